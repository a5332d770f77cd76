"""What the desk remembers, as frozen values."""
