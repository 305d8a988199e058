//! Words of the survey. The questionnaire's own are in `wording`.

mod wording;
pub use wording::{answers, education, element, occupation, question, service, session, sex};

use crate::i18n::texts;

texts! {
    survey() { id: "Survei kepuasan", en: "Satisfaction survey" }
    lead() {
        id: "Sembilan pertanyaan tentang pelayanan kami, kira-kira dua menit. Jawaban Anda anonim: tanpa nama, tanpa akun, tanpa jam.",
        en: "Nine questions about our service, about two minutes. Your answers are anonymous: no name, no account, no time of day.",
    }
    open_until(day: &str) { id: "Dibuka sampai {day}.", en: "Open until {day}." }
    none_open() { id: "Belum ada survei yang dibuka.", en: "No survey is open at the moment." }
    none_open_lead() {
        id: "Kami bertanya setiap semester. Sementara itu, hasil yang lalu dapat Anda baca di sini.",
        en: "We ask every half-year. Meanwhile you can read the earlier results here.",
    }
    no_results_yet() { id: "Belum ada hasil yang diterbitkan.", en: "No result has been published yet." }
    about_you() { id: "Tentang Anda", en: "About you" }
    about_you_lead() {
        id: "Boleh dilewati. Hanya dipakai sebagai jumlah; kelompok di bawah lima orang tidak ditampilkan.",
        en: "You may skip this. Used only as counts; groups of fewer than five people are never shown.",
    }
    age() { id: "Umur", en: "Age" }
    age_hint() { id: "Dalam tahun.", en: "In years." }
    sex_label() { id: "Jenis kelamin", en: "Sex" }
    education_label() { id: "Pendidikan terakhir", en: "Education" }
    occupation_label() { id: "Pekerjaan", en: "Occupation" }
    service_label() { id: "Layanan yang Anda pakai", en: "The service you used" }
    session_label() { id: "Waktu kunjungan", en: "Time of your visit" }
    age_group_label() { id: "Umur", en: "Age" }
    rather_not_say() { id: "Tidak menjawab", en: "Rather not say" }
    nine_questions() { id: "Sembilan pertanyaan", en: "Nine questions" }
    comment_label() { id: "Saran untuk kami", en: "Suggestions for us" }
    comment_hint() {
        id: "Tidak wajib. Jangan tulis nama atau nomor HP. Saran disimpan terpisah dari jawaban dan dibaca petugas; tidak diterbitkan.",
        en: "Optional. Please leave out names and phone numbers. It is kept apart from your answers and read by the staff, never published.",
    }
    send() { id: "Kirim jawaban", en: "Send my answers" }
    blanks_meant() {
        id: "Biarkan kosong pertanyaan yang tidak saya jawab.",
        en: "Leave blank the questions I did not answer.",
    }
    one_blank(element: &str) {
        id: "Belum dijawab: {element}. Pilih satu jawaban, atau centang “Biarkan kosong” di bawah.",
        en: "Not answered yet: {element}. Choose an answer, or tick “Leave blank” below.",
    }
    many_blank(n: usize) {
        id: "{n} pertanyaan belum dijawab. Pilih jawabannya, atau centang “Biarkan kosong” di bawah.",
        en: "{n} questions are not answered yet. Choose the answers, or tick “Leave blank” below.",
    }
    blank() { id: "Belum dijawab.", en: "Not answered yet." }
    nothing_answered() { id: "Jawab paling sedikit satu pertanyaan.", en: "Please answer at least one question." }
    choose_of_four() { id: "Pilih satu dari empat jawaban.", en: "Please choose one of the four answers." }
    choose_of_these() { id: "Pilih salah satu dari daftar, atau biarkan kosong.", en: "Please choose one from the list, or leave it blank." }
    age_wrong() { id: "Tulis umur dalam tahun, 5 sampai 110, atau biarkan kosong.", en: "Give your age in years, 5 to 110, or leave it blank." }
    comment_too_long() { id: "Saran paling panjang 2.000 huruf. Persingkat sedikit.", en: "A suggestion has at most 2,000 letters. Please shorten it a little." }
    closed_meanwhile() {
        id: "Survei ini sudah ditutup, jadi jawaban Anda tidak tersimpan. Terima kasih sudah mencoba.",
        en: "This survey has closed, so your answers were not saved. Thank you for trying.",
    }
    thanks() { id: "Terima kasih", en: "Thank you" }
    saved() { id: "Jawaban Anda tersimpan.", en: "Your answers are saved." }
    thanks_lead() {
        id: "Hasilnya kami hitung bersama jawaban orang lain dan kami terbitkan setelah survei ditutup.",
        en: "We count them together with everyone else's and publish the result once the survey closes.",
    }
    earlier_results() { id: "Hasil survei", en: "Survey results" }
    read_results() { id: "Baca hasil survei", en: "Read the survey results" }
    survey_is_open() { id: "Survei sedang dibuka", en: "A survey is open" }
    invitation() {
        id: "Sembilan pertanyaan, kira-kira dua menit, tanpa nama.",
        en: "Nine questions, about two minutes, no names.",
    }
    fill_in() { id: "Isi survei", en: "Fill in the survey" }

    kiosk_start() { id: "Mulai", en: "Start" }
    kiosk_lead() {
        id: "Sembilan pertanyaan, satu sentuhan setiap pertanyaan. Anonim.",
        en: "Nine questions, one touch each. Anonymous.",
    }
    kiosk_invitation() { id: "Bagaimana pelayanan kami hari ini?", en: "How did we serve you today?" }
    progress(at: usize) { id: "Pertanyaan {at} dari 9", en: "Question {at} of 9" }
    kiosk_back() { id: "Kembali", en: "Back" }
    kiosk_skip() { id: "Tidak menjawab", en: "Rather not say" }
    kiosk_again() { id: "Mulai dari awal", en: "Start again" }
    kiosk_thanks_lead() { id: "Jawaban Anda tersimpan. Layar ini kembali ke awal sebentar lagi.", en: "Your answers are saved. This screen returns to the start in a moment." }

    result() { id: "Hasil survei kepuasan", en: "Result of the satisfaction survey" }
    ikm_label() { id: "IKM (indeks kepuasan masyarakat)", en: "IKM (public satisfaction index)" }
    grade_label() { id: "Mutu pelayanan", en: "Grade of service" }
    respondents_label() { id: "responden", en: "respondents" }
    performance_a() { id: "Sangat baik", en: "Very good" }
    performance_b() { id: "Baik", en: "Good" }
    performance_c() { id: "Kurang baik", en: "Not so good" }
    performance_d() { id: "Tidak baik", en: "Not good" }
    not_enough() {
        id: "Nilai belum ditampilkan: jawaban masih kurang dari lima, atau ada unsur yang belum dijawab seorang pun.",
        en: "The score is not shown yet: there are fewer than five answers, or an element that nobody has answered.",
    }
    period() { id: "Masa survei", en: "Period" }
    population() { id: "Populasi (N)", en: "Population (N)" }
    required() { id: "Sampel minimum", en: "Sample needed" }
    required_value(sample: &str) { id: "{sample} (Krejcie–Morgan)", en: "{sample} (Krejcie–Morgan)" }
    answered() { id: "Menjawab (n)", en: "Answered (n)" }
    reached() { id: "sampel tercapai", en: "sample reached" }
    not_reached(lacking: &str) { id: "kurang {lacking} responden", en: "{lacking} respondents short" }
    interval_label() { id: "Rentang yang mungkin (selang 95%)", en: "Likely range (95% interval)" }
    interval_value(low: &str, high: &str) { id: "{low} sampai {high}", en: "{low} to {high}" }
    interval_note() {
        id: "Selang ini hitungan kami, bukan bagian dari peraturan: rata-rata tiap responden, distribusi t, tanpa koreksi populasi. Ia berlaku untuk sampel acak dan tidak memperhitungkan orang yang memilih tidak menjawab.",
        en: "This interval is our own addition and not part of the regulation: each respondent's mean, Student's t, no population correction. It holds for a random sample and does not account for people who chose not to answer.",
    }
    method_note() {
        id: "Dihitung menurut PermenPANRB 14/2017: rata-rata sembilan unsur dengan bobot 1/9, dikali 25, dibulatkan sekali di akhir. Jawaban kosong tidak dihitung.",
        en: "Computed by PermenPANRB 14/2017: the mean of nine elements weighted 1/9, times 25, rounded once at the end. Blank answers are not counted.",
    }
    by_element() { id: "Nilai setiap unsur", en: "Score of each element" }
    element_label() { id: "Unsur", en: "Element" }
    nrr_label() { id: "NRR", en: "NRR" }
    nrr_note() { id: "NRR: nilai rata-rata, 1 sampai 4.", en: "NRR: average answer, 1 to 4." }
    strongest() { id: "tertinggi", en: "highest" }
    weakest() { id: "terendah", en: "lowest" }
    distribution() { id: "Sebaran jawaban", en: "How people answered" }
    about_percent(share: u64) { id: "sekitar {share}%", en: "about {share}%" }
    or_more(n: u64) { id: "{n} atau lebih", en: "{n} or more" }
    spread_note() {
        id: "Bila sebuah jawaban dipilih kurang dari lima orang, jumlahnya tidak ditampilkan, dan angka lain dari unsur itu dibulatkan supaya tidak dapat dihitung darinya.",
        en: "Where fewer than five people gave an answer, their number is not shown, and the other figures of that element are rounded so as not to give it away.",
    }
    by_group() { id: "Menurut kelompok", en: "By group" }
    group_label() { id: "Kelompok", en: "Group" }
    by_group_note() {
        id: "Kelompok di bawah lima orang tidak ditampilkan, begitu juga kelompok yang dapat dipakai untuk menghitungnya.",
        en: "Groups of fewer than five people are not shown, nor those that would give them away.",
    }
    hidden() { id: "tidak ditampilkan", en: "not shown" }
    answers_of(n: u64) { id: "{n} jawaban", en: "{n} answer" | "{n} answers" }
    years(from: u8, to: u8) { id: "{from}–{to} tahun", en: "{from}–{to} years" }
    years_and_more(from: u8) { id: "{from} tahun ke atas", en: "{from} years and more" }

    staff_title() { id: "Survei", en: "Surveys" }
    staff_lead() {
        id: "SKM wajib dilakukan paling sedikit sekali setahun (PermenPANRB 14/2017).",
        en: "The SKM is due at least once a year (PermenPANRB 14/2017).",
    }
    close_and_publish(title: &str) { id: "Tutup dan terbitkan {title}", en: "Close and publish {title}" }
    answers_to(title: &str) { id: "jawaban untuk {title}", en: "answers to {title}" }
    all_waves() { id: "Semua survei", en: "All surveys" }
    no_waves() { id: "Belum ada survei. Buat yang pertama di bawah.", en: "No survey yet. Make the first one below." }
    draft() { id: "Belum dibuka", en: "Not open yet" }
    open() { id: "Dibuka", en: "Open" }
    ended() { id: "Waktunya habis", en: "Time is up" }
    closed() { id: "Ditutup", en: "Closed" }
    published() { id: "Terbit", en: "Published" }
    new_wave() { id: "Buat survei baru", en: "Make a new survey" }
    title() { id: "Judul", en: "Title" }
    title_hint() { id: "Contoh: SKM semester II 2026", en: "For example: SKM second half of 2026" }
    closes_on() { id: "Hari terakhir", en: "Last day" }
    population_field() { id: "Jumlah populasi (N)", en: "Size of the population (N)" }
    population_hint() { id: "Untuk menghitung sampel minimum.", en: "To compute the sample that is needed." }
    population_counts() { id: "N menghitung apa?", en: "What does N count?" }
    population_counts_hint() { id: "Contoh: pengunjung bulan Oktober 2026", en: "For example: visitors in October 2026" }
    make_wave() { id: "Buat survei", en: "Make survey" }
    made() { id: "Survei dibuat. Buka bila sudah siap.", en: "Survey made. Open it when you are ready." }
    open_it() { id: "Buka survei", en: "Open the survey" }
    reopen_it() { id: "Buka lagi", en: "Open again" }
    close_it() { id: "Tutup survei", en: "Close the survey" }
    publish_it() { id: "Terbitkan hasil", en: "Publish the result" }
    unpublish_it() { id: "Tarik hasil", en: "Withdraw the result" }
    opened() { id: "Survei dibuka.", en: "The survey is open." }
    closed_now() { id: "Survei ditutup.", en: "The survey is closed." }
    published_now() { id: "Hasil terbit untuk umum.", en: "The result is public." }
    withdrawn_now() { id: "Hasil tidak lagi terbit.", en: "The result is no longer public." }
    public_page() { id: "Halaman publik", en: "Public page" }
    kiosk_mode() { id: "Mode kios", en: "Kiosk mode" }
    new_answers_one() { id: "# jawaban baru", en: "# new answer" }
    new_answers_many() { id: "# jawaban baru", en: "# new answers" }
    downloads() { id: "Unduh", en: "Download" }
    download_recap() { id: "Rekap dan olah data (XLSX)", en: "Recap and data (XLSX)" }
    download_answers() { id: "Jawaban anonim (CSV)", en: "Anonymous answers (CSV)" }
    download_comments() { id: "Saran (CSV)", en: "Suggestions (CSV)" }
    download_note() {
        id: "Baris jawaban tidak memuat profil, waktu, atau saran, dan urutannya acak; profil hanya ada sebagai jumlah.",
        en: "The rows of answers hold no profile, time or suggestion, and their order is random; profiles appear only as counts.",
    }
    files_when_closed() {
        id: "Berkas tersedia setelah survei ditutup, supaya tidak terlihat siapa menjawab apa.",
        en: "The files are ready once the survey is closed, so that nobody sees who answered what.",
    }
    files_of_too_few() {
        id: "Berkas baru tersedia bila paling sedikit lima orang menjawab, supaya tidak terlihat siapa menjawab apa.",
        en: "The files are ready once at least five people have answered, so that nobody sees who answered what.",
    }
    comparison() { id: "Hitungan pembanding", en: "Figures for comparison" }
    comparison_note() {
        id: "Laporan lama kadang memakai bobot 0,111 atau 0,11 sebagai ganti 1/9. Itu menurunkan nilai; jangan dipakai untuk laporan baru.",
        en: "Older reports sometimes use the weights 0.111 or 0.11 instead of 1/9. That lowers the score; do not use it for new reports.",
    }
    weight_0111(ikm: &str) { id: "Dengan bobot 0,111: {ikm}", en: "With weight 0.111: {ikm}" }
    weight_011(ikm: &str) { id: "Dengan bobot 0,11: {ikm}", en: "With weight 0.11: {ikm}" }
    suggestions() { id: "Saran", en: "Suggestions" }
    suggestions_note() { id: "Untuk petugas saja, dalam urutan acak.", en: "For the staff only, in random order." }
    no_suggestions() { id: "Belum ada saran.", en: "No suggestions yet." }
    more_suggestions(n: usize) { id: "{n} saran lagi ada dalam unduhan.", en: "{n} more is in the download." | "{n} more are in the download." }
    title_wrong() { id: "Tulis judul, paling banyak 120 huruf.", en: "Please give a title, 120 letters at most." }
    title_taken() { id: "Sudah ada survei dengan judul ini.", en: "There is a survey with this title already." }
    closes_on_wrong() { id: "Pilih hari terakhir, mulai hari ini sampai paling lama dua tahun lagi.", en: "Choose a last day, from today to at most two years ahead." }
    population_wrong() { id: "Tulis bilangan bulat, 1 sampai 100.000.000.", en: "Give a whole number, 1 to 100,000,000." }
    population_counts_wrong() { id: "Tulis apa yang dihitung N, paling banyak 120 huruf.", en: "Say what N counts, 120 letters at most." }
    another_is_open() { id: "Survei lain sedang dibuka. Tutup dulu yang itu.", en: "Another survey is open. Close that one first." }
    time_is_up() { id: "Hari terakhirnya sudah lewat. Buat survei baru.", en: "Its last day has passed. Make a new survey." }
    is_published() { id: "Hasilnya sudah terbit. Tarik dulu hasilnya.", en: "Its result is public. Withdraw it first." }
    not_closed() { id: "Tutup surveinya dulu, lalu terbitkan.", en: "Close the survey first, then publish." }
}
