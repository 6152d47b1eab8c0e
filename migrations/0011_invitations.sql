-- Invitations: an office's org_admin asks somebody in, by email. The row is kept whatever becomes of it.
--
-- Listed: sent_at and closed_at are null. Sent: sent_at is set; past good_until it has expired, without anything being
-- written. Closed by being accepted, cancelled, or refused when it was to be sent.

CREATE TABLE invitation (
    plan_id        TEXT   NOT NULL,
    id             TEXT   NOT NULL,
    provider_id    TEXT   NOT NULL,
    email          TEXT   NOT NULL, -- As mail is sent to it, in lower case.
    first_name     TEXT   NOT NULL, -- As the inviter knows the person; the account may say otherwise.
    last_name      TEXT   NOT NULL,
    capabilities   TEXT   NOT NULL, -- Keys with commas between: what the member shall have.
    invited_by     TEXT   NOT NULL, -- Whose list it is on, and whose word it is: asked again at acceptance.
    listed_at      BIGINT NOT NULL,
    sent_at        BIGINT,          -- The last time.
    good_until     BIGINT,          -- Set with sent_at, by the rule of the pack at that moment.
    batch_id       TEXT,            -- Those sent together, for the page that tells how it went.
    mail_id        TEXT,            -- Of outbox_mail, the last one.
    closed_at      BIGINT,
    outcome        TEXT   CHECK (outcome IN ('accepted', 'cancelled', 'failed')),
    reason         TEXT   NOT NULL DEFAULT '', -- Of a failed one, for the inviter.
    membership_id  TEXT,            -- Of an accepted one.
    PRIMARY KEY (plan_id, id),
    FOREIGN KEY (plan_id, provider_id) REFERENCES provider (plan_id, id),
    FOREIGN KEY (plan_id, invited_by) REFERENCES account (plan_id, id),
    CHECK ((closed_at IS NULL) = (outcome IS NULL)),
    CHECK ((sent_at IS NULL) = (good_until IS NULL)),
    CHECK ((outcome IS NOT NULL AND outcome = 'accepted') = (membership_id IS NOT NULL))
);
-- One open invitation for an address and an office, whoever invited.
CREATE UNIQUE INDEX invitation_open ON invitation (plan_id, provider_id, email) WHERE closed_at IS NULL;
CREATE INDEX invitation_batch ON invitation (plan_id, batch_id) WHERE batch_id IS NOT NULL;
CREATE INDEX invitation_office ON invitation (plan_id, provider_id, listed_at, id);

-- Who waits, and who is locked out, is asked for on every page.
CREATE INDEX membership_pending ON membership (plan_id, provider_id) WHERE status = 'pending';
CREATE INDEX membership_people ON membership (plan_id, provider_id, role, display_name, id) WHERE ended_at IS NULL;
CREATE INDEX membership_admins ON membership (plan_id, provider_id) WHERE role = 'org_admin' AND ended_at IS NULL;
CREATE INDEX sign_in_guard_locked ON sign_in_guard (plan_id, account_id) WHERE locked_at IS NOT NULL;
