-- Mails of what is new that somebody has chosen: how often, of which surveys and places (none: of all that the person
-- may read), which version is attached as a PDF, in which time zone the days are. "key" stands for the link by which
-- the person leaves.
CREATE TABLE digests (
  org_id BIGINT NOT NULL,
  email TEXT NOT NULL,
  often TEXT NOT NULL,
  surveys TEXT NOT NULL,
  places TEXT NOT NULL,
  attached TEXT,
  zone TEXT NOT NULL,
  key BYTEA NOT NULL CHECK (octet_length(key) = 32),
  PRIMARY KEY (org_id, email),
  UNIQUE (org_id, key)
);

-- Up to which release of a survey somebody has been told. It moves only with a letter in the outbox.
CREATE TABLE digest_marks (
  org_id BIGINT NOT NULL,
  email TEXT NOT NULL,
  survey TEXT NOT NULL,
  release INTEGER NOT NULL,
  PRIMARY KEY (org_id, email, survey)
);
