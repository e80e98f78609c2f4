"""What of the fictional people may be found where nobody who has not signed in may read it: in files, in the names of
files, in what the program says."""

import json
import os
import resource

FIELDS = ('family_name', 'given_name', 'street', 'phone', 'phone2', 'national_number', 'email')
# Words of the program, of GTK, or too short to mean anybody.
SHORTEST = 5


def secrets(stage):
    """Everything about the fictional people that must not be found: whole values, and the parts of names."""
    found = set()
    for kind in ('patient', 'caregiver'):
        for person in json.loads(stage.ctl('--format', 'json', kind, 'list')):
            values = [person.get(field) or '' for field in FIELDS]
            values += [part for field in FIELDS[:2] for part in (person.get(field) or '').split()]
            found.update(value for value in values if len(value) >= SHORTEST)
    return found


def find_leaks(wanted, folder, what):
    """Where one of @wanted stands in a file below @folder, or in the name of one."""
    leaks = []
    for place, folders, files in os.walk(folder):
        for name in folders + files:
            leaks += [f'{what}: the name {name!r} has {value!r}' for value in wanted if value.lower() in name.lower()]
        for name in files:
            path = os.path.join(place, name)
            if os.path.isfile(path):
                with open(path, 'rb') as file:
                    content = file.read().lower()
                leaks += [f'{what}: {name} holds {value!r}' for value in wanted if value.lower().encode() in content]
    return leaks


def listen(stage):
    """From here on every debug message is kept, and temporary files stand where they can be looked at."""
    temporary = stage.folder / 'tmp'
    temporary.mkdir()
    stage.env.update({'G_MESSAGES_DEBUG': 'all', 'TMPDIR': str(temporary)})
    resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    return temporary


def assert_quiet(stage, wanted, temporary):
    said = (stage.folder / 'errors').read_text(encoding='utf-8', errors='replace').lower()
    leaks = [f'standard error has {value!r}' for value in wanted if value.lower() in said]
    leaks += find_leaks(wanted, temporary, 'temporary files')
    for name in ('cache', 'config', 'runtime', 'share'):
        leaks += find_leaks(wanted, stage.folder / name, name)
    leaks += find_leaks(wanted, stage.data, 'the register')
    assert not leaks, '\n'.join(leaks[:20])
