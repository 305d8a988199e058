//! SQL of accounts, sessions and consents, and nothing else.

mod accounts;
mod consents;
mod sessions;

pub use accounts::{
    ContactRow, Counts, Credentials, NewAccount, Profile, contacts, counts, find_by_login, insert, is_empty,
    profile, set_lang,
};
pub use consents::{ConsentRow, consents, insert_consent};
pub use sessions::{
    OpenSession, SessionRow, delete_session, delete_session_named, delete_sessions, find_session,
    insert_session, session_name, sessions, touch_session,
};
