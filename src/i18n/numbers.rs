//! Numbers as pages show them.

/// Whole percent, rounded half up; 0 of nothing.
#[must_use]
pub const fn percent(part: u64, whole: u64) -> u64 {
    if whole == 0 {
        0
    } else {
        (part * 200 + whole) / (whole * 2)
    }
}
