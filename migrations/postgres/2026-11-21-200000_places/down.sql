DROP TABLE collection_points;
DROP TABLE places;
ALTER TABLE surveys DROP COLUMN state_at;
