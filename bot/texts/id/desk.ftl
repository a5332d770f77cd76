# Kata-kata loket untuk pengunjung. Tanda yang boleh dipakai: <b>, <i>, <code>; setiap tanda dibuka dan ditutup
# pada baris yang sama. Isian dari pengunjung dan lembar POS selalu tampil apa adanya.

verbatim = { $text }
nothing = { "" }
numbered = { $no }. { $label }

## Salam dan pemberitahuan pelindungan data

greeting-morning = Selamat pagi
greeting-noon = Selamat siang
greeting-afternoon = Selamat sore
greeting-evening = Selamat malam

notice =
    { $greeting }, Bapak/Ibu. Selamat datang di <b>{ $office }</b>.
    Isi data singkat, dapatkan nomor antrean, { $follows } { $chosen } { $closed }

    <b>Pelindungan data pribadi.</b> Nama, instansi, keperluan, dan akun obrolan dicatat untuk pelayanan dan laporan. Jangan kirim NIK, foto KTP, atau data anak. Setuju? Tekan tombol, atau ketik <b>1</b>.
notice-full =
    <b>Pelindungan data pribadi</b>

    Yang kami catat: nama, instansi, kabupaten/kota, peran, keperluan, jawaban lain dalam formulir, berkas yang Bapak/Ibu kirim, akun obrolan ini, dan alasan didahulukan bila disebutkan.
    Untuk apa: pelayanan, buku tamu, dan laporan (UU 25/2009, UU 14/2008). Hanya petugas yang bertugas membukanya.
    Berapa lama: catatan kunjungan menurut jadwal retensi arsip. Isian yang belum dikirim { $days } hari, sesi obrolan web { $session } hari setelah berakhir.
    Lewat mana: { $abroad } { $meeting }
    Hak Bapak/Ibu: ketik <b>DATA SAYA</b> untuk melihat data, <b>HAPUS DATA</b> untuk menghapus data Bapak/Ibu; nomor, waktu, dan jenis layanan setiap kunjungan tetap tercatat tanpa nama, register permohonan informasi publik dengan namanya.
    { $official }
    Mohon jangan mengirim NIK, foto KTP, atau data anak.

    { $agree }
notice-abroad-telegram = server Telegram di luar negeri.
notice-abroad-whatsapp = server WhatsApp (Meta) di luar negeri.
notice-abroad-web = server kantor.
notice-abroad-zoom = Pertemuan berlangsung lewat Zoom, server di luar negeri: di sana tampil nomor antrean, nama, dan instansi Bapak/Ibu.
notice-official = Penanggung jawab data pribadi: { $official }.
notice-changed = Pemberitahuan pelindungan data pribadi kami diperbarui. Pelayanan tetap berjalan seperti biasa; silakan baca bila berkenan.
notice-chosen = Layanan yang dipilih: <b>{ $category }</b>.
notice-agree = Setuju? Tekan tombol di bawah, atau ketik <b>1</b>.
choice-read = 📄 Baca selengkapnya

notice-called = lalu tunggu dipanggil petugas.
notice-taken-up = lalu permohonan langsung ditangani petugas.
notice-either = lalu petugas memanggil Bapak/Ibu atau langsung menangani permohonan, menurut jenis layanannya.
notice-declined = Baik, tidak apa-apa, Bapak/Ibu; tidak ada yang kami catat dari formulir. Bila hanya ingin bertanya, petugas menjawab di sini; pelayanan juga dapat diminta langsung di kantor kami. Bila berubah pikiran, ketik <b>1</b>.
choice-agree = ✅ Setuju, mulai
choice-language-en = 🇬🇧 English
choice-language-id = 🇮🇩 Bahasa Indonesia

## Formulir

visitor-named = Bapak/Ibu { $name }
visitor-titled = { $name }
form-welcome-back = Selamat datang kembali, { $name }. Data kunjungan yang lalu kami pakai lagi dan dapat diubah sebelum dikirim.
form-resumed = Baik, kita lanjutkan.
form-place = Pertanyaan { $no } dari { $count }
ask =
    <i>{ $place }</i>
    { $question } { $former } { $ways }
ask-again =
    { $why } { $out }

    { $question } { $ways }
ask-doubt =
    { $doubt }
    Bila benar, tekan tombolnya atau kirim sekali lagi; bila tidak, tuliskan yang benar. { $ways }
doubt-name = Nama Bapak/Ibu: <b>{ $answer }</b>, betul?
doubt-institution = Instansi Bapak/Ibu: <b>{ $answer }</b>, betul?
form-corrected = Sudah kami perbaiki. { $question }: <b>{ $answer }</b>.
form-former = Jawaban sebelumnya: <b>{ $answer }</b>.
form-former-words = Jawaban sebelumnya: <b>{ $answer }</b>; bila tetap, ketik <b>tetap itu</b>.
form-ways = Sewaktu-waktu dapat mengetik <b>kembali</b>, <b>batal</b>, atau <b>petugas</b>.
form-way-out = Bila sulit, tekan <b>Tanya petugas</b> atau ketik <b>petugas</b>.
choice-keep = ✔️ Tetap itu
choice-correct-so = ✔️ Ya, betul
choice-back = ◀️ Kembali
flood = Pesan Bapak/Ibu banyak yang masuk sekaligus; kami jawab bersama-sama. Cukup jawab satu pertanyaan ini:
ask-name = Siapa <b>nama lengkap</b> Bapak/Ibu?
ask-institution = Dari <b>instansi atau sekolah</b> mana Bapak/Ibu? (Ketik "pribadi" bila tidak mewakili instansi.)
ask-region = Di <b>kabupaten/kota</b> mana instansi Bapak/Ibu? Contoh: Medan, Deli Serdang. Bila dari luar Sumatera Utara, ketik "luar provinsi".
ask-role = Apa <b>peran</b> Bapak/Ibu? Pilih salah satu, atau ketik nomornya.
ask-category = <b>Jenis layanan</b> apa yang Bapak/Ibu perlukan? Pilih salah satu, atau ketik nomornya.
ask-purpose = Ceritakan dengan singkat <b>keperluan</b> Bapak/Ibu.

form-offer =
    Silakan isi formulir singkat lewat tombol di bawah ini.
    Bila formulir tidak terbuka, ketik apa saja; pertanyaannya kami ajukan di sini satu per satu.
form-open = Isi formulir

