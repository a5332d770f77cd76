### Kunjungan percobaan.

rehearsal-answered = langkah { $no } dijawab "{ $answer }"
rehearsal-end = Akhir kunjungan: { $end }
rehearsal-finished = selesai
rehearsal-later = langkah sesudahnya
rehearsal-left-alone = { " " } Bila didiamkan, { $at }: { $name } membaca: { $words }
rehearsal-moment = { $day } pukul { $time } { $zone }
rehearsal-nobody = { " " } Tidak seorang pun punya tombol untuk langkah ini; percobaan berhenti di sini.
rehearsal-of-step = langkah { $no }
rehearsal-outcome = Contoh hasil layanan
rehearsal-presses = { " " } { $at }: { $name } menekan [{ $button }]
rehearsal-reads = Pengunjung membaca:{ " " }
rehearsal-skipped = Dilewati: langkah { $no } (disimpulkan dari { $proof })
rehearsal-step = Langkah { $no }. { $activity } ({ $time })
rehearsal-title = { $sheet }: kunjungan percobaan { $visitor }, mulai { $at }
rehearsal-unfinished = belum selesai
rehearsal-untaken = Tidak ditempuh: langkah { $steps }
rehearsal-visitor = Pengunjung
rehearsal-way = === Bila { $way } ===
rehearsal-writes = { " " } { $name } menulis hasil layanan: "{ $outcome }"
