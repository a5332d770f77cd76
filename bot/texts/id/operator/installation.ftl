### Pemasangan dengan banyak loket: folder desks/, loket desk.

installation-clash = { $key } sudah dipakai loket { $other }. Setiap loket perlu { $key } sendiri.
installation-command-needs-desk = Di sini ada banyak loket. Sebutkan loketnya, misalnya: loket --desk { $example } …
installation-desk-added = Loket { $name } dibuat: { $file }. Isi token dan nama kantornya; Loket yang sedang berjalan membukanya dalam beberapa detik.
installation-desk-exists = Loket { $name } sudah ada: { $file }
installation-desk-name = "{ $name }" tidak dapat menjadi nama loket. Pakai huruf kecil, angka dan tanda hubung, diawali huruf, paling panjang 40 (misalnya ult-binjai).
installation-desk-unknown = Loket { $name } tidak ada. Yang ada: { $known }
installation-of-process = ini milik pemasangan, bukan milik satu loket
installation-of-process-remedy = hapus dari sini, dan tulis di { $file }
