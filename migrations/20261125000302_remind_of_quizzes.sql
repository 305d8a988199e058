-- Who was reminded of which quiz, at which time it then stood, and how long before. A quiz that moves is another promise, and
-- whoever writes second has nothing to send.
CREATE TABLE quiz_reminders (
    quiz_id BIGINT NOT NULL REFERENCES quizzes (id) ON DELETE CASCADE,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    starts_at BIGINT NOT NULL,
    hours BIGINT NOT NULL CHECK (hours IN (1, 24)),
    at BIGINT NOT NULL,
    PRIMARY KEY (quiz_id, account_id, starts_at, hours)
);
CREATE INDEX quiz_reminders_account ON quiz_reminders (account_id);
