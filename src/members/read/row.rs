//! From the cells of a row to a member, or to what is wrong with it.

use super::{Mapping, RawRow};
use crate::{
    auth::rules::{MEMBER_NUMBER_MAX, NAME_MAX, normal_email, normal_phone},
    members::Field,
    tidy::tidy_line,
};
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

const KIND_MAX: usize = 60;

/// A member as a file says it, ready to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMember {
    pub number: String,
    pub name: String,
    pub kind: String,
    /// `YYYY-MM-DD`
    pub expires_on: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// Fields that the file has no column for, or a cell that cannot be read: what is known of them stays.
    pub unsaid: Vec<Field>,
}

/// What is wrong with a row. All but the last two keep it out; none repeats what the cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// Not valid UTF-8.
    BrokenText,
    Missing(Field),
    TooLong(Field),
    /// The text of a formula, or the error that it gave.
    Formula(Field),
    /// `2,02401E+11`: a spreadsheet shortened the number for good.
    Shortened,
    /// Sixteen digits that read as a NIK. INLISLite can be set up that way.
    NationalId,
    DateUnreadable,
    /// The number was on this line before.
    Repeated(u32),
    EmailUnreadable,
    PhoneUnreadable,
}

impl Problem {
    /// Is the member kept in spite of it?
    #[must_use]
    pub const fn is_remark(self) -> bool {
        matches!(self, Self::EmailUnreadable | Self::PhoneUnreadable)
    }
}

/// Each with the line of the file it comes from.
pub type ByLine<T> = Vec<(u32, T)>;

/// Checks every row; gives the members with their lines, and one problem a line at the most.
#[must_use]
pub fn check_all(mapping: &Mapping, rows: &[RawRow]) -> (ByLine<NewMember>, ByLine<Problem>) {
    let (mut members, mut problems) = (Vec::with_capacity(rows.len()), Vec::new());
    let mut seen: HashMap<String, u32> = HashMap::with_capacity(rows.len());
    for row in rows {
        match check(mapping, row) {
            Err(problem) => problems.push((row.line, problem)),
            Ok((member, remark)) => {
                if let Some(first) = seen.get(&member.number) {
                    problems.push((row.line, Problem::Repeated(*first)));
                    continue;
                }
                seen.insert(member.number.clone(), row.line);
                problems.extend(remark.map(|remark| (row.line, remark)));
                members.push((row.line, member));
            }
        }
    }
    (members, problems)
}

fn check(mapping: &Mapping, row: &RawRow) -> Result<(NewMember, Option<Problem>), Problem> {
    let cells = row.cells.as_ref().ok_or(Problem::BrokenText)?;
    let text = |field: Field| -> Result<String, Problem> {
        let text = tidy_line(mapping.cell(field, cells));
        if is_formula(&text) {
            Err(Problem::Formula(field))
        } else {
            Ok(text)
        }
    };
    let number = text(Field::Number)?;
    check_number(&number)?;
    let name = text(Field::Name)?;
    match name.chars().count() {
        0 => return Err(Problem::Missing(Field::Name)),
        NAME_MAX.. if name.chars().count() > NAME_MAX => return Err(Problem::TooLong(Field::Name)),
        _ => (),
    }
    let kind = text(Field::Kind)?;
    if kind.chars().count() > KIND_MAX {
        return Err(Problem::TooLong(Field::Kind));
    }
    let expires_on = parse_date(&text(Field::ExpiresOn)?)?;
    let (mut remark, mut unsaid) = (None, mapping.unmapped());
    let email = contact(&text(Field::Email)?, normal_email, || {
        remark = Some(Problem::EmailUnreadable);
        unsaid.push(Field::Email);
    });
    let phone = contact(&text(Field::Phone)?, normal_phone, || {
        remark.get_or_insert(Problem::PhoneUnreadable);
        unsaid.push(Field::Phone);
    });
    let member = NewMember {
        number,
        name,
        kind,
        expires_on: expires_on.map(|date| date.to_string()),
        email,
        phone,
        unsaid,
    };
    Ok((member, remark))
}

