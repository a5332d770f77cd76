# Kata-kata yang hanya diperlukan di WhatsApp: daftar pilihan, formulir, dan templat yang disetujui Meta.

wa-menu = Pilih
wa-choose = Silakan pilih:
wa-page = Pilihan { $page } dari { $pages }

## Formulir (WhatsApp Flow)

flow-title-person = Data Bapak/Ibu
flow-title-matter = Keperluan
flow-next = Lanjut
flow-send = Selesai
flow-label-name = Nama lengkap
flow-label-institution = Instansi/sekolah
flow-label-region = Kabupaten/kota
flow-label-role = Peran
flow-label-category = Jenis layanan
flow-label-purpose = Keperluan
flow-note = Mohon tidak menulis NIK atau data anak.
wa-file-not-carried = ({ $name } tidak dapat dikirim lewat WhatsApp. Mohon minta pengunjung mengirimnya sebagai PDF atau JPG.)

## Templat. Isinya diajukan kepada Meta; { $subject } dan { $office } menjadi bagian yang diisi saat dikirim.

template-call = Giliran nomor { $subject } di { $office } telah tiba. Tekan tombol di bawah ini untuk petunjuk bergabung.
template-reminder = Ada kabar tentang kunjungan { $subject } di { $office } yang menunggu Bapak/Ibu. Tekan tombol di bawah ini untuk melanjutkan.
template-survey = Kunjungan { $subject } di { $office } telah selesai. Mohon kesediaan mengisi survei singkat; tekan tombol di bawah ini.
template-duty = Petugas { $subject }, ada pekerjaan menunggu di { $office }. Tekan tombol di bawah ini untuk membukanya.
template-button = Lanjutkan
