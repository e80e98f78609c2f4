-- The practice's own layer over the professionals' directory. The directory itself is a file of its own that may be
-- deleted at any time; what is here stays, known by the key of the entry. Immutable once released.

CREATE TABLE own_entry (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  key TEXT NOT NULL UNIQUE CHECK (length(key) BETWEEN 5 AND 260),
  name TEXT CHECK (length(name) BETWEEN 1 AND 250),
  favourite TEXT CHECK (favourite = 'yes'),
  note TEXT CHECK (length(note) BETWEEN 1 AND 1000),
  hours TEXT CHECK (length(hours) BETWEEN 1 AND 200)
) STRICT;

-- A number of an entry, in its international form where it has one.
CREATE TABLE own_line (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  key TEXT NOT NULL CHECK (length(key) BETWEEN 5 AND 260),
  number TEXT NOT NULL CHECK (length(number) BETWEEN 1 AND 60),
  worked_on TEXT CHECK (length(worked_on) = 10),
  failed_on TEXT CHECK (length(failed_on) = 10),
  UNIQUE (key, number)
) STRICT;

CREATE TABLE own_correction (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  key TEXT NOT NULL CHECK (length(key) BETWEEN 5 AND 260),
  field TEXT NOT NULL CHECK (length(field) BETWEEN 1 AND 40),
  value TEXT CHECK (length(value) BETWEEN 1 AND 4000),
  instead_of TEXT CHECK (length(instead_of) BETWEEN 1 AND 4000),
  noted_on TEXT NOT NULL CHECK (length(noted_on) = 10),
  UNIQUE (key, field)
) STRICT;

-- When an entry was last called or copied from, for the order of the search. It is no record of anybody: no operation,
-- no row in the log.
CREATE TABLE own_use (
  key TEXT PRIMARY KEY CHECK (length(key) BETWEEN 5 AND 260),
  at TEXT NOT NULL CHECK (at GLOB '[12][0-9][0-9][0-9]-*T*Z')
) STRICT;
