DROP TABLE theme_figures;
DROP TABLE comment_themes;
DROP TABLE themes;
ALTER TABLE comments DROP COLUMN revision;
ALTER TABLE comments DROP COLUMN place;
ALTER TABLE comments DROP COLUMN thanks;
