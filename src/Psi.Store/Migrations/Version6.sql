-- From version 5 to 6: which shared security services a product uses and by what that shows, of which earlier manifests knew nothing, and
-- the threats of a threat model.

CREATE TABLE service_state_6 (
  id INTEGER PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repository(id),
  service TEXT NOT NULL,
  occurrence INTEGER NOT NULL,
  state TEXT NOT NULL
    CHECK (state IN ('unused', 'recommended', 'waived', 'not-assessed', 'not-determined', 'missing', 'home-made', 'another')),
  required INTEGER NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('none', 'warning', 'error')),
  -- as last seen
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT,                    -- why it has that state
  required_because TEXT,
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);

INSERT INTO service_state_6
SELECT id, repository_id, service, occurrence, 'not-assessed', 0, 'none', title, kind, NULL, NULL, valid_from, valid_to
FROM service_state;

DROP TABLE service_state;
ALTER TABLE service_state_6 RENAME TO service_state;
CREATE INDEX service_state_present ON service_state(repository_id) WHERE valid_to IS NULL;

CREATE TABLE service_sighting (
  id INTEGER PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repository(id),
  service TEXT NOT NULL,
  use TEXT NOT NULL CHECK (use IN ('recommended', 'not-determined', 'home-made', 'another')),
  trace TEXT NOT NULL CHECK (trace IN ('host', 'package', 'configuration-key', 'api', 'image', 'resource', 'action', 'own-code')),
  name TEXT NOT NULL,
  project TEXT,
  file TEXT NOT NULL,
  environment TEXT,
  occurrence INTEGER NOT NULL,
  waiver TEXT,
  -- as last seen
  line INTEGER,
  reason TEXT,                    -- why it could not be determined
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);
CREATE INDEX service_sighting_present ON service_sighting(repository_id) WHERE valid_to IS NULL;

CREATE TABLE practice_6 (
  id INTEGER PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repository(id),
  practice TEXT NOT NULL,
  file TEXT NOT NULL,
  occurrence INTEGER NOT NULL,
  open_threats INTEGER,
  mitigated_threats INTEGER,
  -- as last seen
  line INTEGER,
  dated TEXT,
  detail TEXT,
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);

INSERT INTO practice_6
SELECT id, repository_id, practice, file, occurrence, NULL, NULL, line, NULL, NULL, valid_from, valid_to
FROM practice;

DROP TABLE practice;
ALTER TABLE practice_6 RENAME TO practice;
CREATE INDEX practice_present ON practice(repository_id) WHERE valid_to IS NULL;

CREATE TABLE disagreement_6 (
  id INTEGER PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repository(id),
  kind TEXT NOT NULL CHECK (kind IN ('component', 'vulnerability', 'requirement', 'service')),
  subject TEXT NOT NULL,          -- a component's package URL, or a requirement
  project TEXT,                   -- NULL for the whole repo
  target_framework TEXT,
  detail TEXT NOT NULL,           -- scope, advisory; empty when there is nothing to tell
  occurrence INTEGER NOT NULL,
  stated TEXT NOT NULL,           -- what the manifest says
  decided TEXT NOT NULL,          -- what the policy says
  -- as last seen
  reason TEXT,
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);

INSERT INTO disagreement_6
SELECT id, repository_id, kind, subject, project, target_framework, detail, occurrence, stated, decided, reason, valid_from, valid_to
FROM disagreement;

DROP TABLE disagreement;
ALTER TABLE disagreement_6 RENAME TO disagreement;
CREATE INDEX disagreement_present ON disagreement(repository_id) WHERE valid_to IS NULL;
