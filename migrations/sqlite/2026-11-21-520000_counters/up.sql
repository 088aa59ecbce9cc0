-- How many people began a form on a day, how many sent it, and on which page those stand who did not. Sums alone, by
-- the day on which people began: nothing here belongs to anybody.
CREATE TABLE form_counts (
  org_id INTEGER NOT NULL,
  survey TEXT NOT NULL,
  day INTEGER NOT NULL,
  what TEXT NOT NULL,
  people INTEGER NOT NULL,
  PRIMARY KEY (org_id, survey, day, what)
) STRICT;
