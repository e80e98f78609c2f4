-- What was measured and signed with an entry of the notebook. Immutable once released.

-- One row a value: "weight=72.5 kg", "pressure=120/80 mmHg", with the unit that it had. Frozen with its entry, and read
-- by those who may read that.
CREATE TABLE measure (
  id TEXT NOT NULL REFERENCES note (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  word TEXT NOT NULL CHECK (length(word) BETWEEN 4 AND 60 AND word GLOB '[a-z]*=[0-9]*'),
  code TEXT NOT NULL GENERATED ALWAYS AS (substr(word, 1, instr(word, '=') - 1)) STORED,
  PRIMARY KEY (id, word)
) STRICT, WITHOUT ROWID;
CREATE INDEX measure_code ON measure (code, id);

CREATE TRIGGER measure_frozen BEFORE UPDATE ON measure
BEGIN SELECT raise(ABORT, 'a signed entry is frozen'); END;
