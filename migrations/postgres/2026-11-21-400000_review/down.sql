DROP TABLE sign_offs;
DROP TABLE remarks;
DROP TABLE reviewers;
DROP TABLE reviews;
ALTER TABLE draft_links ADD COLUMN kind TEXT NOT NULL DEFAULT 'translate' CHECK (kind IN ('review', 'translate'));
ALTER TABLE draft_links ADD COLUMN adult TEXT;
ALTER TABLE draft_links ADD COLUMN lived_experience BOOLEAN NOT NULL DEFAULT FALSE;
