-- What the plan tells its providers: on the sign-in page, in the strip after sign-in, on "Updates & Announcements".

CREATE TABLE notice (
    plan_id            TEXT   NOT NULL REFERENCES plan (plan_id),
    id                 TEXT   NOT NULL,
    seed_key           TEXT,            -- Its key in the pack, when the pack brought it.
    position           BIGINT NOT NULL, -- Pages show the lowest first.
    published_version  BIGINT,          -- The one that people see; NULL: never published.
    published_at       BIGINT,
    published_by       TEXT,            -- An account of plan staff; NULL: the pack.
    ended_at           BIGINT,          -- Taken down; a later publication puts it up again.
    ended_by           TEXT,
    created_at         BIGINT NOT NULL,
    PRIMARY KEY (plan_id, id),
    CHECK ((published_version IS NULL) = (published_at IS NULL)),
    CHECK (ended_at IS NULL OR published_at IS NOT NULL)
);
CREATE UNIQUE INDEX notice_seed_key ON notice (plan_id, seed_key) WHERE seed_key IS NOT NULL;

-- Each time somebody saves it. Nothing is overwritten: what people read a year ago can be shown.
CREATE TABLE notice_version (
    plan_id     TEXT   NOT NULL,
    notice_id   TEXT   NOT NULL,
    version     BIGINT NOT NULL, -- From 1.
    title       TEXT   NOT NULL,
    body        TEXT   NOT NULL, -- Paragraphs, an empty line between them.
    links       TEXT   NOT NULL, -- One a line: the words, a space, the address.
    effective   TEXT   NOT NULL, -- '', 'immediately' or a day: '2018-06-03'.
    topic       TEXT   NOT NULL,
    reach       TEXT   NOT NULL CHECK (reach IN ('updates', 'login', 'strip')),
    show_from   BIGINT NOT NULL,
    show_until  BIGINT,
    written_by  TEXT,            -- An account of plan staff; NULL: the pack.
    written_at  BIGINT NOT NULL,
    PRIMARY KEY (plan_id, notice_id, version),
    FOREIGN KEY (plan_id, notice_id) REFERENCES notice (plan_id, id)
);

-- Which notices of a pack are here already, so that each revision of each comes in once.
CREATE TABLE notice_seed (
    plan_id    TEXT   NOT NULL,
    seed_key   TEXT   NOT NULL,
    revision   BIGINT NOT NULL,
    notice_id  TEXT   NOT NULL,
    seeded_at  BIGINT NOT NULL,
    PRIMARY KEY (plan_id, seed_key, revision),
    FOREIGN KEY (plan_id, notice_id) REFERENCES notice (plan_id, id)
);
