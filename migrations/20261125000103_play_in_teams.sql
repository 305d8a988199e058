-- A quiz may be played in teams. A team is started by a player, and others join it by its PIN.
ALTER TABLE quizzes ADD COLUMN teams BIGINT NOT NULL DEFAULT 0 CHECK (teams IN (0, 1));
ALTER TABLE quiz_games ADD COLUMN teams BIGINT NOT NULL DEFAULT 0 CHECK (teams IN (0, 1));

CREATE TABLE quiz_teams (
    id BIGINT PRIMARY KEY,
    game_id BIGINT NOT NULL REFERENCES quiz_games (id) ON DELETE CASCADE,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 20),
    -- As with nicknames: what looks the same is the same.
    name_key TEXT NOT NULL,
    pin BIGINT NOT NULL CHECK (pin BETWEEN 1000 AND 9999),
    founded_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX quiz_teams_name_key ON quiz_teams (game_id, name_key);
CREATE UNIQUE INDEX quiz_teams_pin ON quiz_teams (game_id, pin);
CREATE UNIQUE INDEX quiz_teams_game ON quiz_teams (game_id, id);

-- A player is in one team at most, and it is one of the same game.
CREATE TABLE quiz_members (
    player_id BIGINT PRIMARY KEY,
    game_id BIGINT NOT NULL,
    team_id BIGINT NOT NULL,
    -- The score of the team when the player came: who comes late neither lifts nor lowers it.
    head_start BIGINT NOT NULL CHECK (head_start >= 0),
    FOREIGN KEY (game_id, player_id) REFERENCES quiz_players (game_id, id) ON DELETE CASCADE,
    FOREIGN KEY (game_id, team_id) REFERENCES quiz_teams (game_id, id) ON DELETE CASCADE
);
CREATE INDEX quiz_members_team ON quiz_members (game_id, team_id);
