#!/usr/bin/env python3
"""build-aux/count-tests, from Meson's log to the last line and the exit status.

   check-counting.py ROOT"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from relais_check import Tap

# title, log entries (result, output of the program), the last line expected, exit status, what else must be said
CASES = [
    ('all passed', [('OK', '1..2\nok 1 /a\nok 2 /b\n')], '2 passed, 0 failed', 0, ''),
    ('sums, and skipped ones', [('OK', '1..1\nok 1 /a\n'), ('OK', '1..2\nok 1 /b\nok 2 /c # SKIP no font\n')],
     '2 passed, 0 failed, 1 skipped', 0, ''),
    ('a plan at the end', [('OK', 'ok 1 - a\n1..1\n')], '1 passed, 0 failed', 0, ''),
    ('one failed', [('FAIL', '1..2\nok 1 /a\nnot ok 2 /b\n')], '1 passed, 1 failed', 1, 'prog: /b'),
    ('what a failed one said', [('FAIL', '1..2\n# before\nok 1 /a\n# why it failed\nnot ok 2 /b\n')],
     '1 passed, 1 failed', 1, 'prog: /b\n    why it failed'),
    ('an assertion', [('ERROR', '1..3\nok 1 /a\nnot ok /b - x should be TRUE\nBail out!\n')],
     '1 passed, 1 failed', 1, '(1 of 3 tests did not run)'),
    ('bailed out', [('ERROR', '1..2\nok 1 /a\nBail out! it broke\n')], '1 passed, 1 failed', 1, 'prog: it broke'),
    ('died without a word', [('ERROR', '')], '0 passed, 1 failed', 1, 'prog: error'),
    ('died after its last test', [('ERROR', '1..1\nok 1 /a\n')], '1 passed, 1 failed', 1, 'prog: error'),
    ('took too long', [('TIMEOUT', '1..2\nok 1 /a\n')], '1 passed, 1 failed', 1, '(1 of 2'),
    ('ran no test', [('OK', '1..0\n')], '0 passed, 1 failed', 1, 'ran no test'),
    ('nothing', [], '0 passed, 0 failed', 1, 'No test ran.'),
    ('all skipped', [('SKIP', '1..0 # SKIP not here\n')], '0 passed, 0 failed, 1 skipped', 1, 'No test ran.'),
]


def count(root, logs):
    done = subprocess.run([f'{root}/build-aux/count-tests', *map(str, logs)], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL)
    return done.stdout.strip().splitlines(), done.returncode


def main(root):
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        for title, entries, last, status, said in CASES:
            log = Path(folder) / 'check' / 'meson-logs' / 'testlog.json'
            log.parent.mkdir(parents=True, exist_ok=True)
            log.write_text(''.join(json.dumps({'name': 'prog', 'result': result, 'stdout': output}) + '\n'
                                   for result, output in entries), encoding='utf-8')
            lines, returned = count(root, [log])
            tap.result(lines[-1] == last and returned == status and said in '\n'.join(lines), title,
                       lines + [f'exit status {returned}'])
        lines, returned = count(root, [Path(folder) / 'nowhere' / 'meson-logs' / 'testlog.json'])
        tap.result(lines[-1] == '0 passed, 1 failed' and returned == 1, 'no log', lines)
    return tap.end()


sys.exit(main(sys.argv[1]))
