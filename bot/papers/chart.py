"""A chart as a picture, in a process of its own: what it says comes in as JSON, the picture goes out as PNG.

The same values give the same bytes. Values go in as data, so that no text is ever markup; fonts are those that come
with typst.
"""

import json
import sys
from importlib.resources import files
from typing import Any

import typst

_PIXELS_PER_INCH = 144.0


def png(chart: dict[str, Any]) -> bytes:
    """The chart as a picture."""
    template = files("bot.papers").joinpath("chart.typ").read_bytes()
    given = {"chart": json.dumps(chart, ensure_ascii=False)}
    return typst.compile(template, format="png", ppi=_PIXELS_PER_INCH, sys_inputs=given, ignore_system_fonts=True)


def main() -> None:
    """Reads a chart and writes its picture."""
    sys.stdout.buffer.write(png(json.loads(sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
