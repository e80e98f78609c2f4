-- Labels: names, numbers and basins that change or were never read in an official source. Immutable once released.

-- code is a mutuality's three digits (a number ending in 00 is its union) or a commune's postcode. The practice edits
-- the rows; confidence and source say how sure each is. Which rows were brought in stands in setting ("labels").
CREATE TABLE label (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 3 AND 20 AND kind NOT GLOB '*[^a-z]*'),
  code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 20 AND code = trim(code)),
  fr TEXT CHECK (length(fr) BETWEEN 1 AND 80),
  nl TEXT CHECK (length(nl) BETWEEN 1 AND 80),
  nis TEXT CHECK (length(nis) = 5 AND nis NOT GLOB '*[^0-9]*'),
  basin TEXT CHECK (length(basin) BETWEEN 1 AND 20),
  confidence TEXT CHECK (confidence IN ('read', 'reported', 'unchecked', 'doubtful', 'practice')),
  source TEXT CHECK (length(source) BETWEEN 1 AND 200),
  UNIQUE (kind, code),
  CHECK (coalesce(fr, nl) IS NOT NULL)
) STRICT;
