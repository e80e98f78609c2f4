"""The window as a screen reader meets it: widgets found by role and name on the accessibility bus.

Whatever differs between Debian 12 and 13 is hidden here: the names of roles, the end of a text, who may be told to take
the focus. Names are compared as they are heard: what is read twice, or with its underscore, fits nothing. Nothing waits
for a time: every wait is for a condition, asked again when the window says that something changed, with a limit that
only a broken window reaches."""

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

LIMIT = 40  # seconds; a busy machine needs a few, only what never comes needs all of them
LONG = 20  # rows of a list whose insides are not looked at
MOST = 60  # lines of what was on the screen when a wait ends in vain
ROLES = {'push button': 'button', 'text': 'entry', 'password text': 'entry', 'static': 'label', 'statusbar': 'status',
         'status bar': 'status', 'toggle button': 'button'}
EVENTS = ('object:children-changed', 'object:state-changed', 'object:text-changed', 'object:property-change', 'window')


class Missing(AssertionError):
    """What was waited for did not come; its text holds what was there instead."""


class Widget:
    """One accessible object. Everything is asked anew each time, as the window changes while it is looked at."""

    def __init__(self, accessible):
        self.accessible = accessible

    def _ask(self, question, otherwise):
        try:
            return question()
        except GLib.Error:
            return otherwise  # it went away while it was asked

    @property
    def name(self):
        name = self._ask(self.accessible.get_name, '') or ''
        if name.startswith(('Gtk', 'Adw', 'Relais')) and name.isalpha() and name != 'Relais':
            return ''
        return name

    @property
    def description(self):
        return self._ask(self.accessible.get_description, '') or ''

    @property
    def role(self):
        role = self._ask(self.accessible.get_role_name, '') or ''
        return ROLES.get(role, role)

    @property
    def text(self):
        # The length is asked for, as -1 gives nothing on Debian 12.
        def read():
            if self.accessible.get_text_iface() is None:
                return ''
            return Atspi.Text.get_text(self.accessible, 0, Atspi.Text.get_character_count(self.accessible))
        return self._ask(read, '') or ''

    def has(self, state):
        states = self._ask(self.accessible.get_state_set, None)
        return states is not None and states.contains(getattr(Atspi.StateType, state.upper()))

    @property
    def showing(self):
        # Debian 12 says of windows only that they are showing, of what is in them that it is visible; it has a place then.
        return self.has('showing') or (self.has('visible') and self.box[2] > 0 and self.box[3] > 0)

    @property
    def parent(self):
        above = self._ask(self.accessible.get_parent, None)
        return Widget(above) if above is not None else None

    @property
    def children(self):
        count = self._ask(self.accessible.get_child_count, 0)
        below = (self._ask(lambda i=i: self.accessible.get_child_at_index(i), None) for i in range(count))
        return [Widget(child) for child in below if child is not None]

    @property
    def box(self):
        """Left, top, width and height in the window."""
        extents = self._ask(lambda: self.accessible.get_extents(Atspi.CoordType.WINDOW), None)
        return (extents.x, extents.y, extents.width, extents.height) if extents is not None else (0, 0, 0, 0)

    def walk(self):
        """Yields this widget and all that is visible below it. Not what is in the rows of a long list: the name of a row
        says all of it, and each question costs a way over the bus."""
        yield self
        below = self.children
        for child in below:
            # What is a page of a stack has no place of its own.
            if child.has('visible'):
                if len(below) > LONG:
                    yield child
                else:
                    yield from child.walk()

    def find_all(self, role=None, name=None, text=None, state=None):
        """What shows and fits: @name and @text are a whole text, or a function that judges one."""
        def fits(value, wanted):
            return wanted is None or (wanted(value) if callable(wanted) else value == wanted)
        return [widget for widget in self.walk()
                if (state is None or widget.has(state)) and (role is None or widget.role == role)
                and (name is None or fits(widget.name, name)) and (text is None or fits(widget.text, text))
                and widget.showing]

    def find(self, **wanted):
        found = self.find_all(**wanted)
        return found[0] if found else None

    def put(self, text):
        """Writes into an entry whatever its letters; keys are only sure for plain ones."""
        if not Atspi.EditableText.set_text_contents(self.accessible, text) or self.text != text:
            raise Missing(f'“{text}” could not be written into {self!r}')

    def press(self):
        """Does what a click does, for what is no matter of the keyboard."""
        Atspi.Action.do_action(self.accessible, 0)

    def offers(self, action):
        """The place of @action (win.search) among those of this widget, or None."""
        return self._ask(lambda: next((i for i in range(Atspi.Action.get_n_actions(self.accessible))
                                       if Atspi.Action.get_action_name(self.accessible, i) == action), None), None)

    def act(self, action):
        """Runs @action, which is one of this widget's."""
        return self._ask(lambda: Atspi.Action.do_action(self.accessible, self.offers(action)), False)

    def __repr__(self):
        words = [self.role, f'“{self.name}”']
        if self.text and self.text != self.name:
            words.append(f'= “{self.text}”')
        words += [state for state in ('focused', 'selected', 'invalid_entry', 'checked') if self.has(state)]
        if self.role in ('button', 'entry', 'combo box', 'check box') and not self.has('sensitive'):
            words.append('insensitive')
        return ' '.join(words)

    def dump(self):
        said = []
        for widget in self.walk():
            line = repr(widget)[:110]
            if widget.showing and (widget.name or widget.text or widget.has('focused')) and line not in said[-2:]:
                said.append(line)
        cut = len(said) - MOST
        return '\n'.join(said if cut <= 0 else [*said[:MOST // 2], f'… {cut} more …', *said[-MOST // 2:]])


class Bus:
    """The desktop of the accessibility bus. One a process: the bus's library is one."""

    def __init__(self):
        # GTK 4.8 keeps no cache on the bus, and is warned of at each start.
        GLib.log_set_handler('dbind', GLib.LogLevelFlags.LEVEL_WARNING, lambda *said: None, None)
        Atspi.init()
        Atspi.set_timeout(5000, 20000)
        self.stirred = False
        self.listener = Atspi.EventListener.new(self._stir, None)
        for event in EVENTS:
            self.listener.register(event)

    def _stir(self, event, data=None):
        self.stirred = True

    def pause(self):
        """Returns when the window says that something changed, or after a tenth of a second, as not all is said."""
        context = GLib.MainContext.default()
        self.stirred = False

        def on_timeout():
            self.stirred = True
            return GLib.SOURCE_REMOVE
        source = GLib.timeout_add(100, on_timeout)
        while not self.stirred:
            context.iteration(True)
        GLib.MainContext.default().find_source_by_id(source) and GLib.source_remove(source)

    def wait(self, question, what, limit=LIMIT, otherwise=None):
        """Returns the first answer of @question that is true; complains of @what when none comes."""
        end = GLib.get_monotonic_time() + limit * 1000000
        while True:
            answer = question()
            if answer:
                return answer
            if GLib.get_monotonic_time() > end:
                raise Missing(f'{what} did not come' + (f'; there was:\n{otherwise()}' if otherwise else ''))
            self.pause()

    def find_application(self, pid):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(i)
            try:
                if application is not None and application.get_process_id() == pid:
                    # Nothing is remembered on this side: what it was is not what it is.
                    application.set_cache_mask(Atspi.Cache.NONE)
                    return Widget(application)
            except GLib.Error:
                continue
        return None
