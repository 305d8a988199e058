-- Who comes after the first question has been asked plays on, unless the quiz says that its door shuts then. What it said when
-- the lobby opened holds for that game.
ALTER TABLE quizzes ADD COLUMN shuts BIGINT NOT NULL DEFAULT 0 CHECK (shuts IN (0, 1));
ALTER TABLE quiz_games ADD COLUMN shuts BIGINT NOT NULL DEFAULT 0 CHECK (shuts IN (0, 1));