wrong-name = Mohon maaf, nama itu belum dapat kami catat. Tuliskan nama dengan huruf, paling sedikit 2 huruf.
wrong-name-pronoun =
    Apakah "{ $first }" bagian dari nama Bapak/Ibu? Bila bukan, mohon tuliskan namanya saja: { $rest }.
    Bila ya, mohon tuliskan: <b>nama saya { $whole }</b>
wrong-institution = Mohon maaf, nama instansi itu belum dapat kami catat. Tuliskan dengan huruf, misalnya "SMA Negeri 1 Binjai".
wrong-purpose = Mohon tuliskan keperluan sedikit lebih lengkap, agar petugas dapat bersiap.
wrong-region = Mohon maaf, kabupaten/kota itu tidak kami kenali. Tuliskan nama resminya, misalnya "Tapanuli Utara".
wrong-region-several = Mohon maaf, kami belum yakin kabupaten/kota mana yang dimaksud. Silakan pilih, atau tuliskan nama lengkapnya.
wrong-choice = Mohon maaf, jawaban itu tidak ada dalam daftar. Silakan pilih salah satu tombol, atau ketik nomornya.
answer-too-long = Mohon maaf, jawaban itu terlalu panjang ({ $length } huruf). Mohon diringkas menjadi paling banyak { $longest } huruf.

role-kepala-satuan = Kepala sekolah/satuan pendidikan
role-guru = Guru/pendidik
role-tendik = Tenaga kependidikan
role-operator = Operator Dapodik
role-pengawas = Pengawas/penilik
role-dinas = Pegawai dinas pendidikan
role-orang-tua = Orang tua/wali
role-mahasiswa = Mahasiswa/peneliti
role-umum = Masyarakat umum

category-informasi = Informasi
category-konsultasi = Konsultasi
category-pengaduan = Pengaduan/keluhan
category-masukan = Masukan/saran
category-ppid = Permohonan informasi publik (PPID)
category-lainnya = Lainnya

region-outside = Luar Provinsi Sumatera Utara

review =
    <b>Mohon diperiksa sebelum dikirim</b>

    { $answers }{ $first } { $slot } { $closed }

    Sudah benar? (Ketik 1 untuk kirim, 2 untuk ubah, 3 untuk batal.)
choice-send = 📨 Kirim
choice-edit = ✏️ Ubah
choice-cancel = ✖️ Batal
edit-which = Bagian mana yang ingin diubah?
field-name = Nama
field-institution = Instansi
field-region = Kabupaten/kota
field-role = Peran
field-category = Jenis layanan
field-purpose = Keperluan

form-reminder =
    Pendaftaran Bapak/Ibu belum selesai. Silakan lanjutkan, atau ketik <b>batal</b> untuk berhenti.

    { $question }
form-reminder-review = Data sudah lengkap; tinggal diperiksa dan dikirim (ketik <b>1</b> untuk kirim).
form-rests = Tidak apa-apa bila Bapak/Ibu sedang sibuk. Jawaban yang sudah diisi kami simpan selama { $days } hari; ketik <b>halo</b> kapan saja untuk melanjutkan dari pertanyaan terakhir.
identity-number = NIK atau nomor identitas lain tidak kami perlukan dan tidak kami simpan. Sebaiknya pesan itu dihapus dari obrolan.
cancel-ask = Nomor <b>{ $ticket }</b> akan hilang bila kunjungan dibatalkan. Yakin? Tekan tombol, atau ketik <b>ya</b> atau <b>tidak</b>.
choice-cancel-sure = Ya, batalkan
choice-cancel-not = Tidak, lanjutkan
form-cancelled = Pendaftaran dibatalkan. Bila memerlukan layanan, silakan ketik <b>halo</b> kapan saja.
nothing-to-cancel = Tidak ada pendaftaran yang sedang berjalan. Silakan ketik <b>halo</b> untuk mendaftar.

## Pertanyaan umum

faq-answer = { $answer } { $now } { $link }
faq-which = Yang mana yang Bapak/Ibu maksud?
faq-unknown =
    Mohon maaf, kami belum memahami pesan itu.
    Silakan mulai pendaftaran, atau tanyakan kepada petugas. Pertanyaan singkat seperti "jam buka" atau "alamat" juga kami jawab di sini.
faq-need =
    Baik, Bapak/Ibu. Untuk keperluan itu silakan mendaftar; kata-kata tadi kami catat sebagai keperluannya.
    Bila hanya ingin bertanya, petugas menjawab di sini.
faq-glad = Senang dapat membantu. Bila perlu dilayani, silakan mulai kapan saja.
choice-faq-answered = 👍 Terjawab
choice-faq-not = Belum, hubungi petugas
choice-ask-officer = 🙋 Tanya petugas
choice-start = 📝 Mulai pendaftaran

## Antrean

queue-number =
    Terima kasih, pendaftaran kami terima.

    Nomor antrean Bapak/Ibu: <b>{ $ticket }</b>
    Nomor kunjungan: <code>{ $number }</code>

    { $ahead ->
        [0] Bapak/Ibu berada di urutan pertama.
       *[other] Antrean di depan Bapak/Ibu: { $ahead }.
    } { $outlook }{ $standing } { $first } { $elsewhere }
queue-status =
    Nomor antrean Bapak/Ibu: <b>{ $ticket }</b> (<code>{ $number }</code>)
    { $ahead ->
        [0] Bapak/Ibu berada di urutan pertama.
       *[other] Antrean di depan Bapak/Ibu: { $ahead }.
    } { $outlook }{ $standing } { $first } { $elsewhere }
queue-number-called =
    Terima kasih, pendaftaran kami terima.

    Nomor antrean Bapak/Ibu: <b>{ $ticket }</b>
    Nomor kunjungan: <code>{ $number }</code>
number-taken-up =
    Terima kasih, pendaftaran kami terima. Permohonan ini langsung ditangani petugas; Bapak/Ibu tidak perlu menunggu dipanggil.

    Nomor Bapak/Ibu: <b>{ $ticket }</b>
    Nomor kunjungan: <code>{ $number }</code>

    { $closed }
