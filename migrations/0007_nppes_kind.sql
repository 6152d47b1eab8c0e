-- NPPES leaves out everything but the number of an NPI that was deactivated, its kind as well: 'unknown' until a row
-- says more. Nothing could write this table before, so it is made anew.
DROP TABLE nppes_record;

-- One version of what NPPES says of an NPI, whether or not the plan's file names it.
CREATE TABLE nppes_record (
    plan_id          TEXT   NOT NULL,
    npi              TEXT   COLLATE "C" NOT NULL,
    from_generation  BIGINT NOT NULL,
    kind             TEXT   NOT NULL CHECK (kind IN ('individual', 'organization', 'unknown')),
    name             TEXT   NOT NULL,
    status           TEXT   NOT NULL CHECK (status IN ('active', 'ended')), -- Ended: deactivated, or no longer in it.
    detail           TEXT   NOT NULL, -- JSON: names, taxonomies with licences, addresses, dates.
    content_hash     BYTEA  NOT NULL,
    PRIMARY KEY (plan_id, npi, from_generation)
);
