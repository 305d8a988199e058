//! Words of the staff area.

use crate::i18n::texts;

texts! {
    desk() { id: "Meja petugas", en: "Staff desk" }
    staff_area() { id: "Bagian petugas", en: "Staff area" }
    discussions() { id: "Diskusi", en: "Discussions" }
    rooms() { id: "Ruang", en: "Rooms" }
    quizzes() { id: "Kuis", en: "Quizzes" }
    surveys() { id: "Survei", en: "Surveys" }
    members() { id: "Anggota", en: "Members" }
    library() { id: "Perpustakaan", en: "Library" }
    accounts() { id: "Akun", en: "Accounts" }
    needs_me() { id: "Menunggu Anda", en: "Waiting for you" }
    nothing_waits() { id: "Tidak ada yang menunggu.", en: "Nothing is waiting." }
    nothing_waits_note() { id: "Yang baru datang akan tampil di sini, janji terlama paling atas.", en: "What comes in appears here, the oldest promise first." }
    today() { id: "Hari ini", en: "Today" }
    nothing_today() { id: "Hari ini tidak ada acara, kuis, atau pemesanan ruang.", en: "No event, quiz or room booking today." }
    figures() { id: "Angka", en: "Figures" }
    late_days(n: i64) { id: "Terlambat {n} hari", en: "{n} day late" | "{n} days late" }
    late_hours(n: i64) { id: "Terlambat {n} jam", en: "{n} hour late" | "{n} hours late" }
    due_now() { id: "Sekarang", en: "Now" }
    due_hours(n: i64) { id: "{n} jam lagi", en: "In {n} hour" | "In {n} hours" }
    due_days(n: i64) { id: "{n} hari lagi", en: "In {n} day" | "In {n} days" }
}
