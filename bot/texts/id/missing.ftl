# Halaman bagi siapa yang datang ke alamat yang tidak ada.

missing-title = Halaman ini tidak ada
missing-about = Mungkin alamatnya salah ketik, atau tautannya sudah lama. Layanan tetap dapat dibuka di sini:
missing-chat = Buka halaman layanan
missing-officer = Petugas?
missing-staff = Halaman petugas
