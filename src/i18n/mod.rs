//! Two languages, Indonesian first. Each slice keeps its words in its own `texts.rs`, written with [`texts!`], so a
//! text that lacks a language, or an argument, does not compile, and the browser downloads only the texts that its
//! islands say.
//!
//! `leptos_i18n` 0.6 was weighed and left: with islands its provider is itself an island around the page, so every
//! page would fetch the wasm that only live pages need (`shared/design.md`, budgets).

#[cfg(feature = "ssr")]
mod dates;
mod numbers;
#[cfg(feature = "ssr")]
pub use dates::{
    Zone, clock_time, date_and_time, day, day_and_year, minute_of, minute_of_day, month, short_day, weekday,
};
pub use numbers::{grouped, marks, percent};

use serde::{Deserialize, Serialize};

/// The reader's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    Id,
    En,
}

impl Lang {
    pub const ALL: [Self; 2] = [Self::Id, Self::En];

    /// The BCP 47 tag, as in `<html lang>`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }

    /// Its own name for itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Id => "Bahasa Indonesia",
            Self::En => "English",
        }
    }

    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next()?;
        match primary.to_ascii_lowercase().as_str() {
            // `in` is the code that old Android phones still send for Indonesian.
            "id" | "in" => Some(Self::Id),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The first language we speak in an `Accept-Language` header, in the reader's order of preference.
    #[must_use]
    pub fn negotiate(accept_language: &str) -> Self {
        let weight = |part: &str| {
            part.split_once(";q=")
                .map_or(1.0, |(_, q)| q.trim().parse::<f32>().unwrap_or(0.0))
        };
        let mut wanted: Vec<_> = accept_language
            .split(',')
            .filter_map(|part| Some((Self::from_tag(part.split(';').next()?)?, weight(part))))
            .collect();
        wanted.sort_by(|a, b| b.1.total_cmp(&a.1));
        wanted.first().map_or(Self::Id, |(lang, _)| *lang)
    }
}

/// Declares functions that say one thing in every language.
///
/// A text without arguments gives `&'static str`, one with arguments a `String`. `|` divides an English singular from its
/// plural, by the first argument; Indonesian has no plural forms.
///
/// ```
/// use sapa::i18n::{Lang, texts};
/// texts! {
///     book_room() { id: "Pesan ruang", en: "Book a room" }
///     replies(n: i64) { id: "{n} balasan", en: "{n} reply" | "{n} replies" }
/// }
/// assert_eq!(book_room(Lang::Id), "Pesan ruang");
/// assert_eq!(replies(Lang::En, 2), "2 replies");
/// ```
///
/// A language that is missing is refused by the compiler:
///
/// ```compile_fail
/// use sapa::i18n::{Lang, texts};
/// texts! { book_room() { id: "Pesan ruang" } }
/// ```
#[macro_export]
macro_rules! texts {
    ($( $(#[$meta:meta])* $name:ident ( $($arg:ident : $ty:ty),* $(,)? )
        { id: $id:literal, en: $en:literal $(| $many:literal)? $(,)? } )*) => {
        $( $crate::texts!(@one [$(#[$meta])*] $name ($($arg: $ty),*) $id, $en $(, $many)?); )*
    };
    (@one [$(#[$meta:meta])*] $name:ident () $id:literal, $en:literal) => {
        $(#[$meta])*
        #[must_use]
        pub const fn $name(lang: $crate::i18n::Lang) -> &'static str {
            match lang {
                $crate::i18n::Lang::Id => $id,
                $crate::i18n::Lang::En => $en,
            }
        }
    };
    (@one [$(#[$meta:meta])*] $name:ident ($($arg:ident : $ty:ty),+) $id:literal, $en:literal) => {
        $(#[$meta])*
        #[must_use]
        pub fn $name(lang: $crate::i18n::Lang, $($arg: $ty),+) -> String {
            match lang {
                $crate::i18n::Lang::Id => format!($id),
                $crate::i18n::Lang::En => format!($en),
            }
        }
    };
    (@one [$(#[$meta:meta])*] $name:ident ($first:ident : $fty:ty $(, $arg:ident : $ty:ty)*) $id:literal, $en:literal, $many:literal) => {
        $(#[$meta])*
        #[must_use]
        pub fn $name(lang: $crate::i18n::Lang, $first: $fty $(, $arg: $ty)*) -> String {
            match lang {
                $crate::i18n::Lang::Id => format!($id),
                $crate::i18n::Lang::En if $first == 1 => format!($en),
                $crate::i18n::Lang::En => format!($many),
            }
        }
    };
}
pub use crate::texts;

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn a_phone_set_to_old_indonesian_reads_indonesian() {
        assert_eq!(Lang::negotiate("in-ID,in;q=0.9,en-US;q=0.8"), Lang::Id);
    }

    #[test]
    fn the_readers_preference_wins_over_the_order_of_the_header() {
        assert_eq!(Lang::negotiate("id;q=0.3, en;q=0.9"), Lang::En);
    }

    #[test]
    fn a_language_we_do_not_speak_gives_indonesian() {
        assert_eq!(Lang::negotiate("fr-FR,fr"), Lang::Id);
        assert_eq!(Lang::negotiate(""), Lang::Id);
    }
}
