#!/usr/bin/python3
"""A desk that several people share: the lock from each side it may come from, what a locked window shows, and who comes
in again. The real program, through the accessibility bus; logind and the screen savers are made up on its bus."""

import subprocess
import sys
from pathlib import Path

import gi

gi.require_version('Gio', '2.0')
from gi.repository import Gio, GLib  # noqa: E402

from relais_colleagues import (  # noqa: E402
    NURSE, NURSE_PIN, RECEPTION, RECEPTION_PIN, assert_shows_nothing, come_in_again, everything, field_of, sign_in,
    windows_of)
from relais_stage import on, run  # noqa: E402

LOGIND = 'org.freedesktop.login1'
MANAGER_PATH = '/org/freedesktop/login1'
SESSION_PATH = '/org/freedesktop/login1/session/c1'


@on(language='fr')
def test_two_people_share_a_desk(stage):
    stage.make_demo()
    stage.open()
    sign_in(stage, NURSE, NURSE_PIN, 'nl')

    # The nurse opens a record, begins a form, and is called away in the middle of it.
    stage.key('alt+2')
    stage.focused(role='entry', name=stage.text('Search patients', language='nl'))
    stage.type('amrani')
    stage.find(role='list item', name=lambda text: text.startswith('El Amrani'))
    stage.key('Return')
    stage.find(name=lambda text: 'Amrani' in text, role='label')
    stage.key('ctrl+n')
    stage.focused(role='entry', text='')
    stage.type('Zwartjes')
    stage.key('ctrl+l')
    field_of(stage, NURSE)
    assert_shows_nothing(stage)
    assert not [line for line in (w.name + w.text for w in everything(stage.application)) if 'Zwartjes' in line]

    # Reception sits down: somebody else, by passphrase, and finds nothing of the nurse's.
    stage.find(role='button', name=stage.text('_Somebody else')).press()
    sign_in(stage, RECEPTION, RECEPTION_PIN, 'fr')
    stage.go_room('Patients', 'Search patients')
    assert not stage.application.find(name=lambda text: 'Zwartjes' in text)
    stage.key('ctrl+l')

    # Both tiles stand there now; reception's is the one that was last here.
    field_of(stage, RECEPTION)
    stage.find(name=NURSE)
    assert_shows_nothing(stage)
    stage.key('Up')
    come_in_again(stage, NURSE, NURSE_PIN, 'nl')
    stage.find(name=lambda text: 'Zwartjes' in text)

    # And back, by the PIN alone.
    stage.key('ctrl+l')
    field_of(stage, NURSE)
    stage.key('Down')
    come_in_again(stage, RECEPTION, RECEPTION_PIN, 'fr')
    assert not stage.application.find(name=lambda text: 'Zwartjes' in text)


@on(language='fr')
def test_a_lock_takes_dialogs_along(stage):
    stage.make_demo()
    stage.open()
    sign_in(stage, RECEPTION, RECEPTION_PIN, 'fr')
    stage.go_room('Patients', 'Search patients')
    stage.key('ctrl+k')
    stage.focused(role='entry')
    stage.type('amrani')
    stage.find(role='list item', name=lambda text: 'Amrani' in text)
    assert len(windows_of(stage)) == 2
    # The search has the keys; the desktop locks.
    calls = Desktop(stage)
    calls.emit('org.gnome.ScreenSaver', '/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver', 'ActiveChanged', 'b', [True])
    field_of(stage, RECEPTION)
    stage.wait(lambda: len(windows_of(stage)) == 1, 'one window')
    assert_shows_nothing(stage)


