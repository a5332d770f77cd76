# Hak atas data pribadi (UU 27/2022): yang diminta pemilik data, yang dijawab, dan yang dikerjakan petugas.

## Pemilik data

rights-page =
    <b>Hak Bapak/Ibu atas data pribadi</b> (UU 27/2022)
    Setiap permintaan diberi nomor dan dijawab paling lambat 3×24 jam. Pilih dengan tombol, atau ketik:
    <b>data saya</b> – melihat semua yang disimpan
    <b>siapa melihat</b> – siapa yang membuka catatan kunjungan
    <b>salinan data</b> – berkas yang dapat dibaca komputer lain
    <b>perbaiki data</b> – membetulkan yang salah
    <b>tarik persetujuan</b> – menghentikan yang berdasar persetujuan
    <b>batasi data</b> – tetap disimpan, tetapi tidak dipakai dahulu
    <b>keberatan data</b> – tidak setuju data dipakai untuk sesuatu
    <b>hapus data</b> – menghapus
    { $own }
choice-right-access = 👁 Lihat data saya
choice-right-move = 💾 Salinan data
choice-right-correct = ✏️ Perbaiki data
choice-right-withdraw = ↩️ Tarik persetujuan
choice-right-restrict = ⏸ Batasi data
choice-right-object = ✋ Keberatan data
choice-right-erase = 🗑 Hapus data
choice-right-sure = ✅ Ya, lakukan
choice-right-not = Tidak jadi
choice-right-proxy = Saya mewakili
choice-right-child = Untuk anak
right-kind-access = melihat data
right-kind-move = salinan data
right-kind-correct = perbaikan data
right-kind-withdraw = penarikan persetujuan
right-kind-restrict = pembatasan data
right-kind-object = keberatan atas pemrosesan
right-kind-erase = penghapusan data
right-for-own = untuk dirinya sendiri
right-for-proxy = untuk yang diwakilinya
right-for-child = untuk anak yang diasuhnya
right-state-open = belum dijawab, paling lambat { $due }
right-state-done = dikerjakan { $at }
right-state-refused = ditolak dengan alasan { $at }
right-state-withdrawn = dicabut { $at }
right-own-line = • { $number }: { $kind }, { $state }
right-own-one =
    <b>{ $number }</b>: { $kind }
    Diterima { $received }; { $state }.
right-unknown = Tidak ada permintaan { $number } yang dapat dilihat dari sini. Mohon periksa nomornya.
right-open-already = Permintaan { $kind } sudah tercatat dengan nomor <b>{ $number }</b> ({ $received }) dan dijawab paling lambat { $due }.
right-access-given =
    📄 Semua yang disimpan tentang Bapak/Ibu ada di berkas ini.
    Nomor <b>{ $number }</b>, diminta { $received }. Berkasnya dibuat saat dikirim dan tidak kami simpan.
    Isi berkas yang dikirim ikut bila Bapak/Ibu mengetik <b>salinan data</b>.
right-move-given =
    💾 Salinan data Bapak/Ibu dalam bentuk yang dapat dibaca komputer (JSON).
    Nomor <b>{ $number }</b>, diminta { $received }. Berkasnya dibuat saat dikirim dan tidak kami simpan.
    { $files }
right-ask-erase =
    <b>Hapus data: mohon dibaca dahulu</b>
    Yang hilang untuk selamanya: nama, instansi, kontak, alamat obrolan, keperluan, kata-kata hasil layanan, catatan petugas, pesan, berkas, dan dokumen layanan, di semua obrolan yang terhubung. Salinan yang sudah terkirim tetap ada di aplikasi obrolan masing-masing.
    Yang tetap menurut undang-undang, tanpa nama: nomor, waktu, dan jenis layanan setiap kunjungan, sampai jadwal retensi arsip berakhir (2 tahun aktif, 3 tahun inaktif; UU 43/2009); serta register permohonan informasi publik dengan namanya (Perki 1/2021 Pasal 32).
    { $kept }
    { $against }
    Sesudah dihapus tidak dapat dikembalikan. Lanjutkan? Ketik <b>ya</b> atau <b>tidak</b>; <b>3</b> bila mewakili orang lain, <b>4</b> bila untuk anak.
