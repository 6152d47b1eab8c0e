-- Who may do what for which provider.

CREATE TABLE membership (
    plan_id             TEXT   NOT NULL,
    id                  TEXT   NOT NULL,
    account_id          TEXT   NOT NULL,
    provider_id         TEXT   NOT NULL,
    role                TEXT   NOT NULL CHECK (role IN ('org_admin', 'org_user')),
    status              TEXT   NOT NULL CHECK (status IN ('pending', 'active', 'ended')),
    display_name        TEXT   NOT NULL, -- This and the next two belong to the office, not to the account.
    phone               TEXT   NOT NULL,
    job_title           TEXT   NOT NULL,
    proved_tax_id_hash  TEXT,            -- Keyed hash of the Tax ID that a group membership was proved with.
    requested_at        BIGINT NOT NULL,
    activated_at        BIGINT,
    activated_by        TEXT,            -- An account; NULL for a letter's code.
    ended_at            BIGINT,
    ended_by            TEXT,
    PRIMARY KEY (plan_id, id),
    FOREIGN KEY (plan_id, account_id) REFERENCES account (plan_id, id),
    FOREIGN KEY (plan_id, provider_id) REFERENCES provider (plan_id, id),
    CHECK ((status = 'ended') = (ended_at IS NOT NULL))
);
CREATE UNIQUE INDEX membership_open ON membership (plan_id, account_id, provider_id) WHERE ended_at IS NULL;
CREATE INDEX membership_provider ON membership (plan_id, provider_id) WHERE ended_at IS NULL;

CREATE TABLE capability_grant (
    plan_id        TEXT   NOT NULL,
    id             TEXT   NOT NULL,
    membership_id  TEXT   NOT NULL,
    capability     TEXT   NOT NULL, -- "claims.submit"; the pack lists which there are.
    granted_by     TEXT   NOT NULL,
    granted_at     BIGINT NOT NULL,
    ended_at       BIGINT,
    ended_by       TEXT,
    PRIMARY KEY (plan_id, id),
    FOREIGN KEY (plan_id, membership_id) REFERENCES membership (plan_id, id)
);
CREATE UNIQUE INDEX capability_grant_open ON capability_grant (plan_id, membership_id, capability)
    WHERE ended_at IS NULL;

-- The time in which an office that had an org_admin has none. The row is the flag: open while it lasts.
CREATE TABLE org_admin_gap (
    plan_id      TEXT   NOT NULL,
    id           TEXT   NOT NULL,
    provider_id  TEXT   NOT NULL,
    began_at     BIGINT NOT NULL,
    ended_at     BIGINT,
    PRIMARY KEY (plan_id, id),
    FOREIGN KEY (plan_id, provider_id) REFERENCES provider (plan_id, id)
);
CREATE UNIQUE INDEX org_admin_gap_open ON org_admin_gap (plan_id, provider_id) WHERE ended_at IS NULL;

-- A registration under way. The account comes into being when it is completed.
CREATE TABLE registration (
    plan_id             TEXT   NOT NULL,
    id                  TEXT   NOT NULL,
    provider_id         TEXT   NOT NULL,
    proved_tax_id_hash  TEXT   NOT NULL, -- Keyed hash of the Tax ID that matched.
    first_name          TEXT   NOT NULL,
    last_name           TEXT   NOT NULL,
    email               TEXT   NOT NULL,
    phone               TEXT   NOT NULL,
    user_name           TEXT   NOT NULL,
    begun_at            BIGINT NOT NULL,
    email_proved_at     BIGINT,
    browser_hash        TEXT,   -- SHA-256 of the cookie of the browser that proved the e-mail and goes on from there.
    completed_at        BIGINT,
    account_id          TEXT,
    PRIMARY KEY (plan_id, id),
    FOREIGN KEY (plan_id, provider_id) REFERENCES provider (plan_id, id),
    FOREIGN KEY (plan_id, account_id) REFERENCES account (plan_id, id),
    CHECK ((email_proved_at IS NULL) = (browser_hash IS NULL)),
    CHECK ((completed_at IS NULL) = (account_id IS NULL))
);

-- "I have not received my code": waits for plan staff until a new letter is queued or the code comes after all.
CREATE TABLE letter_request (
    plan_id      TEXT   NOT NULL,
    id           TEXT   NOT NULL,
    letter_id    TEXT   NOT NULL, -- The one that has not come; letters are in the next migration, hence no reference.
    account_id   TEXT   NOT NULL,
    provider_id  TEXT   NOT NULL,
    asked_at     BIGINT NOT NULL,
    settled_at   BIGINT,
    PRIMARY KEY (plan_id, id),
    FOREIGN KEY (plan_id, account_id) REFERENCES account (plan_id, id),
    FOREIGN KEY (plan_id, provider_id) REFERENCES provider (plan_id, id)
);
CREATE UNIQUE INDEX letter_request_open ON letter_request (plan_id, account_id) WHERE settled_at IS NULL;

-- What plan staff did for an office, and on what evidence.
CREATE TABLE service_desk_action (
    plan_id      TEXT   NOT NULL,
    id           TEXT   NOT NULL,
    kind         TEXT   NOT NULL CHECK (kind IN ('designate_org_admin', 'reissue_code', 'letter_returned',
                                               'demote', 'remove')),
    provider_id  TEXT   NOT NULL,
    account_id   TEXT   NOT NULL, -- Whom it is about.
    letter_id    TEXT,
    evidence     TEXT   NOT NULL, -- Who asked, how, and how they were recognised.
    acted_by     TEXT   NOT NULL,
    acted_at     BIGINT NOT NULL,
    PRIMARY KEY (plan_id, id),
    FOREIGN KEY (plan_id, provider_id) REFERENCES provider (plan_id, id),
    FOREIGN KEY (plan_id, account_id) REFERENCES account (plan_id, id),
    FOREIGN KEY (plan_id, acted_by) REFERENCES account (plan_id, id)
);
