-- The service desk: finding people by their name, who a caller is, and what two of the staff decide together.

-- By what staff find an account: its folded name, in both orders.
CREATE TABLE account_search (
    plan_id     TEXT NOT NULL,
    term        TEXT COLLATE "C" NOT NULL,
    account_id  TEXT NOT NULL,
    PRIMARY KEY (plan_id, term, account_id),
    FOREIGN KEY (plan_id, account_id) REFERENCES account (plan_id, id)
);

-- That somebody be made org_admin: written down by one of the staff, decided by another. What was asked, by whom and on
-- what evidence is never changed; whoever wrote it down may only withdraw it.
CREATE TABLE designation_request (
    plan_id        TEXT   NOT NULL,
    id             TEXT   NOT NULL,
    provider_id    TEXT   NOT NULL,
    membership_id  TEXT   NOT NULL,
    account_id     TEXT   NOT NULL, -- Whom it is about.
    evidence       TEXT   NOT NULL, -- Who asked, how, and how they were recognised.
    asked_by       TEXT   NOT NULL,
    asked_at       BIGINT NOT NULL,
    decided_by     TEXT,
    decided_at     BIGINT,
    decision       TEXT   CHECK (decision IN ('approved', 'declined', 'withdrawn')),
    PRIMARY KEY (plan_id, id),
    FOREIGN KEY (plan_id, provider_id) REFERENCES provider (plan_id, id),
    FOREIGN KEY (plan_id, membership_id) REFERENCES membership (plan_id, id),
    FOREIGN KEY (plan_id, account_id) REFERENCES account (plan_id, id),
    FOREIGN KEY (plan_id, asked_by) REFERENCES account (plan_id, id),
    FOREIGN KEY (plan_id, decided_by) REFERENCES account (plan_id, id),
    CHECK ((decided_at IS NULL) = (decision IS NULL) AND (decided_by IS NULL) = (decision IS NULL)),
    CHECK ((decided_by = asked_by) = (decision = 'withdrawn'))
);
CREATE UNIQUE INDEX designation_request_open ON designation_request (plan_id, membership_id) WHERE decided_at IS NULL;
CREATE INDEX designation_request_provider ON designation_request (plan_id, provider_id, asked_at);

-- What a caller was asked, and only whether the answer was right. Neither the answer on file nor the one that was given
-- is kept.
CREATE TABLE caller_check (
    plan_id     TEXT   NOT NULL,
    id          TEXT   NOT NULL,
    account_id  TEXT   NOT NULL, -- Whom the caller says to be.
    question    TEXT   NOT NULL, -- The pack's key.
    outcome     TEXT   NOT NULL CHECK (outcome IN ('match', 'no_match')),
    checked_by  TEXT   NOT NULL,
    checked_at  BIGINT NOT NULL,
    PRIMARY KEY (plan_id, id),
    FOREIGN KEY (plan_id, account_id) REFERENCES account (plan_id, id),
    FOREIGN KEY (plan_id, checked_by) REFERENCES account (plan_id, id)
);
CREATE INDEX caller_check_account ON caller_check (plan_id, account_id, checked_at);

CREATE INDEX service_desk_action_provider ON service_desk_action (plan_id, provider_id, acted_at);
CREATE INDEX service_desk_action_account ON service_desk_action (plan_id, account_id, acted_at);
-- What was mailed to somebody, for the account's page.
CREATE INDEX outbox_mail_recipient ON outbox_mail (plan_id, recipient, queued_at);
