-- What every feature stands on. In all migrations: TEXT ids (UUIDv7), BIGINT microseconds UTC named ..._at or
-- ..._until, TEXT dates (YYYY-MM-DD) named ..._on, BYTEA for bytes, TEXT + CHECK for enumerations, a partial unique
-- index for "at most one open row". Every tenant table carries plan_id in its key, so that no reference can cross
-- plans. ..._until is the last moment at which the row is still good.

CREATE TABLE plan (
    plan_id              TEXT   NOT NULL PRIMARY KEY,
    active_revision      TEXT   NOT NULL,
    provider_generation  BIGINT NOT NULL, -- Which generation of provider records is in force; see 0002.
    created_at           BIGINT NOT NULL
);

CREATE TABLE pack_revision (
    plan_id        TEXT   NOT NULL REFERENCES plan (plan_id),
    revision       TEXT   NOT NULL, -- SHA-256 of the canonical pack, in hex.
    source         TEXT   NOT NULL, -- The file's text.
    first_seen_at  BIGINT NOT NULL,
    PRIMARY KEY (plan_id, revision)
);

CREATE TABLE one_time_code (
    plan_id        TEXT   NOT NULL REFERENCES plan (plan_id),
    id             TEXT   NOT NULL,
    purpose        TEXT   NOT NULL CHECK (purpose IN ('prove_email', 'activation_letter', 'password_recovery',
                                                      'verify_email', 'invitation', 'forward')),
    subject        TEXT   NOT NULL, -- The id of the row that the code is good for.
    link_hash      TEXT,            -- Of a code that travels in a link: 256 random bits, found by its hash.
    typed_hash     TEXT,            -- argon2id of a code that a person types: found by its subject.
    issued_at      BIGINT NOT NULL,
    good_until     BIGINT NOT NULL,
    used_at        BIGINT,
    superseded_at  BIGINT,
    failures       BIGINT NOT NULL DEFAULT 0, -- Wrong tries since the last pause.
    paused_until   BIGINT,
    PRIMARY KEY (plan_id, id),
    CHECK ((link_hash IS NULL) <> (typed_hash IS NULL))
);
CREATE UNIQUE INDEX one_time_code_link ON one_time_code (plan_id, link_hash) WHERE link_hash IS NOT NULL;
CREATE UNIQUE INDEX one_time_code_open ON one_time_code (plan_id, purpose, subject)
    WHERE typed_hash IS NOT NULL AND used_at IS NULL AND superseded_at IS NULL;

-- How often something was tried in the window under way; one atomic statement counts and decides.
CREATE TABLE throttle (
    plan_id       TEXT   NOT NULL REFERENCES plan (plan_id),
    name          TEXT   NOT NULL, -- "registration.network"
    subject       TEXT   NOT NULL, -- Whom it counts for.
    window_until  BIGINT NOT NULL,
    uses          BIGINT NOT NULL,
    PRIMARY KEY (plan_id, name, subject)
);

CREATE TABLE outbox_mail (
    plan_id      TEXT   NOT NULL REFERENCES plan (plan_id),
    id           TEXT   NOT NULL,
    message_id   TEXT,            -- Of the header: given at the first try, stable over all.
    sender_name  TEXT   NOT NULL, -- The address is the server's, from its configuration.
    recipient    TEXT   NOT NULL,
    subject      TEXT   NOT NULL,
    sealed_body  BYTEA,           -- Erased once sent or given up: it may hold a code.
    queued_at    BIGINT NOT NULL,
    due_at       BIGINT NOT NULL, -- Of the next try.
    claimed_until BIGINT,         -- By the node that is trying now.
    attempts     BIGINT NOT NULL DEFAULT 0,
    sent_at      BIGINT,
    failed_at    BIGINT,          -- Given up.
    last_answer  TEXT,            -- The server's last refusal.
    PRIMARY KEY (plan_id, id),
    CHECK (sent_at IS NULL OR failed_at IS NULL),
    CHECK ((sealed_body IS NULL) = (sent_at IS NOT NULL OR failed_at IS NOT NULL))
);
CREATE INDEX outbox_mail_due ON outbox_mail (plan_id, due_at) WHERE sent_at IS NULL AND failed_at IS NULL;

CREATE TABLE audit_fact (
    plan_id       TEXT   NOT NULL REFERENCES plan (plan_id),
    id            TEXT   NOT NULL,
    happened_at   BIGINT NOT NULL,
    actor_kind    TEXT   NOT NULL CHECK (actor_kind IN ('account', 'staff', 'operator', 'system', 'stranger')),
    actor_id      TEXT   NOT NULL,
    action        TEXT   NOT NULL, -- "membership.activated"
    subject_kind  TEXT   NOT NULL CHECK (subject_kind IN ('organisation', 'account', 'plan')),
    subject_id    TEXT   NOT NULL,
    detail        TEXT   NOT NULL, -- JSON, for a reader; never a secret.
    PRIMARY KEY (plan_id, id)
);
CREATE INDEX audit_fact_subject ON audit_fact (plan_id, subject_kind, subject_id, happened_at, id);

-- What waits for the sealer: written with the fact, deleted with its seal. A small table of its own, because facts and
-- seals are only ever inserted, and a search through millions of them for the newest costs too much every second.
CREATE TABLE audit_unsealed (
    plan_id  TEXT NOT NULL REFERENCES plan (plan_id),
    fact_id  TEXT NOT NULL,
    PRIMARY KEY (plan_id, fact_id)
);

-- The chain: one row a fact, numbered without a gap, each with the hash of the one before.
CREATE TABLE audit_seal (
    plan_id    TEXT   NOT NULL REFERENCES plan (plan_id),
    sequence   BIGINT NOT NULL,
    fact_id    TEXT   NOT NULL,
    hash       TEXT   NOT NULL,
    sealed_at  BIGINT NOT NULL,
    PRIMARY KEY (plan_id, sequence),
    FOREIGN KEY (plan_id, fact_id) REFERENCES audit_fact (plan_id, id)
);
CREATE UNIQUE INDEX audit_seal_fact ON audit_seal (plan_id, fact_id);

-- Who does a piece of background work now. Taken and kept by one atomic statement.
CREATE TABLE lease (
    plan_id     TEXT   NOT NULL REFERENCES plan (plan_id),
    name        TEXT   NOT NULL, -- "audit.sealer", "providers.import"
    holder      TEXT   NOT NULL,
    held_until  BIGINT NOT NULL,
    PRIMARY KEY (plan_id, name)
);
