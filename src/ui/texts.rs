//! Words of the frame and of things that every page has.

use crate::i18n::texts;

texts! {
    skip_to_content() { id: "Langsung ke isi", en: "Skip to content" }
    home() { id: "Beranda", en: "Home" }
    discussions() { id: "Diskusi", en: "Discussions" }
    quizzes() { id: "Kuis", en: "Quizzes" }
    rooms() { id: "Ruang", en: "Rooms" }
    survey() { id: "Survei", en: "Survey" }
    staff() { id: "Meja petugas", en: "Staff desk" }
    main_navigation() { id: "Bagian utama", en: "Main parts" }
    language() { id: "Bahasa", en: "Language" }
    back_home() { id: "Kembali ke beranda", en: "Back to the home page" }
    page_missing() { id: "Halaman tidak ditemukan", en: "Page not found" }
    not_allowed() { id: "Bukan bagian Anda", en: "Not your part" }
    something_wrong() { id: "Ada yang salah", en: "Something went wrong" }
    too_large() { id: "Terlalu besar", en: "Too large" }
    try_later() { id: "Coba lagi nanti", en: "Try again later" }
    fix_fields() { id: "Ada isian yang perlu diperbaiki.", en: "Some fields need another look." }
    rest_is_kept() { id: "Isian Anda yang lain tetap ada di bawah.", en: "Everything else you typed is kept below." }
    type_again() { id: "Ketik lagi kata sandi.", en: "Please type the password again." }
    type_again_if_typed() { id: "Bila tadi Anda isi, ketik lagi kata sandi.", en: "If you filled this in, please type the password again." }
    optional() { id: "tidak wajib", en: "optional" }
    previous() { id: "Sebelumnya", en: "Previous" }
    place() { id: "Letak", en: "Where" }
    close() { id: "Tutup", en: "Close" }
    next() { id: "Berikutnya", en: "Next" }
}
