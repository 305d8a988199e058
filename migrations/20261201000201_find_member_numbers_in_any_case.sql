-- A member types the number of the card in capitals or not, at the claim and to sign in.
DROP INDEX members_number;
CREATE INDEX members_number ON members (lower(number));
CREATE INDEX accounts_member_number_in_any_case ON accounts (lower(member_number));
