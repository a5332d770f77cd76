"""An XLSX file read back as its cells, by the standard library alone: what another program finds in it."""

import re
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells(file: bytes, sheet: int = 1) -> dict[str, str]:
    """What stands in each cell that is not empty, by its name ("B3"); figures as they are written."""
    with ZipFile(BytesIO(file)) as parts:
        shared = _shared(parts)
        root = ElementTree.fromstring(parts.read(f"xl/worksheets/sheet{sheet}.xml"))  # noqa: S314  # our own file
    return {
        cell.attrib["r"]: shared[int(value)] if cell.get("t") == "s" else value
        for cell in root.iter(f"{_MAIN}c")
        if (value := cell.findtext(f"{_MAIN}v")) is not None
    }


def rows(file: bytes, sheet: int = 1) -> list[list[str]]:
    """The rows that have anything in them, from left to right."""
    by_row: dict[int, list[str]] = {}
    for name, value in cells(file, sheet).items():
        by_row.setdefault(int(re.sub(r"\D", "", name)), []).append(value)
    return [by_row[row] for row in sorted(by_row)]


def has_formula(file: bytes) -> bool:
    """Whether any part of the file holds a formula or a link."""
    with ZipFile(BytesIO(file)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    return any(b"<f>" in sheet or b"<f " in sheet or b"<hyperlink" in sheet for sheet in sheets)


def _shared(parts: ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in parts.namelist():
        return []
    root = ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))  # noqa: S314  # our own file
    return ["".join(text.text or "" for text in entry.iter(f"{_MAIN}t")) for entry in root.iter(f"{_MAIN}si")]
