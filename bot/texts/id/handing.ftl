# Menyerahkan, melepas, dan mengambil alih kunjungan.

choice-hand = 🤝 Serahkan
choice-take-over = 🔁 Ambil alih
choice-take-over-from = 🔁 Dari { $name }
choice-take-over-sure = Ya, ambil alih
choice-take-over-not = Tidak jadi
choice-hand-part = Sebagai { $role }
choice-hand-person = 👤 { $name }
choice-hand-role = 👥 Semua { $role }
choice-hand-category = 🗂️ Ganti jenis layanan
choice-release = ↩️ Lepas ({ $role })
choice-hand-back = ↩️ Kembalikan

hand-ask =
    { $why }Kunjungan <b>{ $ticket }</b> diserahkan kepada siapa?
    { $there }
hand-there =
    Yang sedang bertugas:
    { $names }
hand-name = • { $name } ({ $role })
hand-nobody-there = Belum ada petugas lain yang sedang bertugas untuk kunjungan ini.
hand-part-ask = { $name } akan menangani kunjungan { $ticket } sebagai apa?
hand-not-there = { $name } sedang tidak bertugas, jadi tidak dapat menerima kunjungan ini.{ " " }
hand-role-not-there = Tidak ada { $role } lain yang sedang bertugas.{ " " }
hand-somebody = Petugas itu
hand-has-it = Kunjungan { $ticket } memang sudah ditangani { $name }.
hand-given = Kunjungan { $ticket } sudah diserahkan kepada { $name }. Ia dapat mengembalikannya dalam 10 menit.
hand-given-part = Bagian { $part } dari kunjungan { $ticket } sekarang pada { $name }; ia dapat mengembalikannya dalam 10 menit. Bagian { $own } tetap pada Anda.
hand-received = 🤝 { $name } menyerahkan kunjungan <b>{ $ticket }</b> kepada Anda: { $visitor }, { $category }. Bila tidak dapat menangani, kembalikan dalam 10 menit.
hand-taken-from-you = Kunjungan { $ticket } sekarang ditangani { $name }, atas penugasan { $by }.
hand-role-told = Kunjungan { $ticket } sudah ditawarkan kepada semua { $role } yang bertugas.
hand-for-role = 👥 { $name } menyerahkan kunjungan <b>{ $ticket }</b> kepada { $role }: { $visitor }, { $category }. Mohon salah satu mengambilnya.{ $why }
hand-why = { " " }Catatannya: "{ $text }"
hand-free = ↩️ Kunjungan <b>{ $ticket }</b> dilepas { $name } dan menunggu { $role } lain: { $visitor }, { $category }.{ $why }
hand-released = Kunjungan { $ticket } sudah dilepas. Semua { $role } yang bertugas dapat mengambilnya.
hand-released-to-nobody = Kunjungan { $ticket } sudah dilepas, tetapi tidak ada { $role } lain yang sedang bertugas. Penyelia diberi tahu bila ada.
hand-released-for-you = Kunjungan { $ticket } dilepas { $name } dari tangan Anda dan dapat diambil { $role } lain.
hand-too-late = Waktu untuk mengembalikan kunjungan { $ticket } sudah lewat. Kunjungan itu masih dapat Anda serahkan.
hand-refused = { $name } mengembalikan kunjungan <b>{ $ticket }</b>. { $where }
hand-refused-by-you = Kunjungan { $ticket } sudah dikembalikan. { $where }
hand-back-with = Sekarang ditangani { $name } lagi.
hand-back-free = Sekarang belum ada yang menangani.
hand-visitor = Layanan nomor { $ticket } sekarang dilanjutkan oleh { $name }. Nomor dan urutan layanan Bapak/Ibu tetap.
hand-category-ask = Jenis layanan kunjungan { $ticket } yang benar:
hand-category-done = Jenis layanan kunjungan { $ticket } sekarang <b>{ $category }</b>; nomor dan tempat antreannya tetap.{ $sheet }
hand-category-sheet-stays = { " " }Langkahnya tetap menurut POS yang sudah berjalan.
hand-category-visitor = Jenis layanan Bapak/Ibu kami catat sebagai <b>{ $category }</b> supaya ditangani petugas yang tepat. Nomor { $ticket } dan tempat Bapak/Ibu dalam antrean tetap.
take-over-ask = Kunjungan { $ticket } ditangani { $name }. Ambil alih?
take-over-ask-whose =
    Bagian Anda dalam kunjungan { $ticket } ditangani:
    { $names }
    Ambil alih dari siapa?
taken-over = Kunjungan { $ticket } sekarang Anda tangani. { $before } sudah diberi tahu.
taken-over-from-you = 🔁 { $name } mengambil alih kunjungan <b>{ $ticket }</b> dari Anda.
