-- Who belongs to the organisation, in which teams, with which roles.

CREATE TABLE organisations (
  org_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  requires_factor BOOLEAN NOT NULL,
  PRIMARY KEY (org_id)
);
INSERT INTO organisations (org_id, name, requires_factor) VALUES (1, '', false);

CREATE TABLE teams (
  org_id BIGINT NOT NULL,
  id TEXT NOT NULL CHECK (id <> '' AND id <> '*'),
  name TEXT NOT NULL,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, name)
);

-- NULL: the team that the definition names.
ALTER TABLE surveys ADD COLUMN team TEXT;

CREATE TABLE people (
  org_id BIGINT NOT NULL,
  email TEXT NOT NULL,
  name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'disabled')),
  created_at BIGINT NOT NULL,
  password_hash TEXT,
  factor BYTEA,
  factor_step BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (org_id, email)
);

-- The team '*' is the whole organisation; no team can be called so.
CREATE TABLE roles (
  org_id BIGINT NOT NULL,
  email TEXT NOT NULL,
  team TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('admin', 'lead', 'moderator', 'reviewer', 'returnOfficer', 'operator')),
  PRIMARY KEY (org_id, email, team, role)
);
CREATE INDEX roles_by_team ON roles (org_id, team);

CREATE TABLE recovery_codes (
  org_id BIGINT NOT NULL,
  email TEXT NOT NULL,
  code_hash BYTEA NOT NULL,
  PRIMARY KEY (org_id, email, code_hash)
);

-- Whether the second factor has still to be shown.
ALTER TABLE sessions ADD COLUMN awaits_factor BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE tokens (
  org_id BIGINT NOT NULL,
  id TEXT NOT NULL,
  token_hash BYTEA NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('results', 'definitions')),
  surveys TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, token_hash)
);

-- The chain: each entry's hash is over the one before it. Entries from before there was a chain have neither.
ALTER TABLE audit ADD COLUMN number BIGINT;
ALTER TABLE audit ADD COLUMN hash BYTEA;
CREATE UNIQUE INDEX audit_by_number ON audit (org_id, number);
CREATE TABLE audit_heads (
  org_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  hash BYTEA NOT NULL,
  PRIMARY KEY (org_id)
);
INSERT INTO audit_heads (org_id, number, hash) VALUES (1, 0, '');
