### loket setup.

setup-admin = Nama admin pertama; undangannya dicetak.
setup-ask-address = Alamat kantor, seperti diberitahukan kepada pengunjung (boleh kosong).
setup-ask-admin =
    Siapa admin pertama? Ia menerima tautan sekali pakai, lalu mengundang petugas lain dan menerima kabar bila ada gangguan. (Kosong: nanti saja.)
setup-ask-channels =
    Lewat mana pengunjung menghubungi kantor? Boleh lebih dari satu, misalnya 1,2. Obrolan web selalu ada.
      1 Telegram
      2 WhatsApp (perlu nomor dan akun Meta)
      3 hanya obrolan web
setup-ask-contact = Telepon atau surel yang diberikan kepada pengunjung (boleh kosong).
setup-ask-database =
    Di mana data disimpan? Tekan Enter untuk satu berkas di komputer ini; untuk PostgreSQL tulis postgresql://pengguna:sandi@host/nama.
setup-ask-hours =
    Jam layanan. Contoh: Senin-Kamis 08.00-12.00, 13.00-16.00; Jumat 08.00-11.30, 13.00-16.30
setup-ask-meeting = Nomor rapat Zoom yang tetap.
setup-ask-name = Apa nama lengkap unit layanan, seperti dibaca pengunjung?
setup-ask-overwrite = Ubah berkas itu? Yang lama disimpan di sampingnya dengan akhiran .lama. [y/t] {""}
setup-ask-passcode = Kode sandi rapat Zoom (jangan memakai yang tercetak pada lembar POS).
setup-ask-province = Di provinsi mana kantor berada? Hanya untuk memperkirakan zona waktu (boleh kosong).
setup-ask-public =
    Alamat web kantor untuk obrolan, misalnya https://loket.example.go.id (kosong bila hanya di komputer ini).
setup-ask-secrets =
    Di mana token dan kata rahasia disimpan?
      1 di berkas pengaturan, yang hanya dapat dibaca akun ini (Enter)
      2 tidak disimpan: Anda memberikannya lewat variabel lingkungan
setup-ask-telegram-token =
    Token bot Telegram. Tulis /newbot kepada @BotFather di Telegram, lalu tempelkan tokennya di sini (boleh kosong, lalu diisi nanti).
setup-ask-whatsapp-account = Pengenal akun WhatsApp Business, dari WhatsApp Manager (boleh kosong).
setup-ask-whatsapp-number = Pengenal nomor telepon (phone number ID, bukan nomornya), dari WhatsApp Manager.
setup-ask-whatsapp-secret = Rahasia aplikasi Meta (App Secret).
setup-ask-whatsapp-token = Token akses WhatsApp (pengguna sistem), dari Meta Business.
setup-ask-whatsapp-word = Kata yang diulang Meta saat webhook didaftarkan. Tekan Enter: dibuatkan yang acak.
setup-ask-zone = Zona waktu: 1 WIB, 2 WITA, 3 WIT.
setup-begin =
    Pengaturan pertama Loket. Jawab satu per satu; Enter mengambil yang di dalam kurung, tanda - mengosongkan.
    Boleh berhenti kapan saja (Ctrl+C): jawaban disimpan, dan "loket setup" melanjutkannya. Baru di akhir { $path } ditulis.
setup-by-hand = { $path }: { $key } ditulis dengan cara yang tidak dapat kami ubah; perbaikan: ubah sendiri baris itu, lalu jalankan loket setup lagi
setup-changes = { $path } sudah ada. Yang berubah:
setup-channels-unknown = Tulis 1, 2, atau 3; boleh beberapa, misalnya 1,2.
setup-doctor = Terakhir, keadaan loket diperiksa (loket doctor):
setup-done = Selesai. Jalankan loket dengan: loket run
setup-environment = Rahasia tidak ditulis ke berkas, tetapi datang dari variabel lingkungan.
setup-environment-how = Rahasia tidak ditulis. Sebelum menjalankan loket, isi variabel ini (misalnya di berkas layanan systemd):
setup-goes-on = Melanjutkan yang belum selesai: { $count } jawaban sudah ada. (Untuk mulai dari awal hapus { $path }.)
setup-has-admin = Admin sudah ada; tidak ada undangan baru.
setup-invited = Undangan admin untuk { $name }, berlaku { $days } hari, sekali pakai. Sesudah loket berjalan, buka tautan ini di ponselnya (tautan ke 127.0.0.1 hanya terbuka di komputer ini):
setup-kept-secret = tetap yang sekarang
setup-left = Loket sudah diatur, tetapi yang bertanda SALAH di atas perlu dibereskan dahulu. Sesudahnya periksa dengan: loket doctor
setup-needed = Ini perlu diisi.
setup-no-admin = Belum ada admin. Undang nanti dengan: loket staff invite NAMA --role admin
setup-no-such-key = pengaturan { $key } tidak dikenal; lihat loket.example.toml
setup-nothing-new = Tidak ada yang berubah di { $path }.
setup-prompt = [{ $default }] > {""}
setup-set = Jawaban untuk satu pengaturan, misalnya office.name="ULT Contoh"; boleh berulang.
setup-stopped = dihentikan. Jawaban sejauh ini tersimpan di { $path }; lanjutkan dengan: loket setup
setup-token-anyway = Pakai token ini juga? Jawab t untuk menulis yang lain. [y/t] {""}
setup-written = Tertulis: { $path } (hanya dapat dibaca akun ini).
setup-wrong = { $reason }; perbaikan: { $remedy }
setup-yes = Jangan bertanya: yang tidak disebut memakai nilai yang berlaku.
