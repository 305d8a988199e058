//! Pages of registration and sign-in.

mod register;
mod sign_in;

pub use register::RegisterPage;
pub use sign_in::SignInPage;
