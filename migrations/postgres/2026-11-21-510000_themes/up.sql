-- What a moderator notes of a comment beside whether it is shown: that it says thank you, and the place that may stand
-- beside it. The revision rises with each decision, so that of two who decide at once the second is told.
ALTER TABLE comments ADD COLUMN thanks BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE comments ADD COLUMN place TEXT;
ALTER TABLE comments ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;

CREATE TABLE themes (
  org_id BIGINT NOT NULL,
  survey TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (org_id, survey, id),
  UNIQUE (org_id, survey, name)
);

-- They go with their comment.
CREATE TABLE comment_themes (
  org_id BIGINT NOT NULL,
  survey TEXT NOT NULL,
  comment BYTEA NOT NULL CHECK (octet_length(comment) = 16),
  theme TEXT NOT NULL,
  PRIMARY KEY (org_id, survey, comment, theme)
);

-- How many people each theme was of when reports last moved on; the theme '' is everybody who wrote something.
CREATE TABLE theme_figures (
  org_id BIGINT NOT NULL,
  survey TEXT NOT NULL,
  number INTEGER NOT NULL,
  theme TEXT NOT NULL,
  day INTEGER NOT NULL,
  people BIGINT NOT NULL,
  PRIMARY KEY (org_id, survey, number, theme)
);
