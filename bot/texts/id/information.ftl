# Permohonan informasi publik (PPID) dan keberatan: yang ditanyakan, tanda terima, tenggat, dan yang disampaikan kepada pemohon dan petugas.

## Pemohon

information-ways =
    <b>Permohonan informasi publik (PPID)</b>
    Di sini permohonan disiapkan, dinomori, dan diserahkan kepada PPID. PPID menjawab paling lambat { $days } hari kerja, dapat diperpanjang { $more } hari kerja satu kali dengan alasan tertulis (UU 14/2008). Biasanya gratis.
    { $lodging }
    Data yang diisi (nama, nomor identitas, alamat, kontak, isi permohonan) dipakai untuk register dan formulir resmi menurut Perki 1/2021. Nomor identitas disimpan tersandi dan tidak ditampilkan utuh. Pilih dengan tombol, atau ketik nomornya: 1 ajukan permohonan, 2 ajukan keberatan, 3 permohonan saya.
choice-information-new = 📄 Ajukan permohonan
choice-information-object = ⚖️ Ajukan keberatan
choice-information-own = 🔎 Permohonan saya
choice-information-one = { $number }
information-lodging =
    <b>Permohonan dinyatakan resmi diajukan setelah diterima PPID</b>, dengan datang langsung atau lewat surel:
    { $ways }
    Kami menyerahkan permohonan ini ke sana; Bapak/Ibu juga boleh mengajukannya sendiri.
information-lodging-email = • surel: { $email }
information-lodging-address = • alamat: { $address }
information-lodging-hours = • jam: { $hours }
information-lodging-unknown = <b>Permohonan dinyatakan resmi diajukan setelah diterima PPID</b>, dengan datang langsung atau lewat surel. Kami menyerahkan permohonan ini ke sana. Alamat PPID dapat ditanyakan kepada kami. { $contact }
information-visit-first = Kunjungan { $ticket } masih berjalan. Permohonan informasi dapat diajukan setelah kunjungan itu selesai; ketik <b>ppid</b> nanti.
information-many = Hari ini sudah ada { $count } permohonan dari Bapak/Ibu. Silakan lanjutkan besok, atau ajukan langsung kepada PPID. { $lodging }
information-begins = Baik. Pertanyaannya singkat. Ketik <b>kembali</b> untuk mundur, <b>batal</b> untuk berhenti, <b>petugas</b> untuk bertanya.
information-objection-begins = Keberatan ditujukan kepada atasan PPID dan dijawab tertulis. Ketik <b>batal</b> untuk berhenti.
information-ask =
    { $lead }
    Pertanyaan { $no } dari { $count }
    <b>{ $question }</b>
    { $reason }
    { $former }
information-identity-why = 🔒 Hanya di pertanyaan ini nomor identitas diperlukan: formulir resmi mewajibkannya (Perki 1/2021 Pasal 27 dan 29). Nomornya disegel, dan hanya tercetak pada formulir untuk PPID. Jangan kirim foto KTP.
information-identity-wrong = Nomor itu belum sesuai. NIK terdiri atas 16 angka; nomor paspor 6 sampai 9 huruf dan angka.
information-identity-wrong-body = Nomor itu belum sesuai. Tuliskan nomor akta atau SK badan hukum seperti tercetak, misalnya AHU-0012345.AH.01.04.
information-identity-noted = 🔒 Tercatat: { $number }. Sebaiknya pesan berisi nomor itu Bapak/Ibu hapus dari obrolan ini.
information-identity-elsewhere = Nomor 16 angka di jawaban itu kami samarkan; di sini tidak diperlukan. Sebaiknya pesan itu dihapus dari obrolan.
information-help = Bapak/Ibu sedang mengisi permohonan informasi. Jawab pertanyaannya, atau ketik <b>kembali</b>, <b>batal</b>, atau <b>petugas</b>. Jawaban tersimpan selama diisi.
information-review =
    <b>Mohon diperiksa</b>
    { $answers }

    Setelah dikirim, permohonan mendapat nomor dan diserahkan kepada PPID.
    { $lodging }
information-review-objection =
    <b>Keberatan atas { $number }: mohon diperiksa</b>
    { $answers }

    Setelah dikirim, keberatan mendapat nomor dan diserahkan kepada atasan PPID.
    { $lodging }
