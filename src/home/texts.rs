//! Words of the home page.

use crate::i18n::texts;

texts! {
    welcome() { id: "Selamat datang", en: "Welcome" }
    hours_and_address() { id: "Jam buka, alamat, fasilitas", en: "Hours, address, facilities" }
    today() { id: "Hari ini", en: "Today" }
    this_week() { id: "Minggu ini", en: "This week" }
    doors_open() { id: "Perpustakaan buka", en: "The library opens" }
    doors_close() { id: "Perpustakaan tutup", en: "The library closes" }
    break_begins() { id: "Istirahat", en: "Break" }
    opens_again() { id: "Buka lagi", en: "Open again" }
    nothing_today() { id: "Hari ini tidak ada acara. Tempat duduk, buku dan Wi-Fi tetap menunggu Anda.", en: "Nothing is planned today. Seats, books and Wi-Fi are here for you all the same." }
    nothing_this_week() { id: "Belum ada acara lain minggu ini.", en: "Nothing else is planned this week." }
}