right-against-visit = ⏳ Masih ada kunjungan yang berjalan.
right-against-information = ⏳ Masih ada permohonan informasi publik yang belum dijawab.
right-against-follow-up = ⏳ Masih ada tindak lanjut yang dijanjikan.
right-against-seat = ⏳ Obrolan ini milik petugas.
right-erase-waits =
    Permintaan penghapusan tercatat: <b>{ $number }</b>, { $received }.
    { $against }
    Karena itu petugas melihatnya dahulu. Begitu tidak ada lagi yang menghalangi, data dihapus; jawabannya paling lambat { $due }.
right-erased =
    ✅ <b>Bukti penghapusan { $number }</b>
    Diminta { $received }, dihapus { $at }.
    Dihapus: nama, instansi, kontak, alamat obrolan, keperluan, kata-kata hasil layanan, catatan, pesan, berkas, dan dokumen layanan.
    { $kept }
    Tetap, tanpa nama: nomor, waktu, dan jenis layanan kunjungan; register permohonan informasi publik bila pernah ada.
    Simpan pesan ini: sesudah terkirim, di tempat kami pesan ini pun dihapus. Bila Bapak/Ibu menulis lagi, kami tidak mengenali Bapak/Ibu.
right-not-done = Baik, tidak ada yang berubah.
right-ask-withdraw =
    <b>Tarik persetujuan</b>
    Yang berhenti: isian yang ditawarkan lagi pada kunjungan berikutnya, obrolan kedua, dan persetujuan atas pemberitahuan pelindungan data pribadi (ditanyakan lagi bila Bapak/Ibu datang lagi). Layanan tidak bergantung padanya.
    Yang tetap: buku tamu dan catatan layanan, karena dasarnya undang-undang (UU 25/2009, UU 43/2009). Untuk itu ada <b>hapus data</b>.
    Lanjutkan? Ketik <b>ya</b> atau <b>tidak</b>; <b>3</b> bila mewakili orang lain, <b>4</b> bila untuk anak.
right-withdrawn =
    ✅ Persetujuan ditarik. Nomor <b>{ $number }</b>, { $at }.
    Isian untuk kunjungan berikutnya sudah dihapus, obrolan kedua dilepas, dan pemberitahuan pelindungan data pribadi ditanyakan lagi bila Bapak/Ibu datang lagi.
right-ask-restrict =
    <b>Batasi data</b>: data tetap disimpan, tetapi tidak dipakai sampai jelas: tidak ditemukan petugas lewat nama, tidak disebut di buku tamu, tidak ditawarkan lagi, dan tidak diingatkan survei. Angka laporan tetap menghitung kunjungannya, tanpa nama. Berlaku sejak permintaan dikirim.
    Tuliskan data yang mana dan mengapa. Petugas menjawab paling lambat 3×24 jam. Ketik <b>batal</b> bila tidak jadi.
right-ask-object =
    <b>Keberatan atas pemrosesan</b>: tuliskan pemakaian data yang mana yang tidak Bapak/Ibu setujui, dan mengapa.
    Petugas menjawab paling lambat 3×24 jam. Ketik <b>batal</b> bila tidak jadi.
right-ask-correct =
    <b>Perbaiki data</b>
    { $lines }
    Pilih yang salah dengan tombol atau nomornya; itu langsung diganti untuk kunjungan berikutnya. Untuk yang lain (misalnya catatan kunjungan), tuliskan mana yang salah dan bagaimana yang benar: petugas menambahkan pembetulannya, catatan lama tidak ditimpa.{ $form } Ketik <b>batal</b> bila tidak jadi.
right-ask-correct-words =
    <b>Perbaiki data</b>
    Tuliskan mana yang salah dan bagaimana yang benar: petugas menambahkan pembetulannya, catatan lama tidak ditimpa.{ $form } Ketik <b>batal</b> bila tidak jadi.
