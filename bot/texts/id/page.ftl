# Kata-kata halaman obrolan web sendiri, di luar percakapan; dan jawaban pintunya bila sebuah permintaan tidak diterima.

## Bingkai halaman

page-greeting = halo
page-language = English
page-door = Loket layanan daring
page-door-staff = Halaman petugas
page-connecting = Menyambung…
page-connected = Tersambung
page-offline = Tidak ada jaringan
page-reconnecting = Menyambung ulang…
page-leave = Keluar
page-pin = Kunjungan saat ini
page-renewed = diperbarui
page-log = Percakapan
page-choices = Pilihan jawaban
page-awaited = Petugas sedang menulis…
page-noscript = Halaman ini memerlukan JavaScript. Mohon aktifkan JavaScript di peramban, lalu muat ulang.
page-welcome = Selamat datang, Bapak/Ibu
page-welcome-about = Daftar layanan, ambil nomor antrean, dan ikuti giliran langsung dari halaman ini.
page-welcome-form = Isi data singkat
page-welcome-number = Dapatkan nomor antrean
page-welcome-wait = Tunggu panggilan petugas di sini
page-begin = Mulai
page-guide = Urutannya
page-guide-about = Setelah nomor antrean didapat, kartu kunjungan tampil di sini: sedang di langkah mana, dan apa yang berikutnya.
page-welcome-small = Tidak perlu membuat akun. Mohon jangan mengirim NIK atau foto KTP. Di komputer bersama, tekan Keluar setelah selesai. Alamat internet dicatat selama kunjungan berjalan, agar antrean tidak dipenuhi satu pihak.
page-staff = Halaman petugas
page-staff-about = Silakan buka tautan undangan yang Bapak/Ibu terima dari penyelia. Setelah terdaftar, antrean dan tugas tampil di sini.
page-newest = Ke pesan terbaru
page-news = Pesan baru
page-attach = Lampirkan berkas
page-write = Tulis pesan
page-send = Kirim
page-copied = Disalin
page-invitation = Membuka undangan petugas

## Percakapan

page-own = Anda
page-desk = Loket
page-sending = mengirim…
page-sent = terkirim
page-read = dibaca petugas
page-read-visitor = dibaca pengunjung
page-refused = Pesan ini tidak dapat diterima.
page-again = Kirim lagi
page-change = Ubah
page-unsent = Belum terkirim, mencoba lagi.
page-try = Coba sekarang
page-today = Hari ini
page-yesterday = Kemarin

## Berkas

page-tray = Berkas yang akan dikirim
page-file-chosen = Berkas dipilih
page-file-caption = Keterangan (jika perlu)
page-file-remove = Hapus
page-file-drop = Lepaskan berkas di sini
page-file-empty = Berkas ini kosong.
page-file-large = Terlalu besar. Paling besar
page-file-large-here = Berkas ini terlalu besar untuk jaringan loket. Silakan kirim yang lebih kecil.
page-file-kind = Jenis ini belum dapat dikirim. Silakan simpan sebagai PDF atau foto (JPG), lalu pilih lagi.
page-file-sending = Mengirim berkas
page-file-looked-at = sampai, sedang diperiksa…
page-file-sent = Berkas terkirim
page-file-stop = Batalkan
page-file-stopped = Pengiriman dibatalkan
page-file-lost = Terputus karena halaman dimuat ulang. Bila loket belum menjawab, silakan pilih berkasnya sekali lagi.
page-file-failed = Berkas belum dapat diambil. Tekan untuk mencoba lagi.

## Meninggalkan percakapan

