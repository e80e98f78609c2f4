#!/usr/bin/env python3
"""What the tree holds: the top level as it was laid out, no way into one machine, no page that a reader cannot find, and
no host but those that stand for something."""

import re

from relais_check import Rule, main

TOP = {'src', 'data', 'po', 'tests', 'build-aux', 'meson.build', 'meson_options.txt', 'README.md', 'COPYING', 'NEWS'}
OWN = {'tests/checks/check-tree.py', 'COPYING'}
MACHINE = re.compile(r'(?<![\w.$}/-])/(root|home|tmp|Users|mnt)/\w|file:///|\bC:\\\\')
HOSTS = re.compile(r'\bhttps?://([\w.-]+)')
KNOWN_HOSTS = re.compile(r'(.*\.)?(gnu\.org|w3\.org|sqlite\.org|ietf\.org|rfc-editor\.org|debian\.org|example\.(org|com|be))$')
PAGE = re.compile(r'(?<![\w/.-])((?:\.\./)*[\w./-]*\w\.md)\b')


def findings_of(tree, pattern, say):
    findings = []
    for path in sorted(tree):
        if tree[path] is None or path in OWN:
            continue
        for match in pattern.finditer(tree[path]):
            what = say(path, match)
            if what:
                findings.append(f'{path}:{tree[path].count(chr(10), 0, match.start()) + 1}: {what}')
    return findings


def find_top(tree):
    names = {path.split('/')[0] for path in tree}
    return [f'{name}:1: does not belong at the top level' for name in sorted(names - TOP) if not name.startswith('.')]


def find_machine(tree):
    # A test may speak of folders that it does not touch.
    return findings_of({path: text for path, text in tree.items() if not path.startswith('tests/')}, MACHINE,
                       lambda path, match: f'“{match[0]}”, a path of one machine')


def find_hosts(tree):
    return findings_of(tree, HOSTS, lambda path, match: None if KNOWN_HOSTS.match(match[1]) else f'the host {match[1]}')


def find_pages(tree):
    names = {path.split('/')[-1] for path in tree}

    def say(path, match):
        return None if match[1].split('/')[-1] in names and '../' not in match[1] else f'{match[1]} is not in the tree'
    return findings_of(tree, PAGE, say)


main([
    Rule('top level', find_top, bad=[({'notes.txt': ''}, 'notes.txt:1'), ({'docs/a.md': ''}, 'docs:1')],
         good=[{'src/a.c': '', '.gitignore': '', '.ci/run': '', 'NEWS': ''}]),
    Rule('paths of one machine', find_machine,
         bad=[({'src/a.c': '\nx = "/mnt/a";'}, 'src/a.c:2: “/mnt/a'), ({'README.md': 'cd /home/you'}, '/home/y'),
              ({'build-aux/x': 'cd /tmp/y'}, '/tmp/y')],
         good=[{'src/a.c': '"/usr/share/x" and/or "$HOME/tmp/x" "/proc/self/mountinfo"', 'tests/a.c': '"/home/x"'}]),
    Rule('hosts', find_hosts, bad=[({'README.md': 'https://mirror.internal/x'}, 'mirror.internal')],
         good=[{'COPYING': 'http://any.where', 'README.md': 'https://www.gnu.org/licenses/'}]),
    Rule('pages', find_pages,
         bad=[({'src/a.c': '/* see plan.md */'}, 'src/a.c:1: plan.md'), ({'src/README.md': '', 'x': '../shared/README.md'}, 'x:1')],
         good=[{'src/README.md': '', 'src/a.c': '/* src/README.md, README.md */'}]),
])