queue-told-here = Kami kabari di sini saat giliran tiba; obrolan ini boleh ditutup.
queue-told-on-page = Panggilan tampil di halaman ini: biarkan halaman terbuka. Bila tertutup, buka lagi di peramban yang sama; nomor tetap berlaku.
queue-elsewhere = Bila lebih suka dikabari di aplikasi obrolan, buka lewat tombol di bawah dan daftar di sana. Nomor ini tetap pada halaman ini: di sana Bapak/Ibu mendapat nomor baru, dan nomor ini boleh dibatalkan.
link-elsewhere-telegram = 💬 Lanjut di Telegram
link-elsewhere-whatsapp = 💬 Lanjut di WhatsApp
queue-wait-unknown = { $where }
queue-last-call = Mohon maaf, nomor antrean untuk hari ini sudah tidak diberikan lagi supaya semua yang menunggu sempat dilayani. { $next }
queue-quota = Mohon maaf, nomor antrean untuk hari layanan ini sudah habis. { $next }
queue-next-offer = Kami dapat memberi nomor untuk hari layanan berikutnya, { $opening }. Data Bapak/Ibu tidak perlu diisi ulang.
queue-next-none = Nomor untuk hari layanan berikutnya juga belum dapat kami berikan; silakan hubungi kami lagi besok.
queue-closed-until = Nomor ini berlaku { $opening }; Bapak/Ibu kami panggil mulai saat itu.
choice-next-day = 📅 Ambil nomor hari berikutnya
queue-nearly = Giliran Bapak/Ibu hampir tiba: nomor <b>{ $ticket }</b> dipanggil berikutnya. Mohon bersiap.
choice-later = ⏳ Saya perlu 5 menit
later-noted = Baik, nomor <b>{ $ticket }</b> tidak kami panggil sebelum { $until }. Urutan Bapak/Ibu tetap.
later-not = Tambahan waktu 5 menit hanya dapat diminta satu kali, sebelum Bapak/Ibu hadir.
queue-closed = Saat ini di luar jam layanan. Loket buka kembali { $opening }; Bapak/Ibu kami panggil mulai saat itu.
queue-closed-unknown = Saat ini loket tutup. Bapak/Ibu kami panggil setelah loket buka kembali.
desk-closed = Saat ini di luar jam layanan. Loket buka kembali { $opening }; Bapak/Ibu kami layani mulai saat itu.
desk-closed-unknown = Saat ini loket tutup. Bapak/Ibu kami layani setelah loket buka kembali.
queue-paused = Loket istirahat sebentar; nomor <b>{ $ticket }</b> tetap berlaku. { $outlook }
queue-carried-over = Mohon maaf, jam layanan hari ini berakhir sebelum nomor <b>{ $ticket }</b> sempat dipanggil. Nomor Bapak/Ibu tetap berlaku. { $outlook }

## Perkiraan waktu

queue-band = Perkiraan dipanggil { $band }. { $where }
queue-band-later = Mohon maaf, giliran nomor <b>{ $ticket }</b> mundur: perkiraan dipanggil { $band }. Terima kasih sudah menunggu.
queue-band-sooner = Giliran nomor <b>{ $ticket }</b> lebih cepat daripada perkiraan: { $band }. Mohon bersiap.

## Tiket

ticket-called = Nomor <b>{ $ticket }</b> dipanggil { $at }.
ticket-cancelled = Nomor <b>{ $ticket }</b> dibatalkan.
ticket-over = Nomor <b>{ $ticket }</b> tidak lagi menunggu.
reason-wait = Menunggu terlalu lama
reason-answered = Sudah terjawab
reason-later = Datang lain kali
reason-mistake = Salah daftar
reason-other = Lainnya
reason-noted = Terima kasih, sudah kami catat untuk perbaikan layanan.

## Didahulukan

choice-priority = ⭐ Perlu didahulukan?
choice-priority-change = ⭐ Ubah prioritas
priority-ask =
    Apakah Bapak/Ibu termasuk pengunjung yang didahulukan? Cukup pilih; tidak perlu bukti. Hanya petugas yang melihatnya.
    Pilih salah satu, atau ketik nomornya.
priority-not-understood = Mohon maaf, jawaban itu belum kami mengerti. Silakan pilih salah satu di bawah, ketik nomornya atau namanya (misalnya <b>lansia</b>), atau ketik <b>tidak</b>.
priority-none = Tidak
priority-disabilitas = Disabilitas
priority-lansia = Lansia
priority-hamil = Hamil/menyusui
priority-anak-kecil = Bersama anak kecil
priority-korban-bencana = Korban bencana
priority-line = - { $class }
priority-noted = Baik, sudah kami catat. Nomor Bapak/Ibu tetap.
priority-not-now = Urutan Bapak/Ibu saat ini tidak perlu diubah. Bila memerlukan bantuan, ketik <b>petugas</b>.
priority-after-form = Baik. Sesudah data diisi, tekan <b>Perlu didahulukan?</b> atau ketik <b>prioritas</b>, lalu pilih yang sesuai.
review-priority =
    { "" }
    Didahulukan: { $class }
queue-preferred =
    { "" }
    Bapak/Ibu didahulukan ({ $class }).
queue-passed =
    { "" }
    Urutan mundur karena ada pengunjung yang menurut PermenPANRB 11/2024 didahulukan:
    { $classes }
    Mereka hanya mendahului yang datang paling lama { $most } sebelumnya. Terima kasih atas pengertiannya.

## Giliran dan langkah layanan

called-now = 🔔 <b>Giliran Bapak/Ibu.</b>
called-zoom-now = { $bell } Silakan bergabung ke Zoom sekarang:
called-zoom =
    { $call }
    { $url }
    ID Rapat: <code>{ $id }</code>
    Kode sandi: <code>{ $passcode }</code>
    Nama di Zoom: <code>{ $tag }</code>
    Mohon tunggu di Ruang Tunggu sampai petugas menerima Bapak/Ibu.
called-joined =
    Bapak/Ibu sudah di Zoom; petugas akan menerima dan melayani. Bila terputus, masuk lagi dengan ID Rapat <code>{ $id }</code>, kode sandi <code>{ $passcode }</code>, nama <code>{ $tag }</code>.
