### Pembaruan: loket upgrade.

upgrade-backup = 3/4 Cadangan dibuat dan pemulihannya berhasil diuji: { $file }
upgrade-bad-backup = Basis data tidak diubah: cadangan { $file } tidak dapat dipulihkan utuh ({ $faults }). Jangan dihapus; laporkan kepada pengembang sebelum memperbarui.
upgrade-damaged = Basis data tidak diubah: { $file } rusak ({ $said }). Pulihkan cadangan terakhir yang lulus uji dengan loket restore, lalu ulangi.
upgrade-done = 4/4 Skema basis data dibarui dari { $before } ke { $head }.
upgrade-empty = Basis data masih kosong, tidak ada yang perlu dibarui. Jalankan: loket run
upgrade-help = Perbarui basis data ke versi Loket ini: diperiksa, dicadangkan, cadangannya diuji, dibarui, diperiksa lagi. Hentikan Loket lebih dahulu.
upgrade-newest = Skema basis data sudah yang terbaru ({ $head }); tidak ada yang diubah.
upgrade-no-room = Basis data tidak diubah: di { $folder } perlu { $wanted } MB yang kosong untuk cadangan, ujinya, dan pembaruan, yang ada { $free } MB. Kosongkan ruang, lalu ulangi.
upgrade-no-tool = Basis data tidak diubah: Loket tidak dapat mencadangkannya, pg_dump tidak ditemukan. Pasang paket postgresql-client (versi sama atau lebih baru daripada servernya) atau tunjuk foldernya dengan backup.tools. Bila servernya sudah Anda cadangkan dan uji dengan cara lain: loket db upgrade.
upgrade-none = Tidak ada basis data di { $file }. Jalankan dari folder Loket, atau periksa database.url; basis data baru dibuat oleh loket run.
upgrade-running = Basis data tidak diubah: masih ada Loket yang berjalan dengannya. Hentikan semua prosesnya, lalu ulangi.
upgrade-sound = 2/4 Ruang disk cukup dan basis data utuh.
upgrade-versions = 1/4 Skema basis data { $before }, versi Loket ini memakai { $head }; kuncinya cocok.
upgrade-way-back = Jalan kembali: hentikan Loket, pasang versi lama, pindahkan basis data yang sekarang, lalu dengan versi lama itu: loket restore { $file } --moved --to ALAMAT. Yang masuk sesudah cadangan ini hilang.