information-dropped = Permohonan tidak jadi diajukan; isiannya tidak kami simpan. Ketik <b>ppid</b> untuk memulai lagi.
information-forgotten = Permohonan informasi yang belum dikirim sudah lama tidak dilanjutkan, jadi isiannya kami hapus. Ketik <b>ppid</b> untuk memulai lagi.
information-receipt =
    ✅ <b>Bukti penerimaan { $number }</b>
    Diterima: { $received }
    Pemohon: { $name }
    Informasi: { $about }
    Jawaban PPID paling lambat: <b>{ $due }</b> ({ $days } hari kerja sejak diterima; bila diperpanjang, { $more } hari kerja lagi).
    Menurut Perki 1/2021, yang menghitung sejak permohonan dinyatakan lengkap: { $limit }.
    { $lodging }
    Simpan nomor ini. Ketik <b>{ $number }</b> kapan saja untuk melihat perkembangannya.
information-objection-receipt =
    ✅ <b>Bukti penerimaan keberatan { $objection }</b> atas { $number }
    Alasan: { $ground }
    Jawaban atasan PPID paling lambat: <b>{ $reply }</b>.
    { $lodging }
information-none = Belum ada permohonan informasi dari Bapak/Ibu di sini. { $lodging }
information-unknown = Tidak ada permohonan dengan nomor { $number } yang dapat dilihat dari obrolan ini. Mohon periksa nomornya.
information-list-own =
    <b>Permohonan informasi Bapak/Ibu</b>
    { $lines }
    Ketik nomornya untuk melihat rincian.
information-line = <b>{ $number }</b>: { $about }. { $state }
information-one-own =
    <b>{ $number }</b>, diterima { $received }
    { $state }

    { $answers }

    { $history }
information-object-which = Keberatan atas permohonan yang mana? Pilih, atau ketik nomornya.
information-object-later = Permohonan <b>{ $number }</b> belum melewati tenggat jawabannya ({ $due }). Keberatan dapat diajukan setelah PPID menjawab, atau bila tenggat itu lewat. { $lodging }
information-objected-already = Keberatan atas <b>{ $number }</b> sudah diajukan. { $state }
my-data-information-ask = Bila pernah mengajukan permohonan informasi publik: ketik /ppid untuk melihatnya.
my-data-information = Permohonan informasi { $number } (nomor identitas { $identity })

information-handed-told = 📨 Permohonan <b>{ $number }</b> sudah kami serahkan kepada PPID. { $state }
information-extended-told = ⏳ PPID memperpanjang waktu jawaban <b>{ $number }</b> sampai <b>{ $due }</b>. Alasannya: "{ $words }"
information-granted-told = ✅ Permohonan <b>{ $number }</b> dikabulkan. Pemberitahuan PPID: "{ $words }" Bila ada keberatan, ketik <b>ajukan keberatan</b> paling lambat { $until }.
information-partly-told = 🔸 Permohonan <b>{ $number }</b> dikabulkan sebagian. Pemberitahuan PPID: "{ $words }" Bila ada keberatan, ketik <b>ajukan keberatan</b> paling lambat { $until }.
information-refused-told = Permohonan <b>{ $number }</b> ditolak. Alasan PPID: "{ $words }" Bila ada keberatan, ketik <b>ajukan keberatan</b> paling lambat { $until }.
information-objection-answered-told = ⚖️ Keberatan atas <b>{ $number }</b> sudah dijawab atasan PPID: "{ $words }" Bila belum puas, sengketa dapat diajukan ke Komisi Informasi dalam 14 hari kerja.

## Keadaan dan riwayat

information-state-received = Diterima, akan diserahkan kepada PPID. Jawaban paling lambat { $due }.
information-state-handed = Sudah di PPID. Jawaban paling lambat { $due }.
information-state-extended = Diperpanjang. Jawaban paling lambat { $due }.
information-state-granted = Dikabulkan { $at }. Keberatan paling lambat { $until }.
information-state-partly = Dikabulkan sebagian { $at }. Keberatan paling lambat { $until }.
information-state-refused = Ditolak { $at }. Keberatan paling lambat { $until }.
information-state-objected = Keberatan { $number } menunggu jawaban paling lambat { $due }.
information-state-objection-answered = Keberatan dijawab { $at }.
information-by-requester = Pemohon
information-way-mail = surel
information-way-print = cetakan
information-entry-received = • { $at }: { $who } mengajukan permohonan.
information-entry-handed = • { $at }: { $who } menyerahkannya kepada PPID ({ $way }).
information-entry-extended = • { $at }: { $who } mencatat perpanjangan sampai { $due }: "{ $words }"
information-entry-granted = • { $at }: { $who } mencatat: dikabulkan. "{ $words }"
information-entry-partly = • { $at }: { $who } mencatat: dikabulkan sebagian. "{ $words }"
information-entry-refused = • { $at }: { $who } mencatat: ditolak. "{ $words }"
information-entry-objected = • { $at }: { $who } mengajukan keberatan { $number } ({ $ground }): "{ $words }"
information-entry-objection-answered = • { $at }: { $who } mencatat jawaban keberatan: "{ $words }"