call-again = 🔔 <b>Panggilan ke-{ $count } dari { $most }.</b> Bila sesudah panggilan terakhir belum ada kabar, giliran diberikan kepada yang berikutnya; nomor Bapak/Ibu tetap berlaku.
visit-parked = Nomor <b>{ $ticket }</b> sudah kami panggil { $calls } kali dan belum ada kabar, jadi giliran kami berikan kepada yang berikutnya. Nomor Bapak/Ibu tetap berlaku sampai loket tutup hari ini: balas <b>HADIR</b>, lalu kami panggil lagi sesudah { $behind } nomor berikutnya.
visit-parked-still = Nomor <b>{ $ticket }</b> masih kami simpan. Bila Bapak/Ibu sudah siap, balas <b>HADIR</b>; kami panggil lagi sesudah { $behind } nomor berikutnya.
visit-parked-over = Nomor <b>{ $ticket }</b> sudah kami panggil dan kami simpan sampai akhir hari layanan, tetapi Bapak/Ibu belum hadir, sehingga kami catat tidak hadir. Bila masih memerlukan layanan, silakan ketik <b>halo</b> untuk mengambil nomor baru.
visit-parked-unreached = Nomor <b>{ $ticket }</b> kami tutup pada akhir hari layanan; panggilan kami tampaknya tidak sampai kepada Bapak/Ibu. Mohon maaf. Bila masih memerlukan layanan, silakan ketik <b>halo</b>.
choice-here = ✋ Hadir
card-parked = Giliran dititipkan. Nomor tetap berlaku sampai loket tutup hari ini; balas <b>HADIR</b> bila sudah siap.
card-parked-later = Giliran dititipkan. Nomor tetap berlaku sampai { $until }; balas <b>HADIR</b> bila sudah siap.
card-waits-again = Bapak/Ibu kembali mengantre. Begitu tiba giliran, kami panggil di sini.
called-served = Layanan sudah diberikan. Mohon selesaikan langkah penutup.
called-turn = { $bell } Petugas siap melayani.
called-taken-up = Permohonan Bapak/Ibu sedang kami tangani. Perkembangannya tampil di sini.
brief-visitor =
    <b>{ $ticket }</b>
    { $news }
card-visitor =
    <b>{ $ticket }</b> · { $name }
    { $greeting }

    { $steps }{ $addendum }
card-over = Kunjungan ini sudah berakhir: { $status }. Ketik <b>halo</b> bila memerlukan layanan lagi.
activity-zoom-terbuka = Membuka aplikasi Zoom
activity-bergabung = Bergabung ke rapat Zoom
link-zoom = 🎥 Buka Zoom
copy-meeting-id = Salin ID Rapat
copy-passcode = Salin kode sandi
copy-guest-tag = Salin nama di Zoom

steps-done = ✅ { $what }
steps-ahead = ▫️ { $what }
steps-skipped = ⏭️ { $what }
steps-untaken = ➖ { $what }
run-done = { $first }–{ $last } selesai
run-ahead = { $first }–{ $last } menyusul
run-skipped = { $first }–{ $last } { $how }
run-untaken = { $first }–{ $last } tidak ditempuh
step-ahead-timed = ▫️ { $no }. { $activity } ({ $time })
step-now = ▶️ { $no }. { $activity }
step-now-timed = ▶️ { $no }. { $activity } ({ $time })
step-late-timed = ⏰ { $no }. { $activity } ({ $time })
step-done = ✅ { $no }. { $activity }
step-done-timed = ✅ { $no }. { $activity } ({ $time })
step-over-timed = ☑️ { $no }. { $activity } ({ $time })
step-skipped-timed = ⏭️ { $no }. { $activity } ({ $time })
step-untaken-timed = ➖ { $no }. { $activity } ({ $time })
step-decided = { $activity }: { $answer }
time-due = sampai { $due }
time-late = seharusnya selesai { $due }
time-used = { $used }
time-over = { $used }, melewati waktu baku
time-inferred = disimpulkan
time-skipped = dilewati: disimpulkan dari langkah { $no } yang dilaporkan { $who }
skipped-by-visitor = pengunjung
skipped-by-zoom = Zoom
skipped-by-staff = petugas
skipped-by-desk = loket
addendum =
    { "" }
    { $lines }
addendum-withdrawn = 📝 Sesudah ditutup: catatan penyimpangan { $steps } ditarik { $at }.
addendum-flagged = 📝 Sesudah ditutup: { $steps } dicatat melewati waktu baku.
addendum-step = 📝 Sesudah ditutup, menurut catatan terbaru: { $step }
time-not-taken = tidak ditempuh

done-zoom-terbuka = ✅ Zoom sudah terbuka
done-bergabung = ✅ Saya sudah bergabung
done-diterima = ✅ Pengunjung diterima
done-diperiksa = ✅ Kamera dan suara baik
done-data-lengkap = ✅ Data lengkap
done-masuk-ruang = ✅ Sudah di ruang diskusi
done-dilayani = ✅ Selesai dilayani
done-dijawab = ✅ Sudah dijawab
done-keluar-ruang = ✅ Sudah keluar ruang diskusi
done-survei-terkirim = ✅ Survei terkirim
done-formulir-dimulai = ✅ Formulir dimulai
done-formulir-terkirim = ✅ Formulir terkirim
done-dipanggil = ✅ Dipanggil
done-keluar = ✅ Sudah meninggalkan Zoom
done-step = ✅ { $no }. { $activity }
decide-step = { $answer } · { $no }. { $activity }

nudge-step = Bapak/Ibu masih pada langkah: <b>{ $activity }</b>. Bila ada kendala, tuliskan saja di sini; petugas akan membantu. Bila sudah selesai, tekan tombol di bawah.

## Kunjungan yang lalu

past-visit =
    Kunjungan <code>{ $number }</code> (antrean { $ticket }), { $day }
    Jenis layanan: { $category }
    Keadaan: { $status }
    Hasil layanan: { $outcome }
    { $due } { $files } { $none }
past-none = Saat ini tidak ada kunjungan yang berjalan; ketik <b>halo</b> untuk mendaftar.
past-due = Langkah sekarang: { $activity }, sampai { $due }.
past-files = Berkas yang Bapak/Ibu kirim: { $names }.
past-list =
    Saat ini tidak ada kunjungan yang berjalan. Kunjungan Bapak/Ibu yang terakhir:
    { $visits }

    Tekan nomornya, atau ketik nomornya, untuk melihat hasilnya. Ketik <b>halo</b> untuk mendaftar.
