### Mengapa sesuatu gagal atau terhalang; dibaca petugas dan pengelola, di dalam tanda kurung atau sesudah "Sebab:".

## Pesan yang tidak terkirim

fault-unsendable = tidak dapat disusun untuk dikirim ({ $fault })
fault-unwritable = tidak dapat ditulis ke basis data
fault-settings = loket ini ditutup karena pengaturannya salah. Loket lain tetap berjalan. { $reason }
fault-unopened = tersegel dan tidak terbuka: rusak, atau kuncinya hilang
fault-channel = kesalahan saluran: { $fault }
fault-unreachable = { $platform } tidak terjangkau ({ $fault })
fault-too-many = terlalu banyak pesan ({ $code })
fault-not-at-desk = bukan lagi obrolan petugas
fault-withheld-part = bagian dari pesan yang tidak dapat dikirim di luar 24 jam
fault-withheld-waiting = menunggu balasan atas templat
fault-closed = sambungan sudah ditutup
fault-no-message-id = tanpa nomor pesan

## Berkas

fault-file-large = berkas terlalu besar ({ $size })
fault-file-unfetched = berkas tidak dapat diambil
fault-file-unread = keterangan berkas dari { $platform } tidak terbaca
fault-file-gone = berkas tidak ada lagi
fault-file-refused = isi berkas ditolak
fault-file-unexamined = tidak dapat diperiksa
fault-file-limit = batas berkas tercapai
fault-file-scanner = pemindai berkas tidak menjawab atau gagal; berkas pengunjung ditahan. Periksa files.scanner (LOKET_FILES__SCANNER).
fault-channel-off = saluran tidak tersambung
fault-paper = tidak dapat dicetak ({ $fault })

## Telegram

fault-telegram-token = token bot ditolak Telegram
fault-telegram-token-sending = Telegram menolak token bot. Salin ulang token dari @BotFather ke LOKET_TELEGRAM__TOKEN.
fault-telegram-token-restart = Telegram menolak token bot. Salin ulang token dari @BotFather ke LOKET_TELEGRAM__TOKEN, lalu jalankan ulang loket.
fault-telegram-poller = Proses lain mengambil pesan Telegram dengan token yang sama, sehingga pesan dapat tidak sampai ke loket ini. Hentikan proses itu, atau buat token baru di @BotFather (/revoke).
fault-telegram-webhook = Pada token ini terpasang webhook, sehingga loket tidak dapat mengambil pesan. Hentikan program yang memasangnya, atau pakai telegram.mode = "webhook".
fault-telegram-secret = Telegram mengantar pesan dengan kata rahasia yang bukan milik loket ini, jadi pesan pengunjung tidak masuk. Pastikan hanya satu loket memakai token dan alamat ini, samakan LOKET_TELEGRAM__WEBHOOK_SECRET, lalu jalankan ulang loket.
fault-telegram-menu = Telegram menolak menu atau perkenalan bot: { $fault }. Periksa kata-katanya dengan: loket texts check

## WhatsApp

fault-whatsapp-window = lebih dari 24 jam sejak pesan terakhir pengunjung; WhatsApp tidak mengizinkan pesan biasa (kode { $code })
fault-whatsapp-pair = terlalu banyak pesan kepada orang ini dalam waktu singkat (kode { $code })
fault-whatsapp-throughput = terlalu banyak pesan sekaligus (kode { $code })
fault-whatsapp-spam = WhatsApp membatasi nomor ini karena laporan spam (kode { $code })
fault-whatsapp-usage = batas pemakaian akun WhatsApp tercapai (kode { $code })
fault-whatsapp-calls = batas panggilan API tercapai (kode { $code })
fault-whatsapp-absent = nomor ini tidak dapat menerima pesan WhatsApp (kode { $code })
fault-whatsapp-trial = nomor ini tidak ada dalam daftar penerima percobaan (kode { $code })
fault-whatsapp-own = nomor tujuan sama dengan nomor loket (kode { $code })
fault-whatsapp-held = WhatsApp menahan pesan ini demi kenyamanan penerima (kode { $code })
fault-whatsapp-declined = penerima menolak pesan dari loket (kode { $code })
fault-whatsapp-numberless = penerima tanpa nomor telepon tidak dapat menerima jenis pesan ini (kode { $code })
fault-whatsapp-undelivered = WhatsApp tidak menyampaikan pesan ini kepada penerima (kode { $code })
fault-whatsapp-access = WhatsApp menolak akses loket; pengelola perlu memeriksa token dan akun (kode { $code })
fault-whatsapp-restricted = akun WhatsApp loket dibatasi karena pelanggaran ketentuan (kode { $code })
fault-whatsapp-locked = akun WhatsApp loket dikunci (kode { $code })
fault-whatsapp-payment = pembayaran akun WhatsApp bermasalah (kode { $code })
fault-whatsapp-registration = nomor loket belum terdaftar dengan benar (kode { $code })
fault-whatsapp-unregistered = nomor loket belum terdaftar di Cloud API (kode { $code })
fault-whatsapp-busy = WhatsApp sedang terganggu (kode { $code })
fault-whatsapp-maintained = akun WhatsApp loket sedang dipelihara Meta (kode { $code })
fault-whatsapp-kind = jenis pesan ini tidak didukung WhatsApp (kode { $code })
fault-whatsapp-media-in = berkas tidak dapat diambil (kode { $code })
fault-whatsapp-media-out = berkas tidak dapat dikirim (kode { $code })
fault-whatsapp-template = templat pesan WhatsApp belum disetujui atau tidak cocok (kode { $code })
fault-whatsapp-refused = WhatsApp menolak pesan ini (kode { $code })
fault-whatsapp-see-account = { $reason }. Periksa LOKET_WHATSAPP__TOKEN dan akun di WhatsApp Manager.
fault-whatsapp-said = { $reason }: { $title }
fault-whatsapp-secret = Kiriman WhatsApp ditolak karena tanda tangannya tidak cocok, jadi pesan pengunjung tidak masuk. Salin ulang App Secret dari dasbor aplikasi Meta (App settings, Basic) ke LOKET_WHATSAPP__APP_SECRET, lalu jalankan ulang loket.
fault-whatsapp-menu = Meta menolak menu perintah WhatsApp: { $fault }. Periksa hak token (whatsapp_business_management).

