-- A quiz at one's own pace: open between two times, with a limited number of attempts and no clock, beside whatever is played
-- live. Its questions are copied when the first attempt starts, so that one edited later does not rewrite what was answered.

CREATE TABLE quiz_windows (
    id BIGINT PRIMARY KEY,
    -- In the address of its report.
    code TEXT NOT NULL,
    quiz_id BIGINT NOT NULL REFERENCES quizzes (id),
    opens_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL CHECK (attempts BETWEEN 1 AND 10),
    shuffles BIGINT NOT NULL CHECK (shuffles IN (0, 1)),
    made_at BIGINT NOT NULL,
    made_by BIGINT REFERENCES accounts (id),
    -- Since when its questions stand: the start of the first attempt.
    began_at BIGINT,
    -- Since when the quiz has another window, or none.
    ended_at BIGINT,
    CHECK (closes_at > opens_at)
);
CREATE UNIQUE INDEX quiz_windows_code ON quiz_windows (code);
-- A quiz has one window at a time.
CREATE UNIQUE INDEX quiz_windows_quiz_id ON quiz_windows (quiz_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX quiz_windows_times ON quiz_windows (id, opens_at, closes_at);
CREATE INDEX quiz_windows_closes_at ON quiz_windows (closes_at);

CREATE TABLE quiz_window_questions (
    window_id BIGINT NOT NULL REFERENCES quiz_windows (id) ON DELETE CASCADE,
    no BIGINT NOT NULL,
    question_id BIGINT NOT NULL REFERENCES quiz_questions (id),
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    seconds BIGINT NOT NULL,
    points BIGINT NOT NULL CHECK (points BETWEEN 0 AND 2000),
    explanation TEXT NOT NULL,
    PRIMARY KEY (window_id, no)
);

-- Who takes the quiz: somebody with an account, by their own name, or a browser with a nickname and a token.
CREATE TABLE quiz_takers (
    id BIGINT PRIMARY KEY,
    window_id BIGINT NOT NULL REFERENCES quiz_windows (id) ON DELETE CASCADE,
    account_id BIGINT REFERENCES accounts (id),
    nickname TEXT CHECK (length(nickname) BETWEEN 1 AND 20),
    -- Letters and digits in lower case: what looks the same is the same.
    nickname_key TEXT,
    -- The token itself stays in the browser's cookie.
    token_hash TEXT,
    at BIGINT NOT NULL,
    CHECK (account_id IS NOT NULL OR (nickname IS NOT NULL AND nickname_key IS NOT NULL))
);
CREATE UNIQUE INDEX quiz_takers_account_id ON quiz_takers (window_id, account_id);
CREATE UNIQUE INDEX quiz_takers_nickname_key ON quiz_takers (window_id, nickname_key);
CREATE UNIQUE INDEX quiz_takers_token_hash ON quiz_takers (window_id, token_hash);
CREATE UNIQUE INDEX quiz_takers_window ON quiz_takers (window_id, id);
CREATE INDEX quiz_takers_account ON quiz_takers (account_id);

-- An attempt and an answer carry the window that they fall into. The foreign keys keep it the window's own, also when that is
-- moved, so that the checks refuse what comes outside of it, and a window that would leave something outside.
CREATE TABLE quiz_attempts (
    id BIGINT PRIMARY KEY,
    -- In its address, for who takes it.
    code TEXT NOT NULL,
    window_id BIGINT NOT NULL,
    opens_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    taker_id BIGINT NOT NULL,
    no BIGINT NOT NULL CHECK (no BETWEEN 1 AND 10),
    -- As the window said when it started, so that the order of its questions stays.
    shuffles BIGINT NOT NULL CHECK (shuffles IN (0, 1)),
    started_at BIGINT NOT NULL,
    finished_at BIGINT,
    CHECK (started_at >= opens_at AND started_at < closes_at),
    CHECK (finished_at >= started_at AND finished_at < closes_at),
    FOREIGN KEY (window_id, opens_at, closes_at) REFERENCES quiz_windows (id, opens_at, closes_at)
        ON UPDATE CASCADE ON DELETE CASCADE,
    FOREIGN KEY (window_id, taker_id) REFERENCES quiz_takers (window_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX quiz_attempts_code ON quiz_attempts (code);
CREATE UNIQUE INDEX quiz_attempts_no ON quiz_attempts (window_id, taker_id, no);
-- Who has not finished one attempt begins no other.
CREATE UNIQUE INDEX quiz_attempts_open ON quiz_attempts (taker_id) WHERE finished_at IS NULL;
CREATE UNIQUE INDEX quiz_attempts_times ON quiz_attempts (id, window_id, closes_at);

-- One row for each question that an attempt is done with. A finished attempt has a row for every question, so that nothing can
-- be added to it.
CREATE TABLE quiz_attempt_answers (
    attempt_id BIGINT NOT NULL,
    window_id BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    question_no BIGINT NOT NULL,
    -- Nothing for a question that was passed, and for a slide.
    answer TEXT CHECK (length(answer) BETWEEN 2 AND 1000),
    points BIGINT NOT NULL CHECK (points BETWEEN 0 AND 2000),
    at BIGINT NOT NULL,
    PRIMARY KEY (attempt_id, question_no),
    CHECK (at < closes_at),
    CHECK (answer IS NOT NULL OR points = 0),
    FOREIGN KEY (attempt_id, window_id, closes_at) REFERENCES quiz_attempts (id, window_id, closes_at)
        ON UPDATE CASCADE ON DELETE CASCADE,
    FOREIGN KEY (window_id, question_no) REFERENCES quiz_window_questions (window_id, no) ON DELETE CASCADE
);
CREATE INDEX quiz_attempt_answers_window ON quiz_attempt_answers (window_id, question_no);
