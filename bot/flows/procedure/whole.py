"""The limit of the whole sheet: how long everything together may take, whatever its steps may take each.

It runs from the moment the visitor's request is at the desk to the end of the step with which they have been served:
neither a form that lies half filled nor a survey that nobody answers makes an office late.
"""

from datetime import datetime
from itertools import takewhile

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.procedure.serving import served
from bot.flows.procedure.sheet import Sheet
from bot.flows.procedure.timeline import StepState, Timeline, due_after, in_time

WHOLE = 0
"""Stands for all steps together where steps are told by number."""


def due(sheet: Sheet, line: Timeline, calendar: OfficeCalendar) -> datetime | None:
    """Until when the visitor must have been served; None without a limit or before its time has begun."""
    after_form = (entry for entry in line.lines[sheet.form_steps :] if entry.state is not StepState.NOT_TAKEN)
    began_at = next((entry.began_at for entry in after_form), None)
    return due_after(began_at, sheet.whole, calendar) if began_at else None


def over(sheet: Sheet, line: Timeline, calendar: OfficeCalendar, until: datetime) -> datetime | None:
    """When the limit was passed, if it is certain by ``until`` that it was; None else."""
    due_at = due(sheet, line, calendar)
    if due_at is None:
        return None
    if not served(line):
        return due_at if until >= due_at else None
    return None if in_time(_given_at(line), due_at, sheet.whole, calendar) else due_at


def next_at(sheet: Sheet, line: Timeline, calendar: OfficeCalendar, now: datetime) -> datetime | None:
    """When the limit will be passed, while that is still to come."""
    due_at = None if served(line) else due(sheet, line, calendar)
    return due_at if due_at is not None and due_at > now else None


def _given_at(line: Timeline) -> datetime:
    """When the visitor had been served; where nobody reported that, the last moment at which they had not yet."""
    upto = takewhile(lambda entry: entry.step.no <= line.service.step.no, line.lines)
    known = [at for entry in upto for at in (entry.began_at, entry.ended_at) if at]
    return max(known)
