//! What makes a name, an address, a number and a password acceptable.

use super::{Role, texts};
use crate::{error::FieldErrors, i18n::Lang, tidy::tidy_line};

pub const NAME_MAX: usize = 120;
pub const EMAIL_MAX: usize = 254;
pub const MEMBER_NUMBER_MAX: usize = 20;
/// NIST SP 800-63B: at least 8, no composition rules, pasting allowed.
pub const PASSWORD_MIN: usize = 8;
/// Long enough for any passphrase, short enough that hashing it is no attack.
pub const PASSWORD_MAX: usize = 256;

/// The form in which an e-mail address is stored and compared, if it is one and nothing but one: no name beside it, no second
/// address behind a comma (RFC 5322 has them around an address).
#[must_use]
pub fn normal_email(text: &str) -> Option<String> {
    let email = text.trim().to_lowercase();
    let (local, domain) = email.rsplit_once('@')?;
    let is_special = |c: char| c.is_whitespace() || c.is_control() || "@<>()[]\\,;:\"".contains(c);
    let is_local = !local.is_empty() && !local.contains(is_special);
    // Letters of any script: there are such domains.
    let is_label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let is_domain = domain.contains('.') && domain.split('.').all(is_label);
    (email.len() <= EMAIL_MAX && is_local && is_domain).then_some(email)
}

/// The E.164 form of a phone number, with Indonesia's 62 for a leading 0.
#[must_use]
pub fn normal_phone(text: &str) -> Option<String> {
    let kept: String = text
        .chars()
        .filter(|c| !matches!(c, ' ' | '-' | '.' | '(' | ')'))
        .collect();
    let digits = match (kept.strip_prefix('+'), kept.strip_prefix('0')) {
        (Some(rest), _) => rest.to_owned(),
        (None, Some(rest)) => format!("62{rest}"),
        (None, None) => kept,
    };
    let plausible = (9..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    plausible.then(|| format!("+{digits}"))
}

/// Notes what is wrong with a new password. `is_common` looks it up in the list of common ones.
pub fn check_password(
    lang: Lang,
    field: &str,
    password: &str,
    is_common: impl Fn(&str) -> bool,
    errors: &mut FieldErrors,
) {
    let length = password.chars().count();
    if length < PASSWORD_MIN {
        errors.add(field, texts::password_too_short(lang));
    } else if length > PASSWORD_MAX {
        errors.add(field, texts::password_too_long(lang));
    } else if is_common(&password.to_lowercase()) {
        errors.add(field, texts::password_common(lang));
    }
}

/// A path of this site to go on to, or the profile. Anything that a browser could read as another site is refused, and what no
/// header can carry.
#[must_use]
pub fn safe_next(next: &str) -> &str {
    let plain = next.is_ascii() && !next.contains(|c: char| c == '\\' || c.is_control());
    let ours = plain && next.starts_with('/') && !next.starts_with("//");
    if ours { next } else { "/saya" }
}

/// What someone signs in with, as it is stored: an e-mail address, a phone number, or else a member number.
#[must_use]
pub fn normal_login(text: &str) -> String {
    normal_email(text)
        .or_else(|| normal_phone(text))
        .unwrap_or_else(|| tidy_line(text).to_lowercase())
}

/// May `by` give someone with the role `to` a code for a new password? Never to an equal, or a librarian could become whoever
/// they like; an administrator may to all.
#[must_use]
pub fn may_give_code(by: Role, to: Role) -> bool {
    by == Role::Administrator || (by >= Role::Librarian && to < by)
}

/// The code as it was made, however it was typed: capitals, spaces and dashes do not matter.
#[must_use]
pub fn normal_code(text: &str) -> String {
    text.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// What a person would call the browser of a user agent: browser and system, either of which may be unknown.
#[must_use]
pub fn device(user_agent: &str) -> (Option<&'static str>, Option<&'static str>) {
    // Order matters: everyone claims to be Chrome and Safari, and Android claims to be Linux.
    const BROWSERS: [(&str, &str); 7] = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 7] = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("CrOS", "Chromebook"),
        ("Linux", "Linux"),
    ];
    let first = |marks: &[(&str, &'static str)]| {
        let found = marks.iter().find(|(mark, _)| user_agent.contains(mark));
        found.map(|(_, name)| *name)
    };
    (first(&BROWSERS), first(&SYSTEMS))
}
