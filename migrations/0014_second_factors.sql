-- Second factors: a person's authenticator app (TOTP), recovery codes, and what happens when both are lost.

-- The row stays when the factor goes: which factors an account ever had, and how each ended.
CREATE TABLE second_factor (
    plan_id        TEXT   NOT NULL,
    id             TEXT   NOT NULL,
    account_id     TEXT   NOT NULL,
    sealed_secret  BYTEA,           -- The app's shared secret. Erased when the factor is removed.
    last_step      BIGINT NOT NULL, -- The latest 30-second step whose code was taken: none up to it counts again.
    enrolled_at    BIGINT NOT NULL,
    removed_at     BIGINT,
    removed_how    TEXT   CHECK (removed_how IN ('owner', 'reset')),
    PRIMARY KEY (plan_id, id),
    FOREIGN KEY (plan_id, account_id) REFERENCES account (plan_id, id),
    CHECK ((removed_at IS NULL) = (removed_how IS NULL) AND (removed_at IS NULL) = (sealed_secret IS NOT NULL))
);
CREATE UNIQUE INDEX second_factor_open ON second_factor (plan_id, account_id) WHERE removed_at IS NULL;

-- For whoever has lost the app. Each is good once.
CREATE TABLE recovery_code (
    plan_id        TEXT   NOT NULL,
    id             TEXT   NOT NULL,
    factor_id      TEXT   NOT NULL,
    selector       TEXT   NOT NULL, -- Keyed hash of the first group: finds the one row to compare with.
    code_hash      TEXT   NOT NULL, -- argon2id of the whole.
    made_at        BIGINT NOT NULL,
    used_at        BIGINT,
    superseded_at  BIGINT,          -- By new ones, or the factor is gone.
    PRIMARY KEY (plan_id, id),
    FOREIGN KEY (plan_id, factor_id) REFERENCES second_factor (plan_id, id)
);
CREATE UNIQUE INDEX recovery_code_open ON recovery_code (plan_id, factor_id, selector)
    WHERE used_at IS NULL AND superseded_at IS NULL;

-- Somebody has lost the factor. Asked for after the password; approved by an org_admin of the office, or written down
-- by one of the staff and approved by another; done with the code that the approval mails. No half does it alone.
CREATE TABLE factor_reset (
    plan_id          TEXT   NOT NULL,
    id               TEXT   NOT NULL,
    account_id       TEXT   NOT NULL,
    factor_id        TEXT   NOT NULL,
    asked_at         BIGINT NOT NULL,
    staff_asked_by   TEXT,            -- Who of the staff wrote it down, when, and on what evidence.
    staff_asked_at   BIGINT,
    evidence         TEXT,
    approved_by      TEXT,
    approved_as      TEXT   CHECK (approved_as IN ('org_admin', 'staff', 'operator')),
    approved_at      BIGINT,
    code_hash        TEXT,            -- argon2id of the mailed code. Erased when settled.
    code_good_until  BIGINT,
    settled_at       BIGINT,
    outcome          TEXT   CHECK (outcome IN ('removed', 'declined', 'expired', 'found')), -- Found: it was used again.
    PRIMARY KEY (plan_id, id),
    FOREIGN KEY (plan_id, account_id) REFERENCES account (plan_id, id),
    FOREIGN KEY (plan_id, factor_id) REFERENCES second_factor (plan_id, id),
    FOREIGN KEY (plan_id, staff_asked_by) REFERENCES account (plan_id, id),
    FOREIGN KEY (plan_id, approved_by) REFERENCES account (plan_id, id),
    CHECK ((settled_at IS NULL) = (outcome IS NULL)),
    CHECK ((staff_asked_by IS NULL) = (staff_asked_at IS NULL) AND (staff_asked_by IS NULL) = (evidence IS NULL)),
    CHECK ((approved_as IS NULL) = (approved_at IS NULL) AND (approved_as IS NULL) = (code_good_until IS NULL)),
    CHECK ((approved_by IS NULL) = (approved_as IS NULL OR approved_as = 'operator')),
    CHECK (approved_by IS NULL OR approved_by <> account_id),
    CHECK (approved_as IS NULL OR approved_as <> 'staff'
        OR (staff_asked_by IS NOT NULL AND staff_asked_by <> approved_by)),
    CHECK (outcome IS NULL OR outcome <> 'removed' OR approved_as IS NOT NULL)
);
CREATE UNIQUE INDEX factor_reset_open ON factor_reset (plan_id, account_id) WHERE settled_at IS NULL;

-- Which factor a session has presented, and when. Whether that is enough is decided at each request.
ALTER TABLE session ADD COLUMN factor_used TEXT CHECK (factor_used IN ('app_code', 'recovery_code'));
ALTER TABLE session ADD COLUMN factor_presented_at BIGINT;
