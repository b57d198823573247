-- The store of psi: what the manifests of all repos say, and since when. SQLite, schema version 1 (PRAGMA user_version).
--
-- Times are ISO 8601 in UTC (2026-11-20T09:30:00Z), days are yyyy-MM-dd, truth values are 0 and 1, enums are the words of the manifest,
-- lists are JSON arrays. A fact is stored once, with the time from which it held (valid_from) and the time at which it no longer did
-- (valid_to, NULL while it holds). What held at a time T: valid_from <= T AND (valid_to IS NULL OR valid_to > T).
-- The views ending in _now give what holds now, with the names of repository and product.
--
-- In each interval table: the columns up to `occurrence` name the fact, the next ones are its state (a change of one closes the
-- interval and opens another), and the ones after the mark "as last seen" are only kept up to date.

-- One root of a product file. Several may share a git repository.
CREATE TABLE repository (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,             -- address and path, joined by /
  address TEXT NOT NULL,          -- of the git remote, without credentials
  path TEXT NOT NULL,             -- of the root below the git root; empty when they are the same
  present_manifest TEXT REFERENCES manifest(sha256) DEFERRABLE INITIALLY DEFERRED,   -- the newest one: what the repo says now
  UNIQUE (address, path)
);

-- Every manifest that was ingested. The same bytes are ingested once.
CREATE TABLE manifest (
  sha256 TEXT NOT NULL PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repository(id),
  observed_at TEXT NOT NULL,      -- the commit's time, or the day decided for when that is later or there is no commit
  standing TEXT NOT NULL CHECK (standing IN ('applied', 'late')),   -- late: a newer one was there already
  commit_hash TEXT,
  branch TEXT,
  commit_time TEXT,
  decided_for TEXT NOT NULL,
  policy_organisation TEXT NOT NULL,
  policy_version TEXT NOT NULL,
  policy_sha256 TEXT NOT NULL,
  enforcement TEXT NOT NULL CHECK (enforcement IN ('report', 'enforce')),
  tool_name TEXT NOT NULL,
  tool_version TEXT NOT NULL
);
CREATE INDEX manifest_of_repository ON manifest(repository_id, observed_at);

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
  state TEXT NOT NULL CHECK (state IN ('assessed', 'not-assessed')),
  errors INTEGER NOT NULL,
  warnings INTEGER NOT NULL,
  -- as last seen
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
  severity TEXT NOT NULL CHECK (severity IN ('none', 'warning', 'error')),   -- before report or a waiver softens it
  waiver TEXT,                    -- the id of the waiver that covers it
  -- as last seen
  policy_entry_id INTEGER REFERENCES policy_entry(id),
  chains TEXT NOT NULL,           -- how it comes in: a JSON array of arrays of name@version
  file TEXT NOT NULL,
  line INTEGER,
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);
CREATE INDEX component_use_present ON component_use(repository_id) WHERE valid_to IS NULL;
CREATE INDEX component_use_where_used ON component_use(component_id, valid_to);

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
  findings INTEGER NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);
CREATE INDEX requirement_verdict_present ON requirement_verdict(repository_id) WHERE valid_to IS NULL;
CREATE INDEX requirement_verdict_by_requirement ON requirement_verdict(requirement, valid_to);

-- A dated exception.
CREATE TABLE waiver (
  id INTEGER PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repository(id),
  waiver TEXT NOT NULL,
  occurrence INTEGER NOT NULL,
  target TEXT NOT NULL,           -- a component pattern, a requirement or a rule
  path TEXT,
  approved_by TEXT NOT NULL,
  approved_on TEXT NOT NULL,
  expires TEXT NOT NULL,          -- the last valid day
  state TEXT NOT NULL CHECK (state IN ('valid', 'expiring', 'expired', 'refused')),
  used INTEGER NOT NULL,          -- whether anything was covered by it
  -- as last seen
  reason TEXT NOT NULL,
  owner TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);
CREATE INDEX waiver_present ON waiver(repository_id) WHERE valid_to IS NULL;

-- A fact an analyzer or a check reports. The line is no part of its name: a finding that moves is the same finding.
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

-- A fact that speaks for a requirement.
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
  unit TEXT NOT NULL,
  source TEXT NOT NULL,
  -- as last seen
  observed_at TEXT NOT NULL,
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

-- How a repo stands to a shared security service.
CREATE TABLE service_state (
  id INTEGER PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repository(id),
  service TEXT NOT NULL,
  occurrence INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('not-applicable', 'met', 'waived', 'not-assessed', 'unmet')),
  -- as last seen
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);
CREATE INDEX service_state_present ON service_state(repository_id) WHERE valid_to IS NULL;

