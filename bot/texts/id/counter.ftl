# Petugas mendaftarkan pengunjung yang ditemuinya.

choice-register = ➕ Daftarkan pengunjung
choice-register-now = ▶️ Layani sekarang
choice-register-queue = ⏳ Masuk antrean
choice-register-link = 🔗 Di Zoom: { $name }

register-ask = { $why }{ $what }
register-not-yours = Maaf, mendaftarkan pengunjung adalah tugas petugas penerima atau penyelia.
register-again = Mohon dijawab dengan kata-kata atau pilihan yang ada.{ " " }
register-name = Siapa nama pengunjung? Semua sekaligus juga boleh: <code>/daftarkan nama; instansi; jenis urusan; keperluan</code>. Ketik <b>batal</b> bila tidak jadi.
register-institution = Dari instansi atau sekolah mana?
register-category = Apa jenis urusannya?
register-purpose = Apa keperluannya, singkat saja?
register-line = { $what }: { $answer }
register-review =
    <b>Pengunjung yang didaftarkan</b>
    { $lines }

    Pastikan pengunjung sudah tahu bahwa data ini dicatat untuk layanan.
registered = { $name } terdaftar dengan nomor <b>{ $ticket }</b> (<code>{ $number }</code>) dan masuk antrean. Sampaikan nomornya.
registered-now = { $name } terdaftar dengan nomor <b>{ $ticket }</b> (<code>{ $number }</code>) dan Anda layani sekarang.
card-registered = { " " }· didaftarkan { $name }, tanpa obrolan
aloud-call = 🔔 Nomor <b>{ $ticket }</b> ({ $name }) dipanggil. Pengunjung tidak memiliki obrolan: mohon dipanggil langsung.
aloud =
    🗣️ Mohon disampaikan langsung kepada <b>{ $ticket }</b> ({ $name }), yang tidak memiliki obrolan:
    { $words }
