-- Photos and letters that hang on an entry of the notebook. Immutable once released.

-- First on a begun entry, and gone with it; from signing on on the entry, frozen with it and read by those who may read
-- that. removed says that its author took it away while writing and may still put it back. content stands last: what a
-- timeline asks for is read without it. Photos are kept as JPEG, as small as they are read at, without what a camera
-- writes beside the picture.
CREATE TABLE attachment (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  draft TEXT REFERENCES draft (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  note TEXT REFERENCES note (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  kind TEXT NOT NULL CHECK (kind IN ('jpeg', 'pdf')),
  size INTEGER NOT NULL CHECK (size BETWEEN 1 AND 10485760),
  removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
  content BLOB NOT NULL CHECK (length(content) = size),
  CHECK ((draft IS NULL) <> (note IS NULL)),
  CHECK (note IS NULL OR removed = 0)
) STRICT;
CREATE INDEX attachment_draft ON attachment (draft) WHERE draft IS NOT NULL;
CREATE INDEX attachment_note ON attachment (note) WHERE note IS NOT NULL;

CREATE TRIGGER attachment_frozen BEFORE UPDATE ON attachment WHEN OLD.note IS NOT NULL
BEGIN SELECT raise(ABORT, 'a signed entry is frozen'); END;
CREATE TRIGGER attachment_signed_once BEFORE INSERT ON attachment WHEN NEW.note IS NOT NULL
BEGIN SELECT raise(ABORT, 'a signed entry is frozen'); END;
