# Beberapa peran seorang petugas, berhalangan, dan surat penugasan.

## Peran

staff-roles = { $first }, { $rest }
staff-role-none = sedang digantikan

## Berhalangan: ditanyakan satu per satu

choice-absence = 🤝 Berhalangan
choice-absence-new = ➕ Berhalangan baru
choice-absence-drop = ✖️ Batal
choice-absence-again = 🕘 Ubah waktunya
choice-absence-draft = ✅ Benar, buat draf surat
choice-absence-all = Semua tugas
absence-person = { $name }
absence-myself = { $name } (saya)
absence-role = { $role }
absence-who = Siapa yang berhalangan? Pilih, atau tuliskan namanya.
absence-when =
    Sejak kapan sampai kapan <b>{ $absent }</b> berhalangan?

    Contoh: <i>besok</i>, <i>25–27 November</i>, <i>hari ini 13.00–16.00</i>.
absence-when-again = Maaf, waktunya belum terbaca. Tuliskan misalnya: <i>besok</i>, <i>25–27 November</i>, atau <i>hari ini 13.00–16.00</i>.
absence-one-stretch = Untuk beberapa hari, tuliskan hari-harinya saja; untuk sebagian hari, satu hari dengan jamnya.
absence-past = Waktu itu sudah lewat. Tuliskan waktu yang masih akan datang.
absence-roles = Tugas yang mana yang dialihkan dari <b>{ $absent }</b>? ({ $from } sampai { $until })
absence-by = Siapa yang menggantikan <b>{ $absent }</b> ({ $roles }), { $from } sampai { $until }? Pilih, atau tuliskan namanya.
absence-why = Apa alasannya? Pilih, atau tuliskan; alasan tercantum pada surat.
absence-why-leave = Cuti
absence-why-mission = Dinas luar
absence-why-ill = Sakit
absence-why-personal = Keperluan pribadi
absence-shown =
    Mohon diperiksa:

    Berhalangan: <b>{ $absent }</b>
    Tugas: { $roles }
    Sejak: { $from }
    Sampai: { $until }
    Digantikan oleh: <b>{ $substitute }</b>
    Alasan: { $reason }

    Tugas beralih hanya setelah nomor surat penugasan diisi.
absence-dropped = Baik, tidak ada yang berubah.
absence-gone = Pilihan itu sudah tidak berlaku. Ketik /berhalangan untuk memulai lagi.
absence-nothing-to-pass = { $absent } tidak mempunyai tugas pelayanan yang dapat dialihkan.
absence-doubled = { $absent } sudah digantikan oleh { $other }, { $from } sampai { $until }. Akhiri dahulu yang itu, atau pilih waktu lain.
absence-circle = { $substitute } tidak dapat menggantikan { $absent }, sebab pada waktu itu tugas { $substitute } sendiri berujung pada { $absent }. Pilih orang lain.
absence-list =
    Surat penugasan:

    { $lines }

## Surat penugasan

letter-line = <b>{ $id }</b>: { $absent } digantikan { $substitute } ({ $roles }), { $from } sampai { $until }; { $state }
choice-letter = 📄 { $absent } → { $substitute }
choice-letter-number = 🔢 Isi nomor surat
choice-letter-later = ⏳ Berlaku, surat menyusul
choice-letter-end = ⏹️ Akhiri sekarang
choice-letter-drop = 🗑️ Batalkan draf
choice-letter-never = 🚫 Surat tidak terbit
letter-to-come = menyusul
letter-known = nomor { $number }
letter-state-draft = masih draf, belum berlaku
letter-state-in-force = berlaku, surat { $number }
letter-state-ended = sudah berakhir, surat { $number }
letter-state-over = selesai
letter-one =
    📄 Surat penugasan <b>{ $id }</b>: { $state }

    Berhalangan: { $absent } ({ $reason })
    Digantikan oleh: { $substitute }, sebagai { $roles }
    { $from } sampai { $until }
letter-drafted =
    📄 Draf surat penugasan <b>{ $id }</b> dibuat: { $absent } ({ $reason }) digantikan { $substitute } sebagai { $roles }, { $from } sampai { $until }.

    Drafnya terlampir (PDF); di komputer loket: <code>loket letter draft { $id }</code>. Setelah dinomori dan ditandatangani, isi nomornya di sini. Sebelum itu tugas belum beralih.
