-- The same two tables with the same rules, said with OR instead of IN. For a list of three, SQLite builds a table of its
-- own each time a row is inserted, which was a sixth of an import's time.

ALTER TABLE provider_record RENAME TO provider_record_before;

-- One version of one row of the plan's file.
CREATE TABLE provider_record (
    plan_id          TEXT   NOT NULL,
    number           TEXT   COLLATE "C" NOT NULL,
    from_generation  BIGINT NOT NULL,
    kind             TEXT   NOT NULL CHECK (kind = 'practitioner' OR kind = 'group' OR kind = 'facility'),
    npi              TEXT,
    name             TEXT   NOT NULL, -- To show: "Saguaro Family Clinic", "Ada Lovelace".
    first_name       TEXT   NOT NULL, -- This and the next are empty for groups and facilities.
    last_name        TEXT   NOT NULL,
    status           TEXT   NOT NULL CHECK (status = 'active' OR status = 'ended' OR status = 'suspended'),
    effective_at     BIGINT,          -- The first moment of its first day in the plan's time zone; NULL: always.
    effective_until  BIGINT,          -- The last moment of its last day; NULL: open.
    sealed_tax_ids   BYTEA  NOT NULL, -- One a line, for display; they are found through provider_tax_id.
    addresses        TEXT   NOT NULL, -- JSON: [["pay_to", "1 Main St", "", "Mesa", "AZ", "85201"], ...]
    content_hash     BYTEA  NOT NULL, -- Tells an unchanged row without reading it.
    PRIMARY KEY (plan_id, number, from_generation)
);

INSERT INTO provider_record (plan_id, number, from_generation, kind, npi, name, first_name, last_name, status,
    effective_at, effective_until, sealed_tax_ids, addresses, content_hash)
SELECT plan_id, number, from_generation, kind, npi, name, first_name, last_name, status,
    effective_at, effective_until, sealed_tax_ids, addresses, content_hash
FROM provider_record_before
ORDER BY plan_id, number, from_generation;

DROP TABLE provider_record_before;

ALTER TABLE nppes_record RENAME TO nppes_record_before;

-- One version of what NPPES says of an NPI, whether or not the plan's file names it. Its kind is unknown until a row
-- says it.
CREATE TABLE nppes_record (
    plan_id          TEXT   NOT NULL,
    npi              TEXT   COLLATE "C" NOT NULL,
    from_generation  BIGINT NOT NULL,
    kind             TEXT   NOT NULL CHECK (kind = 'individual' OR kind = 'organization' OR kind = 'unknown'),
    name             TEXT   NOT NULL,
    status           TEXT   NOT NULL CHECK (status = 'active' OR status = 'ended'), -- Ended: deactivated, or gone.
    detail           TEXT   NOT NULL, -- JSON: names, taxonomies with licences, addresses, dates.
    content_hash     BYTEA  NOT NULL,
    PRIMARY KEY (plan_id, npi, from_generation)
);

INSERT INTO nppes_record (plan_id, npi, from_generation, kind, name, status, detail, content_hash)
SELECT plan_id, npi, from_generation, kind, name, status, detail, content_hash
FROM nppes_record_before
ORDER BY plan_id, npi, from_generation;

DROP TABLE nppes_record_before;
