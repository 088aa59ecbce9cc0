-- Surveys that are being written. Each change is a revision of its own, so that it can be undone, and so that two
-- people who change different things do not overwrite each other.
CREATE TABLE survey_drafts (
  org_id INTEGER NOT NULL,
  survey TEXT NOT NULL,
  team TEXT,
  revision INTEGER NOT NULL,
  base_version INTEGER,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (org_id, survey)
) STRICT;

CREATE TABLE survey_revisions (
  org_id INTEGER NOT NULL,
  survey TEXT NOT NULL,
  number INTEGER NOT NULL,
  parent INTEGER,
  body TEXT NOT NULL,
  who TEXT NOT NULL,
  at INTEGER NOT NULL,
  what TEXT NOT NULL,
  PRIMARY KEY (org_id, survey, number)
) STRICT;

-- The files that a draft may name, beside those that its published versions name.
CREATE TABLE survey_media (
  org_id INTEGER NOT NULL,
  survey TEXT NOT NULL,
  name TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (org_id, survey, name)
) STRICT;

-- What was last taken from each file of the definitions' folder; `waiting` is what could not be, since the survey
-- had been changed in the browser too.
CREATE TABLE survey_files (
  org_id INTEGER NOT NULL,
  file TEXT NOT NULL,
  survey TEXT NOT NULL,
  hash TEXT NOT NULL,
  text TEXT NOT NULL,
  waiting TEXT,
  PRIMARY KEY (org_id, file)
) STRICT;

-- What each translation was made from, so that it can be told when that was changed since.
CREATE TABLE survey_translations (
  org_id INTEGER NOT NULL,
  survey TEXT NOT NULL,
  language TEXT NOT NULL,
  place TEXT NOT NULL,
  source TEXT NOT NULL,
  who TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (org_id, survey, language, place)
) STRICT;

-- Personal links: each opens one draft, for one reviewer or for one translator of one language.
CREATE TABLE draft_links (
  org_id INTEGER NOT NULL,
  survey TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('review', 'translate')),
  language TEXT,
  name TEXT NOT NULL,
  adult TEXT,
  lived_experience INTEGER NOT NULL CHECK (lived_experience IN (0, 1)),
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (org_id, survey, id)
) STRICT;
