# Catatan antarpetugas dan penyebutan nama.

choice-remark = 🗒️ Catatan
choice-remarks-all = 📚 Semua catatan
choice-mention = 👤 { $name }

card-remarks =
    { "" }
    🗒️ Catatan petugas ({ $count }):
    { $lines }
remark-line = { $at } { $name }: "{ $words }"
remark-by-gone = petugas yang sudah tidak bertugas di sini
remark-ask = Tulis catatan untuk kunjungan { $ticket }. Hanya petugas yang membacanya; sebut rekan dengan @nama. Ketik <b>batal</b> bila tidak jadi.
remark-kept = Catatan untuk { $ticket } tersimpan. Pengunjung tidak melihatnya.
remark-none = Belum ada.
remarks =
    🗒️ <b>Catatan petugas untuk { $ticket }</b>
    { $lines }
mention =
    👋 <b>{ $name }</b> menyebut Anda pada kunjungan <b>{ $ticket }</b>.
    <i>{ $words }</i>
mention-told = { $name } sudah diberi tahu tentang { $ticket }.
mention-told-off-duty = { $name } diberi tahu tentang { $ticket }, tetapi sedang tidak bertugas.
mention-no-chat = { $name } belum terhubung ke obrolan loket, jadi belum diberi tahu tentang { $ticket }.
mention-which = Ada beberapa petugas yang cocok dengan @{ $name }. Siapa yang dimaksud?
mention-unknown = Tidak ada petugas bernama @{ $name }. Siapa yang dimaksud?

## Balasan siap pakai

choice-canned-send = 📤 Kirim
choice-canned-edit = ✏️ Ubah
canned-preview =
    Untuk <b>{ $ticket }</b>:
    <i>{ $words }</i>
canned-edit =
    Tulis pesan untuk <b>{ $ticket }</b> dengan kata-kata Anda. Yang tadi:
    <code>{ $words }</code>
canned-for-whom = Balasan siap pakai dikirim kepada satu pengunjung: tekan dulu <i>Tulis kepada pengunjung</i> di kartunya.
canned-list =
    Balasan siap pakai (ketik /balas dan nomornya, atau # dan kuncinya):
    { $lines }
canned-line = { $no }. { $title } (#{ $key })
canned-none = Belum ada.
