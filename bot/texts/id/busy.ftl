## Ramai atau tidak: ditanyakan tanpa nomor antrean

busy =
    { $closed } { $ahead ->
        [0] Saat ini tidak ada yang menunggu di antrean.
       *[other] Saat ini { $ahead } orang menunggu di antrean.
    } { $when }
busy-band = Bila mendaftar sekarang, perkiraan dipanggil { $band }.
busy-at-once = Bila mendaftar sekarang, Bapak/Ibu langsung dipanggil.
busy-unknown = Perkiraan waktu dipanggil belum dapat kami sebutkan.
busy-next = Yang mendaftar sekarang dapat mengambil nomor untuk hari layanan berikutnya, { $opening }.
busy-no-queue = Di sini tidak perlu antre: begitu data dikirim, permohonan langsung ditangani petugas. { $closed }
