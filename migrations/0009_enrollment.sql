-- Registering in steps, where a mailed link activates the account. The account comes into being when the link is used:
-- an address that nobody has proved takes no sign-in name from anybody.

CREATE TABLE enrollment (
    plan_id               TEXT   NOT NULL,
    id                    TEXT   NOT NULL,
    provider_id           TEXT   NOT NULL,
    kind                  TEXT   NOT NULL CHECK (kind IN ('practitioner', 'group')), -- As which the person came.
    proved_tax_id_hash    TEXT   NOT NULL, -- Keyed hash of the Tax ID that matched.
    first_name            TEXT   NOT NULL, -- Of the practitioner, then of whoever registers; empty until then.
    last_name             TEXT   NOT NULL,
    browser_hash          TEXT   NOT NULL, -- SHA-256 of the cookie of the browser that began and goes on.
    begun_at              BIGINT NOT NULL,
    agreed_at             BIGINT,
    agreed_texts          TEXT,            -- SHA-256 over keys, versions and texts of what was accepted.
    account_chosen_at     BIGINT,
    user_name             TEXT,
    email                 TEXT,            -- Not proved yet.
    password_hash         TEXT,            -- This and the answer's are erased when the account is made.
    security_question     TEXT,
    security_answer_hash  TEXT,
    completed_at          BIGINT,
    account_id            TEXT,
    PRIMARY KEY (plan_id, id),
    FOREIGN KEY (plan_id, provider_id) REFERENCES provider (plan_id, id),
    FOREIGN KEY (plan_id, account_id) REFERENCES account (plan_id, id),
    CHECK ((agreed_at IS NULL) = (agreed_texts IS NULL)),
    CHECK ((account_chosen_at IS NULL) = (email IS NULL)),
    CHECK ((completed_at IS NULL) = (account_id IS NULL))
);

-- For whoever calls the service desk: staff learn whether an answer fits, never the answer. It resets nothing.
CREATE TABLE security_answer (
    plan_id      TEXT   NOT NULL,
    account_id   TEXT   NOT NULL,
    question     TEXT   NOT NULL,
    answer_hash  TEXT   NOT NULL, -- argon2id of the folded answer.
    set_at       BIGINT NOT NULL,
    PRIMARY KEY (plan_id, account_id),
    FOREIGN KEY (plan_id, account_id) REFERENCES account (plan_id, id)
);
