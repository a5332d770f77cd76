# Kata-kata halaman petugas /meja sendiri, di luar percakapan.

workbench-title = Meja petugas
workbench-skips = Langsung ke
workbench-skip-cards = Langsung ke kunjungan
workbench-skip-work = Langsung ke pekerjaan saya
workbench-skip-talk = Langsung ke percakapan
workbench-skip-writing = Langsung ke baris tulis
workbench-places = Bagian halaman

## Siapa yang dapat memakainya

workbench-out = Halaman ini untuk petugas
workbench-out-about = Untuk masuk, silakan buka tautan undangan sekali pakai dari penyelia atau pengelola loket di peramban ini, lalu kembali ke halaman ini. Tautannya juga dapat dibuka langsung di sini.
workbench-out-seat = Seorang petugas memakai satu obrolan. Undangan yang dibuka di sini memindahkan akses dari Telegram atau WhatsApp ke peramban ini.
workbench-out-visitor = Bapak/Ibu pengunjung? Pendaftaran dan antrean ada di obrolan.
workbench-chat = Buka obrolan
workbench-visitor = Halaman ini untuk petugas
workbench-visitor-about = Percakapan di peramban ini adalah percakapan pengunjung, dan tetap ada. Silakan lanjutkan di obrolan.
workbench-visitor-officer = Petugas masuk dengan tautan undangan sekali pakai dari penyelia atau pengelola loket.
workbench-own = Lanjutkan di obrolan
workbench-opening = Membuka meja petugas…

## Pekerjaan, kunjungan, percakapan

workbench-work = Pekerjaan saya
workbench-work-short = Pekerjaan
workbench-work-renewed = Pekerjaan saya diperbarui
workbench-refresh = Perbarui
workbench-stale = Ada kabar baru sejak daftar ini dibuat.
workbench-board = Papan antrean
workbench-show = Tampilkan
workbench-cards = Kunjungan
workbench-no-cards = Belum ada kartu kunjungan. Kartu tampil di sini bila ada kunjungan baru, atau bila dibuka dari pekerjaan saya.
workbench-late = Lewat waktu
workbench-running = Sedang dilayani
workbench-waiting = Menunggu
workbench-over = Sudah berakhir
workbench-talk = Percakapan

## Untuk siapa tulisan berikutnya

workbench-to-visitor = Kepada
workbench-to-thread = Kepada (percakapan)
workbench-to-outcome = Hasil layanan
workbench-to-remark = Catatan untuk rekan, bukan untuk pengunjung:
workbench-to-desk = Jawaban untuk loket
workbench-to-nobody = Penerima belum dipilih. Bila tidak jelas, loket bertanya dahulu.
workbench-let-go = Lepaskan penerima

## Pintasan papan ketik

workbench-keys = Pintasan papan ketik
workbench-key-move = kartu berikutnya, kartu sebelumnya
workbench-key-digit = tekan tombol bernomor itu pada kartu yang dipilih
workbench-key-enter = pada kartu: tekan tombol utamanya; bila tidak ada, ke tombol pertama
workbench-key-write = ke baris tulis
workbench-key-escape = keluar dari baris tulis, lalu dari kartu
workbench-key-work = ke pekerjaan saya
workbench-key-talk = ke percakapan
workbench-key-refresh = perbarui pekerjaan saya
workbench-key-help = daftar ini
workbench-keys-about = Pintasan tidak berlaku selagi Anda mengetik. Semua juga dapat dicapai dengan Tab dan Enter.
workbench-keys-on = Pakai pintasan satu huruf
workbench-close = Tutup