letter-planned = 📄 Direncanakan: { $substitute } menggantikan { $absent } sebagai { $roles }, { $from } sampai { $until }. Tugas beralih setelah nomor surat penugasan diisi.
letter-number-ask = Berapa nomor surat penugasan <b>{ $id }</b> ({ $absent } digantikan { $substitute })? Contoh: 0123/C7.7/KP.10.00/2026
letter-number-again = Nomor surat terdiri atas 3 sampai 60 huruf dan angka, misalnya 0123/C7.7/KP.10.00/2026. Berapa nomornya?
letter-in-force = ✅ Surat penugasan <b>{ $number }</b>: { $substitute } menggantikan { $absent } sebagai { $roles }, { $from } sampai { $until }. Tugas beralih dan kembali dengan sendirinya.
letter-in-force-already = Surat { $id } sudah berlaku: { $state }.
letter-numbered = ✅ Nomor surat penugasan { $absent } digantikan { $substitute } dicatat: <b>{ $number }</b>.
letter-number-owed = ⏳ Surat penugasan <b>{ $id }</b> masih menyusul: { $substitute } bertindak untuk { $absent } tanpa nomor surat. Isi nomornya.
letter-begins-absent = 🤝 Mulai sekarang { $substitute } menggantikan Bapak/Ibu sebagai { $roles }, sampai { $until }. { $work }
letter-begins-substitute = 🤝 Mulai sekarang Bapak/Ibu menggantikan { $absent } sebagai { $roles }, sampai { $until }. { $work } { $duty }
letter-ends-absent = 🤝 Masa penggantian oleh { $substitute } berakhir; tugas { $roles } kembali kepada Bapak/Ibu. { $work } { $duty }
letter-ends-substitute = 🤝 Masa penggantian { $absent } berakhir; tugas { $roles } tidak lagi pada Bapak/Ibu. Terima kasih. { $work }
letter-work = Pekerjaan yang beralih: <b>{ $tickets }</b>.
letter-no-work = Tidak ada pekerjaan terbuka yang beralih.
letter-off-duty = Bapak/Ibu belum bertugas: tekan <i>Mulai bertugas</i> di menu.
letter-still-draft = ⚠️ Draf surat penugasan <b>{ $id }</b> seharusnya mulai sekarang, tetapi nomornya belum diisi: { $absent } belum digantikan.
letter-lapsed = Draf surat penugasan { $id } ({ $absent } digantikan { $substitute }) ditutup: masanya lewat tanpa nomor.
letter-dropped = Surat penugasan { $id } ({ $absent } digantikan { $substitute }) dibatalkan; tidak ada tugas yang beralih.
letter-ended-early = Penggantian { $absent } oleh { $substitute } diakhiri.
letter-never-came = Surat penugasan { $id } ({ $absent } digantikan { $substitute }) ditutup tanpa nomor; penyimpangan selama itu tetap bertanda <i>menyusul</i>.
letter-past = Masa surat { $id } sudah lewat; tidak ada yang dapat dialihkan lagi.
letter-gone = Surat itu sudah selesai atau tidak ada. Ketik /berhalangan untuk melihat yang berlaku.
letter-not-yours = Maaf, itu hanya untuk penyelia atau petugas yang berhalangan. Silakan hubungi penyelia.
ledger-by-letter = { $name } sebagai pengganti { $absent } (surat penugasan: { $number })

## Kertas: draf surat tugas (nomor, tanggal, dan tanda tangan diisi di luar loket)

paper-letter-title = SURAT TUGAS
paper-letter-number = Nomor: ..............................
paper-letter-draft = DRAF
paper-letter-grounds = Dasar
paper-letter-ground-sheet = POS { $sheet }, nomor { $number };
paper-letter-ground-warning = peringatan POS: pelaksana bertanggung jawab atas kegiatannya; bila berhalangan, tugas dialihkan kepada pelaksana lain dengan surat penugasan.
paper-letter-assigns = MEMBERI TUGAS
paper-letter-name = Nama
paper-letter-nip = NIP
paper-letter-rank = Pangkat/golongan
paper-letter-post = Jabatan
paper-letter-role = Pelaksana pada POS
paper-letter-replaces = menggantikan pelaksana yang berhalangan:
paper-letter-reason = Alasan berhalangan
paper-letter-for = Untuk
paper-letter-task-work = melaksanakan tugas { $roles } pada { $office } menggantikan { $absent };
paper-letter-task-period = berlaku sejak { $from } sampai dengan { $until };
paper-letter-task-answers = bertanggung jawab atas mutu, waktu, dan keluaran kegiatan selama masa itu, yaitu:
paper-letter-step = langkah { $no }: { $activity } ({ $time })
paper-letter-closing = Surat tugas ini dilaksanakan dengan penuh tanggung jawab. Setelah masa itu berakhir, tugas kembali kepada pelaksana semula.
paper-letter-place = ........................, ........................
paper-letter-signer-title = Kepala,
paper-letter-signer-name = ........................................
paper-letter-signer-nip = NIP ...................................
paper-letter-copies = Tembusan:
paper-letter-copy-office = arsip kantor;
paper-letter-copy-both = pelaksana yang digantikan dan penggantinya.
paper-letter-mark = Draf surat penugasan { $id }. Setelah dinomori dan ditandatangani, isi nomornya di Loket.
paper-letter-said = { $words }

## Pindaian surat penugasan

choice-letter-scan = 📎 Kirim pindaian surat
choice-letter-see = 📎 Lihat pindaian surat
letter-scan-ask = Kirim foto atau PDF surat penugasan <b>{ $id }</b> ({ $absent } digantikan { $substitute }) yang sudah ditandatangani, lewat Telegram atau WhatsApp.
letter-scan-kind = Pindaian surat { $id } berupa foto (JPG, PNG) atau PDF. Silakan kirim lagi.
letter-scan-taken = 📎 Pindaian surat { $id } kami terima dan sedang disimpan.
letter-scanned = ✅ Pindaian surat penugasan <b>{ $id }</b> ({ $absent } digantikan { $substitute }) tersimpan.
letter-scan-failed = ❗ Pindaian surat { $id } belum tersimpan. { $why }
letter-scan = 📎 Surat penugasan <b>{ $id }</b>: { $absent } digantikan { $substitute }, nomor { $number }.
