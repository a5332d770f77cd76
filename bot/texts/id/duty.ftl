# Tugas: bertugas, istirahat, jadwal piket, dan pekerjaan yang ditinggalkan.

## Keadaan

duty-on = bertugas
duty-off = tidak bertugas
duty-rest = istirahat sampai { $until }
duty-ending = jam tugas selesai
duty-colleague-rests = ☕ { $name } istirahat sampai { $until }.
duty-next = 🗓 Jadwal Anda berikutnya: { $day }, { $between }.

## Tombol

choice-duty-on = ▶️ Mulai bertugas
choice-duty-off = ⏹️ Selesai bertugas
choice-duty-rest = ☕ Istirahat
choice-duty-back = ▶️ Kembali bertugas
choice-duty-here = 👋 Saya di sini
choice-duty-keep = Saya lanjutkan semua
choice-duty-keep-ticket = Lanjutkan { $ticket }
choice-duty-give-ticket = Kembalikan { $ticket }
choice-duty-give = Kembalikan semua

## Istirahat

duty-rest-begun = ☕ Selamat beristirahat. Pengunjung baru tidak disampaikan kepada Anda; kunjungan yang Anda pegang tetap milik Anda. Istirahat berakhir dengan sendirinya { $until }.
duty-rest-over = ▶️ Waktu istirahat selesai, Anda kembali bertugas. Menunggu: { $count }.

## Mulai dan selesai

duty-begun = ▶️ Jadwal Anda mulai sekarang, sampai { $until }. Anda dicatat bertugas.
duty-begins = 🗓 Jadwal Anda mulai sekarang, sampai { $until }. Silakan tekan tombol di bawah ini bila sudah siap.
duty-come = 🗓 Jadwal Anda sudah mulai dan { $count } pengunjung menunggu. Mohon tekan tombol di bawah ini bila sudah siap.
duty-ended = ⏹️ Jam tugas Anda selesai. Terima kasih. Bila masih ingin bekerja, tekan tombol di bawah ini.
duty-left = ⏹️ Anda tidak bertugas lagi. Terima kasih. Bila masih ingin bekerja, tekan tombol di bawah ini.
duty-leaving =
    ⏹️ Sebelum selesai bertugas: Anda masih memegang { $tickets }.
    Lanjutkan sendiri, atau kembalikan untuk petugas lain? Tanpa jawaban sampai { $due }, semuanya dikembalikan.
duty-ends =
    ⏹️ Jam tugas Anda selesai { $at }, dan Anda masih memegang { $tickets }.
    Lanjutkan sendiri, atau kembalikan untuk petugas lain? Tanpa jawaban sampai { $due }, semuanya dikembalikan.
duty-ends-still = Tercatat. Bagaimana dengan { $tickets }?
duty-goes-on = Baik, { $tickets } tetap Anda tangani sampai selesai. Pengunjung baru tidak disampaikan lagi kepada Anda.

## Pekerjaan yang ditinggalkan

duty-given-back = Kunjungan yang Anda pegang dilepas untuk petugas lain: { $tickets }.
duty-handed-over = Kunjungan { $ticket } diteruskan kepada { $name } sesuai jadwal piket.
duty-yours-now = 📋 Sesuai jadwal piket, kunjungan dari { $name } sekarang Anda tangani: { $tickets }.
duty-free-now = 📋 { $name } tidak lagi menangani { $tickets }. Silakan ambil.
duty-silent = 👋 Apakah Anda masih di tempat? { $tickets } sudah lewat waktu. Tekan tombol di bawah ini sebelum { $due }; setelah itu kunjungan Anda dapat diambil petugas lain.
duty-nobody-left = ⚠️ { $count } pengunjung masih menunggu dan tidak ada lagi petugas penerima yang bertugas.
duty-nobody = ⚠️ Kantor sudah buka dan tidak ada petugas yang bertugas. Pengunjung menunggu: { $count }.

## Jadwal piket

roster-shown =
    🗓 <b>Jadwal piket</b>
    { $days }
roster-none = Belum ada jadwal piket untuk pekan ini dan pekan depan.
roster-day =
    { $day }
    { $turns }
roster-stretch = • { $spans }: { $names }
roster-every = Setiap { $day }
roster-all-hours = selama jam layanan
roster-nobody = tidak ada
roster-line = • { $day }, { $hours }: { $names }{ $before }
roster-before = { " " }(sebelumnya: { $names })
roster-read-back =
    🗓 Yang akan dicatat:
    { $lines }
    { $again }
roster-changed-since = Jadwal sudah berubah sejak ditampilkan; mohon periksa sekali lagi.
choice-roster-apply = ✅ Terapkan
choice-roster-drop = Batal
roster-entered =
    ✅ Jadwal piket dicatat:
    { $lines }
roster-told =
    🗓 { $name } mengubah jadwal piket Anda:
    { $lines }
roster-dropped = Baik, jadwal piket tidak diubah.
roster-gone = Usulan jadwal itu tidak ada lagi. Silakan tuliskan sekali lagi.
roster-not-yours = Maaf, hal itu diatur oleh penyelia atau pengelola loket.
roster-not-read = Jadwal “{ $words }” belum terbaca. Tuliskan misalnya “jadwal Senin: Sari, Budi” atau “jadwal 30 November 08.00–12.00: Sari”. Petugas: { $names }.
roster-no-such-day = Hari pada “{ $words }” belum jelas. Tuliskan misalnya “Senin”, “Senin-Jumat”, atau “30 November”. Petugas: { $names }.
roster-no-such-hours = Jam pada “{ $words }” belum benar. Tuliskan misalnya “08.00–12.00”. Petugas: { $names }.
roster-nobody-so = Tidak ada petugas bernama “{ $words }”. Petugas: { $names }.
roster-which-of-them = Ada beberapa petugas bernama “{ $words }”; mohon tuliskan nama lengkapnya. Petugas: { $names }.

## Kategori petugas

category-given = ✅ { $name } sekarang menangani: { $categories }
category-told = { $name } mencatat bahwa Anda menangani: { $categories }
category-all = semua kategori
category-not-read = Tuliskan misalnya “kategori Sari: informasi, pengaduan” atau “kategori Sari: semua”. Petugas: { $names }. Kategori: { $categories }.
