-- What the plan's file says of its providers, and what NPPES says of the NPIs in it.
--
-- Both are kept as versions. A version is in force from its generation on, until a later one of the same key; which
-- generation the plan is in, plan.provider_generation says. An import writes the versions of the next generation in
-- short transactions, unseen, and one UPDATE of plan makes all of them visible at once. A version is never changed, and
-- is removed only when its import was killed before that UPDATE.
--
-- Keys sort by bytes on both engines (COLLATE "C"), as the import sorts them.

-- A plan provider ID that this portal has dealings with: made when the first person registers for it, for ever. What is
-- known of it stands in provider_record, for all of the plan's provider IDs.
CREATE TABLE provider (
    plan_id     TEXT   NOT NULL REFERENCES plan (plan_id),
    id          TEXT   NOT NULL,
    number      TEXT   COLLATE "C" NOT NULL, -- The plan's provider ID, as printed in its letters.
    created_at  BIGINT NOT NULL,
    PRIMARY KEY (plan_id, id)
);
CREATE UNIQUE INDEX provider_number ON provider (plan_id, number);

-- A person among the providers.
CREATE TABLE practitioner (
    plan_id     TEXT   NOT NULL REFERENCES plan (plan_id),
    id          TEXT   NOT NULL,
    npi         TEXT   NOT NULL,
    created_at  BIGINT NOT NULL,
    PRIMARY KEY (plan_id, id)
);
CREATE UNIQUE INDEX practitioner_npi ON practitioner (plan_id, npi);

-- One version of one row of the plan's file. No references to other tables: a million rows would each be checked
-- against the one plan of their import.
CREATE TABLE provider_record (
    plan_id          TEXT   NOT NULL,
    number           TEXT   COLLATE "C" NOT NULL,
    from_generation  BIGINT NOT NULL,
    kind             TEXT   NOT NULL CHECK (kind IN ('practitioner', 'group', 'facility')),
    npi              TEXT,
    name             TEXT   NOT NULL, -- To show: "Saguaro Family Clinic", "Ada Lovelace".
    first_name       TEXT   NOT NULL, -- This and the next are empty for groups and facilities.
    last_name        TEXT   NOT NULL,
    status           TEXT   NOT NULL CHECK (status IN ('active', 'ended', 'suspended')),
    effective_at     BIGINT,          -- The first moment of its first day in the plan's time zone; NULL: always.
    effective_until  BIGINT,          -- The last moment of its last day; NULL: open.
    sealed_tax_ids   BYTEA  NOT NULL, -- One a line, for display; they are found through provider_tax_id.
    addresses        TEXT   NOT NULL, -- JSON: [["pay_to", "1 Main St", "", "Mesa", "AZ", "85201"], ...]
    content_hash     BYTEA  NOT NULL, -- Tells an unchanged row without reading it.
    PRIMARY KEY (plan_id, number, from_generation)
);

-- The Tax IDs of a version, each with the time for which it is good.
CREATE TABLE provider_tax_id (
    plan_id          TEXT   NOT NULL,
    tax_id_hash      TEXT   COLLATE "C" NOT NULL, -- Keyed: base/tax_id.hpp.
    number           TEXT   COLLATE "C" NOT NULL,
    from_generation  BIGINT NOT NULL, -- Of the version.
    effective_at     BIGINT,          -- As in provider_record.
    effective_until  BIGINT,
    PRIMARY KEY (plan_id, tax_id_hash, number, from_generation)
);

-- By what staff find a version: its folded name and its NPI.
CREATE TABLE provider_search (
    plan_id          TEXT   NOT NULL,
    term             TEXT   COLLATE "C" NOT NULL,
    number           TEXT   COLLATE "C" NOT NULL,
    from_generation  BIGINT NOT NULL, -- Of the version.
    PRIMARY KEY (plan_id, term, number, from_generation)
);

-- One version of what NPPES says of an NPI, whether or not the plan's file names it.
CREATE TABLE nppes_record (
    plan_id          TEXT   NOT NULL,
    npi              TEXT   COLLATE "C" NOT NULL,
    from_generation  BIGINT NOT NULL,
    kind             TEXT   NOT NULL CHECK (kind IN ('individual', 'organization')),
    name             TEXT   NOT NULL,
    status           TEXT   NOT NULL CHECK (status IN ('active', 'ended')), -- Ended: deactivated, or no longer in it.
    detail           TEXT   NOT NULL, -- JSON: names, taxonomies with licences, addresses, dates.
    content_hash     BYTEA  NOT NULL,
    PRIMARY KEY (plan_id, npi, from_generation)
);

CREATE TABLE import_run (
    plan_id      TEXT   NOT NULL REFERENCES plan (plan_id),
    id           TEXT   NOT NULL,
    format       TEXT   NOT NULL CHECK (format IN ('gatehouse', 'nppes')),
    file_name    TEXT   NOT NULL,
    file_sha256  TEXT,            -- Once read to its end.
    whole        TEXT   NOT NULL CHECK (whole IN ('full', 'partial')), -- Whether what is missing was to be ended.
    started_by   TEXT   NOT NULL,
    started_at   BIGINT NOT NULL,
    state        TEXT   NOT NULL CHECK (state IN ('running', 'finished', 'refused', 'failed', 'interrupted')),
    finished_at  BIGINT,
    generation   BIGINT NOT NULL, -- That it writes.
    imported     BIGINT NOT NULL, -- This and the next four count rows. Before the end: so far.
    changed      BIGINT NOT NULL,
    unchanged    BIGINT NOT NULL,
    refused      BIGINT NOT NULL,
    ended        BIGINT NOT NULL, -- Because they were missing from a full file.
    reason       TEXT   NOT NULL, -- Why it was refused or failed, for a person.
    PRIMARY KEY (plan_id, id)
);
CREATE UNIQUE INDEX import_run_open ON import_run (plan_id) WHERE state = 'running';
CREATE INDEX import_run_time ON import_run (plan_id, started_at);

CREATE TABLE import_error (
    plan_id  TEXT   NOT NULL,
    run_id   TEXT   NOT NULL,
    line     BIGINT NOT NULL,
    number   BIGINT NOT NULL, -- From 1, within the line.
    field    TEXT   NOT NULL, -- The column's name; empty: the row as a whole.
    reason   TEXT   NOT NULL, -- A sentence. Quotes no value that is personal.
    PRIMARY KEY (plan_id, run_id, line, number),
    FOREIGN KEY (plan_id, run_id) REFERENCES import_run (plan_id, id)
);
