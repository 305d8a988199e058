//! Words for what comes after a game.

use crate::i18n::texts;

texts! {
    // The results of a game
    share_right() { id: "Jawaban benar", en: "Right answers" }
    hardest_questions() { id: "Soal tersulit", en: "Hardest questions" }
    hard() { id: "Tersulit", en: "Hardest" }
    right_of_answers(right: usize, answered: usize, percent: u64) { id: "{right} dari {answered} benar ({percent} %)", en: "{right} of {answered} right ({percent} %)" }
    mean_time() { id: "Rata-rata waktu", en: "Mean time" }
    right_is(answer: &str) { id: "Yang benar: {answer}", en: "Right: {answer}" }
    other_answers(n: usize) { id: "dan {n} jawaban lain", en: "and {n} other answer" | "and {n} other answers" }
    passed() { id: "Dilewati", en: "Passed" }
    nobody_played() { id: "Tidak ada pemain dalam kuis ini.", en: "Nobody played this quiz." }
    download_workbook() { id: "Unduh XLSX", en: "Download XLSX" }
    per_team() { id: "Per tim", en: "Per team" }
    download_teams() { id: "CSV tim", en: "CSV of teams" }
    download_players() { id: "CSV pemain", en: "CSV of players" }
    download_questions() { id: "CSV soal", en: "CSV of questions" }
    download_answers() { id: "CSV jawaban", en: "CSV of answers" }

    // Sheets and columns of the files
    players() { id: "Pemain", en: "Players" }
    questions() { id: "Soal", en: "Questions" }
    answers() { id: "Jawaban", en: "Answers" }
    number() { id: "No.", en: "No." }
    percent_right() { id: "Benar (%)", en: "Right (%)" }
    median_seconds() { id: "Waktu tengah (detik)", en: "Median time (s)" }
    mean_seconds() { id: "Rata-rata waktu (detik)", en: "Mean time (s)" }
    took_seconds() { id: "Waktu (detik)", en: "Time (s)" }
    right_answer() { id: "Jawaban yang benar", en: "Right answer" }
    answer() { id: "Jawaban", en: "Answer" }
    how_it_was() { id: "Penilaian", en: "Verdict" }
    was_right() { id: "benar", en: "right" }
    was_partly() { id: "sebagian benar", en: "partly right" }
    was_wrong() { id: "salah", en: "wrong" }
    bonus() { id: "Bonus", en: "Bonus" }
    of_which_bonus() { id: "Termasuk bonus", en: "Of which bonus" }
    yes() { id: "ya", en: "yes" }

    // A patron's own game
    my_games() { id: "Kuis saya", en: "My quizzes" }
    my_rank() { id: "Peringkat", en: "Place" }
    rank_of(rank: u32, players: usize) { id: "{rank} dari {players}", en: "{rank} of {players}" }
    my_team(name: &str) { id: "Tim {name}", en: "Team {name}" }
    right_of(right: usize, of: usize) { id: "{right} dari {of}", en: "{right} of {of}" }
    you_said(answer: &str) { id: "Jawaban Anda: {answer}", en: "Your answer: {answer}" }
    you_said_nothing() { id: "Anda tidak sempat menjawab.", en: "You had no time to answer." }
    question_by_question() { id: "Soal demi soal", en: "Question by question" }
    partly() { id: "Sebagian", en: "Partly" }
    missed() { id: "Belum tepat", en: "Not yet right" }
    unanswered() { id: "Tidak dijawab", en: "Not answered" }
    nothing_scored() { id: "Kuis ini tidak menilai jawaban.", en: "This quiz judged no answers." }
    practise(n: usize) { id: "Latih {n} soal yang belum tepat", en: "Practise the {n} I missed" | "Practise the {n} I missed" }
    see_certificate() { id: "Lihat piagam", en: "See the certificate" }

    // Practice
    practice() { id: "Latihan", en: "Practice" }
    practice_place(at: usize, of: usize) { id: "Soal {at} dari {of}", en: "Question {at} of {of}" }
    practice_note() { id: "Tanpa waktu dan tanpa nilai. Tidak ada yang dicatat.", en: "No clock and no score. Nothing is kept." }
    check() { id: "Periksa", en: "Check" }
    choose_answer() { id: "Pilih jawaban", en: "Choose an answer" }
    choose_every_right() { id: "Pilih semua yang benar", en: "Choose every right one" }
    put_in_order() { id: "Urutkan, dari yang pertama", en: "Put them in order, the first on top" }
    place_of(n: usize) { id: "Ke-{n}", en: "Number {n}" }
    nothing_chosen() { id: "Beri jawaban dulu, lalu tekan Periksa.", en: "Please give an answer first, then press Check." }
    number_needed() { id: "Tulis sebuah angka, misalnya 12 atau 3,5.", en: "Please write a number, such as 12 or 3.5." }
    order_needed() { id: "Setiap butir dipilih satu kali.", en: "Each item is chosen once." }
    verdict_right() { id: "Benar!", en: "Right!" }
    verdict_partly() { id: "Sebagian benar.", en: "Partly right." }
    verdict_wrong() { id: "Belum tepat.", en: "Not yet." }
    passed_it() { id: "Anda melewati soal ini.", en: "You passed this question." }
    try_again() { id: "Coba lagi", en: "Try again" }
    next_question() { id: "Soal berikutnya", en: "Next question" }
    back_to_result() { id: "Kembali ke hasil saya", en: "Back to my result" }
    nothing_missed() { id: "Tidak ada yang perlu dilatih.", en: "There is nothing to practise." }
    nothing_missed_note() { id: "Semua jawaban Anda dalam kuis ini tepat.", en: "Every answer of yours in this quiz was right." }

    // The certificate
    certificate() { id: "Piagam", en: "Certificate" }
    given_to() { id: "diberikan kepada", en: "is given to" }
    for_podium(rank: u32, players: i64) { id: "peringkat {rank} dari {players} pemain", en: "place {rank} of {players} players" }
    for_right(right: usize, of: usize) { id: "menjawab benar {right} dari {of} soal", en: "{right} of {of} questions answered right" }
    in_quiz(title: &str) { id: "dalam kuis “{title}”", en: "in the quiz “{title}”" }
    print_hint() { id: "Cetak atau simpan sebagai PDF lewat menu peramban: di ponsel Bagikan, lalu Cetak; di komputer Ctrl+P. Kertas A4 mendatar.", en: "Print it, or save it as a PDF, from the menu of your browser: on a phone Share, then Print; on a computer Ctrl+P. A4 paper, landscape." }

    // The season
    season_board() { id: "Papan musim", en: "Season board" }
    first_half(year: i16) { id: "Januari–Juni {year}", en: "January–June {year}" }
    second_half(year: i16) { id: "Juli–Desember {year}", en: "July–December {year}" }
    season_lead(best: usize) { id: "Jumlah {best} hasil terbaik tiap orang dalam musim ini. Hanya yang memilih tampil yang ada di sini.", en: "Each person's best {best} results of this season together. Only those who chose to appear are here." }
    season_consent() { id: "Tampilkan nama saya dan jumlah poin kuis saya di papan musim, yang dapat dibaca siapa saja. Saya berusia 18 tahun ke atas.", en: "Show my name and my quiz points on the season board, which anybody can read. I am 18 or older." }
    season_young() { id: "Belum 18 tahun? Anda tetap boleh bermain, dan hasil Anda ada di halaman Anda sendiri.", en: "Not 18 yet? You may play all the same, and your results are on your own page." }
    appear() { id: "Tampilkan saya", en: "Show me" }
    disappear() { id: "Jangan tampilkan saya lagi", en: "Do not show me any more" }
    you_appear() { id: "Anda memilih tampil di papan ini.", en: "You chose to appear on this board." }
    not_agreed() { id: "Centang dulu pernyataannya.", en: "Please tick the statement first." }
    appears_now() { id: "Mulai sekarang Anda tampil di papan musim.", en: "From now on you appear on the season board." }
    appears_no_more() { id: "Anda tidak tampil lagi di papan musim.", en: "You no longer appear on the season board." }
    sign_in_to_appear() { id: "Masuk untuk ikut tampil", en: "Sign in to appear" }
    season_empty() { id: "Belum ada yang tampil di musim ini.", en: "Nobody appears in this season yet." }
    season_empty_note() { id: "Ikuti kuis dengan akun Anda, lalu pilih tampil di sini.", en: "Play a quiz with your account, then choose to appear here." }
    season_before() { id: "Musim sebelumnya", en: "The season before" }
    season_after() { id: "Musim berikutnya", en: "The next season" }
    name() { id: "Nama", en: "Name" }
    games() { id: "Kuis", en: "Quizzes" }
    you() { id: "Anda", en: "You" }
}