-- A tool or a way of working found in a repo.
CREATE TABLE practice (
  id INTEGER PRIMARY KEY,
  repository_id INTEGER NOT NULL REFERENCES repository(id),
  practice TEXT NOT NULL,
  file TEXT NOT NULL,
  occurrence INTEGER NOT NULL,
  -- as last seen
  line INTEGER,
  valid_from TEXT NOT NULL,
  valid_to TEXT CHECK (valid_to > valid_from)
);
CREATE INDEX practice_present ON practice(repository_id) WHERE valid_to IS NULL;

-- What holds now.

CREATE VIEW repository_now AS
SELECT r.id AS repository_id, r.name AS repository, r.address, r.path,
       p.product_id, p.name AS product, p.domain, p.team, p.level, p.accountable,
       m.observed_at, m.commit_hash, m.branch, m.commit_time, m.decided_for, m.enforcement,
       m.policy_organisation, m.policy_version, m.policy_sha256, m.tool_name, m.tool_version, m.sha256 AS manifest_sha256
FROM repository r
JOIN manifest m ON m.sha256 = r.present_manifest
LEFT JOIN product p ON p.repository_id = r.id AND p.valid_to IS NULL AND p.occurrence = 1;

CREATE VIEW component_use_now AS
SELECT u.id, u.repository_id, r.name AS repository, p.product_id, p.name AS product, p.domain, p.team,
       c.id AS component_id, c.purl, c.package, c.package_identity, c.type, c.name, c.version,
       u.project, u.target_framework, u.scope, u.direct, u.status, u.rule_id, u.severity, u.waiver, u.chains, u.file, u.line,
       e.reason, e.replacement, e.versions, e.enforce_from, e.file AS policy_file, e.line AS policy_line, u.valid_from AS since
FROM component_use u
JOIN repository r ON r.id = u.repository_id
JOIN component c ON c.id = u.component_id
LEFT JOIN policy_entry e ON e.id = u.policy_entry_id
LEFT JOIN product p ON p.repository_id = u.repository_id AND p.valid_to IS NULL AND p.occurrence = 1
WHERE u.valid_to IS NULL;

CREATE VIEW requirement_state_now AS
SELECT s.id, s.repository_id, r.name AS repository, p.product_id, p.name AS product, p.domain, p.team,
       s.requirement, s.title, s.asvs, s.rules, s.state, s.severity, s.valid_from AS since
FROM requirement_state s
JOIN repository r ON r.id = s.repository_id
LEFT JOIN product p ON p.repository_id = s.repository_id AND p.valid_to IS NULL AND p.occurrence = 1
WHERE s.valid_to IS NULL;

CREATE VIEW project_now AS
SELECT j.id, j.repository_id, r.name AS repository, p.product_id, p.name AS product, p.domain, p.team,
       j.path, j.target_framework, j.runtime_identifier, j.configuration, j.language, j.is_test, j.state, j.reason,
       j.errors, j.warnings, j.valid_from AS since
FROM project j
JOIN repository r ON r.id = j.repository_id
LEFT JOIN product p ON p.repository_id = j.repository_id AND p.valid_to IS NULL AND p.occurrence = 1
WHERE j.valid_to IS NULL;

CREATE VIEW waiver_now AS
SELECT w.id, w.repository_id, r.name AS repository, p.product_id, p.name AS product, p.domain, p.team,
       w.waiver, w.target, w.path, w.reason, w.owner, w.approved_by, w.approved_on, w.expires, w.state, w.used, w.valid_from AS since
FROM waiver w
JOIN repository r ON r.id = w.repository_id
LEFT JOIN product p ON p.repository_id = w.repository_id AND p.valid_to IS NULL AND p.occurrence = 1
WHERE w.valid_to IS NULL;

CREATE VIEW finding_now AS
SELECT f.id, f.repository_id, r.name AS repository, p.product_id, p.name AS product, p.domain, p.team,
       f.rule_id, f.project, f.file, f.line, f.message, f.target_frameworks, f.suppressed, f.waiver, f.valid_from AS since
FROM finding f
JOIN repository r ON r.id = f.repository_id
LEFT JOIN product p ON p.repository_id = f.repository_id AND p.valid_to IS NULL AND p.occurrence = 1
WHERE f.valid_to IS NULL;

CREATE VIEW measurement_now AS
SELECT m.id, m.repository_id, r.name AS repository, p.product_id, p.name AS product, p.domain, p.team,
       m.measure, m.state, m.numerator, m.denominator, m.unit, m.source, m.observed_at, m.valid_from AS since
FROM measurement m
JOIN repository r ON r.id = m.repository_id
LEFT JOIN product p ON p.repository_id = m.repository_id AND p.valid_to IS NULL AND p.occurrence = 1
WHERE m.valid_to IS NULL;
