"""The POS sheet as a file: reading it, printing it, and the sheet that Loket ships with.

The format is written down for its clerk in ``docs/format-pos.md``.
"""

from functools import cache
from importlib.resources import files

from bot.sop.cautions import Surroundings
from bot.sop.faults import SheetFault, SheetFaults
from bot.sop.kept import read_kept
from bot.sop.reading import Written, load_sheet, read_file, read_sheet, warned, written
from bot.sop.shelf import Shelf, read_shelf, sheet_files, side_by_side

__all__ = [
    "SheetFault",
    "SheetFaults",
    "Shelf",
    "Surroundings",
    "Written",
    "default_sheet_text",
    "load_sheet",
    "read_file",
    "read_kept",
    "read_sheet",
    "read_shelf",
    "sheet_files",
    "shipped_shelf",
    "side_by_side",
    "warned",
    "written",
]


def default_sheet_text() -> str:
    """The text of the sheet that runs when the office has not named a file of its own."""
    return files("bot.sop").joinpath("layanan_daring.toml").read_text("utf-8")


@cache
def shipped_shelf() -> Shelf:
    """The sheet that Loket ships with, alone."""
    return Shelf(written(default_sheet_text(), "layanan_daring.toml"), {})
