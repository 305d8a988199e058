//! The document shell and the route table.

use crate::{
    auth::pages::{
        AccountsPage, AskResetPage, ChangePasswordPage, MePage, NewPasswordPage, PrivacyPage, ProfilePage,
        RegisterPage, SignInPage,
    },
    discussions::pages::{
        EditPostPage, GroupPage, GroupsPage, ModeratePostPage, NewTopicPage, ReportPostPage,
        StaffDiscussionsPage, StaffGroupPage, ThreadPage,
    },
    error::AppError,
    home::HomePage,
    library::{
        self,
        pages::{
            AboutPage, StaffCharterPage, StaffFacilitiesPage, StaffFacilityPage, StaffHoursPage,
            StaffProfilePage, StaffStandardPage,
        },
    },
    members::pages::{ClaimPage, StaffImportPage, StaffMembersPage},
    quizzes::pages::{
        AttemptPage, AttemptPracticePage, AttemptResultPage, BankPage, CertificatePage, EditQuestionPage,
        EditQuizPage, ExportPage, HallPage, ImportPage, ImportedPage, JoinPage, MyGamePage, NewQuestionPage,
        NewQuizPage, PacedQuizPage, PacedReportPage, PadPage, PlayersPage, PracticePage, PreviewPage,
        QuizPage, QuizzesPage, RemotePage, ResultsPage, SeasonPage, StaffQuizzesPage,
    },
    rooms::pages::{BookRoomPage, BookingPage, EditRoomPage, NewRoomPage, RoomDeskPage, RoomPage, RoomsPage},
    server::{Ctx, Failure, asset, content_security_policy},
    staff::pages::DeskPage,
    surveys::pages::{
        KioskPage, KioskThanksPage, ResultPage, SurveyDeskPage, SurveyPage, ThanksPage, WavePage,
    },
    ui::{Frame, Refused},
};
use axum::http::{HeaderValue, header};
use leptos::{nonce::use_nonce, prelude::*};
use leptos_axum::ResponseOptions;
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::{
    SsrMode::Async,
    components::{Route, Router, Routes},
    path,
};

/// One whole document.
#[must_use]
pub fn shell() -> AnyView {
    provide_meta_context();
    allow_own_scripts();
    let ctx = Ctx::current();
    let lang = ctx.lang;
    let (js, wasm) = browser_half(ctx.path());
    view! {
        <!DOCTYPE html>
        <html lang=lang.tag()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
                <meta name="color-scheme" content="light dark" />
                <link rel="stylesheet" href=asset("sapa.css").unwrap_or_default() />
                <link rel="icon" type="image/svg+xml" href=asset("favicon.svg").unwrap_or_default() />
                <link rel="apple-touch-icon" href=asset("icons/apple-touch-icon.png").unwrap_or_default() />
                <link rel="manifest" href=library::manifest::PATH />
                // Fetches the wasm after first paint, and only where there is an island.
                <script defer="" src=asset("boot.js").unwrap_or_default() data-js=js data-wasm=wasm></script>
                <MetaTags />
            </head>
            <body data-icons=asset("icons.svg")>
                <Router>
                    <Frame>
                        <Table />
                    </Frame>
                </Router>
            </body>
        </html>
    }
    .into_any()
}

/// What wakes the islands of the page at `path`. A player's phone gets the part that holds the pad, and so does the page that leads
/// there; a debug build has everything in one.
fn browser_half(path: &str) -> (Option<&'static str>, Option<&'static str>) {
    let rest = (asset("sapa.js"), asset("sapa_bg.wasm"));
    let pad = (asset("pad.js"), asset("pad_bg.wasm"));
    let plays = path.starts_with("/kuis/main/") || path == "/kuis/gabung";
    if plays && pad.0.is_some() { pad } else { rest }
}

/// The route table without a document, for listing the routes at start.
#[must_use]
pub fn routes_alone() -> AnyView {
    view! { <Router><Table /></Router> }.into_any()
}

