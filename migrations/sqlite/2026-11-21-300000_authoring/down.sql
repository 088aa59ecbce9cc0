DROP TABLE draft_links;
DROP TABLE survey_translations;
DROP TABLE survey_files;
DROP TABLE survey_media;
DROP TABLE survey_revisions;
DROP TABLE survey_drafts;
