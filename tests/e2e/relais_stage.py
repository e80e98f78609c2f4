"""Where the real program is tried: a screen of its own, a session bus of its own, a home of its own, and the fictional
practice. All of it is gone when the stage is left, whatever happened on it.

A test is a function that takes the stage; run () tries them one by one and speaks TAP. A test that fails says what was
on the screen, in words; RELAIS_E2E_PICTURES names a folder where it also leaves a picture."""

import contextlib
import gettext
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

BUILD = Path(os.environ.get('RELAIS_BUILD_DIR', '.')).resolve()
PASSPHRASE = 'relais-demo'
# Of the fictional practice: who signs in speaks the language that the window then speaks.
RECEPTION = {'fr': 'Nadine Cloots', 'nl': 'Els Verstraete'}
FRAME = 5  # which GTK draws where there is no compositor for a shadow
ROOMS = ['Today', 'Patients', 'Caregivers', 'Notebook', 'Directory']
SETTINGS = """[Settings]
gtk-font-name=Cantarell 11
gtk-xft-antialias=1
gtk-xft-hinting=0
gtk-enable-animations=false
gtk-cursor-blink=false
"""


class Stage:
    """@size: of the window without its frame; @scale: of the text; @language: of the desktop."""

    def __init__(self, size=(1280, 720), language='fr', dark=False, contrast=False, scale=1.0, now=None):
        self.size, self.language, self.dark, self.contrast = size, language, dark, contrast
        self.scale, self.now = scale, now
        self.processes = []
        self.presses = 0
        self.bus = None
        self.settings = {}

    def __enter__(self):
        self.folder = Path(tempfile.mkdtemp(prefix='relais-e2e-'))
        self.data = self.folder / 'data'
        try:
            self._make_home()
            self._start_screen()
            self._start_bus()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *unused):
        for process in reversed(self.processes):
            with contextlib.suppress(ProcessLookupError):
                process.send_signal(signal.SIGTERM)
        for process in reversed(self.processes):
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _make_home(self):
        for name in ('runtime', 'config/gtk-4.0', 'cache', 'share'):
            (self.folder / name).mkdir(parents=True, mode=0o700)
        (self.folder / 'config/gtk-4.0/settings.ini').write_text(SETTINGS, encoding='utf-8')
        kept = ('PATH', 'LD_LIBRARY_PATH', 'ASAN_OPTIONS', 'UBSAN_OPTIONS', 'LSAN_OPTIONS', 'TZ')
        self.env = {name: os.environ[name] for name in kept if name in os.environ}
        self.env.update({
            'HOME': str(self.folder), 'XDG_RUNTIME_DIR': str(self.folder / 'runtime'),
            'XDG_CONFIG_HOME': str(self.folder / 'config'), 'XDG_CACHE_HOME': str(self.folder / 'cache'),
            'XDG_DATA_HOME': str(self.folder / 'share'), 'LC_ALL': 'C.UTF-8', 'LANGUAGE': self.language,
            'GDK_BACKEND': 'x11', 'GSK_RENDERER': 'cairo', 'GSETTINGS_BACKEND': 'memory', 'GTK_A11Y': 'atspi',
            'GSETTINGS_SCHEMA_DIR': str(BUILD / 'data'), 'RELAIS_LOCALE_DIR': str(BUILD / 'po'),
            'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark' if self.dark else 'prefer-light', 'G_DEBUG': 'fatal-criticals',
            'ADW_DEBUG_HIGH_CONTRAST': '1' if self.contrast else '0', 'ADW_DISABLE_PORTAL': '1', 'GTK_USE_PORTAL': '0',
        })
        if self.now:
            self.env['RELAIS_TEST_NOW'] = self.now

    def start(self, command, **options):
        process = subprocess.Popen([str(word) for word in command], env=self.env, stdin=subprocess.DEVNULL, **options)
        self.processes.append(process)
        return process

    def _start_told(self, command, first_word):
        """Starts a program that writes one line about itself into a pipe, and returns that line."""
        reading, writing = os.pipe()
        self.start([*command, f'{first_word}{writing}'] if first_word else [*command, writing], pass_fds=[writing],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            return pipe.readline().strip()

    def _start_screen(self):
        width, height = (side + 2 * FRAME for side in self.size)
        number = self._start_told(['Xvfb', '-screen', '0', f'{width}x{height}x24', '-nolisten', 'tcp', '-displayfd'], '')
        if not number:
            raise RuntimeError('Xvfb gave no display')
        self.env['DISPLAY'] = f':{number}'
        if self.scale != 1:
            self._start_desktop()

    def _start_desktop(self):
        """The size of the text is the desktop's to say: of a file GTK takes the name of the font only."""
        path = self.folder / 'xsettings'
        path.write_text(f'Xft/DPI {round(96 * 1024 * self.scale)}\n', encoding='utf-8')
        desktop = self.start(['xsettingsd', '-c', path], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if not any('Took ownership' in line for line in desktop.stderr):
            raise RuntimeError('xsettingsd did not start')

    def _start_bus(self):
        self.env['DBUS_SESSION_BUS_ADDRESS'] = self._start_told(['dbus-daemon', '--session', '--nofork'],
                                                                '--print-address=')
        launcher = next((path for path in ('/usr/libexec/at-spi-bus-launcher', '/usr/lib/at-spi2-core/at-spi-bus-launcher')
                         if os.path.exists(path)), 'at-spi-bus-launcher')
        self.start([launcher, '--launch-immediately'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.environ.update({name: self.env[name] for name in ('DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR')})

    def text(self, msgid, context=None, language=None):
        """The sentence of the sources in the language of the window, as it is read: without a mnemonic."""
        language = language or self.language
        if language == 'en':
            return msgid.replace('_', '')
        catalogue = gettext.translation('relais', str(BUILD / 'po'), [language])
        found = catalogue.pgettext(context, msgid) if context else catalogue.gettext(msgid)
        if found == msgid and msgid.strip('_') not in ('Patients', 'Notes', 'Relation'):
            raise AssertionError(f'“{msgid}” is not in the catalogue {language}')
        return found.replace('_', '')

    def ctl(self, *words, check=True, as_member=None):
        """Another process on the same register."""
        secret = self.folder / 'passphrase'
        secret.write_text(PASSPHRASE + '\n', encoding='utf-8')
        member = ['--as', as_member] if as_member else []
        return subprocess.run([BUILD / 'src/ctl/relaisctl', '--data-dir', self.data, '--passphrase-file', secret, *member,
                               *words], env={**self.env, 'LANGUAGE': 'en'}, stdin=subprocess.DEVNULL, check=check,
                              capture_output=True, text=True).stdout

    def make_demo(self):
        """The fictional practice is made once a process and copied: its keys are costly on purpose."""
        if not Stage.practice:
            Stage.practice = Path(tempfile.mkdtemp(prefix='relais-e2e-practice-'))
            subprocess.run([BUILD / 'src/ctl/relaisctl', '--data-dir', Stage.practice / 'data', 'demo'], env=self.env,
                           stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
        shutil.copytree(Stage.practice / 'data', self.data)

    practice = None

    def set_setting(self, key, value):
        """What the workstation remembers, from before the window was ever opened."""
        self.settings[key] = value
        folder = self.folder / 'config/glib-2.0/settings'
        folder.mkdir(parents=True, exist_ok=True)
        lines = ''.join(f'{name}={text}\n' for name, text in self.settings.items())
        (folder / 'keyfile').write_text(f'[io/github/relais/Relais]\n{lines}', encoding='utf-8')
        self.env['GSETTINGS_BACKEND'] = 'keyfile'

    def open(self, data=None):
        """Starts the window and returns its application on the accessibility bus."""
        if self.bus is None:
            from relais_bus import Bus
            self.bus = Bus()
        self.relais = self.start_relais(data or self.data)
        self.application = self.wait(lambda: self._alive() and self.bus.find_application(self.relais.pid), 'the window')
        self.wait(lambda: self.application.find_all(role='frame') or self.application.children, 'a frame')
        self.fit()
        return self.application

    def start_relais(self, data):
        with open(self.folder / 'errors', 'ab') as errors:
            return self.start([BUILD / 'src/app/relais', '--data-dir', data], stdout=subprocess.DEVNULL, stderr=errors)

    def windows(self):
        """The windows on the screen, from the lowest to the one on top."""
        return self._ask_tool('xdotool', 'search', '--onlyvisible', '--name', '^Relais').split()

    def _ask_tool(self, *words):
        """What a tool says that fails when it has nothing to say."""
        return subprocess.run(words, env=self.env, stdin=subprocess.DEVNULL, capture_output=True, text=True).stdout

    def dialogs(self):
        """The windows of the program that have a title: the first and those above it; no tooltip. A window that goes
        while they are looked for ends the search, which is begun again."""
        return self.wait(lambda: self._ask_tool('xdotool', 'search', '--onlyvisible', '--all', '--pid',
                                                str(self.relais.pid), '--name', '.').split(), 'an X window')

    def count_windows(self):
        return len(self.dialogs())

    def _alive(self):
        if self.relais.poll() is not None:
            raise AssertionError(f'Relais ended with {self.relais.returncode}:\n{self.complaints()}')
        return True

    def complaints(self):
        path = self.folder / 'errors'
        lines = path.read_text(encoding='utf-8', errors='replace').splitlines() if path.exists() else []
        return '\n'.join(lines[-30:])

    def tool(self, *words):
        return subprocess.run([str(word) for word in words], env=self.env, stdin=subprocess.DEVNULL, check=True,
                              capture_output=True, text=True).stdout

    def fit(self):
        """Lays the window over the whole screen, as there is no window manager to ask; the screen is larger than asked by
        the window's frame, which no picture shows. And the pointer on that frame, where it touches nothing."""
        window = self.wait(self.windows, 'an X window')[0]
        self.tool('xdotool', 'windowsize', '--sync', window, *(side + 2 * FRAME for side in self.size))
        self.tool('xdotool', 'windowmove', window, 0, 0)
        self.park_pointer()

    def click(self, widget):
        """With the pointer, on what is in the first window and has no key of its own."""
        left, top, width, height = widget.box
        self.tool('xdotool', 'mousemove', FRAME + left + width // 2, FRAME + top + height // 2, 'click', '1')
        self.park_pointer()

    def click_above(self, widget):
        """The same in the window that stands above the first one."""
        above = next(window for window in reversed(self.dialogs()) if window != self.windows()[0])
        lines = dict(line.split('=') for line in self.tool('xdotool', 'getwindowgeometry', '--shell', above).split())
        left, top, width, height = widget.box
        self.tool('xdotool', 'mousemove', int(lines['X']) + FRAME + left + width // 2,
                  int(lines['Y']) + FRAME + top + height // 2, 'click', '1')
        self.park_pointer()

    def park_pointer(self):
        self.tool('xdotool', 'mousemove', *(side + FRAME + 2 for side in self.size))

    def misfits(self):
        """What does not fit into its window: the first window has the size that was asked for, and what is in a window is
        not larger than it. Who needs more room than there is gets it on both sides, where nobody sees it."""
        found = []
        first = self.wait(lambda: [window for window in self.application.children if window.name.startswith('Relais')],
                          'the window')[0]
        if first.box[2:] != self.size:
            found.append(f'the window is {first.box[2]}x{first.box[3]}')
        for window in self.application.children:
            width, height = window.box[2:]
            if window.showing and (width > self.size[0] or height > self.size[1]):
                found.append(f'“{window.name}” is {width}x{height}, and the screen is not')
            for child in window.children if window.showing else []:
                left, top, *room = child.box
                # What GTK itself puts into a window's title is a pixel wider than the window.
                if left < -1 or top < -1 or left + room[0] > width + 1 or top + room[1] > height + 1:
                    found.append(f'“{window.name}” is {width}x{height}, what is in it {room[0]}x{room[1]}')
        return found

    def _size_of(self, window):
        lines = dict(line.split('=') for line in self.tool('xdotool', 'getwindowgeometry', '--shell', window).split())
        return int(lines['WIDTH']), int(lines['HEIGHT'])

    def wait(self, question, what, **options):
        return self.bus.wait(lambda: question() if self.relais.poll() is None else self._alive(), what,
                             otherwise=lambda: self.application.dump() if hasattr(self, 'application') else '', **options)

    def find(self, **wanted):
        """Waits until something that fits shows."""
        return self.wait(lambda: self.application.find(**wanted), str(wanted))

    def gone(self, **wanted):
        self.wait(lambda: not self.application.find(**wanted), f'the end of {wanted}')

    def focused(self, **wanted):
        """Waits until the focus is on something that fits."""
        return self.wait(lambda: self.application.find(state='focused', **wanted), f'the focus on {wanted}')

    def key(self, *keys):
        """Presses keys, each one press: "ctrl+n", "Tab"."""
        for key in keys:
            self.presses += 1
            self.tool('xdotool', 'key', '--clearmodifiers', key)

    def type(self, text):
        """Types letters and digits, each one press, into what has the focus; others are put there, counted alike."""
        self.presses += len(text)
        if text.isascii():
            self.tool('xdotool', 'type', '--clearmodifiers', '--delay', '8', text)
            return
        self.focused(role='entry').put(text)

    def fill(self, text, **wanted):
        """Types into the entry that fits once it has the focus, and reads back what it holds."""
        entry = self.focused(**wanted)
        self.type(text)
        self.wait(lambda: entry.text.replace('\u2009', ' ') == text or text in entry.text, f'“{text}” in {wanted}')
        return entry

    def act(self, action, about=''):
        """Runs an action of the window, or of the page of which @about is the heading, as its menu would."""
        def fits(widget):
            return widget.offers(action) is not None and (not about or widget.find(role='heading', name=about))
        self.wait(lambda: any(widget.act(action) for widget in self.application.walk() if fits(widget)), action)

    def settle(self):
        """Waits until two pictures in a row are the same and the program did nothing in between: what is still being drawn
        or loaded is no picture."""
        last = [None]

        def same():
            before, last[0] = last[0], (self.worked(), self.tool('import', '-window', 'root', '-format', '%#', 'info:'))
            return before == last[0]
        self.centre()
        self.wait(same, 'a screen that rests')

    def worked(self):
        """How long the program has worked, in the system's ticks."""
        fields = Path(f'/proc/{self.relais.pid}/stat').read_text(encoding='utf-8').rpartition(')')[2].split()
        return int(fields[11]) + int(fields[12])

    def centre(self):
        """Lays windows that opened over the first one in the middle, as a window manager would."""
        first = self.wait(self.windows, 'an X window')[0]
        for window in self.dialogs():
            width, height = self._size_of(window)
            if window != first:
                left, top = (max(0, FRAME + (room - side) // 2) for room, side in zip(self.size, (width, height)))
                self.tool('xdotool', 'windowmove', window, left, top)

    def shut_dialogs(self):
        """Closes what stands above the window, which has the keyboard again: there is no window manager to give it back."""
        for _ in range(4):
            if self.count_windows() > 1:
                self.key('Escape')
                self.settle()
        self.take_keyboard()

    def take_keyboard(self):
        self.tool('xdotool', 'windowfocus', '--sync', self.windows()[0])

    def picture(self, path):
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        width, height = self.size
        self.tool('import', '-window', 'root', '-crop', f'{width}x{height}+{FRAME}+{FRAME}', '+repage', path)

    def sign_in(self, name=None, passphrase=PASSPHRASE):
        """From the first page to the list, by keyboard."""
        entry = self.focused(role='entry')
        if not entry.text:
            self.fill(name or RECEPTION[self.language], role='entry')
        self.key('Return')
        self.focused(role='entry', text=lambda text: text == '')
        self.type(passphrase)
        self.key('Return')


    def go_room(self, title, search):
        """Goes to a room by its key and waits until its search can be typed into."""
        self.focused()
        self.key(f'alt+{ROOMS.index(title) + 1}')
        return self.focused(role='entry', name=self.text(search))


def run(*tests, **options):
    """Each of @tests on a stage of its own, in one process each: the bus's library belongs to one bus."""
    if len(sys.argv) > 1 and sys.argv[1].startswith('test_'):
        chosen = next(test for test in tests if test.__name__ == sys.argv[1])
        sys.exit(try_one(chosen, options))
    print(f'1..{len(tests)}')
    failed = 0
    for number, test in enumerate(tests, 1):
        done = subprocess.run([sys.executable, sys.argv[0], test.__name__], stdin=subprocess.DEVNULL, text=True,
                              capture_output=True)
        for line in (done.stdout + (done.stderr if done.returncode else '')).splitlines():
            print(f'# {line}')
        failed += done.returncode != 0
        print(f'{"ok" if done.returncode == 0 else "not ok"} {number} - {test.__name__[5:].replace("_", " ")}', flush=True)
    sys.exit(1 if failed else 0)


def try_one(test, options):
    pictures = os.environ.get('RELAIS_E2E_PICTURES')
    options = {**options, **getattr(test, 'options', {})}
    try:
        with Stage(**options) as stage:
            try:
                test(stage)
                complaints = stage.complaints() if hasattr(stage, 'relais') else ''
                if 'CRITICAL' in complaints or 'Sanitizer' in complaints:
                    raise AssertionError(complaints)
                return 0
            except BaseException:
                traceback.print_exc(limit=-1 if stage.bus is None else None)
                print(stage.complaints(), file=sys.stderr)
                if pictures:
                    stage.picture(f'{pictures}/{test.__name__}.png')
                return 1
    finally:
        if Stage.practice:
            shutil.rmtree(Stage.practice, ignore_errors=True)


def on(**options):
    """Says on which stage a test plays: @on (language='nl')."""
    def mark(test):
        test.options = options
        return test
    return mark
