"""The workshop: prints papers, in a process of its own that stays warm. What is wanted comes in as lines of JSON, what
is made goes out as bytes with their length before them.

A request is ``{"paper": "service", "given": {...}}``; the first line is how it is to work (:mod:`bot.papers.order`).
An answer is one byte (0 made, 1 not), four bytes of length (big-endian), and the paper, or in a few words why not.
The same values give the same bytes, but for the seal: so what was given once is kept, never printed again.
"""

import json
import struct
import sys
from typing import BinaryIO

from bot.papers.printers import PRINTERS
from bot.papers.signing import Seal, open_seal


def serve(orders: BinaryIO, made: BinaryIO) -> None:
    """Prints what is ordered until nobody orders any more."""
    seal = open_seal(json.loads(orders.readline() or b"{}"))
    for line in orders:
        state, content = _printed(line, seal)
        made.write(struct.pack(">BI", state, len(content)) + content)
        made.flush()


def _printed(line: bytes, seal: Seal | None) -> tuple[int, bytes]:
    try:
        order = json.loads(line)
        content = PRINTERS[order["paper"]](order["given"])
        return 0, seal.put_on(content) if seal is not None else content
    except KeyboardInterrupt:
        raise
    # rule: typesetter-may-panic
    except BaseException as fault:  # noqa: BLE001 - typst's panics are no Exception; the next paper has its turn
        return 1, f"{type(fault).__name__}: {fault}"[:500].encode()


def main() -> None:
    """Serves whoever started it."""
    serve(sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
