//! SQL of accounts, sessions and consents, and nothing else.

mod accounts;
mod administration;
mod consents;
mod passwords;
mod privacy;
mod sessions;

pub use accounts::{
    ContactRow, Counts, Credentials, NewAccount, Profile, contacts, counts, find_by_login, insert,
    is_address_taken, is_empty, profile, release_member_number, set_lang, set_member_number,
};
pub use administration::{
    FOUND_AT_MOST, count_administrators, search, set_disabled, set_profile, set_role, staff,
};
pub use consents::{ConsentRow, consents, has_agreed, insert_consent, who_agreed, withdraw_consent};
pub use passwords::{delete_code, delete_codes, find_code, insert_code, password_hash, set_password};
pub use privacy::{Deed, deeds, delete_mails, erase};
pub use sessions::{
    OpenSession, SessionRow, delete_session, delete_session_named, delete_sessions, find_session,
    insert_session, session_name, sessions, touch_session,
};
