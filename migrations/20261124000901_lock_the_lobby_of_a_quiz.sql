-- Who comes after the host has locked the lobby does not play: neither in the lobby nor later.
ALTER TABLE quiz_games ADD COLUMN locked BIGINT NOT NULL DEFAULT 0 CHECK (locked IN (0, 1));
