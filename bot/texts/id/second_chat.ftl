# Obrolan kedua: pengunjung menyambungkan dua obrolannya sendiri, supaya tetap terjangkau.

second-channel-telegram = Telegram
second-channel-whatsapp = WhatsApp
second-channel-web = obrolan web
second-open-telegram = Buka di Telegram
second-open-whatsapp = Buka di WhatsApp
second-offer =
    🔗 Supaya tetap terjangkau, Bapak/Ibu dapat menyambungkan obrolan kedua. Bila panggilan tidak sampai di sini, kami menyampaikannya di sana.
    Silakan buka tautan di bawah dalam { $span }. Tautan ini hanya untuk Bapak/Ibu dan hanya sekali pakai; mohon tidak diteruskan. Sesudah itu kami meminta konfirmasi di obrolan ini.
second-nowhere = Saat ini tidak ada obrolan lain yang dapat disambungkan. Bapak/Ibu tetap dilayani di obrolan ini.
second-too-many = Tautan sudah beberapa kali dibuat. Silakan coba lagi dalam satu jam; di obrolan ini Bapak/Ibu tetap dilayani.
second-dead = Tautan penyambung ini tidak berlaku lagi. Bila masih diperlukan, silakan ketik <b>hubungkan</b> di obrolan yang pertama untuk tautan baru.
second-not-staff = Obrolan petugas tidak dapat disambungkan sebagai obrolan kedua seorang pengunjung.
second-same = Tautan ini dibuat di { $channel }; silakan buka di aplikasi obrolan yang lain.
second-no-push = Obrolan ini hanya terbaca selama lamannya terbuka, jadi tidak dapat menjadi obrolan kedua. Silakan buka tautannya di Telegram atau WhatsApp.
second-already = Salah satu obrolan ini sudah tersambung dengan obrolan lain. Silakan ketik <b>lepaskan</b> di sana lebih dahulu.
second-busy = Di obrolan ini masih ada yang berjalan ({ $ticket }). Silakan selesaikan atau batalkan lebih dahulu, lalu buka lagi tautannya.
second-form = formulir
second-talk = pertanyaan atau janji temu
second-wait =
    🔗 Tinggal satu langkah. Angka obrolan ini: <b>{ $number }</b>.
    Silakan kembali ke { $channel } dan konfirmasi dalam { $span }. Bila Bapak/Ibu tidak meminta ini, abaikan saja: tidak ada yang disambungkan.
second-confirm =
    🔗 Tautan penyambung dibuka di { $channel }. Obrolan itu menampilkan angka <b>{ $number }</b>.
    Apakah obrolan itu milik Bapak/Ibu? Bila angkanya lain atau tautannya dibuka orang lain, pilih <b>Bukan saya</b>.
choice-second-mine = ✅ Ya, itu saya
choice-second-not = 🚫 Bukan saya
choice-second-part = 🔓 Lepaskan
second-joined =
    ✅ Tersambung dengan { $channel }. Bila pesan penting tidak sampai di salah satu obrolan, kami menyampaikannya di obrolan lainnya. Bapak/Ibu dapat menulis dari keduanya.
    Untuk melepaskannya, ketik <b>lepaskan</b>.
second-refused = Baik, tidak ada yang disambungkan. Tautan tadi sudah tidak berlaku.
second-refused-there = Obrolan ini tidak disambungkan: pemilik tautannya tidak mengenalinya.
second-none = Obrolan ini tidak tersambung dengan obrolan lain. Untuk menyambungkan, ketik <b>hubungkan</b>.
second-shown = 🔗 Obrolan ini tersambung dengan { $channel } sejak { $since }. Pesan penting yang tidak sampai di salah satunya disampaikan di obrolan lainnya.
second-parted = 🔓 Kedua obrolan sudah dilepaskan. Pesan kami tidak lagi berpindah di antaranya.
second-goes-on = Obrolan web sudah ditutup. Percakapan Bapak/Ibu berlanjut di sini; sambungannya sudah dilepaskan.
second-visit-here = 🔗 Kunjungan <b>{ $ticket }</b> berlanjut di sini (tadi di { $channel }).
second-question-here = 🔗 Kita lanjutkan di sini; pertanyaan ini tadi ditanyakan di { $channel }.
second-ticket = <b>{ $ticket }</b> · { "" }
second-instead =
    🔗 { $ticket }Pesan ini tidak sampai lewat { $channel }, jadi kami sampaikan di sini.

    { $words }
second-beside =
    🔗 { $ticket }Pesan ini juga ada di { $channel }.

    { $words }
second-chat-staff = 🔗 <b>{ $ticket }</b> tidak terjangkau di { $was }; disampaikan lewat { $to }.