class Desktop:
    """The services that say when to lock, made up on the bus of the stage by python-dbusmock."""

    def __init__(self, stage, logind=False):
        self.stage = stage
        self.bus = Gio.DBusConnection.new_for_address_sync(
            stage.env['DBUS_SESSION_BUS_ADDRESS'],
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        self.start('org.gnome.ScreenSaver', '/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver')
        self.start('org.freedesktop.ScreenSaver', '/org/freedesktop/ScreenSaver', 'org.freedesktop.ScreenSaver')
        if logind:
            self.start('--template', 'logind', name=LOGIND)
            self.mock(LOGIND, MANAGER_PATH, 'AddSession', '(ssusb)', ('c1', 'seat0', 1000, 'desk', True))

    def start(self, *words, name=None):
        self.stage.start([sys.executable, '-m', 'dbusmock', '--session', *words], stdout=subprocess.DEVNULL)
        end = GLib.get_monotonic_time() + 40000000
        while not self.has_owner(name or words[0]):
            assert GLib.get_monotonic_time() < end, words
            GLib.usleep(20000)

    def has_owner(self, name):
        return self.bus.call_sync('org.freedesktop.DBus', '/', 'org.freedesktop.DBus', 'NameHasOwner',
                                  GLib.Variant('(s)', (name,)), None, 0, -1, None).unpack()[0]

    def mock(self, service, path, method, signature, values):
        return self.bus.call_sync(service, path, 'org.freedesktop.DBus.Mock', method, GLib.Variant(signature, values),
                                  None, 0, 10000, None).unpack()

    def emit(self, service, path, interface, member, signature, values):
        self.mock(service, path, 'EmitSignal', '(sssav)',
                  (interface, member, signature, [GLib.Variant(sign, value) for sign, value in zip(signature, values)]))

    def count(self, method):
        return len(self.mock(LOGIND, MANAGER_PATH, 'GetMethodCalls', '(s)', (method,))[0])


@on(language='fr')
def test_the_desktop_and_the_system_lock_it(stage):
    stage.make_demo()
    stage.env['DBUS_SYSTEM_BUS_ADDRESS'] = stage.env['DBUS_SESSION_BUS_ADDRESS']
    stage.env['XDG_SESSION_ID'] = 'c1'
    desktop = Desktop(stage, logind=True)
    stage.open()
    stage.wait(lambda: desktop.count('Inhibit') == 1, 'an inhibitor')
    sign_in(stage, RECEPTION, RECEPTION_PIN, 'fr')

    locks = [
        ('org.gnome.ScreenSaver', '/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver', 'ActiveChanged', 'b', [True]),
        ('org.freedesktop.ScreenSaver', '/org/freedesktop/ScreenSaver', 'org.freedesktop.ScreenSaver', 'ActiveChanged',
         'b', [True]),
        (LOGIND, SESSION_PATH, 'org.freedesktop.login1.Session', 'Lock', '', []),
    ]
    for lock in locks:
        desktop.emit(*lock)
        come_in_again(stage, RECEPTION, RECEPTION_PIN, 'fr')
    desktop.mock(LOGIND, SESSION_PATH, 'UpdateProperties', '(sa{sv})',
                 ('org.freedesktop.login1.Session', {'LockedHint': GLib.Variant('b', True)}))
    come_in_again(stage, RECEPTION, RECEPTION_PIN, 'fr')

    # Sleep: only a passphrase opens, and the PC may go on once the register is closed.
    delay = set(pipes_of(stage))
    desktop.emit(LOGIND, MANAGER_PATH, 'org.freedesktop.login1.Manager', 'PrepareForSleep', 'b', [True])
    stage.focused(role='entry', name=stage.text('Your _name'))
    assert not stage.application.find(name=RECEPTION)
    if delay:
        stage.wait(lambda: delay - set(pipes_of(stage)), 'the end of the delay')
    desktop.emit(LOGIND, MANAGER_PATH, 'org.freedesktop.login1.Manager', 'PrepareForSleep', 'b', [False])
    stage.wait(lambda: desktop.count('Inhibit') == 2, 'another inhibitor')


def pipes_of(stage):
    """The pipes that the program holds: the inhibitor is one. Only root may look into a program that leaves no dumps; for
    whoever else there are none."""
    folder = Path(f'/proc/{stage.relais.pid}/fd')
    found = []
    try:
        for link in folder.iterdir():
            try:
                target = str(link.readlink())
            except OSError:
                continue
            if target.startswith('pipe:'):
                found.append(target)
    except PermissionError:
        pass
    return found


@on(language='nl')
def test_five_wrong_pins_leave_the_passphrase(stage):
    stage.make_demo()
    stage.open()
    sign_in(stage, NURSE, NURSE_PIN, 'nl')
    stage.key('ctrl+l')
    field_of(stage, NURSE)
    for attempt in range(1, 6):
        stage.type('9999')
        stage.key('Return')
        if attempt < 5:
            stage.find(name=stage.text('This PIN is not right. Type it again, or sign in with your passphrase.'))
            # From the fourth on there is a wait, which the button tells.
            stage.find(role='button', name=stage.text('Open'), state='sensitive')
            field_of(stage, NURSE)
    stage.find(name=stage.text('Your PIN no longer opens the register here. Sign in with your passphrase.'))
    stage.focused(role='entry', name=stage.text('_Passphrase'))
    stage.find(role='entry', name=stage.text('Your _name'), text=NURSE)


run(test_two_people_share_a_desk, test_a_lock_takes_dialogs_along, test_the_desktop_and_the_system_lock_it,
    test_five_wrong_pins_leave_the_passphrase)
