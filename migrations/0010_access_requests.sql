-- Somebody who registered for an office that has an org_admin asks to be let in. No membership, no rights: only this.
CREATE TABLE access_request (
    plan_id             TEXT   NOT NULL,
    id                  TEXT   NOT NULL,
    account_id          TEXT   NOT NULL,
    provider_id         TEXT   NOT NULL,
    proved_tax_id_hash  TEXT,            -- Of a group, as in membership.
    asked_at            BIGINT NOT NULL,
    settled_at          BIGINT,
    settled_by          TEXT,            -- The org_admin who decided.
    outcome             TEXT   CHECK (outcome IN ('approved', 'declined')),
    PRIMARY KEY (plan_id, id),
    FOREIGN KEY (plan_id, account_id) REFERENCES account (plan_id, id),
    FOREIGN KEY (plan_id, provider_id) REFERENCES provider (plan_id, id),
    CHECK ((settled_at IS NULL) = (outcome IS NULL))
);
CREATE UNIQUE INDEX access_request_open ON access_request (plan_id, account_id, provider_id) WHERE settled_at IS NULL;
CREATE INDEX access_request_provider ON access_request (plan_id, provider_id) WHERE settled_at IS NULL;
