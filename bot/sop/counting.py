"""How minutes and hours are counted: ``hitung_waktu``, for the whole sheet or for one step."""

from dataclasses import replace

from bot.flows.procedure.standard import Standard
from bot.flows.procedure.vocabulary import VISITOR
from bot.sop.faults import meant, quoted
from bot.sop.table import Table

KEY = "hitung_waktu"
WHILE_OPEN, RUNNING_ON = "jam layanan", "terus"


def read_counting(table: Table) -> bool | None:
    """Whether only opening hours count there; None where the key is not written."""
    written = table.text(KEY).lower()
    if not written:
        return None
    if written not in (WHILE_OPEN, RUNNING_ON):
        table.note(KEY, f"cara menghitung {quoted(written)} tidak dikenal", meant(written, (WHILE_OPEN, RUNNING_ON)))
    return written == WHILE_OPEN


def counted(table: Table, standard: Standard, actor: str, sheet_counts: bool) -> Standard:
    """The standard of a step with its way of counting: the step's own, else the sheet's for steps of staff.

    A visitor's own step runs on: nobody at the office can hasten it, and closing time does not stop it. A printed
    time that says itself how it counts ("7 jam kerja") needs no key, and no key changes it.
    """
    own = read_counting(table)
    if standard.as_printed:
        if own is not None and own is not standard.while_open:
            remedy = f"hapus kunci {KEY}, atau ubah tulisan waktunya"
            table.note(KEY, f'kunci "{KEY}" berlawanan dengan tulisan waktu langkah ini', remedy)
        return standard
    if standard.clock is not None:
        return replace(standard, while_open=sheet_counts and actor != VISITOR if own is None else own)
    if own is not None:
        remedy = f"hapus kunci {KEY}; hari kerja dan langkah tanpa batas punya cara hitung sendiri"
        table.note(KEY, f'kunci "{KEY}" hanya untuk waktu dalam detik, menit, atau jam', remedy)
    return standard
