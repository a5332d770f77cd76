"""Rows and transactions. Knows tables and databases; knows nothing of the desk's rules."""
