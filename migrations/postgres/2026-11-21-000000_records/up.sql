-- Every primary key starts with org_id, so that a distributed database can shard by it later.
-- No rising number stands on a response or a comment: no column or index keeps the order of arrival.

CREATE TABLE surveys (
  org_id BIGINT NOT NULL,
  id TEXT NOT NULL,
  current_version INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'paused', 'closed')),
  first_published_day INTEGER NOT NULL,
  PRIMARY KEY (org_id, id)
);

CREATE TABLE versions (
  org_id BIGINT NOT NULL,
  survey TEXT NOT NULL,
  number INTEGER NOT NULL,
  hash TEXT NOT NULL,
  definition TEXT NOT NULL,
  source TEXT NOT NULL,
  published_at BIGINT NOT NULL,
  media TEXT NOT NULL,
  PRIMARY KEY (org_id, survey, number),
  UNIQUE (org_id, survey, hash)
);

CREATE TABLE media (
  org_id BIGINT NOT NULL,
  hash TEXT NOT NULL,
  mime TEXT NOT NULL,
  bytes BYTEA NOT NULL,
  PRIMARY KEY (org_id, hash)
);

CREATE TABLE responses (
  org_id BIGINT NOT NULL,
  key BYTEA NOT NULL CHECK (octet_length(key) = 16),
  survey TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  day INTEGER NOT NULL CHECK (day >= 0),
  language TEXT NOT NULL,
  role TEXT,
  help TEXT,
  band TEXT,
  mode TEXT NOT NULL,
  release INTEGER,
  body_hash BYTEA NOT NULL CHECK (octet_length(body_hash) = 16),
  answers TEXT NOT NULL,
  PRIMARY KEY (org_id, key)
);
CREATE INDEX responses_waiting ON responses (org_id, survey, key, release) WHERE release IS NULL;
CREATE INDEX responses_by_release ON responses (org_id, survey, release, key) WHERE release IS NOT NULL;

-- response_key is the comment's own id where it has been unlinked. By this key the comments of one
-- response are neighbours: found at once when it is withdrawn, and written on one page.
CREATE TABLE comments (
  org_id BIGINT NOT NULL,
  id BYTEA NOT NULL CHECK (octet_length(id) = 16),
  response_key BYTEA NOT NULL,
  survey TEXT NOT NULL,
  item TEXT NOT NULL,
  part TEXT,
  language TEXT NOT NULL,
  role TEXT,
  day INTEGER NOT NULL CHECK (day >= 0),
  text TEXT NOT NULL,
  shown TEXT,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'published', 'held')),
  marked BOOLEAN NOT NULL,
  confirmed_small BOOLEAN NOT NULL,
  release INTEGER,
  decided_by TEXT,
  decided_at BIGINT,
  PRIMARY KEY (org_id, response_key, id)
);
CREATE INDEX comments_by_state ON comments (org_id, survey, state, id);

CREATE TABLE withdrawn (
  org_id BIGINT NOT NULL,
  key BYTEA NOT NULL,
  survey TEXT NOT NULL,
  PRIMARY KEY (org_id, key)
);

CREATE TABLE releases (
  org_id BIGINT NOT NULL,
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
);

CREATE TABLE outbox (
  org_id BIGINT NOT NULL,
  id TEXT NOT NULL,
  report TEXT NOT NULL,
  recipient TEXT NOT NULL,
  period TEXT NOT NULL,
  survey TEXT NOT NULL,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'claimed', 'sent', 'failed')),
  attempts INTEGER NOT NULL,
  next_at BIGINT NOT NULL,
  lease_until BIGINT,
  last_error TEXT,
  message_id TEXT,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, report, recipient, period)
);
CREATE INDEX outbox_due ON outbox (org_id, state, next_at);

CREATE TABLE sign_in (
  org_id BIGINT NOT NULL,
  token_hash BYTEA NOT NULL,
  code_hash BYTEA NOT NULL,
  email TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  spent_at BIGINT,
  tries INTEGER NOT NULL,
  PRIMARY KEY (org_id, token_hash)
);
CREATE INDEX sign_in_by_email ON sign_in (org_id, email);

CREATE TABLE sessions (
  org_id BIGINT NOT NULL,
  token_hash BYTEA NOT NULL,
  email TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, token_hash)
);
CREATE INDEX sessions_by_email ON sessions (org_id, email);

CREATE TABLE audit (
  org_id BIGINT NOT NULL,
  id TEXT NOT NULL,
  at BIGINT NOT NULL,
  who TEXT NOT NULL,
  what TEXT NOT NULL,
  survey TEXT,
  detail TEXT NOT NULL,
  PRIMARY KEY (org_id, id)
);
CREATE INDEX audit_by_time ON audit (org_id, at);

-- Answers before they are sent: in no backup, and gone after a crash.
CREATE UNLOGGED TABLE drafts (
  org_id BIGINT NOT NULL,
  key BYTEA NOT NULL,
  body BYTEA NOT NULL,
  expires_hour BIGINT NOT NULL,
  PRIMARY KEY (org_id, key)
);

-- Stores submissions in one journey to the server. The columns of responses come as arrays, then those of comments,
-- each of which names its response by its place among them. What is there already stays as it is, what was withdrawn
-- is not stored again; the keys that were inserted, and those that would have been, come back.
-- Each statement in here sees what was committed before it began, so that the look for withdrawals after the insert
-- sees one that the insert waited for.
CREATE FUNCTION store_responses(
  org BIGINT, keys BYTEA[], body_hashes BYTEA[], versions INTEGER[], days INTEGER[], surveys TEXT[], languages TEXT[],
  modes TEXT[], closed TEXT[], roles TEXT[], helps TEXT[], bands TEXT[],
  places INTEGER[], ids BYTEA[], items TEXT[], parts TEXT[], texts TEXT[]
) RETURNS TABLE (found BYTEA, is_withdrawn BOOLEAN) LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  fresh BYTEA[];
  gone BYTEA[];
BEGIN
  WITH inserted AS (
    INSERT INTO responses (org_id, key, body_hash, version, day, survey, language, mode, answers, role, help, band)
    SELECT org, * FROM unnest(keys, body_hashes, versions, days, surveys, languages, modes, closed, roles, helps, bands)
    ON CONFLICT DO NOTHING RETURNING key
  )
  SELECT array_agg(key) INTO fresh FROM inserted;
  SELECT array_agg(key) INTO gone FROM withdrawn WHERE org_id = org AND key = ANY (fresh);
  IF gone IS NOT NULL THEN
    DELETE FROM responses WHERE org_id = org AND key = ANY (gone);
    fresh := ARRAY(SELECT unnest(fresh) EXCEPT SELECT unnest(gone));
  END IF;
  INSERT INTO comments (org_id, response_key, id, day, survey, language, item, part, role, text, state, marked, confirmed_small)
  SELECT org, keys[place], c.id, days[place], surveys[place], languages[place], c.item, c.part, roles[place], c.text,
    'waiting', false, false
  FROM unnest(places, ids, items, parts, texts) AS c (place, id, item, part, text)
  WHERE keys[place] = ANY (fresh);
  RETURN QUERY SELECT unnest(fresh), false UNION ALL SELECT unnest(gone), true;
END
$$;
