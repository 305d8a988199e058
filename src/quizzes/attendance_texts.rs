//! Words about coming to an announced quiz.

use crate::i18n::texts;

texts! {
    reminder_subject(title: &str, when: &str) { id: "Pengingat: {title}, {when}", en: "Reminder: {title}, {when}" }
    reminder_body(name: &str, title: &str, when: &str, address: &str) {
        id: "Halo {name},\n\nAnda punya kursi di kuis {title}: {when}.\n\nMasuklah dengan akun Anda sebelum bergabung, supaya kehadiran Anda tercatat. Bila berhalangan, batalkan di {address} supaya orang lain bisa ikut.\n\nSampai jumpa.",
        en: "Hello {name},\n\nyou have a seat in the quiz {title}: {when}.\n\nPlease sign in before you join, so that we see that you came. If you cannot come, please cancel at {address} so that someone else can.\n\nSee you there.",
    }
    has_come() { id: "Hadir", en: "Came" }
    has_not_come() { id: "Belum hadir", en: "Not here yet" }
    did_not_come() { id: "Tidak hadir", en: "Did not come" }
    you_have_come() { id: "Anda hadir", en: "You came" }
    came_of(came: usize, seats: usize) { id: "{came} dari {seats} pemilik kursi sudah hadir.", en: "{came} of {seats} with a seat have come." }
    seat_is_counted() { id: "Sudah mendaftar untuk kuis ini? Masuk dulu, supaya kehadiran Anda tercatat.", en: "Signed up for this quiz? Sign in first, so that we see that you came." }
}
