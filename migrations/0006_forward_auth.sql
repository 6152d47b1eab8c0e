-- A sign-in that is handed to another host of the plan: offered with a one-time code (purpose 'forward', subject this
-- row), then redeemed there into a cookie of that host's own. It is good for as long as the session is.

CREATE TABLE forwarded_session (
    plan_id      TEXT   NOT NULL,
    id           TEXT   NOT NULL,
    session_id   TEXT   NOT NULL,
    host         TEXT   NOT NULL, -- As the pack writes it: "claims.example:8443". Good nowhere else.
    return_url   TEXT   NOT NULL, -- Where the browser was going.
    state_hash   TEXT   NOT NULL, -- SHA-256, in hex, of the cookie of the browser that set out: only it may redeem.
    offered_at   BIGINT NOT NULL,
    redeemed_at  BIGINT,
    token_hash   TEXT,            -- SHA-256 of the other host's cookie, in hex.
    PRIMARY KEY (plan_id, id),
    FOREIGN KEY (plan_id, session_id) REFERENCES session (plan_id, id),
    CHECK ((redeemed_at IS NULL) = (token_hash IS NULL))
);
CREATE UNIQUE INDEX forwarded_session_token ON forwarded_session (plan_id, token_hash) WHERE token_hash IS NOT NULL;
CREATE INDEX forwarded_session_session ON forwarded_session (plan_id, session_id);
