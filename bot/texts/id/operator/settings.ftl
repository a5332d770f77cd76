### Kesalahan pengaturan.

settings-address = bukan alamat web yang sah
settings-address-remedy = tulis alamat lengkap tanpa ? dan #, misalnya https://loket.example.go.id
settings-always = kantor yang buka "selalu" tidak mengenal hari tutup
settings-always-remedy = kosongkan daftar ini, atau tulis office.hours sebagai "Setiap hari 00.00-24.00"
settings-archive-short = arsip disimpan { $years } tahun, lebih singkat daripada identitas di dalamnya ({ $days } hari)
settings-archive-short-remedy = perpanjang retention.inactive_years, atau perpendek retention.identity_days
settings-backwards = masa berakhir ({ $last }) sebelum dimulai ({ $first })
settings-backwards-remedy = tukar kedua tanggalnya
settings-both-lists = { $days } juga tercatat sebagai hari tutup
settings-both-lists-remedy = hapus dari salah satu daftar
settings-categories-remedy = tulis misalnya ["{ $one }", "{ $other }"]
settings-category = jenis layanan "{ $category }" tidak dikenal
settings-category-remedy = pilih dari: { $known }
settings-command = bukan perintah
settings-command-remedy = tulis sebagai daftar kata, misalnya ["clamdscan", "--no-summary", "-"]
settings-database = alamat basis data tidak dikenal
settings-database-remedy = tulis sqlite:///data/loket.sqlite3 atau postgresql://pengguna:sandi@host/nama_basis_data
settings-date-remedy = tulis sebagai tahun-bulan-hari, misalnya 2026-12-31
settings-dated-remedy = tulis [[office.periods]] atau [[office.exceptions]], satu untuk setiap masa
settings-day = "{ $item }" bukan tanggal
settings-day-once = harinya harus disebut satu kali
settings-days-remedy = tulis misalnya ["2026-12-31", "2027-01-02"]
settings-embed-origin = "{ $text }" bukan alamat situs
settings-embed-origin-remedy = tulis misalnya ["https://www.kantor.go.id"]: https:// dan nama situs, tanpa jalur dan tanpa tanda *
settings-empty = (kosong)
settings-entry = entri ke-{ $no }: { $reason }
settings-entry-key = kunci { $keys } tidak dikenal di sini
settings-entry-key-remedy = yang dikenal: { $known }
settings-entry-table = setiap entri harus berupa tabel
settings-entry-unread = entri tidak dapat dibaca
settings-exceptions-remedy = tulis [[office.exceptions]] dengan date (atau from dan until) dan closed atau open, misalnya date = 2026-12-31, closed = "12.00-16.00"; true berarti sehari penuh
settings-fault =
    { $title }
    { $origin }   Masalah  : { $reason }
    { "" }   Perbaikan: { $remedy }
settings-faults =
    Pengaturan Loket belum benar ({ $count } hal):
    
    { $listed }
