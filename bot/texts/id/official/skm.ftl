# Laporan, publikasi, dan tabel kerja Survei Kepuasan Masyarakat. Kerangka: Bab I sampai V sebagaimana lazim.

## Unsur menurut daftar dalam PermenPANRB 14/2017

skm-unsur-persyaratan = Persyaratan
skm-unsur-prosedur = Sistem, Mekanisme, dan Prosedur
skm-unsur-waktu = Waktu Penyelesaian
skm-unsur-biaya = Biaya/Tarif
skm-unsur-produk = Produk Spesifikasi Jenis Pelayanan
skm-unsur-kompetensi = Kompetensi Pelaksana
skm-unsur-perilaku = Perilaku Pelaksana
skm-unsur-sarana = Sarana dan Prasarana
skm-unsur-pengaduan = Penanganan Pengaduan, Saran, dan Masukan

## Sampul dan kepala

skm-title = Laporan Survei Kepuasan Masyarakat (SKM)
skm-title-spkp = Laporan Survei Persepsi Kualitas Pelayanan (SPKP)
skm-title-spak = Laporan Survei Persepsi Anti Korupsi (SPAK)
skm-contents = Daftar Isi
skm-mark = { $title } · { $office } · { $period }
skm-made = Dibuat { $day } dari jawaban yang tercatat sampai saat itu.
skm-made-early = SEMENTARA: dibuat { $day }, sebelum periode berakhir; nilai masih dapat berubah.
skm-sealed = { $count } kuesioner masih tersegel, belum dihitung: kuesioner baru dibuka bersama-sama demi kerahasiaan (jawaban dan profil masing-masing selembar, dari periode ini atau yang lain).
skm-sealed-few = Kurang dari { $fewest }

## Bab I

skm-1 = Pendahuluan
skm-1-background = Latar Belakang
skm-1-background-text = { $office } menyelenggarakan layanan konsultasi dan informasi secara daring. Penyelenggara pelayanan publik wajib melakukan Survei Kepuasan Masyarakat secara berkala, paling sedikit satu kali setahun, dan mempublikasikan hasilnya. Laporan ini menyajikan hasil survei { $period } sebagai dasar perbaikan mutu pelayanan.
skm-1-bases = Dasar Pelaksanaan
skm-1-aim = Maksud dan Tujuan
skm-1-aim-text = Survei dilaksanakan untuk mengetahui tingkat kepuasan masyarakat terhadap pelayanan, unsur yang perlu diperbaiki, dan perkembangan mutu pelayanan dari waktu ke waktu; hasilnya menjadi dasar rencana tindak lanjut.

## Bab II