right-ask-correct-form = { "" } Isian yang belum dikirim dapat langsung diubah: ketik <b>batal</b> untuk kembali ke isian, lalu <b>kembali</b> untuk mundur, atau tekan <b>Ubah</b> sebelum mengirim.
right-field-line = { $no }. { $label }: { $answer }
right-ask-field = Tuliskan { $label } yang benar. Ketik <b>batal</b> bila tidak jadi.
right-field-wrong = { $why }
right-corrected = ✅ { $label } sudah diperbaiki. Nomor <b>{ $number }</b>, { $received }.
right-ask-proxy =
    Untuk { $kind } orang yang diwakili, tuliskan: namanya, nomor kunjungannya bila ada, dan surat kuasanya (nomor dan tanggal). Surat kuasa dan identitas diperlihatkan kepada petugas; jangan kirim foto KTP di sini.
right-ask-child =
    Untuk { $kind } anak (belum 18 tahun), tuliskan: nama anak, nomor kunjungannya bila ada, dan hubungan Bapak/Ibu dengannya (orang tua atau wali). Buktinya diperlihatkan kepada petugas; jangan kirim foto dokumen di sini.
right-words-please = Tuliskan dengan beberapa kata, atau ketik <b>batal</b>.
right-received = Permintaan { $kind } { $for } tercatat: <b>{ $number }</b>, { $received }. Petugas menjawab paling lambat { $due }. Mencabutnya: ketik <b>cabut { $number }</b>.
right-taken-back = ↩️ <b>{ $number }</b> ({ $kind }) dicabut. Tidak ada lagi yang ditunggu dari kami; bila data tadi dibatasi, data itu dipakai lagi.
right-taken-back-staff = ↩️ <b>{ $number }</b> ({ $kind }) dicabut oleh yang meminta. Tidak perlu dijawab lagi.
name-restricted = (data dibatasi)
right-done =
    ✅ <b>{ $number }</b>: { $kind } dikerjakan.
    { $words }
right-refused =
    <b>{ $number }</b>: { $kind } tidak dapat dikabulkan.
    Alasannya: { $words }
    Bila tidak setuju, Bapak/Ibu dapat menulis <b>keberatan data</b>.
right-seat-first = Obrolan ini milik petugas. Data petugas diatur kantor: akhiri dahulu tempatnya lewat pengelola (loket staff remove), lalu minta lagi. Untuk melihat data: /data.
my-data-kept-rights = Permintaan atas data: { $count }
own-data-head =
    DATA PRIBADI YANG DISIMPAN LOKET
    Semua yang mengarah kepada Bapak/Ibu di basis data loket, tabel demi tabel, dengan obrolan kedua yang dihubungkan.
    Jawaban survei tidak mengarah kepada siapa pun, jadi tidak ada di sini. Isi berkas disebut besarnya saja; berkasnya ikut dikirim dengan "salinan data".
own-data-bytes = { $count } bita

## Petugas

duty-command-rights = hak
duty-command-rights-about = Permintaan tentang data pribadi; catat yang dari loket
rights-not-yours = Permintaan tentang data pribadi dijawab oleh pengelola dan penyelia.
rights-list =
    <b>Permintaan tentang data pribadi yang belum dijawab: { $count }</b>
    { $lines }
    Ketik /hak dengan nomornya, lalu kerjakan atau tolak. Di loket tatap muka: /hak catat hapus NOMOR-KUNJUNGAN.
rights-nothing = Tidak ada.
right-line = • { $number }: { $kind }, { $for }; { $state }
choice-right-one = { $number }
choice-right-do = ✅ Kerjakan
choice-right-refuse = ✋ Tolak
choice-right-show = 🔎 Lihat
choice-right-seen = ✅ Sudah diperiksa
right-new =
    🔐 <b>{ $number }</b>: permintaan { $kind } { $for }, diterima { $received }.
    Dijawab paling lambat <b>{ $due }</b> (3×24 jam, hari libur ikut dihitung).
