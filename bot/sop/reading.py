"""From a sheet file to a :class:`~bot.flows.procedure.sheet.Sheet`, or to everything that is wrong with it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from bot.flows.procedure.sheet import Sheet
from bot.sop.actors import Cast, read_cast
from bot.sop.branching import DECISION, THEN, check_branching
from bot.sop.cautions import Surroundings, cautions
from bot.sop.document import Document
from bot.sop.faults import FaultNotes, SheetFault, SheetFaults
from bot.sop.identity import WHOLE_TIME, read_head
from bot.sop.lines import LineIndex, Place
from bot.sop.order import check_order
from bot.sop.service import read_categories
from bot.sop.steps import Row, read_rows
from bot.sop.syntax import parse
from bot.texts.operator import in_words

LARGEST_FILE = 256 * 1024
"""Bytes of a sheet file; a sheet of 60 full rows is far below that."""

_BYTE_ORDER_MARK = "\ufeff"
_JUDGED_BY = ("kunci", "no", "pelaksana", "waktu", "mulai", "selesai", "penanggung_jawab", DECISION, THEN)


@dataclass(frozen=True, slots=True)
class Written:
    """A sheet with the file and the text it was read from; ``line`` is where something stands in it."""

    origin: str
    text: str = field(repr=False)
    sheet: Sheet = field(compare=False)
    line: Callable[[Place], int] = field(compare=False)


def read_sheet(text: str, origin: str) -> Sheet:
    """The sheet that ``text`` says; ``origin`` names the file in messages. Raises :class:`SheetFaults`."""
    return written(text, origin).sheet


def read_file(path: Path) -> Written:
    """The sheet in a file, and its text. Raises :class:`SheetFaults`, also when the file itself cannot be read."""
    return written(_text(path), str(path))


def written(text: str, origin: str) -> Written:
    """The sheet that ``text`` says, with it. Raises :class:`SheetFaults`."""
    sheet, rows, cast, notes = _read(text, origin)
    check_order(rows, cast)
    check_branching(rows, sheet)
    notes.raise_any()
    return Written(origin, text, sheet, notes.line)


def warned(found: Written, desk: Surroundings) -> list[SheetFault]:
    """What is allowed in a sheet and dangerous, by line."""
    return cautions(found.sheet, found.origin, found.line, desk)


def read_as_far_as_possible(text: str, origin: str) -> Sheet:
    """The sheet as far as it can be read; not ``sound`` where a cell that times are judged by cannot.

    Raises :class:`SheetFaults` for a text that is no table at all.
    """
    sheet, rows, _, notes = _read(text, origin)
    check_branching(rows, sheet)
    return replace(sheet, sound=not any(_judged_by(place) for place in notes.places))


def _read(text: str, origin: str) -> tuple[Sheet, list[Row], Cast, FaultNotes]:
    content = text.removeprefix(_BYTE_ORDER_MARK)
    if not content.strip():
        raise SheetFaults([SheetFault(origin, 1, in_words("sop-file-empty"), in_words("sop-file-empty-remedy"))])
    values = parse(content, origin)
    notes = FaultNotes(origin, LineIndex(content))
    document = Document(values, notes)
    head = read_head(document)
    cast = read_cast(document)
    rows = read_rows(document, cast, head.counting)
    categories = read_categories(document)
    steps = tuple(row.step for row in rows)
    sheet = Sheet(_digest(text), head.identity, cast.actors, steps, head.whole, categories=categories)
    return sheet, rows, cast, notes


def _judged_by(place: Place) -> bool:
    """Whether what stands at a place decides who answers for which step, and for how long it may take."""
    return place == ("identitas", WHOLE_TIME) or (
        place[:1] in (("pelaksana",), ("langkah",)) and (isinstance(place[-1], int) or place[-1] in _JUDGED_BY)
    )


def load_sheet(path: Path) -> Sheet:
    """The sheet in a file. Raises :class:`SheetFaults`, also when the file itself cannot be read."""
    return read_file(path).sheet


def _text(path: Path) -> str:
    origin = str(path)
    data = _read_bytes(path, origin)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        remedy = in_words("sop-file-encoding-remedy")
        raise SheetFaults([SheetFault(origin, line, in_words("sop-file-encoding"), remedy)]) from None


def _digest(text: str) -> str:
    """64 hexadecimal digits. Half characters (surrogates) in a comment are harmless, and stay so here."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _read_bytes(path: Path, origin: str) -> bytes:
    """The file's bytes; a missing, special, unreadable or too large one is a fault without a line."""
    if path.is_dir():
        remedy = in_words("sop-file-folder-remedy")
        raise _unusable(origin, in_words("sop-file-folder"), remedy)
    if not path.exists():
        raise _unusable(origin, in_words("sop-file-missing"), in_words("sop-file-missing-remedy"))
    if not path.is_file():
        raise _unusable(origin, in_words("sop-file-strange"), in_words("sop-file-strange-remedy"))
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError:
        remedy = in_words("sop-file-closed-remedy")
        raise _unusable(origin, in_words("sop-file-closed"), remedy) from None
    if len(data) > LARGEST_FILE:
        remedy = in_words("sop-file-large-remedy")
        raise _unusable(origin, in_words("sop-file-large", size=LARGEST_FILE // 1024), remedy)
    return data


def _unusable(origin: str, message: str, remedy: str) -> SheetFaults:
    return SheetFaults([SheetFault(origin, None, message, remedy)])
