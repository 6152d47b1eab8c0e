-- Accounts, what they sign in with, and their sessions.

CREATE TABLE account (
    plan_id          TEXT   NOT NULL REFERENCES plan (plan_id),
    id               TEXT   NOT NULL,
    kind             TEXT   NOT NULL CHECK (kind IN ('provider', 'staff')),
    staff_role       TEXT   CHECK (staff_role IN ('service_desk', 'service_desk_lead', 'network_manager', 'auditor')),
    user_name        TEXT   NOT NULL, -- As typed.
    email            TEXT   NOT NULL, -- Proved before the row is written.
    first_name       TEXT   NOT NULL,
    last_name        TEXT   NOT NULL,
    phone            TEXT   NOT NULL,
    created_at       BIGINT NOT NULL,
    activated_at     BIGINT, -- Until then it cannot sign in.
    last_sign_in_at  BIGINT,
    PRIMARY KEY (plan_id, id),
    CHECK ((kind = 'staff') = (staff_role IS NOT NULL))
);

-- User names and proved e-mail addresses share one namespace: NFKC, case-folded.
CREATE TABLE sign_in_name (
    plan_id     TEXT NOT NULL,
    name        TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('user_name', 'email')),
    account_id  TEXT NOT NULL,
    PRIMARY KEY (plan_id, name),
    FOREIGN KEY (plan_id, account_id) REFERENCES account (plan_id, id)
);
CREATE INDEX sign_in_name_account ON sign_in_name (plan_id, account_id);

CREATE TABLE password (
    plan_id     TEXT   NOT NULL,
    account_id  TEXT   NOT NULL,
    kind        TEXT   NOT NULL CHECK (kind IN ('chosen', 'temporary')),
    hash        TEXT   NOT NULL, -- argon2id, in the PHC string format.
    set_at      BIGINT NOT NULL,
    good_until  BIGINT,          -- NULL: does not expire.
    PRIMARY KEY (plan_id, account_id),
    FOREIGN KEY (plan_id, account_id) REFERENCES account (plan_id, id)
);

-- Counted on the account, whichever name was typed and whichever path led here.
CREATE TABLE sign_in_guard (
    plan_id       TEXT   NOT NULL,
    account_id    TEXT   NOT NULL,
    failures      BIGINT NOT NULL, -- Tries that have not turned out right, those under way included.
    locked_at     BIGINT,
    locked_until  BIGINT,          -- NULL while locked_at is set: until somebody unlocks.
    PRIMARY KEY (plan_id, account_id),
    FOREIGN KEY (plan_id, account_id) REFERENCES account (plan_id, id)
);

CREATE TABLE session (
    plan_id           TEXT   NOT NULL,
    id                TEXT   NOT NULL,
    token_hash        TEXT   NOT NULL, -- SHA-256 of the cookie, in hex.
    account_id        TEXT   NOT NULL,
    stage             TEXT   NOT NULL CHECK (stage IN ('activation_code', 'new_password', 'full')),
    authenticated_at  BIGINT NOT NULL, -- When the password was last given: "fresh" counts from here.
    created_at        BIGINT NOT NULL,
    last_seen_at      BIGINT NOT NULL, -- Kept to about a minute.
    good_until        BIGINT NOT NULL,
    ended_at          BIGINT,
    end_reason        TEXT   CHECK (end_reason IN ('signed_out', 'replaced', 'ended_by_owner', 'password_changed',
                                                   'access_ended', 'recovered')),
    browser           TEXT   NOT NULL, -- For the owner to recognise: "Chromium on Linux".
    network           TEXT   NOT NULL,
    PRIMARY KEY (plan_id, id),
    FOREIGN KEY (plan_id, account_id) REFERENCES account (plan_id, id)
);
CREATE UNIQUE INDEX session_token ON session (plan_id, token_hash);
CREATE INDEX session_account ON session (plan_id, account_id) WHERE ended_at IS NULL;

-- Read every 250 ms by every node, over the last minute: what its cache must forget.
CREATE TABLE revocation (
    plan_id      TEXT   NOT NULL REFERENCES plan (plan_id),
    id           TEXT   NOT NULL,
    kind         TEXT   NOT NULL CHECK (kind IN ('session', 'account', 'provider', 'plan')),
    subject      TEXT   NOT NULL,
    happened_at  BIGINT NOT NULL,
    PRIMARY KEY (plan_id, id)
);
CREATE INDEX revocation_time ON revocation (happened_at);

CREATE TABLE agreement_acceptance (
    plan_id      TEXT   NOT NULL,
    account_id   TEXT   NOT NULL,
    agreement    TEXT   NOT NULL, -- The pack's key: "terms_of_use".
    version      TEXT   NOT NULL,
    text_hash    TEXT   NOT NULL, -- SHA-256 of the text that was shown.
    accepted_at  BIGINT NOT NULL,
    PRIMARY KEY (plan_id, account_id, agreement, version),
    FOREIGN KEY (plan_id, account_id) REFERENCES account (plan_id, id)
);
