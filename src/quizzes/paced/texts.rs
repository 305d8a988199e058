//! Words of quizzes at one's own pace.

use crate::i18n::texts;

texts! {
    // The setting
    own_pace() { id: "Main kapan saja", en: "At one's own pace" }
    setting_lead() { id: "Di antara dua waktu, siapa pun dapat mengerjakan kuis ini sendiri, tanpa hitungan waktu. Ini tidak bergantung pada permainan langsung.", en: "Between two times anybody may take this quiz alone, without a clock. It does not depend on live games." }
    none_hint() { id: "Kosongkan tanggal dan jamnya bila kuis ini tidak dimainkan sendiri.", en: "Leave dates and times empty if the quiz is not taken alone." }
    opens_date() { id: "Dibuka tanggal", en: "Opens on" }
    opens_time() { id: "Dibuka jam", en: "Opens at" }
    closes_date() { id: "Ditutup tanggal", en: "Closes on" }
    closes_time() { id: "Ditutup jam", en: "Closes at" }
    attempts_allowed() { id: "Percobaan per orang", en: "Attempts for each person" }
    attempts_hint() { id: "1 sampai 10. Yang terbaik yang dihitung.", en: "1 to 10. The best one counts." }
    shuffles() { id: "Acak urutan soal dan pilihan untuk setiap percobaan", en: "Shuffle questions and answers for each attempt" }
    save_window() { id: "Simpan waktunya", en: "Save the times" }
    copied_note(when: &str) { id: "Soalnya disalin pada {when}, ketika orang pertama mulai. Perubahan setelah itu tidak ikut.", en: "The questions were copied on {when}, when the first person began. Later changes are not part of it." }
    not_copied_note() { id: "Soalnya disalin ketika orang pertama mulai. Sampai saat itu perubahan masih ikut.", en: "The questions are copied when the first person begins. Until then changes are part of it." }
    window_opened() { id: "Kuis ini dapat dimainkan kapan saja di antara kedua waktu itu.", en: "The quiz can be taken at any time between these two." }
    window_changed() { id: "Waktunya tersimpan.", en: "The times are saved." }
    window_ended() { id: "Kuis ini tidak lagi dimainkan sendiri.", en: "The quiz is no longer taken alone." }
    closes_before_it_opens() { id: "Waktu tutup harus setelah waktu buka.", en: "It must close after it opens." }
    closes_in_the_past() { id: "Waktu tutup ini sudah lewat. Pilih waktu yang akan datang.", en: "This time has passed. Please choose one to come." }
    attempts_wrong() { id: "Percobaan antara 1 dan 10.", en: "Attempts are between 1 and 10." }
    window_leaves_out() { id: "Sudah ada yang bermain di luar waktu ini. Pilih waktu yang memuat semua yang sudah dikerjakan.", en: "Somebody has played outside of these times. Please choose times that hold all that has been done." }

    // Where it is open
    open_until(when: &str) { id: "Buka sampai {when}", en: "Open until {when}" }
    opens_from(when: &str) { id: "Dibuka {when}", en: "Opens {when}" }
    was_open_until(when: &str) { id: "Ditutup {when}", en: "Closed {when}" }
    see_and_play() { id: "Mainkan sendiri", en: "Take it now" }
    open_now() { id: "Bisa dimainkan kapan saja", en: "Open at your own pace" }

    // Before an attempt
    lead() { id: "Kerjakan sendiri, satu soal demi satu soal. Tidak ada hitungan waktu: poin hanya menurut ketepatan jawaban, dan percobaan terbaik yang dihitung.", en: "Take it alone, one question after another. There is no clock: points are for being right, and your best attempt counts." }
    at_most(most: &str) { id: "paling banyak {most}", en: "at most {most}" }
    attempts() { id: "Percobaan", en: "Attempts" }
    attempts_left(left: i64, of: i64) { id: "{left} dari {of} masih tersisa", en: "{left} of {of} left" }
    begin() { id: "Mulai", en: "Begin" }
    begin_again() { id: "Coba lagi", en: "Try again" }
    go_on() { id: "Lanjutkan", en: "Go on" }
    under_way_note() { id: "Percobaan Anda belum selesai. Jawaban yang sudah dikirim tersimpan.", en: "Your attempt is not finished. What you have sent is saved." }
    sign_in_to_keep() { id: "Masuk dengan akun Anda", en: "Sign in to your account" }
    to_keep_results() { id: " agar hasilnya tersimpan di halaman Anda, atau bermain dengan nama panggilan di peramban ini.", en: " to find your results on your own page, or play under a nickname in this browser." }
    you_are(name: &str) { id: "Anda bermain sebagai {name}.", en: "You play as {name}." }
    not_you() { id: "Bukan Anda? Masuk dengan akun Anda", en: "Not you? Sign in to your account" }
    opens_later(when: &str) { id: "Kuis ini baru dibuka {when}.", en: "This quiz opens {when}." }
    window_has_closed(when: &str) { id: "Kuis ini sudah ditutup {when}. Jawaban sampai saat itu tetap dihitung.", en: "This quiz closed {when}. What was answered until then counts." }
    no_attempts_left() { id: "Semua percobaan Anda di kuis ini sudah terpakai.", en: "You have used all your attempts at this quiz." }
    my_attempts() { id: "Percobaan Anda", en: "Your attempts" }
    attempt_no(no: i64) { id: "Percobaan {no}", en: "Attempt {no}" }
    attempt_of(no: i64, of: i64) { id: "Percobaan {no} dari {of}", en: "Attempt {no} of {of}" }
    counts() { id: "Dihitung", en: "Counts" }
    unfinished() { id: "Belum selesai", en: "Not finished" }
    score_of(score: &str, most: &str) { id: "{score} dari {most}", en: "{score} of {most}" }
    points_of(points: &str, most: &str) { id: "{points} dari {most} poin", en: "{points} of {most} points" }

    // During an attempt
    question_of(place: usize, of: usize) { id: "Soal {place} dari {of}", en: "Question {place} of {of}" }
    send() { id: "Kirim jawaban", en: "Send answer" }
    go_on_from_slide() { id: "Lanjut", en: "Go on" }
    pass() { id: "Lewati soal ini", en: "Pass this question" }
    time_is_over() { id: "Waktunya sudah habis", en: "Time is over" }
    answer_first() { id: "Beri jawaban dulu, atau lewati soal ini.", en: "Please give an answer first, or pass this question." }
    answered_already() { id: "Soal ini sudah Anda jawab. Jawaban pertama yang dihitung.", en: "You have answered this question already. The first answer counts." }
    see_result() { id: "Lihat hasil", en: "See the result" }
    finish_early() { id: "Selesaikan percobaan ini", en: "Finish this attempt" }
    finish_what() { id: "Soal yang belum dijawab dihitung sebagai dilewati, dan percobaan ini tidak bisa dilanjutkan.", en: "Questions without an answer count as passed, and this attempt cannot go on." }
    finish_for_sure() { id: "Ya, selesaikan", en: "Yes, finish it" }

    // Its result
    result() { id: "Hasil", en: "Result" }
    result_closed(when: &str) { id: "Waktunya habis {when}, sebelum semua soal dijawab. Percobaan ini dihitung sebagaimana adanya.", en: "Time ran out {when}, before every question was answered. This attempt counts as it stands." }
    best_so_far() { id: "Terbaik", en: "Best" }
    left() { id: "Percobaan tersisa", en: "Attempts left" }
    back_to_quiz() { id: "Kembali ke kuis", en: "Back to the quiz" }

    // For the staff
    report() { id: "Laporan", en: "Report" }
    took_part() { id: "Orang ikut", en: "People" }
    attempts_made() { id: "Percobaan", en: "Attempts" }
    median_best() { id: "Nilai tengah dari skor terbaik", en: "Median of best scores" }
    nobody_yet() { id: "Belum ada yang ikut.", en: "Nobody has taken part yet." }
    see_report() { id: "Lihat laporan", en: "See the report" }
    first_attempts_note() { id: "Dari percobaan pertama tiap orang; pada percobaan berikutnya jawaban yang benar sudah dilihat.", en: "From each person's first attempt; in later ones they have seen what is right." }
    best_score() { id: "Skor terbaik", en: "Best score" }
    most() { id: "Skor tertinggi yang mungkin", en: "Highest possible score" }
    attempt() { id: "Percobaan ke", en: "Attempt" }
    without_account() { id: "tanpa akun", en: "no account" }
    account() { id: "Akun", en: "Account" }
    under_way() { id: "Belum selesai", en: "Under way" }
    attempts_count(n: usize) { id: "{n} percobaan", en: "{n} attempt" | "{n} attempts" }
}
