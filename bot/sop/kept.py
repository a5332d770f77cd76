"""Reading a version of the sheet that visits began under, however old: it was sound once, and they go on under it.

A stricter reader must not stop those visits, nor others beside them. What can be read is; where a time, a word or a
role cannot, nobody is charged by that version any more.
"""

from dataclasses import replace

import structlog

from bot.flows.procedure.sheet import Sheet
from bot.flows.procedure.standard import Standard
from bot.sop.faults import SheetFaults
from bot.sop.reading import read_as_far_as_possible, read_sheet
from bot.texts.operator import in_words

log = structlog.get_logger(__name__)


def read_kept(text: str | None, sheet_id: str, present: Sheet) -> Sheet:
    """The version with this id. Where nothing of it can be read, the present sheet without its times stands in."""
    origin = in_words("sop-version", version=sheet_id[:8])
    try:
        return replace(read_sheet(text or "", origin), id=sheet_id)
    except SheetFaults as faults:
        log.warning("kept sheet is not sound", version=sheet_id[:8], faults=len(faults.faults))
    except Exception as fault:  # noqa: BLE001 - whatever is wrong with one version, the desk goes on
        log.warning("kept sheet cannot be read", version=sheet_id[:8], fault=type(fault).__name__)
    try:
        sheet = read_as_far_as_possible(text or "", origin)
    except Exception as fault:  # noqa: BLE001 - as above
        log.warning("nothing of a kept sheet can be read", version=sheet_id[:8], fault=type(fault).__name__)
        return _stand_in(sheet_id, present)
    return replace(sheet, id=sheet_id) if sheet.steps else _stand_in(sheet_id, present)


def _stand_in(sheet_id: str, present: Sheet) -> Sheet:
    steps = tuple(replace(step, standard=Standard(), printed_time="-") for step in present.steps)
    return replace(present, id=sheet_id, steps=steps, sound=False)
