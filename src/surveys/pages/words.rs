//! Figures and names as a reader writes them.

use crate::{
    i18n::{Lang, Zone, day_and_year},
    surveys::{Wave, report::Grouping, rules::Grade, texts},
    time::{Millis, Span},
};

/// `9148` with 2 decimals is `91,48`, or `91.48` in English.
pub fn decimal(lang: Lang, figure: i64, decimals: u32) -> String {
    let unit = 10_i64.pow(decimals);
    let point = match lang {
        Lang::Id => ',',
        Lang::En => '.',
    };
    let digits = decimals as usize;
    format!("{}{point}{:0digits$}", figure / unit, figure % unit)
}

/// `1.204`, or `1,204` in English.
pub fn whole(lang: Lang, n: u64) -> String {
    let separator = match lang {
        Lang::Id => '.',
        Lang::En => ',',
    };
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// `1 Juli 2026 – 30 September 2026`. A wave that ran its time ends at the midnight after its last day.
pub fn period(lang: Lang, zone: &Zone, wave: &Wave) -> String {
    let day = |at: Millis| day_and_year(lang, zone.date(at));
    let end = wave.closes_at - Span(1);
    let last = wave.closed_at.unwrap_or(end).min(end);
    match wave.opened_at {
        Some(first) => format!("{} – {}", day(first), day(last)),
        None => format!("– {}", day(last)),
    }
}

pub const fn performance(lang: Lang, grade: Grade) -> &'static str {
    match grade {
        Grade::A => texts::performance_a(lang),
        Grade::B => texts::performance_b(lang),
        Grade::C => texts::performance_c(lang),
        Grade::D => texts::performance_d(lang),
    }
}

pub const fn grouping_name(lang: Lang, grouping: Grouping) -> &'static str {
    match grouping {
        Grouping::Sex => texts::sex_label(lang),
        Grouping::Age => texts::age_group_label(lang),
        Grouping::Education => texts::education_label(lang),
        Grouping::Occupation => texts::occupation_label(lang),
        Grouping::Service => texts::service_label(lang),
        Grouping::Session => texts::session_label(lang),
    }
}

/// A group's name from its slug; those who did not say have none.
pub fn group_name(lang: Lang, grouping: Grouping, slug: &str) -> String {
    let known = match grouping {
        Grouping::Sex => slug.parse().ok().map(|it| texts::sex(lang, it)),
        Grouping::Education => slug.parse().ok().map(|it| texts::education(lang, it)),
        Grouping::Occupation => slug.parse().ok().map(|it| texts::occupation(lang, it)),
        Grouping::Service => slug.parse().ok().map(|it| texts::service(lang, it)),
        Grouping::Session => slug.parse().ok().map(|it| texts::session(lang, it)),
        Grouping::Age => return age_group(lang, slug),
    };
    known
        .unwrap_or(if slug.is_empty() {
            texts::rather_not_say(lang)
        } else {
            slug
        })
        .to_owned()
}

fn age_group(lang: Lang, from: &str) -> String {
    match from {
        "5" => texts::years(lang, 5, 17),
        "18" => texts::years(lang, 18, 24),
        "25" => texts::years(lang, 25, 34),
        "35" => texts::years(lang, 35, 49),
        "50" => texts::years(lang, 50, 59),
        "60" => texts::years_and_more(lang, 60),
        _ => texts::rather_not_say(lang).to_owned(),
    }
}
