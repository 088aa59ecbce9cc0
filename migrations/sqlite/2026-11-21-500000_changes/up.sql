-- What a team did about what people said. "body" is what is being written, "published" what families read now;
-- "writers" are those who have written since it was last published, who do not review it.
CREATE TABLE changes (
  org_id INTEGER NOT NULL,
  survey TEXT NOT NULL,
  id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  body TEXT NOT NULL,
  writers TEXT NOT NULL,
  written_at INTEGER NOT NULL,
  reviewed_by TEXT,
  reviewed_at INTEGER,
  published TEXT,
  published_by TEXT,
  published_at INTEGER,
  PRIMARY KEY (org_id, survey, id)
) WITHOUT ROWID, STRICT;

-- Champions who are asked to put their name below it. "name" is for the team, "credit" how they wish to be named,
-- "signed" stands for the words that they signed.
CREATE TABLE co_signers (
  org_id INTEGER NOT NULL,
  survey TEXT NOT NULL,
  change TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  young INTEGER NOT NULL CHECK (young IN (0, 1)),
  credit TEXT,
  signed TEXT,
  created_by TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (org_id, survey, change, id)
) WITHOUT ROWID, STRICT;

-- Who wishes to hear what was done. Nothing here can be joined to answers: the key is a keyed hash, the address and the
-- language are sealed with a key that is not in the database, and no row has a time, a number or a place in an order.
CREATE TABLE news (
  org_id INTEGER NOT NULL,
  key BLOB NOT NULL,
  survey TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (org_id, key)
) WITHOUT ROWID, STRICT;
