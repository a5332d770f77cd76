"""A thread between a visitor and front office, with or without a visit: opened, taken, handed over, closed kindly."""
