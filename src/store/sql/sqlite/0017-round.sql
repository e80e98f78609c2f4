-- The rounds of the members of the team: whom each visits on which weekday, in an order of their own. Immutable once
-- released.

-- One row a visit. The patient may have been merged into another record since: the round then shows that one.
CREATE TABLE round_stop (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  member TEXT NOT NULL CHECK (length(member) = 36),
  weekday TEXT NOT NULL CHECK (weekday IN ('mo', 'tu', 'we', 'th', 'fr', 'sa', 'su')),
  patient TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position TEXT NOT NULL CHECK (position GLOB '[1-9]*' AND position NOT GLOB '*[^0-9]*' AND length(position) <= 6),
  UNIQUE (member, weekday, patient)
) STRICT;
CREATE INDEX round_stop_patient ON round_stop (patient);