settings-file = berkas { $file }
settings-file-encoding = berkas bukan teks UTF-8
settings-file-encoding-remedy = simpan ulang sebagai UTF-8
settings-file-line = berkas { $file } baris { $line }
settings-file-missing = berkas tidak ditemukan
settings-file-missing-remedy = periksa --config dan { $variable }, atau salin loket.example.toml
settings-file-unread = berkas tidak dapat dibaca
settings-file-unread-remedy = periksa apakah ini berkas biasa dan apakah hak aksesnya cukup
settings-graph = bukan versi Graph API
settings-graph-remedy = tulis misalnya v26.0
settings-heads-first = memerlukan folder archive.heads
settings-heads-first-remedy = isi archive.heads, atau kosongkan archive.timestamp_url dan archive.mail_to
settings-hours-backwards = periode { $period } berakhir sebelum dimulai
settings-hours-backwards-remedy = tulis jam tutup sesudah jam buka; jam yang melewati tengah malam ditulis sebagai dua hari, misalnya "Senin 20.00-24.00; Selasa 00.00-04.00"
settings-hours-day = hari "{ $text }" tidak dikenal
settings-hours-empty = jam layanan kosong
settings-hours-midnight = jam "{ $text }" berakhir pukul 00.00
settings-hours-midnight-remedy = tulis akhir hari sebagai 24.00
settings-hours-no-time = jam "{ $text }" tidak ada
settings-hours-overlap = pada hari { $day } periode { $earlier } dan { $later } bertumpang tindih
settings-hours-overlap-remedy = ubah jamnya sehingga satu periode selesai sebelum periode berikutnya dimulai
settings-hours-remedy = tulis misalnya "Senin-Kamis 08.00-12.00, 13.00-16.00; Jumat 08.00-11.30", "Setiap hari 00.00-24.00", atau "selalu"; hari yang tidak disebut berarti tutup
settings-hours-segment = "{ $text }" bukan hari yang diikuti jam
settings-hours-text = jam layanan harus berupa teks
settings-hours-text-remedy = tulis misalnya "Senin-Jumat 08.00-16.00"
settings-hours-unread = jam "{ $text }" tidak dapat dibaca
settings-https = alamat publik harus memakai https
settings-https-remedy = tulis https://…; http hanya boleh untuk 127.0.0.1 dan localhost
settings-identity-first = lebih singkat daripada { $key } ({ $days } hari)
settings-identity-first-remedy = tulis paling sedikit { $days }
settings-idle = beristirahat sebelum sempat diingatkan
settings-idle-remedy = tulis lebih besar daripada visit.idle_reminder_minutes
settings-instrument = bukan nama instrumen survei
settings-instrument-remedy = tulis nama instrumennya, misalnya skm
settings-is-choice = pilihan tidak dikenal
settings-is-choice-remedy = tulis salah satu: { $expected }
settings-is-decimal = harus bilangan
settings-is-decimal-remedy = tulis angka dengan titik desimal, misalnya 0.5
settings-is-empty = tidak boleh kosong
settings-is-empty-remedy = isi, atau hapus agar nilai bawaan berlaku
settings-is-large = terlalu besar
settings-is-large-remedy = tulis { $le } atau kurang
settings-is-otherwise = nilai tidak dapat dibaca
settings-is-otherwise-remedy = lihat contohnya di loket.example.toml
settings-is-part = harus berupa bagian
settings-is-part-remedy = tulis sebagai judul [{ $section }] dengan kunci-kunci di bawahnya
settings-is-path = harus berupa nama berkas
settings-is-path-remedy = tulis letak berkas di antara tanda kutip
settings-is-small = terlalu kecil
settings-is-small-remedy = tulis { $ge } atau lebih
settings-is-text = harus berupa teks
settings-is-text-remedy = tulis di antara tanda kutip
settings-is-whole = harus bilangan bulat
settings-is-whole-remedy = tulis angka saja, tanpa titik dan koma
settings-is-yes-no = harus ya atau tidak
settings-is-yes-no-remedy = tulis true atau false, tanpa tanda kutip
settings-json = daftar JSON tidak dapat dibaca
settings-json-remedy = { $period }; di lingkungan sebagai JSON
settings-key-unread = { $key } tidak dapat dibaca
settings-lead = tidak lebih lama daripada earliest_minutes, sehingga tidak ada waktu yang dapat dipesan
settings-lead-remedy = perbesar latest_days, atau perkecil earliest_minutes
settings-line = { " " }baris { $line }
settings-list = harus berupa daftar
settings-mail-open = surat akan lewat jaringan tanpa enkripsi
settings-mail-open-remedy = pakai archive.smtp_tls = "starttls" atau "tls"; "none" hanya untuk server surat di mesin ini
settings-mail-server = bukan alamat surel, atau server suratnya belum diisi
settings-mail-server-remedy = tulis misalnya arsip@kantor.go.id, dan isi archive.smtp_host
settings-meeting = bukan nomor rapat Zoom
settings-meeting-remedy = tulis 9 sampai 11 angka, misalnya 83151711241
settings-meta-id = bukan nomor pengenal Meta
settings-meta-id-remedy = salin angkanya dari WhatsApp Manager, misalnya 106540352242922
settings-metrics-open = /metrics terbuka bagi komputer lain tanpa rahasia
settings-metrics-open-remedy = isi web.metrics_token (misalnya hasil openssl rand -hex 16), atau kembalikan web.admin_host ke 127.0.0.1
settings-metrics-short = rahasia terlalu pendek; paling sedikit { $least } huruf
settings-metrics-short-remedy = buat yang baru dengan openssl rand -hex 16
settings-names = bukan daftar nama
settings-names-remedy = tulis misalnya ["lansia", "hamil"]: paling banyak 8 nama, masing-masing paling panjang 24 huruf
settings-network = "{ $text }" bukan alamat atau jaringan IP
settings-network-remedy = tulis misalnya 10.0.0.5, 10.0.0.0/8, atau ::1
settings-networks-remedy = tulis misalnya ["127.0.0.1", "10.0.0.0/8"]
settings-no-boolean = harus berupa bilangan, bukan true atau false
settings-no-boolean-remedy = tulis bilangan
settings-no-date = { $key } = "{ $value }" bukan tanggal
settings-no-hours = hours belum diisi
settings-not-set = (belum diisi)
settings-offers-remedy = tulis misalnya ["Layanan didahulukan pada kunjungan berikutnya"]
settings-one-of = sebut salah satu: closed atau open
settings-or = { " " }atau{ " " }
settings-origin =
    { " " }  Asal     : { $origin }
    { "" }
