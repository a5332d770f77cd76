"""Prints one paper in a process of its own, for a message that is sent: the kind is its argument, what stands on the
paper comes in as JSON, the paper goes out. What is printed all day has a process that stays
(:mod:`bot.papers.workshop`)."""

import json
import sys

from bot.papers.printers import PRINTERS


def main() -> None:
    """Reads what stands on a paper and writes the paper."""
    sys.stdout.buffer.write(PRINTERS[sys.argv[1]](json.loads(sys.stdin.buffer.read())))


main()
