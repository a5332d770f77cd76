"""Disturbances: what broke at the office itself is declared once, and covers every deviation that it touches."""
