#!/usr/bin/env python3
"""What the desktop is told of Relais, judged by the desktop's own tools: the desktop entry, the description for software
centres and the settings are valid, every text of them is there in French and Dutch, and one name is used throughout."""

import re
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from relais_check import Rule, main

ID = 'io.github.relais.Relais'
LANGUAGE = '{http://www.w3.org/XML/1998/namespace}lang'
TRANSLATED = ('GenericName', 'Comment', 'Keywords')


def judge(tree, suffix, command):
    """Hands the files of data/ that end in @suffix to a tool; what it says when it refuses is the finding."""
    findings = []
    for path in sorted(tree):
        if not re.fullmatch(r'data/[^/]*' + re.escape(suffix), path):
            continue
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / Path(path).name
            file.write_text(tree[path], encoding='utf-8')
            try:
                done = subprocess.run([*command, folder if suffix == '.gschema.xml' else str(file)],
                                      capture_output=True, text=True, stdin=subprocess.DEVNULL)
            except FileNotFoundError:
                findings.append(f'{path}:1: {command[0]} is not installed')
                continue
            said = (done.stdout + done.stderr).replace(folder + '/', '').strip()
            if done.returncode != 0:
                findings.append(f'{path}:1: {said}')
    return findings


def find_entry(tree):
    return judge(tree, '.desktop', ['desktop-file-validate'])


def find_metainfo(tree):
    # Newer versions warn where a program has no page on the web. Relais has none.
    findings = judge(tree, '.metainfo.xml', ['appstreamcli', 'validate', '--no-net', '--no-color'])
    complaint = re.compile(r'\b[EW]: (?!.*\burl-homepage-missing\b)')
    return [finding for finding in findings if complaint.search(finding) or 'url-homepage-missing' not in finding]


def find_schema(tree):
    return judge(tree, '.gschema.xml', ['glib-compile-schemas', '--strict', '--dry-run'])


def find_untranslated(tree):
    findings = []
    for path in sorted(tree):
        if re.fullmatch(r'data/[^/]*\.desktop', path):
            keys = {line.split('=')[0] for line in tree[path].split('\n') if '=' in line}
            findings += [f'{path}:1: {key}[{language}] is missing' for key in TRANSLATED for language in ('fr', 'nl')
                         if key in keys and f'{key}[{language}]' not in keys]
        elif re.fullmatch(r'data/[^/]*\.metainfo\.xml', path):
            for parent in ElementTree.fromstring(tree[path]).iter():
                for tag in ('summary', 'p', 'li'):
                    texts = [child.get(LANGUAGE, 'en') for child in parent if child.tag == tag]
                    findings += [f'{path}:1: {texts.count("en")} <{tag}> in English, {texts.count(language)} in {language}'
                                 for language in ('fr', 'nl') if texts.count(language) != texts.count('en')]
    return findings


def find_names(tree):
    pattern = re.compile(r'(?:^Icon=|<id>|<schema id=")([\w.]+)', re.MULTILINE)
    return [f'{path}:1: {match[1]} is not {ID}' for path in sorted(tree) if re.fullmatch(r'data/[^/]*\.(desktop|xml)', path)
            for match in pattern.finditer(tree[path]) if match[1] != ID]


ENTRY = '[Desktop Entry]\nType=Application\nName=a\nExec=a\nCategories=Office;\n'
SCHEMA = '<schemalist><schema id="io.github.relais.Relais" path="/a/">{}</schema></schemalist>'
DESCRIPTION = '<component><description><p>a</p><p xml:lang="fr">b</p>{}</description></component>'

main([
    Rule('desktop entry', find_entry, bad=[({'data/a.desktop': ENTRY.replace('Office', 'Nothing')}, 'data/a.desktop:1')],
         good=[{'data/a.desktop': ENTRY}]),
    Rule('description', find_metainfo, bad=[({'data/a.metainfo.xml': DESCRIPTION.format('')}, 'data/a.metainfo.xml:1')]),
    Rule('settings', find_schema,
         bad=[({'data/a.gschema.xml': SCHEMA.format('<key name="a" type="s"><default>1</default></key>')}, 'a.gschema')],
         good=[{'data/a.gschema.xml': SCHEMA.format('<key name="a" type="i"><default>1</default></key>')}]),
    Rule('translations', find_untranslated,
         bad=[({'data/a.desktop': 'Comment=a\nComment[fr]=b\n'}, 'Comment[nl] is missing'),
              ({'data/a.metainfo.xml': DESCRIPTION.format('')}, '0 in nl')],
         good=[{'data/a.desktop': 'Name=a\nComment=a\nComment[fr]=b\nComment[nl]=c\n',
                'data/a.metainfo.xml': DESCRIPTION.format('<p xml:lang="nl">c</p>')}]),
    Rule('one name', find_names,
         bad=[({'data/a.desktop': ENTRY + 'Icon=a.b\n'}, 'a.b is not'), ({'data/a.gschema.xml': '<schema id="x.y"'}, 'x.y is not')],
         good=[{'data/a.desktop': f'Icon={ID}\n', 'data/a.gschema.xml': SCHEMA, 'src/a.xml': '<id>x</id>'}]),
])
