"""The sheets of one desk: which of them serves which category, and which one serves all others.

A desk has one sheet, or a directory of them. Each category has one sheet; whatever a single sheet does not say about
the others is told here, at its line.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.flows.procedure.vocabulary import Word
from bot.flows.staffing.roster import receiver
from bot.sop.faults import SheetFault, SheetFaults
from bot.sop.reading import Written, read_file
from bot.sop.service import KEYS, PART
from bot.texts.operator import in_words


@dataclass(frozen=True, slots=True)
class Shelf:
    """All sheets in force. ``default`` serves every category that is not in ``by_category``."""

    default: Written
    by_category: Mapping[str, Written]

    @property
    def all(self) -> tuple[Written, ...]:
        """Every sheet once, the default first."""
        return tuple(dict.fromkeys((self.default, *self.by_category.values())))


def sheet_files(file: Path | None, directory: Path | None) -> tuple[Path, ...]:
    """The files that the settings name: the one, and every ``*.toml`` of the directory, each once. Raises
    :class:`SheetFaults` for a directory without any."""
    if directory is None:
        return () if file is None else (file,)
    if not directory.is_dir():
        remedy = in_words("sop-shelf-missing-remedy")
        raise SheetFaults([SheetFault(str(directory), None, in_words("sop-shelf-missing"), remedy)])
    inside = sorted(directory.glob("*.toml"))
    if not inside:
        remedy = in_words("sop-shelf-empty-remedy")
        raise SheetFaults([SheetFault(str(directory), None, in_words("sop-shelf-empty"), remedy)])
    named = [] if file is None or any(_same(file, each) for each in inside) else [file]
    return (*named, *inside)


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def read_shelf(files: Iterable[Path]) -> Shelf:
    """All sheets of a desk. Raises :class:`SheetFaults` with whatever is wrong in any of them, or between them."""
    written: list[Written] = []
    faults: list[SheetFault] = []
    for file in files:
        try:
            written.append(read_file(file))
        except SheetFaults as found:
            faults += found.faults
    # rule: one-sheet-a-category
    faults += _contradictions(written, whole=not faults)
    if faults:
        raise SheetFaults(faults)
    default = next(each for each in written if not each.sheet.categories)
    return Shelf(default, {category: each for each in written for category in each.sheet.categories})


def _contradictions(written: list[Written], *, whole: bool) -> Iterator[SheetFault]:
    """What is wrong between sheets; that a sheet is missing can be said only when all could be read."""
    defaults = [each for each in written if not each.sheet.categories]
    for other in defaults[1:]:
        message = in_words("sop-shelf-defaults", other=defaults[0].origin)
        yield SheetFault(other.origin, 1, message, in_words("sop-shelf-defaults-remedy", part=PART, key=KEYS[0]))
    taken: dict[str, Written] = {}
    for each in written:
        for category in each.sheet.categories:
            if (first := taken.setdefault(category, each)) is not each:
                message = in_words("sop-shelf-category", category=category, other=first.origin)
                remedy = in_words("sop-shelf-category-remedy")
                yield SheetFault(each.origin, each.line((PART, KEYS[0])), message, remedy)
    if whole and written and not defaults:
        message = in_words("sop-shelf-rest")
        remedy = in_words("sop-shelf-rest-remedy", part=PART)
        yield SheetFault(written[0].origin, written[0].line((PART,)), message, remedy)


def side_by_side(shelf: Shelf) -> Iterator[SheetFault]:
    """What is allowed between sheets and dangerous: one queue, whose visitors different roles receive."""
    receivers: dict[str, Written] = {}
    for each in shelf.all:
        if Word.CALLED in each.sheet.words:
            receivers.setdefault(receiver(each.sheet), each)
    first, *others = receivers or {"": shelf.default}
    for role in others:
        message = in_words("sop-shelf-receivers", role=role, origin=receivers[first].origin, first=first)
        remedy = in_words("sop-shelf-receivers-remedy")
        yield SheetFault(receivers[role].origin, receivers[role].line(("pelaksana",)), message, remedy)
