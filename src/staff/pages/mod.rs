//! Pages of the staff area, and the navigation that each of them carries.

mod desk;
mod nav;

#[cfg(test)]
pub(super) use desk::due;

pub use desk::DeskPage;
pub use nav::StaffNav;
