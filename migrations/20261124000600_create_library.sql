-- The library itself: who it is, when it is open, what it offers and promises; and the members its catalogue system knows.

-- One row. `_id` and `_en` are the two languages of one text; an empty English text is said in Indonesian.
CREATE TABLE library_profile (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    short_name TEXT NOT NULL CHECK (length(short_name) BETWEEN 1 AND 60),
    tagline_id TEXT NOT NULL,
    tagline_en TEXT NOT NULL,
    about_id TEXT NOT NULL,
    about_en TEXT NOT NULL,
    address TEXT NOT NULL,
    city TEXT NOT NULL,
    province TEXT NOT NULL,
    phone TEXT NOT NULL,
    -- Digits with the country code, as wa.me wants them.
    whatsapp TEXT NOT NULL,
    email TEXT NOT NULL,
    -- Handles, not addresses.
    instagram TEXT NOT NULL,
    facebook TEXT NOT NULL,
    demonstration BIGINT NOT NULL DEFAULT 0 CHECK (demonstration IN (0, 1)),
    changed_at BIGINT NOT NULL
);

-- Minutes of the day, half-open; weekday 1 is Monday. Several rows a day, none for a day that is closed.
CREATE TABLE opening_hours (
    weekday BIGINT NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens BIGINT NOT NULL CHECK (opens BETWEEN 0 AND 1439),
    closes BIGINT NOT NULL CHECK (closes BETWEEN 1 AND 1440),
    PRIMARY KEY (weekday, opens),
    CHECK (opens < closes)
);

-- Whole days, `YYYY-MM-DD`.
CREATE TABLE closures (
    day TEXT PRIMARY KEY CHECK (length(day) = 10),
    reason_id TEXT NOT NULL CHECK (length(reason_id) BETWEEN 1 AND 200),
    reason_en TEXT NOT NULL
);

CREATE TABLE facilities (
    slug TEXT PRIMARY KEY,
    position BIGINT NOT NULL,
    name_id TEXT NOT NULL CHECK (length(name_id) BETWEEN 1 AND 120),
    name_en TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('available', 'limited', 'unavailable')),
    note_id TEXT NOT NULL,
    note_en TEXT NOT NULL,
    accessible BIGINT NOT NULL CHECK (accessible IN (0, 1)),
    state_since BIGINT NOT NULL
);

-- The service charter.
CREATE TABLE service_standards (
    slug TEXT PRIMARY KEY,
    position BIGINT NOT NULL,
    name_id TEXT NOT NULL CHECK (length(name_id) BETWEEN 1 AND 120),
    name_en TEXT NOT NULL,
    promise_id TEXT NOT NULL CHECK (length(promise_id) BETWEEN 1 AND 400),
    promise_en TEXT NOT NULL
);

-- Members as the catalogue system lists them. Religion, mother's name, national id number and passwords are never here.
CREATE TABLE members (
    id BIGINT PRIMARY KEY,
    source TEXT NOT NULL CHECK (source IN ('slims', 'inlislite')),
    -- Text: leading zeros count.
    number TEXT NOT NULL CHECK (length(number) BETWEEN 1 AND 20),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    kind TEXT NOT NULL,
    expires_on TEXT CHECK (length(expires_on) = 10),
    email TEXT,
    phone TEXT,
    account_id BIGINT REFERENCES accounts (id) ON DELETE SET NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX members_source_number ON members (source, number);
CREATE INDEX members_number ON members (number);
CREATE INDEX members_account ON members (account_id);

-- The one code of each way of giving it that is good now: asking for a mail does not undo what the staff gave.
CREATE TABLE member_codes (
    member_id BIGINT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
    given_by TEXT NOT NULL CHECK (given_by IN ('staff', 'mail')),
    -- argon2id: a code is short enough to be guessed from a plain hash.
    code_hash TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (member_id, given_by)
);

CREATE TABLE member_imports (
    id BIGINT PRIMARY KEY,
    code TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('slims', 'inlislite')),
    file_name TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('checked', 'running', 'done', 'failed')),
    -- JSON: the headings that were read, those that were dropped unread, and which heading fills which field.
    headings TEXT NOT NULL,
    dropped TEXT NOT NULL,
    mapping TEXT NOT NULL,
    rows BIGINT NOT NULL,
    good BIGINT NOT NULL,
    done BIGINT NOT NULL DEFAULT 0,
    added BIGINT NOT NULL DEFAULT 0,
    changed BIGINT NOT NULL DEFAULT 0,
    by_account BIGINT REFERENCES accounts (id) ON DELETE SET NULL,
    created_at BIGINT NOT NULL,
    beat_at BIGINT NOT NULL,
    finished_at BIGINT
);
CREATE UNIQUE INDEX member_imports_code ON member_imports (code);

-- What was read, until it is imported or a day has passed. JSON, a few hundred rows each.
CREATE TABLE member_import_chunks (
    import_id BIGINT NOT NULL REFERENCES member_imports (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (import_id, position)
);

CREATE TABLE member_import_problems (
    import_id BIGINT NOT NULL REFERENCES member_imports (id) ON DELETE CASCADE,
    line BIGINT NOT NULL,
    -- JSON: which field, what is wrong with it.
    problem TEXT NOT NULL,
    PRIMARY KEY (import_id, line)
);
