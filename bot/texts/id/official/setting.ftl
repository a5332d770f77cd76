# Yang dikatakan kertas tentang cara ia dicetak.

setting-boxes = Tanda □ menggantikan huruf yang tidak ada pada huruf cetak dokumen ini ({ $kinds }).
setting-plain = Dokumen ini dicetak dengan cara sederhana karena tulisannya tidak dapat ditata; isinya lengkap.
setting-more = Tercetak { $printed } dari { $rows } baris; { $count } baris lainnya ada dalam berkas XLSX, yang memuat semuanya.
setting-nothing = Nihil
