-- A clip is kept as a picture is: once, under the SHA-256 of its file, as Base64. It is never without words for it.
CREATE TABLE quiz_clips (
    hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
    kind TEXT NOT NULL CHECK (kind IN ('mp3', 'm4a', 'ogg', 'wav')),
    body TEXT NOT NULL CHECK (length(body) BETWEEN 4 AND 1400000),
    -- When it was last sent.
    at BIGINT NOT NULL
);
CREATE INDEX quiz_clips_at ON quiz_clips (at);

ALTER TABLE quiz_questions ADD COLUMN clip TEXT REFERENCES quiz_clips (hash);
ALTER TABLE quiz_questions ADD COLUMN clip_words TEXT NOT NULL DEFAULT ''
    CHECK (length(clip_words) <= 500 AND (clip IS NULL) = (clip_words = ''));
CREATE INDEX quiz_questions_clip ON quiz_questions (clip);

ALTER TABLE quiz_game_questions ADD COLUMN clip TEXT REFERENCES quiz_clips (hash);
ALTER TABLE quiz_game_questions ADD COLUMN clip_words TEXT NOT NULL DEFAULT '' CHECK ((clip IS NULL) = (clip_words = ''));
CREATE INDEX quiz_game_questions_clip ON quiz_game_questions (clip);

ALTER TABLE quiz_window_questions ADD COLUMN clip TEXT REFERENCES quiz_clips (hash);
ALTER TABLE quiz_window_questions ADD COLUMN clip_words TEXT NOT NULL DEFAULT '' CHECK ((clip IS NULL) = (clip_words = ''));
CREATE INDEX quiz_window_questions_clip ON quiz_window_questions (clip);
