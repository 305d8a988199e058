//! What tests are made of: a whole application on a fresh database of either engine, with a clock that stands still, asked through its
//! public door.

mod app;
mod files;
mod response;
mod tables;
pub use app::{NOW, TestApp};
pub use files::{bomb, packed};
pub use response::TestResponse;
pub use tables::{Rows, everything, tables};

/// Runs one test on SQLite and on PostgreSQL. PostgreSQL is the one that `bin/test` starts (`SAPA_TEST_POSTGRES`);
/// without it that half says so and passes, so that `cargo test` works anywhere.
///
/// ```ignore
/// on_each_engine! {
///     async fn a_second_group_cannot_take_the_same_slot(app) { … }
/// }
/// ```
macro_rules! on_each_engine {
    ($( $(#[$meta:meta])* async fn $name:ident($app:ident) $body:block )*) => {
        $(
            mod $name {
                #[allow(unused_imports, reason = "a body may need nothing of its file")]
                use super::*;

                #[tokio::test]
                async fn sqlite() {
                    let $app = $crate::test_support::TestApp::sqlite().await;
                    $body
                }

                #[tokio::test]
                async fn postgres() {
                    let Some($app) = $crate::test_support::TestApp::postgres().await else {
                        eprintln!("skipped: SAPA_TEST_POSTGRES is not set");
                        return;
                    };
                    $body
                }
            }
        )*
    };
}
pub(crate) use on_each_engine;
