## Kepada siapa tulisan petugas, dan menariknya kembali

staff-replied = ➡️ Kepada <b>{ $ticket }</b> ✕: terkirim. Tulisan Anda berikutnya juga kepada { $ticket }; tekan ✕ untuk melepasnya.
staff-replied-once = ➡️ Kepada <b>{ $ticket }</b>: terkirim. Tulisan Anda berikutnya akan ditanyakan dahulu untuk siapa.
staff-let-go = Tulisan Anda tidak lagi ditujukan kepada <b>{ $ticket }</b>; berikutnya akan ditanyakan untuk siapa.
choice-let-go = ✕ { $ticket }
choice-unsay = ↩️ Urungkan: { $what }
undo-claim = ambil { $ticket }
undo-call = panggil { $ticket }
undo-words = pesan { $ticket }
choice-words-to-thread = 💬 Untuk { $name } #{ $mark }
staff-unsaid = ↩️ Pesan untuk <b>{ $ticket }</b> diurungkan; pengunjung tidak menerimanya.
staff-unsaid-seen = ↩️ Pesan untuk <b>{ $ticket }</b> sudah telanjur diterima; pengunjung diberi tahu bahwa pesan itu ditarik kembali.
staff-unsay-done = Pesan untuk { $ticket } itu sudah diurungkan.
staff-unsay-not-yours = Pesan untuk { $ticket } itu ditulis petugas lain; hanya penulisnya yang dapat mengurungkan.
staff-undo-late = Sudah lewat { $span }, jadi pesan untuk { $ticket } itu tidak dapat diurungkan lagi. Bila perlu, tuliskan pembetulannya kepada pengunjung.
relay-taken-back = Mohon abaikan pesan petugas { $at } di atas: pesan itu ditarik kembali.
staff-file-not-passed = Foto atau berkasnya sendiri belum dikirim; yang diambil hanya keterangannya. Pilih dahulu kepada siapa, lalu kirim berkasnya sekali lagi.
relay-gone = <i>Pesan petugas { $at } di sini sudah ditarik kembali.</i>
message-withdrawn = ditarik kembali
staff-stale-about = <b>{ $ticket }</b>:{ " " }

## Langkah yang ditekan tidak pada urutannya

staff-step-done = Langkah { $no } untuk <b>{ $ticket }</b> ({ $activity }) sudah selesai.
staff-step-early = Langkah { $no } untuk <b>{ $ticket }</b> belum dapat diselesaikan: langkah { $first } ({ $activity }) belum selesai. Selesaikan itu dahulu.
staff-step-ends-other = ⚠️ Langkah { $no } untuk <b>{ $ticket }</b> ({ $activity }) sedang dikerjakan { $who }.{ $owed } Akhiri juga?
staff-step-owed = { " " }Hasilnya belum ditulis.
choice-end-too = Ya, akhiri langkah { $no }
staff-step-ended = ⚠️ { $name } mengakhiri langkah { $no } Anda untuk <b>{ $ticket }</b> ({ $activity }).{ $owed }
staff-step-ended-told = Langkah { $no } untuk <b>{ $ticket }</b> diakhiri; { $who } diberi tahu.
staff-undo-not-yours = Laporan terakhir untuk { $ticket } dibuat { $name }, jadi hanya { $name } yang dapat membatalkannya.

## Berkas dari petugas kepada pengunjung

relay-file-to-visitor =
    📎 <b>{ $name }</b> (petugas) mengirim berkas.
    { $text }
staff-file-taken = 📎 Berkas untuk <b>{ $ticket }</b> kami terima dan segera dikirim.
staff-file-sent = ➡️ Kepada <b>{ $ticket }</b>: berkas { $file } terkirim.
staff-file-not-sent = ❗ Berkas { $file } belum sampai kepada <b>{ $ticket }</b>. { $why }{ $words }
staff-file-words = { " " }Keterangannya juga belum dikirim: "{ $text }"
staff-file-not-yours = Berkas itu tidak dikirim: { $ticket } sedang ditangani petugas lain atau bukan wewenang peran Anda.
staff-file-for-whom = Berkas itu untuk siapa? Pilih dahulu, lalu kirim berkasnya sekali lagi.
staff-file-for-nobody = Berkas itu tidak dikirim kepada siapa pun: belum ada pengunjung yang dilayani atau menunggu.

## Mengurungkan pengambilan dan panggilan

