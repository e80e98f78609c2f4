#!/usr/bin/python3
"""A day at a desk that two people share: each types a passphrase once, and a PIN from then on. A curious third, who sits
there while it is locked, asks the screen, a screen reader's bus, the session bus and the files, and learns nothing."""

import subprocess
import xml.etree.ElementTree

import gi

gi.require_version('Gio', '2.0')
from gi.repository import Gio, GLib  # noqa: E402

from relais_colleagues import (  # noqa: E402
    NURSE, NURSE_PIN, RECEPTION, RECEPTION_PIN, assert_shows_nothing, come_in_again, field_of, sign_in)
from relais_stage import PASSPHRASE, on, run  # noqa: E402
from relais_traces import assert_quiet, listen, secrets  # noqa: E402


class Curious:
    """A program of the same account: what it hears on the session bus, and what Relais answers there."""

    def __init__(self, stage):
        self.stage = stage
        self.bus = Gio.DBusConnection.new_for_address_sync(
            stage.env['DBUS_SESSION_BUS_ADDRESS'],
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        self.heard = stage.folder / 'heard'
        with open(self.heard, 'wb') as heard:
            stage.start(['dbus-monitor', '--session'], stdout=heard, stderr=subprocess.DEVNULL)

    def call(self, name, path, interface, method, values=None):
        """The answer as text; a refusal is one as well."""
        try:
            return self.bus.call_sync(name, path, interface, method, values, None, 0, 5000, None).print_(False)
        except GLib.Error as error:
            return error.message

    def names_of_relais(self):
        names = self.bus.call_sync('org.freedesktop.DBus', '/', 'org.freedesktop.DBus', 'ListNames', None, None, 0, -1,
                                   None).unpack()[0]
        pids = {name: self.call('org.freedesktop.DBus', '/', 'org.freedesktop.DBus', 'GetConnectionUnixProcessID',
                                GLib.Variant('(s)', (name,))) for name in names}
        return [name for name, pid in pids.items() if pid == f'({self.stage.relais.pid},)']

    def ask_everything(self, name, path='/'):
        """What every object below @path says about itself."""
        answer = self.bus.call_sync(name, path, 'org.freedesktop.DBus.Introspectable', 'Introspect', None, None, 0, 5000,
                                    None).unpack()[0]
        yield path
        node = xml.etree.ElementTree.fromstring(answer)
        for interface in [element.get('name') for element in node.findall('interface')]:
            yield interface
            yield self.call(name, path, 'org.freedesktop.DBus.Properties', 'GetAll', GLib.Variant('(s)', (interface,)))
            if interface == 'org.gtk.Actions':
                yield self.call(name, path, interface, 'DescribeAll')
            if interface == 'org.gtk.Menus':
                yield self.call(name, path, interface, 'Start', GLib.Variant('(au)', (list(range(20)),)))
        for child in node.findall('node'):
            yield from self.ask_everything(name, f'{path.rstrip("/")}/{child.get("name")}')

    def learns_nothing(self, wanted):
        names = self.names_of_relais()
        said = '\n'.join(text for name in names for text in self.ask_everything(name))
        assert 'org.gtk.Actions' in said, 'the program was not asked'
        heard = self.heard.read_text(encoding='utf-8', errors='replace')
        assert names[0] in heard, 'the bus was not heard'
        leaks = [value for value in wanted if value.lower() in said.lower() or value.lower() in heard.lower()]
        assert not leaks, leaks


def look_up(stage, language, typed, name):
    """What one does thirty times a day: Alt+2, a few letters, the page."""
    stage.key('alt+2')
    stage.focused(role='entry', name=stage.text('Search patients', language=language))
    stage.key('ctrl+a')
    stage.type(typed)
    stage.find(role='list item', name=lambda text: text.startswith(name))
    stage.key('Return')
    stage.find(role='label', name=lambda text: name.split()[-1] in text)


@on(language='fr')
def test_a_day_with_one_passphrase_each(stage):
    stage.make_demo()
    wanted = secrets(stage) - set(NURSE.split()) - set(RECEPTION.split())
    temporary = listen(stage)
    curious = Curious(stage)
    stage.open()
    sign_in(stage, NURSE, NURSE_PIN, 'nl')
    look_up(stage, 'nl', 'amrani', 'El Amrani')
    stage.key('ctrl+l')
    field_of(stage, NURSE)
    stage.find(role='button', name=stage.text('_Somebody else')).press()
    sign_in(stage, RECEPTION, RECEPTION_PIN, 'fr')

    # From here on nobody types a passphrase any more.
    look_up(stage, 'fr', 'amrani', 'El Amrani')
    stage.key('ctrl+l')
    field_of(stage, RECEPTION)
    stage.key('Up')
    come_in_again(stage, NURSE, NURSE_PIN, 'nl')

    # The third tries their luck.
    stage.key('ctrl+l')
    field_of(stage, NURSE)
    stage.type('1234')
    stage.key('Return')
    stage.find(name=lambda text: text.startswith(stage.text(
        'This PIN is not right. Type it again, or sign in with your passphrase.')[:20]))
    for key in ('ctrl+k', 'ctrl+f', 'alt+2', 'ctrl+n', 'ctrl+p', 'ctrl+z', 'ctrl+comma', 'F10', 'Escape'):
        stage.key(key)
    stage.settle()
    assert_shows_nothing(stage)
    curious.learns_nothing(wanted)
    assert_quiet(stage, wanted, temporary)
    assert PASSPHRASE not in curious.heard.read_text(encoding='utf-8', errors='replace')


run(test_a_day_with_one_passphrase_each)
