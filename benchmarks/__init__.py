"""Measurements of the desk under load, beside a rival built the usual way. Nothing here is shipped."""
