DROP TABLE news;
DROP TABLE co_signers;
DROP TABLE changes;
