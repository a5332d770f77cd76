# Dokumen Layanan: yang diucapkan tentangnya, yang tercetak di atasnya, dan halaman pemeriksaannya.

## Di obrolan

document-given = Dokumen Layanan Bapak/Ibu nomor <b>{ $number }</b> (kunjungan { $visit }) terlampir. Silakan disimpan; bila diperlukan lagi, ketik <b>kirim ulang dokumen</b>.
document-replaced = Dokumen Layanan kunjungan { $visit } kami perbaiki. Yang berlaku sekarang nomor <b>{ $number }</b> (terlampir), menggantikan nomor { $old }.
document-follows = Mohon maaf, Dokumen Layanan nomor <b>{ $number }</b> (PDF) belum dapat kami cetak. Kunjungan Bapak/Ibu sudah tercatat, dan dokumennya kami kirim di obrolan ini begitu siap.
document-being-made = Dokumennya (PDF) sedang dibuat dan kami kirim di obrolan ini begitu siap.
document-none = Belum ada kunjungan Bapak/Ibu yang selesai di obrolan ini, sehingga belum ada Dokumen Layanan.
choice-send-document = 📄 Kirim dokumen
staff-document-sent = Dokumen Layanan <b>{ $ticket }</b> dikirim ulang kepada pengunjung.
staff-document-being-made = Dokumen Layanan <b>{ $ticket }</b> sedang dibuat; pengunjung menerimanya begitu siap.
staff-document-to-print = Pengunjung <b>{ $ticket }</b> tidak mempunyai obrolan. Dokumen Layanannya terlampir untuk dicetak.
staff-document-delayed =
    Dokumen Layanan <b>{ $number }</b> belum dapat dicetak: { $why }
    Loket terus mencobanya, dan pengunjung sudah diberi tahu bahwa dokumennya menyusul. Jalankan <code>loket doctor</code> bila terulang.

## Di atas kertas

document-title = Dokumen Layanan
document-number = Nomor: { $number }
document-replaces = Perbaikan (versi { $version }), menggantikan Dokumen Layanan nomor { $number }
document-about = Kunjungan
document-visit = Nomor kunjungan
document-when = Waktu layanan
document-on-day = { $day }, pukul { $began }–{ $ended }
document-over-days = { $began } sampai { $ended }
document-officers = Petugas yang melayani
document-officers-none = (tidak tercatat)
document-outcome = Hasil layanan
document-kinds = Jenis hasil: { $kinds }
document-outcome-none = Hasil layanan belum ditulis petugas ketika dokumen ini diterbitkan.
document-promises = Tindak lanjut
document-promises-none = Tidak ada tindak lanjut yang dijanjikan.
document-promise = Ditangani { $owner }, paling lambat { $due }.
document-promise-done = Ditangani { $owner }, sudah selesai. { $words }
document-promise-task = { $task }. { $how }
document-steps = Langkah layanan: rencana dan pelaksanaan
document-column-no = No
document-column-step = Langkah
document-column-standard = Waktu baku
document-column-took = Terlaksana
document-column-mark = Keterangan
document-said = { $words }
document-step-untimed = tidak tercatat
document-step-not-taken = –
document-step-not-done = –
document-step-skipped = –
document-step-not-filled-in = –
document-step-not-yet = –
document-mark-in-time = tepat waktu
document-mark-over = melewati waktu baku
document-mark-untimed = selesai, lamanya tidak diketahui
document-mark-not-taken = tidak ditempuh
document-mark-not-done = tidak dilaksanakan
document-mark-skipped = dilewati
document-mark-not-filled-in = tidak diisi
document-mark-not-yet = belum diisi
document-steps-note = Waktu tercatat menurut laporan petugas, pengunjung, atau aplikasi rapat.
document-steps-whole = Waktu baku seluruhnya: { $span }. Waktu tercatat menurut laporan petugas, pengunjung, atau aplikasi rapat.
document-survey-yes = Survei kepuasan: sudah diisi ketika dokumen ini diterbitkan. Jawabannya dicatat terpisah dan tidak dapat dikaitkan dengan Bapak/Ibu.
document-survey-no = Survei kepuasan: belum diisi ketika dokumen ini diterbitkan. Dokumen ini tetap diberikan.
document-complaint-head = Pengaduan
document-complaint = Belum puas? Hubungi { $contact }, atau sampaikan lewat lapor.go.id (SP4N-LAPOR!).
document-complaint-short = Belum puas? Tulis kepada kami di obrolan yang sama, atau sampaikan lewat lapor.go.id (SP4N-LAPOR!).
document-privacy-head = Data pribadi
document-privacy = Data pada dokumen ini dicatat untuk pelayanan, buku tamu, dan laporan (UU 25/2009, UU 14/2008, UU 27/2022). Hanya Bapak/Ibu dan petugas yang menerima isinya; halaman pemeriksaan hanya menyebut nomor, tanggal, dan unit.
document-check-head = Periksa keaslian
document-check = Pindai kode ini atau buka
document-check-here = Sebutkan kode ini kepada petugas untuk memeriksa keaslian dokumen.
document-code = Kode
document-issued = Diterbitkan { $day }
document-letters = Tanda □ menggantikan huruf yang tidak ada pada huruf cetak dokumen ini ({ $kinds }). Tulisan aslinya tersimpan pada catatan kunjungan.
document-page = Halaman
document-writing-han = aksara Han
document-writing-korea = aksara Korea
document-writing-jepang = aksara Jepang
document-writing-batak = aksara Batak
document-writing-emoji = emoji

## Halaman pemeriksaan

verify-title = Periksa Dokumen Layanan
verify-genuine = Dokumen ini asli
verify-genuine-about = Dokumen Layanan dengan kode ini diterbitkan oleh kami dan masih berlaku.
verify-replaced = Dokumen ini sudah diganti
verify-replaced-about = Dokumen ini pernah kami terbitkan, lalu diperbaiki. Yang berlaku sekarang bernomor:
verify-unknown = Dokumen tidak dikenal
verify-unknown-about = Tidak ada dokumen kami dengan kode ini. Periksa kembali penulisan kodenya; bila sudah benar, dokumen itu tidak kami terbitkan.
verify-number = Nomor
verify-day = Tanggal terbit
verify-unit = Unit
verify-file = Cocokkan berkasnya
verify-file-about = Pilih atau lepaskan berkas PDF di sini. Berkas diperiksa di peramban ini saja dan tidak dikirim ke mana pun.
verify-file-choose = Pilih berkas PDF
verify-file-same = Cocok: berkas ini sama persis dengan yang kami terbitkan.
verify-file-other = Tidak cocok: ini bukan berkas yang kami terbitkan dengan kode ini, atau isinya sudah diubah.
verify-file-later = Berkasnya belum selesai dicetak. Silakan coba lagi beberapa saat lagi.
verify-file-unread = Berkas tidak dapat dibaca di peramban ini.
verify-code = Kode dokumen
verify-code-look = Periksa
