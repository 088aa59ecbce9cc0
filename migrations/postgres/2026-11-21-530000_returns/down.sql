UPDATE places SET kind = CASE WHEN kind IN ('site', 'trust') THEN 'other' ELSE kind END;
ALTER TABLE places DROP CONSTRAINT places_kind_check;
ALTER TABLE places ADD CONSTRAINT places_kind_check CHECK (kind IN ('ward', 'clinic', 'event', 'stand', 'other'));
DROP TABLE return_totals;
