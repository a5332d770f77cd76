"""The unit: everything about it that no event changes."""
