-- One row or more in every table that there was before the questions were rewritten, with what rewriting could lose: quotes
-- in JSON, letters outside of ASCII, NULLs, the largest and smallest values, children of what is replaced.
INSERT INTO accounts (id, name, email, phone, member_number, password_hash, role, lang, demonstration, created_at, disabled_at, erased_at) VALUES
    (1, 'Siti O''Rahma 🌴', 'siti@contoh.sapa.test', '+628127000001', '00017', '$argon2id$v=19$x', 'patron', 'id', 0, 1, NULL, NULL),
    (2, 'Rahma', 'rahma@contoh.sapa.test', NULL, NULL, NULL, 'librarian', 'en', 1, 2, NULL, NULL),
    (3, 'Bekas', NULL, NULL, NULL, NULL, 'administrator', 'id', 0, 9007199254740993, 3, 4);
INSERT INTO sessions (token_hash, account_id, created_at, seen_at, device) VALUES ('s1', 1, 1, 2, 'Firefox');
INSERT INTO consents (id, account_id, purpose, granted, wording, at) VALUES (1, 1, 'season', 1, 'Saya setuju', 1);
INSERT INTO rate_limits (bucket, window_start, hits) VALUES ('masuk', 1, 2);
INSERT INTO audit (id, at, actor_id, action, subject, detail) VALUES (1, 1, NULL, 'library.seeded', 'demo', ''), (2, 2, 1, 'rooms.booked', 'r1', '{"a":"b"}');
INSERT INTO outbox (id, created_at, recipient, subject, body, attempts, next_at, sent_at, last_error) VALUES (1, 1, 'siti@contoh.sapa.test', 'Kode', 'a', 0, 1, NULL, NULL);
INSERT INTO live_events (seq, at, topic) VALUES (1, 1, 'diskusi/1');
INSERT INTO idempotency (key, at, result) VALUES ('0123456789abcdef', 1, '/kuis');
INSERT INTO flashes (token_hash, expires_at, body) VALUES ('f1', 1, '{}');
INSERT INTO settings (key, value) VALUES ('seed', 'demo');
INSERT INTO password_codes (code_hash, account_id, created_at, expires_at) VALUES ('c1', 1, 1, 2);

INSERT INTO reading_groups (id, slug, name, description, description_html, renderer, book_title, book_author, book_year, book_publisher, member_count, topic_count, created_at, closed_at) VALUES
    (1, 'pram', 'Sabtu Bersama Pram', '*halo*', '<p><em>halo</em></p>', 1, 'Bumi Manusia', 'Pramoedya Ananta Toer', 1980, '', 1, 1, 1, NULL);
INSERT INTO group_memberships (group_id, account_id, joined_at) VALUES (1, 1, 1);
INSERT INTO topics (id, code, group_id, title, author_id, created_at, last_number, reply_count, last_activity_at, locked_at, deleted_at) VALUES (1, 't1', 1, 'Nyai', 1, 1, 2, 0, 2, NULL, NULL);
INSERT INTO posts (id, topic_id, number, author_id, body_markdown, body_html, renderer, created_at, revision, edited_at, deleted_at, removed_by, removal_reason) VALUES
    (1, 1, 1, 1, 'Halo', '<p>Halo</p>', 1, 1, 1, 2, NULL, NULL, NULL),
    (2, 1, 2, 1, '', '', 1, 1, 0, NULL, 2, 2, 'Iklan');
INSERT INTO post_revisions (id, post_id, body_markdown, replaced_at, replaced_by) VALUES (1, 1, 'Hai', 2, 1);
INSERT INTO post_reports (id, post_id, reporter_id, reason, created_at, settled_at, settled_by) VALUES (1, 2, 1, 'Iklan', 1, 2, 2);

INSERT INTO rooms (id, slug, name, capacity, floor, accessible, equipment_id, equipment_en, description_id, description_en, max_minutes, closed_because, created_at) VALUES
    (1, 'silampari', 'Ruang Silampari', 20, -1, 1, 'Proyektor', 'Projector', '', '', 120, NULL, 1);
INSERT INTO bookings (id, code, room_id, account_id, day, starts_at, ends_at, group_name, purpose, people, status, turn, created_at, cancelled_at, cancel_reason, checked_in_at) VALUES
    (1, 'b1', 1, 1, '2026-11-24', 10, 20, 'Pram', '', 5, 'booked', 1, 1, NULL, '', 11),
    (2, 'b2', 1, NULL, '2026-11-24', 20, 30, 'Pram', 'x', 5, 'cancelled', NULL, 1, 2, 'Hujan', NULL);
INSERT INTO room_slots (room_id, slot, booking_id) VALUES (1, 10, 1);

INSERT INTO quiz_questions (id, code, text, kind, options, correct, seconds, points, explanation, level, tags, source, fingerprint, created_at, created_by) VALUES
    (1, 'q1', 'Siapa "Minke"?', 'single', '["R. M. \"Tirto\"","d''Ablaing","<b>Nyai</b> \\ 🌴","{\"kind\":\"slide\"}"]', 4, 5, 1000, 'Karena', 1, 'sastra, lokal', 'Bumi Manusia', 'p1', 1, 2),
    (2, 'q2', 'Yang mana?', 'multiple', '["Musi","Kelingi","Rupit"]', 5, 240, 2000, '', 3, '', '', 'p2', 9007199254740993, NULL),
    (3, 'q3', 'Benar?', 'true_false', '["Benar","Salah"]', 1, 20, 0, '', 2, '', '', 'p3', 3, 2);
INSERT INTO quizzes (id, slug, title, description, starts_at, seats, created_at, created_by) VALUES
    (1, 'silampari', 'Kuis Silampari', '', 100, 1, 1, 2), (2, 'nanti', 'Nanti', 'x', NULL, 10000, 1, NULL);
