//! Two waves of the survey: last half-year's, closed and published, and one that is open now.

use super::{Seeding, Size, Value, read_data};
use crate::{
    db::new_id,
    error::AppError,
    i18n::{Lang, month},
    surveys::{Education, Element, Occupation, Service, Session, Sex, WaveId},
    time::{Millis, Span},
};
use jiff::civil::Date;
use rand::Rng;

/// Answers 1 to 4 of an ordinary visitor, by weight: free of charge, kind staff, and a building that could be better.
const HABITS: [(Element, [usize; 4]); 9] = [
    (Element::Requirements, [1, 5, 62, 32]),
    (Element::Procedure, [1, 8, 60, 31]),
    (Element::Time, [2, 12, 58, 28]),
    (Element::Cost, [0, 1, 9, 90]),
    (Element::Product, [1, 8, 61, 30]),
    (Element::Competence, [0, 5, 55, 40]),
    (Element::Conduct, [0, 4, 48, 48]),
    (Element::Facilities, [4, 22, 54, 20]),
    (Element::Complaints, [3, 9, 43, 45]),
];
/// One question in this many is left blank.
const BLANK: usize = 60;
/// One in this many says nothing of a part of the profile.
const UNSAID: usize = 14;

struct Plan {
    title: String,
    slug: String,
    opened_on: Date,
    /// Days on which people answered.
    days: i64,
    closes_at: Millis,
    is_closed: bool,
    population: i64,
    population_counts: String,
    responses: usize,
    comments: Vec<String>,
}

pub(super) async fn sow(seeding: &mut Seeding) -> Result<(), AppError> {
    let comments: Vec<String> = read_data(include_str!("data/survey_comments.json"))?;
    let (earlier, later) = comments.split_at(comments.len() / 2);
    for plan in [
        last_half_year(seeding, earlier.to_vec()),
        this_half_year(seeding, later.to_vec()),
    ] {
        let wave = sow_wave(seeding, &plan).await?;
        sow_responses(seeding, wave, &plan).await?;
    }
    Ok(())
}

fn last_half_year(seeding: &Seeding, comments: Vec<String>) -> Plan {
    let year = seeding.today.year();
    let (roman, year, first_month) = if seeding.today.month() > 6 {
        ("I", year, 5)
    } else {
        ("II", year - 1, 11)
    };
    let opened_on = Date::constant(year, first_month, 4);
    let days = 50;
    let (population, responses) = match seeding.size {
        Size::Demo => (172, 120),
        Size::Large => (212_000, 70_000),
    };
    Plan {
        title: format!("SKM semester {roman} {year}"),
        slug: format!("skm-semester-{}-{year}", roman.to_lowercase()),
        opened_on,
        days,
        closes_at: seeding.zone.instant(opened_on, 0) + Span::days(days),
        is_closed: true,
        population,
        population_counts: format!("peminjam aktif bulan {} {year}", month(Lang::Id, opened_on)),
        responses,
        comments,
    }
}

fn this_half_year(seeding: &Seeding, comments: Vec<String>) -> Plan {
    let (today, days) = (seeding.today, 24);
    let roman = if today.month() > 6 { "II" } else { "I" };
    let last_month = today.first_of_month().yesterday().unwrap_or(today);
    let (population, responses) = match seeding.size {
        Size::Demo => (1_480, 180),
        Size::Large => (36_000, 30_000),
    };
    Plan {
        title: format!("SKM semester {roman} {}", today.year()),
        slug: format!("skm-semester-{}-{}", roman.to_lowercase(), today.year()),
        opened_on: seeding.zone.date(seeding.at(-days, 0)),
        days,
        closes_at: seeding.at(36, 0),
        is_closed: false,
        population,
        population_counts: format!(
            "pengunjung bulan {} {}",
            month(Lang::Id, last_month),
            last_month.year()
        ),
        responses,
        comments,
    }
}

async fn sow_wave(seeding: &mut Seeding, plan: &Plan) -> Result<WaveId, AppError> {
    let opened_at = seeding.zone.instant(plan.opened_on, 8 * 60);
    let wave: WaveId = new_id(opened_at);
    let columns = [
        "id",
        "slug",
        "title",
        "population",
        "population_counts",
        "state",
        "closes_at",
        "opened_at",
        "closed_at",
        "published",
        "responses",
        "created_at",
    ];
    let row = [
        wave.into(),
        plan.slug.as_str().into(),
        plan.title.as_str().into(),
        plan.population.into(),
        plan.population_counts.as_str().into(),
        if plan.is_closed { "closed" } else { "open" }.into(),
        plan.closes_at.into(),
        opened_at.into(),
        Value::maybe_int(plan.is_closed.then_some(plan.closes_at)),
        plan.is_closed.into(),
        i64::try_from(plan.responses).unwrap_or(i64::MAX).into(),
        opened_at.into(),
    ];
    seeding.insert("survey_waves", columns, &[row]).await?;
    Ok(wave)
}

