-- Members of the team who are kept out of one person's record. Immutable once released.

-- It goes with the person. Who has left the team is named by an id only; why somebody is kept out stands nowhere.
CREATE TABLE exclusion (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  member TEXT NOT NULL CHECK (length(member) = 36),
  asked_on TEXT NOT NULL CHECK (length(asked_on) = 10),
  recorded_by TEXT NOT NULL CHECK (length(recorded_by) BETWEEN 1 AND 120),
  lifted_on TEXT CHECK (length(lifted_on) = 10),
  lifted_by TEXT CHECK (length(lifted_by) BETWEEN 1 AND 120),
  CHECK ((lifted_by IS NULL) = (lifted_on IS NULL))
) STRICT;
CREATE UNIQUE INDEX exclusion_open ON exclusion (member, person) WHERE lifted_on IS NULL;
CREATE INDEX exclusion_person ON exclusion (person);
