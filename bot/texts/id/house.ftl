# Pengaturan yang sering diubah kantor: dilihat dan diubah pengelola di obrolan, dan yang dibaca pengunjung tentangnya.

## Kepada pengunjung

house-paused = Layanan <b>{ $category }</b> ditutup sementara sejak { $since }: { $reason }.
house-paused-in-form =
    { $why }
    Mohon maaf, formulir untuk layanan ini belum dapat dikirim. Jawaban lainnya tetap tersimpan. Silakan pilih layanan lain, bertanya kepada petugas, atau lanjutkan bila layanan ini sudah dibuka kembali.

    { $question }
house-paused-since = { $why } Silakan lanjut dengan layanan lain, atau bertanya kepada petugas.
house-paused-link =
    { $why }
    Layanan lain tetap dapat dipilih, dan petugas dapat ditanya.

## Apa yang dapat diatur

house-name-rooms = Ruang diskusi
house-name-category = Kategori { $category }
house-name-reply = Balasan siap pakai "{ $title }"{ $language }
house-name-topic = Jawaban pertanyaan "{ $title }"{ $language }
house-name-compensation = Kompensasi yang dapat ditawarkan
house-in-id = { " " }(bahasa Indonesia)
house-in-en = { " " }(bahasa Inggris)
house-no-rooms = tidak ditanyakan
house-offered = dibuka
house-paused-for = ditutup sementara, { $reason }
house-no-offers = tidak ada
house-from-file = dari berkas
house-from-chat = diubah { $name }, { $day }
house-line = { $name }: { $value } ({ $origin })
house-keyed = • <code>{ $key }</code> { $line }
house-file-says = Menurut berkas: { $value }
house-summary-category = Kategori: { $count }, { $changed }
house-summary-reply = Balasan siap pakai: { $count }, { $changed }
house-summary-topic = Jawaban pertanyaan (FAQ): { $count }, { $changed }
house-summary-changed = diubah di obrolan: { $keys }
house-summary-filed = semuanya dari berkas

## Menu

choice-house = ⚙️ Atur
choice-house-rooms = Ruang
choice-house-category = Kategori
choice-house-reply = Balasan
choice-house-topic = FAQ
choice-house-compensation = Kompensasi
choice-house-apply = ✅ Ya, terapkan
choice-house-drop = Batal
choice-house-file = ↩️ Sesuai berkas
choice-house-reopen = ↩️ Buka kembali
house-menu =
    ⚙️ <b>Pengaturan yang dapat diubah di sini</b>
    { $lines }
    { $others }

    Pilih salah satu, atau tulis misalnya <code>atur ruang 4</code>. Jam layanan diatur dengan <code>/jam</code>, jadwal piket dengan <code>/jadwal</code>; selebihnya ada di berkas pengaturan.
house-others =
    🔒 Hanya dapat diubah pengelola:
    { $lines }
house-others-line = • { $what }
house-group =
    { $lines }

    { $how }
house-one =
    { $line }
    { $file }

    { $how }
house-how-rooms = Tulis jumlah ruangnya, misalnya <code>atur ruang 4</code>; 0 bila ruang tidak perlu ditanyakan.
house-how-category = Tulis <code>atur kategori ppid tutup: petugas cuti</code> untuk menutup sementara, <code>atur kategori ppid buka</code> untuk membuka kembali.
house-how-reply = Tulis <code>atur balasan tunggu: kata-katanya</code>, atau <code>atur balasan tunggu bawaan</code> untuk kembali ke berkas. Untuk bahasa Inggris: <code>atur balasan tunggu en: …</code>
house-how-topic = Tulis <code>atur faq biaya: jawabannya</code>, atau <code>atur faq biaya bawaan</code> untuk kembali ke berkas. Untuk bahasa Inggris: <code>atur faq biaya en: …</code>
house-how-compensation = Tulis semuanya, dipisahkan titik koma: <code>atur kompensasi: permintaan maaf tertulis; prioritas berikutnya</code>. Bila tidak ada: <code>atur kompensasi tidak ada</code>

## Pratinjau dan penerapan

