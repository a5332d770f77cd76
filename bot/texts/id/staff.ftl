# Kata-kata loket untuk petugas.

card-staff =
    <b>{ $ticket }</b> · { $status }{ $call }{ $calling }{ $priority }{ $room }{ $sheet }{ $registered }
    { $owner }

    { $answers }
    Hasil layanan: { $outcome }
    <code>{ $number }</code>

    { $steps }{ $requires }{ $addendum }{ $remarks }
card-later = { " " }· minta dipanggil sesudah { $until }
card-preferred = { " " }· didahulukan: { $class }
card-priority = { " " }· meminta didahulukan: { $class }
card-called-again = { " " }· belum menjawab panggilan ke-{ $count } dari { $most }
card-owner = Ditangani { $name }
card-owner-none = Belum ada yang mengambil
card-owners = { $first } · { $rest }
card-owner-free = { $role }: belum ada yang mengambil
card-owner-of = { $role }: { $name }
status-preparing = sedang disiapkan
status-queued = menunggu, urutan { $place }
status-queued-further = menunggu, sesudah { $nearest } urutan pertama
status-parked = dititipkan, menunggu pengunjung membalas HADIR
status-in-service = sedang dilayani
status-finished = selesai
status-cancelled = dibatalkan pengunjung
status-no-show = tidak hadir
status-lapsed = ditutup karena lama tanpa kabar
status-unresolved = ditutup, akhirnya tidak tercatat

choice-claim = 🙋 Ambil
choice-call = 🔔 Panggil
choice-outcome = 📝 Tulis hasil
choice-outcome-again = 📝 Perbaiki hasil
choice-recall = ↩️ Ternyata hadir
choice-call-ticket = 🔔 Panggil { $ticket }
choice-call-sure = Ya, panggil { $ticket }
choice-undo = ↩️ Batalkan laporan terakhir
choice-correct = 🕘 Perbaiki waktu
choice-step = Langkah { $no }
choice-no-show = 🚫 Tidak hadir
choice-reply = 💬 Tulis kepada pengunjung
choice-open = 📋 Buka kartu
choice-open-ticket = 📋 { $ticket }

staff-welcome = Selamat bertugas, { $name }. Obrolan ini sekarang terdaftar untuk peran <b>{ $role }</b>.
staff-menu =
    <b>{ $name }</b> · { $role } · { $duty }
    Sedang dilayani: { $serving } · menunggu: { $count }

    { $work }

    { $queue }
queue-empty = Tidak ada yang menunggu.
queue-line = { $place }. { $ticket } (sejak { $since })

staff-role-supervisor = Penyelia
staff-role-admin = Pengelola loket
staff-press-stale = { $about }Tombol itu tidak berlaku lagi untuk keadaan sekarang. Ketik <b>menu</b> untuk melihat antrean dan kartu.
staff-words-please = Foto, stiker, atau pesan suara tidak dapat diteruskan; mohon tuliskan dengan kata-kata.
staff-no-show = Nomor { $ticket } dicatat tidak hadir dan pengunjung diberi tahu.
staff-call-ask = Nomor <b>{ $ticket }</b> berada di urutan { $place }; yang pertama <b>{ $first }</b>. Siapa yang dipanggil?
staff-call-ask-later = Nomor <b>{ $ticket }</b> minta tidak dipanggil sebelum { $until }. Siapa yang dipanggil?
staff-taken = Nomor { $ticket } sudah diambil { $name }.
staff-not-yours = Maaf, hal itu pada kunjungan { $ticket } bukan tugas peran { $role }. Mohon sampaikan kepada petugas yang menanganinya atau kepada penyelia.
staff-step-not-yours = Maaf, waktu langkah { $no } pada { $ticket } hanya dapat diperbaiki oleh { $role } atau penyelia.
staff-not-door = Maaf, mengenali peserta Zoom adalah tugas petugas penerima atau penyelia.
staff-already-met = Pengunjung { $ticket } sudah diterima, jadi tidak dapat dicatat tidak hadir.
seat-moved = Akses petugas <b>{ $name }</b> sekarang dipakai dari obrolan lain; obrolan ini bukan lagi obrolan petugas. Bila bukan Anda yang memintanya, mohon segera hubungi pengelola loket.
seat-ended = Akses petugas <b>{ $name }</b> pada obrolan ini telah diakhiri. Terima kasih atas tugas Anda. Bila ini keliru, silakan hubungi pengelola loket.
staff-visit-over = Kunjungan { $ticket } sudah berakhir.
staff-outcome-ask = Mohon tuliskan hasil layanan <b>{ $ticket }</b> dalam satu pesan ({ $output }).
staff-outcome-short = Mohon tuliskan hasil layanan <b>{ $ticket }</b> dengan kata-kata, atau ketik <b>batal</b>.
staff-outcome-kept =
    Hasil layanan { $ticket } sudah dicatat (versi { $version }).
    Jenis: <b>{ $kinds }</b>. Ketuk jenis untuk mengubahnya.
    { $asked }