choice-claim-on-duty = 🙋 Mulai & ambil
staff-claim-off-duty = Anda tidak sedang bertugas. Mulai bertugas dan ambil <b>{ $ticket }</b>?
staff-claimed = ✋ <b>{ $ticket }</b> Anda tangani.
staff-unclaimed = ↩️ <b>{ $ticket }</b> tidak jadi Anda tangani; keadaannya kembali seperti semula.
staff-unclaim-late = Sudah lewat { $span }, jadi pengambilan { $ticket } tidak dapat diurungkan lagi. Bila perlu, gunakan Serahkan atau Lepas.
staff-unclaim-acted = { $ticket } sudah Anda kerjakan, jadi pengambilannya tidak dapat diurungkan. Bila perlu, gunakan Serahkan atau Lepas.
staff-called = 📣 <b>{ $ticket }</b> ({ $name }) dipanggil.{ $beyond }
staff-called-beyond = { " " }Tempat layanan ({ $capacity }) sudah penuh; karena dipanggil petugas, kini { $serving } yang dilayani. Loket memanggil yang berikutnya setelah ada tempat lagi.
staff-uncalled = ↩️ Panggilan <b>{ $ticket }</b> diurungkan; pengunjung belum mengetahuinya dan tempatnya tetap.
staff-uncalled-heard = ↩️ Panggilan <b>{ $ticket }</b> diurungkan. Pengunjung sudah telanjur dipanggil dan diberi tahu bahwa panggilan itu keliru; tempatnya tetap.
staff-uncall-late = Sudah lewat { $span }, jadi panggilan { $ticket } tidak dapat diurungkan lagi.
staff-uncall-answered = { $ticket } sudah menanggapi panggilan atau sudah diterima, jadi panggilannya tidak dapat diurungkan lagi.
visit-uncalled = Mohon maaf, panggilan untuk nomor <b>{ $ticket }</b> tadi keliru. Tempat Bapak/Ibu dalam antrean tetap, dan kami panggil lagi bila tiba gilirannya.
thread-named = { $name } (#{ $mark })

## Tombol Urungkan yang sudah ditekan atau tidak berlaku lagi

undo-done = ↩️ Sudah diurungkan: { $what }.
undo-over = Tidak dapat diurungkan lagi: { $what }.
staff-undo-gone = Tidak ada yang diurungkan ({ $what }): { $why }.
undo-why-over = kunjungannya sudah berakhir
undo-why-taken = sekarang { $name } yang menangani
undo-why-since = sudah diurungkan atau sesudahnya sudah ada perubahan lain

## Peran petugas

roles-list =
    Petugas dan perannya:
    { $lines }
    Pilih satu, atau ketik misalnya <b>/petugas Bayu tambah penyelia</b>.
roles-whom =
    Petugas bernama "{ $name }" tidak ada, atau lebih dari satu.
    { $lines }
    Pilih satu, atau tuliskan nama lengkapnya.
roles-line = • { $name } ({ $roles })
roles-one =
    { $before }
    Peran <b>{ $name }</b>:
    { $roles }
    Tekan peran untuk menambah atau mencabutnya.
roles-one-line = • { $role }
choice-role-add = ➕ { $role }
choice-role-drop = ➖ { $role }
roles-which = Peran "{ $role }" tidak ada.
roles-already = { $name } sudah memiliki peran { $role }.
roles-not-theirs = { $name } tidak memiliki peran { $role }.
roles-added = ✅ { $name } sekarang juga { $role }. Yang bersangkutan diberi tahu.
roles-added-to-you = ℹ️ { $by } menambahkan peran { $role } untuk Anda.
roles-removed = ✅ Peran { $role } dicabut dari { $name }. Pekerjaan yang dipegangnya dalam peran itu kembali kepada petugas lain.
roles-removed-to-you = ℹ️ { $by } mencabut peran { $role } dari Anda.
roles-only-one = { $role } satu-satunya peran { $name }, jadi tidak dapat dicabut. Tambahkan peran lain lebih dahulu; untuk mengakhiri aksesnya, pengelola menjalankan <code>loket staff remove</code>.
roles-last-admin = { $name } pengelola satu-satunya, jadi perannya tidak dapat dicabut. Jadikan petugas lain pengelola lebih dahulu.
roles-not-yours = Peran petugas hanya dapat diatur oleh pengelola.
roles-gone = Pilihan itu sudah tidak berlaku. Ketik <b>/petugas</b> untuk melihat daftarnya.
