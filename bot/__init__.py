"""Loket: the front desk of a government service unit inside the chat apps people already use."""

__version__ = "0.1.0"