past-line = <code>{ $number }</code>: { $status }, { $day }
past-unknown = Nomor <code>{ $number }</code> tidak kami temukan di antara kunjungan Bapak/Ibu di obrolan ini. Mohon diperiksa lagi, atau tanyakan kepada petugas.
past-too-many = Sudah beberapa nomor yang tidak kami temukan. Mohon menunggu satu jam sebelum mencoba lagi, atau tanyakan kepada petugas.
choice-document = 📄 Bukti layanan
choice-past = 🗂️ Kunjungan lain

## Kendala saat masuk ke rapat Zoom

choice-zoom-help = 🛟 Bantuan Zoom
choice-not-good = 🔇 Kamera atau suara belum baik
trouble-which = Apa kendalanya? Pilih salah satu, atau tuliskan dengan kata-kata, misalnya "tidak ada suara" atau "kamera mati".
choice-trouble-passcode = Diminta ID atau kode sandi
choice-trouble-sound = Tidak ada suara
choice-trouble-camera = Kamera tidak menyala
choice-trouble-app = Zoom belum terpasang
choice-trouble-waiting = Masih di Ruang Tunggu
choice-trouble-signal = Sinyal lemah
choice-trouble-name = Nama di Zoom salah
choice-trouble-other = Kendala lain
trouble-passcode =
    <b>Diminta ID atau kode sandi</b>
    Keduanya ada pada pesan panggilan. Bila diminta nama, tulis nama yang diawali nomor antrean. { $more }
trouble-way-in = ID Rapat: <code>{ $id }</code>, kode sandi: <code>{ $passcode }</code>.
trouble-sound =
    <b>Tidak ada suara</b>
    1. Di ponsel: ketuk layar, tekan <b>Gabung Audio</b>, pilih <b>Wi-Fi atau Data Seluler</b>. Di komputer: tekan <b>Join Audio</b>, lalu <b>Join with Computer Audio</b>.
    2. Bila ikon mikrofon dicoret, tekan ikon itu.
    3. Besarkan volume; cabut headset, lalu pasang lagi.
    4. Izinkan Zoom memakai mikrofon di pengaturan ponsel. { $more }
trouble-camera =
    <b>Kamera tidak menyala</b>
    1. Tekan ikon kamera (<b>Mulai Video</b>, <b>Start Video</b>).
    2. Tutup aplikasi lain yang memakai kamera.
    3. Izinkan Zoom memakai kamera di pengaturan ponsel.
    4. Bila tetap gelap, keluar dari rapat, lalu masuk lagi. { $more }
trouble-app =
    <b>Zoom belum terpasang</b>
    1. Di ponsel: pasang <b>Zoom Workplace</b> dari Play Store atau App Store.
    2. Di komputer: buka tautan rapat, lalu pilih <b>Bergabung dari peramban</b> (Join from Your Browser); tidak perlu memasang apa pun.
    3. Tidak perlu membuat akun Zoom. { $more }
trouble-waiting =
    <b>Masih di Ruang Tunggu</b>
    Itu sudah benar: petugas menerima Bapak/Ibu dari Ruang Tunggu. Mohon tetap di sana dan jangan menutup Zoom. Pastikan nama di Zoom diawali nomor antrean, supaya petugas mengenali Bapak/Ibu. { $more }
trouble-signal =
    <b>Sinyal lemah</b>
    1. Matikan kamera; suara saja sudah cukup.
    2. Pindah mendekati jendela atau Wi-Fi, dan tutup aplikasi lain.
    3. Bila terputus, masuk lagi lewat tautan yang sama. { $more }
trouble-name =
    <b>Nama di Zoom salah</b>
    Keluar dari rapat, masuk lagi, dan tulis nama itu sebelum menekan Bergabung. Di dalam rapat: <b>Peserta</b> (Participants), pilih nama sendiri, lalu <b>Ganti Nama</b> (Rename). { $more }
