"""The printed times of a sheet file; one that cannot be read is a fault of its line."""

from bot.flows.procedure.standard import Standard, UnreadableStandard, read_standard
from bot.sop.faults import quoted
from bot.sop.table import Table


def read_time(table: Table, key: str, printed: str) -> Standard:
    """The limit that a printed time names; none (noted) where it cannot be read."""
    if not printed:
        return Standard()
    try:
        return read_standard(printed)
    except UnreadableStandard as fault:
        remedy = 'tulis misalnya "30 detik", "3 menit", "1 jam 30 menit", "2 hari kerja", atau "menyesuaikan"'
        why = f" ({fault.why})" if fault.why else ""
        table.note(key, f"waktu {quoted(printed)} tidak dapat dibaca{why}", remedy)
        return Standard()
