-- Who looked a question over, and when. A question whose content changes loses it.
CREATE TABLE quiz_reviews (
    question_id BIGINT PRIMARY KEY REFERENCES quiz_questions (id) ON DELETE CASCADE,
    account_id BIGINT REFERENCES accounts (id) ON DELETE SET NULL,
    at BIGINT NOT NULL
);
