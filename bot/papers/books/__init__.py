"""The books that an office keeps: who came (buku tamu), how each day went (buku laporan), and that somebody was there
(keterangan hadir). Pure values first; then they are set."""