## Petugas

information-received-told =
    📄 <b>Permohonan informasi baru { $number }</b> ({ $name }): { $about }
    Mohon diserahkan kepada PPID; jawaban paling lambat { $due }. Formulirnya dicetak dengan <code>loket ppid form { $number }</code>
information-objection-told =
    ⚖️ <b>Keberatan { $objection }</b> atas { $number } ({ $name }): { $ground }
    Mohon diserahkan kepada atasan PPID; jawaban paling lambat { $reply }.
information-requester-kept = nama pemohon ada di rinciannya
information-objection-noted = ⚖️ Ada keberatan atas permohonan informasi { $number } ({ $name }). { $state }
information-remind-hand = 📄 Permohonan informasi <b>{ $number }</b> ({ $name }) belum diserahkan kepada PPID. Mohon diserahkan paling lambat { $by }.
information-remind-hand-overdue = ⏰ Permohonan informasi <b>{ $number }</b> ({ $name }) masih belum diserahkan kepada PPID; seharusnya { $by }.
information-remind-answer = 📄 Jawaban PPID atas <b>{ $number }</b> ({ $name }) paling lambat { $by }.
information-remind-answer-overdue = ⏰ Jawaban PPID atas <b>{ $number }</b> ({ $name }) terlambat; seharusnya { $by }. Mohon ditanyakan kepada PPID.
information-remind-reply = ⚖️ Jawaban keberatan atas <b>{ $number }</b> ({ $name }) paling lambat { $by }.
information-remind-reply-overdue = ⏰ Jawaban keberatan atas <b>{ $number }</b> ({ $name }) terlambat; seharusnya { $by }.
information-overdue-told = ⏰ Permohonan informasi <b>{ $number }</b> ({ $name }) melewati tenggatnya. { $state }
choice-information-hand = 📨 Diserahkan ke PPID
choice-information-hand-mail = Lewat surel
choice-information-hand-print = Cetakan
choice-information-granted = ✅ Dikabulkan
choice-information-partly = 🔸 Sebagian
choice-information-refused = ⛔ Ditolak
choice-information-extend = ⏳ Perpanjang
choice-information-reply = ⚖️ Keberatan dijawab
choice-information-show = 🔎 Lihat
information-hand-how = <b>{ $number }</b>: diserahkan kepada PPID dengan cara apa? Formulirnya: <code>loket ppid form { $number }</code>
information-handed-noted =
    ✔️ Tercatat: <b>{ $number }</b> diserahkan kepada PPID. Pemohon diberi tahu.
    { $state }

    { $history }
information-one =
    <b>{ $number }</b> dari { $name }, diterima { $received }
    { $state } Batas menurut Perki 1/2021: { $limit }.

    { $answers }

    { $history }
information-list =
    📄 <b>Permohonan informasi yang masih terbuka: { $count }</b>
    { $lines }
    Dengan kata-kata: <code>ppid NOMOR surel</code> (atau cetak, perpanjang, kabul, sebagian, tolak, keberatan).
information-nothing = Tidak ada. Semua permohonan informasi sudah dijawab.
information-words-granted = <b>{ $number }</b>, dikabulkan: tuliskan pemberitahuan PPID (apa yang diberikan, bagaimana, biayanya). Pemohon membacanya kata demi kata. Ketik <b>batal</b> bila tidak jadi.
information-words-partly = <b>{ $number }</b>, dikabulkan sebagian: tuliskan apa yang diberikan, apa yang tidak, dan alasannya. Pemohon membacanya kata demi kata. Ketik <b>batal</b> bila tidak jadi.
information-words-refused = <b>{ $number }</b>, ditolak: tuliskan alasan PPID. Pemohon membacanya kata demi kata. Ketik <b>batal</b> bila tidak jadi.
information-words-extend = <b>{ $number }</b>: mengapa PPID memerlukan waktu lebih lama? Pemohon membaca alasannya. Ketik <b>batal</b> bila tidak jadi.
information-words-reply = <b>{ $number }</b>: tuliskan jawaban atasan PPID atas keberatan. Pemohon membacanya kata demi kata. Ketik <b>batal</b> bila tidak jadi.
information-words-please = Mohon tuliskan dengan kata-kata; undang-undang meminta alasannya. Ketik <b>batal</b> bila tidak jadi.
information-not-yours = Permohonan informasi diurus Front Office dan penyelia.

