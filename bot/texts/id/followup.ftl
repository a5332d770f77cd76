# Jenis hasil layanan dan tindak lanjutnya: siapa, kapan, apa yang terjadi, dan apa yang disampaikan kepada pengunjung.

outcome-kind-complaint = keluhan
outcome-kind-information = informasi
outcome-kind-input = masukan
outcome-kind-suggestion = saran
outcome-kind-none = belum dipilih
outcome-kinds = { $first }, { $others }
outcome-follow-up-asked = Perlu tindak lanjut?
outcome-complaint-asked = Keluhan selalu ditindaklanjuti, dengan tenggat menurut undang-undang.
outcome-sorted = ✔️ Hasil layanan { $ticket }: <b>{ $kinds }</b>. { $still }
outcome-still-followed = Tindak lanjut yang sudah dijanjikan tetap berjalan sampai diselesaikan.
outcome-unsorted = 📝 Jenis hasil layanan <b>{ $ticket }</b> atau tindak lanjutnya belum lengkap. Mohon dilengkapi.
outcome-unsorted-told = 📝 <b>{ $ticket }</b>: { $name } belum melengkapi jenis hasil layanan atau tindak lanjutnya.

choice-kind = { $kind }
choice-kind-chosen = ☑ { $kind }
choice-follow-up-no = Tanpa tindak lanjut
choice-follow-up-yes = Perlu tindak lanjut
choice-outcome-keep = Simpan
choice-complaint-record = Catat keluhan
choice-outcome-change = Ubah jenisnya
choice-outcome-complete = 📝 Lengkapi hasil

follow-up-when = <b>{ $ticket }</b>: paling lambat kapan ditindaklanjuti? Pilih, atau tulis misalnya "5 hari kerja" atau "20 Desember".
follow-up-when-unclear = <b>{ $ticket }</b>: tanggal itu tidak dikenali, sudah lewat, atau terlalu jauh. Tulis misalnya "5 hari kerja" atau "20 Desember"; ketik <b>batal</b> bila tidak jadi. Kata-kata tadi tidak dikirim kepada siapa pun.
follow-up-whom = <b>{ $ticket }</b>: siapa yang menindaklanjuti, paling lambat { $due }? Pilih, atau tulis "saya", nama, atau peran.
follow-up-whom-unclear = <b>{ $ticket }</b>: nama atau peran itu tidak dikenali. Siapa yang menindaklanjuti, paling lambat { $due }? Tulis "saya", nama, atau peran; ketik <b>batal</b> bila tidak jadi.
follow-up-what =
    <b>{ $ticket }</b>: apa yang akan dilakukan, paling lambat { $due }? Tulis satu kalimat, misalnya "Mengirim formulir verval ke sekolah". Pengunjung membacanya kata demi kata.
    Hasil layanan: { $about }
follow-up-planned =
    ✔️ Tindak lanjut <b>{ $ticket }</b> (<code>{ $number }</code>) tercatat: { $owner }, paling lambat { $due }. Pengunjung diberi tahu.
    { $task }
complaint-recorded =
    ✔️ Keluhan <b>{ $ticket }</b> (<code>{ $number }</code>) tercatat: { $owner }, { $what } paling lambat { $due }. Pengunjung menerima tanda terimanya.
    { $about }
choice-follow-up-days = { $days } hari kerja ({ $day })
choice-follow-up-me = Saya
choice-follow-up-whom = { $name }
choice-follow-up-role = Peran { $role }

follow-up-promise = tindak lanjut
follow-up-complaint-answer = tanggapan keluhan
follow-up-complaint-decision = keputusan keluhan
follow-up-task = Yang dilakukan: { $words }
follow-up-about = Hasil layanan: { $words }
follow-up-told = Hasil layanan ({ $kinds }): { $about }
follow-up-told-and-task =
    Yang dilakukan: { $words }
    Hasil layanan ({ $kinds }): { $about }
follow-up-late = ⏰ Terlambat.
follow-up-by-desk = loket
follow-up-list =
    📌 <b>Tindak lanjut yang masih terbuka: { $count }</b>

    { $lines }
    { $more }
