#!/usr/bin/env python3
"""Every function that a header of src offers has a gtk-doc block in its room that names each of its parameters and,
where something is returned, says what."""

import re

from relais_check import Rule, c_sources, main

# The type and the name of a declaration in code without comments, up to the parenthesis of its parameters.
DECLARATION = re.compile(r'^(?P<type>[A-Za-z_][\w \t]*?[\s*]+)(?P<name>relais_\w+)\s*\(', re.MULTILINE)
BLOCK = re.compile(r'/\*\*?\n \* (relais_\w+):.*?\*/', re.DOTALL)
# Written by GObject's and GLib's macros, not by us.
GENERATED = re.compile(r'_(get_type|quark)$')


def declarations(header):
    """Yields line, name, parameter names, and whether something is returned."""
    code = re.sub(r'^[ \t]*#(?:.*\\\n)*.*$', lambda match: re.sub(r'[^\n]', ' ', match[0]), header.code, flags=re.MULTILINE)
    code = re.sub(r'\bG_(BEGIN|END)_DECLS\b', ' ', code)
    for match in DECLARATION.finditer(code):
        returns = re.sub(r'\b(static|inline|extern|const|G_\w+)\b', '', match['type']).strip() != 'void'
        if match['type'].split()[0] in ('typedef', 'return') or GENERATED.search(match['name']):
            continue
        yield code.count('\n', 0, match.start('name')) + 1, match['name'], parameter_names(code[match.end():]), returns


def parameter_names(text):
    """Returns the names of the parameters, from behind the opening parenthesis on."""
    depth, parts, part = 1, [], ''
    for letter in text:
        depth += (letter == '(') - (letter == ')')
        if depth == 0:
            break
        if letter == ',' and depth == 1:
            parts.append(part)
            part = ''
        else:
            part += letter
    names = []
    for one in parts + [part]:
        pointer = re.match(r'[^()]*\(\s*\*\s*(\w+)', one)
        word = pointer or re.search(r'(\w+)\s*(?:\[[^\]]*\]\s*)*$', one)
        if word and word[1] != 'void':
            names.append(word[1])
    return names


def find_undocumented(tree):
    blocks = {}
    for source in c_sources(tree, r'src/\w+/.*\.[ch]'):
        for match in BLOCK.finditer(source.text):
            blocks[match[1]] = match[0]
    findings = []
    for header in c_sources(tree, r'src/\w+/(?!.*-private\.h).*\.h'):
        for line, name, parameters, returns in declarations(header):
            block = blocks.get(name)
            if block is None:
                findings.append(header.say(line, f'{name} has no gtk-doc block'))
                continue
            findings += [header.say(line, f'{name}: @{one} is not explained') for one in parameters
                         if f'@{one}:' not in block]
            if returns and 'Returns:' not in block:
                findings.append(header.say(line, f'{name}: what it returns is not said'))
    return findings


def documented(declaration, block=''):
    return {'src/db/a.h': f'#pragma once\n\nG_BEGIN_DECLS\n\n{declaration}\n\nG_END_DECLS\n', 'src/db/a.c': block}


main([
    Rule('gtk-doc', find_undocumented,
         bad=[(documented('int relais_a (void);'), 'src/db/a.h:5: relais_a has no gtk-doc block'),
              (documented('char *relais_a (int x) G_GNUC_PRINTF (1, 2);'), 'relais_a has no'),
              (documented('const char  *relais_a (int  x,\n   char *const  *names);',
                          '/**\n * relais_a:\n * @x: it\n *\n * Returns: one\n */'), '@names is not'),
              (documented('gboolean relais_a (void (*func) (gpointer data), GError **error);',
                          '/**\n * relais_a:\n * @func: it\n *\n * Returns: one\n */'), '@error is not'),
              (documented('int relais_a (void);', '/**\n * relais_a:\n *\n * Nothing.\n */'), 'returns is not said'),
              (documented('void relais_b (void);\nvoid relais_a (void);', '/**\n * relais_b:\n */'),
               'src/db/a.h:6: relais_a has')],
         good=[documented('void relais_a (const char *x, ...) G_GNUC_PRINTF (1, 2);', '/**\n * relais_a:\n * @x: it\n */'),
               documented('GType relais_a_get_type (void);\nGQuark relais_a_quark (void);'),
               documented('#define R(x) relais_a (x);\ntypedef int (*RelaisF) (int x);\nG_DECLARE_FINAL_TYPE (A, relais_a, R, A, GObject)'),
               {'src/db/a-private.h': 'int relais_a (void);\n', 'tests/lib/a.h': 'int relais_a (void);\n'}]),
])
