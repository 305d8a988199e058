//! Who the library is.

use crate::{
    auth::{
        Role,
        rules::{normal_email, normal_phone},
    },
    error::{AppError, FieldErrors},
    i18n::Lang,
    library::{Profile, ProfileForm, Words, rules::handle_of, store, texts},
    server::Ctx,
    tidy::tidy_line,
};

const NAME_MAX: usize = 120;
const SHORT_NAME_MAX: usize = 60;
const LINE_MAX: usize = 200;
const ABOUT_MAX: usize = 1500;

/// Writes the profile.
///
/// # Errors
/// [`AppError::Forbidden`] below manager; [`AppError::Invalid`] by field.
pub async fn describe(ctx: &Ctx, form: &ProfileForm) -> Result<(), AppError> {
    ctx.at_least(Role::Manager)?;
    let mut profile = check(ctx.lang, form)?;
    let mut tx = ctx.write().await?;
    profile.demonstration = super::profile(&mut tx).await?.demonstration;
    store::save_profile(&mut tx, &profile).await?;
    tx.audit("library.described", &profile.name, "").await?;
    tx.commit().await?;
    super::renew(&ctx.app).await
}

fn check(lang: Lang, form: &ProfileForm) -> Result<Profile, AppError> {
    let mut errors = FieldErrors::default();
    let profile = Profile {
        name: required(lang, "name", &form.name, NAME_MAX, &mut errors),
        short_name: required(lang, "short_name", &form.short_name, SHORT_NAME_MAX, &mut errors),
        tagline: Words::new(
            line(lang, "tagline_id", &form.tagline_id, LINE_MAX, &mut errors),
            line(lang, "tagline_en", &form.tagline_en, LINE_MAX, &mut errors),
        ),
        about: Words::new(
            line(lang, "about_id", &form.about_id, ABOUT_MAX, &mut errors),
            line(lang, "about_en", &form.about_en, ABOUT_MAX, &mut errors),
        ),
        address: line(lang, "address", &form.address, LINE_MAX, &mut errors),
        city: line(lang, "city", &form.city, LINE_MAX, &mut errors),
        province: line(lang, "province", &form.province, LINE_MAX, &mut errors),
        phone: line(lang, "phone", &form.phone, 40, &mut errors),
        whatsapp: known(&form.whatsapp, normal_phone, || {
            errors.add("whatsapp", texts::whatsapp_wrong(lang));
        })
        .trim_start_matches('+')
        .to_owned(),
        email: known(&form.email, normal_email, || {
            errors.add("email", texts::email_wrong(lang))
        }),
        instagram: known(&form.instagram, handle_of, || {
            errors.add("instagram", texts::handle_wrong(lang));
        }),
        facebook: known(&form.facebook, handle_of, || {
            errors.add("facebook", texts::handle_wrong(lang));
        }),
        demonstration: false,
    };
    errors.check()?;
    Ok(profile)
}

/// One tidy line of at most `most` letters.
pub(super) fn line(lang: Lang, field: &str, text: &str, most: usize, errors: &mut FieldErrors) -> String {
    let line = tidy_line(text);
    if line.chars().count() > most {
        errors.add(field, texts::too_many_letters(lang, most));
    }
    line
}

/// The same, and not empty.
pub(super) fn required(lang: Lang, field: &str, text: &str, most: usize, errors: &mut FieldErrors) -> String {
    let line = line(lang, field, text, most, errors);
    if line.is_empty() {
        errors.add(field, texts::required(lang));
    }
    line
}

/// The normal form of what was typed; empty stays empty.
fn known(text: &str, normal: impl Fn(&str) -> Option<String>, wrong: impl FnOnce()) -> String {
    if text.trim().is_empty() {
        return String::new();
    }
    normal(text).unwrap_or_else(|| {
        wrong();
        String::new()
    })
}
