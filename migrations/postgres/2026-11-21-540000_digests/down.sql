DROP TABLE digest_marks;
DROP TABLE digests;