follow-up-unknown = Tidak ada tindak lanjut terbuka yang dapat Anda urus dengan nomor <b>{ $number }</b>; tidak ada yang dikirim. Daftarnya: /tindak_lanjut
follow-up-nothing = Tidak ada. Semua tindak lanjut sudah selesai.
follow-up-more = … dan { $count } lagi.
follow-up-line = <b>{ $ticket }</b> (<code>{ $number }</code>), { $what }: { $owner }, paling lambat { $due }. { $late } { $task }
follow-up-line-done = ✔️ <b>{ $ticket }</b> (<code>{ $number }</code>) selesai: "{ $words }"
follow-up-one =
    📌 <b>{ $ticket }</b> (<code>{ $number }</code>), { $what }
    { $told }
    { $owner }, paling lambat { $due }. { $late }

    { $history }
follow-up-opened = • { $at }: { $who } mencatat tindak lanjut untuk { $owner }, paling lambat { $due }. { $words }
follow-up-answered = • { $at }: { $who } menanggapi keluhan: "{ $words }". Keputusan paling lambat { $due }.
follow-up-handed = • { $at }: { $who } mengalihkannya kepada { $owner }.
follow-up-moved = • { $at }: { $who } mengundurnya ke { $due }: "{ $words }"
follow-up-reworded = • { $at }: { $who } memperbaiki yang akan dilakukan: "{ $words }"
follow-up-lodged = • { $at }: { $who } memasukkannya ke SP4N-LAPOR!, nomor { $words }.
choice-follow-up-lodge = 🔗 SP4N-LAPOR!
follow-up-ask-lodge =
    <b>{ $ticket }</b>: SP4N-LAPOR! adalah aplikasi umum pengaduan pelayanan publik.
    1. Buka <code>lapor.go.id</code> (atau 1708), lalu buat laporan dengan isi keluhan ini.
    2. Tuliskan di sini nomor tiket yang diberikan SP4N-LAPOR!; pengunjung menerimanya.
    Ketik <b>batal</b> bila tidak jadi.
follow-up-lodge-unclear = <b>{ $ticket }</b>: tuliskan nomor tiket SP4N-LAPOR! saja, tanpa kata lain; ketik <b>batal</b> bila tidak jadi.
complaint-lodged = 🔗 Keluhan dari kunjungan <code>{ $number }</code> juga sudah dimasukkan ke SP4N-LAPOR! dengan nomor <b>{ $lapor }</b>. Perkembangannya dapat dilihat di lapor.go.id.
follow-up-done = • { $at }: { $who } menyelesaikannya: "{ $words }"
choice-follow-up-one = 📌 { $ticket }
choice-follow-up-answer = ✍️ Tanggapi
choice-follow-up-done = ✅ Selesai
choice-follow-up-reword = Ubah isi
choice-follow-up-hand = Alihkan
choice-follow-up-later = Undur

follow-up-ask-answer = <b>{ $ticket }</b>: tuliskan tanggapan atas keluhan ini. Pengunjung membacanya kata demi kata; keputusan menyusul. Ketik <b>batal</b> bila tidak jadi.
follow-up-ask-done = <b>{ $ticket }</b>, { $what }: tuliskan apa yang telah dilakukan. Pengunjung membacanya kata demi kata. Ketik <b>batal</b> bila tidak jadi.
follow-up-ask-task = <b>{ $ticket }</b>, { $what }, sekarang: { $task }. Tuliskan apa yang akan dilakukan, satu kalimat. Yang lama tetap tersimpan. Ketik <b>batal</b> bila tidak jadi.
follow-up-ask-date = <b>{ $ticket }</b>, { $what }, sekarang paling lambat { $due }: diundur sampai kapan? Pilih, atau tulis misalnya "5 hari kerja" atau "20 Desember".
follow-up-date-unclear = <b>{ $ticket }</b>: tanggal itu tidak dikenali, sudah lewat, atau terlalu jauh. Tulis misalnya "5 hari kerja" atau "20 Desember"; ketik <b>batal</b> bila tidak jadi.
follow-up-ask-reason = <b>{ $ticket }</b>: mengapa diundur sampai { $new }? Penyelia membaca alasannya.
follow-up-limit = <b>{ $ticket }</b>, { $what }: batas menurut undang-undang { $limit }. Sesudah itu tidak dapat diundur.
follow-up-ask-whom = <b>{ $ticket }</b>, { $what }: dialihkan kepada siapa? Pilih, atau tulis nama atau peran.
follow-up-whom-unclear-again = <b>{ $ticket }</b>: nama atau peran itu tidak dikenali. Dialihkan kepada siapa? Ketik <b>batal</b> bila tidak jadi.
follow-up-words-please = Mohon tuliskan dengan kata-kata; ketik <b>batal</b> bila tidak jadi.
follow-up-noted = ✔️ Tindak lanjut <b>{ $ticket }</b> (<code>{ $number }</code>) selesai dan disampaikan kepada pengunjung.
follow-up-not-yours = Tindak lanjut <b>{ $ticket }</b> ada pada { $owner }. Penyelia dapat mengalihkannya.

