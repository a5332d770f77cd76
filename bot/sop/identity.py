"""The identity block of a sheet: ``[identitas]``."""

from dataclasses import dataclass, replace

from bot.flows.procedure.sheet import Identity
from bot.flows.procedure.standard import Standard
from bot.sop.counting import BREAKS, Counting, counting_of_sheet, through_breaks
from bot.sop.counting import KEY as COUNTING
from bot.sop.document import Document
from bot.sop.table import Table
from bot.sop.times import read_time

WHOLE_TIME = "waktu_seluruhnya"
KEYS = (
    "nomor",
    "nama",
    "unit",
    "kementerian",
    "direktorat",
    "tanggal_pembuatan",
    "tanggal_revisi",
    "tanggal_efektif",
    "disahkan_oleh",
    "dasar_hukum",
    "kualifikasi",
    "keterkaitan",
    "peralatan",
    "peringatan",
    "pencatatan",
    COUNTING,
    BREAKS,
    WHOLE_TIME,
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the block says: the identity as printed, how the time of staff's steps counts, and how long everything
    together may take."""

    identity: Identity
    counting: Counting
    whole: Standard


def read_head(document: Document) -> Head:
    """The block; number, name and unit must be there."""
    block = document.part("identitas", KEYS)
    identity = Identity(
        number=block.filled("nomor"),
        name=block.filled("nama"),
        unit=block.filled("unit"),
        ministry=block.text("kementerian"),
        directorate=block.text("direktorat"),
        made_on=block.text("tanggal_pembuatan"),
        revised_on=block.text("tanggal_revisi"),
        effective_on=block.text("tanggal_efektif"),
        approved_by=block.text("disahkan_oleh"),
        legal_bases=block.texts("dasar_hukum"),
        qualifications=block.texts("kualifikasi"),
        related=block.texts("keterkaitan"),
        equipment=block.texts("peralatan"),
        warnings=block.texts("peringatan"),
        recording=block.text("pencatatan"),
        whole_time=block.text(WHOLE_TIME),
    )
    counting = counting_of_sheet(block)
    return Head(identity, counting, _read_whole(block, identity.whole_time, counting))


def _read_whole(block: Table, printed: str, counting: Counting) -> Standard:
    """The limit counts as the steps of staff do, unless it says itself how ("14 hari kalender")."""
    standard = read_time(block, WHOLE_TIME, printed)
    plain = standard.clock is not None and not standard.as_printed
    standard = replace(standard, while_open=counting.while_open) if plain else standard
    return through_breaks(standard, counting.through_breaks)
