#!/usr/bin/python3
"""Who opens the register, and what the window says to who does not: the real program, through the accessibility bus."""

from relais_stage import PASSPHRASE, on, run


def in_the_list(stage, name):
    return stage.find(role='list item', name=lambda text: text.startswith(name))


def see_patients(stage):
    # Before that the keys would still go to the first page.
    stage.find(role='label', name=stage.text('Today'))
    stage.go_room('Patients', 'Search patients')
    in_the_list(stage, 'Amrani Khadija')


def open_by_name_and_passphrase(stage):
    stage.make_demo()
    stage.open()
    stage.sign_in()
    see_patients(stage)


@on(language='fr')
def test_a_register_opens_by_keyboard_in_french(stage):
    open_by_name_and_passphrase(stage)
    stage.find(role='list item', name=stage.text('Caregivers'))


@on(language='nl')
def test_a_register_opens_by_keyboard_in_dutch(stage):
    open_by_name_and_passphrase(stage)
    stage.find(role='list item', name=stage.text('Caregivers'))


@on(language='en')
def test_the_window_speaks_the_language_of_who_signs_in(stage):
    stage.make_demo()
    stage.open()
    stage.find(role='button', name='Open')
    stage.sign_in('Nadine Cloots')
    stage.find(role='list item', name=stage.text('Caregivers', language='fr'))


@on(language='fr')
def test_before_that_it_speaks_the_language_of_the_workstation(stage):
    stage.make_demo()
    stage.set_setting('language', "'nl'")
    stage.open()
    stage.find(role='button', name=stage.text('Open', language='nl'))
    stage.sign_in()
    stage.find(role='list item', name=stage.text('Caregivers', language='fr'))


@on(language='nl')
def test_a_wrong_passphrase_is_answered_by_a_sentence(stage):
    stage.make_demo()
    stage.open()
    stage.sign_in(passphrase='wrong words')
    stage.find(name=stage.text('This name and this passphrase do not open the register together. Check both, the '
                               'keyboard layout and the Caps Lock key, then try again.'))
    # The name stays, the passphrase is empty and has the focus: the right one opens at once.
    stage.focused(role='entry', text='')
    stage.type(PASSPHRASE)
    stage.key('Return')
    see_patients(stage)


@on(language='fr')
def test_another_process_adds_somebody_and_the_list_shows_it(stage):
    open_by_name_and_passphrase(stage)
    stage.ctl('patient', 'add', '--family-name', 'Aaltonen', '--given-name', 'Nora', '--birth-date', '1950-05-01')
    in_the_list(stage, 'Aaltonen Nora')


@on(language='fr')
def test_a_second_start_brings_the_first_window_forward(stage):
    open_by_name_and_passphrase(stage)
    first = stage.windows()
    # Another register is another program; its window lies over the first one.
    other = stage.folder / 'other'
    other.mkdir()
    stage.start_relais(other)
    cover = stage.wait(lambda: [window for window in stage.windows() if window not in first], 'another window')
    stage.tool('xdotool', 'windowraise', cover[0])
    stage.wait(lambda: stage.windows() == [*first, *cover], 'it on top')

    assert stage.start_relais(stage.data).wait(30) == 0
    stage.wait(lambda: stage.windows() == [*cover, *first], 'the first window on top')
    assert len(stage.application.find_all(role='frame')) == 1


@on(language='fr', size=(360, 720))
def test_the_smallest_window_has_room_for_what_is_in_it(stage):
    stage.open()
    stage.focused(role='entry')
    assert not stage.misfits(), stage.misfits()


@on(language='fr', size=(250, 720))
def test_the_stage_says_where_there_is_no_room(stage):
    stage.open()
    stage.focused(role='entry')
    assert stage.misfits()


run(test_a_register_opens_by_keyboard_in_french, test_a_register_opens_by_keyboard_in_dutch,
    test_the_window_speaks_the_language_of_who_signs_in,
    test_before_that_it_speaks_the_language_of_the_workstation, test_a_wrong_passphrase_is_answered_by_a_sentence,
    test_another_process_adds_somebody_and_the_list_shows_it, test_a_second_start_brings_the_first_window_forward,
    test_the_smallest_window_has_room_for_what_is_in_it, test_the_stage_says_where_there_is_no_room)
