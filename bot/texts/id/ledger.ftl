# Buku penyimpangan: dijelaskan oleh penanggung jawabnya, dinilai oleh penyelia.

ledger-list =
    📒 <b>Penyimpangan yang menunggu penjelasan atau penilaian: { $count }</b>

    { $lines }
    { $more }
    { $disturbances }
ledger-nothing = Tidak ada yang menunggu penjelasan petugas atau penilaian penyelia.
ledger-more = … dan { $count } lagi.
ledger-line = <b>{ $ticket }</b>, { $steps }: { $answers }, { $stage }; paling lambat { $due }. { $took }
ledger-took = Waktunya { $used } dari { $standard }.
ledger-still-runs = Waktu bakunya { $standard }, batasnya { $due }.
ledger-stage-unexplained = belum dijelaskan
ledger-stage-unjudged = menunggu penilaian penyelia
ledger-stage-answered-for = selesai dipertanggungjawabkan
ledger-stage-owed = kompensasi belum diberikan
ledger-stage-void = ditarik
ledger-one =
    📒 <b>{ $ticket }</b> (<code>{ $number }</code>), { $steps }
    { $activity }
    { $took }
    Penanggung jawab: { $answers }. Keadaan: { $stage }.

    { $history }
ledger-raised = • { $at }: penyimpangan dicatat.
ledger-explained = • { $at }: { $who } menjelaskan ({ $cause }): "{ $words }"
ledger-accepted = • { $at }: { $who } menerima penjelasan. { $said }
ledger-not-accepted = • { $at }: { $who } belum menerima penjelasan: "{ $words }"
ledger-withdrawn = • { $at }: ditarik karena bukti yang lebih baru.
ledger-offered = • { $at }: { $who } menawarkan kompensasi: "{ $words }"
ledger-taken = • { $at }: { $who } menerima tawaran kompensasi.
ledger-declined = • { $at }: { $who } tidak memerlukan kompensasi.
ledger-given = • { $at }: { $who } mencatat kompensasi sudah diberikan.
ledger-said = Catatan: "{ $words }"
ledger-by-visitor = pengunjung
ledger-by-desk = loket

cause-device = Perangkat pengunjung
cause-network = Jaringan
cause-zoom = Zoom
cause-officer = Petugas
cause-queue = Antrean
cause-other = Lain-lain

choice-explain = ✍️ Jelaskan
choice-ledger-one = 📒 { $ticket }, { $steps }
choice-ledger-open = 📒 Lihat penyimpangan
choice-accept = ✅ Terima
choice-not-accept = Belum dapat diterima
choice-no-action = Tanpa tindakan
choice-given = 🎁 Sudah diberikan
choice-no-compensation = Tidak perlu

explain-cause = <b>{ $ticket }</b>, { $steps } ({ $activity }). { $took } Apa penyebab utamanya? Penjelasan ditunggu paling lambat { $due }.
explain-ask = <b>{ $ticket }</b>, { $steps }; penyebab: { $cause }. Tuliskan bagaimana terjadinya, dengan kata-kata sendiri. Jangan menulis data pribadi pengunjung.
explain-noted = ✔️ Penjelasan untuk <b>{ $ticket }</b>, { $steps }, tercatat dan diteruskan kepada penyelia.
ledger-words-please = Mohon tuliskan dengan kata-kata; ketik <b>batal</b> bila tidak jadi.
explain-not-now = <b>{ $ticket }</b>, { $steps }: { $stage }. Tidak ada yang perlu dijelaskan sekarang.
explain-to-supervisor =
    📒 <b>{ $ticket }</b>, { $steps }: { $name } menjelaskan ({ $cause }):
    "{ $words }"
    { $took }

judge-ask-action = <b>{ $ticket }</b>, { $steps }. Apa tindakan perbaikannya? Tuliskan, atau tekan Tanpa tindakan.
judge-ask-more = <b>{ $ticket }</b>, { $steps }. Apa yang masih perlu dijelaskan? Tuliskan kepada { $answers }.
ledger-words-late = <b>{ $ticket }</b>, { $steps }: { $stage }{ $who }. Tulisan Anda tidak dicatat: "{ $text }"
ledger-late-by = { " " }({ $name }, { $at })
judge-not-now = <b>{ $ticket }</b>, { $steps }: { $stage }. Tidak ada yang perlu dinilai sekarang.
judge-accepted = ✔️ <b>{ $ticket }</b>, { $steps }: penjelasan diterima, penyimpangan selesai dipertanggungjawabkan.
judge-sent-back = ↩️ <b>{ $ticket }</b>, { $steps }: { $answers } diminta menjelaskan lagi, paling lambat { $due }.
judge-accepted-told = ✔️ <b>{ $ticket }</b>, { $steps }: penjelasan diterima penyelia. { $words }
judge-sent-back-told = ↩️ <b>{ $ticket }</b>, { $steps }: { $name } meminta penjelasan lagi, paling lambat { $due }. { $words }

ledger-explain-overdue = ⏰ <b>{ $ticket }</b>, { $steps }: penjelasan penyimpangan ditunggu paling lambat { $due } dan belum ada. { $activity }
ledger-overdue-unexplained = ❗ <b>{ $ticket }</b>, { $steps }: { $answers } belum menjelaskan penyimpangan; tenggatnya { $due }.
ledger-overdue-unjudged = ❗ <b>{ $ticket }</b>, { $steps }: penjelasan { $answers } belum dinilai; tenggatnya { $due }.
ledger-overdue-owed = ❗ <b>{ $ticket }</b>, { $steps }: kompensasi yang diterima pengunjung belum diberikan; tenggatnya { $due }.

compensation-ask = <b>{ $ticket }</b>, { $steps }. Apa yang ditawarkan kepada pengunjung sebagai kompensasi?
compensation-offered = 🎁 Tawaran "{ $offer }" untuk <b>{ $ticket }</b> disampaikan kepada pengunjung.
compensation-offer =
    Layanan kami untuk kunjungan <code>{ $number }</code> melewati waktu yang kami janjikan. Mohon maaf atas ketidaknyamanannya.

    Sebagai kompensasi kami menawarkan: <b>{ $offer }</b>. Apakah Bapak/Ibu bersedia menerimanya?
choice-take-compensation = Ya, terima kasih
choice-decline-compensation = Tidak perlu
compensation-taken = Terima kasih. Petugas kami akan mengurusnya.
compensation-declined = Baik, terima kasih atas pengertian Bapak/Ibu.
compensation-answered = Tawaran ini sudah dijawab. Terima kasih.
compensation-taken-told = 🎁 <b>{ $ticket }</b>: pengunjung menerima tawaran "{ $offer }". Tekan Sudah diberikan bila sudah dipenuhi.
compensation-given = ✔️ <b>{ $ticket }</b>: kompensasi tercatat sudah diberikan.
