-- Percent of each question's time that this player may take: extra time on request. Nobody else is shown it.
ALTER TABLE quiz_players ADD COLUMN pace BIGINT NOT NULL DEFAULT 100 CHECK (pace IN (100, 150, 200));
