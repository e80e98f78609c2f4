#!/usr/bin/python3
"""An entry of the notebook is being typed when the program is killed, again and again: what was stored is offered."""

import os
import random
import signal
import time

from relais_nurses import come_in, open_page
from relais_stage import on, run

ROUNDS = 50 if os.environ.get('RELAIS_TEST_LONG') else 3
# What was typed longer ago than this when the power goes is kept.
LONGEST = 2


def stored(stage):
    """What the files of the register look like: another look says that something was written."""
    return [(path.stat().st_size, path.stat().st_mtime_ns) for path in sorted(stage.data.glob('register.db*'))]


def type_for_a_while(stage, entry, text, chance):
    """Types word by word until the moment comes; returns what was typed, with when it stood there."""
    typed = []
    end = time.monotonic() + chance.uniform(0.3, 2 * LONGEST + 1)
    while time.monotonic() < end:
        text = f'{text} mot{len(text)}'
        entry.put(text)
        typed.append((time.monotonic(), text))
        stage.bus.pause()
    return typed


@on(language='fr')
def test_what_was_typed_survives_a_kill(stage):
    """Whatever was on the disk is offered again, and more of it is there when there was time: with RELAIS_TEST_LONG all
    that is older than two seconds."""
    chance = random.Random(20261122)
    stage.make_demo()
    kept = ''
    for number in range(ROUNDS):
        stage.open()
        come_in(stage, 'fr')
        entry = open_page(stage, 'fr')
        stage.wait(lambda: entry.text.startswith(kept) and (entry.text != '') == (kept != ''), f'“{kept}”')
        stage.settle()
        before, text = stored(stage), f'{entry.text}Tour {number}.'
        entry.put(text)
        stage.wait(lambda: stored(stage) != before, 'something on the disk')
        typed = type_for_a_while(stage, entry, text, chance)
        os.kill(stage.relais.pid, signal.SIGKILL)
        now = time.monotonic()
        stage.relais.wait()
        kept = text
        if ROUNDS > 3:
            kept = next((words for at, words in reversed(typed) if now - at > LONGEST), text)
    stage.open()
    come_in(stage, 'fr')
    entry = open_page(stage, 'fr')
    stage.wait(lambda: entry.text.startswith(kept), f'“{kept}”')
    stage.key('ctrl+Return')
    stage.find(name=lambda name: 'Tour 0.' in name)
    stage.wait(lambda: entry.text == '', 'an empty line')


run(test_what_was_typed_survives_a_kill)
