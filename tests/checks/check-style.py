#!/usr/bin/env python3
"""The style that clang-format does not see: how a file opens, how long files, functions and lines are, and that nothing
unfinished or invisible is left behind."""

import re

from relais_check import Rule, c_sources, main

MAX_FILE = 500       # lines of a file under src
MAX_FUNCTION = 70    # lines of a function under src, braces included
MAX_LINE = 120       # columns, the inside of string literals not counted: sentences are not broken

UNFINISHED = re.compile(r'\b(TODO|FIXME|XXX|HACK|TBD|[Ss]tub(bed|s)?|STUB|[Nn]ot yet implemented|[Nn]ot implemented)\b')
TEXTS = r'(src|tests|build-aux|data|po|\.ci)/.*|[^/]*'
# What tests read may hold any byte.
SAMPLES = ('tests/data/', 'tests/fuzz/corpus/')
# These speak about the words and characters that are looked for.
OWN = {'tests/checks/check-style.py', 'build-aux/count-tests', 'COPYING'}


def find_openings(tree):
    findings = []
    for source in c_sources(tree, r'src/.*\.c'):
        comment = source.comments[0] if source.text.startswith('/*') and source.comments else (1, '')
        if comment[1].count('\n') < 1:
            findings.append(source.say(1, 'opens without a comment of two lines or more that says what it is'))
    for source in c_sources(tree, r'(src|tests)/.*\.h'):
        if not source.text.startswith('#pragma once\n'):
            findings.append(source.say(1, 'a header begins with #pragma once'))
    return findings


def functions(source):
    """Yields first line, name and length of each function: between braces that stand alone in the first column."""
    start = name = None
    for number, line in enumerate(source.lines, 1):
        if line == '{':
            start = number
        elif line == '}' and start is not None:
            yield start, name, number - start + 1
            start = None
        elif start is None and re.match(r'[a-z_]\w* \(', line):
            name = line.split(' ')[0]


def find_lengths(tree):
    findings = []
    for source in c_sources(tree, r'src/.*\.[ch]'):
        count = source.text.count('\n')
        if count > MAX_FILE:
            findings.append(source.say(1, f'{count} lines, more than {MAX_FILE}: two subjects?'))
        findings += [source.say(line, f'{name} has {length} lines, more than {MAX_FUNCTION}')
                     for line, name, length in functions(source) if length > MAX_FUNCTION]
    for source in c_sources(tree, r'(src|tests)/.*\.[ch]'):
        table = False
        for number, line in enumerate(source.text.split('\n'), 1):
            # One row a line is how a table is read: what clang-format leaves alone may be wider.
            table = 'clang-format off' in line or (table and 'clang-format on' not in line)
            if table:
                continue
            bare = re.sub(r'"(?:\\.|[^"\\])*"', '""', line)
            if len(bare) > MAX_LINE:
                findings.append(source.say(number, f'{len(bare)} columns, more than {MAX_LINE}'))
    return findings


def find_unfinished(tree):
    findings = []
    for path in sorted(tree):
        if tree[path] is None or path in OWN or path.startswith(SAMPLES) or not re.fullmatch(TEXTS, path):
            continue
        for match in UNFINISHED.finditer(tree[path]):
            findings.append(f'{path}:{tree[path].count(chr(10), 0, match.start()) + 1}: “{match[0]}”')
    return findings


def find_invisible(tree):
    findings = []
    for path in sorted(tree):
        if path in OWN or path.startswith(SAMPLES) or not re.fullmatch(TEXTS, path):
            continue
        text = tree[path]
        if text is None:
            if path.startswith(('src/', 'po/')):
                findings.append(f'{path}:1: is not UTF-8 text')
            continue
        for number, line in enumerate(text.split('\n'), 1):
            if line != line.rstrip(' \t'):
                findings.append(f'{path}:{number}: blanks at the end of the line')
            if '\r' in line or ('\t' in line and path.endswith(('.c', '.h', '.py', '.build', '.sql'))):
                findings.append(f'{path}:{number}: a tab or carriage return')
            if re.search('[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]', line) and path.endswith(('.c', '.h')):
                findings.append(f'{path}:{number}: an invisible character; write it as an escape')
        if text and not text.endswith('\n'):
            findings.append(f'{path}:{number}: no line end at the end of the file')
    return findings


OPENING = '/* What it is.\n * Who owns it.\n */\n'

main([
    Rule('openings', find_openings,
         bad=[({'src/db/a.c': '/* One line. */\n'}, 'src/db/a.c:1: opens'), ({'src/db/a.c': '#include <a.h>\n'}, 'opens'),
              ({'src/db/a.h': '#ifndef A\n'}, 'begins with'), ({'tests/lib/a.h': '\n#pragma once\n'}, 'begins with')],
         good=[{'src/db/a.c': OPENING, 'src/db/a.h': '#pragma once\n', 'tests/db/a.c': 'int x;\n'}]),
    Rule('lengths', find_lengths,
         bad=[({'src/db/a.c': '\n' * (MAX_FILE + 1)}, f'src/db/a.c:1: {MAX_FILE + 1} lines'),
              ({'src/db/a.c': 'void\nlong_one (void)\n{\n' + '  x ();\n' * (MAX_FUNCTION - 1) + '}\n'},
               f'src/db/a.c:3: long_one has {MAX_FUNCTION + 1} lines'),
              ({'tests/db/a.c': 'x' * (MAX_LINE + 1) + '\n'}, f'tests/db/a.c:1: {MAX_LINE + 1} columns'),
              ({'src/db/a.c': '/* ' + 'é' * MAX_LINE + '\n */\n'}, 'columns'),
              ({'src/db/a.c': '/* clang-format off */\n/* clang-format on */\n' + 'x' * (MAX_LINE + 1)}, 'src/db/a.c:3')],
         good=[{'src/db/a.c': '\n' * MAX_FILE, 'src/db/b.c': '  N_("' + 'x' * 200 + '");\n',
                'src/db/c.c': 'void\nf (void)\n{\n' + '  x ();\n' * (MAX_FUNCTION - 2) + '}\n',
                'src/db/e.c': '/* clang-format off */\n' + 'x' * (MAX_LINE + 1) + '\n/* clang-format on */\n',
                'src/db/d.c': 'static const int t[] = {\n' + '  1,\n' * 100 + '};\n'}]),
    Rule('unfinished', find_unfinished,
         bad=[({'src/db/a.c': '\n/* TODO: more */'}, 'src/db/a.c:2: “TODO”'), ({'README.md': 'FIXME'}, 'FIXME'),
              ({'tests/db/a.c': '/* a stub */'}, 'stub'), ({'build-aux/x': '# XXX'}, 'XXX')],
         good=[{'src/db/a.c': 'g_dir_make_tmp ("a-XXXXXX", &error); stubborn (); /* to do: a term of the notebook */'}]),
    Rule('invisible', find_invisible,
         bad=[({'src/db/a.c': 'int x; \n'}, 'src/db/a.c:1: blanks'), ({'src/db/a.c': 'int\tx;\n'}, 'tab'),
              ({'po/fr.po': 'x\r\n'}, 'carriage'), ({'src/db/a.c': 'int x;'}, 'no line end'),
              ({'src/db/a.c': 'x = "\u2068";\n'}, 'invisible'), ({'src/db/a.c': None}, 'not UTF-8')],
         good=[{'src/db/a.c': 'x = "é“”";\n', 'tests/data/a.csv': 'x \r\n', 'tests/fuzz/corpus/csv/a': 'x\t\r\n', 'tests/data/b.csv': None}]),
])
