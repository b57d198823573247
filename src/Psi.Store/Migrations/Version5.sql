-- From version 4 to 5: what a met requirement rests on, which earlier manifests did not say, and attestations.

CREATE TABLE requirement_verdict_5 (
  id INTEGER PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repository(id),
  requirement TEXT NOT NULL,
  project TEXT NOT NULL,
  target_framework TEXT,
  occurrence INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('not-applicable', 'met', 'waived', 'not-assessed', 'unmet')),
  waiver TEXT,
  -- as last seen
  reason TEXT NOT NULL,
  basis TEXT NOT NULL,            -- what a met one rests on: rules, evidence, attestation
  findings INTEGER NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);

INSERT INTO requirement_verdict_5
SELECT id, repository_id, requirement, project, target_framework, occurrence, state, waiver, reason, '[]', findings, valid_from, valid_to
FROM requirement_verdict;

DROP TABLE requirement_verdict;
ALTER TABLE requirement_verdict_5 RENAME TO requirement_verdict;
CREATE INDEX requirement_verdict_present ON requirement_verdict(repository_id) WHERE valid_to IS NULL;
CREATE INDEX requirement_verdict_by_requirement ON requirement_verdict(requirement, valid_to);

CREATE TABLE attestation (
  id INTEGER PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repository(id),
  requirement TEXT NOT NULL,
  attested_by TEXT NOT NULL,
  attested_on TEXT NOT NULL,
  occurrence INTEGER NOT NULL,
  counts_until TEXT NOT NULL,     -- the last day
  state TEXT NOT NULL CHECK (state IN ('valid', 'expiring', 'expired', 'refused')),
  -- as last seen
  note TEXT NOT NULL,
  reason TEXT,                    -- why it counts for nothing
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);
CREATE INDEX attestation_present ON attestation(repository_id) WHERE valid_to IS NULL;
