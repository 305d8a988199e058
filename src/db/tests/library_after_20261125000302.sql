-- Rows in the tables that came since, and in the columns that were added, beside those of the older library: for whatever is
-- rewritten next.
INSERT INTO quiz_images (hash, kind, body, at) VALUES ('0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', 'png', 'iVBORw0KGgo=', 1);
INSERT INTO quiz_questions (id, code, text, kind, body, seconds, points, explanation, level, tags, source, fingerprint, created_at, created_by, version, image, image_alt, book_link, book) VALUES
    (4, 'q4', 'Ketik', 'typed', '{"kind":"typed","accepted":["a|b","c"],"typo":true}', 20, 1000, '', 1, '', '', 'p4', 1, 2, 7, '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', 'Sungai "Musi"', '/diskusi/pram', 'Bumi Manusia'),
    (5, 'q5', 'Lihat', 'slide', '{"kind":"slide"}', 20, 0, '', 1, '', '', 'p5', 1, NULL, 1, NULL, '', '', '');
INSERT INTO quiz_items (quiz_id, question_id, position) VALUES (2, 4, 2);
INSERT INTO quiz_reviews (question_id, account_id, at) VALUES (1, 2, 1), (4, NULL, 2);
INSERT INTO quizzes (id, slug, title, description, starts_at, seats, created_at, created_by, shuts, accuracy, streak, teams) VALUES (3, 'regu', 'Regu', '', 1, 5, 1, 2, 1, 1, 1, 1);
INSERT INTO quiz_games (id, code, quiz_id, pin, title, stage, epoch, question_no, opens_at, closes_at, opened_by, opened_at, beat_at, ended_at, locked, asked_epoch, paused_at, leader_id, owner, owner_at, leased_until, shuts, accuracy, streak, teams) VALUES
    (4, 'g4', 3, 123456, 'Regu', 'question', 5, 0, 1, 2, 2, 1, 1, NULL, 1, 4, 3, 3, 'p', '127.0.0.1:1', 9, 1, 1, 1, 1);
INSERT INTO quiz_game_questions (game_id, no, question_id, text, kind, body, seconds, points, explanation, image, image_alt, book_link, book) VALUES
    (4, 0, 4, 'Ketik', 'typed', '{"kind":"typed","accepted":["a|b","c"],"typo":true}', 20, 1000, '', '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', 'Sungai', '/diskusi/pram', 'Bumi');
INSERT INTO quiz_players (id, game_id, nickname, nickname_key, token_hash, account_id, joined_at, removed_at, pace) VALUES
    (4, 4, 'Dewi', 'dewi', 'k4', 1, 1, NULL, 200), (5, 4, 'Budi', 'budi', 'k5', NULL, 1, 2, 100);
INSERT INTO quiz_answers (game_id, question_no, player_id, answer, took, points, at, bonus) VALUES (4, 0, 4, '{"text":"c"}', 1, 1000, 2, 500);
INSERT INTO quiz_skips (game_id, question_no, at) VALUES (4, 0, 2);
INSERT INTO quiz_teams (id, game_id, name, name_key, pin, founded_at) VALUES (1, 4, 'Musi', 'musi', 1000, 1);
INSERT INTO quiz_members (player_id, game_id, team_id, head_start) VALUES (4, 4, 1, 12);
INSERT INTO quiz_windows (id, code, quiz_id, opens_at, closes_at, attempts, shuffles, made_at, made_by, began_at, ended_at) VALUES (1, 'w1', 3, 10, 100, 3, 1, 1, 2, 11, NULL);
INSERT INTO quiz_window_questions (window_id, no, question_id, text, kind, body, seconds, points, explanation, image, image_alt, book_link, book) VALUES
    (1, 0, 4, 'Ketik', 'typed', '{"kind":"typed","accepted":["a|b","c"],"typo":true}', 20, 1000, '', NULL, '', '', '');
INSERT INTO quiz_takers (id, window_id, account_id, nickname, nickname_key, token_hash, at) VALUES (1, 1, 1, NULL, NULL, NULL, 11), (2, 1, NULL, 'Bu', 'bu', 'k', 12);
INSERT INTO quiz_attempts (id, code, window_id, opens_at, closes_at, taker_id, no, shuffles, started_at, finished_at) VALUES
    (1, 'a1', 1, 10, 100, 1, 1, 1, 11, 20), (2, 'a2', 1, 10, 100, 2, 1, 0, 12, NULL);
INSERT INTO quiz_attempt_answers (attempt_id, window_id, closes_at, question_no, answer, points, at) VALUES (1, 1, 100, 0, NULL, 0, 19);
INSERT INTO quiz_drafts (account_id, token, question_id, body, at) VALUES (2, '0123456789abcdef', 4, '{}', 1), (2, '0123456789abcdee', NULL, '{}', 2);
INSERT INTO quiz_reminders (quiz_id, account_id, starts_at, hours, at) VALUES (3, 1, 1, 24, 1);
