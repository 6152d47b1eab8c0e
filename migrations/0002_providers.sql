-- The plan's provider records. A record is a version: it is in force in the generations from_generation <= g <
-- until_generation, and plan.provider_generation says which g that is. An import writes the next generation in short
-- transactions, unseen; one UPDATE of plan makes all of it visible at once.

CREATE TABLE practitioner (
    plan_id     TEXT   NOT NULL REFERENCES plan (plan_id),
    id          TEXT   NOT NULL,
    npi         TEXT   NOT NULL,
    created_at  BIGINT NOT NULL,
    PRIMARY KEY (plan_id, id)
);
CREATE UNIQUE INDEX practitioner_npi ON practitioner (plan_id, npi);

-- One plan provider ID, for ever; what is known of it stands in provider_record.
CREATE TABLE provider (
    plan_id     TEXT   NOT NULL REFERENCES plan (plan_id),
    id          TEXT   NOT NULL,
    number      TEXT   NOT NULL, -- The plan's provider ID, as printed in its letters.
    created_at  BIGINT NOT NULL,
    PRIMARY KEY (plan_id, id)
);
CREATE UNIQUE INDEX provider_number ON provider (plan_id, number);
