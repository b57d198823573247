-- From version 6 to 7: what files of other tools tell of events, runs of tools, their findings, values, coverage and tests.

-- A file of another tool that was ingested, and what it was read as.
CREATE TABLE source_input (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,             -- relative to the folder of the sources file, after its name or its repository
  kind TEXT NOT NULL,             -- as docs/sources.md lists them
  sha256 TEXT NOT NULL,           -- of its content
  read_on TEXT NOT NULL,          -- the day on which the path came to have this content
  UNIQUE (path, kind, sha256, read_on)
);

-- A deployment, change, incident, defect or release, as all files together tell it.
CREATE TABLE delivery_event (
  id INTEGER PRIMARY KEY,
  origin TEXT NOT NULL,           -- the system that tells it
  kind TEXT NOT NULL CHECK (kind IN ('deployment', 'change', 'incident', 'defect', 'release')),
  event_id TEXT NOT NULL,         -- of the origin
  product_id TEXT,
  repository TEXT,
  environment TEXT,
  in_production INTEGER,          -- by the sources file
  started TEXT,
  finished TEXT,
  detected TEXT,
  restored TEXT,
  updated TEXT,                   -- when the origin last changed it
  outcome TEXT,
  severity TEXT,
  commits TEXT NOT NULL,
  caused_by TEXT NOT NULL,        -- ids of deployments or changes
  input_id INTEGER NOT NULL REFERENCES source_input(id),  -- the last file that told it
  is_united INTEGER NOT NULL,     -- whether event_telling has what each file says of it
  UNIQUE (origin, kind, event_id)
);
CREATE INDEX delivery_event_of_product ON delivery_event(product_id, kind);
CREATE INDEX delivery_event_of_input ON delivery_event(input_id);

-- What one file says of an event of which several say different things.
CREATE TABLE event_telling (
  event_id INTEGER NOT NULL REFERENCES delivery_event(id),
  input_id INTEGER NOT NULL REFERENCES source_input(id),
  telling TEXT NOT NULL           -- for psi alone
);
CREATE INDEX telling_of_event ON event_telling(event_id);
CREATE INDEX telling_of_input ON event_telling(input_id);

-- Runs of one tool over one thing: what an earlier one found and a later one does not is fixed.
CREATE TABLE tool_series (
  id INTEGER PRIMARY KEY,
  tool TEXT NOT NULL,
  product_id TEXT,
  repository TEXT,
  scope TEXT,                     -- what it looks at; NULL when the tool does not say
  path TEXT,                      -- the file, where there is no scope
  identity TEXT NOT NULL UNIQUE
);

-- A tool ran, or somebody looked: that it happened, whatever was found.
CREATE TABLE tool_run (
  id INTEGER PRIMARY KEY,
  series_id INTEGER NOT NULL REFERENCES tool_series(id),
  practice TEXT NOT NULL
    CHECK (practice IN ('assessment', 'dependency-scanning', 'dynamic-analysis', 'infrastructure-scanning',
      'production-monitoring', 'secret-scanning', 'static-analysis', 'threat-modelling')),
  version TEXT,
  ran_at TEXT NOT NULL,
  is_dated_by_ingest INTEGER NOT NULL,  -- whether that is the day of the first ingest
  by_whom TEXT,
  rules INTEGER,                  -- how many ran
  completed INTEGER,              -- NULL when the tool does not say
  input_id INTEGER NOT NULL REFERENCES source_input(id)
);
CREATE INDEX tool_run_of_series ON tool_run(series_id, ran_at);
CREATE INDEX tool_run_of_input ON tool_run(input_id);

