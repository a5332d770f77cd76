# Kata-kata yang hanya diperlukan di halaman obrolan web: yang dibacakan pembaca layar, dan kemajuan kunjungan.

web-card = Kartu kunjungan
web-card-renewed = Kartu kunjungan diperbarui
web-progress = { $done } dari { $all } langkah selesai
web-step-ahead = Belum
web-step-now = Sekarang
web-step-late = Melewati waktu
web-step-done = Selesai
web-step-over = Selesai
web-step-untaken = Tidak ditempuh
web-step-skipped = Dilewati
