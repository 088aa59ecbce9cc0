-- Since when a survey has had its state: what was begun before a pause may be sent for a day.
ALTER TABLE surveys ADD COLUMN state_at BIGINT NOT NULL DEFAULT 0;

-- Where answers are collected: wards, clinics, events, stands. Never deleted: answers name them.
CREATE TABLE places (
  org_id BIGINT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('ward', 'clinic', 'event', 'stand', 'other')),
  parent TEXT,
  site TEXT,
  first_day INTEGER,
  last_day INTEGER,
  team TEXT,
  PRIMARY KEY (org_id, id)
);

-- A place that a survey uses. Its code stands on posters, so it is never given to another.
CREATE TABLE collection_points (
  org_id BIGINT NOT NULL,
  code TEXT NOT NULL,
  survey TEXT NOT NULL,
  place TEXT NOT NULL,
  recipients TEXT NOT NULL,
  archived BOOLEAN NOT NULL,
  PRIMARY KEY (org_id, code),
  UNIQUE (org_id, survey, place)
);
