-- How many entries are from before there was a chain, counted once: whatever stands beside it later was put there past
-- the service.
ALTER TABLE audit_heads ADD COLUMN older INTEGER NOT NULL DEFAULT 0;
UPDATE audit_heads SET older = (SELECT count(*) FROM audit WHERE audit.org_id = audit_heads.org_id AND number IS NULL);
