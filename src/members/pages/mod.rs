//! `/klaim`, the staff's pages, and the section of `/saya`.

mod card;
mod claim;
mod desk;
mod import;

pub use card::MemberCard;
pub use claim::ClaimPage;
pub use desk::StaffMembersPage;
pub use import::{StaffImportPage, said};
