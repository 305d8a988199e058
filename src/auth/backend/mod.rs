//! What accounts do: guard, transaction, audit. One capability per file.

mod administration;
mod claimed;
mod consents;
mod desk;
mod me;
mod passwords;
mod people;
mod privacy;
mod register;
mod sessions;

pub use administration::{change_role, disable, enable, give_role, search};
pub use claimed::{Claimant, open_claimed_account, take_member_number};
pub use consents::{agree, disagree, has_agreed, who_agreed};
pub use desk::{figures, needs};
pub use me::{Me, change_profile, me, speak};
pub use passwords::{
    CODE_LIFETIME, ask_reset, change_password, link_works, make_code, new_link, new_password,
};
pub use people::contacts;
pub use privacy::{erase, instant, my_data, withdraw_consent};
pub use register::register;
pub use sessions::{end_session, sign_in, sign_in_again, sign_out, sign_out_everywhere, viewer_of};
