//! Words of the home page.

use crate::i18n::texts;

texts! {
    welcome() { id: "Selamat datang", en: "Welcome" }
    hours_and_address() { id: "Jam buka, alamat, fasilitas", en: "Hours, address, facilities" }
    today() { id: "Hari ini", en: "Today" }
    coming_days() { id: "Tujuh hari ke depan", en: "The next seven days" }
    doors_open() { id: "Perpustakaan buka", en: "The library opens" }
    doors_close() { id: "Perpustakaan tutup", en: "The library closes" }
    break_begins() { id: "Istirahat", en: "Break" }
    opens_again() { id: "Buka lagi", en: "Open again" }
    nothing_today() { id: "Hari ini tidak ada acara.", en: "Nothing is planned today." }
    come_all_the_same() { id: "Tempat duduk dan buku tetap menunggu Anda.", en: "Seats and books are here for you all the same." }
    nothing_coming() { id: "Belum ada acara lain dalam tujuh hari ke depan.", en: "Nothing else is planned for the next seven days." }
    live_now() { id: "Sekarang", en: "Now" }
    being_played() { id: "Kuis sedang dimainkan. Anda masih bisa ikut.", en: "A quiz is being played. You can still join." }
    join() { id: "Gabung", en: "Join" }
    quiz_note(left: i64) { id: "Kuis, tersisa {left} kursi", en: "Quiz, {left} seat left" | "Quiz, {left} seats left" }
    quiz_full() { id: "Kuis, kursinya sudah penuh", en: "Quiz, all seats taken" }
    yours_next() { id: "Berikutnya untuk Anda", en: "Next for you" }
    all_yours() { id: "Halaman saya", en: "My page" }
    free_rooms() { id: "Ruang kosong sekarang", en: "Rooms free now" }
    all_rooms() { id: "Semua ruang", en: "All rooms" }
    room_note(people: i64, floor: i64) { id: "{people} orang, lantai {floor}", en: "{people} people, floor {floor}" }
    free_until(time: &str) { id: "sampai {time}", en: "until {time}" }
    no_free_rooms() { id: "Saat ini tidak ada. Anda tetap bisa memesan untuk nanti.", en: "None at the moment. You can book for later." }
    being_talked_about() { id: "Sedang dibicarakan", en: "Being talked about" }
    all_groups() { id: "Semua kelompok", en: "All groups" }
    replies(n: i64) { id: "{n} balasan", en: "{n} reply" | "{n} replies" }
}
