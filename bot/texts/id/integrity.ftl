# Survei zona integritas (PermenPANRB 90/2021): persepsi kualitas pelayanan (SPKP) dan anti korupsi (SPAK), skala 1 sampai 6.

survey-setuju-1 = Sangat tidak setuju
survey-setuju-2 = Tidak setuju
survey-setuju-3 = Agak tidak setuju
survey-setuju-4 = Agak setuju
survey-setuju-5 = Setuju
survey-setuju-6 = Sangat setuju

survey-spkp_informasi = Informasi pelayanan pada unit layanan ini tersedia melalui media elektronik maupun nonelektronik.
survey-spkp_syarat = Persyaratan pelayanan yang diinformasikan sesuai dengan persyaratan yang ditetapkan unit layanan ini.
survey-spkp_alur = Prosedur/alur pelayanan yang ditetapkan unit layanan ini mudah diikuti/dilakukan.
survey-spkp_jangka = Jangka waktu penyelesaian pelayanan yang diterima sesuai dengan yang ditetapkan unit layanan ini.
survey-spkp_tarif = Tarif/biaya pelayanan yang dibayarkan pada unit layanan ini sesuai dengan tarif/biaya yang ditetapkan.
survey-spkp_daring = Sarana prasarana pendukung pelayanan/sistem pelayanan daring yang disediakan unit layanan ini nyaman/mudah digunakan.
survey-spkp_tanggap = Petugas pelayanan/sistem pelayanan daring pada unit layanan ini merespons keperluan dengan cepat.
survey-spkp_konsultasi = Layanan konsultasi dan pengaduan yang disediakan unit layanan ini mudah digunakan/diakses.

survey-spak_diskriminasi = Tidak ada diskriminasi pelayanan pada unit layanan ini.
survey-spak_kecurangan = Tidak ada pelayanan di luar prosedur/kecurangan pelayanan pada unit layanan ini.
survey-spak_imbalan = Tidak ada penerimaan/permintaan imbalan uang/barang/fasilitas di luar ketentuan pada unit layanan ini.
survey-spak_pungli = Tidak ada pungutan liar (pungli) pada unit layanan ini.
survey-spak_percaloan = Tidak ada percaloan/perantara/biro jasa tidak resmi pada unit layanan ini.
