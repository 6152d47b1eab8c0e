-- An agreement that was accepted, by version and text: a text that changed without a new version, or came back after
-- another, is asked for and kept again.
ALTER TABLE agreement_acceptance RENAME TO agreement_acceptance_before;

CREATE TABLE agreement_acceptance (
    plan_id      TEXT   NOT NULL,
    account_id   TEXT   NOT NULL,
    agreement    TEXT   NOT NULL, -- The pack's key: "terms_of_use".
    version      TEXT   NOT NULL,
    text_hash    TEXT   NOT NULL, -- SHA-256 of the text that was shown.
    accepted_at  BIGINT NOT NULL,
    PRIMARY KEY (plan_id, account_id, agreement, version, text_hash),
    FOREIGN KEY (plan_id, account_id) REFERENCES account (plan_id, id)
);
INSERT INTO agreement_acceptance (plan_id, account_id, agreement, version, text_hash, accepted_at)
SELECT plan_id, account_id, agreement, version, text_hash, accepted_at FROM agreement_acceptance_before;
DROP TABLE agreement_acceptance_before;

-- What came of checking the chain of the audit trail, whenever an auditor asked for it.
CREATE TABLE audit_check (
    plan_id      TEXT   NOT NULL REFERENCES plan (plan_id),
    id           TEXT   NOT NULL,
    checked_at   BIGINT NOT NULL,
    checked_by   TEXT   NOT NULL,
    length       BIGINT NOT NULL, -- Facts in the chain.
    faults       BIGINT NOT NULL,
    first_fault  TEXT   NOT NULL, -- A sentence; empty: none.
    late         BIGINT NOT NULL, -- Facts that have waited for the sealer for too long.
    PRIMARY KEY (plan_id, id),
    FOREIGN KEY (plan_id, checked_by) REFERENCES account (plan_id, id)
);