right-reminder = ⏰ <b>{ $number }</b> ({ $kind }) belum dijawab. Paling lambat <b>{ $due }</b>.
right-overdue = 🔴 <b>{ $number }</b> ({ $kind }) melewati tenggatnya: { $due }. Mohon dijawab sekarang.
right-one =
    <b>{ $number }</b>: { $kind } { $for }
    Diterima { $received }; { $state }.
    { $words }
    { $against }
    { $history }
right-by-visitor = pemilik data
right-by-desk = loket
right-entry-received = • { $at }: diterima dari { $who }
right-entry-identified = • { $at }: identitas diperiksa { $who }
right-entry-done = • { $at }: dikerjakan { $who }. { $words }
right-entry-refused = • { $at }: ditolak { $who }. { $words }
right-entry-opened = • { $at }: dibuka sekali oleh { $who }. { $words }
right-entry-withdrawn = • { $at }: dicabut { $who }
right-words-do =
    { $number } ({ $kind } { $for }). { $words }
    Tuliskan apa yang dikerjakan atau diperiksa; itu menjadi jawaban dan buktinya. Pada penghapusan, data dihapus begitu kata-kata ini dikirim. Ketik batal bila tidak jadi.
right-words-refuse =
    { $number } ({ $kind } { $for }). { $words }
    Tuliskan alasan penolakannya menurut undang-undang; alasan itu disampaikan kepada pemilik data. Ketik batal bila tidak jadi.
right-reason-please = Alasan perlu ditulis dengan beberapa kata, atau ketik batal.
right-barred =
    { $number } belum dapat dikerjakan:
    { $against }
right-erased-noted = ✅ { $number }: data dihapus { $at }. Buktinya disampaikan kepada pemiliknya bila ia mempunyai obrolan; kepada yang datang sendiri, sampaikan nomor dan waktu ini.
right-file-for-them = Berkas untuk { $number }. Serahkan kepada yang berhak sesudah identitasnya diperiksa, lalu hapus dari perangkat ini. { $files }
right-enter-how = Tulis seperti ini: /hak catat hapus ULT-20261123-001. Jenisnya: lihat, salinan, perbaiki, tarik, batasi, keberatan, hapus.
right-no-visit = Tidak ada kunjungan { $number }. Periksa lagi nomornya.
right-enter-seen =
    Permintaan { $kind } untuk kunjungan { $number } ({ $name }).
    Apakah identitas yang datang sudah diperiksa dan cocok? Ketik ya atau tidak.
right-entered = Tercatat: <b>{ $number }</b>, { $kind }, paling lambat { $due }.
right-not-entered = Baik, tidak dicatat. Periksa dahulu identitasnya.

## Pembetulan lewat hak atas data

card-corrections =
    { "" }
    📝 Pembetulan oleh pemilik data ({ $count }); catatan semula tetap:
    { $lines }
card-remarked = { $first }{ $rest }
correction-line = { $at } { $number }, dijawab { $name }: "{ $words }"
correction-own-line = { $at } { $number }: { $label } yang benar: { $answer }

## Membuka data yang dibatasi, sekali, dengan alasan

card-restricted = ⏸ Data pengunjung ini dibatasi ({ $number }). Penyelia dapat membukanya sekali dengan alasan: /hak buka { $visit }
choice-lift = 🔓 Buka sekali
right-lift-ask =
    Data kunjungan { $ticket } dibatasi menurut { $number }. Mengapa perlu dibuka? Tuliskan alasannya: pemilik data dapat membacanya, bersama nama Anda. Kartunya ditampilkan sekali. Ketik batal bila tidak jadi.
right-lift-not-yours = Data yang dibatasi hanya dapat dibuka penyelia, dengan alasan.

## Berkas yang ikut dengan salinan data

right-files-all = Menyusul { $count } berkas yang tersimpan, sebagaimana dikirim.
right-files-some = Menyusul { $count } berkas terbaru. Yang tidak ikut: { $left } berkas yang lebih lama; mintalah kepada petugas dengan menyebut { $number }, atau di loket dengan tanda pengenal.
right-file = 📎 Berkas { $no } dari { $count } ({ $number }): { $name }
