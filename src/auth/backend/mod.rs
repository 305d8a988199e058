//! What accounts do: guard, transaction, audit. One capability per file.

mod desk;
mod me;
mod people;
mod register;
mod sessions;

pub use desk::{figures, needs};
pub use me::{Me, me, speak};
pub use people::contacts;
pub use register::register;
pub use sessions::{end_session, sign_in, sign_out, sign_out_everywhere, viewer_of};
