"""What the checks share: the tree as text, C sources with comments and strings told apart, and rules that speak TAP.

A rule is a function from a tree (a dict: path in the tree → text) to findings ("path:line: what"). Each rule brings
samples: trees in which it must find something, and trees in which it must not. They are tried at every run before the
real tree, so that no rule can go blind unnoticed."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)
BETWEEN_STRINGS = re.compile(r'"(?:\s|\\\n)*"')
IGNORED = re.compile(r'(^|/)(\.git|\.cache|build[^/]*|__pycache__)(/|$)')


def read_tree(root):
    """Returns the text of every file that belongs to the tree; files that are not UTF-8 text are None."""
    tree = {}
    for path in list_files(Path(root)):
        try:
            tree[path] = (Path(root) / path).read_bytes().decode('utf-8')
        except UnicodeDecodeError:
            tree[path] = None
        except FileNotFoundError:
            pass
    return tree


def list_files(root):
    """Returns the paths that git keeps, or, where there is no git, all but what a build leaves behind."""
    try:
        listed = subprocess.run(['git', '-C', str(root), 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
                                capture_output=True, check=True, stdin=subprocess.DEVNULL)
        return [path for path in listed.stdout.decode('utf-8').split('\0') if path]
    except (OSError, subprocess.CalledProcessError):
        pass

    paths = []
    for folder, folders, names in os.walk(root):
        inside = os.path.relpath(folder, root)
        inside = '' if inside == '.' else inside + '/'
        folders[:] = [name for name in folders
                      if name == 'build-aux' or not IGNORED.search(name)]
        paths += [inside + name for name in names if not name.endswith('.pyc')]
    return paths


class Source:
    """A C file: `code` is its text with comments and the inside of strings blanked, line for line."""

    def __init__(self, path, text):
        self.path = path
        self.text = text
        self.comments = []
        self.code = TOKEN.sub(self._blank, text)
        self.lines = self.code.split('\n')

    def _blank(self, match):
        token = match[0]
        if token[0] == '/':
            self.comments.append((self.line_of(match.start()), token))
            return re.sub(r'[^\n]', ' ', token)
        return token[0] + ' ' * (len(token) - 2) + token[0]

    def line_of(self, offset):
        return self.text.count('\n', 0, offset) + 1

    def strings(self):
        """Yields line and value of each string literal; pieces that C joins are one."""
        bare = TOKEN.sub(lambda match: match[0] if match[0][0] == '"' else re.sub(r'[^\n]', ' ', match[0]), self.text)
        joined = re.compile(r'"(?:\\.|[^"\\\n])*"(?:\s*"(?:\\.|[^"\\\n])*")*')
        for match in joined.finditer(bare):
            yield self.line_of(match.start()), BETWEEN_STRINGS.sub('', match[0])[1:-1]

    def find(self, pattern):
        """Yields the line and the match of each place in the code that fits @pattern."""
        for match in re.finditer(pattern, self.code, re.MULTILINE):
            yield self.line_of(match.start()), match

    def say(self, line, what):
        return f'{self.path}:{line}: {what}'


def c_sources(tree, pattern):
    """Yields a Source for each file of @tree whose path fits @pattern."""
    for path in sorted(tree):
        if re.fullmatch(pattern, path) and tree[path] is not None:
            yield Source(path, tree[path])


@dataclass
class Rule:
    name: str
    find: callable
    bad: list = field(default_factory=list)    # (tree, a part of the finding)
    good: list = field(default_factory=list)   # trees


class Tap:
    def __init__(self):
        self.count = 0
        self.failed = 0

    def result(self, held, title, notes=()):
        self.count += 1
        self.failed += not held
        for note in () if held else notes:
            for line in str(note).splitlines():
                print(f'# {line}')
        print(f'{"ok" if held else "not ok"} {self.count} - {title.replace("#", "")}')

    def end(self):
        print(f'1..{self.count}')
        return 1 if self.failed else 0


def run(rules, tree):
    """Tries every rule on its samples, then on @tree; returns the exit status."""
    tap = Tap()
    for rule in rules:
        blind = [f'does not see “{expected}”' for sample, expected in rule.bad
                 if not any(expected in finding for finding in rule.find(sample))]
        blind += [f'is wrong about {finding}' for sample in rule.good for finding in rule.find(sample)]
        tap.result(rule.bad and not blind, f'{rule.name}: {len(rule.bad)} bad samples are seen', blind)
        findings = rule.find(tree)
        tap.result(not findings, f'{rule.name}: the tree', findings)
    return tap.end()


def main(rules):
    sys.exit(run(rules, read_tree(sys.argv[1])))
