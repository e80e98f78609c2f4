-- Protected mode is lifted by two people: who proposed it and why, who confirmed it. Immutable once released.

-- The reason is about the person and goes with them; by_coordinator says whether the one who proposed it was one.
CREATE TABLE lift (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  reason TEXT NOT NULL CHECK (length(reason) BETWEEN 3 AND 200),
  proposer TEXT NOT NULL CHECK (length(proposer) = 36),
  proposed_by TEXT NOT NULL CHECK (length(proposed_by) BETWEEN 1 AND 120),
  proposed_on TEXT NOT NULL CHECK (length(proposed_on) = 10),
  by_coordinator TEXT NOT NULL CHECK (by_coordinator IN ('yes', 'no')),
  confirmed_by TEXT CHECK (length(confirmed_by) BETWEEN 1 AND 120),
  confirmed_on TEXT CHECK (length(confirmed_on) = 10),
  CHECK ((confirmed_by IS NULL) = (confirmed_on IS NULL))
) STRICT;
CREATE INDEX lift_person ON lift (person);