skm-2 = Pengumpulan Data
skm-2-who = Pelaksana dan Metode
skm-2-who-text = Survei dilaksanakan oleh { $office }. Setiap pengunjung yang selesai dilayani diundang satu kali untuk mengisi kuesioner di aplikasi percakapan yang dipakainya (daring, mandiri, tanpa bantuan petugas). Pengisian bersifat sukarela dan tidak memengaruhi layanan. Jawaban disimpan tanpa nama, nomor kontak, atau nomor kunjungan, sehingga tidak dapat dihubungkan dengan pengunjung.
skm-2-tool = Instrumen dan Cara Penghitungan
skm-2-tool-text = Kuesioner memuat { $count } unsur dengan skala jawaban 1 sampai { $best }. Jawaban yang dihitung hanya jawaban atas kuesioner ini; skala lain tidak dicampur.
skm-2-formula = Nilai rata-rata (NRR) suatu unsur = jumlah nilai unsur : jumlah kuesioner yang mengisi unsur itu. NRR tertimbang = NRR × bobot. Nilai indeks (NI) = jumlah NRR tertimbang. { $value } = NI × { $conversion }.
skm-2-weight-exact = Bobot setiap unsur: tepat 1/{ $count } (nilai tertinggi 100,00).
skm-2-weight-given = Bobot setiap unsur: { $weight } (bukan 1/{ $count } tepat; nilai tertinggi { $top }).
skm-2-rounding = Penghitungan memakai bilangan bulat dan pecahan tepat; pembulatan dilakukan satu kali pada nilai akhir, setengah ke atas, dua angka desimal. Mutu pelayanan ditentukan dari nilai yang telah dibulatkan itu.
skm-2-incomplete = Kuesioner yang tidak lengkap dihitung untuk unsur yang diisi saja (pembagi tiap unsur adalah jumlah jawaban unsur itu). Kuesioner tidak lengkap pada periode ini: { $count }.
skm-2-grades = Kelas mutu pelayanan
skm-2-grades-name = Kinerja unit pelayanan
skm-2-where = Lokasi dan Waktu
skm-2-where-text = Survei dilaksanakan secara daring pada { $days }, pada setiap kunjungan yang selesai dilayani.
skm-2-sample = Penentuan Jumlah Responden
skm-2-sample-text = Jumlah pengunjung yang selesai dilayani pada periode ini { $served } orang. Menurut tabel Krejcie dan Morgan (taraf kepercayaan 95%, kesalahan 5%) diperlukan paling sedikit { $least } responden; terkumpul { $forms } responden.
skm-2-sample-few = Jumlah responden BELUM mencapai jumlah minimal; hasil survei perlu dibaca dengan hati-hati.
skm-2-sample-enough = Jumlah responden telah memenuhi jumlah minimal.
skm-2-sample-none = Pada periode ini belum ada pengunjung yang selesai dilayani.
skm-2-vague = Selain itu ada { $count } jawaban yang hanya tercatat bulannya (jawaban yang sedikit disimpan tanpa tanggal demi kerahasiaan) dan bulannya tidak seluruhnya termasuk periode ini; jawaban itu tidak dihitung di sini.

## Bab III

skm-3 = Hasil Pengolahan Data
skm-3-who = Karakteristik Responden
skm-3-who-text = Profil diisi terpisah dari jawaban dan tidak digabungkan dengannya; { $count } responden mengisi profil, dan setiap pertanyaan profil boleh dilewati. Profil tercatat per bulan. Kelompok yang berjumlah kurang dari { $fewest } orang digabung agar tidak menunjuk orang tertentu.
skm-3-nobody = Belum ada responden yang mengisi profil.
skm-3-profile-withheld = { $count } responden mengisi profil, kurang dari { $fewest }; demi kerahasiaan rinciannya tidak ditampilkan.
skm-3-group = Kelompok
skm-3-count = Jumlah
skm-3-folded = Kelompok kecil, digabung
skm-3-hidden = kurang dari { $fewest }
skm-3-served = Pengunjung yang Dilayani
skm-3-served-text = Jawaban survei tidak menyimpan saluran percakapan, sebab saluran bersama tanggal dapat menunjuk seorang pengunjung. Karena itu yang disajikan per saluran hanya jumlah pengunjung yang dilayani.
skm-3-channel = Saluran
skm-3-channel-telegram = Telegram
skm-3-channel-whatsapp = WhatsApp
skm-3-channel-web = Laman percakapan
skm-3-channel-desk = Loket langsung
skm-3-channel-other = Lainnya
skm-3-index = Nilai Indeks
skm-3-none = Belum ada data: pada periode ini belum ada kuesioner yang diisi. Tidak ada nilai dan kelas mutu yang dapat ditetapkan.
skm-3-none-yet = Belum ada kuesioner yang dihitung pada periode ini, maka belum ada nilai dan kelas mutu yang dapat ditetapkan.
skm-3-withheld = Terkumpul { $forms } kuesioner, kurang dari { $fewest }. Demi kerahasiaan responden nilainya tidak ditampilkan; jawaban itu tetap dihitung dalam laporan periode yang lebih panjang.
skm-3-value = Nilai IKM { $office } pada { $period } adalah { $nik } dengan mutu pelayanan { $letter } ({ $name }), dari { $forms } responden.
skm-3-value-plain = Nilai indeks { $office } pada { $period } adalah { $ni } (skala 1–{ $best }; nilai konversi { $nik }), dari { $forms } responden.
skm-3-elements = Nilai per unsur
skm-3-chart = Nilai konversi (NIK) per unsur
skm-3-chart-alt = Diagram batang nilai per unsur: { $values }
skm-3-alt-pair = { $label } { $value }
skm-3-categories = Nilai per jenis layanan
skm-3-category = Jenis layanan
skm-3-category-none = Tidak disebutkan (jawaban yang sedikit)
skm-3-category-folded = { $names } (digabung)
skm-3-no = No.
skm-3-element = Unsur
skm-3-filled = Terisi
skm-3-sum = Jumlah nilai
skm-3-nrr = NRR
skm-3-weighted = NRR tertimbang
skm-3-nik = NIK
skm-3-grade = Mutu
skm-3-forms = Responden
skm-3-index-row = Nilai indeks (NI)
skm-3-ikm-row = { $value } (NI × { $conversion })
skm-none = –

