-- What a librarian has typed into the question editor and not saved yet: one row for each page that was opened, so that two
-- pages never overwrite each other. It never changes the question, and goes when that is saved, or after 30 days.
CREATE TABLE quiz_drafts (
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    -- Made with the page.
    token TEXT NOT NULL CHECK (length(token) BETWEEN 16 AND 64),
    -- `NULL`: of a new question.
    question_id BIGINT REFERENCES quiz_questions (id) ON DELETE CASCADE,
    -- The form as JSON.
    body TEXT NOT NULL CHECK (length(body) BETWEEN 2 AND 20000),
    at BIGINT NOT NULL,
    PRIMARY KEY (account_id, token)
);
CREATE INDEX quiz_drafts_question ON quiz_drafts (question_id);
CREATE INDEX quiz_drafts_at ON quiz_drafts (at);

-- Grows with every change, so that who saves an older one is told.
ALTER TABLE quiz_questions ADD COLUMN version BIGINT NOT NULL DEFAULT 1 CHECK (version >= 1);
