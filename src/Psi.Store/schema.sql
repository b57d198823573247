-- The store of psi: what the manifests of all repos say, and since when.
-- SQLite, schema version 7 (PRAGMA user_version).
-- Made from the tables' descriptions in src/Psi.Store/Tables: change those, and run the tests with PSI_WRITE_GENERATED=1.
--
-- Times are ISO 8601 in UTC (2026-11-20T09:30:00Z), days are yyyy-MM-dd, truth values are 0 and 1, enums are the words of
-- the manifest, lists are JSON arrays. A fact is stored once, with the time from which it held (valid_from) and the time at
-- which it no longer did (valid_to, NULL while it holds). What held at a time T:
-- valid_from <= T AND (valid_to IS NULL OR valid_to > T).
-- The views ending in _now give what holds now, with the names of repository and product.
--
-- In each table of facts, the columns up to `occurrence` name the fact, and the next ones are its state: a change of one
-- closes the interval and opens another. The columns after "as last seen" are only kept up to date, because a moved line or
-- a reworded reason is no news.

-- One root of a product file. Several may share a git repository.
CREATE TABLE repository (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,             -- address and path, joined by /
  address TEXT NOT NULL,          -- of the git remote, without credentials
  path TEXT NOT NULL,             -- of the root below the git root; empty when they are the same
  present_manifest TEXT REFERENCES manifest(sha256) DEFERRABLE INITIALLY DEFERRED,  -- the newest one: what the repo says now
  UNIQUE (address, path)
);

-- Every manifest that was ingested. The same bytes are ingested once.
CREATE TABLE manifest (
  sha256 TEXT NOT NULL PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repository(id),
  observed_at TEXT NOT NULL,      -- the commit's time, or the day decided for when that is later or there is no commit
  -- standing: late: a newer one or a verification of the commit was already there, so the facts ignore this one
  standing TEXT NOT NULL CHECK (standing IN ('applied', 'late')),
  commit_hash TEXT,
  branch TEXT,
  commit_time TEXT,
  decided_for TEXT NOT NULL,
  policy_organisation TEXT NOT NULL,
  policy_version TEXT NOT NULL,
  policy_sha256 TEXT NOT NULL,
  enforcement TEXT NOT NULL CHECK (enforcement IN ('report', 'enforce')),
  tool_name TEXT NOT NULL,
  tool_version TEXT NOT NULL,
  store_version INTEGER,          -- of the schema it was written with; NULL before version 2
  decided_again_for TEXT,         -- the day for which psi ingest --policy decided again; NULL when it did not
  decided_again_by TEXT,          -- that policy: organisation and version
  decided_again_sha256 TEXT,      -- its digest
  made_by TEXT,                   -- build: what the repo's own builds claim; verify: a verification; NULL before version 4
  log_made_by TEXT                -- of a verification, whose binary log it read: own or given
);
CREATE INDEX manifest_of_repository ON manifest(repository_id, observed_at);

-- What a manifest changed and no interval shows, so that psi store forget can take it back.
CREATE TABLE manifest_undo (
  manifest_sha256 TEXT NOT NULL PRIMARY KEY REFERENCES manifest(sha256),
  changes TEXT NOT NULL           -- from the first to the last; for psi alone
);

-- A component in one version. Names that differ only in case are one where their ecosystem says so.
CREATE TABLE component (
  id INTEGER PRIMARY KEY,
  purl TEXT NOT NULL,             -- with the version
  package TEXT NOT NULL,          -- the package URL without the version
  type TEXT NOT NULL,             -- nuget, npm, docker, githubactions, generic…
  name TEXT NOT NULL,
  version TEXT,
  identity TEXT NOT NULL UNIQUE,  -- purl, in lower case where case does not matter
  package_identity TEXT NOT NULL  -- package, likewise
);
CREATE INDEX component_of_package ON component(package_identity);

-- What a repo restored as a component. Two contents of one version deserve a look.
CREATE TABLE component_content (
  id INTEGER PRIMARY KEY,
  sha512 TEXT NOT NULL UNIQUE     -- in Base64, as NuGet noted it; more than one when the projects of a repo restored different content
);

-- What the deciding entry of a policy says.
CREATE TABLE policy_entry (
  id INTEGER PRIMARY KEY,
  reason TEXT,
  replacement TEXT,
  versions TEXT,
  enforce_from TEXT,
  file TEXT,
  line INTEGER,
  identity TEXT NOT NULL UNIQUE   -- all of the above
);

