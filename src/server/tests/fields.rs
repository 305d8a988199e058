//! Each field of each form by itself, in a library where everything is there: whatever stands in it, the answer is never a
//! server error, a refusal says why and keeps nothing, and the form as it should be is taken after all that.

use crate::{
    auth::{self, Role},
    discussions, library, members, quizzes, rooms,
    seed::{self, PASSWORD, Size},
    surveys,
    test_support::{TestApp, everything, on_each_engine, tables},
    time::Span,
};
use Who::{As, Member, Stranger};
use axum::{
    body::Body,
    http::{Method, header},
};
use serde::Serialize;
use sqlx::AssertSqlSafe;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    time::Duration,
};
use tokio::time::sleep;

#[derive(Debug, Clone, Copy)]
enum Who {
    Stranger,
    /// A new account.
    As(Role),
    /// One of the demonstration's, with its password.
    Member(&'static str),
}

/// Where it goes, its fields, who sends it, what it says when nothing is wrong with it (SQL stands for what that finds), how
/// that is answered, and what takes back what it made.
struct Row(
    &'static str,
    fn() -> Vec<String>,
    Who,
    &'static [(&'static str, &'static str)],
    u16,
    &'static str,
);

/// Fields that nobody types in: what stands there is a page's doing.
const UNSEEN: [&str; 7] = ["key", "lang", "act", "after", "command", "epoch", "agreed"];
const KEY: &str = "fields0123456789";
const GROUP: &str = "SELECT slug FROM reading_groups ORDER BY id LIMIT 1";
/// What stands there of the first reply that dewi wrote and that can be changed.
macro_rules! of_dewis_reply {
    ($what:literal) => {
        concat!("SELECT ", $what, " FROM posts p JOIN topics t ON t.id = p.topic_id JOIN accounts a ON a.id = p.author_id WHERE a.email LIKE 'dewi@%' AND p.deleted_at IS NULL AND p.number > 1 AND t.locked_at IS NULL ORDER BY p.id LIMIT 1")
    };
}
const TOPIC: &str = of_dewis_reply!("t.code");
const POST: &str = of_dewis_reply!("CAST(p.number AS TEXT)");
const REVISION: &str = of_dewis_reply!("CAST(p.revision AS TEXT)");
const ANYBODYS_TOPIC: &str = "SELECT t.code FROM posts p JOIN topics t ON t.id = p.topic_id WHERE p.deleted_at IS NULL AND p.number > 1 ORDER BY p.id LIMIT 1";
const ANYBODYS_POST: &str =
    "SELECT CAST(number AS TEXT) FROM posts WHERE deleted_at IS NULL AND number > 1 ORDER BY id LIMIT 1";
const ACCOUNT: &str = "SELECT CAST(id AS TEXT) FROM accounts WHERE email LIKE 'joni@%'";
const QUIZ: &str = "SELECT slug FROM quizzes ORDER BY id LIMIT 1";
const PIN: &str = "SELECT CAST(pin AS TEXT) FROM quiz_games WHERE ended_at IS NULL";
const PLAYER: &str = "SELECT CAST(p.id AS TEXT) FROM quiz_players p JOIN quiz_games g ON g.id = p.game_id WHERE ended_at IS NULL ORDER BY p.id DESC LIMIT 1";
const EPOCH: &str = "SELECT CAST(epoch AS TEXT) FROM quiz_games WHERE ended_at IS NULL";
const ASKED: &str = "SELECT g.pin || '.' || g.asked_epoch || '.' || g.question_no || '.' || q.kind FROM quiz_games g JOIN quiz_game_questions q ON q.game_id = g.id AND q.no = g.question_no WHERE g.ended_at IS NULL";
const PACED: &str =
    "SELECT q.slug FROM quizzes q JOIN quiz_windows w ON w.quiz_id = q.id WHERE w.ended_at IS NULL";
const ATTEMPT: &str = "SELECT code FROM quiz_attempts ORDER BY id DESC LIMIT 1";
const ROOM: &str = "SELECT slug FROM rooms WHERE closed_because IS NULL ORDER BY id LIMIT 1";
const IMPORT: &str = "SELECT code FROM member_imports";
const DRAFT_WAVE: &str = "SELECT slug FROM survey_waves WHERE title = 'Survei semua isian'";

/// In this order: what one makes, the next may need.
#[rustfmt::skip]
const ROWS: &[Row] = &[
    // auth
    Row("/api/auth/register", names::<auth::RegisterForm>, Stranger, &[("key", KEY), ("name", "Siti Aminah"), ("email", "siti@contoh.id"), ("phone", "081234567890"), ("member_number", "CONTOH-9999"), ("password", "durian jatuh malam"), ("consent", "yes")], 200, "DELETE FROM accounts WHERE email = 'siti@contoh.id' OR phone = '+6281234567890' OR member_number = 'CONTOH-9999'"),
    Row("/api/auth/sign_in", names::<auth::SignInForm>, Stranger, &[("login", "dewi@contoh.sapa.test"), ("password", PASSWORD), ("next", "/ruang")], 200, ""),
    Row("/api/auth/sign_out", none, Member("lia"), &[], 200, ""),
    Row("/api/auth/sign_out_everywhere", none, Member("lia"), &[], 200, ""),
    Row("/api/auth/end_session", names::<auth::EndSessionForm>, Member("lia"), &[("session", "SELECT substr(token_hash, 1, 16) FROM sessions s JOIN accounts a ON a.id = s.account_id WHERE a.email LIKE 'lia@%'")], 200, ""),
    Row("/api/auth/speak", || vec!["lang".into()], Stranger, &[("lang", "en")], 200, ""),
    Row("/api/auth/change_profile", names::<auth::ProfileForm>, Member("lia"), &[("name", "Lia"), ("email", "lia@contoh.sapa.test"), ("phone", "081234567891"), ("current_password", PASSWORD)], 200, ""),
    // One of the values was a good password.
    Row("/api/auth/change_password", names::<auth::ChangePasswordForm>, Member("lia"), &[("current_password", PASSWORD), ("new_password", PASSWORD)], 422, ""),
    Row("/api/auth/ask_reset", names::<auth::AskResetForm>, Stranger, &[("login", "lia@contoh.sapa.test")], 200, ""),
    // The right code is in a letter.
    Row("/api/auth/new_password", names::<auth::NewPasswordForm>, Stranger, &[("key", KEY), ("token", "x"), ("login", "lia@contoh.sapa.test"), ("code", "abcde-fghjk"), ("new_password", PASSWORD)], 422, ""),
    Row("/api/auth/make_code", names::<auth::AccountForm>, As(Role::Librarian), &[("account", ACCOUNT)], 200, ""),
    Row("/api/auth/change_role", names::<auth::RoleForm>, As(Role::Administrator), &[("account", ACCOUNT), ("role", "librarian")], 200, ""),
    Row("/api/auth/disable", names::<auth::AccountForm>, As(Role::Administrator), &[("account", ACCOUNT)], 200, ""),
    Row("/api/auth/enable", names::<auth::AccountForm>, As(Role::Administrator), &[("account", ACCOUNT)], 200, ""),

    // library
    Row("/api/library/describe", names::<library::ProfileForm>, As(Role::Manager), &[("name", "Perpustakaan Kota Lubuklinggau"), ("short_name", "Perpus"), ("tagline_id", "Ramah"), ("tagline_en", "Kind"), ("about_id", "Tentang"), ("about_en", "About"), ("address", "Jalan Garuda 1"), ("city", "Lubuklinggau"), ("province", "Sumatera Selatan"), ("phone", "0733123456"), ("whatsapp", "081234567890"), ("email", "perpus@contoh.id"), ("instagram", "perpus"), ("facebook", "perpus")], 200, ""),
    Row("/api/library/set_hours", names::<library::HoursForm>, As(Role::Manager), &[("day1", "08.00-16.00"), ("day2", "08.00-16.00"), ("day3", "08.00-16.00"), ("day4", "08.00-16.00"), ("day5", "08.00-16.00"), ("day6", "08.00-12.00"), ("day7", "")], 200, ""),
    Row("/api/library/close", names::<library::ClosureForm>, As(Role::Librarian), &[("key", KEY), ("first", "2027-03-01"), ("last", "2027-03-02"), ("reason_id", "Inventarisasi"), ("reason_en", "Stocktaking")], 200, "DELETE FROM closures WHERE day LIKE '2027-%'"),
    Row("/api/library/reopen", || vec!["day".into()], As(Role::Librarian), &[("day", "2027-03-01")], 200, ""),
    Row("/api/library/save_facility", names::<library::FacilityForm>, As(Role::Manager), &[("key", KEY), ("slug", ""), ("name_id", "Loker"), ("name_en", "Lockers"), ("state", "available"), ("note_id", "Lantai satu"), ("note_en", "First floor"), ("accessible", "yes")], 200, "DELETE FROM facilities WHERE name_id = 'Loker' OR slug LIKE 'loker%'"),
    Row("/api/library/set_facility_state", names::<library::FacilityForm>, As(Role::Librarian), &[("slug", "loker"), ("state", "limited"), ("note_id", "Rusak"), ("note_en", "Broken")], 200, ""),
    Row("/api/library/remove_facility", || vec!["slug".into()], As(Role::Manager), &[("slug", "loker")], 200, ""),
    Row("/api/library/save_standard", names::<library::StandardForm>, As(Role::Manager), &[("key", KEY), ("slug", ""), ("name_id", "Pindai"), ("name_en", "Scan"), ("promise_id", "Tiga hari"), ("promise_en", "Three days")], 200, "DELETE FROM service_standards WHERE name_id = 'Pindai'"),
    Row("/api/library/remove_standard", || vec!["slug".into()], As(Role::Manager), &[("slug", "pindai")], 200, ""),

    // members
    Row("/api/members/map", names::<members::MapForm>, As(Role::Librarian), &[("import", IMPORT), ("number", "0"), ("name", "1"), ("kind", "2"), ("expires_on", "3"), ("email", ""), ("phone", "")], 200, ""),
    Row("/api/members/confirm", names::<members::ConfirmForm>, As(Role::Librarian), &[("import", IMPORT)], 200, ""),
    Row("/api/members/give_code", names::<members::GiveCodeForm>, As(Role::Librarian), &[("member", "SELECT CAST(id AS TEXT) FROM members WHERE account_id IS NULL ORDER BY id LIMIT 1")], 200, ""),
    Row("/api/members/mail_code", names::<members::MailCodeForm>, Stranger, &[("number", "00019")], 200, ""),
    // The right code is on the librarian's screen.
    Row("/api/members/claim", names::<members::ClaimForm>, Stranger, &[("key", KEY), ("number", "00019"), ("code", "abcde-fghjk"), ("password", PASSWORD), ("consent", "yes")], 422, ""),

    // discussions
    Row("/api/discussions/keep_group", names::<discussions::GroupForm>, As(Role::Librarian), &[("key", KEY), ("group", ""), ("name", "Pembaca Malam"), ("description", "Membaca malam hari."), ("book_title", "Bumi Manusia"), ("book_author", "Pramoedya Ananta Toer"), ("book_year", "1980"), ("book_publisher", "Hasta Mitra"), ("closed", "")], 200, "DELETE FROM reading_groups WHERE name = 'Pembaca Malam'"),
    Row("/api/discussions/join", names::<discussions::MembershipForm>, As(Role::Patron), &[("group", GROUP)], 200, ""),
    Row("/api/discussions/leave", names::<discussions::MembershipForm>, Member("dewi"), &[("group", GROUP)], 200, ""),
    Row("/api/discussions/open_topic", names::<discussions::OpenTopicForm>, As(Role::Librarian), &[("key", KEY), ("group", GROUP), ("title", "Bab pertama"), ("body", "Apa kesan kalian?")], 200, ""),
    Row("/api/discussions/reply", names::<discussions::ReplyForm>, As(Role::Patron), &[("key", KEY), ("topic", TOPIC), ("body", "Menarik.")], 200, ""),
    Row("/api/discussions/edit", names::<discussions::EditForm>, Member("dewi"), &[("topic", TOPIC), ("post", POST), ("title", ""), ("body", "Diubah."), ("seen", REVISION)], 200, ""),
    Row("/api/discussions/report", names::<discussions::ReportForm>, Member("rendi"), &[("topic", TOPIC), ("post", POST), ("reason", "Kasar.")], 200, ""),
    Row("/api/discussions/keep", names::<discussions::PostForm>, As(Role::Librarian), &[("topic", TOPIC), ("post", POST)], 200, ""),
    Row("/api/discussions/preview", || vec!["body".into()], As(Role::Patron), &[("body", "*a*")], 200, ""),
    Row("/api/discussions/arrivals", || vec!["topic".into(), "after".into()], Stranger, &[("topic", TOPIC), ("after", "1")], 200, ""),
    Row("/api/discussions/lock", names::<discussions::LockForm>, As(Role::Librarian), &[("topic", TOPIC), ("locked", "no")], 200, ""),
    Row("/api/discussions/delete", names::<discussions::PostForm>, Member("dewi"), &[("topic", TOPIC), ("post", POST)], 200, ""),
    Row("/api/discussions/remove", names::<discussions::RemoveForm>, As(Role::Librarian), &[("topic", ANYBODYS_TOPIC), ("post", ANYBODYS_POST), ("reason", "Kasar.")], 200, ""),

    // quizzes
    Row("/api/quizzes/save_quiz", names::<quizzes::QuizForm>, As(Role::Librarian), &[("key", KEY), ("slug", ""), ("title", "Kuis Malam"), ("description", "Malam."), ("date", "2026-12-24"), ("time", "19:00"), ("seats", "40"), ("shuts", ""), ("accuracy", ""), ("streak", ""), ("teams", "")], 200, "DELETE FROM quizzes WHERE title = 'Kuis Malam'"),
    Row("/api/quizzes/save_question", names::<quizzes::QuestionForm>, As(Role::Librarian), &[("key", KEY), ("kind", "single"), ("text", "Musi adalah sungai."), ("option_a", "Benar"), ("option_b", "Salah"), ("right", "a"), ("seconds", "20"), ("points", "1000"), ("level", "1"), ("quiz", "kuis-malam"), ("tags", "sungai"), ("source", "Atlas"), ("book", "Atlas"), ("book_link", "https://contoh.id/atlas"), ("explanation", "Di Palembang.")], 200, "DELETE FROM quiz_items WHERE question_id IN (SELECT id FROM quiz_questions WHERE text = 'Musi adalah sungai.'); DELETE FROM quiz_questions WHERE text = 'Musi adalah sungai.'"),
    Row("/api/quizzes/keep_draft", names::<quizzes::QuestionForm>, As(Role::Librarian), &[("draft", KEY), ("kind", "single"), ("text", "Musi?")], 200, ""),
    Row("/api/quizzes/discard_draft", || vec!["draft".into()], As(Role::Librarian), &[("draft", KEY)], 200, ""),
    Row("/api/quizzes/review", || vec!["code".into(), "looked".into()], As(Role::Librarian), &[("code", "SELECT code FROM quiz_questions WHERE text = 'Musi adalah sungai.'"), ("looked", "SELECT CAST(version AS TEXT) FROM quiz_questions WHERE text = 'Musi adalah sungai.'")], 200, ""),
    Row("/api/quizzes/arrange", || vec!["slug".into(), "code".into(), "act".into()], As(Role::Librarian), &[("slug", "kuis-malam"), ("code", "SELECT code FROM quiz_questions WHERE text = 'Musi adalah sungai.'"), ("act", "up")], 200, ""),
    Row("/api/quizzes/set_window", names::<quizzes::WindowForm>, As(Role::Librarian), &[("slug", "kuis-malam"), ("opens_date", "2026-11-25"), ("opens_time", "08:00"), ("closes_date", "2026-12-20"), ("closes_time", "20:00"), ("attempts", "2"), ("shuffles", "yes")], 200, ""),
    Row("/api/quizzes/sign_up", || vec!["slug".into()], As(Role::Patron), &[("slug", "kuis-malam")], 200, ""),
    Row("/api/quizzes/cancel_sign_up", || vec!["slug".into()], Member("dewi"), &[("slug", "SELECT q.slug FROM quizzes q JOIN quiz_sign_ups s ON s.quiz_id = q.id JOIN accounts a ON a.id = s.account_id WHERE a.email LIKE 'dewi@%' AND q.starts_at > 1795564800000 ORDER BY q.id DESC LIMIT 1")], 200, ""),
    Row("/api/quizzes/take_over", || vec!["token".into()], As(Role::Librarian), &[("token", "nothing")], 404, ""),
    Row("/api/quizzes/open_lobby", || vec!["slug".into()], Member("rahma"), &[("slug", QUIZ)], 200, ""),
    Row("/api/quizzes/lead", || vec!["pin".into()], Member("rahma"), &[("pin", PIN)], 200, ""),
    Row("/api/quizzes/join", names::<quizzes::JoinForm>, Member("dewi"), &[("key", "fields0123456780"), ("pin", PIN), ("nickname", "Dewi Lestari"), ("offered", ""), ("pace", "150"), ("team_pin", ""), ("team", "")], 200, ""),
    Row("/api/quizzes/rename_player", || vec!["pin".into(), "player".into(), "nickname".into()], Member("rahma"), &[("pin", PIN), ("player", PLAYER), ("nickname", "Dewi Anggun")], 200, ""),
    // This game has no teams.
    Row("/api/quizzes/rename_team", || vec!["pin".into(), "id".into(), "team".into()], Member("rahma"), &[("pin", PIN), ("id", "1"), ("team", "Musi")], 404, ""),
    Row("/api/quizzes/set_pace", || vec!["pin".into(), "pace".into()], Stranger, &[("pin", PIN), ("pace", "200")], 404, ""),
    Row("/api/quizzes/command", || vec!["pin".into(), "epoch".into(), "command".into()], Member("rahma"), &[("pin", PIN), ("epoch", EPOCH), ("command", "next")], 200, ""),
    Row("/api/quizzes/answer", names::<quizzes::AnswerForm>, Stranger, &[("untuk", ASKED), ("pilih", "a"), ("a", "1"), ("jawab", "Musi"), ("ke1", "0")], 404, ""),
    Row("/api/quizzes/remove_player", || vec!["pin".into(), "player".into()], Member("rahma"), &[("pin", PIN), ("player", PLAYER)], 200, ""),
    Row("/api/quizzes/start_attempt", names::<quizzes::StartForm>, Member("zul"), &[("key", "fields0123456781"), ("slug", PACED), ("nickname", "Zul"), ("offered", "")], 200, ""),
    Row("/api/quizzes/answer_attempt", names::<quizzes::AttemptForm>, Member("zul"), &[("attempt", ATTEMPT), ("soal", "1"), ("lewati", "yes"), ("pilih", "a"), ("jawab", "Musi"), ("ke1", "0")], 200, ""),
    Row("/api/quizzes/finish_attempt", || vec!["attempt".into()], Member("zul"), &[("attempt", ATTEMPT)], 200, ""),
    Row("/api/quizzes/appear", || vec!["agreed".into()], As(Role::Patron), &[("agreed", "yes")], 200, ""),
    Row("/api/quizzes/disappear", none, As(Role::Patron), &[], 200, ""),

    // rooms
    Row("/api/rooms/save_room", names::<rooms::RoomForm>, As(Role::Librarian), &[("key", KEY), ("room", ""), ("name", "Ruang Baru"), ("capacity", "8"), ("floor", "1"), ("max_minutes", "120"), ("accessible", "yes"), ("equipment_id", "Papan"), ("equipment_en", "Board"), ("description_id", "Tenang"), ("description_en", "Quiet")], 200, "DELETE FROM rooms WHERE name = 'Ruang Baru'"),
    Row("/api/rooms/book", names::<rooms::BookForm>, As(Role::Patron), &[("key", KEY), ("room", "ruang-baru"), ("date", "2026-11-26"), ("starts", "09:00"), ("ends", "10:00"), ("group_name", "Klub Buku"), ("purpose", "Membaca"), ("people", "4")], 200, "DELETE FROM room_slots WHERE booking_id IN (SELECT b.id FROM bookings b JOIN rooms r ON r.id = b.room_id WHERE r.slug = 'ruang-baru'); DELETE FROM bookings WHERE room_id = (SELECT id FROM rooms WHERE slug = 'ruang-baru')"),
    Row("/api/rooms/check_in", names::<rooms::CheckInForm>, As(Role::Librarian), &[("booking", "SELECT code FROM bookings WHERE status = 'booked' AND day < '2026-11-24' ORDER BY id DESC LIMIT 1"), ("present", "yes")], 200, ""),
    Row("/api/rooms/cancel", names::<rooms::CancelForm>, As(Role::Librarian), &[("booking", "SELECT code FROM bookings WHERE group_name = 'Klub Buku' AND day = '2026-11-26'"), ("reason", "Listrik padam.")], 200, "UPDATE bookings SET status = 'booked', cancelled_at = NULL WHERE group_name = 'Klub Buku' AND day = '2026-11-26'"),
    Row("/api/rooms/close_room", names::<rooms::CloseForm>, As(Role::Librarian), &[("room", ROOM), ("open", ""), ("reason", "Dicat.")], 200, "UPDATE rooms SET closed_because = NULL"),
    Row("/api/rooms/set_policy", names::<rooms::PolicyForm>, As(Role::Manager), &[("step_minutes", "30"), ("days_ahead", "14"), ("per_day", "2")], 200, ""),

    // surveys
    Row("/api/surveys/answer", names::<surveys::AnswerForm>, Stranger, SHEET, 200, ""),
    Row("/api/surveys/answer_at_kiosk", names::<surveys::AnswerForm>, Stranger, SHEET, 200, ""),
    Row("/api/surveys/create_wave", names::<surveys::WaveForm>, As(Role::Librarian), &[("key", KEY), ("title", "Survei semua isian"), ("closes_on", "2027-01-31"), ("population", "1200"), ("population_counts", "anggota aktif")], 200, "DELETE FROM survey_waves WHERE title = 'Survei semua isian'"),
    Row("/api/surveys/close_wave", || vec!["wave".into()], As(Role::Librarian), &[("wave", "SELECT slug FROM survey_waves WHERE state = 'open'")], 200, ""),
    Row("/api/surveys/open_wave", || vec!["wave".into()], As(Role::Librarian), &[("wave", DRAFT_WAVE)], 200, "UPDATE survey_waves SET state = 'closed' WHERE state = 'open'"),
    Row("/api/surveys/publish_result", || vec!["wave".into()], As(Role::Librarian), &[("wave", "SELECT slug FROM survey_waves WHERE state = 'closed' ORDER BY id DESC LIMIT 1")], 200, ""),
    Row("/api/surveys/withdraw_result", || vec!["wave".into()], As(Role::Librarian), &[("wave", "SELECT slug FROM survey_waves WHERE published = 1 ORDER BY id DESC LIMIT 1")], 200, ""),

    // The end of somebody.
    Row("/api/auth/withdraw_consent", names::<auth::WithdrawForm>, Member("zul"), &[("purpose", "quiz_season")], 200, ""),
    Row("/api/auth/erase", names::<auth::EraseForm>, Member("zul"), &[("current_password", PASSWORD), ("sure", "yes")], 200, ""),
];

const SHEET: &[(&str, &str)] = &[
    ("key", "fields0123456782"),
    ("wave", "SELECT slug FROM survey_waves WHERE state = 'open'"),
    ("session", "pagi"),
    ("age", "34"),
    ("sex", "P"),
    ("education", "S1"),
    ("occupation", "SWASTA"),
    ("service", "peminjaman"),
    ("persyaratan", "3"),
    ("prosedur", "3"),
    ("waktu", "3"),
    ("biaya", "3"),
    ("produk", "3"),
    ("kompetensi", "3"),
    ("perilaku", "3"),
    ("sarana", "3"),
    ("pengaduan", "3"),
    ("comment", "Baik."),
];

fn names<F: Serialize + Default>() -> Vec<String> {
    let form = serde_json::to_value(F::default()).expect("a form");
    let fields = form.as_object().expect("fields");
    fields.keys().cloned().collect()
}

const fn none() -> Vec<String> {
    Vec::new()
}

/// What stands in a field, percent-encoded.
fn values() -> Vec<String> {
    let written = [
        "",
        "-1",
        "1e9",
        "9223372036854775808",
        "2026-02-31",
        "25:61",
        "%00",
        "%ff%fe",
        "%F0%9F%8C%B4",
        "%E2%80%AEabc",
        "%27%3B%20DROP%20TABLE%20accounts%3B--",
        "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    ];
    let mut values: Vec<String> = written.into_iter().map(str::to_owned).collect();
    values.push("x".repeat(30_000));
    values
}

/// The form with `value`, percent-encoded, in its field `name`.
fn with(fields: &[(String, String)], name: &str, value: &str) -> String {
    let others: Vec<_> = fields.iter().filter(|(field, _)| field != name).collect();
    let mut body = serde_urlencoded::to_string(others).expect("a form");
    let _ = write!(body, "&{name}={value}");
    body
}

async fn browser(app: &TestApp, who: Who) -> TestApp {
    match who {
        Stranger => app.stranger(),
        As(role) => app.with_role(role).await,
        Member(name) => {
            let mut browser = app.stranger();
            let login = format!("{name}@contoh.sapa.test");
            browser
                .call("/api/auth/sign_in", &[("login", &login), ("password", PASSWORD)])
                .await;
            browser
        }
    }
}

/// Status and text of the answer to `body`, as an island gets it.
async fn send(browser: &mut TestApp, action: &str, body: String) -> (u16, String) {
    let request = browser
        .request(Method::POST, action)
        .header(header::ACCEPT, "application/json")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = browser
        .answer(request.body(Body::from(body)).expect("a request"))
        .await;
    (answer.status.as_u16(), answer.text)
}

/// Takes back what an accepted form made, and what counts tries and forms.
async fn change(app: &TestApp, undo: &str) {
    let mut tx = app.write().await;
    let always = ["DELETE FROM rate_limits", "DELETE FROM idempotency"];
    for sql in undo.split("; ").chain(always).filter(|sql| !sql.is_empty()) {
        let done = sqlx::query(AssertSqlSafe(sql.to_owned())).execute(&mut *tx).await;
        done.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }
    tx.commit().await.expect("done");
}

/// The fields of a form as it should be, in the library as it is now.
async fn filled(app: &TestApp, fields: &[(&str, &str)]) -> Result<Vec<(String, String)>, String> {
    let mut good = Vec::new();
    let mut db = app.app.db().read().await.expect("a connection");
    for (name, value) in fields {
        let value = if value.starts_with("SELECT ") {
            let sql = AssertSqlSafe((*value).to_owned());
            let found = sqlx::query_scalar(sql).fetch_optional(&mut *db).await;
            found.expect("SQL").ok_or_else(|| format!("nothing for {name}"))?
        } else {
            (*value).to_owned()
        };
        good.push(((*name).to_owned(), value));
    }
    Ok(good)
}

/// Sends `value`, percent-encoded, in `name`, and gives what is wrong with the answer. `kept` counts what was there before, and
/// afterwards what is there now.
async fn wrong_with(
    app: &TestApp,
    Row(action, _, _, fields, _, undo): &Row,
    sender: &mut TestApp,
    (name, value): (&str, &str),
    (counts, kept): (&str, &mut String),
) -> Option<String> {
    let good = match filled(app, fields).await {
        Ok(good) => good,
        Err(nothing) => return Some(nothing),
    };
    let (mut status, mut text) = send(sender, action, with(&good, name, value)).await;
    if status == 429 {
        change(app, "").await;
        (status, text) = send(sender, action, with(&good, name, value)).await;
    }
    let keeps_it = status == 200 && value.len() > 10_000 && keeps(app, &value[..1_000]).await;
    if status == 200 {
        change(app, undo).await;
    }
    let before = std::mem::replace(kept, app.scalar(counts).await);
    let why: String = text.chars().take(200).collect();
    let is_typed = !UNSEEN.contains(&name) && !value.contains("%00");
    match status {
        200 if keeps_it => Some("30,000 letters are kept".into()),
        200 => None,
        500.. | 429 => Some(format!("{status} {why}")),
        _ if before != *kept => Some(format!("{status}, yet something is kept: {before} -> {kept}")),
        422 if is_typed && !text.contains(":\"") => Some(format!("does not say why: {why}")),
        _ => None,
    }
}

async fn keeps(app: &TestApp, value: &str) -> bool {
    let all = everything(app.app.db()).await;
    let mut cells = all.values().flatten().flat_map(BTreeMap::values);
    cells.any(|cell| cell.contains(value))
}

async fn wrong_at(app: &TestApp, row: &Row, counts: &str) -> Vec<String> {
    let Row(action, names, who, fields, last, undo) = row;
    let mut sender = browser(app, *who).await;
    let listed = fields.iter().map(|(name, _)| (*name).to_owned());
    let names: BTreeSet<String> = names().into_iter().chain(listed).collect();
    let mut wrong = Vec::new();
    change(app, undo).await;
    let mut kept = app.scalar(counts).await;
    for name in &names {
        for value in values() {
            let found = wrong_with(app, row, &mut sender, (name, &value), (counts, &mut kept)).await;
            let value: String = value.chars().take(40).collect();
            wrong.extend(found.map(|what| format!("{action} {name}={value}: {what}")));
        }
    }
    change(app, undo).await;
    let good = match filled(app, fields).await {
        Ok(good) => good,
        Err(nothing) => return vec![format!("{action}: {nothing}")],
    };
    let form = serde_urlencoded::to_string(&good).expect("a form");
    let (status, text) = send(&mut sender, action, form).await;
    if status != *last {
        wrong.push(format!("{action} as it should be: {status} {text}"));
    }
    // An import goes on behind its answer.
    while app
        .scalar::<i64>("SELECT COUNT(*) FROM member_imports WHERE state = 'running'")
        .await
        > 0
    {
        sleep(Duration::from_millis(20)).await;
    }
    wrong
}

/// SQL for the number of rows of every table.
async fn counts(app: &TestApp) -> String {
    let db = app.app.db();
    let tables = tables(&mut db.read().await.expect("a connection"), db.engine()).await;
    let each = tables.iter().filter(|table| *table != "rate_limits");
    let each: Vec<_> = each
        .map(|table| format!("'{table} ' || (SELECT COUNT(*) FROM {table})"))
        .collect();
    format!("SELECT {}", each.join(" || ' ' || "))
}

on_each_engine! {
    async fn each_field_of_each_form_by_itself(app) {
        seed::sow(&app.app, Size::Demo).await.expect("a library");
        let list = ("anggota.csv", &b"member_id,member_name,member_type_name,expire_date\n00019,Rani,Umum,\n"[..]);
        let mut staff = app.with_role(Role::Librarian).await;
        staff.upload("/", "/petugas/anggota/unggah", &[("key", KEY)], list).await;
        let counts = counts(&app).await;
        let mut wrong = Vec::new();
        for row in ROWS {
            app.app.set_clock(app.app.now() + Span::seconds(1));
            wrong.extend(wrong_at(&app, row, &counts).await);
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

#[test]
fn the_table_has_a_row_for_every_form() {
    let listed: BTreeSet<&str> = ROWS.iter().map(|row| row.0).collect();
    let real: BTreeSet<&str> = server_fn::axum::server_fn_paths().map(|(path, _)| path).collect();
    assert_eq!(listed, real);
}
