CREATE TABLE places_anew (
  org_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('ward', 'clinic', 'event', 'stand', 'other')),
  parent TEXT,
  site TEXT,
  first_day INTEGER,
  last_day INTEGER,
  team TEXT,
  PRIMARY KEY (org_id, id)
) WITHOUT ROWID, STRICT;
INSERT INTO places_anew SELECT org_id, id, name, CASE WHEN kind IN ('site', 'trust') THEN 'other' ELSE kind END, parent, site, first_day, last_day, team FROM places;
DROP TABLE places;
ALTER TABLE places_anew RENAME TO places;
DROP TABLE return_totals;
