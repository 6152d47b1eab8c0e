-- Linking one account to a further provider: what matched, and which agreement was accepted for that provider.

CREATE TABLE account_link (
    plan_id             TEXT   NOT NULL,
    id                  TEXT   NOT NULL,
    account_id          TEXT   NOT NULL,
    provider_id         TEXT   NOT NULL,
    proved_tax_id_hash  TEXT   NOT NULL, -- Keyed hash of the Tax ID that matched.
    matched_at          BIGINT NOT NULL,
    good_until          BIGINT NOT NULL, -- To be finished by then.
    finished_at         BIGINT,
    membership_id       TEXT,            -- Of a finished one.
    PRIMARY KEY (plan_id, id),
    FOREIGN KEY (plan_id, account_id) REFERENCES account (plan_id, id),
    FOREIGN KEY (plan_id, provider_id) REFERENCES provider (plan_id, id),
    CHECK ((finished_at IS NULL) = (membership_id IS NULL))
);

CREATE TABLE account_link_agreement (
    plan_id      TEXT   NOT NULL,
    link_id      TEXT   NOT NULL,
    agreement    TEXT   NOT NULL, -- The pack's key.
    version      TEXT   NOT NULL,
    text_hash    TEXT   NOT NULL, -- SHA-256 of the text that was shown.
    accepted_at  BIGINT NOT NULL,
    PRIMARY KEY (plan_id, link_id, agreement),
    FOREIGN KEY (plan_id, link_id) REFERENCES account_link (plan_id, id)
);