-- What a tool found, once however often it is told. See tool_finding_now for what became of it.
CREATE TABLE tool_finding (
  id INTEGER PRIMARY KEY,
  identity TEXT NOT NULL UNIQUE,  -- of tool, product or repository, rule and fingerprint
  series_id INTEGER NOT NULL REFERENCES tool_series(id),  -- the runs in which it was last seen
  rule TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  practice TEXT NOT NULL
    CHECK (practice IN ('assessment', 'dependency-scanning', 'dynamic-analysis', 'infrastructure-scanning',
      'production-monitoring', 'secret-scanning', 'static-analysis', 'threat-modelling')),
  severity TEXT NOT NULL CHECK (severity IN ('unknown', 'info', 'low', 'medium', 'high', 'critical')),
  told_state TEXT NOT NULL CHECK (told_state IN ('open', 'accepted', 'fixed')),  -- what the last run that has it says of it
  first_seen TEXT,
  last_seen TEXT,
  told_fixed_at TEXT,
  place TEXT,
  line INTEGER,
  title TEXT,
  input_id INTEGER NOT NULL REFERENCES source_input(id)  -- the file that last told it
);
CREATE INDEX tool_finding_of_series ON tool_finding(series_id);
CREATE INDEX tool_finding_of_input ON tool_finding(input_id);

-- A value that another system measured: availability, usage, or a measure of the organisation's own.
CREATE TABLE measured_value (
  id INTEGER PRIMARY KEY,
  measure TEXT NOT NULL,
  product_id TEXT,
  repository TEXT,
  series TEXT,                    -- which of several of the measure, such as that of one pod
  from_time TEXT,                 -- NULL for an instant
  at_time TEXT NOT NULL,          -- the instant, or the end of the time it is about
  value REAL NOT NULL,            -- of a share the numerator
  of_value REAL,                  -- of a share the denominator
  input_id INTEGER NOT NULL REFERENCES source_input(id)
);
CREATE INDEX measured_value_of_time ON measured_value(measure, product_id, at_time);
CREATE INDEX measured_value_of_input ON measured_value(input_id);

-- What the files of coverage and tests of a product came to on a day, taken together.
CREATE TABLE quality_count (
  id INTEGER PRIMARY KEY,
  identity TEXT NOT NULL UNIQUE,  -- of product, repository, measure and time
  product_id TEXT,
  repository TEXT,
  measure TEXT NOT NULL,
  observed_at TEXT NOT NULL,
  numerator INTEGER NOT NULL,
  denominator INTEGER NOT NULL,
  parts TEXT NOT NULL,            -- tests that failed, and that were skipped
  inputs TEXT NOT NULL            -- the files
);

-- A measure that the organisation declares, as the last sources file that has it says.
CREATE TABLE own_measure (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  unit TEXT NOT NULL,
  better TEXT NOT NULL CHECK (better IN ('up', 'down')),
  capability TEXT NOT NULL,
  -- aggregate: how several values become one
  aggregate TEXT NOT NULL CHECK (aggregate IN ('share', 'sum', 'mean', 'last', 'p50', 'p75', 'p95', 'p99'))
);

CREATE TABLE measurement_7 (
  id INTEGER PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repository(id),
  measure TEXT NOT NULL,
  occurrence INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('measured', 'not-measured', 'not-applicable', 'stale', 'waived')),
  numerator REAL,
  denominator REAL,
  value REAL,                     -- in the unit; NULL for a share
  unit TEXT NOT NULL,
  source TEXT NOT NULL,
  proxy TEXT,                     -- what it is taken from instead
  -- as last seen
  observed_at TEXT NOT NULL,
  formula_version INTEGER,
  sample INTEGER,                 -- how many events, values or tests it rests on
  period_from TEXT,
  period_to TEXT,                 -- the last day; NULL when it is about the commit
  parts TEXT NOT NULL,            -- the number by a property, such as findings by severity
  remark TEXT,
  inputs TEXT NOT NULL,           -- the files of other tools
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);

INSERT INTO measurement_7
SELECT id, repository_id, measure, occurrence, state, numerator, denominator, NULL, unit, source, NULL, observed_at, NULL, NULL, NULL, NULL,
       '{}', NULL, '[]', valid_from, valid_to
FROM measurement;

DROP TABLE measurement;
ALTER TABLE measurement_7 RENAME TO measurement;
CREATE INDEX measurement_present ON measurement(repository_id) WHERE valid_to IS NULL;
