#!/usr/bin/env python3
"""What no source of the program may call or contain, and the rooms that are excepted: SQL text outside db and store,
ends of the process, nested main loops, singletons, unbounded writes, the terminal, and the time of day."""

import re

from relais_check import Rule, c_sources, main

SQL = re.compile(r'\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP|PRAGMA|WITH|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|'
                 r'RELEASE|ATTACH|DETACH|VACUUM|REINDEX|ANALYZE)(\s|;|$)')

# pattern, files of src/ that may, why not
BANNED = [
    (r'\bg_error\s*\(', r'', 'ends the program; return a GError'),
    # The program's end waits for the last save, when the main loop itself has ended.
    (r'\b(g_main_loop_run|g_main_context_iteration|g_main_context_wait)\s*\(', r'app/relais-application\.c',
     'a nested main loop'),
    (r'^(?!const\b|extern const\b).*\w\s*\*\s*relais_\w+_(get|peek)_(default|instance)\s*\(', r'',
     'a singleton; pass the object'),
    (r'\b(strcpy|strcat|stpcpy|sprintf|vsprintf|gets|tmpnam|tempnam|mktemp|strtok|system|popen)\s*\(', r'',
     'unbounded or unsafe; GLib has better'),
    (r'\b(printf|vprintf|fprintf|vfprintf|dprintf|puts|putchar|perror|g_print|g_printerr)\s*\(', r'(ctl/.*|app/main\.c)',
     'only relaisctl writes to the terminal, and the window of its own command line'),
    (r'\b(exit|_exit|_Exit|quick_exit)\s*\(', r'ctl/.*', 'only relaisctl ends the process'),
    (r'\b(time|gettimeofday|clock_gettime|localtime|localtime_r|gmtime|gmtime_r|g_get_real_time|'
     r'g_date_time_new_now\w*|g_get_current_time)\s*\(',
     r'base/relais-clock\.c', 'the time comes from RelaisClock'),
]


def find_sql(tree):
    findings = []
    for source in c_sources(tree, r'src/(?!db/|store/|directory/).*\.[ch]'):
        findings += [source.say(line, f'SQL text “{value[:40]}”') for line, value in source.strings()
                     if SQL.match(value)]
    return findings


def find_banned(tree):
    findings = []
    for source in c_sources(tree, r'src/.*\.[ch]'):
        for pattern, allowed, why in BANNED:
            if re.fullmatch('src/' + allowed, source.path):
                continue
            findings += [source.say(line, f'{match[0].rstrip("( ").split()[-1]}: {why}') for line, match in source.find(pattern)]
    return findings


def in_function(line):
    return f'static void\nf (void)\n{{\n  {line}\n}}\n'


main([
    Rule('SQL text', find_sql,
         bad=[({'src/services/a.c': 'x = "SELECT a "\n    "FROM b";'}, 'src/services/a.c:1: SQL text “SELECT a FROM b”'),
              ({'src/ctl/a.c': 'x = "  PRAGMA user_version";'}, 'PRAGMA'),
              ({'src/domain/a.h': '#define Q "INSERT INTO t"'}, 'INSERT')],
         good=[{'src/store/a.c': 'x = "SELECT 1";', 'src/db/a.c': 'x = "COMMIT";',
                'src/ctl/a.c': 'x = "Select a card"; /* "SELECT 1" */ y = "a SELECT 1";'}]),
    Rule('calls', find_banned,
         bad=[({'src/db/a.c': in_function('g_error ("x");')}, 'src/db/a.c:4: g_error'),
              ({'src/ctl/a.c': in_function('g_main_loop_run(loop);')}, 'a nested main loop'),
              ({'src/db/a.c': in_function('while (g_main_context_iteration (NULL, TRUE));')}, 'a nested main loop'),
              ({'src/services/a.h': 'RelaisClock *relais_clock_get_default (void);\n'}, 'a singleton'),
              ({'src/db/a.c': in_function('strcpy (a, b);')}, 'unbounded'),
              ({'src/db/a.c': in_function('sprintf (a, b);')}, 'unbounded'),
              ({'src/ctl/a.c': in_function('system ("ls");')}, 'unbounded'),
              ({'src/domain/a.c': in_function('printf ("x");')}, 'terminal'),
              ({'src/services/a.c': in_function('g_printerr ("x");')}, 'terminal'),
              ({'src/services/a.c': in_function('exit (1);')}, 'ends the process'),
              ({'src/services/a.c': in_function('now = time (NULL);')}, 'RelaisClock'),
              ({'src/base/a.c': in_function('now = g_date_time_new_now_utc ();')}, 'RelaisClock'),
              ({'src/base/a.c': in_function('now = g_get_real_time ();')}, 'RelaisClock')],
         good=[{'src/base/relais-clock.c': in_function('now = g_date_time_new_now_utc ();'),
                'src/documents/a.h': 'const RelaisSheet *relais_sheet_get_default (void);\n',
                'src/ctl/a.c': in_function('g_print ("x"); exit (1);'),
                'src/db/a.c': in_function('g_error_free (e); s = g_strdup_printf ("strcpy (");  // time ()'),
                'tests/db/a.c': in_function('g_error ("x");')}]),
])
