"""Two colleagues of the fictional practice who share a desk: how each comes in, and what a locked window may show."""

import csv
from pathlib import Path

from relais_stage import PASSPHRASE

NURSE, NURSE_PIN = 'Els Verstraete', '2222'
RECEPTION, RECEPTION_PIN = 'Nadine Cloots', '471147'
PEOPLE = Path(__file__).resolve().parents[2] / 'src/services/demo/people.csv'


def sign_in(stage, name, pin, language):
    """By name, passphrase and a PIN for the day, whatever language the page speaks."""
    stage.fill(name, role='entry', name=stage.text('Your _name'))
    stage.key('Return')
    stage.focused(role='entry', text='')
    stage.type(PASSPHRASE)
    stage.key('Tab')
    stage.focused(role='entry', text=lambda text: len(text) != len(PASSPHRASE))
    stage.type(pin)
    stage.key('Return')
    stage.find(role='label', name=stage.text('Today', language=language))


def field_of(stage, name):
    """Waits for the field of a member's PIN, in any language."""
    return stage.focused(role='entry', name=lambda text: text.endswith(name) and text != name)


def come_in_again(stage, name, pin, language):
    field_of(stage, name)
    stage.type(pin)
    stage.key('Return')
    stage.find(role='label', name=stage.text('Today', language=language))


def names_of_the_demo():
    with open(PEOPLE, encoding='utf-8', newline='') as file:
        rows = list(csv.DictReader(file))
    names = {row[column] for row in rows for column in ('family_name', 'given_name') if row.get(column)}
    return {name for name in names if len(name) > 3 and name not in f'{NURSE} {RECEPTION}'}


def assert_shows_nothing(stage):
    """Nothing of the register in any window of the program, nor in the name of one."""
    names = names_of_the_demo()
    assert len(names) > 20
    shown = [f'{widget.name} {widget.text} {widget.description}' for widget in everything(stage.application)]
    found = [line for line in shown if any(name in line for name in names)]
    assert not found, found
    assert [stage.tool('xdotool', 'getwindowname', window).strip() for window in windows_of(stage)] == ['Relais']


def windows_of(stage):
    """Its windows on the screen, whatever they are called."""
    return stage.tool('xdotool', 'search', '--onlyvisible', '--pid', stage.relais.pid).split()


def everything(widget):
    """Also what does not show: a screen reader, or a curious program, could ask for it."""
    yield widget
    for child in widget.children:
        yield from everything(child)