house-shown =
    { $again }
    ⚙️ <b>Pratinjau, belum berlaku: { $name }</b>
    Sekarang: { $old } ({ $origin })
    Menjadi: { $new } { $back }
    { $affected }
house-back-to-file = (sesuai berkas)
house-affects-waiting = { $count ->
    [one] • { $count } orang memegang nomor untuk kategori ini; mereka tetap pada tempatnya dan tetap dilayani
   *[other] • { $count } orang memegang nomor untuk kategori ini; mereka tetap pada tempatnya dan tetap dilayani
}
house-affects-nobody = • Tidak ada yang sedang menunggu untuk kategori ini.
house-affects-forms = • Yang sedang mengisi formulirnya diberi tahu dan diminta memilih layanan lain.
house-affects-reopened = • Kategori ini ditawarkan lagi mulai saat itu.
house-affects-rooms = • Kunjungan yang sedang berjalan tidak berubah; tombol ruang berikutnya mengikuti jumlah ini.
house-affects-reply = • Yang sudah dikirim tidak berubah.
house-affects-topic = • Pengunjung yang bertanya sesudah ini membaca jawaban baru.
house-affects-compensation = • Yang sudah ditawarkan atau diterima pengunjung tidak berubah.
house-note-unset = ⚠️ { $name } belum diisi di berkas pengaturan; selama itu, kata-kata ini tidak dipakai.
house-note-language = ℹ️ Hanya bahasa ini yang berubah; versi bahasa lainnya tetap seperti semula.
house-again-set = Pengaturan ini sudah diubah orang lain sejak pratinjau tadi. Mohon periksa sekali lagi.
house-again-late = Pratinjau tadi sudah lama. Mohon periksa sekali lagi.
house-again-more = Sejak pratinjau tadi, yang menunggu bertambah. Mohon periksa sekali lagi.
house-ordered =
    ✅ Berlaku sekarang: { $name }
    Semula: { $old }
    Sekarang: { $new }
house-told-staff =
    ⚙️ { $who } mengubah { $name }.
    Semula: { $old }
    Sekarang: { $new }
house-done-already = Itu sudah diterapkan: { $name }.
house-no-difference = { $name } memang sudah begitu: { $value } ({ $origin }). Tidak ada yang berubah.
house-dropped = Baik, pengaturan tidak diubah.
house-gone = Pilihan itu tidak berlaku lagi. Ketik <code>/atur</code> untuk melihat pengaturan yang berlaku sekarang.

## Yang tidak dapat diterapkan

house-unfit =
    Maaf, pengaturan belum diubah. { $why }
house-no-matter = "{ $word }" tidak dikenal.{ $near } Yang dapat diatur: ruang, kategori, balasan, faq, kompensasi. Misalnya: <code>atur ruang 4</code>
house-no-such = "{ $word }" tidak ada.{ $near } Yang ada: { $known }.
house-nearest = { " " }Mungkin maksudnya <b>{ $near }</b>?
house-wrong-rooms = Jumlah ruang adalah angka 0 sampai { $most }. Tulis misalnya: <code>atur ruang 4</code>
house-wrong-reason = Mohon tulis juga alasannya, karena pengunjung membacanya: <code>atur kategori { $category } tutup: petugas cuti</code>
house-wrong-last = Ini satu-satunya kategori yang masih dibuka. Untuk menutup loket, ubah jamnya dengan <code>/jam</code>.
house-wrong-offers = Tulis satu sampai { $most } kompensasi, dipisahkan titik koma; <code>atur kompensasi tidak ada</code> bila tidak ada yang ditawarkan.
house-wrong-empty = Kata-katanya belum ada. Tulis sesudah titik dua.
house-wrong-name = { $name } tidak dikenal. Yang dapat ditulis: { $known }.
house-wrong-length = Paling banyak { $longest } huruf, ini { $length }. Mohon ringkaskan.
house-not-yours = Maaf, pengaturan hanya diubah oleh pengelola atau penyelia loket.
house-words-not-yours = Maaf, balasan siap pakai, jawaban pertanyaan, dan kompensasi hanya diubah oleh pengelola loket.
