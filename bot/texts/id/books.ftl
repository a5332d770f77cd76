# Buku tamu, buku laporan, serah terima, dan keterangan hadir.

## Kertas: buku tamu

guest-book-about = Buku tamu: siapa yang datang, untuk apa, dilayani siapa
guest-book-title = BUKU TAMU
guest-book-count = { $count } tamu
guest-book-masked = Kontak disamarkan.
guest-book-nobody = Tidak ada tamu pada periode ini.
book-page = Halaman
guest-column-no = No
guest-column-number = Nomor kunjungan
guest-column-day = Tanggal
guest-column-time = Jam
guest-column-name = Nama
guest-column-institution = Instansi
guest-column-region = Kabupaten/kota
guest-column-position = Jabatan
guest-column-category = Kategori
guest-column-purpose = Keperluan
guest-column-officers = Petugas
guest-column-outcomes = Hasil
guest-column-status = Keadaan
guest-column-contact = Kontak
guest-column-mark = Keterangan
guest-finished = Selesai dilayani
guest-cancelled = Dibatalkan pengunjung
guest-no-show = Tidak hadir saat dipanggil
guest-lapsed = Berakhir tanpa kabar
guest-unresolved = Hasil tidak dicatat
guest-entered-afterwards = Dicatat kemudian
guest-at-the-counter = Didaftarkan di loket
guest-telegram = Telegram
guest-whatsapp = WhatsApp
guest-web = Obrolan web
guest-visitor = pengunjung

## Kertas: buku laporan harian

book-about = Buku laporan satu hari: petugas, antrean, waktu, penyimpangan, serah terima
book-title = BUKU LAPORAN
book-closed = Ditutup { $at }
book-added = Ditambahkan { $at }
book-not-closed = Keadaan { $at }
book-provisional = SEMENTARA
book-not-open = Loket tidak buka
book-by-desk = loket
book-came = Mengambil nomor
book-finished = Selesai dilayani
book-cancelled = Dibatalkan pengunjung
book-absent = Tidak hadir saat dipanggil
book-silent = Tanpa kabar atau hasil tidak dicatat
book-serving = Masih dilayani saat tutup
book-waiting = Masih menunggu saat tutup
book-at-counter = Didaftarkan di loket
book-entered = Dicatat kemudian dari kertas
book-called = Dipanggil
book-wait-middle = Menunggu panggilan (nilai tengah)
book-wait-most = Sembilan dari sepuluh menunggu paling lama
book-wait-told = Dijanjikan paling lama (nilai tengah)
book-wait-kept = Dipanggil paling lambat pada waktu yang dijanjikan
book-of = { $part } dari { $whole }
book-nothing-recorded = tidak tercatat
book-role = { $role }
book-role-by-letter = { $role } menggantikan { $absent } (surat { $number })
book-open-for = Jam buka
book-manned = Ada petugas yang bertugas
book-share = { $span } ({ $share } %)
book-broken = Gangguan yang dinyatakan
book-what = { $what }
book-said = { $who }: { $words }
book-covered = Tercakup gangguan yang dinyatakan
book-accepted = Diterima { $who }: { $words }
book-not-accepted = Belum diterima { $who }: { $words }
book-visitors-side = di sisi pengunjung
book-standard = baku { $standard }
book-took = { $used }, baku { $standard }
book-goes-on = masih berlangsung
book-disturbance-proposed = menunggu penyelia
book-disturbance-declared = dinyatakan
book-disturbance-refused = ditolak
book-disturbance-withdrawn = dicabut
book-offered = ditawarkan { $at } oleh { $who }
book-taken = diterima { $at } oleh { $who }
book-declined = tidak diperlukan { $at } oleh { $who }
book-given = diberikan { $at } oleh { $who }
book-more = … dan { $count } lagi.
book-adds-to = Tambahan atas versi { $version }. { $closed }
book-was = { $label }: { $old } menjadi { $new }
book-entered-later = { $number } dicatat kemudian dari kertas
book-change-raised = penyimpangan dicatat
book-change-withdrawn = ditarik karena bukti yang lebih baru
book-change-explained = dijelaskan
book-change-accepted = penjelasan diterima
book-change-not-accepted = penjelasan belum diterima
book-change-offered = kompensasi ditawarkan
book-change-taken = kompensasi diterima
book-change-declined = kompensasi tidak diperlukan
book-change-given = kompensasi diberikan
book-change-supplied = yang kurang dilengkapi
book-change-covered = tercakup gangguan
book-change-uncovered = tidak lagi tercakup gangguan
book-archive = Kepala arsip { $day }: entri { $serial }, { $head }
book-signer-officer = Petugas piket
book-signer-supervisor = Penyelia
book-label-hours = Jam layanan
book-label-version = Versi
book-label-tallies = Kunjungan
book-label-categories = Menurut kategori
book-label-category = Kategori
book-label-came = Berakhir
book-label-served = Dilayani
book-label-waiting = Waktu tunggu: janji dan kenyataan
book-label-duty = Petugas piket
book-label-name = Nama
book-label-roles = Peran
book-label-planned = Jadwal
book-label-present = Bertugas (tercatat)
book-label-availability = Ketersediaan loket
book-label-steps = Rencana dan kenyataan per langkah
book-label-step = Langkah
book-label-standard = Baku
book-label-middle = Nilai tengah
book-label-most = 9 dari 10
book-label-times = Kali
book-label-late = Lewat
book-label-legend = Balok: nilai tengah; garis tipis: sembilan dari sepuluh; garis tegak: waktu baku.
book-label-deviations = Penyimpangan
book-label-what = Kunjungan dan langkah
book-label-who = Penanggung jawab
book-label-explanation = Sebab dan penjelasan
book-label-verdict = Penilaian
book-label-disturbances = Gangguan
book-label-when = Waktu
book-label-state = Keadaan
book-label-compensations = Kompensasi
book-label-offered = Yang ditawarkan
book-label-became = Perjalanannya
book-label-follow-ups = Tindak lanjut yang belum selesai
book-label-number = Nomor
book-label-due = Tenggat
book-label-words = Uraian
book-label-overdue = lewat tenggat
book-label-notes = Catatan serah terima
book-label-index = Indeks kepuasan
book-label-changes = Perubahan sejak versi sebelumnya
book-label-none = Tidak ada.
book-label-not-recorded = Tidak tercatat.
book-label-no-index = Dihitung per periode dalam laporan survei kepuasan.
book-label-page = Halaman
book-label-nobody = Tidak ada kunjungan yang berakhir hari ini.
book-label-signature = Nama dan tanda tangan

