# Berkas yang dimusnahkan dengan berita acara, disebut pada laporan tentang masanya.

musnah-count = Banyaknya
musnah-counted-by = Jenis urusan, keadaan akhir
musnah-file = Jenis berkas
musnah-minutes = Berita acara
musnah-month = Bulan
musnah-notice = Berkas "{ $series }" tahun { $year } telah dimusnahkan dengan berita acara nomor { $number } tanggal { $day }: tidak tercantum lagi di sini. Jumlah yang tetap disimpan bagi bulan-bulan ini: { $sums }.
musnah-nothing = tidak ada
musnah-tab = Dimusnahkan
musnah-title = Jumlah berkas yang dimusnahkan
