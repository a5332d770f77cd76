### Keadaan loket, bagi penyelia dan admin (/periksa).

checkup-wanted = Loket sedang diperiksa. Hasilnya kami kirim ke sini, biasanya dalam satu menit; Anda tidak perlu menunggu.
checkup-not-yours = Pemeriksaan loket hanya untuk penyelia dan pengelola.
checkup-found =
    🩺 <b>Keadaan loket</b>
    { $broken } salah, { $attention } perlu dilihat, { $good } baik

    { $lines }
checkup-well = ✅ <b>Keadaan loket baik.</b> Semua yang diperiksa ({ $good }) berjalan sebagaimana mestinya.
checkup-failed =
    Mohon maaf, loket belum dapat diperiksa dari sini. Silakan coba lagi sebentar lagi.

    Bila terulang, jalankan di komputer loket: <code>loket doctor</code>
checkup-broken = ❌ <b>{ $area }</b>: { $what }{ $remedy }
checkup-attention = ⚠️ <b>{ $area }</b>: { $what }{ $remedy }
checkup-good = ✅ <b>{ $area }</b>: { $what }{ $remedy }
checkup-remedy = { "" } → { $remedy }
choice-checkup-again = 🔄 Periksa lagi
checkup-area-addresses = Alamat dan sertifikat
checkup-area-backups = Cadangan
checkup-area-calendar = Kalender
checkup-area-clock = Jam
checkup-area-database = Basis data
checkup-area-messages = Pesan
checkup-area-papers = Dokumen dan segel
checkup-area-procedure = Lembar POS dan teks
checkup-area-retention = Retensi
checkup-area-settings = Pengaturan
checkup-area-staff = Petugas
checkup-area-telegram = Telegram
checkup-area-whatsapp = WhatsApp
checkup-area-zoom = Zoom
