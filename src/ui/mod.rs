//! What pages and islands are built of. Native HTML first; the class names are those of `style/README.md`.

#[cfg(feature = "ssr")]
mod dialog;
#[cfg(feature = "ssr")]
mod form;
#[cfg(feature = "ssr")]
mod frame;
mod icon;
#[cfg(feature = "ssr")]
mod languages;
#[cfg(feature = "ssr")]
mod page;
#[cfg(feature = "ssr")]
mod pager;
#[cfg(feature = "ssr")]
mod parts;
mod redraw;
pub mod texts;

pub use icon::Icon;
pub use redraw::redraw;
#[cfg(feature = "ssr")]
pub use {
    dialog::Dialog,
    form::{Field, FormErrors, NewKey, Select, TextArea},
    frame::Frame,
    languages::Languages,
    page::{Refused, page, titled},
    pager::Pager,
    parts::{Avatar, Crumbs, Empty, Tabs},
};
