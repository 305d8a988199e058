//! Bringing members in: read → check → (adjust the mapping) → confirm → run.

use crate::{
    auth::{AccountId, Role},
    db::{Actor, new_token},
    error::{AppError, FieldErrors},
    i18n::Lang,
    members::{
        ConfirmForm, Field, MapForm, Source,
        read::{self, Mapping, NewMember, Problem, RawRow, Sheet, check_all},
        store::{
            self, Tally,
            imports::{self, ImportRow, NewImport, new_import_id},
        },
        texts,
    },
    server::{App, Ctx, off_thread, uploads::Upload},
    staff::Need,
    time::Span,
};
use axum::body::Bytes;

/// Rows of one statement and one transaction; the progress moves in these steps.
const STEP: usize = 500;
/// A run without a sign of life for so long was cut short.
const STALE: Span = Span::minutes(1);
/// Problems on one page of the report.
pub const PROBLEMS_PAGE: i64 = 100;
/// Members shown before anything is kept.
const SAMPLE: usize = 5;

/// A file, read and checked, nothing kept.
pub struct Checked {
    pub sheet: Sheet,
    pub mapping: Mapping,
    pub members: Vec<(u32, NewMember)>,
    pub problems: Vec<(u32, Problem)>,
}

impl Checked {
    /// Checks again, with these fields filled from the columns of these headings instead of those that were guessed.
    ///
    /// # Errors
    /// The heading that the file does not have.
    pub fn filled_from(mut self, columns: &[(Field, String)]) -> Result<Self, String> {
        for (field, heading) in columns {
            let column = self.sheet.headings.iter().position(|known| known == heading);
            self.mapping
                .set(*field, Some(column.ok_or_else(|| heading.clone())?));
        }
        (self.members, self.problems) = check_all(&self.mapping, &self.sheet.rows);
        Ok(self)
    }
}

/// Reads and checks a file on a thread of its own.
///
/// # Errors
/// [`AppError::Invalid`] on `file` when it is not read at all.
pub async fn read_file(lang: Lang, bytes: Bytes) -> Result<Checked, AppError> {
    let read = off_thread("members file", move || {
        let sheet = read::read(&bytes)?;
        let mapping = Mapping::guess(&sheet.headings);
        let (members, problems) = check_all(&mapping, &sheet.rows);
        Ok(Checked {
            sheet,
            mapping,
            members,
            problems,
        })
    });
    read.await?
        .map_err(|bad: crate::server::uploads::BadFile| AppError::invalid("file", bad.message(lang)))
}

/// The upload of the staff area: reads, checks, keeps what was read for the report. Gives the code of the import.
///
/// # Errors
/// [`AppError::Forbidden`] below librarian; [`AppError::Invalid`] on `file`.
pub async fn check_upload(ctx: &Ctx, upload: Upload) -> Result<String, AppError> {
    let viewer = ctx.at_least(Role::Librarian)?;
    let chosen = upload.field("source").parse::<Source>();
    let key = upload.once(viewer.id);
    let checked = read_file(ctx.lang, upload.bytes).await?;
    let source = chosen.unwrap_or(checked.sheet.source);
    stage(&ctx.app, Some((viewer.id, &key)), source, &upload.name, &checked).await
}

