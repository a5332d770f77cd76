### Yang menghalangi loket berjalan.

desk-database-broken-remedy = Berkasnya rusak atau bukan basis data SQLite: pulihkan dari cadangan, atau perbaiki database.url.
desk-database-busy = Basis data { $name } sedang dipakai proses lain dan tidak dilepas. Coba lagi sebentar lagi; bila tetap begini, cari proses yang menahannya (alat SQL yang terbuka, pencadangan) dan hentikan.
desk-database-full = Basis data { $name } tidak dapat menulis: ruang simpan habis. Kosongkan ruang pada disk itu; tidak ada yang perlu diulang, loket melanjutkan sendiri.
desk-database-new = Basis data baru dibuat: { $file }. Bila Loket Anda ada di folder lain, jalankan perintah ini dari folder itu (yang memuat loket.toml).
desk-database-none = Belum ada basis data di { $file }. Jalankan perintah ini dari folder Loket Anda (yang memuat loket.toml), atau tunjuk dengan --config.
desk-database-remedy = Periksa database.url (LOKET_DATABASE__URL): untuk SQLite hak tulis foldernya, untuk PostgreSQL apakah servernya berjalan.
desk-database-unreachable = Basis data { $name } tidak dapat dibuka ({ $fault }). { $remedy }
desk-demo-connects = { $key } (LOKET_{ $variable }) menghubungkan loket dengan orang sungguhan
desk-demo-database = database.url (LOKET_DATABASE__URL) menunjuk basis data tersendiri; peragaan hanya memakai data/demo.sqlite3 miliknya
desk-demo-host = web.host (LOKET_WEB__HOST) "{ $host }" dapat dijangkau komputer lain; tulis 127.0.0.1
desk-demo-public = web.public_url (LOKET_WEB__PUBLIC_URL) adalah alamat bagi orang lain
desk-demo-refused =
    Peragaan membagikan undangan petugas kepada siapa pun yang membuka halamannya, jadi tidak dijalankan dengan pengaturan loket yang melayani orang:
    { $listed }
    Jalankan peragaan di folder tanpa loket.toml dan tanpa variabel itu, misalnya:
    { "" }  mkdir peragaan && cd peragaan && env -u NAMA_VARIABEL loket demo
    Untuk melayani orang, pakai: loket run
