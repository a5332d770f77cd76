### Yang menghalangi loket berjalan.

desk-database-broken-remedy = Berkasnya rusak atau bukan basis data SQLite: pulihkan dari cadangan, atau perbaiki database.url.
desk-database-busy = Basis data { $name } sedang dipakai proses lain dan tidak dilepas. Coba lagi sebentar lagi; bila tetap begini, cari proses yang menahannya (alat SQL yang terbuka, pencadangan) dan hentikan.
desk-database-full = Basis data { $name } tidak dapat menulis: ruang simpan habis. Kosongkan ruang pada disk itu; tidak ada yang perlu diulang, loket melanjutkan sendiri.
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
desk-demo-served = Basis data peragaan (data/demo.sqlite3) memuat orang dari { $channels }, jadi bukan berisi data karangan. Pindahkan berkas itu ke tempat lain, atau jalankan peragaan di folder lain.
desk-key-damaged = Berkas kunci { $path } rusak: isinya kurang dari { $fewest } huruf. Pulihkan dari cadangan; bila tidak ada, hapus berkas itu, lalu { $way }.
desk-key-no-way-back = jalankan: loket db adopt-key (jawaban survei yang belum dihitung tidak terbaca lagi, dan kiriman lama yang diulang platform diproses sekali lagi)
desk-key-of-file = Kunci dalam berkas { $file }
desk-key-of-file-remedy = Pulihkan berkas itu dari cadangan, atau tunjuk letaknya dengan survey.seal_file
desk-key-of-settings = Kunci survey.seal_key (LOKET_SURVEY__SEAL_KEY)
desk-key-of-settings-remedy = Isi lagi dengan kunci yang lama, atau kosongkan bila dahulu dipakai berkas kunci
desk-key-other = { $what } bukan kunci yang selama ini dipakai dengan basis data ini. { $remedy }. Bila kunci lama benar-benar hilang, { $way }.
desk-key-unreadable = Berkas kunci { $path } tidak dapat dibaca atau dibuat ({ $fault }). Beri akun Loket hak atas berkas dan foldernya, atau tunjuk letak lain dengan survey.seal_file (LOKET_SURVEY__SEAL_FILE).
desk-occupied = Loket lain sudah berjalan pada basis data { $file }{ $process }. Satu berkas SQLite hanya untuk satu loket: hentikan yang itu dulu, atau pakai basis data lain (database.url, LOKET_DATABASE__URL).
desk-port-taken = Port { $port } di { $host } tidak dapat dipakai ({ $fault }). Hentikan program yang memakainya, atau ubah { $setting } ({ $variable }).
desk-process = { " " }(proses { $process })
desk-schema-newer = Basis data ini berasal dari versi Loket yang lebih baru (skema { $schema }). Pasang Loket versi terbaru, atau pakai basis data lain (database.url, LOKET_DATABASE__URL).
