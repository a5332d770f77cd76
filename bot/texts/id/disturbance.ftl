## Gangguan yang dinyatakan, dan penyimpangan yang tercakup olehnya

disturbance-since = sejak { $began }
disturbance-span = { $began } sampai { $ended }
disturbance-read-back = ⚡ Gangguan: <b>{ $what }</b>, { $when }. Mencakup { $deviations } penyimpangan pada { $visits } kunjungan sejauh ini. Belum berlaku.
disturbance-declared = ⚡ Gangguan <b>{ $what }</b>, { $when }, dinyatakan. Tercakup { $deviations } penyimpangan pada { $visits } kunjungan; tidak perlu dijelaskan satu per satu.
disturbance-proposed = ⚡ Gangguan <b>{ $what }</b>, { $when }, diusulkan kepada penyelia.
disturbance-ask = ⚡ Usulan gangguan dari { $name }: <b>{ $what }</b>, { $when }. Mencakup { $deviations } penyimpangan pada { $visits } kunjungan sejauh ini. Benar ada gangguan?
disturbance-refused = Usulan gangguan <b>{ $what }</b>, { $when }, tidak dinyatakan sebagai gangguan.
disturbance-withdrawn = ↩️ Gangguan <b>{ $what }</b>, { $when }, dicabut. Penyimpangannya kembali dipertanggungjawabkan satu per satu.
disturbance-ended = ✔️ Gangguan <b>{ $what }</b> selesai, { $when }. Tercakup { $deviations } penyimpangan pada { $visits } kunjungan.
disturbance-change-ask = ⚡ Gangguan <b>{ $what }</b>, { $when }. Ketikkan waktunya yang benar, misalnya <b>09.10-09.30</b>.
disturbance-unclear = Waktunya belum dapat dibaca. Tuliskan misalnya <b>gangguan zoom 09.10-09.40</b>, <b>gangguan listrik padam sejak 10.00</b>, atau untuk hari yang lalu <b>gangguan zoom 20 November 09.10-09.40</b>; mulainya tidak boleh di masa depan.
disturbance-what = Gangguan apa? Tuliskan misalnya <b>gangguan zoom 09.10-09.40</b>.
disturbance-wide = Rentang itu mencakup lebih dari { $most } kunjungan. Mohon nyatakan rentang yang lebih sempit.
disturbance-gone = Pilihan itu tidak berlaku lagi. Ketik /gangguan untuk melihat yang ada.
disturbance-dropped = Baik, tidak ada gangguan yang dicatat.
disturbance-none-lasts = Tidak ada gangguan yang sedang berlangsung.
disturbance-supervisor = Gangguan dinyatakan, diubah, dan dicabut oleh penyelia. Untuk mengusulkan, tuliskan misalnya <b>gangguan zoom 09.10-09.40</b>.
disturbance-is-proposed = Gangguan <b>{ $what }</b>, { $when }, masih menunggu penyelia.
disturbance-is-declared = Gangguan <b>{ $what }</b>, { $when }, sudah dinyatakan oleh { $name }.
disturbance-is-refused = Gangguan <b>{ $what }</b>, { $when }, sudah ditolak oleh { $name }.
disturbance-is-withdrawn = Gangguan <b>{ $what }</b>, { $when }, sudah dicabut oleh { $name }.
disturbance-list =
    ⚡ <b>Gangguan</b>
    { $lines }

    Untuk mencatat: <b>gangguan zoom 09.10-09.40</b>, <b>gangguan listrik padam sejak 10.00</b>, <b>gangguan selesai</b>.
disturbance-nothing = Tidak ada gangguan dalam tujuh hari terakhir.
disturbance-line = { $no }. <b>{ $what }</b>, { $when }: { $stands } oleh { $name }.
disturbance-stands-proposed = diusulkan
disturbance-stands-declared = dinyatakan
disturbance-no = { " " }{ $no }
disturbance-began = Mohon maaf, sedang ada gangguan di kantor kami ({ $what }). Nomor <b>{ $ticket }</b> tetap berlaku, dan kami kabari begitu pulih.
disturbance-over = Gangguan di kantor kami ({ $what }) sudah selesai. Layanan untuk <b>{ $ticket }</b> kami lanjutkan. Terima kasih atas kesabaran Bapak/Ibu.
choice-disturbance-declare = ⚡ Nyatakan
choice-disturbance-propose = ⚡ Ajukan
choice-disturbance-drop = Tidak jadi
choice-disturbance-yes = ⚡ Ya, gangguan{ $no }
choice-disturbance-refuse = Bukan gangguan{ $no }
choice-disturbance-end = ✔️ Selesai{ $no }
choice-disturbance-change = 🕘 Ubah waktu{ $no }
choice-disturbance-withdraw = ↩️ Cabut{ $no }
deviation-covered = Tercakup gangguan yang sudah dinyatakan; tidak perlu dijelaskan.
ledger-covered = • { $at }: tercakup gangguan ({ $cause }). { $said }
ledger-uncovered = • { $at }: tidak lagi tercakup gangguan.
ledger-disturbances = ⚡ Gangguan yang berlangsung atau menunggu penyelia: { $count }. Ketik /gangguan.