INSERT INTO quiz_items (quiz_id, question_id, position) VALUES (1, 2, 1), (1, 1, 2), (1, 3, 3), (2, 3, 1);
INSERT INTO quiz_sign_ups (quiz_id, account_id, id, at) VALUES (1, 1, 1, 1);
INSERT INTO quiz_games (id, code, quiz_id, pin, title, stage, epoch, question_no, opens_at, closes_at, opened_by, opened_at, beat_at, ended_at) VALUES
    (1, 'g1', 1, 100000, 'Kuis Silampari', 'ended', 8, 2, 1, 2, 2, 1, 9, 10),
    (2, 'g2', 1, 999999, 'Kuis Silampari', 'question', 3, 1, 20, 30, 2, 11, 21, NULL),
    (3, 'g3', 2, 482913, 'Nanti', 'lobby', 0, 0, 0, 0, NULL, 31, 31, NULL);
INSERT INTO quiz_game_questions (game_id, no, question_id, text, kind, options, correct, seconds, points, explanation) VALUES
    (1, 0, 2, 'Yang mana dulu?', 'multiple', '["Musi","Kelingi","Rupit"]', 5, 240, 2000, ''),
    (1, 1, 1, 'Siapa "Minke"?', 'single', '["R. M. \"Tirto\"","d''Ablaing","<b>Nyai</b> \\ 🌴","{\"kind\":\"slide\"}"]', 4, 5, 1000, 'Karena'),
    (1, 2, 3, 'Benar?', 'true_false', '["Benar","Salah"]', 1, 20, 0, ''),
    (2, 0, 2, 'Yang mana?', 'multiple', '["Musi","Kelingi","Rupit"]', 5, 240, 2000, ''),
    (2, 1, 3, 'Benar?', 'true_false', '["Benar","Salah"]', 1, 20, 0, '');
INSERT INTO quiz_players (id, game_id, nickname, nickname_key, token_hash, account_id, joined_at) VALUES
    (1, 1, 'Dewi', 'dewi', 'k1', 1, 1), (2, 1, '🌴 Bu', 'bu', 'k2', NULL, 1), (3, 2, 'Dewi', 'dewi', 'k1', 1, 12);
INSERT INTO quiz_answers (game_id, question_no, player_id, choice, took, points, at) VALUES
    (1, 0, 1, 5, 0, 2000, 3), (1, 0, 2, 15, 239999, 0, 4), (1, 1, 1, 4, 2500, 750, 5), (1, 2, 2, 2, 1, 0, 6), (2, 0, 3, 1, 100, 987, 13);
INSERT INTO quiz_imports (token_hash, account_id, at, file_name, body, done) VALUES ('i1', 2, 1, 'kahoot.xlsx', '{}', 1);

INSERT INTO survey_waves (id, slug, title, population, population_counts, state, closes_at, opened_at, closed_at, published, responses, created_at) VALUES
    (1, 's1', 'Semester 1', 5000, 'pengunjung', 'closed', 5, 1, 6, 1, 1, 1), (2, 's2', 'Semester 2', 1, 'anggota', 'open', 50, 10, NULL, 0, 0, 1);
INSERT INTO survey_responses (id, wave_id, day, session, age, sex, education, occupation, service) VALUES
    (1, 1, '2026-06-01', 'pagi', 110, 'P', 'S1', 'WIRAUSAHA', 'Sirkulasi'), (2, 1, '2026-06-02', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO survey_answers (response_id, element, value) VALUES (1, 'persyaratan', 4), (1, 'pengaduan', 1), (2, 'biaya', 3);
INSERT INTO survey_comments (id, wave_id, body) VALUES (1, 1, 'Bagus');

INSERT INTO library_profile (id, name, short_name, tagline_id, tagline_en, about_id, about_en, address, city, province, phone, whatsapp, email, instagram, facebook, demonstration, changed_at) VALUES
    (1, 'Perpustakaan', 'Perpus', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', '62', 'i', 'j', 'k', 1, 1);
INSERT INTO opening_hours (weekday, opens, closes) VALUES (1, 480, 1440), (7, 0, 1);
INSERT INTO closures (day, reason_id, reason_en) VALUES ('2026-12-25', 'Natal', 'Christmas');
INSERT INTO facilities (slug, position, name_id, name_en, state, note_id, note_en, accessible, state_since) VALUES ('lift', 1, 'Lift', 'Lift', 'limited', '', '', 1, 1);
INSERT INTO service_standards (slug, position, name_id, name_en, promise_id, promise_en) VALUES ('kartu', 1, 'Kartu', 'Card', '5 menit', '5 minutes');

INSERT INTO members (id, source, number, name, kind, expires_on, email, phone, account_id, created_at, changed_at) VALUES
    (1, 'slims', '00017', 'Siti', 'Umum', '2027-01-02', NULL, NULL, 1, 1, 1), (2, 'inlislite', '00017', 'Budi', '', NULL, 'a@b.test', '+62', NULL, 1, 2);
INSERT INTO member_codes (member_id, given_by, code_hash, expires_at) VALUES (1, 'staff', 'h', 1);
INSERT INTO member_imports (id, code, source, file_name, state, headings, dropped, mapping, rows, good, done, added, changed, by_account, created_at, beat_at, finished_at) VALUES
    (1, 'm1', 'slims', 'anggota.csv', 'checked', '[]', '[]', '{}', 1, 1, 0, 0, 0, 2, 1, 1, NULL);
INSERT INTO member_import_chunks (import_id, position, body) VALUES (1, 0, '[]');
INSERT INTO member_import_problems (import_id, line, problem) VALUES (1, 2, '{}');