## Serah terima antarpetugas

hand-over-kept = ✔️ Catatan serah terima disimpan dan ditunjukkan kepada yang bertugas berikutnya: "{ $words }"
hand-over-list =
    <b>Catatan serah terima</b> (7 hari terakhir)
    { $lines }

    Untuk menulis: <code>/serah kunci lemari di laci kedua</code>
hand-over-none = Belum ada catatan.
hand-over-told =
    📋 <b>Catatan serah terima untuk Anda</b>
    { $lines }
hand-over-line = • { $at }, { $name }: { $words }

## Mencari tamu

guests-how = Tuliskan nama, instansi, atau nomor kunjungan tamu, misalnya <code>/tamu rina binjai</code>.
guests-not-yours = Maaf, buku tamu hanya dibuka petugas penerima tamu, penyelia, dan pengelola loket.
guests-none = Tidak ada tamu yang cocok dengan "{ $words }". Coba awal kata dari nama atau instansinya, atau nomor kunjungan lengkap.
guests-found =
    📖 <b>Buku tamu</b>: "{ $words }"
    { $lines }
    { $more }
guests-line = • <b>{ $ticket }</b> { $name }, { $institution } · { $at } · <code>{ $number }</code>
guests-more = Mungkin masih ada yang lain; tambahkan satu kata.
choice-guest = 📖 { $ticket } { $name }

## Buku laporan dikirim

book-sent = 📘 Buku laporan { $day }. Hari ini sudah ditutup; perubahan sesudahnya menjadi tambahan.
book-addendum = 📘 Tambahan buku laporan { $day }: { $count } perubahan sejak versi sebelumnya.

## Keterangan hadir (SPD)

choice-attendance = 🧾 Minta keterangan hadir
choice-attendance-print = 🧾 Keterangan hadir
choice-attendance-yes = ✅ Benar, hadir
choice-attendance-no = Tidak benar
attendance-not-yet = Keterangan hadir dibuat setelah layanan selesai. Silakan minta lagi sesudahnya.
attendance-asked = Permintaan keterangan hadir untuk <b>{ $ticket }</b> kami teruskan kepada petugas. Dokumennya dikirim ke sini setelah dikonfirmasi.
attendance-waits = Permintaan keterangan hadir untuk <b>{ $ticket }</b> masih menunggu konfirmasi petugas.
attendance-refused = Mohon maaf, petugas tidak dapat mengonfirmasi kehadiran untuk <b>{ $ticket }</b>. Silakan ketik <b>petugas</b> bila ini keliru.
attendance-given = 🧾 Keterangan hadir untuk kunjungan <code>{ $number }</code>. Silakan dicetak; ada tempat untuk stempel.
attendance-to-confirm = 🧾 <b>{ $ticket }</b>, { $name }, { $institution }, meminta keterangan hadir untuk perjalanan dinas (SPD). Apakah benar hadir dan dilayani?
attendance-confirmed = ✔️ Kehadiran <b>{ $ticket }</b> dikonfirmasi; keterangannya dikirim kepada pengunjung.
attendance-not-confirmed = Kehadiran <b>{ $ticket }</b> tidak dikonfirmasi; pengunjung diberi tahu.
attendance-settled = Keterangan hadir untuk <b>{ $ticket }</b> sudah dijawab oleh { $name }.
attendance-to-print = 🧾 Keterangan hadir <b>{ $ticket }</b>, untuk dicetak dan distempel.
attendance-file = keterangan-hadir-{ $number }.pdf
attendance-title = KETERANGAN HADIR
attendance-number = Nomor kunjungan
attendance-states = Petugas yang bertanda tangan di bawah ini menerangkan bahwa:
attendance-name = Nama
attendance-institution = Instansi
attendance-region = Kabupaten/kota
attendance-was-there = benar telah hadir dan dilayani pada:
attendance-day = Hari layanan
attendance-time = Pukul
attendance-until = sampai
attendance-place = Tempat
attendance-by-zoom = layanan tatap muka secara daring
attendance-by-counter = di loket
attendance-purpose = Keterangan ini dibuat untuk keperluan perjalanan dinas (SPD) yang bersangkutan.
attendance-stamp = stempel
attendance-officer = Petugas
attendance-mark = Dikonfirmasi petugas dalam Loket. Hanya nama dan waktu kehadiran yang diterangkan, bukan isi layanan.
