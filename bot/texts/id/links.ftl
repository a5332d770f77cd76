# Kata-kata pada tautan dan kode QR yang membuka obrolan. Di WhatsApp, kata-kata inilah yang dikirim pengunjung; loket
# mengenalinya kembali.

link-category = Layanan: { $category }
link-topic = Tanya: { $title }
link-appointment = Buat janji temu
link-queue = Ambil nomor antrean
