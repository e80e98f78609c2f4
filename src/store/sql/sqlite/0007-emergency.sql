-- One minute of access to a protected record, in an emergency: who took it, why, and who of those it is told to has seen
-- that. Immutable once released.

-- The reason is about the person and goes with them. Who is told follows from the record's referent, when it is asked.
CREATE TABLE emergency (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  staff TEXT NOT NULL CHECK (length(staff) = 36),
  reason TEXT NOT NULL CHECK (length(reason) BETWEEN 3 AND 200),
  at TEXT NOT NULL CHECK (at GLOB '[12][0-9][0-9][0-9]-*T*Z'),
  until TEXT NOT NULL CHECK (until GLOB '[12][0-9][0-9][0-9]-*T*Z' AND until > at),
  seen_by TEXT CHECK (length(seen_by) = 36),
  seen_at TEXT CHECK (seen_at GLOB '[12][0-9][0-9][0-9]-*T*Z'),
  CHECK ((seen_by IS NULL) = (seen_at IS NULL))
) STRICT;
CREATE INDEX emergency_person ON emergency (person, staff, until);
CREATE INDEX emergency_unseen ON emergency (at) WHERE seen_at IS NULL;

-- What the log could not take while the disk was full belongs to the story of everybody.
CREATE INDEX audit_gap ON audit (seq) WHERE act = 'gap';