-- The product a repo delivers, as its product file declares it.
CREATE TABLE product (
  id INTEGER PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repository(id),
  occurrence INTEGER NOT NULL,
  product_id TEXT NOT NULL,
  name TEXT NOT NULL,
  domain TEXT NOT NULL,
  team TEXT NOT NULL,
  level INTEGER NOT NULL,
  accountable TEXT NOT NULL,
  stage TEXT,
  -- as last seen
  derived_level INTEGER,
  technology TEXT,
  data_types TEXT NOT NULL,
  criticality TEXT,
  responsible TEXT NOT NULL,
  security_champions TEXT NOT NULL,
  end_of_support TEXT,
  operating_model TEXT NOT NULL,  -- a JSON object
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);
CREATE INDEX product_present ON product(repository_id) WHERE valid_to IS NULL;

-- One project in one target framework and configuration.
CREATE TABLE project (
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
CREATE INDEX project_present ON project(repository_id) WHERE valid_to IS NULL;

-- One component in one project and target framework, and what the policy made of it.
CREATE TABLE component_use (
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
  -- standing: status and rule in one word
  standing TEXT NOT NULL
    CHECK (standing IN ('recommended', 'permitted', 'unlisted', 'deprecated', 'end-of-support', 'version-outside', 'prohibited')),
  standing_rank INTEGER NOT NULL,  -- its order: 0 is the best, the highest the worst
  severity TEXT NOT NULL CHECK (severity IN ('none', 'warning', 'error')),  -- before report or a waiver softens it
  waiver TEXT,                    -- the id of the waiver that covers it
  -- as last seen
  policy_entry_id INTEGER REFERENCES policy_entry(id),
  content_id INTEGER REFERENCES component_content(id),
  chains TEXT NOT NULL,           -- how it comes in: a JSON array of arrays of name@version
  message TEXT,                   -- what the build said; NULL for nothing
  file TEXT NOT NULL,
  line INTEGER,
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);
CREATE INDEX component_use_present ON component_use(repository_id) WHERE valid_to IS NULL;
CREATE INDEX component_use_where_used ON component_use(component_id, valid_to);

-- A known vulnerability of a component in use. What the policy makes of it is a component_remark.
CREATE TABLE vulnerability (
  id INTEGER PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repository(id),
  component_id INTEGER NOT NULL REFERENCES component(id),
  project TEXT NOT NULL,
  target_framework TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('runtime', 'build', 'test')),
  advisory TEXT NOT NULL,         -- its address
  occurrence INTEGER NOT NULL,
  advisory_severity TEXT NOT NULL CHECK (advisory_severity IN ('low', 'moderate', 'high', 'critical')),  -- what the advisory calls it
  -- as last seen
  advisory_id TEXT NOT NULL,      -- its name, such as GHSA-…
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);
CREATE INDEX vulnerability_present ON vulnerability(repository_id) WHERE valid_to IS NULL;
CREATE INDEX vulnerability_by_advisory ON vulnerability(advisory, valid_to);

-- What the policy weighs about a component use apart from its status: a vulnerability (PSI1005), a version not pinned (PSI1007).
CREATE TABLE component_remark (
  id INTEGER PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repository(id),
  component_id INTEGER NOT NULL REFERENCES component(id),
  project TEXT NOT NULL,
  target_framework TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('runtime', 'build', 'test')),
  rule_id TEXT NOT NULL,
  advisory TEXT,                  -- its address, for PSI1005
  occurrence INTEGER NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('none', 'warning', 'error')),  -- before report or a waiver softens it
  waiver TEXT,                    -- the id of the waiver that covers it
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);
CREATE INDEX component_remark_present ON component_remark(repository_id) WHERE valid_to IS NULL;
CREATE INDEX component_remark_of_component ON component_remark(repository_id, component_id, advisory) WHERE valid_to IS NULL;

-- A minimum application requirement over all projects of a repo.
CREATE TABLE requirement_state (
  id INTEGER PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repository(id),
  requirement TEXT NOT NULL,
  occurrence INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('not-applicable', 'met', 'waived', 'not-assessed', 'unmet')),
  severity TEXT NOT NULL CHECK (severity IN ('none', 'warning', 'error')),
  -- as last seen
  title TEXT NOT NULL,
  asvs TEXT NOT NULL,
  rules TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);
CREATE INDEX requirement_state_present ON requirement_state(repository_id) WHERE valid_to IS NULL;
CREATE INDEX requirement_state_by_requirement ON requirement_state(requirement, valid_to);

