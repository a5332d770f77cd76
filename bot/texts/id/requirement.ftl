## Kelengkapan dan hasil langkah, di sisi petugas

card-requirements = { $equipment }{ $data }
card-requires =
    { "" }

    🧰 Kelengkapan langkah { $no }:
    { $lines }
card-required = ▫️ { $item }
card-required-missing = ❌ { $item } (tidak ada)
card-data =
    { "" }

    🗂 Data pengunjung yang belum ada:
    { $lines }
card-data-missing = ▫️ { $field }
choice-equipment = 🧰 Kelengkapan
choice-equipment-missing = ❌ Tidak terpenuhi: { $item }
choice-equipment-there = ✅ Ada: { $item }
choice-complete = 🗂 Lengkapi data

equipment-list =
    🧰 <b>{ $ticket }</b>, langkah { $no } ({ $activity }). Yang harus tersedia:
    { $lines }
    Tekan yang tidak ada.
equipment-which = Kelengkapan kunjungan yang mana?
equipment-nothing-runs = Tidak ada langkah Bapak/Ibu yang sedang berjalan dan memerlukan kelengkapan.
equipment-none = <b>{ $ticket }</b>: tidak ada langkah yang sedang berjalan dan memerlukan kelengkapan.
equipment-step-over = <b>{ $ticket }</b>: langkah itu tidak sedang berjalan lagi, jadi tandanya tidak dapat diubah. Tambahkan keterangan lewat /penyimpangan.
equipment-missing = ❌ <b>{ $ticket }</b>, langkah { $no }: <b>{ $item }</b> tercatat tidak terpenuhi. { $answers }
equipment-there = ✅ <b>{ $ticket }</b>, langkah { $no }: <b>{ $item }</b> tersedia.

data-choose = 🗂 <b>{ $ticket }</b>: data mana yang hendak diisi?
data-ask =
    🗂 <b>{ $ticket }</b>: ketikkan <b>{ $field }</b> menurut pengunjung.
    { $options }
data-file = <b>{ $ticket }</b>: { $field } berupa berkas, hanya pengunjung yang dapat mengirimnya. Mintalah lewat <b>Tulis kepada pengunjung</b> di kartunya.
data-wrong = <b>{ $field }</b> belum dapat dicatat. { $why }
data-filled-in = ✔️ <b>{ $ticket }</b>: { $field } tercatat. { $left ->
        [0] Data pengunjung sudah lengkap.
       *[other] Masih { $left } yang belum ada.
    }
data-complete = <b>{ $ticket }</b>: data pengunjung sudah lengkap.

step-equipment = { $steps }, kelengkapan { $item }
step-output = { $steps }, hasil
deviation-visitors-side = Langkah ini dikerjakan pengunjung dan dicatat di sisi pengunjung; tidak ada petugas yang harus menjelaskannya.
deviation-equipment-flagged =
    🧰 <b>{ $ticket }</b>: { $what } ditandai tidak ada.
    { $activity }
    { $answers }
deviation-output-flagged =
    📭 <b>{ $ticket }</b>: { $what } belum ada ketika seharusnya ada: { $output }.
    { $activity }
    { $answers }
deviation-withdrawn-thing = ✔️ <b>{ $ticket }</b>: catatan penyimpangan { $steps } ditarik menurut catatan terbaru.
addendum-flagged-thing = 📝 Sesudah ditutup: { $steps } dicatat tidak ada.
ledger-lacked-equipment = Tidak terpenuhi sejak { $at }: { $item }.
ledger-lacked-output = Belum ada { $at }: { $output }.
ledger-supplied = • { $at }: yang kurang sudah dilengkapi ({ $who }).
compensation-offer-thing =
    Layanan kami untuk kunjungan <code>{ $number }</code> belum memenuhi standar yang kami janjikan. Mohon maaf atas ketidaknyamanannya.

    Sebagai kompensasi kami menawarkan: <b>{ $offer }</b>. Apakah Bapak/Ibu bersedia menerimanya?
