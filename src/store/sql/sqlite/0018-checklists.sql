-- The checklist of a return home: its editions, and what was answered for a stay. Immutable once released.

-- An edition, never changed: a stay goes on with the one it began with. ward is nothing for the list of all others;
-- items a CSV text, one row an item.
CREATE TABLE checklist (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision = 1),
  ward TEXT CHECK (length(ward) BETWEEN 1 AND 120),
  items TEXT NOT NULL CHECK (length(items) BETWEEN 1 AND 20000),
  made_at TEXT NOT NULL CHECK (made_at GLOB '[12][0-9][0-9][0-9]-*T*Z'),
  made_by TEXT CHECK (length(made_by) = 36)
) STRICT;

CREATE TRIGGER checklist_frozen BEFORE UPDATE ON checklist
BEGIN SELECT raise(ABORT, 'an edition of the checklist is frozen'); END;

ALTER TABLE stay ADD COLUMN checklist TEXT REFERENCES checklist (id) DEFERRABLE INITIALLY DEFERRED;

-- An answer to one item, by whom and when; its id follows from the stay and the item.
CREATE TABLE stay_check (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  stay TEXT NOT NULL REFERENCES stay (id) DEFERRABLE INITIALLY DEFERRED,
  item TEXT NOT NULL CHECK (item GLOB '[1-9]' OR item GLOB '[1-9][0-9]'),
  answer TEXT CHECK (answer IN ('yes', 'no', 'na')),
  note TEXT CHECK (length(note) BETWEEN 1 AND 200),
  answered_at TEXT NOT NULL CHECK (answered_at GLOB '[12][0-9][0-9][0-9]-*T*Z'),
  answered_by TEXT CHECK (length(answered_by) = 36),
  UNIQUE (stay, item)
) STRICT;