## Zoom

fault-zoom-linkless = jawaban tanpa tautan
fault-zoom-limit = batas panggilan Zoom tercapai
fault-zoom-silent = Zoom tidak menjawab
fault-zoom-registrants = Zoom menolak permintaan tautan pribadi: { $fault }. Periksa zoom.client_id dan hak aplikasi.
fault-zoom-skew = jam Zoom dan jam server ini berbeda { $seconds } detik; samakan jam server (NTP)
fault-zoom-unsigned = kiriman ke { $path } ditolak: tanda tangan tidak cocok
fault-zoom-stale = kiriman ke { $path } ditolak: waktu pengiriman terlalu jauh; periksa jam server ini
fault-zoom-said = Zoom: { $reason }.
fault-zoom-unread = kabar Zoom { $reason }
fault-zoom-nameless = kabar Zoom tanpa nama

## Yang masuk dan tidak dapat dibaca atau diproses

fault-ours = { $fault } di { $place }
fault-unread = tidak terbaca: { $reason }
fault-not-json = bukan JSON ({ $fault })
fault-too-deep = bertingkat terlalu dalam
fault-no-update = bukan update Telegram
fault-not-whatsapp = bukan kiriman WhatsApp Business
fault-part-unread = bagian kiriman tidak terbaca
fault-change-empty = perubahan tanpa isi
fault-change-nameless = perubahan tanpa nama
fault-no-sender = pesan tanpa pengirim
fault-no-state = laporan tanpa keadaan
fault-no-kind = tanpa jenis
fault-text-empty = teks kosong
fault-id-nameless = perubahan pengenal tanpa pengenal

## Cadangan, dan basis data yang sempat tidak dapat ditulisi

fault-backup = cadangan basis data tidak berhasil dibuat atau tidak lulus uji. Yang lama tetap ada; sebabnya disebutkan loket doctor.
fault-restored = basis data dipulihkan dari cadangan { $at }. Yang terjadi sesudahnya tidak tercatat: { $unsent } pesan yang belum terkirim waktu itu tidak dikirim lagi, { $numbers } nomor dilewati supaya tidak diberikan dua kali, dan undangan petugas yang belum dipakai berakhir. Catat kunjungan yang hilang dengan /catat, nyatakan gangguan untuk masa itu, dan periksa siapa yang masih petugas.
fault-restored-unsent = belum terkirim ketika cadangan { $at } dibuat, dan tidak dikirim lagi sesudah pemulihan
fault-database-away = basis data tidak dapat ditulisi dari { $since } sampai { $until }. Yang masuk selama itu tidak diterima; yang diantar lagi oleh Telegram, WhatsApp, dan Zoom sedang diproses, dan pengunjung obrolan web diminta mengulang. Loket sudah melanjutkan sendiri.

## Yang terlihat dari angka: tunggakan, tenggat, disk

fault-backlog = { $count } pesan lewat { $platform } belum terkirim, yang tertua sejak { $since }. Tidak ada yang hilang: semuanya dikirim begitu sambungannya pulih.
fault-backlog-over = pesan lewat { $platform } yang tertahan (diberitahukan { $since }) sudah terkirim.
fault-sweep-late = { $count } tenggat diperiksa terlambat, yang pertama jatuh { $since }. Pengingat dan peringatan ikut terlambat; periksa beban komputer dan basis datanya.
fault-sweep-over = tenggat diperiksa tepat waktu lagi (gangguan diberitahukan { $since }).
fault-disk = disk basis data hampir penuh, tinggal { $percent } % yang kosong. Kosongkan ruang sekarang; bila penuh, tidak ada yang dapat diterima.
fault-disk-over = disk basis data tidak lagi hampir penuh (gangguan diberitahukan { $since }).
