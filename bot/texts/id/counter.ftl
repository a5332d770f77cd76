# Petugas mendaftarkan pengunjung yang ditemuinya.

choice-register = ➕ Daftarkan pengunjung
choice-register-now = ▶️ Layani sekarang
choice-register-queue = ⏳ Masuk antrean
choice-register-link = 🔗 Di Zoom: { $name }

register-ask = { $why }{ $what }
register-not-yours = Maaf, mendaftarkan pengunjung adalah tugas petugas penerima atau penyelia.
register-again = Mohon dijawab dengan kata-kata atau pilihan yang ada.{ " " }
register-name = Siapa nama pengunjung? Semua sekaligus juga boleh: <code>/daftarkan nama; instansi; jenis layanan; keperluan</code>. Ketik <b>batal</b> bila tidak jadi.
register-institution = Dari instansi atau sekolah mana?
register-category = Apa jenis layanannya?
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

## Formulir kertas yang dicatat kemudian

choice-record = 💾 Simpan
choice-record-not = Tidak jadi
card-entered = { " " }· dicatat kemudian oleh { $name }, { $at }
afterwards-ask =
    📝 <b>Formulir kertas, dicatat kemudian</b>
    Nomor yang disisihkan: { $numbers }
    Kirim satu pesan, satu baris tiap isian:

    nomor: …
    nama: …
    instansi: …
    urusan: informasi
    keperluan: …
    datang: 09.05
    dipanggil: 09.10
    dilayani: 09.30
    selesai: 09.35
    hasil: …

    <i>Dilayani</i> berarti layanannya selesai diberikan. Jam menurut hari pada nomor itu.
afterwards-no-numbers = belum ada; pengelola menyisihkannya dengan loket numbers reserve
afterwards-faults =
    Belum dapat dicatat:
    { $faults }

    Kirim baris yang perlu diperbaiki saja, misalnya: datang: 09.05
afterwards-fault-missing = • { $field } belum diisi.
afterwards-fault-number = • Nomor { $number } tidak ada di antara nomor yang masih disisihkan, atau sudah dipakai.
afterwards-fault-category = • Jenis layanan "{ $answer }" tidak dikenal.
afterwards-fault-time = • { $field } bukan jam; tulis seperti 09.05.
afterwards-fault-future = • { $field } belum terjadi.
afterwards-fault-order = • { $field } tidak boleh sebelum { $before }.
afterwards-field-number = Nomor
afterwards-field-name = Nama
afterwards-field-category = Urusan
afterwards-field-arrived = Jam datang
afterwards-field-called = Jam dipanggil
afterwards-field-served = Jam dilayani
afterwards-field-ended = Jam selesai
afterwards-field-outcome = Hasil
afterwards-review =
    <b>{ $number }</b> · { $name } · { $category }
    Datang { $arrived }, dipanggil { $called }, selesai dilayani { $served }, selesai { $ended }
    Hasil: { $outcome }

    Sudah sesuai dengan formulir kertas? Bila belum, kirim baris yang benar.
afterwards-kept = Formulir { $number } tercatat sebagai { $ticket }. Waktunya masih dapat diperbaiki dari kartunya.
