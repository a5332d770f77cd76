# Laporan tentang satu periode yang diminta petugas di obrolan.

## Memilih

choice-reports = 📊 Laporan
reports-list =
    <b>Laporan</b>
    { $lines }

    Pilih laporannya, atau ketik dalam satu baris: <code>laporan 1 bulan ini</code>, <code>laporan skm 2026-TW4 pdf</code>.
reports-line = { $no }. <b>{ $name }</b>: { $about }
report-unknown =
    Laporan itu tidak kami kenal. Yang ada:
    { $lines }

    Ketik misalnya <code>laporan 1 bulan ini</code>.
report-period-ask =
    <b>{ $name }</b>: { $about }.
    Untuk periode yang mana? Pilih, atau ketik <code>laporan { $key } 2026-11</code>, <code>2026-TW4</code>, <code>2026-S2</code>, <code>2026</code>, atau <code>2026-11-01 sampai 2026-11-23</code>.
report-format-ask =
    <b>{ $name }</b>, { $period }.
    Sebagai berkas apa? Pilih, atau ketik <code>laporan { $key } { $as } pdf</code>.
report-day = { $day }
report-days = { $name } ({ $first } s.d. { $last })
report-span = { $first } s.d. { $last }
choice-report-day-0 = Hari ini
choice-report-day-1 = Kemarin
choice-report-week-0 = Minggu ini
choice-report-week-1 = Minggu lalu
choice-report-month-0 = Bulan ini
choice-report-month-1 = Bulan lalu
choice-report-quarter-0 = Triwulan ini
choice-report-quarter-1 = Triwulan lalu
choice-report-half-year-0 = Semester ini
choice-report-half-year-1 = Semester lalu
choice-report-year-0 = Tahun ini
choice-report-year-1 = Tahun lalu
choice-report-pdf = PDF
choice-report-xlsx = Excel (XLSX)
choice-report-png = Gambar (PNG)
choice-report-zip = Semua berkas (ZIP)
reports-not-yours = Laporan hanya bagi front office, penyelia, dan pengelola.
report-not-yours = Laporan itu bukan bagian peran Anda. Ketik <code>/laporan</code> untuk melihat yang dapat Anda minta.
report-not-begun = Periode { $period } belum dimulai. Silakan pilih periode lain.
report-too-many = Masih ada { $most } laporan Anda yang sedang disiapkan. Silakan minta lagi sesudah salah satunya Anda terima.

## Yang terjadi

report-wanted = ⏳ <b>{ $name }</b>, { $period }: sedang disiapkan. Berkasnya kami kirim di obrolan ini; pekerjaan lain dapat terus berjalan.
report-being-made = <b>{ $name }</b>, { $period }: masih disiapkan dan dikirim begitu siap. Tidak perlu diminta lagi.
report-ready = ✅ <b>{ $name }</b>, { $period }: siap, terkirim di bawah.
report-given = <b>{ $name }</b>, { $period }.
report-stopped = ⚠️ <b>{ $name }</b>, { $period }: tidak jadi.
report-unmade = Mohon maaf, <b>{ $name }</b>, { $period }, tidak dapat kami buat. { $why }
report-why-failed = Silakan coba lagi beberapa saat lagi. Bila tetap gagal, minta pengelola menjalankan <code>loket laporan</code> di komputer loket: di sana terbaca sebabnya.
report-why-large = Berkasnya terlalu besar untuk obrolan. Pilih periode yang lebih pendek, atau minta pengelola membuatnya dengan <code>loket laporan</code>.
report-why-slow = Pembuatannya terlalu lama. Pilih periode yang lebih pendek, atau minta pengelola membuatnya dengan <code>loket laporan</code>.
report-why-many = Isinya terlalu banyak untuk dicetak. Pilih Excel (XLSX), atau periode yang lebih pendek.
choice-report-again = Coba lagi
choice-report-other = Pilih periode lain

## Nama pendek

report-name-buku-tamu = Buku tamu
report-name-buku-laporan = Buku laporan harian
report-name-pemantauan-pos = Pemantauan POS
report-name-penyimpangan = Penyimpangan
report-name-kompensasi = Kompensasi
report-name-prioritas = Kelompok prioritas
report-name-pengaduan = Pengaduan
report-name-ketersediaan = Ketersediaan layanan
report-name-ppid = Register PPID
report-name-penggantian = Penggantian tugas
report-name-skm = Laporan SKM
report-name-skm-publikasi = Publikasi SKM
report-name-skm-tabel = Tabel kerja SKM
report-name-bukti = Bukti bagi penilai
