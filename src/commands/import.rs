//! `sapa import members FILE`: members from the export of SLiMS or INLISLite.

use super::{Done, open};
use crate::{
    i18n::Lang,
    members::{
        Field, Source,
        backend::{look_at, read_file, run as keep, stage, take_over},
        pages::said,
        read::ROWS_MAX,
    },
    server::Config,
};
use clap::Subcommand;
use std::{fs, path::PathBuf, time::Instant};

#[derive(Debug, Subcommand)]
pub enum Import {
    /// Bring members in; the same file twice changes nothing.
    Members {
        /// A CSV or XLSX export. Religion, mother's name, national id number and passwords in it are never read.
        file: PathBuf,
        /// `slims` or `inlislite`; told by the file otherwise.
        #[arg(long)]
        source: Option<Source>,
        /// Which column fills which field, where the headings do not say it: `--column number="Nomor Kartu"`. May be repeated.
        #[arg(long = "column", value_name = "FIELD=HEADING", value_parser = column)]
        columns: Vec<(Field, String)>,
        /// Say what it would do, and keep nothing.
        #[arg(long)]
        dry_run: bool,
    },
}

fn column(text: &str) -> Result<(Field, String), String> {
    let (field, heading) = text
        .split_once('=')
        .ok_or("a field, `=`, and a heading of the file")?;
    let known = Field::ALL.iter().find(|known| known.as_str() == field);
    let known = known.ok_or_else(|| {
        format!(
            "no field \"{field}\"; there are {}",
            Field::ALL.map(Field::as_str).join(", ")
        )
    })?;
    Ok((*known, heading.to_owned()))
}

/// # Errors
/// When the file cannot be read, or the database refuses.
pub async fn run(config: Config, import: Import) -> Done {
    let Import::Members {
        file,
        source,
        columns,
        dry_run,
    } = import;
    let bytes = fs::read(&file)?;
    let name = file
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let began = Instant::now();
    let checked = read_file(Lang::En, bytes.into())
        .await
        .map_err(|error| match &error {
            crate::error::AppError::Invalid(errors) => errors.get("file").unwrap_or("unreadable").to_owned(),
            other => other.message(Lang::En),
        })?;
    let headings = checked.sheet.headings.join(", ");
    let checked = checked
        .filled_from(&columns)
        .map_err(|heading| format!("{name} has no column \"{heading}\"; it has {headings}"))?;
    let source = source.unwrap_or(checked.sheet.source);
    println!("{name}: {} rows of {}", checked.sheet.rows.len(), source.name());
    if !checked.sheet.dropped.is_empty() {
        println!("Never read: {}", checked.sheet.dropped.join(", "));
    }
    for (line, problem) in checked.problems.iter().take(ROWS_MAX) {
        let follows = if problem.is_remark() {
            "kept, and this is left as it is"
        } else {
            "not kept"
        };
        println!("row {line}: {} ({follows})", said(Lang::En, *problem));
    }
    println!("{} members are ready to keep.", checked.members.len());
    if dry_run {
        return Ok(());
    }
    let app = open(config).await?;
    let code = stage(&app, None, source, &name, &checked).await?;
    if !take_over(&app, None, Lang::En, &code)
        .await
        .map_err(|error| error.message(Lang::En))?
    {
        return Err("another process took this import over".into());
    }
    keep(&app, None, &code, |done, of| println!("{done} of {of}")).await?;
    let import = look_at(&app, &code).await?;
    println!(
        "{} new, {} brought up to date, {} as they were, in {:.1} s.",
        import.added,
        import.changed,
        import.good - import.added - import.changed,
        began.elapsed().as_secs_f64()
    );
    app.db().close().await;
    Ok(())
}
