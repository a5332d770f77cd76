# Pekerjaan saya, hari ini, papan antrean, dan usulan peninjauan mutu baku.

## Pekerjaan saya

work =
    <b>Pekerjaan saya</b>
    { $sections }
work-nothing = Tidak ada pekerjaan atas nama Anda saat ini.
work-waiting = Belum ada pekerjaan atas nama Anda. Yang dilayani tanpa petugas: { $untaken }; yang menunggu dipanggil: { $waiting }. Buka nomornya di bawah, lalu tekan Ambil atau Panggil.
work-section =
    <b>{ $title }</b>
    { $lines }
work-visits = Kunjungan yang Anda pegang
work-untaken = Sedang dilayani, belum diambil siapa pun
work-outcomes = Hasil layanan yang belum ditulis
work-explanations = Penyimpangan yang perlu Anda jelaskan
work-verdicts = Penjelasan yang menunggu penilaian
work-follow-ups = Tindak lanjut Anda
work-threads = Percakapan
work-parked = Dititipkan (belum menjawab panggilan)
work-line = { $mark } <b>{ $ticket }</b> { $name } · { $state }{ $outcome }
work-mark = •
work-mark-late = ⏰
work-step = langkah { $no } ({ $activity }), { $who }{ $time }
work-due = , sampai { $due }
work-late = , lewat sejak { $due }
work-by-you = giliran Anda
work-by-visitor = menunggu pengunjung
work-no-outcome = { " " }· hasil belum ditulis
work-outcome = • <b>{ $ticket }</b> (<code>{ $number }</code>), berakhir { $at }
work-outcome-of = • <b>{ $ticket }</b> (<code>{ $number }</code>), berakhir { $at }, oleh { $name }
work-ledger = • <b>{ $ticket }</b>, { $steps }: paling lambat { $due }. { $took }
work-more = … dan { $count } lagi.
work-thread-unanswered = • <b>{ $name }</b> (#{ $mark }) menunggu jawaban sejak { $since }
work-thread-answered = • { $name } (#{ $mark }), terakhir { $since }
work-parked-line = • { $ticket }
choice-work-outcome = 📝 Hasil { $ticket }
work-follow-up = { $mark } <b>{ $ticket }</b> (<code>{ $number }</code>), { $what }, paling lambat { $due }. { $task }
work-follow-up-late = { $mark } <b>{ $ticket }</b> (<code>{ $number }</code>), { $what }, lewat { $due }. { $task }
choice-work-follow-up = ✅ Selesai: { $ticket }
choice-work-explain = ✍️ Jelaskan { $ticket }, { $steps }
choice-work-thread = 💬 Jawab { $name } (#{ $mark })

## Layar di ruang tunggu (angka saja)

screen-title = Layar antrean
screen-called = Dipanggil
screen-serving = Sedang dilayani
screen-next = Berikutnya
screen-waiting = Menunggu: @
screen-closed = Loket sedang tutup.
screen-closed-until = Loket sedang tutup; buka kembali pukul @.
screen-lost = Sambungan terputus sejak @; yang tampil keadaan terakhir. Mencoba menyambung lagi.
screen-no-line = Belum tersambung ke loket. Mencoba lagi.
screen-sound-on = Nyalakan bunyi panggilan
screen-sound-off = Matikan bunyi panggilan
screen-noscript = Layar ini memerlukan JavaScript.

## Papan antrean dan hari ini

choice-board = 📺 Papan antrean
choice-today = 📊 Hari ini
day-not-yours = Maaf, itu hanya untuk penyelia dan pengelola loket.
board =
    <b>Antrean</b> · { $at }
    🔔 Dipanggil: <b>{ $called }</b>
    Sedang dilayani: { $serving }
    Berikutnya: { $next }
    Menunggu: { $count }{ $band }
    { $live }
board-band = { " " }· yang datang sekarang dipanggil { $band }
board-closed = { " " }· loket tutup, buka { $opening }
board-live = <i>Papan ini diperbarui sendiri sampai loket tutup.</i>
board-once = <i>Ketik papan untuk melihat keadaan terbaru.</i>
board-ended =
    <b>Papan antrean ditutup</b> · { $at }
    Hari ini { $came } kunjungan: { $finished } selesai, { $cancelled } dibatalkan, { $absent } tidak hadir, { $silent } tanpa kabar; { $waiting } masih menunggu.
today =
    <b>Hari ini</b>, { $day }, { $at }
    Kunjungan: { $came } · sedang dilayani: { $serving } · menunggu: { $waiting }
    Selesai: { $finished } · dibatalkan: { $cancelled } · tidak hadir: { $absent } · tanpa kabar: { $silent }

    { $parts }
today-plan = Rencana dan kenyataan per langkah
today-step = { $no }. { $activity }: biasanya { $middle }, 9 dari 10 dalam { $most }; baku { $standard } ({ $times } kali)
today-step-late = ⏰ { $no }. { $activity }: biasanya { $middle }, 9 dari 10 dalam { $most }; baku { $standard } ({ $times } kali, { $late } lewat)
today-step-once = { $no }. { $activity }: { $middle }, satu kali; baku { $standard }
today-step-once-late = ⏰ { $no }. { $activity }: { $middle }, satu kali; baku { $standard }
today-overruns = Lewat waktu
today-overrun = • <b>{ $ticket }</b>, { $steps }: { $answers }, { $stage }. { $took }
today-visitors-side = di sisi pengunjung
today-follow-ups = Tindak lanjut jatuh tempo
today-follow-up = { $mark } <b>{ $ticket }</b> (<code>{ $number }</code>), { $what }: { $owner }, paling lambat { $due }. { $task }
today-disturbances = Gangguan hari ini
today-disturbance-declared = ⚡ { $what }, { $when }
today-disturbance-proposed = ⚡ { $what }, { $when }: menunggu penyelia (/gangguan)
today-picture = Rencana dan kenyataan per langkah: { $sheet }
capacity = 📈 Kapasitas: dengan { $officers } petugas, kira-kira { $hourly } pengunjung per jam (9 dari 10 dipanggil dalam { $wait }). Dasar: { $visits } kunjungan dalam 90 hari terakhir, rata-rata { $mean } sejak dipanggil sampai tempatnya bebas.
capacity-unknown = 📈 Kapasitas: belum dapat dihitung; perlu sekurangnya 20 kunjungan yang selesai dilayani.
capacity-nobody = 📈 Kapasitas: tidak ada petugas yang bertugas.
chart-title = Rencana dan kenyataan: { $sheet }
chart-step = { $no }. { $activity }
chart-standard = waktu baku
chart-middle = biasanya (nilai tengah)
chart-most = 9 dari 10 selesai dalam
chart-times = { $times } kali, { $late } lewat
chart-no-standard = menyesuaikan
chart-length = { $length }

## Usulan peninjauan mutu baku (kolom PermenPANRB 35/2012, Tabel 7)

choice-proposals = 📐 Lihat usulan
choice-proposal-review = 📐 Tinjau langkah { $no }, { $month }
choice-proposal-keep = Tetap, langkah { $no }, { $month }
proposals =
    <b>Usulan peninjauan mutu baku</b>

    { $lines }
proposals-none = Belum ada usulan.
proposals-told =
    📐 <b>Usulan peninjauan mutu baku, { $month }</b>: { $count }

    { $lines }
proposal =
    <b>Langkah { $no }</b>: { $activity } ({ $month })
    Penilaian: tidak berjalan dengan baik.
    Catatan: { $late } dari { $visits } kunjungan ({ $share } %) melewati waktu baku { $standard }; biasanya { $middle }, 9 dari 10 dalam { $most }.
    Tindakan: { $decided }
proposal-open = belum diputuskan.
proposal-review = mutu baku ditinjau: "{ $words }" ({ $who }, { $at })
proposal-keep = mutu baku tetap: "{ $words }" ({ $who }, { $at })
proposal-ask-review = Langkah { $no }, { $month }: tuliskan mutu baku baru yang diusulkan dan alasannya, atau ketik <b>batal</b>.
proposal-ask-keep = Langkah { $no }, { $month }: mutu baku tetap. Tuliskan tindakan yang diambil, atau ketik <b>batal</b>.
proposal-kept = ✔️ Keputusan untuk langkah { $no }, { $month }, tercatat. Lembar POS sendiri diubah di berkasnya.
proposal-decided-already = Usulan itu sudah diputuskan.
