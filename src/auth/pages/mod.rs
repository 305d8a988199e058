//! Pages of registration, sign-in, one's own account, and the staff's view of accounts.

mod accounts;
mod me;
mod passwords;
mod privacy;
mod profile;
mod register;
mod sign_in;

pub use accounts::AccountsPage;
pub use me::MePage;
pub use passwords::{AskResetPage, ChangePasswordPage, NewPasswordPage};
pub use privacy::PrivacyPage;
pub use profile::ProfilePage;
pub use register::RegisterPage;
pub use sign_in::SignInPage;
