## Siapa melihat data pengunjung

looks-list =
    <b>Siapa melihat data pengunjung</b>{ $number }

    { $lines }
looks-at = { "" }: kunjungan { $number }
looks-line = { $at } · { $who }: { $what }
looks-none = Belum ada yang tercatat melihat data pengunjung.
looks-none-at = Belum ada yang tercatat melihat kunjungan { $number }. Tulis <code>/siapa_melihat</code> untuk semuanya.
looks-not-yours = Daftar ini hanya untuk pengelola loket.
choice-looks-before = Sebelumnya
looks-about = { "" } { $about }
looks-count = { "" } ({ $count })
look-guests = mencari dalam buku tamu{ $about }{ $count }
look-visit = membuka kartu kunjungan{ $about }{ $count }
look-restricted = membuka sekali data yang dibatasi{ $about }{ $count }
look-messages = membaca pesan kepada pengunjung{ $about }{ $count }
look-agenda = melihat daftar janji temu{ $about }{ $count }
look-requests = melihat permohonan informasi{ $about }{ $count }
look-identity = membuka nomor identitas pemohon{ $about }{ $count }
look-file = menerima berkas kiriman{ $about }{ $count }
look-report = menerima laporan{ $about }{ $count }
look-paper = menerima dokumen layanan{ $about }{ $count }
look-survey = melihat jawaban survei{ $about }{ $count }
look-person = melihat siapa terdampak kegagalan pelindungan data{ $about }{ $count }
look-export = mengekspor data{ $about }{ $count }

name-confidential = (nama dirahasiakan)
card-confidential = 🔒 Pengunjung meminta namanya dirahasiakan. Selengkapnya terlihat setelah kunjungan ini Anda ambil.

## Siapa melihat, untuk pemilik data

looks-own =
    <b>Siapa melihat data Bapak/Ibu</b>

    { $lines }

    Yang melayani kunjungan melihat datanya karena tugas; itu tercatat pada kunjungannya.
looks-own-none = Belum ada yang membuka catatan kunjungan Bapak/Ibu di luar pelayanannya.
looks-own-how = Ketik <b>siapa melihat</b> untuk daftar siapa yang membuka catatan kunjungan Bapak/Ibu.
looks-own-staff = petugas
looks-own-why = { $at } · { $who }: { $what }. Alasannya: { $why }
