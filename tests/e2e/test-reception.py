#!/usr/bin/python3
"""The desk's main job without the mouse: a caregiver is registered, linked to a patient, agrees, and gets a card. Every key
that is pressed is counted. And what happens to the text when the disk will not take it."""

import shutil
import subprocess

from relais_stage import on, run

RELATION = {'fr': 'fille', 'nl': 'dochter'}
NAME, GIVEN, PHONE, PATIENT = 'Lemaire', 'Sophie', '0478123456', 'Collard Josette'
# More than this is not under a minute for somebody who types with two fingers: two keys a second.
MOST_PRESSES = 120


def open_register(stage):
    stage.make_demo()
    stage.open()
    stage.sign_in()
    stage.find(role='label', name=stage.text('Today'))


def begin_caregiver(stage):
    """From the list to the open form."""
    stage.go_room('Caregivers', 'Search caregivers')
    stage.key('ctrl+n')
    stage.focused(role='entry', name=stage.text('_Family name'))


def fill_caregiver(stage):
    stage.fill(NAME, name=stage.text('_Family name'))
    stage.key('Tab')
    stage.fill(GIVEN, name=stage.text('_Given name'))
    stage.key('Tab')
    stage.fill(PHONE, name=stage.text('_Phone'))
    stage.key('Tab')
    stage.fill(RELATION[stage.language], name=stage.text('_Relation'))
    stage.key('Tab')
    stage.fill('collard', name=stage.text('_Of whom'))
    stage.key('Return')
    # Who was meant stands in the field, and the next key is the answer of the caregiver.
    agrees = stage.focused(role='check box')
    stage.find(role='entry', name=stage.text('_Of whom'), text=PATIENT)
    stage.key('space')
    stage.wait(lambda: agrees.has('checked'), 'a yes')


def save_card(stage, path):
    """From the person's page to a file."""
    stage.key('ctrl+p')
    stage.focused(role='button', name=lambda name: f'{GIVEN} {NAME}' in name)
    counted = stage.presses
    stage.key('ctrl+s')
    entry = stage.wait(lambda: next((widget for widget in stage.application.find_all(role='entry', state='focused')
                                     if widget.text.endswith('.pdf')), None), 'the name of the file')
    entry.put(str(path))
    stage.key('Return')
    stage.wait(lambda: read_pdf(path), 'the card')
    return counted


def read_pdf(path):
    if not path.exists():
        return ''
    done = subprocess.run(['pdftotext', '-layout', path, '-'], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    return done.stdout if done.returncode == 0 else ''


def register_and_print(stage):
    open_register(stage)
    stage.presses = 0
    begin_caregiver(stage)
    fill_caregiver(stage)
    stage.key('ctrl+s')
    stage.find(role='button', name=lambda name: name.startswith(stage.text('Print a card (Ctrl+P)')))
    registered = stage.presses
    card = stage.folder / 'card.pdf'
    to_printer = save_card(stage, card) + 1
    print(f'{stage.language}: {registered} keys until registered, {to_printer} until the card is at the printer')
    assert to_printer <= MOST_PRESSES
    text = read_pdf(card)
    # The caregiver carries who is to be called for whom; its name stands small at the foot.
    assert f'{GIVEN} {NAME}' in text and 'Josette C.' in text, text

    found = stage.ctl('caregiver', 'search', 'lemaire')
    assert 'Sophie Lemaire' in found and PHONE in found.replace(' ', ''), found


@on(language='fr')
def test_a_caregiver_is_registered_and_gets_a_card_in_french(stage):
    register_and_print(stage)


@on(language='nl')
def test_a_caregiver_is_registered_and_gets_a_card_in_dutch(stage):
    register_and_print(stage)


@on(language='fr')
def test_what_is_typed_stays_when_the_disk_does_not_take_it(stage):
    """The register's files are taken away under the open window: nothing can be written, whoever runs the test."""
    open_register(stage)
    begin_caregiver(stage)
    away = stage.folder / 'away'
    shutil.move(stage.data, away)
    fill_caregiver(stage)
    stage.key('ctrl+s')
    # Something is said, in words, and the form is as it was.
    said = stage.find(role='alert', name=lambda name: len(name) > 20)
    assert 'register.db' in said.name, said.name
    for title, text in (('_Family name', NAME), ('_Given name', GIVEN), ('_Of whom', PATIENT)):
        stage.find(role='entry', name=stage.text(title), text=text)
    # The disk is back: the same key saves what stood there.
    shutil.move(away, stage.data)
    stage.key('ctrl+s')
    stage.find(role='button', name=lambda name: name.startswith(stage.text('Print a card (Ctrl+P)')))
    assert 'Sophie Lemaire' in stage.ctl('caregiver', 'search', 'lemaire')


@on(language='fr')
def test_the_preview_of_the_print_dialog_is_not_a_print(stage):
    open_register(stage)
    stage.go_room('Caregivers', 'Search caregivers')
    stage.fill('fatima', role='entry')
    stage.find(role='list item', name=lambda name: name.startswith('El Amrani Fatima'))
    stage.settle()
    stage.key('Return')
    stage.find(role='button', name=lambda name: name.startswith(stage.text('Print a card (Ctrl+P)')))
    stage.key('ctrl+p')
    stage.focused(role='button', name=lambda name: 'Fatima' in name)
    stage.key('ctrl+p')
    # The dialog is GTK's own, and so are its words.
    preview = {'role': 'button', 'name': lambda name: name.endswith(('Preview', 'Aperçu'))}
    stage.find(**preview).press()
    # Back at the cards, which can still be printed, and are not written down as such.
    stage.wait(lambda: not stage.application.find_all(**preview), 'the print dialog closed')
    stage.find(role='button', name=lambda name: 'Fatima' in name, state='sensitive')
    assert '\tprint\t' not in stage.ctl('--format', 'tsv', 'audit', 'list')


run(test_a_caregiver_is_registered_and_gets_a_card_in_french, test_a_caregiver_is_registered_and_gets_a_card_in_dutch,
    test_what_is_typed_stays_when_the_disk_does_not_take_it,
    test_the_preview_of_the_print_dialog_is_not_a_print)
