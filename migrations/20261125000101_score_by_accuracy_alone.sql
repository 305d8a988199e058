-- A quiz may give points for what is right alone, without a part for speed. What it said when the lobby opened holds for that game.
ALTER TABLE quizzes ADD COLUMN accuracy BIGINT NOT NULL DEFAULT 0 CHECK (accuracy IN (0, 1));
ALTER TABLE quiz_games ADD COLUMN accuracy BIGINT NOT NULL DEFAULT 0 CHECK (accuracy IN (0, 1));
