-- What a return officer enters by hand for a month and a place: how many people could have answered, and what stands on
-- paper forms that nobody keyed. The place is empty for answers without one.
CREATE TABLE return_totals (
  org_id INTEGER NOT NULL,
  survey TEXT NOT NULL,
  month TEXT NOT NULL,
  place TEXT NOT NULL,
  what TEXT NOT NULL,
  people INTEGER NOT NULL,
  PRIMARY KEY (org_id, survey, month, place, what)
) STRICT;

-- Places may be sites and trusts too: a return adds wards up to them.
CREATE TABLE places_anew (
  org_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('ward', 'clinic', 'event', 'stand', 'site', 'trust', 'other')),
  parent TEXT,
  site TEXT,
  first_day INTEGER,
  last_day INTEGER,
  team TEXT,
  PRIMARY KEY (org_id, id)
) WITHOUT ROWID, STRICT;
INSERT INTO places_anew SELECT org_id, id, name, kind, parent, site, first_day, last_day, team FROM places;
DROP TABLE places;
ALTER TABLE places_anew RENAME TO places;