settings-overlap = entri ke-{ $no } ({ $one }) dan ke-{ $otherno } ({ $other }) bertumpang tindih
settings-overlap-remedy = ubah tanggal atau jamnya, atau hapus salah satunya
settings-part-remedy = tulis true, atau jamnya, misalnya "13.00-16.00"
settings-periods-remedy = tulis [[office.periods]] dengan from, until, dan hours, misalnya from = 2027-02-08, until = 2027-03-09, hours = "Senin-Kamis 08.00-12.00, 12.30-15.00; Jumat 08.00-11.30, 12.30-15.30"
settings-phone = bukan nomor telepon
settings-phone-remedy = tulis nomornya saja, misalnya +62 21 5089 8888, atau kosongkan
settings-prefix = bukan awalan nomor yang sah
settings-prefix-remedy = tulis 1–10 huruf besar atau angka, misalnya ULT
settings-removed = kunci ini tidak dipakai lagi
settings-removed-attention = hapus baris ini; lamanya kini sebagian dari waktu baku langkahnya: visit.attention_percent (LOKET_VISIT__ATTENTION_PERCENT), bawaannya 100 persen
settings-schema = nama skema tidak dapat dipakai
settings-schema-file = hanya basis data PostgreSQL yang mempunyai skema
settings-schema-file-remedy = kosongkan database.schema: pada SQLite setiap loket mempunyai berkasnya sendiri (database.url)
settings-schema-remedy = tulis 1 sampai 48 huruf kecil, angka, atau _, diawali huruf, misalnya ult_medan; bukan public, information_schema, atau pg_…
settings-schema-twice = database.url sudah menyebut skema lain
settings-schema-twice-remedy = hapus ?schema=… dari database.url, atau kosongkan database.schema
settings-seal-short = kurang dari { $least } huruf
settings-seal-short-remedy = tulis kata acak yang panjang, misalnya dari: openssl rand -hex 32
settings-secret = rahasia kosong, berspasi, atau memuat tanda yang bukan ASCII
settings-secret-remedy = salin ulang dari tempat asalnya, tanpa spasi dan tanda kutip
settings-survey-late = mengingatkan setelah survei tidak terbuka lagi
settings-survey-late-remedy = tulis lebih kecil daripada survey.open_hours
settings-telegram-port = port ini tidak dilayani Telegram
settings-telegram-port-remedy = gunakan port 443, 80, 88, atau 8443
settings-template = bukan nama templat WhatsApp
settings-template-remedy = gunakan huruf kecil, angka, dan garis bawah
settings-time = jam tidak dapat dibaca
settings-time-remedy = tulis misalnya "15.30"
settings-token = bukan token bot Telegram
settings-token-remedy = salin token dari @BotFather; bentuknya angka, titik dua, lalu huruf dan angka
settings-toml = bukan TOML yang sah ({ $fault })
settings-toml-remedy = perbaiki baris ini; teks ditulis di antara tanda kutip, misalnya name = "ULT"
settings-too-many-days = masa lebih dari { $days } hari
settings-too-many-days-remedy = bagi menjadi beberapa entri, atau ubah office.hours
settings-unknown = kunci ini tidak dikenal
settings-unknown-remedy = kunci yang paling mirip ialah { $key } ({ $variable }); bila bukan itu maksudnya, hapus (semua kunci tercantum di loket.example.toml)
settings-unset = { $key } belum diisi
settings-variable = variabel lingkungan { $name }
settings-webhook-needs = wajib diisi bila telegram.mode = "webhook"
settings-webhook-needs-remedy = isi, atau ganti mode ke "polling"
settings-webhook-secret = rahasia webhook memuat tanda yang tidak boleh atau terlalu panjang
settings-webhook-secret-remedy = gunakan 1 sampai 256 huruf A-Z a-z, angka, garis bawah, atau tanda hubung
settings-webhook-web = telegram.mode = "webhook" memerlukan server web
settings-webhook-web-remedy = tulis true, atau ganti telegram.mode ke "polling"
settings-weight = bobot unsur tidak terbaca
settings-weight-remedy = tulis "1/n", atau angka di antara 0 dan 1 seperti "0,111"
settings-whatsapp-needs = wajib diisi bila whatsapp.token diisi
settings-whatsapp-needs-remedy = isi, atau kosongkan whatsapp.token
settings-whatsapp-web = WhatsApp memerlukan server web
settings-whatsapp-web-remedy = tulis true, atau kosongkan whatsapp.token
settings-words = harus berupa daftar kata-kata yang tidak kosong
settings-zone = zona waktu tidak dikenal
settings-zone-remedy = tulis nama zona IANA: Asia/Jakarta (WIB), Asia/Makassar (WITA), atau Asia/Jayapura (WIT)
settings-zoom-needs = wajib diisi bila zoom.account_id diisi
settings-zoom-needs-remedy = isi, atau kosongkan zoom.account_id
