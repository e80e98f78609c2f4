#!/usr/bin/env python3
"""The direction of the arrows: what the compiler really read for each object (ninja -t deps) and what each file names
in its own #include lines, against the table of rooms in src/README.md. A room sees the rooms below it through their
headers, but names only those of its row; a library is seen only in the rooms whose row names it; a header *-private.h
stays in its room and that room's tests, a header *-testing.h in its room and the tests.

   check-arrows.py ROOT BUILD NINJA"""

import os
import re
import subprocess
import sys

from relais_check import Rule, c_sources, read_tree, run

# The words of the table, and the folders or files of the system's headers that they stand for. What has no row here is
# the C library, the compiler, or GLib, which every room may use.
LIBRARIES = {
    'SQLite': r'/sqlite3(ext)?\.h$',
    'libsodium': r'/sodium(\.h$|/)',
    'json-glib': r'/json-glib-1\.0/',
    'Pango': r'/pango-1\.0/',
    'cairo': r'/cairo/',
    'libqrencode': r'/qrencode\.h$',
    'gdk-pixbuf': r'/gdk-pixbuf-2\.0/',
    'GTK': r'/(gtk-4\.0|gtk-3\.0)/',
    'libadwaita': r'/libadwaita-1/',
    'libnotify': r'/libnotify/',
    'nothing: not a library of Relais': r'/(curl|openssl|libxml2|libsoup-[0-9.]+|libsecret-1|evolution-data-server)/',
}
ROW = re.compile(r'^\| `(\w+)/` \|[^|]*\|([^|]*)\|', re.MULTILINE)


def read_table(readme):
    """Returns for each room the rooms that its row names (base serves all) and the libraries that it names."""
    rows = dict(ROW.findall(readme))
    table = {}
    for room, may in rows.items():
        words = re.findall(r'[\w-]+', may)
        named = set(rows) if 'below' in words else {word for word in words if word in rows}
        table[room] = (named | {room, 'base'}, {library for library in LIBRARIES if library in words})
    return table


def reachable(table, room):
    seen, todo = set(), [room]
    while todo:
        one = todo.pop()
        if one not in seen:
            seen.add(one)
            todo += table[one][0]
    return seen


def room_of(path):
    match = re.match(r'(src|tests)/(\w+)/', path)
    return match[2] if match else None


def find_wrong_direction(sample):
    """The files that the compiler read: sample is the README, 'deps': {source: [headers]}, and the sources."""
    table = read_table(sample['src/README.md'])
    findings = []
    for source, headers in sorted(sample['deps'].items()):
        room = room_of(source)
        in_tests = source.startswith('tests/')
        if room not in table:
            if not in_tests:
                findings.append(f'{source}: the room is not in the table of src/README.md')
            continue
        rooms, libraries = reachable(table, room), table[room][1]
        for header in headers:
            other = room_of(header) if header.startswith('src/') else None
            if other and other not in rooms:
                findings.append(f'{source}: reads {header}, above or beside its room')
            elif other and other != room and header.endswith('-private.h'):
                findings.append(f'{source}: reads {header}, the inside of another room')
            elif other and other != room and header.endswith('-testing.h') and not in_tests:
                findings.append(f'{source}: reads {header}, which is for tests only')
            elif not other:
                findings += [f'{source}: reads {header}, but the row of {room} does not name {name}'
                             for name, pattern in LIBRARIES.items()
                             if re.search(pattern, header) and name not in libraries]
    return findings


def find_unnamed(sample):
    """The #include lines of the files of a room: only rooms that its row names."""
    table = read_table(sample['src/README.md'])
    homes = {os.path.basename(path): room_of(path) for path in sample if re.fullmatch(r'src/\w+/.*\.h', path)}
    findings = []
    for source in c_sources(sample, r'src/\w+/.*\.[ch]'):
        room = room_of(source.path)
        for line, match in re_includes(source):
            other = homes.get(os.path.basename(match))
            if other and room in table and other not in table[room][0]:
                findings.append(source.say(line, f'includes {match} of {other}/, which the row of {room}/ does not name'))
    return findings


def re_includes(source):
    for match in re.finditer(r'^[ \t]*#[ \t]*include[ \t]*["<]([^">]+)[">]', source.text, re.MULTILINE):
        yield source.line_of(match.start()), match[1]


def find_not_compiled(sample):
    """A file that is not built is a file that no check has seen."""
    return [f'{path}:1: is not part of the build' for path in sorted(sample)
            if re.fullmatch(r'(src/.*|tests/(?!fuzz/|data/).*)\.c', path) and path not in sample['deps']]


