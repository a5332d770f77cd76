### Jadwal retensi dan pemusnahan arsip.

retention-by = kode petugas yang memasukkan (admin atau penyelia)
retention-by-unknown = "{ $by }" bukan admin atau penyelia loket ini. Lihat kodenya dengan: loket staff list
retention-column-count = boleh dimusnahkan
retention-column-held = ditangguhkan
retention-column-id = kode
retention-column-number = berita acara
retention-column-series = seri
retention-column-state = keadaan
retention-column-year = tahun
retention-confirm = Dimusnahkan { $count } berkas ({ $series }, { $year }) menurut berita acara { $number }. Ini tidak dapat dibatalkan. Tulis ulang perintah dengan --yes untuk melakukannya.
retention-date = tanggal berita acara
retention-destroy-help = Memusnahkan yang ada dalam daftar, setelah berita acaranya dimasukkan.
retention-destroyed = Dimusnahkan: { $destroyed } berkas, { $series } { $year }, berita acara { $number }. Ditangguhkan karena masih ada yang terbuka: { $held }.
retention-doctor-due = retensi: { $count } baris lewat waktunya dan belum hilang; ditahan karena masih ada yang terbuka: { $held }
retention-doctor-due-remedy = biarkan loket hidup pada malam hari; sisanya hilang malam berikutnya
retention-doctor-files = arsip lewat jadwal retensi: { $what }
retention-doctor-files-remedy = bicarakan dengan arsiparis: loket retention due
retention-doctor-register = daftar penghapusan di samping cadangan: { $kept } dari { $known } orang
retention-doctor-register-remedy = jalankan loket; bila tetap, periksa folder cadangan ({ $folder })
retention-draft-help = Menyusun rancangan berita acara pemusnahan (PDF) dan daftarnya (XLSX); tidak memusnahkan apa pun.
retention-drafted =
    Rancangan: { $pdf }
    Daftar: { $xlsx }
    Kode: { $id }, { $count } berkas. Setelah ditandatangani: loket retention sign { $id } --number ... --date ... --signer "Nama, jabatan" --scan BERKAS --by KODE
retention-due-help = Menampilkan seri arsip yang sudah lewat jadwal retensinya.
retention-few-signers = Berita acara memerlukan sekurangnya { $least } penanda tangan: ulangi --signer "Nama, jabatan" untuk masing-masing.
retention-help = Jadwal retensi: seri arsip yang lewat waktunya, dan pemusnahannya dengan berita acara.
retention-list-changed = Daftar { $id } tidak sama lagi dengan rancangannya; tidak ada yang dimusnahkan. Jalankan loket verify, lalu susun rancangan baru.
retention-list-help = Menampilkan pemusnahan yang sudah dan akan dilakukan.
retention-no-number = Nomor berita acara kosong. Tulis --number seperti tertera pada berita acara.
retention-no-scan = Tulis salah satu: --scan BERKAS, atau --sha256 (64 angka heksadesimal) dari pindaian berita acara.
retention-no-series = Seri arsip "{ $series }" tidak ada. Yang ada: { $known }.
retention-none = Tidak ada seri arsip yang lewat jadwal retensinya.
retention-not-drafted = { $id } tidak menunggu berita acara (keadaan: { $state }). Susun rancangan dahulu: loket retention draft SERI TAHUN
retention-not-due = { $series } { $year } belum lewat jadwal retensinya; yang boleh paling akhir tahun { $last } (retention.active_years, retention.inactive_years).
retention-not-signed = { $id } belum mempunyai berita acara yang ditandatangani, atau sudah dilaksanakan (keadaan: { $state }). Masukkan dengan: loket retention sign
retention-nothing = Tidak ada berkas yang boleh dimusnahkan dari tahun itu: sudah dimusnahkan, atau ditangguhkan karena masih ada yang terbuka.
retention-number = nomor berita acara
retention-output = folder untuk rancangan dan daftarnya
retention-scan = berkas pindaian berita acara yang ditandatangani; hanya SHA-256-nya disimpan
retention-series = seri arsip
retention-sha256 = SHA-256 pindaian itu, bila berkasnya tidak di sini
retention-sign-help = Memasukkan nomor, tanggal, dan penanda tangan berita acara yang sudah ditandatangani.
retention-signed = Berita acara { $number } dimasukkan. Untuk memusnahkan: loket retention destroy { $id }
retention-signed-already = { $id } sudah ditandatangani dan menunggu dilaksanakan: loket retention destroy { $id }
retention-signed-when = Tanggal berita acara ({ $day }) tidak boleh sebelum rancangannya ({ $drafted }) atau sesudah hari ini.
retention-signer = penanda tangan: "Nama, jabatan"; ulangi untuk masing-masing
retention-unknown = Tidak ada pemusnahan { $id }. Lihat: loket retention list
retention-unreadable = { $file } tidak dapat dibaca: { $fault }.
retention-unwritable = { $file } tidak dapat ditulisi: { $fault }. Periksa tempat dan haknya.
retention-which = kode pemusnahan, dari loket retention list
retention-year = tahun
retention-yes = lakukan, tanpa bertanya lagi
