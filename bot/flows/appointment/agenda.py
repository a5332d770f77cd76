"""The agenda: a day's appointments for front office and supervisors, and moving one of them."""

import re
from datetime import date, datetime, timedelta

from bot.flows.appointment import booking, choosing, reminding, slots
from bot.flows.appointment.needs import Agenda
from bot.flows.journey import rights
from bot.flows.journey.stale import answer_stale
from bot.flows.scene.confidential import name_of
from bot.flows.scene.messages import Args, Choice, Dated, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.appointment import Appointment, Stand
from bot.flows.state.desk import Staff
from bot.flows.state.visits import Status, Visit

_MOST_OPENED = 7
_DAY = timedelta(days=1)


def may_see(scene: Scene, member: Staff) -> bool:
    """Whether a member of staff is shown the day's appointments."""
    return bool(rights.at_the_door(scene, member) & rights.RIGHTS[Verb.AGENDA])


def show(scene: Scene, member: Staff, written: str = "") -> None:
    """Lists the appointments of a day, today's by default, with ways to each and to the next day."""
    day = _day(scene, written)
    if scene.office.appointments is None:
        scene.answer("agenda-off")
    elif not may_see(scene, member):
        scene.answer("staff-not-door")
    elif day is None:
        answer_stale(scene)
    else:
        _list(scene, day)


def _day(scene: Scene, written: str) -> date | None:
    if not written:
        return scene.office.calendar.local(scene.now).date()
    chosen = choosing.read_code(scene, written) if re.fullmatch(r"\d{8}", written) else None
    return chosen.day if chosen else None


def _list(scene: Scene, day: date) -> None:
    booked = _booked_on(scene, day)
    lines = tuple(_line(scene, each) for each in booked)
    args: Args = {
        "day": choosing.noon(scene, day),
        "count": len(booked),
        "lines": Listing(lines) if lines else Phrase("agenda-empty"),
        "missed": scene.facts.about(Agenda),
    }
    opened = tuple(_open(scene, each) for each in booked[:_MOST_OPENED] if each.visit_id)
    scene.say(scene.person, "agenda", args, choices=(*opened, *_next_day(scene, day)), passing=True)


def _booked_on(scene: Scene, day: date) -> list[Appointment]:
    local = scene.office.calendar.local
    found = (a for a in scene.live_appointments if a.stand is Stand.BOOKED and local(a.slot_at).date() == day)
    return sorted(found, key=lambda each: (each.slot_at, each.seat))


def _line(scene: Scene, each: Appointment) -> Phrase:
    visit = scene.visit(each.visit_id)
    coming = visit is not None and visit.status is Status.APPOINTED
    state = (
        "confirmed" if coming and visit is not None and reminding.confirmed(visit) else "coming" if coming else "here"
    )
    if visit is not None and visit.status is Status.PARKED:
        state = "parked"
    args: Args = {
        "time": f"{scene.office.calendar.local(each.slot_at):%H.%M}",
        "ticket": (visit.ticket if visit else None) or "-",
        "name": name_of(visit, "-") if visit else "-",
        "state": Phrase(f"agenda-{state}"),
    }
    return Phrase("agenda-line", args)


def _open(scene: Scene, each: Appointment) -> Choice:
    visit = scene.visit(each.visit_id)
    ticket = (visit.ticket if visit else None) or "-"
    return Choice(Phrase("choice-open-ticket", {"ticket": ticket}), token(Verb.OPEN, each.visit_id or ""))


def _next_day(scene: Scene, day: date) -> tuple[Choice, ...]:
    """The next day on which the office opens, as far as appointments can be booked."""
    last = scene.office.calendar.local(scene.now + slots.terms(scene.office).latest).date()
    ahead = (day + _DAY * no for no in range(1, 15))
    found = next((each for each in ahead if each <= last and scene.office.calendar.opens_on(each)), None)
    if found is None:
        return ()
    label = Phrase("day", {"day": choosing.noon(scene, found)})
    return (Choice(Phrase("choice-agenda-day", {"day": label}), token(Verb.AGENDA, f"{found:%Y%m%d}")),)


def move(scene: Scene, visit: Visit, code: str = "") -> None:
    """A member of staff moves an appointment: asks for the day, then for the time; its visitor is told, and may choose
    another."""
    chosen = choosing.read_code(scene, code) if code else choosing.Chosen()
    if visit.status is not Status.APPOINTED or booking.booked(scene, visit) is None or chosen is None:
        answer_stale(scene, visit)
    elif chosen.at is not None and chosen.day is not None:
        _move_to(scene, visit, chosen.day, chosen.at)
    elif chosen.day is not None:
        _ask(scene, visit, choosing.time_screen(scene, chosen.day, chosen.first))
    else:
        _ask(scene, visit, choosing.day_screen(scene, chosen.page))


def _move_to(scene: Scene, visit: Visit, day: date, slot_at: datetime) -> None:
    seat = slots.seat(scene, slot_at)
    if seat is None:
        _ask(scene, visit, choosing.time_screen(scene, day, why=Phrase("appointment-taken")))
        return
    visit = booking.move(scene, visit, slot_at, seat, "appointment-moved-by-office")
    scene.answer("agenda-moved", {"ticket": visit.ticket or "", "slot": Dated(slot_at)})


def _ask(scene: Scene, visit: Visit, screen: choosing.Screen) -> None:
    asked = Phrase("agenda-move", {"ticket": visit.ticket or "", "asked": screen.text})
    choices = screen.choices(lambda code: token(Verb.MOVE, visit.id, code))
    scene.say(scene.person, asked, choices=choices, visit_id=visit.id)
