-- From version 1 to 2: what manifests know of vulnerabilities, remarks and contents reaches the store, and a use's standing is a column.
-- What version 1 dropped comes back with the next ingest of what a repo says now, from the same file or a newer one.

ALTER TABLE manifest ADD COLUMN store_version INTEGER;

CREATE TABLE component_content (
  id INTEGER PRIMARY KEY,
  sha512 TEXT NOT NULL UNIQUE
);

CREATE TABLE component_use_2 (
  id INTEGER PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repository(id),
  component_id INTEGER NOT NULL REFERENCES component(id),
  project TEXT NOT NULL,
  target_framework TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('runtime', 'build', 'test')),
  occurrence INTEGER NOT NULL,
  direct INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('recommended', 'permitted', 'unlisted', 'deprecated', 'prohibited')),
  rule_id TEXT,
  standing TEXT NOT NULL CHECK (
    standing IN ('recommended', 'permitted', 'unlisted', 'deprecated', 'end-of-support', 'version-outside', 'prohibited')),
  standing_rank INTEGER NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('none', 'warning', 'error')),
  waiver TEXT,
  policy_entry_id INTEGER REFERENCES policy_entry(id),
  content_id INTEGER REFERENCES component_content(id),
  chains TEXT NOT NULL,
  message TEXT,
  file TEXT NOT NULL,
  line INTEGER,
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);

INSERT INTO component_use_2
SELECT id, repository_id, component_id, project, target_framework, scope, occurrence, direct, status, rule_id,
       CASE WHEN status = 'prohibited' THEN 'prohibited' WHEN rule_id = 'PSI1002' THEN 'version-outside'
            WHEN rule_id = 'PSI1008' THEN 'end-of-support' ELSE status END,
       CASE WHEN status = 'prohibited' THEN 6 WHEN rule_id = 'PSI1002' THEN 5 WHEN rule_id = 'PSI1008' THEN 4
            WHEN status = 'deprecated' THEN 3 WHEN status = 'unlisted' THEN 2 WHEN status = 'permitted' THEN 1 ELSE 0 END,
       severity, waiver, policy_entry_id, NULL, chains, NULL, file, line, valid_from, valid_to
FROM component_use;

DROP TABLE component_use;
ALTER TABLE component_use_2 RENAME TO component_use;
CREATE INDEX component_use_present ON component_use(repository_id) WHERE valid_to IS NULL;
CREATE INDEX component_use_where_used ON component_use(component_id, valid_to);

CREATE TABLE vulnerability (
  id INTEGER PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repository(id),
  component_id INTEGER NOT NULL REFERENCES component(id),
  project TEXT NOT NULL,
  target_framework TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('runtime', 'build', 'test')),
  advisory TEXT NOT NULL,
  occurrence INTEGER NOT NULL,
  advisory_severity TEXT NOT NULL CHECK (advisory_severity IN ('low', 'moderate', 'high', 'critical')),
  advisory_id TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);
CREATE INDEX vulnerability_present ON vulnerability(repository_id) WHERE valid_to IS NULL;
CREATE INDEX vulnerability_by_advisory ON vulnerability(advisory, valid_to);

CREATE TABLE component_remark (
  id INTEGER PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repository(id),
  component_id INTEGER NOT NULL REFERENCES component(id),
  project TEXT NOT NULL,
  target_framework TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('runtime', 'build', 'test')),
  rule_id TEXT NOT NULL,
  advisory TEXT,
  occurrence INTEGER NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('none', 'warning', 'error')),
  waiver TEXT,
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);
CREATE INDEX component_remark_present ON component_remark(repository_id) WHERE valid_to IS NULL;
CREATE INDEX component_remark_of_component ON component_remark(repository_id, component_id, advisory) WHERE valid_to IS NULL;
