-- What was written down while nobody was signed in, taken in at the next sign-in. Immutable once released.

-- The pair whose public half stands beside the register; the secret one is nowhere else.
CREATE TABLE spool_key (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  public BLOB NOT NULL CHECK (length(public) = 32),
  secret BLOB NOT NULL CHECK (length(secret) = 32)
) STRICT;

-- id is the digest of the sealed record and stays for ever, so that no record is taken in twice. What has found its
-- place (a failed sign-in is a row of the audit) has no kind; what waits for somebody keeps its content until then.
CREATE TABLE spooled (
  id TEXT PRIMARY KEY CHECK (length(id) = 32 AND id NOT GLOB '*[^0-9a-f]*'),
  taken_at TEXT NOT NULL CHECK (length(taken_at) >= 20),
  kind TEXT CHECK (length(kind) BETWEEN 1 AND 20),
  at TEXT CHECK (length(at) >= 20),
  workstation TEXT,
  content TEXT,
  CHECK (kind IS NOT NULL OR content IS NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX spooled_waiting ON spooled (kind, at) WHERE kind IS NOT NULL;