page-over = Percakapan sebelumnya sudah berakhir.
page-over-staff = Percakapan sebelumnya sudah berakhir. Petugas memerlukan undangan baru dari pengelola loket.
page-leave-ask = Keluar?
page-leave-visitor = Percakapan ini tidak dapat dibuka lagi dari perangkat ini. Nomor antrean yang belum dipanggil dilepas.
page-leave-staff = Bapak/Ibu tidak bertugas lagi, dan memerlukan undangan baru untuk masuk kembali.
page-leave-not = Tidak jadi
page-whose-ask = Lanjutkan percakapan?
page-whose = Di perangkat ini tersimpan percakapan sebelumnya. Bila itu bukan milik Bapak/Ibu, silakan mulai baru.
page-whose-new = Mulai baru
page-whose-same = Lanjutkan
page-not-connected = Belum tersambung ke loket. Silakan tekan sekali lagi.

## Yang tidak diterima

door-over = Sesi ini sudah berakhir. Silakan mulai lagi; petugas memerlukan undangan baru dari pengelola loket.
door-crowded = Dari jaringan internet yang sama sudah ada { $most } kunjungan yang belum selesai. Mohon kirim lagi beberapa menit lagi, atau pakai jaringan lain.
door-too-many-requests = Terlalu banyak permintaan dari jaringan internet yang sama. Mohon tunggu.
door-too-many-sessions = Dari jaringan internet yang sama baru saja dimulai banyak percakapan. Mohon tunggu.
door-too-many-messages = Terlalu banyak pesan sekaligus. Mohon tunggu sebentar.
door-too-many-pages = Terlalu banyak halaman yang menunggu kabar. Halaman ini akan mencoba lagi.
door-no-session-yet = Percakapan belum dapat dimulai. Halaman ini akan mencoba lagi.
door-not-left-yet = Belum dapat keluar. Silakan coba lagi.
door-not-kept-yet = Pesan belum tersimpan. Halaman ini akan mencoba lagi.
door-unavailable = Loket sedang tidak dapat membaca datanya. Silakan coba lagi sebentar lagi.
door-too-long = Pesan terlalu panjang. Mohon diringkas menjadi paling banyak { $most } huruf.
door-too-large = Kiriman terlalu besar; paling banyak { $most } kB.
door-too-slow = Kiriman terlalu lama sampai. Silakan coba lagi.
door-damaged = Kiriman rusak di perjalanan. Silakan coba lagi.
door-not-json = Kiriman harus berupa JSON dengan huruf UTF-8.
door-unreadable = Pesan tidak dapat dibaca. Silakan tuliskan kembali.
door-too-many-files = Terlalu banyak berkas sekaligus. Halaman ini akan mencoba lagi.
door-file-empty = Berkas itu kosong. Silakan periksa, lalu pilih lagi.
door-file-gone = Berkas tidak ada lagi.
door-no-address = Alamat ini tidak ada.
door-no-desk = Loket ini tidak ada
door-no-desk-about = Tidak ada loket di alamat ini. Periksa tautannya, atau tanyakan kepada kantor yang Bapak/Ibu tuju.
door-desk-paused = Loket ini sedang dijeda
door-desk-paused-about = Loket ini sementara tidak melayani. Yang sudah Bapak/Ibu kirim tersimpan. Silakan kembali lagi nanti.
door-desk-closed = Loket ini belum dapat dibuka
door-desk-closed-about = Ada yang perlu dibereskan di loket ini; petugasnya sudah diberi tahu. Yang sudah Bapak/Ibu kirim tersimpan. Silakan coba lagi nanti.
door-no-method = Permintaan seperti itu tidak dilayani di alamat ini.
door-fault = Ada gangguan di loket. Silakan coba lagi sebentar lagi.
demo-no-role = Peran itu tidak ada pada lembar POS.
demo-not-anew = Peragaan belum dapat dimulai dari awal. Silakan coba lagi.
demo-not-here = Peragaan hanya dapat dibuka di komputer tempat Loket dijalankan.

## Halaman peragaan

