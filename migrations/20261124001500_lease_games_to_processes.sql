-- One process at a time runs a game: which one, where the others reach it, and until when none of them takes the game over.
ALTER TABLE quiz_games ADD COLUMN owner TEXT NOT NULL DEFAULT '';
ALTER TABLE quiz_games ADD COLUMN owner_at TEXT NOT NULL DEFAULT '';
ALTER TABLE quiz_games ADD COLUMN leased_until BIGINT NOT NULL DEFAULT 0;
