## Kegagalan pelindungan data pribadi (UU 27/2022 Pasal 46)

breach-list =
    <b>Kegagalan pelindungan data</b>

    { $lines }

    Menyatakan: <code>/kebocoran 20/11/2026 22/11/2026 bagaimana terjadinya</code>
breach-none = Tidak ada yang terbuka.
breach-line =
    <b>{ $id }</b> · { $began } s.d. { $ended }
    { $words }
    Penanggung jawab: { $owner }. Tenggat 3×24 jam: { $due } (sisa { $hours } jam).
    Lembaga: { $authority }. Orang yang terdampak: { $persons }.
breach-done = diberi tahu { $at }
breach-not-done = belum diberi tahu
breach-declared =
    🚨 Kegagalan pelindungan data <b>{ $id }</b> dinyatakan: { $words }
    Pemberitahuan tertulis kepada lembaga dan orang yang terdampak paling lambat { $due } (3×24 jam sejak diketahui, hari libur dihitung).
    Daftar dan konsep surat: <code>loket breach letters { $id } FOLDER</code> di server.
    Bila keliru: <code>/kebocoran tutup { $id } keliru, karena …</code>
breach-one =
    <b>{ $id }</b>, tenggat { $due } (sisa { $hours } jam).
    Penanggung jawab: { $owner }. Lembaga: { $authority }. Orang yang terdampak: { $persons }.
    Menutup: <code>/kebocoran tutup { $id } apa yang sudah dilakukan</code>
breach-remind = ⏰ <b>{ $id }</b>: sisa { $hours } jam sampai { $due }. Lembaga: { $authority }. Orang yang terdampak: { $persons }. Tulis <code>/kebocoran</code>.
breach-overdue = 🚨 <b>{ $id }</b>: tenggat 3×24 jam lewat ({ $due }). Lembaga: { $authority }. Orang yang terdampak: { $persons }. Tulis <code>/kebocoran</code>.
breach-unclosed = <b>{ $id }</b> sudah diberitahukan, tetapi belum ditutup. Tulis <code>/kebocoran tutup { $id } apa yang sudah dilakukan</code>.
breach-closed = <b>{ $id }</b> ditutup. Yang dilakukan tercatat.
breach-how = Tulis dua tanggal dan bagaimana terjadinya, misalnya <code>/kebocoran 20/11/2026 22/11/2026 laptop petugas hilang</code>. Tanggalnya tidak boleh di masa depan.
breach-close-how = Tulis apa yang sudah dilakukan: <code>/kebocoran tutup { $id } kata sandi diganti, akses dicabut</code>.
breach-unknown = Tidak ada yang terbuka dengan kode "{ $id }". Tulis <code>/kebocoran</code> untuk daftarnya.
breach-not-yours = Kegagalan pelindungan data dinyatakan dan ditutup oleh pengelola loket. Sampaikan segera kepada pengelola.
breach-passed-on = Kegagalan pelindungan data dinyatakan dan ditutup oleh pengelola loket. Kata-kata Anda sudah disampaikan kepada mereka.
breach-heard =
    🚨 { $name } memberi tahu tentang kegagalan pelindungan data: { $words }
    Tenggat 3×24 jam berjalan sejak kantor mengetahuinya. Menyatakan: <code>/kebocoran 20/11/2026 22/11/2026 bagaimana terjadinya</code>
choice-breach-mine = Saya menangani { $id }
choice-breach-authority = Lembaga sudah diberi tahu ({ $id })
choice-breach-persons = Semua orang sudah diberi tahu ({ $id })
breach-notice =
    <b>Pemberitahuan tentang data pribadi Bapak/Ibu</b> (UU 27/2022 Pasal 46)

    Data Bapak/Ibu di { $office } mungkin terungkap kepada pihak lain antara { $began } dan { $ended }.
    Bagaimana terjadinya: { $words }
    Yang kami lakukan: { $handling }
    Ketik <b>DATA SAYA</b> untuk melihat data yang kami simpan. Pertanyaan: { $contact }. Kami mohon maaf.
breach-handling-unknown = kami sedang menanganinya dan memeriksa dampaknya
