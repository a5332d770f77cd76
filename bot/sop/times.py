"""The printed times of a sheet file; one that cannot be read is a fault of its line."""

from bot.flows.procedure.standard import Standard, UnreadableStandard, read_standard
from bot.sop.faults import quoted
from bot.sop.table import Table
from bot.texts.operator import in_words


def read_time(table: Table, key: str, printed: str) -> Standard:
    """The limit that a printed time names; none (noted) where it cannot be read."""
    if not printed:
        return Standard()
    try:
        return read_standard(printed)
    except UnreadableStandard as fault:
        remedy = in_words("sop-time-remedy")
        why = in_words(fault.why) if fault.why else ""
        table.note(key, in_words("sop-time", time=quoted(printed), why=why), remedy)
        return Standard()
