-- Who agreed to something, such as a place on the board of the quizzes' season.
CREATE INDEX consents_purpose ON consents (purpose, account_id);
