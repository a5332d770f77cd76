"""The POS sheet as a file: reading it, printing it, and the sheet that Loket ships with.

The format is written down for its clerk in ``docs/format-pos.md``.
"""

from importlib.resources import files

from bot.sop.cautions import Surroundings
from bot.sop.faults import SheetFault, SheetFaults
from bot.sop.kept import read_kept
from bot.sop.reading import examine, load_sheet, read_sheet

__all__ = [
    "SheetFault",
    "SheetFaults",
    "Surroundings",
    "default_sheet_text",
    "examine",
    "load_sheet",
    "read_kept",
    "read_sheet",
]


def default_sheet_text() -> str:
    """The text of the sheet that runs when the office has not named a file of its own."""
    return files("bot.sop").joinpath("layanan_daring.toml").read_text("utf-8")