desk-demo-served = Basis data peragaan (data/demo.sqlite3) memuat orang dari { $channels }, jadi isinya bukan data karangan. Pindahkan berkas itu ke tempat lain, atau jalankan peragaan di folder lain.
desk-demo-unmarked = Basis data peragaan (data/demo.sqlite3) sudah berisi kunjungan, tetapi bukan dari peragaan. Karena peragaan dapat mengosongkan basis datanya, berkas itu tidak dipakai. Pindahkan berkas itu ke tempat lain, atau jalankan peragaan di folder lain.
desk-identity-damaged = Berkas kunci orang { $path } rusak: isinya kurang dari { $fewest } huruf. Pulihkan dari tempat penyimpanannya (identity.key_file): tanpa kunci itu nama, isian, pesan, dan berkas pengunjung tidak dapat dibuka.
desk-identity-lost = Basis data ini memuat data orang yang tersegel, tetapi tidak satu pun kuncinya: salinan dari cadangan tidak memuat kunci. Pulihkan dengan loket restore, yang mengambil kunci dari berkas …orang.keys di samping cadangan.
desk-identity-missing = Berkas kunci orang { $path } tidak ada, padahal basis data ini memuat data orang yang ditutup dengannya. Kembalikan berkas itu dari tempat penyimpanannya, atau tunjuk letaknya dengan identity.key_file (LOKET_IDENTITY__KEY_FILE): tanpa kunci itu nama, isian, pesan, dan berkas pengunjung tidak dapat dibuka siapa pun.
desk-identity-other = { $what } bukan kunci yang menutup data orang dalam basis data ini. Kembalikan kunci yang lama (identity.key_file, atau LOKET_IDENTITY__KEY); selama diganti, yang lama dengan LOKET_IDENTITY__FORMER_KEY.
desk-identity-unreadable = Berkas kunci orang { $path } tidak dapat dibaca atau dibuat ({ $fault }). Beri akun Loket hak atas berkas dan foldernya, atau tunjuk letak lain dengan identity.key_file (LOKET_IDENTITY__KEY_FILE).
desk-key-damaged = Berkas kunci { $path } rusak: isinya kurang dari { $fewest } huruf. Pulihkan dari cadangan; bila tidak ada, hapus berkas itu, lalu { $way }.
desk-key-missing = Berkas kunci { $path } tidak ada, padahal basis data ini dipakai dengannya. Kembalikan berkas itu dari tempat penyimpanannya, atau tunjuk letaknya dengan survey.seal_file (LOKET_SURVEY__SEAL_FILE). Bila benar-benar hilang, { $way }.
desk-key-no-way-back = jalankan: loket db adopt-key (jawaban survei yang belum dihitung tidak terbaca lagi, dan kiriman lama yang diulang platform diproses sekali lagi)
desk-key-of-file = Kunci dalam berkas { $file }
desk-key-of-file-remedy = Pulihkan berkas itu dari cadangan, atau tunjuk letaknya dengan survey.seal_file
desk-key-of-settings = Kunci survey.seal_key (LOKET_SURVEY__SEAL_KEY)
desk-key-of-settings-remedy = Isi lagi dengan kunci yang lama, atau kosongkan bila dahulu dipakai berkas kunci
desk-key-other = { $what } bukan kunci yang selama ini dipakai dengan basis data ini. { $remedy }. Bila kunci lama benar-benar hilang, { $way }.
desk-key-unreadable = Berkas kunci { $path } tidak dapat dibaca atau dibuat ({ $fault }). Beri akun Loket hak atas berkas dan foldernya, atau tunjuk letak lain dengan survey.seal_file (LOKET_SURVEY__SEAL_FILE).
desk-logo-kind = { $file } bukan gambar SVG atau PNG. Simpan lambang kantor sebagai SVG atau PNG, lalu tunjuk dengan papers.logo.
desk-logo-large = { $file } lebih dari 1 MB. Perkecil lambang kantor untuk papers.logo.
desk-occupied = Loket lain sudah berjalan pada basis data { $file }{ $process }. Satu berkas SQLite hanya untuk satu loket: hentikan yang itu dulu, atau pakai basis data lain (database.url, LOKET_DATABASE__URL).
desk-paper-file = { $file } ({ $key }) tidak dapat dibaca: { $fault }. Periksa letak berkas itu dan hak akun Loket atasnya.
desk-port-taken = Port { $port } di { $host } tidak dapat dipakai ({ $fault }). Hentikan program yang memakainya, atau ubah { $setting } ({ $variable }).
desk-process = { " " }(proses { $process })
desk-schema-newer = Basis data ini berasal dari versi Loket yang lebih baru (skema { $schema }). Pasang Loket versi terbaru, atau pakai basis data lain (database.url, LOKET_DATABASE__URL).
desk-seal-closed = Sertifikat segel { $file } tidak dapat dibuka. Periksa papers.seal_passphrase (LOKET_PAPERS__SEAL_PASSPHRASE), dan bahwa berkasnya PKCS#12 (.p12 atau .pfx).
desk-seal-empty = { $file } tidak memuat sertifikat beserta kuncinya. Minta berkas PKCS#12 yang lengkap kepada penerbit sertifikat (papers.seal_file).
desk-traces-missing = Jejak hendak dikirim (tracing.endpoint, LOKET_TRACING__ENDPOINT), tetapi pengirimnya belum dipasang. Jalankan make traces (atau pip install "loket[traces]"), atau kosongkan tracing.endpoint.