## Formulir cetak

paper-information-title = FORMULIR PERMOHONAN INFORMASI PUBLIK
paper-information-basis = UU 14/2008 Pasal 22; Peraturan Komisi Informasi 1/2021 Pasal 29
paper-information-number = Nomor pendaftaran: { $number }
paper-information-prepared = Isian diterima lewat loket daring pada { $at }, dan diserahkan kepada PPID untuk diajukan secara resmi.
paper-information-place = Tempat, tanggal: ..............................
paper-information-officer = Petugas PPID
paper-information-front = Petugas penerima
paper-information-superior = Atasan PPID
paper-information-requester = Pemohon
paper-information-open = ..............................
paper-information-none = tidak diisi
paper-information-receipt = BUKTI PENERIMAAN PERMOHONAN
paper-information-received = Diterima
paper-information-due = Dijawab paling lambat
paper-information-limit = Batas Perki 1/2021
paper-information-terms = PPID menjawab paling lambat { $days } hari kerja sejak permohonan diterima (UU 14/2008 Pasal 22 ayat 7), dapat diperpanjang satu kali { $more } hari kerja dengan alasan tertulis (Pasal 22 ayat 8).
paper-information-lodging = Permohonan dinyatakan resmi diajukan setelah diterima PPID, dengan datang langsung atau lewat surel (Perki 1/2021 Pasal 28).
paper-information-objection = PERNYATAAN KEBERATAN ATAS PERMOHONAN INFORMASI
paper-information-rules = UU 14/2008 Pasal 35 dan 36; Peraturan Komisi Informasi 1/2021 Pasal 39 sampai 44
paper-information-about = Nomor permohonan
paper-information-objected = Diajukan
paper-information-reply = Dijawab paling lambat
paper-information-case = Kasus posisi
paper-information-mark = Loket · permohonan { $number }
paper-information-secret = Halaman ini memuat nomor identitas: hanya untuk PPID.
paper-information-kind = register permohonan informasi publik dan keberatan (PPID)
paper-information-masked = Kontak disamarkan: hanya penyelia yang melihatnya lengkap.
paper-information-register = REGISTER PERMOHONAN INFORMASI PUBLIK
paper-information-register-tab = Permohonan
paper-information-objections = REGISTER KEBERATAN
paper-information-objections-tab = Keberatan
paper-information-span = Diterima { $from } sampai { $until }
paper-information-column-no = No
paper-information-column-number = Nomor
paper-information-column-received = Tanggal
paper-information-column-name = Nama
paper-information-column-address = Alamat
paper-information-column-contact = Nomor kontak/surel
paper-information-column-occupation = Pekerjaan
paper-information-column-details = Informasi yang diminta
paper-information-column-use = Tujuan
paper-information-column-held = Di bawah penguasaan (Ya/Tidak/belum didokumentasikan)
paper-information-column-shape = Bentuk (soft/hard)
paper-information-column-way = Jenis (melihat/salinan)
paper-information-column-decision = Keputusan
paper-information-column-refusal = Alasan penolakan
paper-information-column-told = Hari dan tanggal pemberitahuan
paper-information-column-given = Hari dan tanggal pemberian
paper-information-column-cost = Biaya dan cara pembayaran
paper-information-column-handed = Diserahkan ke PPID
paper-information-column-due = Tenggat jawaban
paper-information-column-ground = Alasan keberatan
paper-information-column-case = Kasus posisi
paper-information-column-objected = Tanggal keberatan
paper-information-column-owed = Tenggat jawaban
paper-information-column-reply = Jawaban atasan PPID
paper-information-column-replied = Tanggal jawaban
paper-information-decision-granted = dikabulkan
paper-information-decision-partly = dikabulkan sebagian
paper-information-decision-refused = ditolak
