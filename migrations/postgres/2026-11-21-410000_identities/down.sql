ALTER TABLE sessions DROP COLUMN factor_elsewhere;
DROP TABLE identities;
