//! From what was typed to a wish that may be booked, with an error beside each field that stands in its way.

use super::{days_ahead, open_periods, outside_hours};
use crate::{
    auth::Role,
    error::{AppError, FieldErrors},
    i18n::Lang,
    library,
    rooms::{
        BookForm, Period, Policy, Room,
        rules::{self, Limits, Refusal, Wish},
        store, texts,
    },
    server::Ctx,
    tidy::tidy_line,
};
use jiff::civil::Date;
use sqlx::AnyConnection;

/// What the form says, well-formed and not yet allowed.
pub struct Typed {
    pub room: String,
    pub date: Date,
    pub period: Period,
    pub people: i64,
    pub group_name: String,
    pub purpose: String,
}

/// What may be booked, if nobody was faster.
pub struct Checked {
    pub room: Room,
    pub limits: Limits,
    pub cells: Vec<Period>,
}

/// `YYYY-MM-DD` in this and the next century.
#[must_use]
pub fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let plain = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let date: Date = plain.then(|| text.parse().ok())??;
    (2000..2200).contains(&date.year()).then_some(date)
}

impl Typed {
    pub fn read(ctx: &Ctx, form: &BookForm) -> Result<Self, AppError> {
        let lang = ctx.lang;
        let mut errors = FieldErrors::default();
        let date = parse_date(&form.date);
        if date.is_none() {
            errors.add("date", texts::unknown_date(lang));
        }
        let starts = time(lang, "starts", &form.starts, &mut errors);
        let ends = time(lang, "ends", &form.ends, &mut errors);
        let people = form
            .people
            .trim()
            .parse::<i64>()
            .ok()
            .filter(|people| *people >= 1);
        if people.is_none() {
            errors.add("people", texts::people_wrong(lang));
        }
        let group_name = tidy_line(&form.group_name);
        if group_name.is_empty() || group_name.chars().count() > rules::GROUP_MAX {
            errors.add("group_name", texts::group_missing(lang));
        }
        let purpose = tidy_line(&form.purpose);
        if purpose.chars().count() > rules::PURPOSE_MAX {
            errors.add("purpose", texts::purpose_too_long(lang));
        }
        errors.check()?;
        let (Some(date), Some(starts), Some(ends), Some(people)) = (date, starts, ends, people) else {
            return Err(AppError::Invalid(FieldErrors::default()));
        };
        let period = Period {
            starts: ctx.zone().instant(date, starts),
            ends: ctx.zone().instant(date, ends),
        };
        let room = form.room.trim().to_owned();
        Ok(Self {
            room,
            date,
            period,
            people,
            group_name,
            purpose,
        })
    }

    /// Holds the wish against the room, the opening hours and this person's limits, as the database knows them now.
    pub async fn check(&self, ctx: &Ctx, db: &mut AnyConnection, role: Role) -> Result<Checked, AppError> {
        let Some(room) = store::find_room(db, &self.room).await? else {
            return Err(AppError::invalid("room", texts::room_unknown(ctx.lang)));
        };
        let policy: Policy = store::policy(db).await?;
        let opening = library::backend::opening_on(db, self.date).await?;
        let open = open_periods(ctx.zone(), self.date, &opening);
        let cells = rules::cells(&open, policy.step());
        let limits = Limits::of(policy, &room, role);
        let wish = Wish {
            period: self.period,
            days_ahead: days_ahead(ctx.zone(), ctx.now(), self.date),
            people: self.people,
        };
        let mut errors = FieldErrors::default();
        for refusal in rules::refusals(wish, &room, limits, &cells, ctx.now()) {
            let closed = opening.closed_because.as_ref().map(|why| why.say(ctx.lang));
            let (field, text) = match refusal {
                Refusal::TooMany { capacity } => {
                    ("people", self.too_many(ctx.lang, db, &room, capacity).await?)
                }
                Refusal::OutsideHours => {
                    let field = if open.is_empty() { "date" } else { "starts" };
                    (field, outside_hours(ctx.lang, ctx.zone(), &open, closed))
                }
                other => say(ctx.lang, &room, other),
            };
            errors.add(field, text);
        }
        errors.check()?;
        Ok(Checked { room, limits, cells })
    }

    /// Names the rooms that would hold them.
    async fn too_many(
        &self,
        lang: Lang,
        db: &mut AnyConnection,
        room: &Room,
        capacity: i64,
    ) -> Result<String, AppError> {
        let mut text = texts::too_many_people(lang, &room.name, capacity);
        let rooms = store::rooms(db).await?;
        let larger: Vec<&str> = rooms
            .iter()
            .filter(|room| room.capacity >= self.people && room.closed_because.is_none())
            .map(|room| room.name.as_str())
            .collect();
        if !larger.is_empty() {
            text = format!("{text} {}", texts::larger_rooms(lang, &larger.join(", ")));
        }
        Ok(text)
    }
}

fn time(lang: Lang, field: &str, text: &str, errors: &mut FieldErrors) -> Option<u16> {
    let minute = rules::minute_of_day(text);
    if minute.is_none() {
        errors.add(field, texts::time_missing(lang));
    }
    minute
}

fn say(lang: Lang, room: &Room, refusal: Refusal) -> (&'static str, String) {
    match refusal {
        Refusal::RoomClosed => (
            "room",
            texts::room_closed_because(lang, room.closed_because.as_deref().unwrap_or_default()),
        ),
        Refusal::Backwards => ("ends", texts::backwards(lang).into()),
        Refusal::Past => ("starts", texts::in_the_past(lang).into()),
        Refusal::TooFarAhead { days } => ("date", texts::too_early(lang, days)),
        Refusal::OutsideHours => ("starts", texts::time_missing(lang).into()),
        Refusal::TooLong { minutes } => ("ends", texts::too_long(lang, minutes)),
        Refusal::TooMany { capacity } => ("people", texts::too_many_people(lang, &room.name, capacity)),
    }
}
