#!/usr/bin/python3
"""What stays behind when the program is used and when it dies: not a name, not a street, not a number, neither in what it
says while debugging, nor in temporary files and the names of files; and no image of its memory."""

import os
import re
import signal
import subprocess

from relais_stage import BUILD, PASSPHRASE, on, run
from relais_traces import assert_quiet, listen, secrets


@on(language='fr')
def test_the_window_says_no_name_and_leaves_none(stage):
    stage.make_demo()
    wanted = secrets(stage)
    assert len(wanted) > 100
    temporary = listen(stage)
    stage.open()
    stage.sign_in(passphrase='wrong words')
    stage.focused(role='entry', text='')
    stage.type(PASSPHRASE)
    stage.key('Return')
    stage.find(role='label', name=stage.text('Today'))
    stage.go_room('Patients', 'Search patients')
    stage.type('amrani')
    stage.find(role='list item', name=lambda text: text.startswith('El Amrani Mohamed'))
    stage.key('Return')
    stage.find(name=lambda text: text.startswith('Amrani Khadija'))
    stage.key('ctrl+p')
    stage.settle()
    limits = open(f'/proc/{stage.relais.pid}/limits', encoding='utf-8').read()
    core = next(line for line in limits.splitlines() if line.startswith('Max core file size')).split()
    assert core[4:6] == ['0', '0'], core
    os.kill(stage.relais.pid, signal.SIGABRT)
    assert stage.relais.wait(30) == -signal.SIGABRT
    assert_quiet(stage, wanted, temporary)
    left = [name for name in os.listdir(stage.folder) + os.listdir('.') if re.fullmatch(r'core(\.[0-9]+)?', name)]
    assert not left, left


@on(language='nl')
def test_relaisctl_says_no_name_and_leaves_none(stage):
    stage.make_demo()
    wanted = secrets(stage)
    temporary = listen(stage)
    secret = stage.folder / 'passphrase'
    paper = stage.folder / 'out'
    paper.mkdir()
    commands = [
        ('patient', 'search', 'amrani'), ('patient', 'list'), ('caregiver', 'list'),
        ('print', 'card', '--all', '--language', 'fr', '-o', str(paper / 'cards.pdf')),
        ('export', 'patients', '--to', str(paper / 'list.csv')), ('audit', 'list'), ('audit', 'verify'), ('verify',),
    ]
    with open(stage.folder / 'errors', 'ab') as errors:
        def ctl(*words):
            return subprocess.run([BUILD / 'src/ctl/relaisctl', '--data-dir', stage.data, '--passphrase-file', secret,
                                   *words], env=stage.env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                  stderr=errors, check=False).returncode
        for command in commands:
            assert ctl(*command) == 0, command
        secret.write_text('wrong words\n', encoding='utf-8')
        assert ctl('patient', 'list') == 3
    assert_quiet(stage, wanted, temporary)
    assert sorted(os.listdir(paper)) == ['cards.pdf', 'list.csv']


run(test_the_window_says_no_name_and_leaves_none, test_relaisctl_says_no_name_and_leaves_none)
