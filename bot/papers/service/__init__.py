"""The service document (dokumen layanan): what a visitor keeps of their visit."""