staff-reply-ask = Tuliskan pesan untuk pengunjung <b>{ $ticket }</b>, atau ketik <b>batal</b>.
staff-undone = Laporan terakhir untuk { $ticket } dibatalkan; catatannya tetap tersimpan.
staff-nothing-to-undo = Tidak ada laporan untuk { $ticket } yang dapat dibatalkan.
staff-nothing-to-correct = Belum ada langkah yang selesai pada kunjungan { $ticket }.
staff-correct-which = Waktu selesai langkah mana pada { $ticket } yang perlu diperbaiki?
staff-correct-ask =
    <b>{ $ticket }</b>, langkah { $no }: { $activity }
    { $known }
    Pukul berapa sebenarnya langkah ini selesai? Tuliskan misalnya <b>09.05</b>, atau ketik <b>batal</b>.
time-known = Tercatat selesai { $at }.
time-unknown = Waktu selesainya belum tercatat.
staff-correct-wrong = Mohon tuliskan waktu untuk { $ticket } seperti <b>09.05</b>, antara { $began } dan { $now }; atau ketik <b>batal</b>.
staff-corrected = Langkah { $no } pada { $ticket } kini tercatat selesai { $at }. Catatan semula tetap tersimpan.
staff-waiting-long = ⏳ Nomor <b>{ $ticket }</b> sudah menunggu { $waited } dan belum dipanggil.

relay-to-staff =
    💬 Pesan dari <b>{ $ticket }</b> ({ $name }):
    { $text }

