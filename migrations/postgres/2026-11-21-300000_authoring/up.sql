-- Surveys that are being written. Each change is a revision of its own, so that it can be undone, and so that two
-- people who change different things do not overwrite each other.
CREATE TABLE survey_drafts (
  org_id BIGINT NOT NULL,
  survey TEXT NOT NULL,
  team TEXT,
  revision INTEGER NOT NULL,
  base_version INTEGER,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, survey)
);

CREATE TABLE survey_revisions (
  org_id BIGINT NOT NULL,
  survey TEXT NOT NULL,
  number INTEGER NOT NULL,
  parent INTEGER,
  body TEXT NOT NULL,
  who TEXT NOT NULL,
  at BIGINT NOT NULL,
  what TEXT NOT NULL,
  PRIMARY KEY (org_id, survey, number)
);

-- The files that a draft may name, beside those that its published versions name.
CREATE TABLE survey_media (
  org_id BIGINT NOT NULL,
  survey TEXT NOT NULL,
  name TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (org_id, survey, name)
);

-- What was last taken from each file of the definitions' folder; `waiting` is what could not be, since the survey
-- had been changed in the browser too.
CREATE TABLE survey_files (
  org_id BIGINT NOT NULL,
  file TEXT NOT NULL,
  survey TEXT NOT NULL,
  hash TEXT NOT NULL,
  text TEXT NOT NULL,
  waiting TEXT,
  PRIMARY KEY (org_id, file)
);

-- What each translation was made from, so that it can be told when that was changed since.
CREATE TABLE survey_translations (
  org_id BIGINT NOT NULL,
  survey TEXT NOT NULL,
  language TEXT NOT NULL,
  place TEXT NOT NULL,
  source TEXT NOT NULL,
  who TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (org_id, survey, language, place)
);

-- Personal links: each opens one draft, for one reviewer or for one translator of one language.
CREATE TABLE draft_links (
  org_id BIGINT NOT NULL,
  survey TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('review', 'translate')),
  language TEXT,
  name TEXT NOT NULL,
  adult TEXT,
  lived_experience BOOLEAN NOT NULL,
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, survey, id)
);
