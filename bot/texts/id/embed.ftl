# Tombol obrolan di situs kantor sendiri: keadaan antrean sebelum pengunjung menulis.

embed-launch = Layanan daring
embed-waiting =
    { $waiting ->
        [0] Buka · tidak ada antrean
       *[other] Buka · { $waiting } menunggu
    }
embed-closed = Sedang tutup
embed-opens-today = Tutup · buka pukul { $time }
embed-opens = Tutup · buka { $day }, { $time }
embed-title = Obrolan { $office }
embed-close = Tutup obrolan
embed-tab = Buka di tab sendiri
embed-news = Ada pesan baru dari loket
embed-not-allowed = Situs { $origin } belum diizinkan menyisipkan obrolan ini. Pengelola Loket: tambahkan "{ $origin }" pada embed_origins di bagian [web] berkas loket.toml, lalu jalankan ulang Loket.
