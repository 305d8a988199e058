-- Who of the staff leads a game: whoever opened it, until another takes it over.
ALTER TABLE quiz_games ADD COLUMN leader_id BIGINT REFERENCES accounts (id);
UPDATE quiz_games SET leader_id = opened_by;

-- Since when a player is out of the game, by the hand of the host. The row stays: its token opens nothing any more, its name
-- is not given again, and its answers count for nothing.
ALTER TABLE quiz_players ADD COLUMN removed_at BIGINT;
