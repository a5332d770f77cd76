### Checking the chained archive: read by archivists and auditors.

verify-altered = DIUBAH: { $table } { $key }{ $since }
verify-cut-off = TERPOTONG: { $table } { $key }{ $since }. Ujung rantai hilang: bandingkan dengan cadangan terakhir.
verify-date-of-head = --date hanya untuk kepala rantai satu hari: loket verify head --date { $given }
verify-entry-of-chain = entri rantai
verify-faults = Arsip TIDAK utuh: { $count } temuan ({ $kinds }). Jangan ubah apa pun; simpan salinan basis data ini, lalu bandingkan dengan cadangan. Caranya: docs/archive.md.
verify-faults-more = Arsip TIDAK utuh: { $count } temuan atau lebih ({ $kinds }); pemeriksaan dihentikan. Jangan ubah apa pun; simpan salinan basis data ini, lalu bandingkan dengan cadangan. Caranya: docs/archive.md.
verify-head-about = Kepala arsip berantai Loket, hari { $day }
verify-head-mail = Kepala arsip loket { $day }
verify-head-open = Hari ini belum ditutup: kepala masih akan berganti.
verify-heads-of-export = --heads hanya untuk ekspor: loket verify FOLDER-EKSPOR --heads { $given }
verify-heads-where = Untuk ekspor: folder kepala rantai yang disimpan di luar (head-TANGGAL.txt).
verify-help = Periksa arsip: baris yang diubah, hilang, disisipkan, ditukar, atau terpotong. "loket verify head" menampilkan kepala hari ini.
verify-holds = Arsip utuh.
verify-inserted = DISISIPKAN: { $table } { $key }{ $since }
verify-missing = HILANG: { $table } { $key }{ $since }
verify-no-day = "{ $given }" bukan tanggal. Tulis seperti 2026-11-29.
verify-not-known = "{ $given }" tidak dikenal. Tulis "loket verify" untuk seluruh arsip, "loket verify head", atau "loket verify FOLDER-EKSPOR".
verify-reordered = DITUKAR: { $table } { $key }{ $since }
verify-shut = TIDAK TERBUKA: { $table } { $key }{ $since }
verify-since = { " " }(dijamin entri { $serial }{ $day })
verify-since-day = , setelah penutupan { $day }
verify-stamp = STEMPEL WAKTU tidak cocok: { $file } bukan untuk berkas di sebelahnya.
verify-tally = Entri { $entries }, baris { $rows }, jawaban survei { $surveys }, dihapus dengan jejak { $erased }, dari sebelum ada rantai { $before }, kepala di luar yang cocok { $heads }. Entri terakhir { $serial }: { $head }
verify-unlinked = Baris dari sebelum ada rantai yang belum dirantai: { $count }. Loket merantainya sendiri selagi berjalan.
verify-what = "head" untuk kepala suatu hari; folder ekspor untuk memeriksa ekspor itu; kosong untuk memeriksa seluruh arsip.
verify-which-day = Hari yang kepalanya ditampilkan (bawaan: hari ini).
