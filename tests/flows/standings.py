"""Where somebody can stand when something happens: one function each, that lays a desk out accordingly."""

from collections.abc import Callable
from datetime import timedelta

from bot.flows.scene.tokens import Verb
from bot.flows.state.appointment import Appointment, Stand
from bot.flows.state.dialog import Filling, InVisit, Notice, Profiling, Reviewing, Suggesting, Surveyed
from bot.flows.state.survey import Survey
from bot.flows.state.visits import Status
from tests.clock import MONDAY_MORNING
from tests.flows.table import FORM, Table, Told, office


def stranger(_: Table) -> None:
    """Rina has never been here."""


def idle(table: Table) -> None:
    table.seat("Rina")


def notice(table: Table) -> None:
    table.seat("Rina", Notice())


def form(table: Table) -> None:
    table.seat("Rina", Filling("purpose"))
    table.open("Rina", Status.FORM, form={"name": "Rina Simbolon", **FORM, "purpose": ""})


def choosing(table: Table) -> None:
    table.seat("Rina", Filling("role"))
    table.open("Rina", Status.FORM, form={"name": "Rina Simbolon", "institution": "SMA", "region": "binjai"})


def editing(table: Table) -> None:
    table.seat("Rina", Filling("institution", editing=True))
    table.open("Rina", Status.FORM)


def review(table: Table) -> None:
    table.seat("Rina", Reviewing())
    table.open("Rina", Status.FORM)


def queued(table: Table) -> None:
    """Nobody is on duty, so that nobody is called."""
    table.seat("Rina", InVisit())
    table.open("Rina", Status.QUEUED)


def appointed(table: Table) -> None:
    """Tomorrow at nine, at a desk where times can be booked; Sari is on duty."""
    table.office = office(appointments={"enabled": True})
    table.hire("Sari", "front_office")
    table.seat("Rina", InVisit())
    slot_at = MONDAY_MORNING.replace(hour=2) + timedelta(days=1)
    visit = table.open("Rina", Status.APPOINTED, ticket="J-001", number=None, queued_at=None, slot_at=slot_at)
    booked = Appointment("a", "a", "rina", slot_at, 1, table.now, Stand.BOOKED, visit_id=visit.id)
    table.appointments = {booked.id: booked}


def parked(table: Table) -> None:
    """Called in vain; nobody is on duty any more."""
    table.seat("Rina", InVisit())
    table.open("Rina", Status.PARKED)


def called(table: Table) -> None:
    table.hire("Sari", "front_office")
    table.hire("Bayu", "back_office")
    table.seat("Rina", InVisit())
    table.open("Rina", Status.IN_SERVICE)


def checked(table: Table) -> None:
    """Steps 1 to 3 are done: an officer makes sure that the visitor can be seen and heard."""
    called(table)
    table.open("Rina", Status.IN_SERVICE, reported=3)


def in_room(table: Table) -> None:
    """Steps 1 to 6 are done: the back office serves."""
    called(table)
    table.open("Rina", Status.IN_SERVICE, reported=6)


def served(table: Table) -> None:
    """Steps 1 to 7 are done; what came of it has not been written down."""
    called(table)
    table.open("Rina", Status.IN_SERVICE, reported=7)


def absent(table: Table) -> None:
    """Called, and nobody came."""
    called(table)
    table.seat("Rina")
    table.open("Rina", Status.NO_SHOW)


def surveyed(table: Table) -> None:
    called(table)
    visit = table.open("Rina", Status.IN_SERVICE, reported=8, survey=Survey.ASKED, survey_at=table.now)
    table.seat("Rina", Surveyed(visit.id, "persyaratan"), visit_id=visit.id)


def suggesting(table: Table) -> None:
    called(table)
    visit = table.open("Rina", Status.IN_SERVICE, reported=9, surveyed=True, survey=Survey.ANSWERED)
    table.seat("Rina", Suggesting(visit.id), visit_id=visit.id)


def profiled(table: Table) -> None:
    suggesting(table)
    visit = table.visit_of("Rina")
    table.seat("Rina", Profiling(visit.id, "usia", {"jenis_kelamin": "p"}), visit_id=visit.id)


def over(table: Table) -> None:
    called(table)
    table.open("Rina", Status.FINISHED, reported=10, surveyed=True, survey=Survey.ANSWERED)
    table.seat("Rina", visit_id=table.visit_of("Rina").id)


def surveyed_afterwards(table: Table) -> None:
    called(table)
    visit = table.open("Rina", Status.FINISHED, reported=8, survey=Survey.ASKED, survey_at=table.now)
    table.seat("Rina", Surveyed(visit.id, "persyaratan"), visit_id=visit.id)


Standing = Callable[[Table], None]
VISITORS: tuple[Standing, ...] = (
    stranger, idle, notice, form, choosing, editing, review, queued, called, in_room, served, absent, surveyed,
    profiled, suggesting, over, surveyed_afterwards,
)  # fmt: skip


def laid(standing: Standing) -> Table:
    table = Table()
    standing(table)
    return table


def status(table: Table, name: str = "Rina") -> Status | None:
    """How somebody's visit stands, if they have one."""
    person = table.at(name.lower())
    return table.visits[person.visit_id].status if person and person.visit_id else None


REF = "{visit}"
"""Stands for the reference of Rina's visit."""


def press(table: Table, verb: Verb, parts: tuple[object, ...], name: str = "Rina") -> Told:
    """Presses a choice about Rina's visit."""
    person = table.at("rina")
    own = person.visit_id if person else None
    return table.press(name, verb, *(own or "none" if part == REF else str(part) for part in parts))