def read_deps(root, build, ninja):
    output = subprocess.run([ninja, '-C', build, '-t', 'deps'], capture_output=True, check=True, text=True,
                            stdin=subprocess.DEVNULL).stdout
    deps = {}
    source = None
    for line in output.splitlines():
        if line and not line.startswith(' '):
            source = None
        elif line.strip():
            path = place(os.path.normpath(os.path.join(build, line.strip())), root, build)
            if source is None:
                source = path
                deps.setdefault(source, [])
            else:
                deps[source].append(path)
    # The log may still know an object whose source is gone.
    return {source: headers for source, headers in deps.items()
            if source.endswith('.c') and any(os.path.exists(os.path.join(top, source)) for top in (root, build))}


def place(path, root, build):
    """Returns the path as in the tree; what the build makes counts as a file of the room that it is made for."""
    for top in (build, root):
        if path.startswith(top + '/'):
            return path[len(top) + 1:]
    return path


TABLE = '''
| room | is | may use | must not |
|---|---|---|---|
| `base/` | x | GLib | y |
| `domain/` | x | base | y |
| `db/` | x | base, SQLite | y |
| `store/` | x | domain, db, json-glib | y |
| `services/` | x | store, domain | y |
| `ctl/` | x | services and below, json-glib | y |
'''


def compiled(source, *headers):
    return {'src/README.md': TABLE, 'deps': {source: list(headers)}}


def texts(**files):
    return {'src/README.md': TABLE, 'src/base/b.h': '', 'src/db/d.h': '', 'src/store/s.h': '', **files}


SAMPLES = [
    Rule('arrows, as compiled', find_wrong_direction,
         bad=[(compiled('src/domain/a.c', 'src/store/s.h'), 'src/domain/a.c: reads src/store/s.h'),
              (compiled('src/base/a.c', 'src/domain/s.h'), 'above or beside'),
              (compiled('src/domain/a.c', 'src/db/s.h'), 'above or beside'),
              (compiled('tests/domain/a.c', 'src/db/s.h'), 'above or beside'),
              (compiled('src/store/a.c', '/usr/include/sqlite3.h'), 'does not name SQLite'),
              (compiled('src/base/a.c', '/usr/include/sodium/core.h'), 'does not name libsodium'),
              (compiled('src/domain/a.c', '/usr/include/json-glib-1.0/json-glib/json-glib.h'), 'json-glib'),
              (compiled('src/ctl/a.c', '/usr/include/gtk-4.0/gtk/gtk.h'), 'does not name GTK'),
              (compiled('src/ctl/a.c', '/usr/include/curl/curl.h'), 'not a library of Relais'),
              (compiled('src/store/a.c', 'src/db/d-private.h'), 'the inside of another room'),
              (compiled('tests/store/a.c', 'src/db/d-private.h'), 'the inside of another room'),
              (compiled('src/store/a.c', 'src/db/d-testing.h'), 'for tests only'),
              (compiled('src/attic/a.c'), 'not in the table')],
         good=[compiled('src/services/a.c', 'src/db/d.h', 'src/base/b.h', '/usr/include/glib-2.0/glib.h'),
               compiled('src/db/a.c', 'src/db/d-private.h', '/usr/include/sqlite3.h', '/usr/include/stdio.h'),
               compiled('tests/db/a.c', 'src/db/d-private.h', '/usr/include/sqlite3.h', 'tests/lib/t.h'),
               compiled('tests/store/a.c', 'src/db/d-testing.h'),
               compiled('tests/bench/a.c', 'src/store/s.h', '/usr/include/sqlite3.h')]),
    Rule('arrows, as written', find_unnamed,
         bad=[(texts(**{'src/services/a.c': '\n#include "d.h"\n'}), 'src/services/a.c:2: includes d.h of db/'),
              (texts(**{'src/domain/a.h': '#include <store/s.h>\n'}), 'includes store/s.h of store/')],
         good=[texts(**{'src/store/a.c': '#include "d.h"\n', 'src/ctl/a.c': '#include "d.h"\n#include "b.h"\n'})]),
    Rule('all that is written is built', find_not_compiled,
         bad=[({'deps': {}, 'src/db/lost.c': ''}, 'src/db/lost.c:1: is not'), ({'deps': {}, 'tests/db/lost.c': ''}, 'lost')],
         good=[{'deps': {'src/db/a.c': []}, 'src/db/a.c': '', 'tests/fuzz/f.c': '', 'src/db/a.h': ''}]),
]

root, build, ninja = sys.argv[1:]
real = read_tree(root)
real['deps'] = read_deps(os.path.realpath(root), os.path.realpath(build), ninja)
sys.exit(run(SAMPLES, real))
