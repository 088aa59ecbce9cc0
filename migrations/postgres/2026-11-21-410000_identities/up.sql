-- Whom a provider's account stands for: kept at the first sign-in, and asked for by issuer and subject alone from then
-- on. An address has one account of each issuer, so that whoever gets a colleague's old address gets no more than that.
CREATE TABLE identities (
  org_id BIGINT NOT NULL,
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  email TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, issuer, subject),
  UNIQUE (org_id, email, issuer)
);

-- Whether the second factor was shown to the provider.
ALTER TABLE sessions ADD COLUMN factor_elsewhere BOOLEAN NOT NULL DEFAULT false;
