-- What a seat with an account earned, kept when its game ends: the board of a season would add up every answer of half a year.
ALTER TABLE quiz_players ADD COLUMN score BIGINT CHECK (score >= 0);
UPDATE quiz_players SET score = (
    SELECT COALESCE(SUM(a.points + a.bonus), 0) FROM quiz_answers a
    WHERE a.game_id = quiz_players.game_id AND a.player_id = quiz_players.id
        AND NOT EXISTS (SELECT 1 FROM quiz_skips s WHERE s.game_id = a.game_id AND s.question_no = a.question_no))
WHERE account_id IS NOT NULL AND removed_at IS NULL
    AND game_id IN (SELECT id FROM quiz_games WHERE ended_at IS NOT NULL);
