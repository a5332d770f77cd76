# Kata-kata formulir untuk pertanyaan di luar buku tamu yang enam, dan untuk pertanyaan milik kantor sendiri.

form-line = { $label }: { $answer }
form-example = Contoh: { $example }.
form-known =
    Selamat datang kembali, { $name }. <b>Data Bapak/Ibu:</b>

    { $answers }

    Masih benar? (Ketik 1 bila masih benar, 2 untuk ubah.)
form-reminder-known = Data Bapak/Ibu menunggu diperiksa; ketik <b>1</b> bila masih benar.
choice-known = ✅ Ya, lanjut
choice-skip = ⏭️ Lewati
choice-go-on = ➡️ Lanjut
visit-open-already = Bapak/Ibu masih mempunyai kunjungan <b>{ $ticket }</b> yang belum selesai. Satu kunjungan kami selesaikan lebih dahulu; sesudah itu silakan mendaftar lagi. Keadaannya sekarang:

## Jawaban

answer-yes = Ya
answer-no = Tidak
answer-skipped = (tidak diisi)
wrong-yes-no = Mohon maaf, kami belum yakin: ya atau tidak? Silakan tekan salah satu tombol, atau ketik "ya" atau "tidak".
wrong-text = Mohon maaf, jawaban itu belum dapat kami catat. Mohon tuliskan dengan kata-kata.
wrong-long = Mohon tuliskan sedikit lebih lengkap, agar petugas dapat bersiap.
wrong-npsn = Mohon maaf, itu belum tampak seperti NPSN. NPSN terdiri atas 8 huruf/angka, misalnya 10212345.
wrong-email = Mohon maaf, alamat surel itu belum lengkap. Contoh: nama.saya@gmail.com.
wrong-phone = Mohon maaf, nomor itu belum dapat kami catat. Tuliskan nomor seluler yang diawali 08 atau +62, misalnya 0812-3456-7890.
wrong-file = Mohon kirim foto atau dokumen. Bila belum ada, tekan <b>Lewati</b> atau ketik <b>lewati</b>.
doubt-npsn = NPSN biasanya 8 angka, atau satu huruf dan 7 angka. Yang Bapak/Ibu tulis: <b>{ $answer }</b>, betul?

## Pertanyaan milik kantor

ask-own = { $question } { $example }

## Pertanyaan siap pakai

ask-npsn = Berapa <b>NPSN</b> sekolah Bapak/Ibu? Boleh dilewati.
ask-email = Apa <b>alamat surel</b> (e-mail) yang dapat kami hubungi? Boleh dilewati.
ask-phone = Berapa <b>nomor telepon seluler</b> yang dapat kami hubungi? Boleh dilewati. Di aplikasi obrolan, kontak sendiri juga dapat dibagikan.
ask-representing = Apakah Bapak/Ibu <b>mewakili orang lain</b>?
ask-power-of-attorney = Silakan kirim foto atau dokumen <b>surat kuasa</b> atau surat tugas. Bila belum ada, boleh dilewati dan ditunjukkan kepada petugas nanti.
ask-group-size = <b>Berapa orang</b> yang Bapak/Ibu wakili? Boleh dilewati.
ask-complaint-kind = <b>Pengaduan tentang apa?</b> Pilih salah satu, atau ketik nomornya.
ask-evidence = Bila ada <b>bukti</b>, silakan kirim foto atau dokumen, boleh beberapa. Bila tidak ada, boleh dilewati.
ask-confidential = Apakah nama Bapak/Ibu perlu <b>dirahasiakan</b> dari pihak yang diadukan?

field-npsn = NPSN
field-email = Surel
field-phone = Telepon
field-representing = Mewakili orang
field-power-of-attorney = Surat kuasa
field-group-size = Jumlah diwakili
field-complaint-kind = Jenis pengaduan
field-evidence = Bukti
field-confidential = Dirahasiakan

option-group-size-2-5 = 2 sampai 5 orang
option-group-size-6-10 = 6 sampai 10 orang
option-group-size-11-20 = 11 sampai 20 orang
option-group-size-lebih-20 = Lebih dari 20 orang

option-complaint-kind-kode-etik = Pelanggaran kode etik
option-complaint-kind-wewenang = Penyalahgunaan wewenang
option-complaint-kind-korupsi = Korupsi atau gratifikasi
option-complaint-kind-benturan = Benturan kepentingan
option-complaint-kind-prosedur = Tidak sesuai prosedur
option-complaint-kind-lainnya = Hal lain

## Bagi petugas

card-from = { $label }: { $answer } ({ $beside })
card-matter = { $answer }: { $beside }
file-answer-to-staff = 📎 { $label } dari <b>{ $ticket }</b> ({ $name }): { $file }
