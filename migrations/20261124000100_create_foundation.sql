-- What every slice stands on. Types are those that both engines and sqlx's Any driver share: BIGINT (ids, UTC
-- milliseconds, 0/1 flags), DOUBLE PRECISION, TEXT.

CREATE TABLE accounts (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    email TEXT,
    phone TEXT,
    member_number TEXT,
    password_hash TEXT,
    role TEXT NOT NULL CHECK (role IN ('patron', 'librarian', 'manager', 'administrator')),
    lang TEXT NOT NULL DEFAULT 'id' CHECK (lang IN ('id', 'en')),
    demonstration BIGINT NOT NULL DEFAULT 0 CHECK (demonstration IN (0, 1)),
    created_at BIGINT NOT NULL,
    disabled_at BIGINT,
    CHECK (email IS NULL OR email = lower(email))
);
CREATE UNIQUE INDEX accounts_email ON accounts (email);
CREATE UNIQUE INDEX accounts_phone ON accounts (phone);
CREATE UNIQUE INDEX accounts_member_number ON accounts (member_number);

-- The token itself stays in the cookie.
CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    device TEXT NOT NULL
);
CREATE INDEX sessions_account ON sessions (account_id);

-- What a person agreed to, with the words they read (UU 27/2022). Never updated: withdrawal is a new row.
CREATE TABLE consents (
    id BIGINT PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL,
    granted BIGINT NOT NULL CHECK (granted IN (0, 1)),
    wording TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX consents_account ON consents (account_id);

-- A fixed window per bucket, such as "sign-in:address:203.0.113.7".
CREATE TABLE rate_limits (
    bucket TEXT NOT NULL,
    window_start BIGINT NOT NULL,
    hits BIGINT NOT NULL,
    PRIMARY KEY (bucket, window_start)
);

CREATE TABLE audit (
    id BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    actor_id BIGINT,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX audit_subject ON audit (subject);

CREATE TABLE outbox (
    id BIGINT PRIMARY KEY,
    created_at BIGINT NOT NULL,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    sent_at BIGINT,
    last_error TEXT
);
CREATE INDEX outbox_due ON outbox (sent_at, next_at);

-- Hints for listeners: something under this topic changed. Replayed from Last-Event-ID, dropped after a day.
CREATE TABLE live_events (
    seq BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    topic TEXT NOT NULL
);
CREATE INDEX live_events_topic ON live_events (topic, seq);

-- The answer to a form that was sent before.
CREATE TABLE idempotency (
    key TEXT PRIMARY KEY,
    at BIGINT NOT NULL,
    result TEXT NOT NULL
);

-- What a form shall show after its redirect: values and errors, or a notice. Read once.
CREATE TABLE flashes (
    token_hash TEXT PRIMARY KEY,
    expires_at BIGINT NOT NULL,
    body TEXT NOT NULL
);

-- Choices of this library that are not worth a table of their own.
CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
