-- A quiz may give a bonus for right answers in a row. It stands beside the points, which never exceed those of the question.
ALTER TABLE quizzes ADD COLUMN streak BIGINT NOT NULL DEFAULT 0 CHECK (streak IN (0, 1));
ALTER TABLE quiz_games ADD COLUMN streak BIGINT NOT NULL DEFAULT 0 CHECK (streak IN (0, 1));
ALTER TABLE quiz_answers ADD COLUMN bonus BIGINT NOT NULL DEFAULT 0 CHECK (bonus IN (0, 100, 200, 300, 400, 500) AND (bonus = 0 OR points > 0));
