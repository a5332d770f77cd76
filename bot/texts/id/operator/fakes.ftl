### Platform tiruan: loket fakes.

fakes-desk = Alamat Loket, tempat kabar WhatsApp dan Zoom diantar.
fakes-help = Jalankan Telegram, WhatsApp, atau Zoom tiruan di komputer ini, untuk mencoba tanpa akun apa pun.
fakes-point = Arahkan Loket ke sana: salin baris ini ke terminal tempat "loket run" akan dijalankan.
fakes-port = Port pertama; tiap platform berikutnya memakai port sesudahnya.
fakes-port-taken = Port { $port } tidak dapat dipakai ({ $fault }). Hentikan program yang memakainya, atau pilih port lain dengan --port.
fakes-ready = Tiruan { $name } siap di { $address }
fakes-speak = Bicara sebagai pengunjung, dari terminal lain (semua perbuatan: docs/fakes.md):
fakes-stop = Hanya untuk mencoba; tidak ada yang disimpan. Tekan Ctrl+C untuk berhenti.
fakes-unknown = Tidak ada tiruan bernama "{ $given }". Pilih satu atau beberapa: { $known }.
fakes-which = Satu atau beberapa: telegram, whatsapp, zoom.
fakes-wrong-port = "{ $given }" bukan port yang dapat dipakai. Pilih angka dari 1 sampai { $most } dengan --port.
