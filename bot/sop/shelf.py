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
        remedy = "periksa sop.directory (LOKET_SOP__DIRECTORY) dan nama foldernya"
        raise SheetFaults([SheetFault(str(directory), None, "folder lembar POS tidak ditemukan", remedy)])
    inside = sorted(directory.glob("*.toml"))
    if not inside:
        remedy = "simpan lembar POS di folder itu dengan akhiran .toml"
        raise SheetFaults([SheetFault(str(directory), None, "tidak ada lembar POS di folder ini", remedy)])
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
        message = f"lembar ini dan {defaults[0].origin} sama-sama tidak menyebut kategori"
        yield SheetFault(other.origin, 1, message, f'tulis [{PART}] dengan {KEYS[0]} = ["…"] di salah satunya')
    taken: dict[str, Written] = {}
    for each in written:
        for category in each.sheet.categories:
            if (first := taken.setdefault(category, each)) is not each:
                message = f'kategori "{category}" sudah dilayani lembar {first.origin}'
                remedy = "satu kategori hanya untuk satu lembar; hapus dari salah satunya"
                yield SheetFault(each.origin, each.line((PART, KEYS[0])), message, remedy)
    if whole and written and not defaults:
        message = "tidak ada lembar untuk kategori lain, dan untuk awal kunjungan sebelum kategori dipilih"
        remedy = f"hapus bagian [{PART}] dari satu lembar, atau tambahkan satu lembar tanpa bagian itu"
        yield SheetFault(written[0].origin, written[0].line((PART,)), message, remedy)


def side_by_side(shelf: Shelf) -> Iterator[SheetFault]:
    """What is allowed between sheets and dangerous: one queue, whose visitors different roles receive."""
    receivers: dict[str, Written] = {}
    for each in shelf.all:
        if Word.CALLED in each.sheet.words:
            receivers.setdefault(receiver(each.sheet), each)
    first, *others = receivers or {"": shelf.default}
    for role in others:
        message = (
            f'pengunjung lembar ini diterima "{role}", pengunjung lembar {receivers[first].origin} diterima "{first}", '
            "padahal antreannya satu: bila penerima nomor terdepan tidak bertugas, nomor di belakangnya ikut menunggu"
        )
        remedy = "pakai penerima yang sama, atau pastikan keduanya bertugas bersama"
        yield SheetFault(receivers[role].origin, receivers[role].line(("pelaksana",)), message, remedy)
