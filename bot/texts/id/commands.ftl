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
duty-command-menu-about = Antrean, kunjungan, dan tugas
duty-command-board = antrean
duty-command-board-about = Papan antrean yang diperbarui sendiri
duty-command-set = atur
duty-command-set-about = Ruang, kategori, balasan, FAQ, kompensasi
duty-command-today = hari_ini
duty-command-today-about = Rencana dan kenyataan hari ini
duty-command-proposals = usulan
duty-command-proposals-about = Usulan peninjauan mutu baku
duty-command-cancel = batal
duty-command-cancel-about = Batalkan yang sedang ditulis
duty-command-asked = tanya
duty-command-asked-about = Yang ditanyakan pengunjung
duty-command-language = en
duty-command-language-about = Switch to English

## Perkenalan

bot-about = Layanan { $office } lewat obrolan: daftar, nomor antrean, dan petugas. Gratis.
bot-description =
    Selamat datang di { $office }.

    Daftar layanan, ambil nomor antrean, dan ikuti giliran dari sini. Gratis, tanpa datang ke kantor.

    Tekan tombol di bawah untuk mulai.
