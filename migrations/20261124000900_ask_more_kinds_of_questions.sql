-- Six more kinds of question. What is asked for and what is right are one JSON value, `body`, because each kind needs
-- something else; `kind` stands beside it so that SQL can tell them apart. An answer is JSON too: options, text, an order
-- or a number. Neither engine changes a CHECK and a foreign key alike, so the tables are written anew, children first.

CREATE TABLE quiz_questions_now (
    id BIGINT PRIMARY KEY,
    code TEXT NOT NULL,
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 300),
    kind TEXT NOT NULL CHECK (kind IN ('single', 'multiple', 'true_false', 'typed', 'ordering', 'numeric', 'poll', 'word_cloud', 'slide')),
    body TEXT NOT NULL CHECK (length(body) BETWEEN 2 AND 8000),
    seconds BIGINT NOT NULL CHECK (seconds BETWEEN 5 AND 240),
    points BIGINT NOT NULL CHECK (points IN (0, 1000, 2000)),
    explanation TEXT NOT NULL,
    level BIGINT NOT NULL CHECK (level BETWEEN 1 AND 3),
    tags TEXT NOT NULL,
    source TEXT NOT NULL,
    -- Of text and body: the same question imported twice is one.
    fingerprint TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by BIGINT REFERENCES accounts (id),
    -- Who has an opinion, or only listens, earns nothing.
    CHECK (points = 0 OR kind NOT IN ('poll', 'word_cloud', 'slide'))
);
INSERT INTO quiz_questions_now
SELECT id, code, text, kind, '{"kind":"' || kind || '","options":' || options || ',"correct":' || correct || '}', seconds, points,
    explanation, level, tags, source, fingerprint, created_at, created_by
FROM quiz_questions;

CREATE TABLE quiz_items_now (
    quiz_id BIGINT NOT NULL REFERENCES quizzes (id) ON DELETE CASCADE,
    question_id BIGINT NOT NULL REFERENCES quiz_questions_now (id),
    position BIGINT NOT NULL,
    PRIMARY KEY (quiz_id, question_id)
);
INSERT INTO quiz_items_now SELECT quiz_id, question_id, position FROM quiz_items;

CREATE TABLE quiz_game_questions_now (
    game_id BIGINT NOT NULL REFERENCES quiz_games (id) ON DELETE CASCADE,
    no BIGINT NOT NULL,
    question_id BIGINT NOT NULL REFERENCES quiz_questions_now (id),
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    -- The items of an ordering stand here as they are shown, already shuffled.
    body TEXT NOT NULL,
    seconds BIGINT NOT NULL,
    points BIGINT NOT NULL,
    explanation TEXT NOT NULL,
    PRIMARY KEY (game_id, no)
);
INSERT INTO quiz_game_questions_now
SELECT game_id, no, question_id, text, kind, '{"kind":"' || kind || '","options":' || options || ',"correct":' || correct || '}',
    seconds, points, explanation
FROM quiz_game_questions;

CREATE TABLE quiz_answers_now (
    game_id BIGINT NOT NULL,
    question_no BIGINT NOT NULL,
    player_id BIGINT NOT NULL,
    answer TEXT NOT NULL CHECK (length(answer) BETWEEN 2 AND 1000),
    -- Milliseconds since the question opened, as scored.
    took BIGINT NOT NULL CHECK (took >= 0),
    points BIGINT NOT NULL CHECK (points BETWEEN 0 AND 2000),
    at BIGINT NOT NULL,
    PRIMARY KEY (game_id, question_no, player_id),
    FOREIGN KEY (game_id, question_no) REFERENCES quiz_game_questions_now (game_id, no) ON DELETE CASCADE,
    -- A player answers in their own game only.
    FOREIGN KEY (game_id, player_id) REFERENCES quiz_players (game_id, id) ON DELETE CASCADE
);
INSERT INTO quiz_answers_now
SELECT game_id, question_no, player_id, '{"options":' || choice || '}', took, points, at FROM quiz_answers;

DROP TABLE quiz_answers;
DROP TABLE quiz_game_questions;
DROP TABLE quiz_items;
DROP TABLE quiz_questions;
ALTER TABLE quiz_questions_now RENAME TO quiz_questions;
ALTER TABLE quiz_items_now RENAME TO quiz_items;
ALTER TABLE quiz_game_questions_now RENAME TO quiz_game_questions;
ALTER TABLE quiz_answers_now RENAME TO quiz_answers;
CREATE UNIQUE INDEX quiz_questions_code ON quiz_questions (code);
CREATE UNIQUE INDEX quiz_questions_fingerprint ON quiz_questions (fingerprint);
CREATE INDEX quiz_answers_player ON quiz_answers (game_id, player_id);
