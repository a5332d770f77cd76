"""Outbound: only what is in here speaks to a platform."""