fn check_number(number: &str) -> Result<(), Problem> {
    if number.is_empty() {
        return Err(Problem::Missing(Field::Number));
    }
    if is_shortened(number) {
        return Err(Problem::Shortened);
    }
    if is_national_id(number) {
        return Err(Problem::NationalId);
    }
    if number.chars().count() > MEMBER_NUMBER_MAX {
        return Err(Problem::TooLong(Field::Number));
    }
    Ok(())
}

/// `=A1+1`, or the error that stands where it could not be computed.
fn is_formula(text: &str) -> bool {
    let errors = ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"];
    text.starts_with('=') || errors.contains(&text)
}

fn is_shortened(number: &str) -> bool {
    let Some((digits, exponent)) = number.split_once(['E', 'e']) else {
        return false;
    };
    let digits_only = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits.contains(['.', ','])
        && digits_only(&digits.replace(['.', ','], ""))
        && exponent.strip_prefix('+').is_some_and(digits_only)
}

/// NIK: province, city and district (6 digits), birth date as DDMMYY with 40 added to a woman's day, 4 more digits.
#[must_use]
pub fn is_national_id(number: &str) -> bool {
    let digits: Vec<u8> = number
        .bytes()
        .filter(|b| !matches!(b, b' ' | b'.' | b'-'))
        .collect();
    if digits.len() != 16 || !digits.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let two = |at: usize| (digits[at] - b'0') * 10 + digits[at + 1] - b'0';
    let (province, day, month) = (two(0), two(6), two(8));
    (11..=97).contains(&province) && matches!(day, 1..=31 | 41..=71) && (1..=12).contains(&month)
}

/// What stands in a contact column for "none".
fn is_nothing(text: &str) -> bool {
    text.chars().all(|c| !c.is_alphanumeric() || c == '0')
}

fn contact(text: &str, normal: impl Fn(&str) -> Option<String>, wrong: impl FnOnce()) -> Option<String> {
    if is_nothing(text) {
        return None;
    }
    let normal = normal(text);
    if normal.is_none() {
        wrong();
    }
    normal
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des",
];

/// `2027-12-31`, with or without a time; `31-12-2027`, `31/12/2027`, `31 Desember 2027`. Nothing and `0000-00-00` mean that
/// membership does not end.
fn parse_date(text: &str) -> Result<Option<Date>, Problem> {
    let text = text.to_lowercase();
    let day = text
        .split('t')
        .next()
        .filter(|first| first.len() == 10)
        .unwrap_or(&text);
    let mut parts: Vec<&str> = day
        .split(['-', '/', '.', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    // A time of day follows the date.
    if parts.len() == 4 && parts[3].contains(':') {
        parts.pop();
    }
    if parts.is_empty() || parts.iter().all(|part| part.bytes().all(|b| b == b'0')) {
        return Ok(None);
    }
    let [first, month, last] = parts[..] else {
        return Err(Problem::DateUnreadable);
    };
    let (year, day) = if first.len() == 4 {
        (first, last)
    } else {
        (last, first)
    };
    let number = |text: &str| text.parse::<i16>().ok();
    let month = number(month).or_else(|| {
        let named = MONTHS.iter().position(|name| month.starts_with(name))?;
        i16::try_from(named + 1).ok()
    });
    let read = || {
        let (year, month, day) = (
            number(year)?,
            i8::try_from(month?).ok()?,
            i8::try_from(number(day)?).ok()?,
        );
        ((1900..=9999).contains(&year) && year_has(year, month, day)).then(|| date(year, month, day))
    };
    read().map(Some).ok_or(Problem::DateUnreadable)
}

fn year_has(year: i16, month: i8, day: i8) -> bool {
    Date::new(year, month, day).is_ok()
}
