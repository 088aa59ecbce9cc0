-- What a moderator notes of a comment beside whether it is shown: that it says thank you, and the place that may stand
-- beside it. The revision rises with each decision, so that of two who decide at once the second is told.
ALTER TABLE comments ADD COLUMN thanks INTEGER NOT NULL DEFAULT 0 CHECK (thanks IN (0, 1));
ALTER TABLE comments ADD COLUMN place TEXT;
ALTER TABLE comments ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;

CREATE TABLE themes (
  org_id INTEGER NOT NULL,
  survey TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (org_id, survey, id),
  UNIQUE (org_id, survey, name)
) STRICT;

-- They go with their comment.
CREATE TABLE comment_themes (
  org_id INTEGER NOT NULL,
  survey TEXT NOT NULL,
  comment BLOB NOT NULL CHECK (length(comment) = 16),
  theme TEXT NOT NULL,
  PRIMARY KEY (org_id, survey, comment, theme)
) WITHOUT ROWID, STRICT;

-- How many people each theme was of when reports last moved on; the theme '' is everybody who wrote something.
CREATE TABLE theme_figures (
  org_id INTEGER NOT NULL,
  survey TEXT NOT NULL,
  number INTEGER NOT NULL,
  theme TEXT NOT NULL,
  day INTEGER NOT NULL,
  people INTEGER NOT NULL,
  PRIMARY KEY (org_id, survey, number, theme)
) STRICT;