## Bab IV

skm-4 = Analisis Hasil Survei
skm-4-strong = Kelebihan dan Kekurangan
skm-4-all-alike = Seluruh unsur bernilai sama; tidak ada unsur yang lebih tinggi atau lebih rendah.
skm-4-highest = Unsur dengan nilai tertinggi: { $elements }.
skm-4-lowest = Tiga unsur dengan nilai terendah: { $elements }.
skm-4-lowest-tied = Unsur dengan nilai terendah (tiga tempat terbawah; { $count } unsur karena ada nilai yang sama): { $elements }.
skm-4-element-value = { $label } { $name } ({ $nik })
skm-4-fee = Perhatian: unsur biaya bernilai { $nrr }, di bawah nilai tertinggi. Bila layanan tidak dipungut biaya, periksa apakah ada pungutan atau apakah informasi bahwa layanan gratis belum jelas.
skm-4-suggestions = Saran dan Masukan Responden
skm-4-suggestions-text = Dikutip sebagaimana ditulis, dalam urutan acak dan tanpa tanggal.
skm-4-no-suggestions = Tidak ada saran yang ditampilkan pada periode ini.
skm-4-more-suggestions = … dan { $count } saran lain (lihat tabel kerja).
skm-4-plan = Rencana Tindak Lanjut
skm-4-plan-none = Rencana tindak lanjut belum dicatat. Rencana dicatat setelah dibahas, misalnya dalam Forum Konsultasi Publik.
skm-4-plan-element = Prioritas unsur
skm-4-plan-programme = Program/kegiatan
skm-4-plan-due = Waktu
skm-4-plan-owner = Penanggung jawab
skm-4-plan-planned = Direncanakan
skm-4-plan-done = Selesai
skm-4-plan-open = belum
skm-4-plan-late = belum, lewat waktu
skm-4-plan-done-on = { $day } ({ $days } hari)
skm-4-plan-done-late = { $day } ({ $days } hari, terlambat)
skm-4-plan-result = Hasil: { $result }
skm-4-earlier = Realisasi Tindak Lanjut Survei Sebelumnya
skm-4-earlier-none = Tidak ada rencana tindak lanjut dari survei sebelumnya yang tercatat.
skm-4-earlier-sum = Dari { $all } rencana, { $done } selesai ({ $share }%); rata-rata { $days } hari sejak direncanakan.
skm-4-earlier-sum-none = Dari { $all } rencana, belum ada yang selesai.
skm-4-trend = Tren Nilai Survei
skm-4-trend-alt = Diagram nilai per periode: { $values }
skm-4-trend-period = Periode

## Bab V

