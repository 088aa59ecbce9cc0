-- What a return officer enters by hand for a month and a place: how many people could have answered, and what stands on
-- paper forms that nobody keyed. The place is empty for answers without one.
CREATE TABLE return_totals (
  org_id BIGINT NOT NULL,
  survey TEXT NOT NULL,
  month TEXT NOT NULL,
  place TEXT NOT NULL,
  what TEXT NOT NULL,
  people BIGINT NOT NULL,
  PRIMARY KEY (org_id, survey, month, place, what)
);

-- Places may be sites and trusts too: a return adds wards up to them.
ALTER TABLE places DROP CONSTRAINT places_kind_check;
ALTER TABLE places ADD CONSTRAINT places_kind_check CHECK (kind IN ('ward', 'clinic', 'event', 'stand', 'site', 'trust', 'other'));
