#!/usr/bin/env python3
"""The French and Dutch catalogues: every file with texts is in POTFILES.in, every text of the sources has a translation
that is not fuzzy, keeps its placeholders and passes msgfmt, and no translation is left of a text that is gone."""

import os
import re
import subprocess
import tempfile
from pathlib import Path

from relais_check import Rule, c_sources, main

KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2', 'g_dngettext:2,3',
            'relais_phrasebook_get:2', 'relais_phrasebook_get_context:2c,3', 'relais_phrasebook_get_plural:2,3']
MARK = r'(?<![\w"])(_|N_|C_|NC_|ngettext|g_dngettext) *\(|\brelais_phrasebook_get(?:_context|_plural)? *\([^;"]*"'
PLACEHOLDER = re.compile(r'\{\w*\}|%(?:\d+\$)?[-+ 0#]*\d*(?:\.\d+)?(?:[hlzj]*[diouxXeEfgGcsp])')
ENTRY = re.compile(r'^(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) (".*")$|^(".*")$')


def parse(text):
    """Returns (context, msgid, plural) → (translations, fuzzy), without the header and what is commented out."""
    entries = {}
    for block in re.split(r'\n\s*\n', text):
        fields, field = {}, None
        for line in block.split('\n'):
            match = ENTRY.match(line)
            if not match:
                continue
            field = match[1] or field
            fields[field] = fields.get(field, '') + (match[2] or match[3])[1:-1]
        key = (fields.get('msgctxt'), fields.get('msgid'), fields.get('msgid_plural'))
        if fields.get('msgid'):
            strings = [value for name, value in sorted(fields.items()) if name.startswith('msgstr')]
            entries[key] = (strings, re.search(r'^#,.*\bfuzzy\b', block, re.MULTILINE) is not None)
    return entries


def lines_of(text):
    return [line.strip() for line in (text or '').split('\n') if line.strip() and not line.startswith('#')]


def find_unlisted(tree):
    listed = lines_of(tree.get('po/POTFILES.in'))
    findings = [f'po/POTFILES.in:1: {path} is not in the tree' for path in listed if path not in tree]
    findings += [f'po/POTFILES.in:1: {path} stands there twice' for path in sorted(set(listed)) if listed.count(path) > 1]
    for source in c_sources(tree, r'src/.*\.[ch]'):
        marked = [line for line, _ in source.find(MARK)
                  if not source.lines[line - 1].lstrip().startswith('#')]
        if marked and source.path not in listed:
            findings.append(source.say(marked[0], 'has a text to translate and is not in po/POTFILES.in'))
    findings += [f'{path}:1: has a text to translate and is not in po/POTFILES.in' for path in sorted(tree)
                 if re.fullmatch(r'src/.*\.ui', path) and 'translatable="yes"' in (tree[path] or '') and path not in listed]
    return findings


def extract(tree):
    with tempfile.TemporaryDirectory() as folder:
        paths = [path for path in lines_of(tree.get('po/POTFILES.in')) if path in tree]
        for path in paths:
            file = Path(folder) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(tree[path], encoding='utf-8')
        pot = Path(folder) / 'fresh.pot'
        templates = [path for path in paths if path.endswith('.ui')]
        subprocess.run(['xgettext', '--from-code=UTF-8', '--force-po', '--no-wrap', '--language=C', '-k',
                        *(f'-k{word}' for word in KEYWORDS), '-o', str(pot),
                        *(path for path in paths if path not in templates)],
                       cwd=folder, check=True, stdin=subprocess.DEVNULL)
        if templates:
            subprocess.run(['xgettext', '--from-code=UTF-8', '--join-existing', '--no-wrap', '--language=Glade', '-o', str(pot),
                            *templates],
                           cwd=folder, check=True, stdin=subprocess.DEVNULL)
        return parse(pot.read_text(encoding='utf-8'))


def find_incomplete(tree):
    findings = []
    fresh = extract(tree)
    for language in lines_of(tree.get('po/LINGUAS')):
        path = f'po/{language}.po'
        have = parse(tree.get(path, ''))
        for key in fresh:
            strings, fuzzy = have.get(key, ([], False))
            if not strings or not all(strings):
                findings.append(f'{path}: “{key[1]}” is not translated')
            elif fuzzy:
                findings.append(f'{path}: “{key[1]}” is fuzzy')
            elif not same_placeholders(key, strings):
                findings.append(f'{path}: “{key[1]}” loses or gains a placeholder')
        findings += [f'{path}: “{key[1]}” is no text of the sources any more' for key in have if key not in fresh]
    return findings