async fn sow_responses(seeding: &mut Seeding, wave: WaveId, plan: &Plan) -> Result<(), AppError> {
    let days = opening_days(plan);
    // In the order of their random ids, so that not even the order of the rows tells who came first; it also keeps the
    // index growing at one end.
    let mut ids: Vec<i64> = (0..plan.responses).map(|_| random_id(seeding)).collect();
    ids.sort_unstable();
    let mut answers = Vec::with_capacity(ids.len() * Element::ALL.len());
    let mut responses = Vec::with_capacity(ids.len());
    for id in ids {
        let day = days[seeding.below(days.len())].clone();
        responses.push(response(seeding, id, wave, day));
        answers.extend(answers_of(seeding, id));
    }
    let columns = [
        "id",
        "wave_id",
        "day",
        "session",
        "age",
        "sex",
        "education",
        "occupation",
        "service",
    ];
    seeding.insert("survey_responses", columns, &responses).await?;
    seeding
        .insert("survey_answers", ["response_id", "element", "value"], &answers)
        .await?;
    let comments: Vec<[Value; 3]> = plan
        .comments
        .iter()
        .map(|body| [random_id(seeding).into(), wave.into(), body.as_str().into()])
        .collect();
    seeding
        .insert("survey_comments", ["id", "wave_id", "body"], &comments)
        .await
}

/// Every day of the wave but Sundays.
fn opening_days(plan: &Plan) -> Vec<String> {
    let days =
        (0..plan.days).filter_map(|days| plan.opened_on.checked_add(jiff::Span::new().days(days)).ok());
    days.filter(|day| day.weekday() != jiff::civil::Weekday::Sunday)
        .map(|day| day.to_string())
        .collect()
}

fn random_id(seeding: &mut Seeding) -> i64 {
    i64::try_from(seeding.rng.next_u64() >> 1).unwrap_or(1).max(1)
}

fn response(seeding: &mut Seeding, id: i64, wave: WaveId, day: String) -> [Value; 9] {
    let session = seeding.weighted(&[(Session::Morning, 6), (Session::Afternoon, 4)]);
    let (from, to) = seeding.weighted(&[
        ((12, 17), 24),
        ((18, 24), 31),
        ((25, 34), 20),
        ((35, 49), 16),
        ((50, 71), 9),
    ]);
    let age = from + seeding.below(to - from + 1);
    let sex = seeding.weighted(&[(Sex::Female, 57), (Sex::Male, 43)]);
    let education = match age {
        ..15 => Education::Sd,
        15..18 => Education::Smp,
        18..22 => Education::Sma,
        _ => seeding.weighted(&[
            (Education::Smp, 8),
            (Education::Sma, 42),
            (Education::S1, 42),
            (Education::S2, 8),
        ]),
    };
    let occupation = if age < 23 {
        Occupation::Other
    } else {
        seeding.weighted(&[
            (Occupation::CivilServant, 18),
            (Occupation::Employee, 27),
            (Occupation::SelfEmployed, 22),
            (Occupation::Police, 3),
            (Occupation::Army, 2),
            (Occupation::Other, 28),
        ])
    };
    let service = seeding.weighted(&[
        (Service::Lending, 34),
        (Service::Reading, 24),
        (Service::Computers, 13),
        (Service::Membership, 9),
        (Service::Children, 8),
        (Service::Events, 5),
        (Service::Reference, 4),
        (Service::Rooms, 3),
    ]);
    [
        id.into(),
        wave.into(),
        day.into(),
        session.slug().into(),
        said(seeding, age as i64),
        said(seeding, sex.slug()),
        said(seeding, education.slug()),
        said(seeding, occupation.slug()),
        said(seeding, service.slug()),
    ]
}

/// The value, unless this person would rather not say.
fn said(seeding: &mut Seeding, value: impl Into<Value>) -> Value {
    let (value, unsaid) = (value.into(), seeding.below(UNSAID) == 0);
    match value {
        Value::Int(_) if unsaid => Value::NoInt,
        Value::Text(_) if unsaid => Value::NoText,
        value => value,
    }
}

fn answers_of(seeding: &mut Seeding, response: i64) -> Vec<[Value; 3]> {
    // Some people are pleased with everything, some with little.
    let mood: [usize; 4] = seeding.weighted(&[([1, 1, 1, 1], 60), ([0, 0, 1, 4], 28), ([4, 4, 2, 1], 12)]);
    let mut answers = Vec::with_capacity(Element::ALL.len());
    for (element, habit) in HABITS {
        if seeding.below(BLANK) == 0 {
            continue;
        }
        let weights: Vec<(i64, usize)> = (1..)
            .zip(habit.iter().zip(mood).map(|(habit, mood)| habit * mood))
            .collect();
        let value = seeding.weighted(&weights);
        answers.push([response.into(), element.slug().into(), value.into()]);
    }
    answers
}
