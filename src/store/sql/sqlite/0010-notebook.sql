-- The notebook: what the team writes to each other about a patient, and what is asked in it. Immutable once released.

-- A signed entry: never changed afterwards; a mistake is corrected by another entry that strikes it. author_name and
-- author_roles are who signed as they were then. written_at is a day, or a day and an hour, of a paper notebook.
CREATE TABLE note (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision = 1),
  patient TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 20000),
  topic TEXT NOT NULL CHECK (length(topic) BETWEEN 2 AND 20),
  visibility TEXT NOT NULL CHECK (visibility IN ('home', 'care', 'logistics')),
  urgency TEXT NOT NULL CHECK (urgency IN ('info', 'today', 'urgent')),
  home_line TEXT CHECK (length(home_line) BETWEEN 1 AND 200),
  answer_by TEXT CHECK (answer_by IS date(answer_by, '+0 days')),
  readers TEXT CHECK (length(readers) BETWEEN 36 AND 2000),
  answers TEXT REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED,
  corrects TEXT UNIQUE REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED,
  continues TEXT UNIQUE REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED,
  on_behalf_of TEXT CHECK (length(on_behalf_of) BETWEEN 1 AND 120),
  written_at TEXT CHECK (length(written_at) IN (10, 16)),
  page TEXT CHECK (length(page) BETWEEN 1 AND 20),
  at TEXT NOT NULL CHECK (at GLOB '[12][0-9][0-9][0-9]-*T*Z'),
  author TEXT NOT NULL CHECK (length(author) = 36),
  author_name TEXT NOT NULL CHECK (length(author_name) BETWEEN 1 AND 120),
  author_roles TEXT CHECK (length(author_roles) BETWEEN 1 AND 120),
  CHECK (readers IS NULL OR (visibility = 'care' AND home_line IS NULL)),
  CHECK (id <> coalesce(answers, '') AND id <> coalesce(corrects, '') AND id <> coalesce(continues, ''))
) STRICT;
CREATE INDEX note_answers ON note (answers) WHERE answers IS NOT NULL;

CREATE TRIGGER note_frozen BEFORE UPDATE ON note
BEGIN SELECT raise(ABORT, 'a signed entry is frozen'); END;

-- What was asked, with a level of its own: who is to do it may not read the entry. "for" is a role, a member, or nobody
-- in particular.
CREATE TABLE task (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  patient TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  action TEXT NOT NULL CHECK (length(action) BETWEEN 1 AND 200),
  due TEXT CHECK (due IS date(due, '+0 days')),
  "for" TEXT CHECK (length("for") BETWEEN 2 AND 120),
  action_visibility TEXT NOT NULL CHECK (action_visibility IN ('home', 'care', 'logistics')),
  note TEXT REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED,
  asked_at TEXT NOT NULL CHECK (asked_at GLOB '[12][0-9][0-9][0-9]-*T*Z'),
  asked_by TEXT NOT NULL CHECK (length(asked_by) = 36),
  done_at TEXT CHECK (done_at GLOB '[12][0-9][0-9][0-9]-*T*Z'),
  done_by TEXT CHECK (length(done_by) = 36),
  CHECK ((done_at IS NULL) = (done_by IS NULL))
) STRICT;
CREATE INDEX task_patient ON task (patient, due);
CREATE INDEX task_open ON task (due) WHERE done_at IS NULL;
CREATE INDEX task_note ON task (note) WHERE note IS NOT NULL;

-- One document an entry, in the order in which they were signed: what a timeline and a search look at. levels has a bit
-- for each level that a reader needs, 1 home, 2 care, 4 logistics: its own, and that of the entry that strikes it.
-- named says that only those of note_named may read it.
CREATE TABLE note_doc (
  doc INTEGER PRIMARY KEY,
  note TEXT NOT NULL UNIQUE REFERENCES note (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  patient TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  topic TEXT NOT NULL,
  urgency TEXT NOT NULL,
  levels INTEGER NOT NULL CHECK (levels BETWEEN 1 AND 7),
  named INTEGER NOT NULL CHECK (named IN (0, 1)),
  struck INTEGER NOT NULL CHECK (struck IN (0, 1))
) STRICT;
CREATE INDEX note_doc_patient ON note_doc (patient, doc);
CREATE INDEX note_doc_author ON note_doc (author, doc);
CREATE INDEX note_doc_at ON note_doc (at);
CREATE INDEX note_doc_urgent ON note_doc (doc) WHERE urgency = 'urgent';

CREATE TABLE note_named (
  doc INTEGER NOT NULL REFERENCES note_doc (doc) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  staff TEXT NOT NULL CHECK (length(staff) = 36),
  PRIMARY KEY (doc, staff)
) STRICT, WITHOUT ROWID;

-- Any fragment of three letters; the text is folded before it comes here. rowid is the document.
CREATE VIRTUAL TABLE note_text USING fts5 (body, tokenize = 'trigram');

-- Who has read what, and how far somebody had come with a patient at their last visit. No records: no operation, no undo.
CREATE TABLE note_read (
  note TEXT NOT NULL REFERENCES note (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  staff TEXT NOT NULL CHECK (length(staff) = 36),
  at TEXT NOT NULL CHECK (at GLOB '[12][0-9][0-9][0-9]-*T*Z'),
  PRIMARY KEY (note, staff)
) STRICT, WITHOUT ROWID;

CREATE TABLE note_visit (
  staff TEXT NOT NULL CHECK (length(staff) = 36),
  patient TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  doc INTEGER NOT NULL,
  at TEXT NOT NULL CHECK (at GLOB '[12][0-9][0-9][0-9]-*T*Z'),
  PRIMARY KEY (staff, patient)
) STRICT, WITHOUT ROWID;
