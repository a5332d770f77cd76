"""Backups: one file for each, named by desk and moment, that can be opened by ordinary tools and proves itself.

:mod:`bot.backup.making` writes one, :mod:`bot.backup.rotation` says which go, :mod:`bot.backup.testing` restores one
aside and compares, :mod:`bot.backup.restoring` brings one back. The seal's key is in none of them.
"""
