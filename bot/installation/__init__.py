"""Many desks in one process: which there are, how each stands, and the way from an address to a desk."""

from bot.installation.installation import Installation

__all__ = ["Installation"]
