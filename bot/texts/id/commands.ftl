# Menu perintah dan perkenalan pada aplikasi obrolan. Kata perintah: huruf kecil tanpa tanda, garis bawah di antara kata,
# paling panjang 32 huruf, dan harus dipahami loket.

## Untuk pengunjung

command-start = mulai
command-start-about = Mulai mendaftar, atau melanjutkan
command-status = status
command-status-about = Nomor antrean dan langkah saat ini
command-officer = petugas
command-officer-about = Bertanya kepada petugas
command-cancel = batal
command-cancel-about = Berhenti
command-data = data_saya
command-data-about = Data yang kami simpan
command-forget = hapus_data
command-forget-about = Hapus data yang kami simpan
command-help = bantuan
command-help-about = Semua yang dapat diketik
command-language = english
command-language-about = Switch to English

## Untuk petugas

duty-command-menu = menu
duty-command-menu-about = Layar pertama: pekerjaan, antrean, tombol
duty-command-work = pekerjaan
duty-command-work-about = Pekerjaan saya
duty-command-board = antrean
duty-command-board-about = Papan antrean yang diperbarui sendiri
duty-command-on = mulai
duty-command-on-about = Mulai bertugas
duty-command-rest = istirahat
duty-command-rest-about = Istirahat; kunjungan tetap milik Anda
duty-command-back = kembali
duty-command-back-about = Kembali bertugas
duty-command-off = selesai
duty-command-off-about = Selesai bertugas
duty-command-register = daftarkan
duty-command-register-about = Mendaftarkan pengunjung di loket
duty-command-record = catat
duty-command-record-about = Mencatat formulir kertas
duty-command-agenda = janji
duty-command-agenda-about = Janji temu hari ini
duty-command-canned = balas
duty-command-canned-about = Balasan siap pakai, selagi menulis kepada pengunjung
duty-command-equipment = kelengkapan
duty-command-equipment-about = Kelengkapan langkah yang berjalan
duty-command-following = tindak_lanjut
duty-command-following-about = Tindak lanjut yang masih terbuka
duty-command-ledger = penyimpangan
duty-command-ledger-about = Penyimpangan yang belum selesai
duty-command-disturbance = gangguan
duty-command-disturbance-about = Gangguan di kantor, misalnya Zoom mati
duty-command-absence = berhalangan
duty-command-absence-about = Berhalangan: tugas beralih dengan surat
duty-command-roster = jadwal
duty-command-roster-about = Jadwal piket
duty-command-today = hari_ini
duty-command-today-about = Hari ini: rencana, kenyataan, yang jatuh tempo
duty-command-reports = laporan
duty-command-reports-about = Laporan satu periode, PDF atau Excel
duty-command-proposals = usulan
duty-command-proposals-about = Usulan peninjauan mutu baku
duty-command-asked = tanya
duty-command-asked-about = Yang ditanyakan pengunjung
duty-command-categories = kategori
duty-command-categories-about = Siapa melayani jenis layanan apa
duty-command-hours = jam
duty-command-hours-about = Jam layanan dan hari tutup
duty-command-guests = tamu
duty-command-guests-about = Cari tamu: /tamu rina binjai
duty-command-note = serah
duty-command-note-about = Catatan serah terima: /serah printer macet
duty-command-information = ppid
duty-command-information-about = Permohonan informasi publik yang terbuka
duty-command-roles = petugas
duty-command-roles-about = Peran petugas: memberi dan mencabut
duty-command-set = atur
duty-command-set-about = Ruang, kategori, balasan, FAQ, kompensasi
duty-command-breach = kebocoran
duty-command-breach-about = Kebocoran data: nyatakan, pantau, tutup
duty-command-checkup = periksa
duty-command-checkup-about = Periksa keadaan loket
duty-command-looks = siapa_melihat
duty-command-looks-about = Siapa melihat data pengunjung
duty-command-cancel = batal
duty-command-cancel-about = Batalkan yang sedang ditulis
duty-command-help = bantuan
duty-command-help-about = Semua perintah Anda
duty-command-language = en
duty-command-language-about = Switch to English

staff-help =
    📖 <b>Perintah untuk { $name }</b>
    { $lines }

    Kata biasa juga dipahami, misalnya "pekerjaan saya" atau "selesai bertugas". Kata lain ditanyakan dahulu: untuk siapa.
staff-help-line = /{ $command }: { $about }

## Perkenalan

bot-about = Layanan { $office } lewat obrolan: daftar, nomor antrean, dan petugas. Gratis.
bot-description =
    Selamat datang di { $office }.

    Daftar layanan, ambil nomor antrean, dan ikuti giliran dari sini. Gratis, tanpa datang ke kantor.

    Tekan tombol di bawah untuk mulai.

## Yang tidak jadi (petugas mengetik "batal")

given-up = ↩️ Tidak jadi: { $what }. Yang lain tetap seperti semula.
choice-first-screen = ☰ Layar pertama
given-up-outcome = menulis hasil layanan { $ticket }; hasil itu masih ditunggu
given-up-sorting = memilih jenis hasil { $ticket }; teks hasilnya tetap
given-up-planning = merencanakan tindak lanjut { $ticket }; masih harus ditentukan
given-up-following = menulis tentang tindak lanjut { $ticket }; tindak lanjutnya tetap
given-up-reply = menulis kepada { $ticket }; tidak ada yang terkirim
given-up-remark = menulis catatan { $ticket }
given-up-correction = memperbaiki waktu { $ticket }; waktunya tetap
given-up-explanation = menjelaskan penyimpangan { $ticket }; penjelasannya masih ditunggu
given-up-verdict = menilai penjelasan { $ticket }; penilaiannya masih ditunggu
given-up-completing = melengkapi data { $ticket }
given-up-answer = menjawab pertanyaan pengunjung; tidak ada yang terkirim
given-up-words = kata-kata yang belum jelas untuk siapa; tidak ada yang terkirim
given-up-proposal = menulis keputusan tentang usulan; usulannya tetap
given-up-disturbance = menyatakan gangguan; tidak ada yang dicatat
given-up-registering = mendaftarkan pengunjung; tidak ada yang terdaftar
given-up-recording = mencatat formulir kertas; tidak ada yang dicatat
given-up-absence = menyatakan berhalangan; tidak ada yang dialihkan
given-up-information = menulis tentang permohonan informasi publik; permohonannya tetap seperti semula
given-up-scan = mengirim pindaian surat penugasan; pindaiannya masih ditunggu
given-up-letter-number = mengisi nomor surat penugasan; nomornya masih ditunggu
given-up-hours = mengubah jam layanan; jamnya tetap
given-up-roster = mengubah jadwal piket; jadwalnya tetap
given-up-house = mengubah aturan kantor; aturannya tetap
given-up-own-data = meminta sesuatu tentang data Anda; tidak ada yang diminta
given-up-right = menjawab permintaan tentang data pribadi; permintaannya tetap seperti semula
given-up-right-counter = mencatat permintaan tentang data pribadi; tidak ada yang dicatat
