#!/usr/bin/python3
"""The notebook in the real program: two nurses write, read, answer and correct without the mouse, each in their
language."""

from relais_nurses import come_in, open_page
from relais_stage import on, run

OTHER = {'fr': 'nl', 'nl': 'fr'}


def leave(stage):
    stage.key('ctrl+l')
    stage.focused(role='entry', name=stage.text('Your _name'))


def write(stage, entry, text):
    entry.put(text)
    stage.key('ctrl+Return')
    stage.wait(lambda: entry.text == '', 'it to be signed')


def open_notebook(stage, language):
    """From the line on the page up to the last entry there, and with it to the notebook of the patient."""
    stage.key('shift+Tab', 'Return')
    stage.find(role='button', name=stage.text('Seen up to here (V)', language=language))
    return stage.focused(role='entry', name=stage.text('Words of the entry', language=language))


def is_first(name):
    """The entry itself: its answer tells its words too."""
    return 'Talon ferme' in name and 'Bien vu' not in name


def go_to_first(stage, place):
    """From where one writes round to the timeline, and down to the first entry."""
    stage.key('F6', 'F6', 'F6')
    stage.focused(role='list item')
    stage.key(*['Down'] * place)
    stage.focused(role='list item', name=is_first)


def write_read_answer_correct(stage, first):
    second = OTHER[first]
    stage.make_demo()
    stage.open()
    come_in(stage, first)
    write(stage, open_page(stage, first), 'Talon ferme, creme matin et soir.')
    leave(stage)

    come_in(stage, second)
    open_page(stage, second)
    entry = open_notebook(stage, second)
    go_to_first(stage, 0)
    stage.key('Return')
    stage.focused(role='entry', name=stage.text('Words of the entry', language=second))
    stage.find(name=lambda name: name.startswith(stage.text('Answer to {entry}', language=second).split('{')[0]))
    write(stage, entry, 'Bien vu, merci.')
    leave(stage)

    come_in(stage, first)
    open_page(stage, first)
    entry = open_notebook(stage, first)
    go_to_first(stage, 1)
    stage.key('shift+F10')
    stage.find(name=stage.text('Correct', language=first))
    stage.key('Down', 'Return')
    stage.wait(lambda: entry.text.startswith('Talon ferme'), 'the words to correct')
    write(stage, entry, 'Talon ferme, creme le matin.')
    stage.find(role='list item', name=lambda name: 'creme le matin' in name)
    stage.find(role='list item', name=lambda name: 'Bien vu' in name)
    struck = stage.find(role='list item', name=lambda name: is_first(name) and 'matin et soir' in name)
    assert stage.text('Struck by a correction', language=first) in struck.name, struck.name


@on(language='fr')
def test_nurses_write_read_answer_and_correct_in_french(stage):
    write_read_answer_correct(stage, 'fr')


@on(language='nl')
def test_nurses_write_read_answer_and_correct_in_dutch(stage):
    write_read_answer_correct(stage, 'nl')


run(test_nurses_write_read_answer_and_correct_in_french,
    test_nurses_write_read_answer_and_correct_in_dutch)
