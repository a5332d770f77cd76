## Kepada siapa tulisan petugas, dan menariknya kembali

staff-replied = ➡️ Kepada <b>{ $ticket }</b> ✕: terkirim. Tulisan Anda berikutnya juga kepada { $ticket }; tekan ✕ untuk melepasnya.
staff-replied-once = ➡️ Kepada <b>{ $ticket }</b>: terkirim. Tulisan Anda berikutnya akan ditanyakan dahulu untuk siapa.
staff-let-go = Tulisan Anda tidak lagi ditujukan kepada <b>{ $ticket }</b>; berikutnya akan ditanyakan untuk siapa.
choice-let-go = ✕ { $ticket }
choice-unsay = ↩️ Urungkan
choice-words-to-thread = 💬 Untuk { $name } #{ $mark }
staff-unsaid = ↩️ Pesan untuk <b>{ $ticket }</b> diurungkan; pengunjung tidak menerimanya.
staff-unsaid-seen = ↩️ Pesan untuk <b>{ $ticket }</b> sudah telanjur diterima; pengunjung diberi tahu bahwa pesan itu ditarik kembali.
staff-unsay-done = Pesan untuk { $ticket } itu sudah diurungkan.
staff-unsay-not-yours = Pesan untuk { $ticket } itu ditulis petugas lain; hanya penulisnya yang dapat mengurungkan.
staff-undo-late = Sudah lewat { $span }, jadi untuk { $ticket } itu tidak dapat diurungkan lagi. Bila perlu, tuliskan pembetulannya kepada pengunjung.
relay-taken-back = Mohon abaikan pesan petugas { $at } di atas: pesan itu ditarik kembali.
staff-file-not-passed = Foto atau berkasnya sendiri tidak dapat diteruskan; yang diambil hanya keterangannya.
message-withdrawn = ditarik kembali
staff-stale-about = <b>{ $ticket }</b>:{ " " }

## Langkah yang ditekan tidak pada urutannya

staff-step-done = Langkah { $no } untuk <b>{ $ticket }</b> ({ $activity }) sudah selesai.
staff-step-early = Langkah { $no } untuk <b>{ $ticket }</b> belum dapat diselesaikan: langkah { $first } ({ $activity }) belum selesai. Selesaikan itu dahulu.
staff-step-ends-other = ⚠️ Langkah { $no } untuk <b>{ $ticket }</b> ({ $activity }) sedang dikerjakan { $who }.{ $owed } Akhiri juga?
staff-step-owed = { " " }Hasilnya belum ditulis.
choice-end-too = Ya, akhiri langkah { $no }
staff-step-ended = ⚠️ { $name } mengakhiri langkah { $no } Anda untuk <b>{ $ticket }</b> ({ $activity }).{ $owed }
staff-step-ended-told = Langkah { $no } untuk <b>{ $ticket }</b> diakhiri; { $who } diberi tahu.
staff-undo-not-yours = Laporan terakhir untuk { $ticket } dibuat { $name }, jadi hanya { $name } yang dapat membatalkannya.