trouble-by-phone = Dapat juga lewat telepon: hubungi <code>{ $number }</code>, lalu masukkan ID Rapat <code>{ $id }</code> dan tanda pagar (#).
trouble-your-name = Nama yang dipakai: <code>{ $tag }</code>.
copy-dial-in = Salin nomor telepon
trouble-not-good = Tidak apa-apa, petugas sudah kami beri tahu dan akan menunggu. Yang mana yang belum baik?
staff-not-good = 🔇 <b>{ $ticket }</b> ({ $name }): kamera atau suara pengunjung belum baik. Bantuan sudah dikirim kepadanya; langkah ini belum selesai.

## Sebelum waktu langkah pengunjung habis

early-step = Bapak/Ibu sedang pada langkah: <b>{ $activity }</b>, sampai { $due }. { $todo }
early-zoom-terbuka = Silakan buka Zoom lewat tautan di kartu kunjungan, lalu tekan tombol di bawah.
early-bergabung = Silakan masuk dengan ID Rapat dan kode sandi di kartu kunjungan, lalu tekan tombol di bawah.
early-keluar = Bila sudah tidak ada keperluan, silakan tinggalkan rapat Zoom, lalu tekan tombol di bawah.
early-other = Bila sudah selesai, tekan tombol di bawah; bila ada kendala, tuliskan di sini.

review-not-understood = Mohon maaf, pesan itu belum kami pahami. Pilih salah satu di bawah ini, atau tekan <b>Ubah</b> bila ada isian yang perlu diperbaiki.
status-in-form = Nomor antrean dan perkiraan waktunya terbit setelah isian ini dikirim.
status-none = Saat ini tidak ada kunjungan yang berjalan. Silakan ketik <b>halo</b> untuk mendaftar.

visit-cancelled = Kunjungan dibatalkan atas permintaan Bapak/Ibu. Silakan ketik <b>halo</b> bila memerlukan layanan lagi. Bila berkenan, sebutkan alasannya: pilih di bawah, atau ketik nomornya (1–5).
visit-no-show = Nomor <b>{ $ticket }</b> sudah kami panggil, tetapi Bapak/Ibu belum hadir, sehingga giliran kami akhiri. Bila masih memerlukan layanan, silakan ketik <b>halo</b> untuk mengambil nomor baru.
visit-resumed = Mohon maaf, nomor <b>{ $ticket }</b> ternyata masih dilayani. Silakan lanjutkan.
visit-unresolved = Kunjungan <b>{ $ticket }</b> kami tutup tanpa catatan penyelesaian dari petugas. Mohon maaf; penyelia sudah kami beri tahu. Bila layanan belum Bapak/Ibu terima, silakan ketik <b>halo</b> untuk mendaftar lagi.
visit-lapsed = Kunjungan <b>{ $ticket }</b> kami tutup karena lama tidak ada kabar. Mohon maaf bila layanan belum selesai; silakan ketik <b>halo</b> untuk mendaftar lagi.

service-document =
    <b>Bukti layanan</b> { $corrected }
    { $office }
    Nomor kunjungan: <code>{ $number }</code> (antrean { $ticket })
    { $course }
    Hasil layanan: { $outcome }

    Terima kasih atas kunjungan Bapak/Ibu.
service-corrected = <b>(diperbaiki)</b>
service-on-day = { $day }, mulai { $began }, selesai { $ended }
service-over-days = Mulai { $began }, selesai { $ended }
service-decided = Langkah { $no }, { $activity }: { $answer }
service-not-taken-one = Langkah { $first } tidak ditempuh
service-not-taken-run = Langkah { $first } sampai { $last } tidak ditempuh
outcome-told =
    Jawaban untuk permohonan <b>{ $ticket }</b>:
    { $outcome }
outcome-none = (tidak dicatat)

## Percakapan dengan petugas

relayed = Pesan Bapak/Ibu sudah kami teruskan kepada petugas.
relayed-closed = Pesan Bapak/Ibu sudah kami simpan untuk petugas. { $closed }
relay-nobody = Pesan Bapak/Ibu kami simpan, tetapi belum ada petugas yang bertugas. { $contact }
relay-to-visitor =
    💬 <b>{ $name }</b> (petugas):
    { $text }

## Hal lain

courtesy = Sama-sama, Bapak/Ibu. Ketik <b>halo</b> bila memerlukan bantuan.
invite-dead = Undangan petugas itu sudah dipakai atau tidak berlaku lagi. Petugas dapat meminta undangan baru kepada pengelola loket. Pengunjung dapat mengetik <b>halo</b>.
press-stale = Tombol itu sudah tidak berlaku. Ketik <b>status</b> untuk kunjungan ini, atau <b>halo</b> untuk mulai.
press-stale-form = Tombol itu sudah tidak berlaku: pertanyaannya sudah lewat, dan tidak ada yang berubah. Untuk mundur satu pertanyaan, ketik <b>kembali</b>.
press-foreign = Mohon maaf, tombol itu hanya untuk petugas yang terdaftar. Untuk dilayani, ketik <b>halo</b>.
group-privately = Silakan menghubungi kami lewat obrolan pribadi, agar data Bapak/Ibu terjaga.
file-not-taken = Terima kasih. Kami belum dapat menerima berkas atau foto di obrolan ini; mohon tuliskan dengan kata-kata. Dokumen dapat ditunjukkan kepada petugas saat dilayani.
voice-not-taken = Mohon maaf, pesan suara belum dapat kami dengarkan. Silakan tuliskan dengan kata-kata.
other-not-taken = Terima kasih. Silakan tuliskan dengan kata-kata agar dapat kami bantu.
contact-not-needed = Terima kasih, nomor telepon tidak kami perlukan dan tidak kami simpan.
contact-offer = Atau kirim nomor Bapak/Ibu sendiri dengan satu ketukan, lewat tombol di bawah kolom ketik.
choice-contact = 📱 Kirim nomor saya
contact-noted = Nomor { $phone } kami catat.
contact-put-away = Baik.
contact-not-own = Kontak itu tidak dapat kami pastikan milik Bapak/Ibu, jadi tidak kami simpan. Silakan ketik nomornya.
deleted-not-taken = Pesan itu sudah terbaca sebelum Bapak/Ibu hapus. Untuk mengubah jawaban, ketik <b>kembali</b>; untuk menghapus data bagi kunjungan berikutnya, ketik <b>hapus data</b>.
file-taken = Berkas kami terima dan kami teruskan kepada petugas.
file-too-large = Mohon maaf, berkas itu terlalu besar. Kirimkan berkas paling besar { $most } MB.
file-kind-not-taken = Mohon maaf, jenis berkas itu belum dapat kami teruskan. Yang dapat dikirim: foto (JPG, PNG, WebP, HEIC), PDF, dokumen DOCX, XLSX, PPTX, ODT, ODS tanpa makro, atau teks (TXT, CSV). Berkas jenis lain mohon disimpan sebagai PDF lebih dahulu.
file-not-as-named = Mohon maaf, isi berkas { $name } tidak sesuai dengan namanya, jadi tidak kami teruskan. Silakan simpan sebagai PDF atau foto (JPG), lalu kirim lagi.
file-with-macros = Mohon maaf, berkas { $name } berisi makro atau program, jadi tidak kami teruskan. Silakan simpan sebagai PDF, lalu kirim lagi.
file-unsafe = Mohon maaf, berkas { $name } ditolak oleh pemeriksaan keamanan kami dan tidak kami teruskan. Silakan periksa perangkat Bapak/Ibu, lalu kirim salinan yang bersih atau tuliskan isinya.
file-not-examined = Mohon maaf, berkas { $name } belum dapat kami periksa, jadi belum sampai kepada petugas. Silakan kirim lagi nanti, atau tunjukkan saat dilayani.
file-not-fetched = Mohon maaf, berkas { $name } tidak berhasil kami ambil. Silakan kirim sekali lagi.
crowded = Dari jaringan internet yang Bapak/Ibu pakai sudah ada { $count } kunjungan yang belum selesai, sehingga kunjungan baru belum dapat dimulai. Silakan tekan tombol di bawah beberapa menit lagi, atau hubungi kami lewat jaringan atau aplikasi lain.
file-visit-full = Mohon maaf, berkas itu tidak dapat kami terima: dalam satu kunjungan kami menerima paling banyak { $count } berkas dan { $most } MB. Bila masih ada yang perlu disampaikan, silakan tulis kepada petugas.
file-day-full = Mohon maaf, berkas itu tidak dapat kami terima: dalam satu hari kami menerima paling banyak { $count } berkas dan { $most } MB. Silakan kirim besok, atau tulis kepada petugas.
file-no-room = Mohon maaf, berkas { $name } tidak kami simpan, karena berkas yang Bapak/Ibu kirim sudah mencapai batas. Silakan kirim yang lebih kecil, atau tulis kepada petugas.
late-message = Satu pesan Bapak/Ibu yang dikirim { $at } baru sampai kepada kami, jadi tidak kami pakai sebagai jawaban. Bila masih perlu, silakan kirim lagi.
edited-not-taken = Perubahan pada pesan lama tidak kami baca. Silakan kirim sebagai pesan baru, atau ketik <b>kembali</b> untuk mengubah jawaban.
trouble = Mohon maaf, terjadi gangguan pada sistem kami. Pesan Bapak/Ibu tersimpan dan petugas sudah diberi tahu. Silakan coba lagi sebentar lagi.

help =
    <b>Yang dapat Bapak/Ibu ketik kapan saja</b>
    <b>halo</b>: mulai mendaftar, atau melanjutkan
    <b>status</b>: nomor antrean dan langkah saat ini
    <b>kembali</b>: pertanyaan sebelumnya
    <b>batal</b>: berhenti
    <b>data saya</b> / <b>hapus data</b>: data yang kami simpan
    <b>hubungkan</b> / <b>lepaskan</b>: obrolan kedua, supaya panggilan tetap sampai
    <b>ppid</b>: permohonan informasi publik
    <b>petugas</b>: bertanya kepada petugas
    <b>English</b>: ganti bahasa

    Selama kunjungan berjalan, pesan lain kami teruskan kepada petugas. { $contact }
contact-none = Silakan datang ke kantor kami bila memerlukan bantuan langsung.

my-data =
    <b>Data Bapak/Ibu yang kami simpan</b>
    { $answers }
    { $kept }

    Semuanya ada di berkas di bawah ini. Ketik <b>hapus data</b> untuk menghapusnya, <b>perbaiki data</b> untuk membetulkannya, <b>hak saya</b> untuk hak yang lain.
my-data-second = Obrolan kedua: { $channel }, tersambung sejak { $since } (ketik <b>lepaskan</b> untuk melepaskannya)
my-data-second-none = Obrolan kedua: tidak ada (ketik <b>hubungkan</b> untuk menyambungkan)
my-data-priority = Didahulukan: { $class }
my-data-none =
    Kami tidak menyimpan data Bapak/Ibu untuk kunjungan berikutnya.
    { $kept }
my-data-kept-visits = Catatan kunjungan: { $count }
my-data-kept-files = Berkas yang dikirim: { $count }
my-data-kept-requests = Permohonan informasi: { $count }

visit-come-back = 🔔 Bapak/Ibu terputus dari Zoom (nomor <b>{ $ticket }</b>). Silakan masuk kembali; petugas masih menunggu.

## Keinginan berbicara dengan orang, sebelum formulir selesai

wish-understood = Baik, kami mengerti Bapak/Ibu ingin berbicara dengan petugas. { $told } { $how }, dan nomor itu terbit begitu pertanyaan di bawah ini selesai dijawab. { $contact } { $again }
wish-again = Bila tulisan tadi memang jawaban Bapak/Ibu, silakan kirim sekali lagi.
wish-called = Petugas memanggil menurut nomor antrean
wish-taken-up = Petugas menangani menurut nomor pendaftaran
wish-told = Petugas penerima sudah kami beri tahu.
wish-nobody = Saat ini belum ada petugas yang dapat diberi tahu.

## Tulisan untuk petugas di tengah formulir

beside-offer = Bila tulisan tadi untuk petugas, tekan <b>Kirim kepada petugas</b>.
beside-way-out = Bila sulit, atau bila tulisan tadi untuk petugas, tekan <b>Kirim kepada petugas</b>.
beside-taken = Kami catat sebagai jawaban formulir: <i>{ $answer }</i>. Petugas tidak menerimanya; untuk menulis kepada petugas, awali pesan dengan <b>petugas:</b>
choice-send-officer = 💬 Kirim kepada petugas

## Percakapan dengan petugas

thread-opened = Baik, silakan tuliskan pertanyaan Bapak/Ibu di sini; kami teruskan kepada petugas. { $when } Ketik <b>batal</b> bila sudah cukup.
thread-passed = Pesan Bapak/Ibu sudah kami teruskan kepada petugas. Jawabannya datang di percakapan ini.
thread-kept = Pesan Bapak/Ibu sudah kami simpan untuk petugas. { $when }
thread-nobody = Mohon maaf, belum ada petugas yang dapat membaca pesan Bapak/Ibu. { $contact }
thread-goes-on = <b>{ $name }</b> (#{ $mark }) sudah mendapat nomor <b>{ $ticket }</b>; percakapannya berlanjut pada kunjungan itu. Pertanyaannya tadi belum dijawab.
thread-goes-on-kept = Percakapan dengan <b>{ $name }</b> (#{ $mark }) berlanjut pada sebuah kunjungan, dan sampai kepada petugas yang mengambilnya. Pertanyaannya tadi belum dijawab.
thread-in-visit = Silakan tuliskan pesan Bapak/Ibu di sini; kami teruskan kepada petugas yang menangani.
thread-left = Baik, percakapan dengan petugas kami tutup. Ketik <b>petugas</b> kapan saja bila ingin bertanya lagi, atau <b>halo</b> untuk mendaftar.
thread-ended = Percakapan dengan petugas sudah ditutup. Terima kasih, Bapak/Ibu. Ketik <b>petugas</b> kapan saja bila ingin bertanya lagi, atau <b>halo</b> untuk mendaftar.
thread-closed-idle = Karena sudah beberapa waktu tidak ada pesan, percakapan dengan petugas kami tutup. Ketik <b>petugas</b> kapan saja bila ingin bertanya lagi, atau <b>halo</b> untuk mendaftar.
thread-closed-unanswered = Mohon maaf, pertanyaan Bapak/Ibu belum sempat dijawab. Petugas sudah kami ingatkan, dan jawabannya tetap dapat datang di sini. { $contact }
thread-register = <b>{ $name }</b> (petugas) mengajak Bapak/Ibu mendaftar supaya dapat dilayani sampai tuntas. Cukup beberapa pertanyaan singkat.
choice-thread-end = ✅ Selesai

## Janji temu

choice-appointment = 📅 Buat janji
choice-appointment-again = 📅 Pilih waktu lagi
choice-without-appointment = Tanpa janji, antre biasa
choice-more-days = Hari lain
choice-first-days = Hari terdekat
choice-more-times = Jam lain
choice-move = 🔁 Pindah waktu
choice-move-sure = Ya, pindahkan
choice-move-not = Tidak, tetap
choice-ready = ✋ Saya sudah siap
choice-attend = 👍 Saya hadir
day = { $day }
review-closed =
    { "" }

    { $closed } Dengan mengirim, Bapak/Ibu mengambil tempat untuk saat itu.
review-slot =
    { "" }
    Janji temu: <b>{ $slot }</b>

appointment-day = { $why } Janji temu untuk <b>hari apa</b>? Pilih, ketik nomornya, atau tulis misalnya "besok jam 9".
appointment-time = { $why } <b>Jam berapa</b> pada { $day }? Pilih, ketik nomornya, atau tulis misalnya "10.30".
appointment-none = { $why } Mohon maaf, saat ini tidak ada waktu kosong untuk janji temu. Silakan antre biasa, atau coba lagi besok.
appointment-day-full = Pada { $day } tidak ada waktu kosong.
appointment-time-not-free = Pukul { $time } tidak tersedia; berikut waktu kosong di sekitarnya.
appointment-taken = Mohon maaf, waktu itu baru saja diambil orang lain.
appointment-not-understood = Mohon maaf, waktu itu belum kami pahami.
appointment-held = Baik, { $slot } kami tahan selama { $held } sampai data Bapak/Ibu dikirim.
appointment-hold-over = Waktu { $slot } tidak kami tahan lagi karena lama tidak ada kabar. Silakan pilih waktu lagi kapan saja.
appointment-hold-over-form = Waktu { $slot } tidak kami tahan lagi. Silakan lanjutkan pendaftaran; bila waktu itu masih kosong saat data dikirim, waktu itu tetap untuk Bapak/Ibu.
appointment-hold-closed = Mohon maaf, loket akan tutup pada waktu yang Bapak/Ibu pilih ({ $slot }). Silakan pilih waktu lain.
appointment-let-go = Waktu yang tadi dipilih sudah kami lepas. Silakan ketik <b>halo</b> bila memerlukan layanan.
appointment-off = Janji temu belum tersedia di loket ini. Silakan ketik <b>halo</b> untuk mengambil nomor antrean.
appointment-has-visit = Bapak/Ibu sudah mempunyai nomor <b>{ $ticket }</b>. Bila ingin membuat janji untuk lain waktu, ketik <b>batal</b> dahulu.
appointment-not-served = Jenis layanan ini tidak memakai janji temu, jadi kami daftarkan seperti biasa.
appointment-booked =
    Janji temu Bapak/Ibu kami catat.

    Waktu: <b>{ $slot }</b>
    Nomor: <b>{ $ticket }</b>

    { $prepare }
    Kami ingatkan dua kali: sehari sebelumnya dan 15 menit sebelumnya. Pada pengingat kedua, tekan <b>Saya sudah siap</b> atau balas <b>HADIR</b>. Yang siap tepat waktu didahulukan; yang terlambat ikut urutan kedatangan, dan sesudah { $grace } nomornya dititipkan.
appointment-status =
    Janji temu Bapak/Ibu: <b>{ $slot }</b>
    Nomor: <b>{ $ticket }</b>
    { $prepare }
appointment-moved =
    Janji temu dipindahkan dari { $was } ke <b>{ $slot }</b>.
    Nomor tetap <b>{ $ticket }</b>. Berkas terlampir memperbarui kalender Bapak/Ibu.
appointment-moved-by-office =
    Mohon maaf, janji temu nomor <b>{ $ticket }</b> kami pindahkan dari { $was } ke <b>{ $slot }</b>.
    Bila waktu itu kurang cocok, tekan <b>Pindah waktu</b>.
appointment-displaced =
    Mohon maaf, loket tutup pada waktu janji temu Bapak/Ibu ({ $was }). Nomor <b>{ $ticket }</b> kami pindahkan ke waktu kosong terdekat: <b>{ $slot }</b>.
    Bila kurang cocok, tekan <b>Pindah waktu</b>.
appointment-displaced-none = Mohon maaf, loket tutup pada waktu janji temu Bapak/Ibu ({ $slot }) dan belum ada waktu kosong lain, sehingga janji nomor <b>{ $ticket }</b> kami batalkan. Silakan ketik <b>halo</b> untuk mendaftar lagi.
appointment-move-ask = Pindahkan janji temu dari { $was } ke <b>{ $slot }</b>? (Ketik 1 untuk ya, 2 untuk tidak.)
appointment-cancelled = Janji temu nomor <b>{ $ticket }</b> ({ $slot }) dibatalkan. Berkas terlampir menghapusnya dari kalender Bapak/Ibu.
appointment-tomorrow =
    Pengingat janji temu Bapak/Ibu: <b>{ $slot }</b>, nomor <b>{ $ticket }</b>.
    { $prepare }
appointment-soon =
    Janji temu Bapak/Ibu sebentar lagi: <b>{ $slot }</b>, nomor <b>{ $ticket }</b>.
    Bila sudah siap, tekan <b>Saya sudah siap</b> atau balas <b>HADIR</b>.
appointment-confirmed = Terima kasih, kami tunggu { $slot }. Lima belas menit sebelumnya kami ingatkan.
appointment-here = Terima kasih, kehadiran Bapak/Ibu kami catat.
appointment-parked = Waktu janji temu nomor <b>{ $ticket }</b> ({ $slot }) sudah lewat dan belum ada kabar. Nomor Bapak/Ibu tetap berlaku sampai loket tutup hari ini: balas <b>HADIR</b>, lalu kami panggil sesudah { $behind } nomor berikutnya.
appointment-prepare = Mohon siapkan berkas yang berkaitan dengan keperluan Bapak/Ibu.
appointment-prepare-zoom = Mohon siapkan aplikasi Zoom, jaringan internet yang baik, dan berkas yang berkaitan dengan keperluan Bapak/Ibu.
appointment-summary = Janji temu { $office } ({ $ticket })
appointment-description = Nomor { $ticket } di { $office }. { $prepare } Untuk memindahkan atau membatalkan, buka obrolan dengan loket.
queue-appointed-until = Janji temu Bapak/Ibu { $slot }; Bapak/Ibu kami panggil mulai saat itu.
queue-appointed-first = Pengunjung dengan janji temu yang sudah siap pada waktunya didahulukan.
status-appointed = mempunyai janji temu

## Cara dilayani, dalam jawaban pertanyaan umum

faq-way-zoom = Layanan diberikan lewat Zoom
faq-way = Caranya
