//! Pages of the survey: the questionnaire, the kiosk, results, and the staff's.

mod choices;
mod desk;
mod kiosk;
mod questionnaire;
mod result;
mod result_page;
mod wave;
mod words;

pub use desk::SurveyDeskPage;
pub use kiosk::{KioskAnswers, KioskPage, KioskThanksPage};
pub use questionnaire::{SurveyPage, ThanksPage};
pub use result_page::ResultPage;
pub use wave::WavePage;
pub(super) use words::{decimal, group_name, grouping_name, performance, period, whole};
