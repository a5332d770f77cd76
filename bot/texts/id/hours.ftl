# Jam layanan: yang dibaca pengunjung, dan perubahan jam oleh penyelia atau pengelola.

## Nama hari pada jam layanan

day-monday = Senin
day-tuesday = Selasa
day-wednesday = Rabu
day-thursday = Kamis
day-friday = Jumat
day-saturday = Sabtu
day-sunday = Minggu
every-day = Setiap hari
round-the-clock = 24 jam

## Istirahat dan penutupan sementara

queue-break = Loket sedang istirahat dan buka kembali { $opening }; Bapak/Ibu kami panggil mulai saat itu.
queue-interrupted = Loket sedang tutup sementara dan buka kembali { $opening }; Bapak/Ibu kami panggil mulai saat itu.
queue-opens-again = Loket buka kembali { $opening }; Bapak/Ibu kami panggil mulai saat itu.
desk-break = Loket sedang istirahat dan buka kembali { $opening }; Bapak/Ibu kami layani mulai saat itu.
desk-interrupted = Loket sedang tutup sementara dan buka kembali { $opening }; Bapak/Ibu kami layani mulai saat itu.
desk-opens-again = Loket buka kembali { $opening }; Bapak/Ibu kami layani mulai saat itu.
queue-paused-otherwise = Loket tutup sementara; nomor <b>{ $ticket }</b> tetap berlaku. { $outlook }
hours-today = Khusus hari ini: { $spans }.
hours-today-closed = Khusus hari ini loket tutup.

## Perubahan jam dalam kata-kata

hours-change-closed = Loket tutup { $days }{ $spans }
hours-change-opened = Loket buka { $days }{ $spans }
hours-change-timetable = Jam layanan { $days }: { $hours }
hours-days = { $first } sampai { $last }
hours-spans = { " " }pukul { $spans }
hours-reason = { " " }({ $reason })

## Kepada yang menunggu

hours-told = Perubahan jam layanan: { $change }{ $reason }. Nomor <b>{ $ticket }</b> tetap berlaku. { $outlook }
hours-told-withdrawn = Perubahan jam layanan ini tidak jadi: { $change }. Nomor <b>{ $ticket }</b> tetap berlaku. { $outlook }
hours-outlook-today = Loket buka sampai { $end }, lalu buka kembali { $opening }.
hours-outlook-later = Bapak/Ibu kami panggil mulai { $opening }.
hours-outlook-parked = Kami menyimpannya sampai { $until }; balas <b>HADIR</b> bila sudah siap.

## Kepada penyelia dan pengelola

hours-menu =
    🕘 <b>Jam layanan</b>: { $hours } { $today }

    { $coming }
hours-nothing-coming = Tidak ada perubahan jam dan hari libur dalam waktu dekat.
hours-line = { $no }. { $change }{ $reason }, oleh { $name }
hours-line-fixed = • { $change }{ $reason }, dari pengaturan
hours-line-holiday = • { $day }: { $name }
choice-hours-add = ➕ Tambah
choice-hours-remove = 🗑 Hapus { $no }
choice-hours-apply = ✅ Terapkan
choice-hours-drop = Batal
hours-ask =
    Tuliskan perubahan jam dalam satu pesan, misalnya:
    tutup besok 13.00–16.00, rapat
    tutup 24 Desember
    buka Sabtu 08.00–12.00
    jam Ramadan 8/2–9/3 08.00–15.00 istirahat 12.00–12.30 Jumat 08.00–15.30 istirahat 11.30–12.30
    Sebelum berlaku, siapa saja yang terkena ditunjukkan lebih dahulu.
hours-not-read = Maaf, itu belum terbaca sebagai perubahan jam. Tuliskan misalnya: tutup besok 13.00–16.00, rapat
hours-when = Hari apa, atau pukul berapa? Tuliskan misalnya: tutup besok 13.00–16.00
hours-what-hours = Jamnya belum terbaca. Tuliskan misalnya: jam Ramadan 8/2–9/3 08.00–15.00 istirahat 12.00–12.30
hours-until-when = Buka dari pukul berapa sampai pukul berapa? Tuliskan misalnya: buka Sabtu 08.00–12.00
hours-no-such-day = Tanggal itu tidak ada. Mohon periksa kembali, lalu tuliskan sekali lagi.
hours-no-such-time = Jamnya belum terbaca. Tuliskan jam mulai dan jam akhirnya, misalnya 13.00–16.00; alasan ditulis sesudah koma.
hours-one-at-a-time = Mohon satu perubahan dalam satu pesan: satu hari, atau satu rentang hari.
hours-too-long = Satu perubahan paling lama satu tahun. Untuk seterusnya, ubah office.hours di loket.toml.
hours-past = Waktu itu sudah lewat; jam hari yang sudah lewat tidak diubah.
hours-which =
    Yang mana yang dimaksud?
    { $options }
hours-option = { $no }. { $change }
hours-no-difference = { $change }: tidak ada yang berubah, karena jam loket memang sudah begitu.
hours-shown =
    { $again }
    🕘 <b>Pratinjau, belum berlaku:</b> { $change }{ $reason }.
    { $affected }
    { $notes }
hours-shown-withdrawal =
    { $again }
    🕘 <b>Pratinjau, belum berlaku:</b> dicabut: { $change }{ $reason }.
    { $affected }
    { $notes }
hours-affects-nobody = Tidak ada pengunjung yang terkena.
hours-affects-waiting = • { $count } orang sedang menunggu
hours-affects-booked = • { $count } orang memegang nomor untuk hari itu
hours-affects-appointed = • { $count } janji temu terdampak; pengunjungnya diberi waktu lain
hours-affects-served = • { $count } kunjungan sedang dilayani: { $tickets }
hours-affects-steps = • { $count } langkah yang berjalan bergeser batas waktunya: { $tickets }
hours-note-overlaps = ⚠️ Bertumpang tindih dengan: { $change }
hours-note-holiday = ℹ️ Hari libur: { $name }
hours-note-unpublished = ⚠️ Cuti bersama tahun { $year } belum diumumkan; hari liburnya belum lengkap.
hours-again-ruled = Jam loket sudah diubah orang lain sejak pratinjau tadi. Mohon periksa sekali lagi.
hours-again-late = Pratinjau tadi sudah lama. Mohon periksa sekali lagi.
hours-again-more = Sejak pratinjau tadi, yang terkena bertambah. Mohon periksa sekali lagi.
hours-ordered = ✅ Berlaku sekarang: { $change }{ $reason }. Pengunjung yang terkena diberi tahu. Ketik <code>/jam</code> untuk melihat atau mencabutnya.
hours-withdrawn = ✅ Dicabut: { $change }. Pengunjung yang terkena diberi tahu.
hours-told-staff = 🕘 { $name } mengubah jam loket: { $change }{ $reason }.
hours-withdrawn-staff = 🕘 { $name } mencabut perubahan jam loket: { $change }.
hours-done-already = Itu sudah diterapkan: { $change }.
hours-gone = Pilihan itu tidak berlaku lagi. Ketik <code>/jam</code> untuk melihat jam layanan.
hours-dropped = Baik, jam layanan tidak diubah.
hours-not-yours = Maaf, jam layanan hanya diubah oleh penyelia atau pengelola loket. Bila ini pesan untuk pengunjung, buka kartunya lalu pilih Tulis kepada pengunjung.
hours-unpublished =
    ⚠️ Cuti bersama tahun { $year } belum diketahui, jadi hari-hari itu dihitung sebagai hari kerja.
    Bila SKB sudah terbit: perbarui Loket, atau catat tanggalnya di office.closed_days.
