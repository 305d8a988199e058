-- A picture is kept once, under the SHA-256 of its file, which is its address too. In the database, and not beside it: so a
-- backup holds it, and two processes on one database both have it. As Base64, because the two engines have no type for bytes
-- in common.
CREATE TABLE quiz_images (
    hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
    kind TEXT NOT NULL CHECK (kind IN ('png', 'jpeg', 'webp')),
    body TEXT NOT NULL CHECK (length(body) BETWEEN 4 AND 2800000),
    -- When it was last sent.
    at BIGINT NOT NULL
);
CREATE INDEX quiz_images_at ON quiz_images (at);

-- A picture is never without words for it, and a link never without a name.
ALTER TABLE quiz_questions ADD COLUMN image TEXT REFERENCES quiz_images (hash);
ALTER TABLE quiz_questions ADD COLUMN image_alt TEXT NOT NULL DEFAULT ''
    CHECK (length(image_alt) <= 200 AND (image IS NULL) = (image_alt = ''));
ALTER TABLE quiz_questions ADD COLUMN book_link TEXT NOT NULL DEFAULT '' CHECK (length(book_link) <= 300);
ALTER TABLE quiz_questions ADD COLUMN book TEXT NOT NULL DEFAULT '' CHECK (length(book) <= 120 AND (book_link = '') = (book = ''));
CREATE INDEX quiz_questions_image ON quiz_questions (image);

ALTER TABLE quiz_game_questions ADD COLUMN image TEXT REFERENCES quiz_images (hash);
ALTER TABLE quiz_game_questions ADD COLUMN image_alt TEXT NOT NULL DEFAULT '' CHECK ((image IS NULL) = (image_alt = ''));
ALTER TABLE quiz_game_questions ADD COLUMN book_link TEXT NOT NULL DEFAULT '';
ALTER TABLE quiz_game_questions ADD COLUMN book TEXT NOT NULL DEFAULT '' CHECK ((book_link = '') = (book = ''));
CREATE INDEX quiz_game_questions_image ON quiz_game_questions (image);

ALTER TABLE quiz_window_questions ADD COLUMN image TEXT REFERENCES quiz_images (hash);
ALTER TABLE quiz_window_questions ADD COLUMN image_alt TEXT NOT NULL DEFAULT '' CHECK ((image IS NULL) = (image_alt = ''));
ALTER TABLE quiz_window_questions ADD COLUMN book_link TEXT NOT NULL DEFAULT '';
ALTER TABLE quiz_window_questions ADD COLUMN book TEXT NOT NULL DEFAULT '' CHECK ((book_link = '') = (book = ''));
CREATE INDEX quiz_window_questions_image ON quiz_window_questions (image);
