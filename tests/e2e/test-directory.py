#!/usr/bin/python3
"""Somebody on the phone asks for a ward: the direct line, in three keys; and only those who answer now."""

from relais_stage import on, run

WARD = {'fr': 'Clinique du Vieux Relais – Gériatrie', 'nl': 'Kliniek De Oude Schakel – Geriatrie'}
LINE = '02 079 43 91'
MOST_PRESSES = 3
FRIDAY = '2026-11-20T13:02:11Z'


def open_room(stage):
    stage.make_demo()
    stage.open()
    stage.sign_in()
    stage.find(role='label', name=stage.text('Today'))
    return stage.go_room('Directory', 'Search the directory')


def entries(stage):
    """The rows of the directory's list, as a screen reader says them."""
    found = stage.application.find(role='list', name=stage.text('Directory'))
    return [row.name for row in found.children if row.name] if found else []


def find_line(stage):
    open_room(stage)
    stage.presses = 0
    stage.type('ger')
    row = stage.find(role='list item', name=lambda name: name.startswith(WARD[stage.language]))
    print(f'{stage.language}: {stage.presses} keys until a direct line')
    assert stage.presses <= MOST_PRESSES
    assert LINE in row.name and stage.text('direct line') in row.name, row.name
    assert stage.wait(lambda: entries(stage), 'rows')[0] == row.name, entries(stage)
    # Not even the hand leaves the keys to have the number where one dials.
    stage.key('ctrl+c')
    stage.find(role='status', name=stage.text('Copied: %s').replace('%s', LINE))
    stage.key('Return')
    stage.find(role='button', name=stage.text('Call %s').replace('%s', LINE))
    stage.find(role='label', name=stage.text('direct line, for professionals only'))


@on(language='fr')
def test_three_keys_lead_to_a_direct_line_in_french(stage):
    find_line(stage)


@on(language='nl')
def test_three_keys_lead_to_a_direct_line_in_dutch(stage):
    find_line(stage)


@on(language='nl')
def test_everywhere_it_is_one_key_more(stage):
    stage.make_demo()
    stage.open()
    stage.sign_in()
    stage.find(role='label', name=stage.text('Today'))
    stage.presses = 0
    stage.key('ctrl+k')
    stage.focused(role='entry', name=stage.text('Search everywhere'))
    stage.type('ger')
    row = stage.find(role='list item', name=lambda name: name.startswith(WARD['nl']))
    assert stage.presses <= MOST_PRESSES + 1 and LINE in row.name, row.name
    # People come first; the next is the ward.
    stage.key('Down', 'Return')
    stage.find(role='button', name=stage.text('Call %s').replace('%s', LINE))


def count(stage, *words):
    """What another process finds in the same directory at the same moment."""
    return len(stage.ctl('--format', 'tsv', 'directory', 'search', '--limit', '200', *words, '').splitlines()) - 1


def narrow_to_open(stage):
    open_room(stage)
    everybody = stage.wait(lambda: len(entries(stage)), 'rows')
    stage.key('Tab', 'space')
    stage.focused(role='combo box', name=stage.text('Category'))
    stage.key(*['Tab'] * 5)
    choice = stage.focused(role='check box', name=stage.text('Can be reached now'))
    stage.key('Return')
    stage.wait(lambda: choice.has('checked'), 'a choice')
    stage.key('Escape')
    wanted = stage.text('open until %s').replace('%s', '')
    open_word = stage.text('open', context='hours')
    stage.wait(lambda: 0 < len(entries(stage)) < everybody, 'fewer rows')
    stage.wait(lambda: all(wanted in name or name.endswith(open_word) for name in entries(stage)), 'only open ones')
    assert len(entries(stage)) == count(stage, '--open-now'), (entries(stage), count(stage, '--open-now'))


@on(language='fr', now=FRIDAY)
def test_only_those_who_answer_on_friday_afternoon(stage):
    narrow_to_open(stage)


run(test_three_keys_lead_to_a_direct_line_in_french, test_three_keys_lead_to_a_direct_line_in_dutch,
    test_everywhere_it_is_one_key_more, test_only_those_who_answer_on_friday_afternoon)