skm-5 = Penutup
skm-5-conclusion = Kesimpulan
skm-5-conclusion-none = Pada { $period } belum ada data yang dapat disimpulkan.
skm-5-conclusion-text = Nilai IKM { $office } pada { $period } adalah { $nik } dengan mutu pelayanan { $letter } ({ $name }). Unsur yang perlu diprioritaskan untuk diperbaiki: { $elements }.
skm-5-conclusion-plain = Nilai indeks { $office } pada { $period } adalah { $ni }. Unsur yang perlu diprioritaskan untuk diperbaiki: { $elements }.
skm-5-better = Dibandingkan dengan { $before } ({ $old }), nilai naik { $change }.
skm-5-worse = Dibandingkan dengan { $before } ({ $old }), nilai turun { $change }.
skm-5-same = Nilai sama dengan { $before } ({ $old }).
skm-5-advice = Saran
skm-5-advice-text = Hasil survei agar dipublikasikan pada media yang mudah diakses masyarakat, rencana tindak lanjut agar dilaksanakan menurut waktunya dan realisasinya dicatat, dan survei agar dilanjutkan pada periode berikutnya.
skm-sign-place = { $place }, { $day }
skm-sign-nip = NIP { $nip }
skm-sign-open = ........................................

## Lampiran

skm-annex-questions = Kuesioner
skm-annex-question = Pertanyaan dan pilihan jawaban (nilai)
skm-annex-options = { $value } = { $answer }
skm-annex-data = Rekapitulasi Jawaban
skm-annex-data-text = Jumlah jawaban menurut nilai untuk setiap unsur.
skm-annex-value = Nilai { $value }
skm-annex = Lampiran { $no }
skm-chapter = Bab { $no }

## Lembar publikasi dan poster

skm-poster-title = Indeks Kepuasan Masyarakat (IKM)
skm-poster-title-spkp = Indeks Persepsi Kualitas Pelayanan
skm-poster-title-spak = Indeks Persepsi Anti Korupsi
skm-poster-value = Nilai IKM
skm-poster-value-spkp = Nilai IPKP
skm-poster-value-spak = Nilai IPAK
skm-brief-value = { $nik }, mutu { $letter } ({ $name })
skm-brief-sealed = Kuesioner tersegel
skm-brief-uncounted = { $count }, belum dihitung
skm-poster-grade = Mutu pelayanan { $letter }
skm-poster-service = Nama layanan
skm-poster-respondents = Responden
skm-poster-people = { $count } orang
skm-poster-of-served = dari { $served } pengunjung yang dilayani (minimal { $least })
skm-poster-days = Periode survei
skm-poster-thanks = Terima kasih atas penilaian yang telah Anda berikan. Masukan Anda sangat bermanfaat untuk kemajuan unit kami agar terus memperbaiki dan meningkatkan kualitas pelayanan bagi masyarakat.
skm-poster-none = Belum ada data
skm-poster-none-text = Kami menunggu penilaian Anda.
skm-poster-sealed-text = Penilaian yang masuk masih tersegel dan belum dihitung.
skm-poster-withheld = Belum ditampilkan
skm-poster-withheld-text = Jumlah penilaian belum cukup untuk ditampilkan tanpa menunjuk orang tertentu.
skm-poster-method = { $count } unsur. { $weight } Sumber: survei daring sesudah layanan.
skm-poster-groups = { $group } = { $count }
skm-poster-follow = Tindak lanjut
skm-poster-follow-done = Selesai { $day }

## Tabel kerja

skm-table-title = Pengolahan Data Survei per Responden dan per Unsur Pelayanan
skm-table-answers = Jawaban
skm-table-order = Urutan baris acak; baris tidak memuat tanggal, profil, atau saluran, sehingga tidak menunjuk pengunjung.
skm-table-no = No.
skm-table-sum = Jumlah nilai per unsur
skm-table-filled = Jumlah terisi
skm-table-nrr = NRR per unsur
skm-table-weighted = NRR tertimbang
skm-table-nik = NIK per unsur
skm-table-grade = Mutu per unsur
skm-table-ni = Nilai indeks (NI)
skm-table-mutu = Mutu pelayanan
skm-table-profile = Profil
skm-table-suggestions = Saran
skm-table-suggestion = Saran/masukan
skm-table-improvements = Tindak lanjut
skm-table-trait = Pertanyaan