-- The same, project by project.
CREATE TABLE requirement_verdict (
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
CREATE INDEX requirement_verdict_present ON requirement_verdict(repository_id) WHERE valid_to IS NULL;
CREATE INDEX requirement_verdict_by_requirement ON requirement_verdict(requirement, valid_to);

-- Somebody's word that a requirement is met.
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

-- A dated exception.
CREATE TABLE waiver (
  id INTEGER PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repository(id),
  waiver TEXT NOT NULL,
  occurrence INTEGER NOT NULL,
  target TEXT NOT NULL,           -- a component pattern, a requirement, a rule or an advisory
  path TEXT,
  approved_by TEXT NOT NULL,
  approved_on TEXT NOT NULL,
  expires TEXT NOT NULL,          -- the last valid day
  state TEXT NOT NULL CHECK (state IN ('valid', 'expiring', 'expired', 'refused')),
  used INTEGER NOT NULL,          -- whether it covered anything
  -- as last seen
  reason TEXT NOT NULL,
  owner TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);
CREATE INDEX waiver_present ON waiver(repository_id) WHERE valid_to IS NULL;

-- A fact an analyzer or a check reports. The line is not part of its name: a finding that moves is the same finding.
CREATE TABLE finding (
  id INTEGER PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repository(id),
  rule_id TEXT NOT NULL,
  project TEXT NOT NULL,
  file TEXT NOT NULL,
  message TEXT NOT NULL,
  occurrence INTEGER NOT NULL,
  suppressed INTEGER NOT NULL,    -- by a pragma or an attribute in the source
  waiver TEXT,
  -- as last seen
  line INTEGER,
  target_frameworks TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);
CREATE INDEX finding_present ON finding(repository_id) WHERE valid_to IS NULL;
CREATE INDEX finding_by_rule ON finding(rule_id, valid_to);

-- A fact that supports a requirement.
CREATE TABLE evidence (
  id INTEGER PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repository(id),
  rule_id TEXT NOT NULL,
  project TEXT NOT NULL,
  file TEXT NOT NULL,
  message TEXT NOT NULL,
  occurrence INTEGER NOT NULL,
  -- as last seen
  line INTEGER,
  target_frameworks TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);
CREATE INDEX evidence_present ON evidence(repository_id) WHERE valid_to IS NULL;

-- A number about a repo. Without a number it is not measured, never zero.
CREATE TABLE measurement (
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
CREATE INDEX measurement_present ON measurement(repository_id) WHERE valid_to IS NULL;

-- A setting of Psi that a repo or a command line changed.
CREATE TABLE override (
  id INTEGER PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repository(id),
  project TEXT NOT NULL,
  name TEXT NOT NULL,
  occurrence INTEGER NOT NULL,
  value TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);
CREATE INDEX override_present ON override(repository_id) WHERE valid_to IS NULL;

-- Whether a repo uses a shared security service.
CREATE TABLE service_state (
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
CREATE INDEX service_state_present ON service_state(repository_id) WHERE valid_to IS NULL;

-- A place that shows something of a shared security service.
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

-- A tool or a way of working found in a repo.
CREATE TABLE practice (
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
CREATE INDEX practice_present ON practice(repository_id) WHERE valid_to IS NULL;

-- A policy file by which a repo was decided.
CREATE TABLE policy_layer (
  id INTEGER PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repository(id),
  name TEXT NOT NULL,
  layer TEXT NOT NULL CHECK (layer IN ('baseline', 'organisation', 'repository')),
  occurrence INTEGER NOT NULL,
  version TEXT NOT NULL,
  sha256 TEXT NOT NULL,           -- of its bytes; two of one name and version deserve a look
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);
CREATE INDEX policy_layer_present ON policy_layer(repository_id) WHERE valid_to IS NULL;

-- What a manifest says and the organisation's policy does not (psi ingest --policy); manifest.decided_again_for has the day.
CREATE TABLE disagreement (
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
CREATE INDEX disagreement_present ON disagreement(repository_id) WHERE valid_to IS NULL;

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

-- What holds now.

CREATE VIEW repository_now AS
SELECT r.id AS repository_id, r.name AS repository, r.address, r.path,
       p.product_id, p.name AS product, p.domain, p.team, p.level, p.accountable,
       m.observed_at, m.commit_hash, m.branch, m.commit_time, m.decided_for, m.enforcement,
       m.policy_organisation, m.policy_version, m.policy_sha256, m.tool_name, m.tool_version, m.sha256 AS manifest_sha256,
       m.decided_again_for, m.decided_again_by, m.decided_again_sha256,
       m.made_by, m.log_made_by,
       (SELECT max(c.decided_for) FROM manifest c
        WHERE c.repository_id = r.id AND c.standing = 'late' AND c.made_by = 'build' AND m.made_by = 'verify'
          AND c.commit_hash = m.commit_hash) AS claimed_for
FROM repository r
JOIN manifest m ON m.sha256 = r.present_manifest
LEFT JOIN product p ON p.repository_id = r.id AND p.valid_to IS NULL AND p.occurrence = 1;

CREATE VIEW project_now AS
SELECT f.id, f.repository_id, r.name AS repository, p.product_id, p.name AS product, p.domain,
       p.team, p.accountable, f.path, f.target_framework, f.runtime_identifier, f.configuration,
       f.state, f.errors, f.warnings, f.reported_errors, f.reason, f.language,
       f.is_test, f.valid_from AS since
FROM project f
JOIN repository r ON r.id = f.repository_id
LEFT JOIN product p ON p.repository_id = f.repository_id AND p.valid_to IS NULL AND p.occurrence = 1
WHERE f.valid_to IS NULL;

CREATE VIEW component_use_now AS
SELECT f.id, f.repository_id, r.name AS repository, p.product_id, p.name AS product, p.domain,
       p.team, p.accountable, f.component_id, component.purl, component.package, component.type,
       component.name, component.version, component.package_identity, f.project, f.target_framework, f.scope,
       f.direct, f.status, f.rule_id, f.standing, f.standing_rank, f.severity,
       f.waiver, f.policy_entry_id, policy_entry.reason, policy_entry.replacement, policy_entry.versions, policy_entry.enforce_from,
       policy_entry.file AS policy_file, policy_entry.line AS policy_line, f.content_id, component_content.sha512, f.chains, f.message,
       f.file, f.line, f.valid_from AS since
FROM component_use f
JOIN repository r ON r.id = f.repository_id
JOIN component ON component.id = f.component_id
LEFT JOIN policy_entry ON policy_entry.id = f.policy_entry_id
LEFT JOIN component_content ON component_content.id = f.content_id
LEFT JOIN product p ON p.repository_id = f.repository_id AND p.valid_to IS NULL AND p.occurrence = 1
WHERE f.valid_to IS NULL;

CREATE VIEW vulnerability_now AS
SELECT f.id, f.repository_id, r.name AS repository, p.product_id, p.name AS product, p.domain,
       p.team, p.accountable, f.component_id, component.purl, component.package, component.type,
       component.name, component.version, component.package_identity, f.project, f.target_framework, f.scope,
       f.advisory, f.advisory_severity, f.advisory_id, COALESCE(weighed.severity, 'none') AS severity, weighed.waiver, f.valid_from AS since
FROM vulnerability f
JOIN repository r ON r.id = f.repository_id
JOIN component ON component.id = f.component_id
LEFT JOIN product p ON p.repository_id = f.repository_id AND p.valid_to IS NULL AND p.occurrence = 1
LEFT JOIN component_remark weighed ON weighed.repository_id = f.repository_id AND weighed.component_id = f.component_id
  AND weighed.project = f.project AND weighed.target_framework = f.target_framework AND weighed.scope = f.scope
  AND weighed.rule_id = 'PSI1005' AND weighed.advisory = f.advisory AND weighed.occurrence = f.occurrence
  AND weighed.valid_to IS NULL
WHERE f.valid_to IS NULL;

CREATE VIEW component_remark_now AS
SELECT f.id, f.repository_id, r.name AS repository, p.product_id, p.name AS product, p.domain,
       p.team, p.accountable, f.component_id, component.purl, component.package, component.type,
       component.name, component.version, component.package_identity, f.project, f.target_framework, f.scope,
       f.rule_id, f.advisory, f.severity, f.waiver, f.valid_from AS since
FROM component_remark f
JOIN repository r ON r.id = f.repository_id
JOIN component ON component.id = f.component_id
LEFT JOIN product p ON p.repository_id = f.repository_id AND p.valid_to IS NULL AND p.occurrence = 1
WHERE f.valid_to IS NULL;

CREATE VIEW requirement_state_now AS
SELECT f.id, f.repository_id, r.name AS repository, p.product_id, p.name AS product, p.domain,
       p.team, p.accountable, f.requirement, f.state, f.severity, f.title,
       f.asvs, f.rules, f.valid_from AS since
FROM requirement_state f
JOIN repository r ON r.id = f.repository_id
LEFT JOIN product p ON p.repository_id = f.repository_id AND p.valid_to IS NULL AND p.occurrence = 1
WHERE f.valid_to IS NULL;

CREATE VIEW attestation_now AS
SELECT f.id, f.repository_id, r.name AS repository, p.product_id, p.name AS product, p.domain,
       p.team, p.accountable, f.requirement, f.attested_by, f.attested_on, f.counts_until,
       f.state, f.note, f.reason, f.valid_from AS since
FROM attestation f
JOIN repository r ON r.id = f.repository_id
LEFT JOIN product p ON p.repository_id = f.repository_id AND p.valid_to IS NULL AND p.occurrence = 1
WHERE f.valid_to IS NULL;

CREATE VIEW waiver_now AS
SELECT f.id, f.repository_id, r.name AS repository, p.product_id, p.name AS product, p.domain,
       p.team, p.accountable, f.waiver, f.target, f.path, f.approved_by,
       f.approved_on, f.expires, f.state, f.used, f.reason, f.owner,
       f.valid_from AS since
FROM waiver f
JOIN repository r ON r.id = f.repository_id
LEFT JOIN product p ON p.repository_id = f.repository_id AND p.valid_to IS NULL AND p.occurrence = 1
WHERE f.valid_to IS NULL;

CREATE VIEW finding_now AS
SELECT f.id, f.repository_id, r.name AS repository, p.product_id, p.name AS product, p.domain,
       p.team, p.accountable, f.rule_id, f.project, f.file, f.message,
       f.suppressed, f.waiver, f.line, f.target_frameworks, f.valid_from AS since
FROM finding f
JOIN repository r ON r.id = f.repository_id
LEFT JOIN product p ON p.repository_id = f.repository_id AND p.valid_to IS NULL AND p.occurrence = 1
WHERE f.valid_to IS NULL;

CREATE VIEW measurement_now AS
SELECT f.id, f.repository_id, r.name AS repository, p.product_id, p.name AS product, p.domain,
       p.team, p.accountable, f.measure, f.state, f.numerator, f.denominator,
       f.value, f.unit, f.source, f.proxy, f.observed_at, f.formula_version,
       f.sample, f.period_from, f.period_to, f.parts, f.remark, f.inputs,
       f.valid_from AS since
FROM measurement f
JOIN repository r ON r.id = f.repository_id
LEFT JOIN product p ON p.repository_id = f.repository_id AND p.valid_to IS NULL AND p.occurrence = 1
WHERE f.valid_to IS NULL;

CREATE VIEW service_state_now AS
SELECT f.id, f.repository_id, r.name AS repository, p.product_id, p.name AS product, p.domain,
       p.team, p.accountable, f.service, f.state, f.required, f.severity,
       f.title, f.kind, f.reason, f.required_because, f.valid_from AS since
FROM service_state f
JOIN repository r ON r.id = f.repository_id
LEFT JOIN product p ON p.repository_id = f.repository_id AND p.valid_to IS NULL AND p.occurrence = 1
WHERE f.valid_to IS NULL;

CREATE VIEW disagreement_now AS
SELECT f.id, f.repository_id, r.name AS repository, p.product_id, p.name AS product, p.domain,
       p.team, p.accountable, f.kind, f.subject, f.project, f.target_framework,
       f.detail, f.stated, f.decided, f.reason, f.valid_from AS since
FROM disagreement f
JOIN repository r ON r.id = f.repository_id
LEFT JOIN product p ON p.repository_id = f.repository_id AND p.valid_to IS NULL AND p.occurrence = 1
WHERE f.valid_to IS NULL;

CREATE VIEW tool_finding_now AS
SELECT f.id, f.identity, s.tool, f.practice, s.product_id, s.repository, s.scope, f.rule, f.fingerprint, f.severity,
       CASE WHEN f.gone_at IS NULL THEN f.told_state ELSE 'fixed' END AS state,
       f.first_seen, f.last_seen,
       CASE WHEN f.told_state = 'fixed' THEN f.told_fixed_at ELSE f.gone_at END AS fixed_at,
       f.place, f.line, f.title, f.input_id
FROM (
  SELECT t.*, (
    SELECT min(r.ran_at) FROM tool_run r
    WHERE r.series_id = t.series_id AND coalesce(r.completed, 1) = 1
      AND r.ran_at > t.last_seen) AS gone_at
  FROM tool_finding t) f
JOIN tool_series s ON s.id = f.series_id;