follow-up-yours =
    📌 Tindak lanjut <b>{ $ticket }</b> (<code>{ $number }</code>) sekarang tugas Anda: { $what }, paling lambat { $due }. { $late }
    { $task }
follow-up-handed-told = 📌 { $name } mengalihkan tindak lanjut <b>{ $ticket }</b> kepada { $owner }.
follow-up-answered-told = 📌 { $name } menanggapi keluhan <b>{ $ticket }</b>. Keputusan paling lambat { $due }.
follow-up-moved-told = 📌 { $name } mengundur tindak lanjut <b>{ $ticket }</b> ({ $owner }) dari { $before } ke { $due }: "{ $words }"
follow-up-reworded-told = 📌 { $name } memperbaiki tindak lanjut <b>{ $ticket }</b>. { $task }
follow-up-done-told = ✔️ Tindak lanjut <b>{ $ticket }</b> sudah diselesaikan: "{ $words }"
follow-up-remind =
    📌 Pengingat: { $what } <b>{ $ticket }</b> (<code>{ $number }</code>) paling lambat { $due }.
    { $task }
follow-up-today =
    📌 Jatuh tempo hari ini: { $what } <b>{ $ticket }</b> (<code>{ $number }</code>).
    { $task }
follow-up-overdue =
    ⏰ Terlambat: { $what } <b>{ $ticket }</b> (<code>{ $number }</code>), seharusnya paling lambat { $due }.
    { $task }
follow-up-overdue-told = ⏰ { $owner } belum menyelesaikan { $what } <b>{ $ticket }</b> (<code>{ $number }</code>), seharusnya paling lambat { $due }. { $task }

## Kepada pengunjung

complaint-received = 📌 Keluhan Bapak/Ibu (<code>{ $number }</code>) kami terima. Tanggapan kami sampaikan paling lambat <b>{ $due }</b>, keputusan paling lambat <b>{ $decided }</b>.
complaint-answered =
    📌 Tanggapan atas keluhan Bapak/Ibu (<code>{ $number }</code>):
    { $words }

    Keputusan kami sampaikan paling lambat <b>{ $due }</b>.
complaint-decided =
    ✔️ Keputusan atas keluhan Bapak/Ibu (<code>{ $number }</code>):
    { $words }
follow-up-promised =
    📌 Layanan Bapak/Ibu (<code>{ $number }</code>) kami tindak lanjuti paling lambat <b>{ $due }</b>. Kabarnya kami sampaikan di sini.
    Yang kami lakukan: { $words }
follow-up-put-right =
    📌 Tindak lanjut layanan Bapak/Ibu (<code>{ $number }</code>) kami perbaiki; tetap paling lambat <b>{ $due }</b>.
    Yang kami lakukan: { $words }
follow-up-new-date = 📌 Mohon maaf, kabar untuk layanan Bapak/Ibu (<code>{ $number }</code>) baru dapat kami sampaikan paling lambat <b>{ $due }</b>.
follow-up-ended =
    ✔️ Tindak lanjut layanan Bapak/Ibu (<code>{ $number }</code>) selesai:
    { $words }
