"""The identity block of a sheet: ``[identitas]``."""

from bot.flows.procedure.sheet import Identity
from bot.sop.counting import KEY as COUNTING
from bot.sop.counting import read_counting
from bot.sop.document import Document

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
)


def read_identity(document: Document) -> tuple[Identity, bool]:
    """The block as printed; number, name and unit must be there. Also whether the time of staff's steps counts
    while the office is open only."""
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
    )
    return identity, read_counting(block) is not False
