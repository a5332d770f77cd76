"""``python -m bot`` is the command ``loket``."""

from bot.cli import main

main()
