-- Every primary key starts with org_id, so that a distributed database can shard by it later.
-- Tables whose keys are random are WITHOUT ROWID: no column or index keeps the order of arrival.

CREATE TABLE surveys (
  org_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  current_version INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'paused', 'closed')),
  first_published_day INTEGER NOT NULL,
  PRIMARY KEY (org_id, id)
) WITHOUT ROWID, STRICT;

CREATE TABLE versions (
  org_id INTEGER NOT NULL,
  survey TEXT NOT NULL,
  number INTEGER NOT NULL,
  hash TEXT NOT NULL,
  definition TEXT NOT NULL,
  source TEXT NOT NULL,
  published_at INTEGER NOT NULL,
  media TEXT NOT NULL,
  PRIMARY KEY (org_id, survey, number),
  UNIQUE (org_id, survey, hash)
) STRICT;

CREATE TABLE media (
  org_id INTEGER NOT NULL,
  hash TEXT NOT NULL,
  mime TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (org_id, hash)
) STRICT;

-- Submissions that are durable but not yet laid out in responses and comments:
-- one row holds everything that one commit took in, in the order of its random keys.
CREATE TABLE arrivals (
  id INTEGER PRIMARY KEY,
  body BLOB NOT NULL
) STRICT;

CREATE TABLE responses (
  org_id INTEGER NOT NULL,
  key BLOB NOT NULL CHECK (length(key) = 16),
  survey TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  day INTEGER NOT NULL CHECK (day >= 0),
  language TEXT NOT NULL,
  role TEXT,
  help TEXT,
  band TEXT,
  mode TEXT NOT NULL,
  release INTEGER,
  body_hash BLOB NOT NULL CHECK (length(body_hash) = 16),
  answers TEXT NOT NULL,
  PRIMARY KEY (org_id, key)
) WITHOUT ROWID, STRICT;
CREATE INDEX responses_waiting ON responses (org_id, survey, key, release) WHERE release IS NULL;
CREATE INDEX responses_by_release ON responses (org_id, survey, release, key) WHERE release IS NOT NULL;

-- response_key is the comment's own id where it has been unlinked. By this key the comments of one
-- response are neighbours: found at once when it is withdrawn, and written on one page.
CREATE TABLE comments (
  org_id INTEGER NOT NULL,
  id BLOB NOT NULL CHECK (length(id) = 16),
  response_key BLOB NOT NULL,
  survey TEXT NOT NULL,
  item TEXT NOT NULL,
  part TEXT,
  language TEXT NOT NULL,
  role TEXT,
  day INTEGER NOT NULL CHECK (day >= 0),
  text TEXT NOT NULL,
  shown TEXT,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'published', 'held')),
  marked INTEGER NOT NULL CHECK (marked IN (0, 1)),
  confirmed_small INTEGER NOT NULL CHECK (confirmed_small IN (0, 1)),
  release INTEGER,
  decided_by TEXT,
  decided_at INTEGER,
  PRIMARY KEY (org_id, response_key, id)
) WITHOUT ROWID, STRICT;
CREATE INDEX comments_by_state ON comments (org_id, survey, state, id);

CREATE TABLE withdrawn (
  org_id INTEGER NOT NULL,
  key BLOB NOT NULL,
  survey TEXT NOT NULL,
  PRIMARY KEY (org_id, key)
) WITHOUT ROWID, STRICT;

CREATE TABLE releases (
  org_id INTEGER NOT NULL,
  survey TEXT NOT NULL,
  number INTEGER NOT NULL,
  day INTEGER NOT NULL,
  responses INTEGER NOT NULL,
  figures TEXT NOT NULL,
  held TEXT NOT NULL,
  deletions INTEGER NOT NULL,
  settled INTEGER NOT NULL,
  expired INTEGER NOT NULL,
  PRIMARY KEY (org_id, survey, number)
) STRICT;

CREATE TABLE outbox (
  org_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  report TEXT NOT NULL,
  recipient TEXT NOT NULL,
  period TEXT NOT NULL,
  survey TEXT NOT NULL,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'claimed', 'sent', 'failed')),
  attempts INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  lease_until INTEGER,
  last_error TEXT,
  message_id TEXT,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, report, recipient, period)
) STRICT;
CREATE INDEX outbox_due ON outbox (org_id, state, next_at);

CREATE TABLE sign_in (
  org_id INTEGER NOT NULL,
  token_hash BLOB NOT NULL,
  code_hash BLOB NOT NULL,
  email TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  spent_at INTEGER,
  tries INTEGER NOT NULL,
  PRIMARY KEY (org_id, token_hash)
) WITHOUT ROWID, STRICT;
CREATE INDEX sign_in_by_email ON sign_in (org_id, email);

CREATE TABLE sessions (
  org_id INTEGER NOT NULL,
  token_hash BLOB NOT NULL,
  email TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (org_id, token_hash)
) WITHOUT ROWID, STRICT;
CREATE INDEX sessions_by_email ON sessions (org_id, email);

CREATE TABLE audit (
  org_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  what TEXT NOT NULL,
  survey TEXT,
  detail TEXT NOT NULL,
  PRIMARY KEY (org_id, id)
) STRICT;
CREATE INDEX audit_by_time ON audit (org_id, at);