demo-title = Peragaan
demo-heading = Peragaan Loket
demo-about = Satu kunjungan dari semua sisi: tanpa akun, tanpa Zoom, semua data karangan.
demo-anew = Mulai dari awal
demo-sides = Pilih sisi
demo-scenes = Adegan
demo-visitor = Pengunjung
demo-visitor-hint = Tekan Mulai dan isi formulir, atau tekan Pengunjung baru di atas.
demo-front = Front Office
demo-front-hint = Ambil nomor yang masuk, lalu laporkan tiap langkah.
demo-back = Back Office
demo-back-hint = Layani pengunjung, lalu catat hasil layanannya.
demo-supervisor = Supervisor
demo-supervisor-hint = Pantau papan antrean; langkah yang lewat waktu dikabarkan ke sini.
demo-noscript = Peragaan ini memerlukan JavaScript.
demo-chat = Obrolan
demo-uninvited = Undangan petugas belum diperoleh. Mencoba lagi…
demo-unconnected = Belum tersambung dengan loket. Mencoba lagi…
demo-other = en
demo-other-language = English
demo-time = Waktu peragaan
demo-move = Majukan:
demo-one = +1 menit
demo-five = +5 menit
demo-deadline = Tenggat berikutnya
demo-deadline-about = Sampai saat berikutnya loket harus mengingatkan, memanggil, atau mencatat sesuatu.
demo-closing = Jam tutup
demo-next-morning = Pagi berikutnya
demo-nothing-ahead = Tidak ada yang dituju: sudah lewat, atau belum ada yang ditunggu.
demo-no-leap = Waktu tidak dapat dimajukan seperti itu.
demo-not-moved = Waktu belum dapat dimajukan. Silakan coba lagi.
demo-open = Buka
demo-until = sampai
demo-closed = Tutup
demo-opens = buka lagi
demo-new-visitor = Pengunjung baru
demo-new-visitor-about = Seorang pengunjung karangan datang dan mengisi formulirnya sendiri.
demo-visitor-comes = Pengunjung baru sedang mengisi formulir.
demo-morning = Pagi yang ramai
demo-morning-about = Dua belas pengunjung karangan datang dan dilayani dua petugas karangan; waktu berjalan cepat.
demo-morning-stop = Hentikan keramaian
demo-morning-comes = Dua belas pengunjung berdatangan. Waktu berjalan cepat.
demo-morning-closed = Kantor sedang tutup. Tekan Pagi berikutnya lebih dahulu.
demo-beginning = Menyiapkan peragaan baru…
demo-sheet = Lembar POS: rencana dan kenyataan
demo-which = Kunjungan
demo-follow = Terbaru
demo-no-visit = Belum ada kunjungan. Begitu seorang pengunjung mendaftar, langkah-langkahnya tampil di sini.
demo-no = No.
demo-step = Langkah
demo-actor = Pelaksana
demo-plan = Baku
demo-actual = Nyata
demo-over = Lewat
demo-charged = Tanggungan
demo-ahead = –
demo-running = berjalan
demo-done = selesai
demo-late = lewat waktu
demo-not-taken = tidak ditempuh
demo-status-form = mengisi formulir
demo-status-preparing = disiapkan
demo-status-appointed = berjanji temu
demo-status-queued = menunggu
demo-status-parked = dititipkan
demo-status-in-service = dilayani
demo-status-finished = selesai
demo-status-over = berakhir

## Kabar bagi yang sedang melihat tempat lain

page-bell = Bunyi dan pemberitahuan
page-bell-on = Bunyi dan pemberitahuan menyala. Tekan untuk mematikan.
page-bell-off = Nyalakan bunyi dan pemberitahuan saat dipanggil.
page-called = Giliran Bapak/Ibu
page-unread = Belum dibaca
page-staff-visitor = Buka halaman pengunjung
page-staff-lost = Belum mendapat undangan, atau sudah pernah dipakai? Minta yang baru kepada penyelia atau pengelola loket. Bukan petugas? Layanan untuk pengunjung ada di halaman lain:
page-unkept = Peramban ini tidak menyimpan obrolan di dalam situs lain: percakapan hilang bila halaman ini dimuat ulang atau ditinggalkan.
page-own-tab = Buka di tab sendiri
page-writing = Balasan
