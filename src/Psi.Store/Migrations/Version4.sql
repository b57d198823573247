-- From version 3 to 4: what the organisation's policy says otherwise than a manifest, the policy files behind each manifest, and what is
-- needed to take a manifest back. What an earlier psi ingested can't be taken back.

ALTER TABLE manifest ADD COLUMN decided_again_for TEXT;
ALTER TABLE manifest ADD COLUMN decided_again_by TEXT;
ALTER TABLE manifest ADD COLUMN decided_again_sha256 TEXT;
ALTER TABLE manifest ADD COLUMN made_by TEXT;
ALTER TABLE manifest ADD COLUMN log_made_by TEXT;

CREATE TABLE manifest_undo (
  manifest_sha256 TEXT NOT NULL PRIMARY KEY REFERENCES manifest(sha256),
  changes TEXT NOT NULL
);

CREATE TABLE policy_layer (
  id INTEGER PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repository(id),
  name TEXT NOT NULL,
  layer TEXT NOT NULL CHECK (layer IN ('baseline', 'organisation', 'repository')),
  occurrence INTEGER NOT NULL,
  version TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);
CREATE INDEX policy_layer_present ON policy_layer(repository_id) WHERE valid_to IS NULL;

CREATE TABLE disagreement (
  id INTEGER PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repository(id),
  kind TEXT NOT NULL CHECK (kind IN ('component', 'vulnerability', 'requirement')),
  subject TEXT NOT NULL,
  project TEXT,
  target_framework TEXT,
  detail TEXT NOT NULL,
  occurrence INTEGER NOT NULL,
  stated TEXT NOT NULL,
  decided TEXT NOT NULL,
  reason TEXT,
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);
CREATE INDEX disagreement_present ON disagreement(repository_id) WHERE valid_to IS NULL;