/// Every page of the site. All are rendered whole before they are sent, so that an error has its status.
#[component]
fn Table() -> impl IntoView {
    view! {
        <Routes fallback=nothing_here>
            <Route path=path!("/") view=HomePage ssr=Async />
            <Route path=path!("/tentang") view=AboutPage ssr=Async />
            <Route path=path!("/petugas/perpustakaan") view=StaffHoursPage ssr=Async />
            <Route path=path!("/petugas/perpustakaan/profil") view=StaffProfilePage ssr=Async />
            <Route path=path!("/petugas/perpustakaan/fasilitas") view=StaffFacilitiesPage ssr=Async />
            <Route path=path!("/petugas/perpustakaan/fasilitas/:slug") view=StaffFacilityPage ssr=Async />
            <Route path=path!("/petugas/perpustakaan/layanan") view=StaffCharterPage ssr=Async />
            <Route path=path!("/petugas/perpustakaan/layanan/:slug") view=StaffStandardPage ssr=Async />
            <Route path=path!("/klaim") view=ClaimPage ssr=Async />
            <Route path=path!("/petugas/anggota") view=StaffMembersPage ssr=Async />
            <Route path=path!("/petugas/anggota/impor/:code") view=StaffImportPage ssr=Async />
            <Route path=path!("/daftar") view=RegisterPage ssr=Async />
            <Route path=path!("/masuk") view=SignInPage ssr=Async />
            <Route path=path!("/lupa-sandi") view=AskResetPage ssr=Async />
            <Route path=path!("/sandi-baru") view=NewPasswordPage ssr=Async />
            <Route path=path!("/saya") view=MePage ssr=Async />
            <Route path=path!("/saya/profil") view=ProfilePage ssr=Async />
            <Route path=path!("/saya/data") view=PrivacyPage ssr=Async />
            <Route path=path!("/saya/sandi") view=ChangePasswordPage ssr=Async />
            <Route path=path!("/petugas") view=DeskPage ssr=Async />
            <Route path=path!("/kuis") view=QuizzesPage ssr=Async />
            <Route path=path!("/kuis/gabung") view=JoinPage ssr=Async />
            <Route path=path!("/kuis/main/:pin") view=PadPage ssr=Async />
            <Route path=path!("/kuis/layar/:pin") view=HallPage ssr=Async />
            <Route path=path!("/kuis/musim") view=SeasonPage ssr=Async />
            <Route path=path!("/saya/kuis/:code") view=MyGamePage ssr=Async />
            <Route path=path!("/saya/kuis/:code/latihan") view=PracticePage ssr=Async />
            <Route path=path!("/saya/kuis/:code/piagam") view=CertificatePage ssr=Async />
            <Route path=path!("/kuis/:slug") view=QuizPage ssr=Async />
            <Route path=path!("/kuis/:slug/mandiri") view=PacedQuizPage ssr=Async />
            <Route path=path!("/kuis/:slug/mandiri/:code") view=AttemptPage ssr=Async />
            <Route path=path!("/kuis/:slug/mandiri/:code/hasil") view=AttemptResultPage ssr=Async />
            <Route path=path!("/kuis/:slug/mandiri/:code/latihan") view=AttemptPracticePage ssr=Async />
            <Route path=path!("/petugas/kuis") view=StaffQuizzesPage ssr=Async />
            <Route path=path!("/petugas/kuis/baru") view=NewQuizPage ssr=Async />
            <Route path=path!("/petugas/kuis/sunting/:slug") view=EditQuizPage ssr=Async />
            <Route path=path!("/petugas/kuis/bank") view=BankPage ssr=Async />
            <Route path=path!("/petugas/kuis/soal") view=NewQuestionPage ssr=Async />
            <Route path=path!("/petugas/kuis/soal/:code") view=EditQuestionPage ssr=Async />
            <Route path=path!("/petugas/kuis/pratinjau") view=PreviewPage ssr=Async />
            <Route path=path!("/petugas/kuis/main/:pin") view=RemotePage ssr=Async />
            <Route path=path!("/petugas/kuis/main/:pin/pemain") view=PlayersPage ssr=Async />
            <Route path=path!("/petugas/kuis/hasil/:code") view=ResultsPage ssr=Async />
            <Route path=path!("/petugas/kuis/mandiri/:code") view=PacedReportPage ssr=Async />
            <Route path=path!("/petugas/kuis/impor") view=ImportPage ssr=Async />
            <Route path=path!("/petugas/kuis/impor/:token") view=ImportedPage ssr=Async />
            <Route path=path!("/petugas/kuis/ekspor") view=ExportPage ssr=Async />
            <Route path=path!("/petugas/akun") view=AccountsPage ssr=Async />
            <Route path=path!("/ruang") view=RoomsPage ssr=Async />
            <Route path=path!("/ruang/pesanan/:kode") view=BookingPage ssr=Async />
            <Route path=path!("/ruang/:slug") view=RoomPage ssr=Async />
            <Route path=path!("/ruang/:slug/pesan") view=BookRoomPage ssr=Async />
            <Route path=path!("/petugas/ruang") view=RoomDeskPage ssr=Async />
            <Route path=path!("/petugas/ruang/baru") view=NewRoomPage ssr=Async />
            <Route path=path!("/petugas/ruang/:slug") view=EditRoomPage ssr=Async />
            <Route path=path!("/survei") view=SurveyPage ssr=Async />
            <Route path=path!("/survei/terima-kasih") view=ThanksPage ssr=Async />
            <Route path=path!("/survei/hasil/:wave") view=ResultPage ssr=Async />
            <Route path=path!("/survei/kios") view=KioskPage ssr=Async />
            <Route path=path!("/survei/kios/terima-kasih") view=KioskThanksPage ssr=Async />
            <Route path=path!("/petugas/survei") view=SurveyDeskPage ssr=Async />
            <Route path=path!("/petugas/survei/:wave") view=WavePage ssr=Async />
            <Route path=path!("/diskusi") view=GroupsPage ssr=Async />
            <Route path=path!("/diskusi/:group") view=GroupPage ssr=Async />
            <Route path=path!("/diskusi/:group/baru") view=NewTopicPage ssr=Async />
            <Route path=path!("/diskusi/:group/:topic") view=ThreadPage ssr=Async />
            <Route path=path!("/diskusi/:group/:topic/:post/ubah") view=EditPostPage ssr=Async />
            <Route path=path!("/diskusi/:group/:topic/:post/lapor") view=ReportPostPage ssr=Async />
            <Route path=path!("/diskusi/:group/:topic/:post/kelola") view=ModeratePostPage ssr=Async />
            <Route path=path!("/petugas/diskusi") view=StaffDiscussionsPage ssr=Async />
            <Route path=path!("/petugas/diskusi/baru") view=StaffGroupPage ssr=Async />
            <Route path=path!("/petugas/diskusi/:group") view=StaffGroupPage ssr=Async />
        </Routes>
    }
}

/// No page has this address, unless a layer before the pages has something to say.
fn nothing_here() -> impl IntoView {
    let error = use_context::<Failure>().map_or(AppError::NotFound, |failure| failure.0);
    view! { <Refused error /> }
}

fn allow_own_scripts() {
    let (Some(nonce), Some(response)) = (use_nonce(), use_context::<ResponseOptions>()) else {
        return;
    };
    if let Ok(policy) = HeaderValue::from_str(&content_security_policy(Some(&nonce))) {
        response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
}
