-- Who belongs to the organisation, in which teams, with which roles.

CREATE TABLE organisations (
  org_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  requires_factor INTEGER NOT NULL CHECK (requires_factor IN (0, 1)),
  PRIMARY KEY (org_id)
) STRICT;
INSERT INTO organisations (org_id, name, requires_factor) VALUES (1, '', 0);

CREATE TABLE teams (
  org_id INTEGER NOT NULL,
  id TEXT NOT NULL CHECK (id <> '' AND id <> '*'),
  name TEXT NOT NULL,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, name)
) WITHOUT ROWID, STRICT;

-- NULL: the team that the definition names.
ALTER TABLE surveys ADD COLUMN team TEXT;

CREATE TABLE people (
  org_id INTEGER NOT NULL,
  email TEXT NOT NULL,
  name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'disabled')),
  created_at INTEGER NOT NULL,
  password_hash TEXT,
  factor BLOB,
  factor_step INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (org_id, email)
) WITHOUT ROWID, STRICT;

-- The team '*' is the whole organisation; no team can be called so.
CREATE TABLE roles (
  org_id INTEGER NOT NULL,
  email TEXT NOT NULL,
  team TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('admin', 'lead', 'moderator', 'reviewer', 'returnOfficer', 'operator')),
  PRIMARY KEY (org_id, email, team, role)
) WITHOUT ROWID, STRICT;
CREATE INDEX roles_by_team ON roles (org_id, team);

CREATE TABLE recovery_codes (
  org_id INTEGER NOT NULL,
  email TEXT NOT NULL,
  code_hash BLOB NOT NULL,
  PRIMARY KEY (org_id, email, code_hash)
) WITHOUT ROWID, STRICT;

-- Whether the second factor has still to be shown.
ALTER TABLE sessions ADD COLUMN awaits_factor INTEGER NOT NULL DEFAULT 0 CHECK (awaits_factor IN (0, 1));

CREATE TABLE tokens (
  org_id INTEGER NOT NULL,
  id TEXT NOT NULL,
  token_hash BLOB NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('results', 'definitions')),
  surveys TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (org_id, id),
  UNIQUE (org_id, token_hash)
) WITHOUT ROWID, STRICT;

-- The chain: each entry's hash is over the one before it. Entries from before there was a chain have neither.
ALTER TABLE audit ADD COLUMN number INTEGER;
ALTER TABLE audit ADD COLUMN hash BLOB;
CREATE UNIQUE INDEX audit_by_number ON audit (org_id, number);
CREATE TABLE audit_heads (
  org_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (org_id)
) STRICT;
INSERT INTO audit_heads (org_id, number, hash) VALUES (1, 0, x'');
