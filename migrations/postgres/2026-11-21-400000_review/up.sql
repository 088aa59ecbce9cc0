-- A draft that people are asked about. How many must say yes stands in the definition; that they are asked, here.
CREATE TABLE reviews (
  org_id BIGINT NOT NULL,
  survey TEXT NOT NULL,
  opened_by TEXT NOT NULL,
  opened_at BIGINT NOT NULL,
  lapses_at BIGINT NOT NULL,
  shared BOOLEAN NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (org_id, survey)
);

-- Who is asked: somebody with a personal link, or somebody with an account. "credit" is how they wish to be named,
-- "credited" how the published survey names them.
CREATE TABLE reviewers (
  org_id BIGINT NOT NULL,
  survey TEXT NOT NULL,
  id TEXT NOT NULL,
  email TEXT,
  name TEXT NOT NULL,
  adult TEXT,
  lived_experience BOOLEAN NOT NULL,
  credit TEXT,
  credited TEXT,
  minutes INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, survey, id)
);
CREATE UNIQUE INDEX reviewers_email ON reviewers (org_id, survey, email);

-- What was said, about which words, and what became of it. "part" stands for the question as it was
-- then, so that it can be told whether it was changed; "shared": whether the others may read it.
CREATE TABLE remarks (
  org_id BIGINT NOT NULL,
  survey TEXT NOT NULL,
  id TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  at BIGINT NOT NULL,
  page TEXT NOT NULL,
  item TEXT,
  language TEXT NOT NULL,
  role TEXT,
  band TEXT,
  ready TEXT,
  words TEXT NOT NULL,
  said TEXT NOT NULL,
  part TEXT NOT NULL,
  shared BOOLEAN NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'changed', 'kept')),
  answer TEXT NOT NULL,
  now_said TEXT NOT NULL,
  answered_by TEXT,
  answered_at BIGINT,
  PRIMARY KEY (org_id, survey, id)
);

-- Who has said yes, and to what.
CREATE TABLE sign_offs (
  org_id BIGINT NOT NULL,
  survey TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  at BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (org_id, survey, reviewer)
);

-- Links are for translators alone.
ALTER TABLE draft_links DROP COLUMN kind;
ALTER TABLE draft_links DROP COLUMN adult;
ALTER TABLE draft_links DROP COLUMN lived_experience;
