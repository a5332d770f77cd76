"""The lists of kabupaten and kota."""
