//! Public and staff pages about the library itself.

mod about;
mod charter;
mod facilities;
mod hours;
mod profile;
mod remove;
mod staff_head;

pub use about::AboutPage;
pub use charter::{StaffCharterPage, StaffStandardPage};
pub use facilities::{StaffFacilitiesPage, StaffFacilityPage};
pub use hours::StaffHoursPage;
pub use profile::StaffProfilePage;
