//! What the staff may do with the library's own data.

use super::{ClosureForm, FacilityForm, HoursForm, ProfileForm, StandardForm};
use crate::error::AppError;
use leptos::prelude::*;

/// Says who the library is. Manager.
#[server(prefix = "/api", endpoint = "library/describe")]
pub async fn describe(#[server(flatten)] form: ProfileForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other};
    let ctx = Ctx::current();
    backend::describe(&ctx, &form).await?;
    notice(texts::profile_saved(ctx.lang));
    see_other("/petugas/perpustakaan/profil");
    Ok(())
}

/// Sets the hours of the week. Manager.
#[server(prefix = "/api", endpoint = "library/set_hours")]
pub async fn set_hours(#[server(flatten)] form: HoursForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other};
    let ctx = Ctx::current();
    backend::set_hours(&ctx, &form).await?;
    notice(texts::hours_saved(ctx.lang));
    see_other("/petugas/perpustakaan");
    Ok(())
}

/// Closes the library on some days. Librarian.
#[server(prefix = "/api", endpoint = "library/close")]
pub async fn close(#[server(flatten)] form: ClosureForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other};
    let ctx = Ctx::current();
    backend::close(&ctx, &form).await?;
    notice(texts::closure_saved(ctx.lang));
    see_other("/petugas/perpustakaan");
    Ok(())
}

/// Takes a closure back. Librarian.
#[server(prefix = "/api", endpoint = "library/reopen")]
pub async fn reopen(day: String) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other};
    let ctx = Ctx::current();
    backend::reopen(&ctx, &day).await?;
    notice(texts::reopened(ctx.lang));
    see_other("/petugas/perpustakaan");
    Ok(())
}

/// Says how a facility stands today. Librarian.
#[server(prefix = "/api", endpoint = "library/set_facility_state")]
pub async fn set_facility_state(#[server(flatten)] form: FacilityForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other};
    let ctx = Ctx::current();
    backend::set_facility_state(&ctx, &form).await?;
    notice(texts::facility_saved(ctx.lang));
    see_other("/petugas/perpustakaan/fasilitas");
    Ok(())
}

/// Writes a facility, new or old. Manager.
#[server(prefix = "/api", endpoint = "library/save_facility")]
pub async fn save_facility(#[server(flatten)] form: FacilityForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other};
    let ctx = Ctx::current();
    backend::save_facility(&ctx, &form).await?;
    notice(texts::facility_saved(ctx.lang));
    see_other("/petugas/perpustakaan/fasilitas");
    Ok(())
}

/// Strikes a facility from the list. Manager.
#[server(prefix = "/api", endpoint = "library/remove_facility")]
pub async fn remove_facility(slug: String) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other};
    let ctx = Ctx::current();
    let name = backend::remove_facility(&ctx, &slug).await?;
    notice(&texts::removed(ctx.lang, &name));
    see_other("/petugas/perpustakaan/fasilitas");
    Ok(())
}

/// Writes a promise of the charter, new or old. Manager.
#[server(prefix = "/api", endpoint = "library/save_standard")]
pub async fn save_standard(#[server(flatten)] form: StandardForm) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other};
    let ctx = Ctx::current();
    backend::save_standard(&ctx, &form).await?;
    notice(texts::standard_saved(ctx.lang));
    see_other("/petugas/perpustakaan/layanan");
    Ok(())
}

/// Strikes a promise from the charter. Manager.
#[server(prefix = "/api", endpoint = "library/remove_standard")]
pub async fn remove_standard(slug: String) -> Result<(), AppError> {
    use super::{backend, texts};
    use crate::server::{Ctx, notice, see_other};
    let ctx = Ctx::current();
    let name = backend::remove_standard(&ctx, &slug).await?;
    notice(&texts::removed(ctx.lang, &name));
    see_other("/petugas/perpustakaan/layanan");
    Ok(())
}
