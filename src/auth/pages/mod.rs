//! Pages of registration, sign-in and one's own account.

mod me;
mod register;
mod sign_in;

pub use me::MePage;
pub use register::RegisterPage;
pub use sign_in::SignInPage;