file-to-staff = 📎 Berkas dari <b>{ $ticket }</b> ({ $name })
thread-file-to-staff = 📎 Berkas dari <b>{ $name }</b> (#{ $mark })

step-one = langkah { $no }
step-whole = seluruh layanan
step-run = langkah { $first } sampai { $last } (bersama-sama)
deviation-flagged =
    ⏰ <b>{ $ticket }</b>: { $steps } melewati waktu baku ({ $standard }).
    { $activity }
    Pengunjung: { $name }; berjalan sejak { $since }. Batasnya { $due }. { $answers }
deviation-answered = Penyimpangan dicatat dan dipertanggungjawabkan oleh { $role }{ $who }.
deviation-answered-by = { " " }({ $name })
deviation-visitor = Langkah ini dikerjakan pengunjung dan dicatat di sisi pengunjung; mohon { $role } membantunya.
deviation-withdrawn = ✔️ <b>{ $ticket }</b>: catatan penyimpangan { $steps } ditarik: menurut catatan terbaru, waktunya tidak terlampaui.
deviation-withdrawn-unproven = ✔️ <b>{ $ticket }</b>: catatan penyimpangan { $steps } ditarik: ada langkah yang dilewati tanpa laporan, sehingga waktunya tidak terbukti terlampaui.
staff-warned = ⌛ <b>{ $ticket }</b> ({ $name }): waktu langkah { $no } ({ $activity }) tinggal { $left }, batasnya { $due }.
supervisor-attention = ❗ <b>{ $ticket }</b> masih tertahan pada langkah { $no } ({ $activity }) sejak { $since }; batasnya { $due }. Dipegang: { $who }. Pengunjung: { $name }.
owner-reminder = 📌 <b>{ $ticket }</b> menunggu langkah { $no }: { $activity }.

outcome-owed = 📝 Hasil layanan <b>{ $ticket }</b> (langkah { $no }) belum ditulis.
supervisor-silent = ❗ <b>{ $ticket }</b>: langkah { $no } ({ $activity }) belum dilaporkan dan lama tidak ada kabar. Kunjungan dibiarkan terbuka.
supervisor-outcome-owed = ❗ <b>{ $ticket }</b>: hasil layanan langkah { $no } ({ $activity }) belum ditulis. Kunjungan dibiarkan terbuka.
supervisor-unresolved = ❗ <b>{ $ticket }</b> ditutup sebagai tidak tercatat: langkah { $no } ({ $activity }) tidak pernah dilaporkan. Petugas masih dapat melaporkannya dari kartu.
supervisor-unresolved-outcome = ❗ <b>{ $ticket }</b> ditutup sebagai tidak tercatat: hasil layanan langkah { $no } ({ $activity }) tidak pernah ditulis. Petugas masih dapat menuliskannya dari kartu.

delivery-given-up = ⚠️ Pesan untuk <b>{ $ticket }</b> tidak dapat disampaikan ({ $reason }). Mohon hubungi pengunjung dengan cara lain.
event-parked =
    ⚠️ Satu kejadian tidak dapat diproses dan disimpan untuk diperiksa.
    Nama: <code>{ $key }</code>
    Sebab: { $reason }
    Lihat dengan: <code>loket doctor</code>
platform-well = ℹ️ Kabar baik tentang sambungan: { $words }
events-parked =
    ⚠️ Sejak { $since }, { $count } kejadian lagi tidak dapat diproses dan disimpan untuk diperiksa.
    Lihat dengan: <code>loket doctor</code>
platform-troubled =
    ⚠️ Gangguan pada sambungan: { $words }
    Periksa dengan: <code>loket doctor</code>
clock-jumped =
    ⚠️ Jam komputer Loket berubah tiba-tiba: { $direction }. { $meaning }
    Periksa pengaturan waktu (NTP) komputer itu.
clock-forward = maju { $by }
clock-back = mundur { $by }
clock-followed = Loket kini memakai jam yang baru. Batas waktu dihitung ulang, dan penyimpangan yang tercatat karena jam yang salah ditarik.
clock-not-followed = Loket tetap memakai jam semula; bila perubahan itu bertahan lebih dari satu menit, jam yang baru dipakai.
platform-recovered = ✅ Sambungan { $platform } sudah pulih.
work-deadline = tenggat kunjungan
work-paper = dokumen layanan
work-file = berkas pengunjung
work-set-aside =
    ⚠️ { $count } { $what } tidak dapat diproses. Loket mencobanya lagi, makin lama makin jarang; yang lain tetap berjalan.
    Lihat dengan: <code>loket doctor</code>
work-given-up =
    ⚠️ { $count } { $what } tetap tidak dapat diproses dan tidak dicoba lagi sampai loket dijalankan ulang. Mohon periksa kunjungannya, lalu perbarui Loket.
    Lihat dengan: <code>loket doctor</code>
sheet-unsound =
    ⚠️ Lembar POS versi <code>{ $version }</code> tidak dapat dibaca utuh lagi. Kunjungan yang dimulai di bawahnya tetap dilayani, tetapi waktunya tidak dinilai.
    Lihat dengan: <code>loket doctor</code>
card-unsound = { " " }· ⚠️ lembar POS lama tidak terbaca utuh, waktu tidak dinilai

## Sampai atau tidaknya pesan (pada saluran yang melaporkannya)

brief-staff =
    <b>{ $ticket }</b> · { $status }
    { $owner }
    { $news }
call-accepted = { " " }· panggilan sedang dikirim
call-sent = { " " }· panggilan terkirim { $at }
call-delivered = { " " }· panggilan sampai { $at }
call-read = { " " }· panggilan dibaca { $at }
call-failed = { " " }· ⚠️ panggilan tidak sampai
call-unreached = ⚠️ Panggilan untuk <b>{ $ticket }</b> belum sampai ke ponsel pengunjung (dikirim { $since }). Mohon hubungi dengan cara lain.
choice-messages = 📬 Pesan kepadanya
staff-messages =
    Pesan untuk <b>{ $ticket }</b>:
    { $messages }
messages-none = belum ada.
messages-line = • { $said }: { $words } ({ $state })
message-pending = belum dikirim
message-accepted = diterima WhatsApp
message-sent = terkirim
message-delivered = sampai { $at }
message-read = dibaca { $at }
message-failed = tidak sampai: { $reason }
message-withheld = tidak dikirim: { $reason }
message-by-template = hanya ajakan dengan templat, { $state }
staff-late-message = Satu pesan Anda yang dikirim { $at } baru sampai sekarang, jadi tidak dijalankan. Bila masih perlu, kirim lagi.

## Zoom

zoom-way-static = ℹ️ Tautan Zoom pribadi untuk <b>{ $ticket }</b> tidak didapat ({ $reason }); pengunjung diberi tautan bersama. Mohon kenali dari namanya di Zoom.
zoom-who = 👤 Siapa "{ $name }" { $where }?
zoom-nameless = tanpa nama
zoom-waiting = di Ruang Tunggu Zoom
zoom-inside = di rapat Zoom
choice-who-staff = Petugas
choice-who-stranger = Bukan pengunjung
zoom-who-noted = Baik, "{ $name }" dicatat bukan pengunjung.
zoom-who-visit = Baik, "{ $name }" adalah pengunjung <b>{ $ticket }</b>.
zoom-dropped = 🔌 Pengunjung <b>{ $ticket }</b> keluar dari Zoom sejak { $since } sebelum selesai dilayani. Tunggu, atau panggil kembali.
choice-call-back = 📣 Panggil kembali
staff-called-back = Pengunjung { $ticket } diminta masuk kembali ke Zoom.
outcome-due = 📝 Menurut Zoom, layanan <b>{ $ticket }</b> sudah selesai. Mohon tuliskan hasilnya.
card-room = { " " }· ruang { $no }
done-masuk-ruang-no = ✅ Sudah di ruang { $no }
zoom-other-room = ↔️ Pengunjung <b>{ $ticket }</b> berada di ruang { $no }, padahal diarahkan ke ruang { $sent }.
zoom-silent = ℹ️ Zoom belum memberi kabar tentang <b>{ $ticket }</b>; langkah dicatat dari tombol petugas. Periksa dengan: <code>loket doctor</code>
choice-room = 🚪 Ada di ruang { $no }

## Keinginan pengunjung berbicara dengan orang

wish-to-staff = 🙋 { $name } (#{ $mark }) sedang mengisi formulir dan ingin berbicara dengan petugas: "{ $text }". Nomornya terbit bila formulir selesai.
wish-nameless = Pengunjung

## Percakapan dengan pengunjung yang belum mendaftar

thread-to-staff =
    💬 <b>{ $name }</b> (#{ $mark }) bertanya:
    { $text }
thread-answer-ask = Tuliskan jawaban untuk <b>{ $name }</b> (#{ $mark }), atau ketik <b>batal</b>.
thread-answered = Jawaban untuk { $name } (#{ $mark }) sudah dikirim.
thread-taken = Percakapan dengan <b>{ $name }</b> (#{ $mark }) Anda tangani; pesan berikutnya hanya sampai kepada Anda.
thread-taken-by = Percakapan dengan { $name } (#{ $mark }) ditangani { $officer }.
thread-given = Percakapan dengan { $name } (#{ $mark }) sudah diserahkan kepada petugas lain.
thread-given-to-nobody = Percakapan dengan { $name } (#{ $mark }) tidak lagi atas nama Anda, tetapi belum ada petugas lain yang dapat diberi tahu.
thread-given-to-staff = Percakapan dengan <b>{ $name }</b> (#{ $mark }) diserahkan kembali oleh { $officer }; mohon salah satu menanganinya.
thread-invited = Ajakan mendaftar untuk { $name } (#{ $mark }) sudah dikirim.
thread-ended-to-staff = Percakapan dengan { $name } (#{ $mark }) sudah ditutup.
thread-over = Percakapan dengan { $name } (#{ $mark }) sudah berakhir. Jawaban masih dapat dikirim.
thread-unanswered = ❗ Pesan terakhir <b>{ $name }</b> (#{ $mark }) belum dijawab, dan percakapannya ditutup karena lama hening. Jawaban masih dapat dikirim.
thread-not-yours = Percakapan dengan { $name } (#{ $mark }) bukan wewenang peran Anda.
choice-thread-answer = 💬 Jawab
choice-thread-take = ✋ Saya tangani
choice-thread-give = ↩️ Serahkan
choice-thread-invite = 📝 Ajak mendaftar

## Kata-kata petugas yang belum menyebut untuk siapa

staff-words-ask =
    { $unsent }Untuk siapa pesan ini?
    <i>{ $text }</i>
staff-words-unsent = Pesan sebelumnya ("{ $text }") belum dikirim.{ " " }
staff-words-unsent-told = Pesan sebelumnya ("{ $text }") belum dikirim.
staff-words-nobody = Pesan itu tidak dikirim kepada siapa pun: saat ini tidak ada kunjungan yang berjalan. Ketik <b>menu</b> untuk melihat antrean.
staff-words-gone = Pesan itu tidak dikirim lewat tombol ini: sudah terkirim, atau Anda sudah menulis yang lain sesudahnya. Bila masih perlu, silakan tulis lagi.
choice-words-to = 💬 Untuk { $ticket }
choice-words-to-named = 💬 Untuk { $ticket } { $name }
choice-words-none = Bukan pesan
choice-words-outcome = 📝 Hasil layanan { $ticket }

## Yang ditanyakan pengunjung

staff-asked =
    <b>Yang ditanyakan pengunjung dalam 30 hari terakhir</b>
    { $questions }

    Jawaban pertanyaan umum dapat ditambah di berkas faq.toml (bagian [texts] di loket.toml).
asked-nothing = Belum ada pertanyaan.
asked-answered = ✅ { $what } ({ $count }×, terjawab)
asked-not-answered = ❗ { $what } ({ $count }×, jawabannya belum membantu)
asked-without-answer = ❗ { $what } ({ $count }×, belum ada jawabannya)
asked-not-understood = ❓ { $what } ({ $count }×, belum dipahami)

## Janji temu

choice-agenda = 📅 Janji hari ini
choice-agenda-day = 📅 { $day }
agenda =
    <b>Janji temu { $day }</b>: { $count }

    { $lines }

    Tidak hadir dalam 30 hari terakhir: { $missed }
card-appointed = { " " }· janji temu { $slot }
agenda-empty = Tidak ada janji temu.
agenda-line = { $time } · <b>{ $ticket }</b> · { $name } · { $state }
agenda-coming = belum ada kabar
agenda-confirmed = akan hadir
agenda-here = hadir
agenda-parked = dititipkan
agenda-off = Janji temu tidak dipakai di loket ini (pengaturan appointments.enabled).
agenda-move = Janji nomor <b>{ $ticket }</b>. { $asked }
agenda-moved = Janji nomor <b>{ $ticket }</b> dipindahkan ke { $slot }; pengunjung sudah diberi tahu.

## Sesudah loket sempat tidak berjalan: beberapa kunjungan sekaligus

overruns-found-late =
    ⏰ { $count } kunjungan melewati waktu baku; loket baru mengetahuinya sekarang.
    { $lines }
    Masing-masing dicatat sendiri. Buka kartunya untuk melanjutkan, atau lihat /penyimpangan.
overruns-still-late =
    ❗ { $count } kunjungan masih tertahan.
    { $lines }
overruns-line = • <b>{ $ticket }</b> ({ $name }): { $steps }, batasnya { $due }
