-- When the game of a seat began, where the seat counts for its account in a season: of two seats in one game, the better.
ALTER TABLE quiz_players ADD COLUMN season_at BIGINT;
UPDATE quiz_players SET season_at = (SELECT g.opened_at FROM quiz_games g WHERE g.id = quiz_players.game_id)
WHERE id IN (
    SELECT id FROM (
        SELECT id, ROW_NUMBER() OVER (PARTITION BY game_id, account_id ORDER BY score DESC, id) AS place
        FROM quiz_players WHERE account_id IS NOT NULL AND score IS NOT NULL) AS seats
    WHERE place = 1);
DROP INDEX quiz_players_account;
CREATE INDEX quiz_players_season ON quiz_players (account_id, season_at, score);
