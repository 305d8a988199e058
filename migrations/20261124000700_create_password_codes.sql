-- A one-time way to a new password: the link of a mail, or a code that the staff made at the desk. Using one, or a change of the
-- password, deletes it.
CREATE TABLE password_codes (
    code_hash TEXT PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX password_codes_account ON password_codes (account_id);

-- Set when a person erased their account: what others see of it stays, without them.
ALTER TABLE accounts ADD COLUMN erased_at BIGINT;
