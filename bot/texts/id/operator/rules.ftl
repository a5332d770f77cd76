### Pengaturan yang diubah di obrolan, seperti dibaca operator.

rules-about = Pengaturan yang dapat diubah di obrolan.
rules-by = diubah { $name }, { $day }
rules-category = kategori
rules-column-origin = Asal
rules-column-value = Berlaku sekarang
rules-column-what = Pengaturan
rules-compensation = kompensasi
rules-drifted = Berkas diubah sesudah diatur di obrolan: { $what }. Berkas: { $was } menjadi { $now }; yang berlaku tetap { $value } ({ $who })
rules-drifted-remedy = Bila berkas yang benar, tulis di obrolan: atur { $what } bawaan. Bila obrolan yang benar, samakan berkasnya.
rules-filed = dari berkas
rules-gone = Diatur di obrolan, tetapi tidak ada lagi di berkas: { $what } = { $value } ({ $who })
rules-gone-remedy = Tidak berpengaruh apa-apa selama tidak ada di berkas; tulis lagi di berkas bila masih diperlukan.
rules-list-help = Tampilkan yang berlaku sekarang, dari berkas atau dari obrolan.
rules-none = tidak ada
rules-offered = dibuka
rules-paused = ditutup sementara: { $reason }
rules-reply = balasan
rules-rooms = ruang
rules-set = Diatur di obrolan: { $what } = { $value } ({ $who }); menurut berkas { $file }
rules-topic = faq
