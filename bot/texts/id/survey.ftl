# Survei Kepuasan Masyarakat. Bunyi pertanyaan dan jawaban: PermenPANRB 14/2017, Lampiran (tidak diubah).

survey-intro = Terima kasih. Mohon kesediaan Bapak/Ibu mengisi <b>Survei Kepuasan Masyarakat</b>: { $count } pertanyaan singkat. Jawaban tidak dihubungkan dengan nama Bapak/Ibu dan tidak memengaruhi layanan.
survey-question =
    <i>Survei { $number } dari { $count }</i>
    { $question }
survey-choose = Silakan pilih salah satu jawaban, atau ketik nomornya (1-{ $most }).
survey-suggestion = Adakah saran atau masukan? Silakan tuliskan dalam satu pesan, atau lewati.
survey-thanks = Terima kasih, survei sudah kami terima. Semoga Bapak/Ibu sehat selalu.
survey-declined = Baik, survei dilewati. Terima kasih atas kunjungan Bapak/Ibu.
choice-skip-survey = Lewati survei
choice-skip-suggestion = Tidak ada saran

survey-persyaratan = Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya.
survey-persyaratan-1 = Tidak sesuai
survey-persyaratan-2 = Kurang sesuai
survey-persyaratan-3 = Sesuai
survey-persyaratan-4 = Sangat sesuai
survey-prosedur = Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini.
survey-prosedur-1 = Tidak mudah
survey-prosedur-2 = Kurang mudah
survey-prosedur-3 = Mudah
survey-prosedur-4 = Sangat mudah
survey-waktu = Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan.
survey-waktu-1 = Tidak cepat
survey-waktu-2 = Kurang cepat
survey-waktu-3 = Cepat
survey-waktu-4 = Sangat cepat
survey-biaya = Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan.
survey-biaya-1 = Sangat mahal
survey-biaya-2 = Cukup mahal
survey-biaya-3 = Murah
survey-biaya-4 = Gratis
survey-produk = Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan antara yang tercantum dalam standar pelayanan dengan hasil yang diberikan.
survey-produk-1 = Tidak sesuai
survey-produk-2 = Kurang sesuai
survey-produk-3 = Sesuai
survey-produk-4 = Sangat sesuai
survey-kompetensi = Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan.
survey-kompetensi-1 = Tidak kompeten
survey-kompetensi-2 = Kurang kompeten
survey-kompetensi-3 = Kompeten
survey-kompetensi-4 = Sangat kompeten
survey-perilaku = Bagaimana pendapat Saudara perilaku petugas dalam pelayanan terkait kesopanan dan keramahan.
survey-perilaku-1 = Tidak sopan dan ramah
survey-perilaku-2 = Kurang sopan dan ramah
survey-perilaku-3 = Sopan dan ramah
survey-perilaku-4 = Sangat sopan dan ramah
survey-sarana = Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana.
survey-sarana-1 = Buruk
survey-sarana-2 = Cukup
survey-sarana-3 = Baik
survey-sarana-4 = Sangat baik
survey-pengaduan = Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan.
survey-pengaduan-1 = Tidak ada
survey-pengaduan-2 = Ada tetapi tidak berfungsi
survey-pengaduan-3 = Berfungsi kurang maksimal
survey-pengaduan-4 = Dikelola dengan baik

## Pengingat, satu kali

survey-reminder =
    Survei untuk kunjungan <b>{ $ticket }</b> masih terbuka (pertanyaan { $number } dari { $count }). Bila berkenan, silakan lanjutkan; bila tidak, lewati saja. Kami tidak mengingatkan lagi.

    { $question }

## Profil responden. Kuesioner resmi, bagian I; usia per kelompok, pilihan yang lazim ditambahkan kantor.

profile-intro = Terima kasih, jawaban sudah kami terima. Terakhir, sedikit tentang Bapak/Ibu; setiap pertanyaan boleh dilewati, dan dicatat terpisah dari jawaban tadi.
profile-question =
    <i>Profil { $number } dari { $count }</i>
    { $intro } { $question }
profile-choose = Silakan pilih salah satu, ketik nomornya, atau ketik "lewati".
choice-skip-profile = Lewati
choice-skip-profile-all = Lewati semua
profile-jenis_kelamin = <b>Jenis kelamin</b> Bapak/Ibu?
profile-jenis_kelamin-l = Laki-laki
profile-jenis_kelamin-p = Perempuan
profile-usia = <b>Usia</b> Bapak/Ibu?
profile-usia-di_bawah_20 = Di bawah 20 tahun
profile-usia-20_29 = 20–29 tahun
profile-usia-30_39 = 30–39 tahun
profile-usia-40_49 = 40–49 tahun
profile-usia-50_59 = 50–59 tahun
profile-usia-60_ke_atas = 60 tahun ke atas
profile-pendidikan = <b>Pendidikan</b> terakhir Bapak/Ibu?
profile-pendidikan-sd = SD
profile-pendidikan-smp = SMP
profile-pendidikan-sma = SMA
profile-pendidikan-d1_d3 = D1–D3
profile-pendidikan-d4 = D4
profile-pendidikan-s1 = S1
profile-pendidikan-s2 = S2
profile-pendidikan-s3 = S3
profile-pekerjaan = <b>Pekerjaan</b> Bapak/Ibu?
profile-pekerjaan-pns = PNS
profile-pekerjaan-pppk = PPPK
profile-pekerjaan-tni = TNI
profile-pekerjaan-polri = POLRI
profile-pekerjaan-swasta = Swasta
profile-pekerjaan-wirausaha = Wirausaha
profile-pekerjaan-guru = Guru (bukan ASN)
profile-pekerjaan-dosen = Dosen (bukan ASN)
profile-pekerjaan-pelajar = Pelajar/mahasiswa
profile-pekerjaan-lainnya = Lainnya

## Kertas kerja tentang survei

survey-paper-report = Laporan Survei Kepuasan Masyarakat (Bab I–V)
survey-paper-publication = Publikasi dan poster nilai IKM
survey-paper-table = Tabel kerja survei, per responden dan per unsur
