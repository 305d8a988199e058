-- A question keeps the epoch in which it was asked: pausing it or giving it more time begins a new epoch, and answers to it
-- are still answers to it. `paused_at` is since when its time stands still.
ALTER TABLE quiz_games ADD COLUMN asked_epoch BIGINT NOT NULL DEFAULT 0 CHECK (asked_epoch >= 0);
UPDATE quiz_games SET asked_epoch = epoch WHERE stage = 'question';
ALTER TABLE quiz_games ADD COLUMN paused_at BIGINT CHECK (paused_at IS NULL OR stage = 'question');

-- Questions that the host left without a reveal. What was answered to them stays, and counts for nothing.
CREATE TABLE quiz_skips (
    game_id BIGINT NOT NULL,
    question_no BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (game_id, question_no),
    FOREIGN KEY (game_id, question_no) REFERENCES quiz_game_questions (game_id, no) ON DELETE CASCADE
);
