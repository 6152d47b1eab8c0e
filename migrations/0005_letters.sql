-- Letters on paper. A letter's secret is sealed for the printing key, which this server does not hold.

CREATE TABLE letter_batch (
    plan_id       TEXT   NOT NULL REFERENCES plan (plan_id),
    id            TEXT   NOT NULL, -- "2026-12-21-1": people type it.
    created_at    BIGINT NOT NULL,
    folder        TEXT   NOT NULL, -- Where it is being printed to,
    folder_id     TEXT   NOT NULL, -- and what stands in that folder's marker: only there may it be finished.
    completed_at  BIGINT,          -- All its letters are on disk.
    mailed_at     BIGINT,          -- Handed over to the postal service.
    PRIMARY KEY (plan_id, id)
);
-- A batch that a crash cut short is finished before another one starts.
CREATE UNIQUE INDEX letter_batch_open ON letter_batch (plan_id) WHERE completed_at IS NULL;

CREATE TABLE letter (
    plan_id            TEXT   NOT NULL,
    id                 TEXT   NOT NULL,
    provider_id        TEXT   NOT NULL,
    account_id         TEXT   NOT NULL,
    code_id            TEXT   NOT NULL,
    number             BIGINT NOT NULL, -- 1 for the account's first letter.
    person             TEXT   NOT NULL, -- This and what follows to `zip` is a copy of the record when it was queued:
    provider_name      TEXT   NOT NULL, -- a later correction does not redirect a letter.
    provider_number    TEXT   NOT NULL,
    address_line_1     TEXT   NOT NULL,
    address_line_2     TEXT   NOT NULL,
    city               TEXT   NOT NULL,
    state              TEXT   NOT NULL,
    zip                TEXT   NOT NULL,
    registered_at      BIGINT NOT NULL, -- When the person registered, as printed.
    sealed_secret      BYTEA,           -- Erased when printed, or when the letter is superseded before.
    sealed_for         TEXT   NOT NULL, -- Fingerprint of the key that opens it.
    queued_at          BIGINT NOT NULL,
    mail_on            TEXT   NOT NULL, -- The business day on which it is to be mailed.
    expected_on        TEXT   NOT NULL, -- The last day on which it should have come.
    use_by             BIGINT,          -- The code's last moment; fixed at print time when the pack's clock is "mailed".
    batch_id           TEXT,
    mail_serial        BIGINT,          -- In the Intelligent Mail barcode; unique in the plan.
    printed_at         BIGINT,
    mailed_at          BIGINT,
    used_at            BIGINT,
    superseded_at      BIGINT,
    superseded_because TEXT CHECK (superseded_because IN ('replaced', 'account_ended', 'too_late', 'unreadable')),
    returned_at        BIGINT,
    return_reason      TEXT,
    PRIMARY KEY (plan_id, id),
    FOREIGN KEY (plan_id, provider_id) REFERENCES provider (plan_id, id),
    FOREIGN KEY (plan_id, account_id) REFERENCES account (plan_id, id),
    FOREIGN KEY (plan_id, code_id) REFERENCES one_time_code (plan_id, id),
    FOREIGN KEY (plan_id, batch_id) REFERENCES letter_batch (plan_id, id),
    CHECK ((superseded_at IS NULL) = (superseded_because IS NULL)),
    CHECK ((returned_at IS NULL) = (return_reason IS NULL)),
    CHECK (printed_at IS NULL OR (sealed_secret IS NULL AND batch_id IS NOT NULL AND use_by IS NOT NULL))
);
CREATE INDEX letter_queue ON letter (plan_id, mail_on) WHERE printed_at IS NULL AND superseded_at IS NULL;
CREATE INDEX letter_account ON letter (plan_id, account_id);
CREATE INDEX letter_provider ON letter (plan_id, provider_id, queued_at);
CREATE INDEX letter_code ON letter (plan_id, code_id);
CREATE INDEX letter_batch_letters ON letter (plan_id, batch_id);
CREATE UNIQUE INDEX letter_mail_serial ON letter (plan_id, mail_serial) WHERE mail_serial IS NOT NULL;