/// Keeps what was read, and gives the code of the import. `by` is who sent it and the key of their form, or nobody at a terminal.
///
/// # Errors
/// [`AppError::Internal`]; [`AppError::Invalid`] for what is no key.
pub async fn stage(
    app: &App,
    by: Option<(AccountId, &str)>,
    source: Source,
    file_name: &str,
    checked: &Checked,
) -> Result<String, AppError> {
    let code = new_token()[..8].to_owned();
    let actor = Actor {
        account: by.map(|by| by.0),
        hub: Some(app.hub().clone()),
    };
    let mut tx = app.db().write(app.now(), actor).await?;
    if let Some((_, key)) = by {
        if let Some(before) = tx.repeated(key).await? {
            return Ok(before);
        }
        tx.remember(key, &code).await?;
    }
    let id = new_import_id(tx.now());
    let import = NewImport {
        id,
        code: &code,
        source: source.as_str(),
        file_name,
        headings: json(&checked.sheet.headings),
        dropped: json(&checked.sheet.dropped),
        mapping: json(&checked.mapping),
        rows: count(checked.sheet.rows.len()),
        good: count(checked.members.len()),
        by_account: by.map(|by| by.0),
    };
    imports::insert(&mut tx, &import).await?;
    for (position, rows) in (0_i64..).zip(checked.sheet.rows.chunks(STEP)) {
        imports::insert_chunk(&mut tx, id, position, rows).await?;
    }
    imports::put_problems(&mut tx, id, &checked.problems).await?;
    tx.audit("members.checked", &code, file_name).await?;
    tx.commit().await?;
    Ok(code)
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// An import as its page shows it.
pub struct Report {
    pub import: ImportRow,
    pub headings: Vec<String>,
    pub dropped: Vec<String>,
    pub mapping: Mapping,
    /// The first few as they will be kept.
    pub sample: Vec<NewMember>,
    pub problems: Vec<(i64, Problem)>,
    pub problem_count: i64,
    /// Was the run cut short?
    pub stalled: bool,
}

/// # Errors
/// [`AppError::Forbidden`] below librarian; [`AppError::NotFound`].
pub async fn report(ctx: &Ctx, code: &str, page: i64) -> Result<Report, AppError> {
    ctx.at_least(Role::Librarian)?;
    let mut db = ctx.read().await?;
    let import = imports::find(&mut db, code).await?.ok_or(AppError::NotFound)?;
    let mapping: Mapping = serde_json::from_str(&import.mapping).unwrap_or_default();
    let sample = if import.state == "checked" {
        let rows = imports::rows(&mut db, import.id).await?;
        let (members, _) = check_all(&mapping, &rows[..rows.len().min(SAMPLE * 4)]);
        members
            .into_iter()
            .map(|(_, member)| member)
            .take(SAMPLE)
            .collect()
    } else {
        Vec::new()
    };
    let skip = page.max(0).saturating_mul(PROBLEMS_PAGE);
    Ok(Report {
        headings: serde_json::from_str(&import.headings).unwrap_or_default(),
        dropped: serde_json::from_str(&import.dropped).unwrap_or_default(),
        mapping,
        sample,
        problems: imports::problems(&mut db, import.id, skip, PROBLEMS_PAGE).await?,
        problem_count: imports::count_problems(&mut db, import.id).await?,
        stalled: import.state == "running" && import.beat_at < ctx.now() - STALE,
        import,
    })
}

/// The last imports, newest first.
///
/// # Errors
/// [`AppError::Forbidden`] below librarian.
pub async fn latest(ctx: &Ctx) -> Result<Vec<ImportRow>, AppError> {
    ctx.at_least(Role::Librarian)?;
    Ok(imports::latest(&mut *ctx.read().await?, 10).await?)
}

/// Checks again with columns chosen by a person.
///
/// # Errors
/// [`AppError::Forbidden`] below librarian; [`AppError::NotFound`]; [`AppError::Invalid`] by field;
/// [`AppError::Conflict`] once it runs.
pub async fn map(ctx: &Ctx, form: &MapForm) -> Result<(), AppError> {
    ctx.at_least(Role::Librarian)?;
    let mut db = ctx.read().await?;
    let import = waiting(ctx, imports::find(&mut db, &form.import).await?)?;
    let headings: Vec<String> = serde_json::from_str(&import.headings).unwrap_or_default();
    let mapping = check_mapping(ctx.lang, form, headings.len())?;
    let rows = imports::rows(&mut db, import.id).await?;
    drop(db);
    let (members, problems) = check_all(&mapping, &rows);
    let mut tx = ctx.write().await?;
    waiting(ctx, imports::find(&mut tx, &form.import).await?)?;
    imports::set_mapping(&mut tx, import.id, &json(&mapping), count(members.len())).await?;
    imports::put_problems(&mut tx, import.id, &problems).await?;
    tx.audit("members.mapped", &import.code, &json(&mapping)).await?;
    tx.commit().await
}

fn waiting(ctx: &Ctx, import: Option<ImportRow>) -> Result<ImportRow, AppError> {
    let import = import.ok_or(AppError::NotFound)?;
    if import.state == "checked" {
        Ok(import)
    } else {
        Err(AppError::Conflict(texts::already_running(ctx.lang).into()))
    }
}

fn check_mapping(lang: Lang, form: &MapForm, columns: usize) -> Result<Mapping, AppError> {
    let mut errors = FieldErrors::default();
    let mut mapping = Mapping::default();
    for field in Field::ALL {
        match form.column(field) {
            "" if matches!(field, Field::Number | Field::Name) => {
                errors.add(field.as_str(), texts::column_missing(lang));
            }
            "" => (),
            column => match column.parse::<usize>() {
                Ok(column) if column < columns => mapping.set(field, Some(column)),
                _ => errors.add(field.as_str(), texts::column_wrong(lang)),
            },
        }
    }
    errors.check()?;
    Ok(mapping)
}

/// Starts the run in the background. Pressed twice, or by two people, it still runs once.
///
/// # Errors
/// [`AppError::Forbidden`] below librarian; [`AppError::NotFound`]; [`AppError::Invalid`] when nothing can be kept.
pub async fn confirm(ctx: &Ctx, form: &ConfirmForm) -> Result<(), AppError> {
    let viewer = ctx.at_least(Role::Librarian)?;
    if take_over(&ctx.app, Some(viewer.id), ctx.lang, &form.import).await? {
        let (app, code) = (ctx.app.clone(), form.import.clone());
        let actor = Some(viewer.id);
        tokio::spawn(async move {
            if let Err(error) = run(&app, actor, &code, |_, _| ()).await {
                tracing::warn!(code, %error, "an import of members stopped; it can be resumed");
            }
        });
    }
    Ok(())
}

/// Claims the import for a run of ours. `false`: someone else's runs already, or is done.
///
/// # Errors
/// [`AppError::NotFound`]; [`AppError::Invalid`] when no row can be kept.
pub async fn take_over(app: &App, by: Option<AccountId>, lang: Lang, code: &str) -> Result<bool, AppError> {
    let actor = Actor {
        account: by,
        hub: Some(app.hub().clone()),
    };
    let mut tx = app.db().write(app.now(), actor).await?;
    let import = imports::find(&mut tx, code).await?.ok_or(AppError::NotFound)?;
    if import.good == 0 {
        return Err(AppError::invalid("", texts::nothing_good(lang)));
    }
    let stale = tx.now() - STALE;
    let taken = imports::take(&mut tx, import.id, stale).await?;
    if taken {
        tx.audit("members.import_began", code, &import.file_name).await?;
    }
    tx.commit().await?;
    Ok(taken)
}

/// Keeps the members step by step, each step a transaction of its own, and goes on where an earlier run stopped.
/// `progress` hears how many of how many are done.
///
/// # Errors
/// [`AppError::Internal`]; what was done until then stays, and a later run goes on from there.
pub async fn run(
    app: &App,
    by: Option<AccountId>,
    code: &str,
    progress: impl Fn(i64, i64),
) -> Result<ImportRow, AppError> {
    let mut db = app.db().read().await?;
    let import = imports::find(&mut db, code).await?.ok_or(AppError::NotFound)?;
    let rows: Vec<RawRow> = imports::rows(&mut db, import.id).await?;
    drop(db);
    let source: Source = import.source.parse().unwrap_or(Source::Slims);
    let mapping: Mapping = serde_json::from_str(&import.mapping).unwrap_or_default();
    let members = off_thread("members import", move || check_all(&mapping, &rows).0).await?;
    let members: Vec<NewMember> = members.into_iter().map(|(_, member)| member).collect();
    let mut done = usize::try_from(import.done).unwrap_or(0).min(members.len());
    let actor = Actor {
        account: by,
        hub: Some(app.hub().clone()),
    };
    for step in members[done..].chunks(STEP) {
        let mut tx = app.db().write(app.now(), actor.clone()).await?;
        let tally: Tally = store::upsert(&mut tx, source, step).await?;
        imports::advance(&mut tx, import.id, count(step.len()), tally).await?;
        done += step.len();
        let detail = format!(
            "{done} of {}: {} added, {} changed",
            members.len(),
            tally.added,
            tally.changed
        );
        tx.audit("members.imported", code, &detail).await?;
        tx.commit().await?;
        progress(count(done), count(members.len()));
    }
    let mut tx = app.db().write(app.now(), actor).await?;
    imports::finish(&mut tx, import.id).await?;
    imports::delete_rows(&mut tx, import.id).await?;
    tx.audit("members.import_done", code, "").await?;
    tx.commit().await?;
    look_at(app, code).await
}

/// How an import stands.
///
/// # Errors
/// [`AppError::NotFound`].
pub async fn look_at(app: &App, code: &str) -> Result<ImportRow, AppError> {
    imports::find(&mut *app.db().read().await?, code)
        .await?
        .ok_or(AppError::NotFound)
}

/// Imports that wait for a person: to be confirmed, or to be resumed.
///
/// # Errors
/// [`AppError::Internal`].
pub async fn needs(ctx: &Ctx) -> Result<Vec<Need>, AppError> {
    let waits = |import: ImportRow| {
        let (due, note) = match import.state.as_str() {
            "checked" => (import.created_at + super::WAITS, texts::waits_for_you(ctx.lang)),
            "running" if import.beat_at < ctx.now() - STALE => {
                (import.beat_at, texts::was_cut_short(ctx.lang))
            }
            _ => return None,
        };
        Some(Need {
            due,
            title: texts::import_of(ctx.lang, &import.file_name),
            note: note.to_owned(),
            href: format!("/petugas/anggota/impor/{}", import.code),
        })
    };
    Ok(latest(ctx).await?.into_iter().filter_map(waits).collect())
}
