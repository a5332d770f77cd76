### Formulir: kesalahan dan cetakannya.

form-bilingual = kunci "{ $key }" belum dalam dua bahasa
form-category = jenis layanan ditanyakan dengan kunci lain
form-category-again = jenis layanan ditanyakan lagi dalam formulir untuk kategori
form-category-again-remedy = hapus; pertanyaan itu sudah ada dalam formulir umum, sebelum formulir ini
form-category-remedy = tulis kunci = "category"
form-common-lacks = formulir umum belum menanyakan "{ $key }"
form-common-lacks-remedy = tambahkan [[{ $part }]] dengan kunci = "{ $key }"
form-exampleless = contoh tanpa pertanyaan
form-exampleless-remedy = tulis juga tanya = { "{" } id = "…", en = "…" { "}" }
form-file-closed = berkas formulir tidak dapat dibuka
form-file-closed-remedy = periksa nama berkas, foldernya, dan apakah Loket boleh membacanya
form-file-encoding = tulisan bukan UTF-8
form-file-encoding-remedy = simpan ulang berkas dengan pengodean UTF-8
form-file-large = berkas terlalu besar
form-file-large-remedy = periksa apakah berkasnya benar
form-file-required = berkas tidak dapat diwajibkan, karena tidak setiap orang membawanya
form-file-required-remedy = tulis wajib = false; petugas dapat memintanya saat melayani
form-head = { "[" }{ $part }] bukan bagian
form-head-remedy = tulis judul [{ $part }] sekali, dengan satu kurung siku
form-if = kunci "jika" bukan satu pertanyaan dengan jawabannya
form-if-answer = { $answer } bukan jawaban untuk { $key }
form-if-answer-remedy = pilihan yang ada: { $allowed }
form-if-kind = { $key } tidak dijawab dengan ya/tidak atau pilihan, jadi tidak dapat menjadi syarat
form-if-kind-remedy = pakai pertanyaan berjenis ya_tidak atau pilihan sebagai syarat
form-if-order = { $key } bukan pertanyaan sebelum pertanyaan ini
form-if-order-remedy = taruh pertanyaan itu di atas pertanyaan ini
form-if-remedy = tulis misalnya jika = { "{" } representing = "ya" { "}" }
form-kept = jawaban berjenis { $kind } tidak disimpan untuk kunjungan berikutnya
form-kept-remedy = hapus kunci diingat
form-key = kunci { $key } tidak dapat dipakai
form-key-remedy = pakai 2 sampai 20 huruf kecil, angka, atau garis bawah, diawali huruf
form-kind = jenis { $written } tidak dikenal
form-kind-remedy = tulis jenis jawabannya; { $kinds }
form-length = hanya jawaban berjenis teks dan uraian yang diukur panjangnya
form-length-remedy = hapus kunci { $key }
form-lengths = paling_pendek lebih besar daripada paling_panjang
form-lengths-remedy = tukar kedua angkanya
form-long = { $what } ({ $language }) sepanjang { $length } huruf
form-long-remedy = ringkas sampai { $longest } huruf
form-most = hanya berkas yang dapat dikirim lebih dari satu
form-most-remedy = hapus kunci paling_banyak
form-no-kind = pertanyaan { $key } belum menyebut jenis
form-no-options = jawaban berjenis { $kind } tidak memakai pilihan
form-no-options-remedy = hapus kunci pilihan
form-no-question = tidak ada satu pun bagian [[{ $part }]]
form-no-question-remedy = tulis judul [[{ $part }]] dengan dua kurung siku di atas setiap pertanyaan
form-of-category = kategori { $category } tidak dikenal
form-option = pilihan { $key }
form-option-key = kunci pilihan { $key } tidak dapat dipakai
form-option-key-remedy = pakai 1 sampai 22 huruf kecil, angka, atau garis bawah
form-option-keyless = ada pilihan tanpa kunci
form-option-remedy = tulis misalnya { "{" } kunci = "dapodik", id = "Dapodik", en = "Dapodik" { "}" }
form-option-twice = dua pilihan memakai kunci yang sama
form-option-twice-remedy = beri setiap pilihan kunci sendiri
form-option-wordless = pilihan { $option } belum punya kata-kata
form-options = pilihan untuk { $key } ada { $count }
form-options-remedy = tulis 2 sampai { $most } pilihan
form-other-language = { $what } menyebut bahasa { $language }
form-other-language-remedy = tulis id = "…" dan en = "…"
form-part = bagian { $part } tidak dikenal
form-print = { $origin }: benar. { $name }, { $count } pertanyaan ({ $served }).
form-print-category = jenis layanan
form-print-choice = pilihan
form-print-everybody = semua pengunjung
form-print-file = foto atau dokumen
form-print-if = hanya bila { $question } = { $answers }
form-print-kept = diingat untuk kunjungan berikutnya
form-print-long = uraian
form-print-longest = paling banyak { $longest } huruf
form-print-mail = alamat surel
form-print-most = paling banyak { $most } berkas
form-print-optional = boleh dilewati
form-print-phone = nomor telepon seluler
form-print-region = kabupaten/kota
form-print-required = wajib
form-print-text = teks pendek
form-print-yes-no = ya atau tidak
form-required = pertanyaan ini selalu wajib
form-required-remedy = hapus kunci wajib
form-shelf-category = kategori "{ $category }" sudah punya formulir { $other }
form-shelf-category-remedy = satu kategori hanya untuk satu formulir; hapus dari salah satunya
form-shelf-defaults = formulir ini dan { $other } sama-sama tidak menyebut kategori
form-shelf-defaults-remedy = tulis [formulir] dengan kategori = ["…"] di salah satunya
form-shelf-empty = tidak ada formulir di folder ini
form-shelf-empty-remedy = simpan formulir di folder itu dengan akhiran .toml, atau kosongkan form.directory
form-shelf-missing = folder formulir tidak ditemukan
form-shelf-missing-remedy = periksa form.directory (LOKET_FORM__DIRECTORY) dan nama foldernya
form-shipped = { "." } Pertanyaan siap pakai tanpa jenis: { $known }
form-shipped-kind = kunci { $key } adalah pertanyaan siap pakai berjenis { $kind }
form-shipped-kind-remedy = hapus kunci jenis, atau pakai kunci lain untuk pertanyaan Anda sendiri
form-too-many = ada { $count } pertanyaan; paling banyak { $most }
form-too-many-remedy = kurangi; pengunjung tidak sabar menjawab sebanyak itu
form-twice = kunci { $key } sudah dipakai pertanyaan lain
form-twice-remedy = beri nama lain, atau hapus salah satu; satu kunci untuk satu pertanyaan
form-untranslated = { $what } belum ada dalam bahasa { $name } ({ $language })
form-untranslated-remedy = tambahkan { $language } = "…"
form-wordless = pertanyaan { $question } belum punya kata-kata ("{ $key }")
form-words-remedy = tulis { $key } = { "{" } id = "…", en = "…" { "}" }
