-- From version 2 to 3: a project can be excluded, and some errors of a project are only reported: earlier manifests did not say how many,
-- the next ingest does.

CREATE TABLE project_3 (
  id INTEGER PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repository(id),
  path TEXT NOT NULL,
  target_framework TEXT,
  runtime_identifier TEXT,
  configuration TEXT,
  occurrence INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('assessed', 'not-assessed', 'excluded')),
  errors INTEGER NOT NULL,
  warnings INTEGER NOT NULL,
  -- as last seen
  reported_errors INTEGER NOT NULL,
  reason TEXT,
  language TEXT,
  is_test INTEGER NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);

INSERT INTO project_3
SELECT id, repository_id, path, target_framework, runtime_identifier, configuration, occurrence, state, errors, warnings,
       0, reason, language, is_test, valid_from, valid_to
FROM project;

DROP TABLE project;
ALTER TABLE project_3 RENAME TO project;
CREATE INDEX project_present ON project(repository_id) WHERE valid_to IS NULL;
