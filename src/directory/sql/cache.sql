-- The local copy of the professionals' directory. Disposable: a copy of another layout is put aside and read anew from
-- the folder, so that there are no migrations. relais-directory-layout.c adds to card and old_card a column for each
-- field of an entry.

-- A file of the folder, by the bytes of its path. Without a size it was not read to its end, or is there no more, and
-- is only the place that a card names.
CREATE TABLE file (
  file INTEGER PRIMARY KEY,
  path BLOB NOT NULL UNIQUE,
  size INTEGER,
  modified_at INTEGER,
  changed_at INTEGER,
  inode INTEGER
) STRICT;

-- What is shown of an entry in a list, and found. body is its folded text and begins with the name_length bytes of its
-- names, then, up to title_length, organisation and unit. marks are what it is filtered by (relais-directory-text.c).
CREATE TABLE doc (
  doc INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  gone INTEGER NOT NULL CHECK (gone IN (0, 1)),
  name_length INTEGER NOT NULL,
  title_length INTEGER NOT NULL,
  sort_key TEXT NOT NULL,
  body TEXT NOT NULL,
  marks TEXT NOT NULL,
  hours TEXT
) STRICT;
CREATE INDEX doc_sort ON doc (sort_key);
CREATE INDEX doc_gone ON doc (doc) WHERE gone = 1;

-- Three letters in a row, wherever they stand. Without positions and without the text, both of which doc makes up for,
-- it is written in half the time.
CREATE VIRTUAL TABLE search USING fts5 (
  body, tokenize = 'trigram case_sensitive 1', content = '', detail = none, columnsize = 0
);

-- What is wrong with the folder and its files, and the second versions that sync programs left there.
CREATE TABLE problem (
  file TEXT NOT NULL,
  line INTEGER NOT NULL,
  code TEXT NOT NULL,
  argument TEXT,
  name TEXT
) STRICT;
CREATE INDEX problem_file ON problem (file);
CREATE TABLE conflict (
  file TEXT NOT NULL,
  other TEXT NOT NULL
) STRICT;

-- The last run that changed a card; old_card holds the cards that it removed or changed, all cards from first_card on
-- are new with it.
CREATE TABLE run (
  at TEXT NOT NULL,
  first_card INTEGER NOT NULL,
  n_new INTEGER NOT NULL,
  n_changed INTEGER NOT NULL,
  n_gone INTEGER NOT NULL,
  n_back INTEGER NOT NULL,
  n_expired INTEGER NOT NULL,
  n_unchanged INTEGER NOT NULL,
  undone_at TEXT
) STRICT;

-- When the copy was last as the folder.
CREATE TABLE look (
  at TEXT NOT NULL
) STRICT;
