"""Appointments: all that are to come, and a day's agenda."""

from datetime import timedelta

from bot import records
from bot.flows.appointment.needs import Agenda, Times
from bot.turn.loaders.asking import Answer, Asking
from storage import appointments

_LATELY = timedelta(days=30)


async def load_times(asking: Asking) -> Answer[frozenset[str]]:
    """All live appointments from the beginning of today on."""
    today = asking.office.calendar.local(asking.now).replace(hour=0, minute=0, second=0, microsecond=0)
    rows = await appointments.live_from(asking.connection, today)
    found = {row["id"]: records.appointment_of(row) for row in rows}
    days = {each.day or f"{today:%Y%m%d}" for each in asking.of(Agenda)}
    local, concerned = asking.office.calendar.local, any(each.concerned for each in asking.of(Times))
    shown = (each for each in found.values() if f"{local(each.slot_at):%Y%m%d}" in days)
    return Answer(
        frozenset(found),
        visits={each.visit_id for each in shown if each.visit_id},
        in_passing=frozenset(each.visit_id for each in found.values() if each.visit_id and concerned),
        people=frozenset(each.person_id for each in found.values() if concerned),
        appointments=found,
    )


async def load_agenda(asking: Asking) -> Answer[int]:
    """How many were missed lately; the day's visits come with all appointments."""
    return Answer(await appointments.missed_since(asking.connection, asking.now - _LATELY))