def same_placeholders(key, strings):
    if key[2] is None:
        return sorted(PLACEHOLDER.findall(key[1])) == sorted(PLACEHOLDER.findall(strings[0]))
    # A form for one may leave the number out; none may invent one.
    allowed = set(PLACEHOLDER.findall(key[2]))
    return set(PLACEHOLDER.findall(strings[-1])) == allowed and set(PLACEHOLDER.findall(strings[0])) <= allowed


def find_invalid(tree):
    findings = []
    for path in sorted(tree):
        if not re.fullmatch(r'po/\w+\.po', path):
            continue
        done = subprocess.run(['msgfmt', '--check-format', '--check-domain', '-o', os.devnull, '-'], input=tree[path],
                              capture_output=True, text=True)
        if done.returncode != 0:
            findings.append(f'{path}: {done.stderr.strip()}')
    return findings


HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n > 1);\\n"\n'


def catalogue(entry, code='x = _("Hello {name}, %d");'):
    return {'src/a/a.c': code, 'po/POTFILES.in': 'src/a/a.c\n', 'po/LINGUAS': '# all\nfr\n',
            'po/fr.po': HEADER + '\n' + entry}


HELLO = 'msgid "Hello {name}, %d"\nmsgstr "Bonjour {name}, %d"\n'
PLURAL = 'x = ngettext ("One", "%d of them", n);'

main([
    Rule('POTFILES.in', find_unlisted,
         bad=[({'src/a/a.c': '\nx = _("a");', 'po/POTFILES.in': ''}, 'src/a/a.c:2: has a text'),
              ({'src/a/a.c': 'x = ngettext ("a", "b", n);', 'po/POTFILES.in': '# src/a/a.c\n'}, 'has a text'),
              ({'po/POTFILES.in': 'src/gone.c\n'}, 'src/gone.c is not'),
              ({'src/a/a.c': '', 'po/POTFILES.in': 'src/a/a.c\nsrc/a/a.c\n'}, 'twice'),
              ({'src/a/a.ui': '<property translatable="yes">A</property>', 'po/POTFILES.in': ''}, 'src/a/a.ui:1: has a text')],
         good=[{'src/a/a.c': 'x = C_("a", "b");', 'po/POTFILES.in': 'src/a/a.c\n',
                'src/a/b.c': '#define T(x) _(x)\nx = relais_a_ (1); /* _("x") */\n'}]),
    Rule('translations', find_incomplete,
         bad=[(catalogue(''), 'po/fr.po: “Hello {name}, %d” is not translated'),
              (catalogue('msgid "Hello {name}, %d"\nmsgstr ""\n'), 'is not translated'),
              (catalogue('#, fuzzy\n' + HELLO), 'is fuzzy'),
              (catalogue('msgctxt "x"\n' + HELLO), 'is not translated'),
              (catalogue(HELLO.replace('r {name}', 'r {nom}')), 'placeholder'),
              (catalogue(HELLO.replace('}, %d"\nmsgstr "Bonjour {name}, %d', '}, %d"\nmsgstr "Bonjour {name}, %s')), 'placeholder'),
              ({**catalogue(HELLO), 'po/POTFILES.in': 'src/a/a.c\nsrc/a/a.ui\n',
                'src/a/a.ui': '<interface><template class="A" parent="B"><property name="c" translatable="yes">Seen</property>'
                              '</template></interface>'}, 'po/fr.po: “Seen” is not translated'),
              (catalogue(HELLO + '\nmsgid "Gone"\nmsgstr "Parti"\n'), 'is no text of the sources'),
              (catalogue('msgid "One"\nmsgid_plural "%d of them"\nmsgstr[0] "Un"\nmsgstr[1] ""\n', PLURAL), 'is not translated'),
              (catalogue('msgid "One"\nmsgid_plural "%d of them"\nmsgstr[0] "Un"\nmsgstr[1] "x"\n', PLURAL), 'placeholder')],
         good=[catalogue(HELLO), catalogue(HELLO.replace('"Bonjour {name}, %d"', '""\n"Bonjour "\n"{name}, %d"')),
               catalogue('msgid "One"\nmsgid_plural "%d of them"\nmsgstr[0] "Un"\nmsgstr[1] "%d"\n', PLURAL)]),
    Rule('msgfmt', find_invalid,
         bad=[({'po/fr.po': HEADER + '\n#, c-format\nmsgid "a %d"\nmsgstr "a %s"\n'}, 'po/fr.po:'),
              ({'po/fr.po': HEADER + '\nmsgid "a\nmsgstr "a"\n'}, 'po/fr.po:'),
              ({'po/fr.po': HEADER + 2 * '\nmsgid "a"\nmsgstr "a"\n'}, 'duplicate')],
         good=[catalogue(HELLO)]),
])
