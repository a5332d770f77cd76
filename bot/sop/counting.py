"""How minutes and hours are counted, for the whole sheet or for one step: ``hitung_waktu`` says whether only opening
hours count, ``istirahat`` whether the breaks within them do."""

from dataclasses import dataclass, replace

from bot.flows.procedure.standard import Standard
from bot.flows.procedure.vocabulary import VISITOR
from bot.sop.faults import meant, quoted
from bot.sop.table import Table
from bot.texts.operator import in_words

KEY = "hitung_waktu"
WHILE_OPEN, RUNNING_ON = "jam layanan", "terus"
BREAKS = "istirahat"
STOPPING, RUNNING = "berhenti", "jalan"


@dataclass(frozen=True, slots=True)
class Counting:
    """How the steps of staff count in a sheet that says nothing else about one of them."""

    while_open: bool = True
    through_breaks: bool = False


def counting_of_sheet(block: Table) -> Counting:
    """What the identity block says of it."""
    return Counting(read_counting(block) is not False, read_breaks(block) is True)


def read_breaks(table: Table) -> bool | None:
    """Whether minutes run on through breaks there; None where the key is not written."""
    written = table.text(BREAKS).lower()
    if not written:
        return None
    if written not in (STOPPING, RUNNING):
        table.note(BREAKS, in_words("sop-breaks", written=quoted(written)), meant(written, (STOPPING, RUNNING)))
    return written == RUNNING


def read_counting(table: Table) -> bool | None:
    """Whether only opening hours count there; None where the key is not written."""
    written = table.text(KEY).lower()
    if not written:
        return None
    if written not in (WHILE_OPEN, RUNNING_ON):
        table.note(KEY, in_words("sop-counts", written=quoted(written)), meant(written, (WHILE_OPEN, RUNNING_ON)))
    return written == WHILE_OPEN


def counted(table: Table, standard: Standard, actor: str, sheet: Counting) -> Standard:
    """The standard of a step with its way of counting: the step's own, else the sheet's for steps of staff."""
    standard, own = _while_open(table, standard, actor, sheet.while_open), read_breaks(table)
    if own is not None and not (standard.clock and standard.while_open):
        remedy = in_words("sop-breaks-key-remedy", breaks=BREAKS, key=KEY, open=WHILE_OPEN)
        table.note(BREAKS, in_words("sop-breaks-key", breaks=BREAKS), remedy)
    return through_breaks(standard, sheet.through_breaks if own is None else own)


def through_breaks(standard: Standard, runs: bool) -> Standard:
    """The standard with its breaks counted or not, where that makes a difference."""
    return replace(standard, through_breaks=runs) if standard.clock and standard.while_open else standard


def _while_open(table: Table, standard: Standard, actor: str, sheet_counts: bool) -> Standard:
    """The step's own way, else the sheet's.

    A visitor's own step runs on: nobody at the office can hasten it, and closing time does not stop it. A printed
    time that says itself how it counts ("7 jam kerja") needs no key, and no key changes it.
    """
    own = read_counting(table)
    if standard.as_printed:
        if own is not None and own is not standard.while_open:
            remedy = in_words("sop-counts-against-remedy", key=KEY)
            table.note(KEY, in_words("sop-counts-against", key=KEY), remedy)
        return standard
    if standard.clock is not None:
        return replace(standard, while_open=sheet_counts and actor != VISITOR if own is None else own)
    if own is not None:
        remedy = in_words("sop-counts-key-remedy", key=KEY)
        table.note(KEY, in_words("sop-counts-key", key=KEY), remedy)
    return standard
