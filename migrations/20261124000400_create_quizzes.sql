-- The bank, the calendar and the games. What a game asks is copied when its lobby opens, so that a question edited later
-- does not rewrite what was played. Answers are written once and never changed.

CREATE TABLE quiz_questions (
    id BIGINT PRIMARY KEY,
    code TEXT NOT NULL,
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 300),
    kind TEXT NOT NULL CHECK (kind IN ('single', 'multiple', 'true_false')),
    -- A JSON array of two to four texts; `correct` has a bit for each, the first in the lowest.
    options TEXT NOT NULL,
    correct BIGINT NOT NULL CHECK (correct BETWEEN 1 AND 15),
    seconds BIGINT NOT NULL CHECK (seconds BETWEEN 5 AND 240),
    points BIGINT NOT NULL CHECK (points IN (0, 1000, 2000)),
    explanation TEXT NOT NULL,
    level BIGINT NOT NULL CHECK (level BETWEEN 1 AND 3),
    tags TEXT NOT NULL,
    source TEXT NOT NULL,
    -- Of text and options: the same question imported twice is one.
    fingerprint TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by BIGINT REFERENCES accounts (id)
);
CREATE UNIQUE INDEX quiz_questions_code ON quiz_questions (code);
CREATE UNIQUE INDEX quiz_questions_fingerprint ON quiz_questions (fingerprint);

CREATE TABLE quizzes (
    id BIGINT PRIMARY KEY,
    slug TEXT NOT NULL,
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
    description TEXT NOT NULL,
    -- Announced once it has a time.
    starts_at BIGINT,
    seats BIGINT NOT NULL CHECK (seats BETWEEN 1 AND 10000),
    created_at BIGINT NOT NULL,
    created_by BIGINT REFERENCES accounts (id)
);
CREATE UNIQUE INDEX quizzes_slug ON quizzes (slug);
CREATE INDEX quizzes_starts_at ON quizzes (starts_at);

CREATE TABLE quiz_items (
    quiz_id BIGINT NOT NULL REFERENCES quizzes (id) ON DELETE CASCADE,
    question_id BIGINT NOT NULL REFERENCES quiz_questions (id),
    position BIGINT NOT NULL,
    PRIMARY KEY (quiz_id, question_id)
);

-- In order of coming: the first `seats` have a seat, the others wait.
CREATE TABLE quiz_sign_ups (
    quiz_id BIGINT NOT NULL REFERENCES quizzes (id) ON DELETE CASCADE,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (quiz_id, account_id)
);
CREATE INDEX quiz_sign_ups_account ON quiz_sign_ups (account_id);

CREATE TABLE quiz_games (
    id BIGINT PRIMARY KEY,
    -- In the address of the results.
    code TEXT NOT NULL,
    quiz_id BIGINT NOT NULL REFERENCES quizzes (id),
    pin BIGINT NOT NULL CHECK (pin BETWEEN 100000 AND 999999),
    title TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('lobby', 'question', 'reveal', 'leaderboard', 'podium', 'ended')),
    -- Grows with every change of stage. Each write names the epoch it was decided in, so an owner that lost the game
    -- changes nothing.
    epoch BIGINT NOT NULL CHECK (epoch >= 0),
    question_no BIGINT NOT NULL,
    opens_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    opened_by BIGINT REFERENCES accounts (id),
    opened_at BIGINT NOT NULL,
    -- The last write of its owner.
    beat_at BIGINT NOT NULL,
    ended_at BIGINT,
    CHECK ((stage = 'ended') = (ended_at IS NOT NULL))
);
CREATE UNIQUE INDEX quiz_games_code ON quiz_games (code);
CREATE UNIQUE INDEX quiz_games_pin ON quiz_games (pin) WHERE ended_at IS NULL;
CREATE INDEX quiz_games_quiz ON quiz_games (quiz_id);

CREATE TABLE quiz_game_questions (
    game_id BIGINT NOT NULL REFERENCES quiz_games (id) ON DELETE CASCADE,
    no BIGINT NOT NULL,
    question_id BIGINT NOT NULL REFERENCES quiz_questions (id),
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    options TEXT NOT NULL,
    correct BIGINT NOT NULL,
    seconds BIGINT NOT NULL,
    points BIGINT NOT NULL,
    explanation TEXT NOT NULL,
    PRIMARY KEY (game_id, no)
);

CREATE TABLE quiz_players (
    id BIGINT PRIMARY KEY,
    game_id BIGINT NOT NULL REFERENCES quiz_games (id) ON DELETE CASCADE,
    nickname TEXT NOT NULL CHECK (length(nickname) BETWEEN 1 AND 20),
    -- Letters and digits in lower case: what looks the same is the same.
    nickname_key TEXT NOT NULL,
    -- The token itself stays in the player's cookie.
    token_hash TEXT NOT NULL,
    account_id BIGINT REFERENCES accounts (id) ON DELETE SET NULL,
    joined_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX quiz_players_nickname_key ON quiz_players (game_id, nickname_key);
CREATE UNIQUE INDEX quiz_players_token_hash ON quiz_players (game_id, token_hash);
CREATE UNIQUE INDEX quiz_players_game ON quiz_players (game_id, id);
CREATE INDEX quiz_players_account ON quiz_players (account_id);

CREATE TABLE quiz_answers (
    game_id BIGINT NOT NULL,
    question_no BIGINT NOT NULL,
    player_id BIGINT NOT NULL,
    choice BIGINT NOT NULL CHECK (choice BETWEEN 1 AND 15),
    -- Milliseconds since the question opened, as scored.
    took BIGINT NOT NULL CHECK (took >= 0),
    points BIGINT NOT NULL CHECK (points BETWEEN 0 AND 2000),
    at BIGINT NOT NULL,
    PRIMARY KEY (game_id, question_no, player_id),
    FOREIGN KEY (game_id, question_no) REFERENCES quiz_game_questions (game_id, no) ON DELETE CASCADE,
    -- A player answers in their own game only.
    FOREIGN KEY (game_id, player_id) REFERENCES quiz_players (game_id, id) ON DELETE CASCADE
);
CREATE INDEX quiz_answers_player ON quiz_answers (game_id, player_id);

-- A file that was read and shown, waiting to be taken over: once.
CREATE TABLE quiz_imports (
    token_hash TEXT PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    file_name TEXT NOT NULL,
    body TEXT NOT NULL,
    done BIGINT NOT NULL DEFAULT 0 CHECK (done IN (0, 1))
);
