"""One running desk: built from its settings, started in order, stopped in reverse."""

from bot.desk.desk import Desk

__all__ = ["Desk"]
