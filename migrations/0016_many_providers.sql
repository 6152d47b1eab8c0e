-- People who work for thousands of providers: finding them, and linking them from a file.

-- The provider's number, which never changes, so that an account's links are read in its order a part at a time.
ALTER TABLE membership ADD COLUMN provider_number TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE membership SET provider_number = (
    SELECT number FROM provider WHERE provider.plan_id = membership.plan_id AND provider.id = membership.provider_id);
CREATE INDEX membership_account ON membership (plan_id, account_id, provider_number) WHERE ended_at IS NULL;

-- Which providers an account worked for last; a handful for each account.
CREATE TABLE recent_provider (
    plan_id      TEXT   NOT NULL,
    account_id   TEXT   NOT NULL,
    provider_id  TEXT   NOT NULL,
    used_at      BIGINT NOT NULL,
    PRIMARY KEY (plan_id, account_id, provider_id),
    FOREIGN KEY (plan_id, account_id) REFERENCES account (plan_id, id),
    FOREIGN KEY (plan_id, provider_id) REFERENCES provider (plan_id, id)
);

-- A file by which plan staff link an account to many providers: written down by one, decided by another where the pack
-- asks for a second person. What it says, who asked and on what evidence is never changed.
CREATE TABLE link_file (
    plan_id     TEXT   NOT NULL,
    id          TEXT   NOT NULL,
    account_id  TEXT   NOT NULL, -- Whom it links.
    evidence    TEXT   NOT NULL, -- Who asked, how, and how they were recognised.
    row_count   BIGINT NOT NULL, -- Good ones.
    asked_by    TEXT   NOT NULL,
    asked_at    BIGINT NOT NULL,
    decided_by  TEXT,
    decided_at  BIGINT,
    decision    TEXT   CHECK (decision IN ('approved', 'declined', 'withdrawn')),
    PRIMARY KEY (plan_id, id),
    FOREIGN KEY (plan_id, account_id) REFERENCES account (plan_id, id),
    FOREIGN KEY (plan_id, asked_by) REFERENCES account (plan_id, id),
    FOREIGN KEY (plan_id, decided_by) REFERENCES account (plan_id, id),
    CHECK ((decided_at IS NULL) = (decision IS NULL) AND (decided_by IS NULL) = (decision IS NULL))
);
CREATE INDEX link_file_account ON link_file (plan_id, account_id, asked_at);
CREATE INDEX link_file_open ON link_file (plan_id, asked_at) WHERE decided_at IS NULL;

CREATE TABLE link_file_row (
    plan_id       TEXT   NOT NULL,
    file_id       TEXT   NOT NULL,
    line          BIGINT NOT NULL, -- In the file, counted from 1.
    number        TEXT   NOT NULL, -- The provider's.
    tax_id_hash   TEXT   NOT NULL, -- Keyed: base/tax_id.hpp.
    capabilities  TEXT   NOT NULL, -- Keys, with a comma between.
    outcome       TEXT   CHECK (outcome IN ('linked', 'refused')), -- NULL: not done yet.
    reason        TEXT, -- Of a refused one, a sentence.
    PRIMARY KEY (plan_id, file_id, line),
    FOREIGN KEY (plan_id, file_id) REFERENCES link_file (plan_id, id),
    CHECK ((outcome IS NOT NULL AND outcome = 'refused') = (reason IS NOT NULL))
);
CREATE INDEX link_file_row_open ON link_file_row (plan_id, file_id, line) WHERE outcome IS NULL;
