"""What ``loket doctor`` says of who is there: whether the office is open, who serves which kind of business now, who is
missing; by the rules by which the desk itself turns to people."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import records
from bot.commands.finding import Finding
from bot.flows.office.office import Office
from bot.flows.staffing.acting import acts_as, reckoned
from bot.flows.staffing.roster import ADMIN, SUPERVISOR, reachable, receiver
from bot.flows.staffing.specialists import serves
from bot.flows.state.desk import Desk, Staff
from bot.flows.state.roster import Roster
from bot.texts import load_texts
from bot.texts.operator import in_words, language
from bot.turn.ruled import RulingsRead
from storage import known


async def present_office(connection: AsyncConnection, office: Office) -> Office:
    """The office under what was ruled on its hours."""
    rulings = RulingsRead()
    await rulings.changed(connection, -1)
    return rulings.office(office)


def calendar_findings(office: Office, now: datetime) -> Iterator[Finding]:
    """Whether the office is open, until when, or when it opens."""
    calendar = office.calendar
    if calendar.is_open(now):
        closing = calendar.closing(now)
        until = _at(office, closing) if closing is not None else in_words("doctor-open-always")
        yield Finding(True, in_words("doctor-open", until=until))
    elif (opening := calendar.next_opening(now)) is not None:
        yield Finding(True, in_words("doctor-closed", at=_at(office, opening)))
    else:
        yield Finding(False, in_words("doctor-never-open"), in_words("doctor-never-open-remedy"))


def _at(office: Office, moment: datetime) -> str:
    return f"{office.calendar.local(moment):%d-%m-%Y %H.%M}"


async def roster_findings(connection: AsyncConnection, office: Office, now: datetime) -> list[Finding]:
    """Everything about who is there."""
    office = await present_office(connection, office)
    staff = {row["id"]: records.staff_of(row) for row in await known.all_staff(connection)}
    assignments = tuple(map(records.assignment_of, await known.all_assignments(connection)))
    lines = tuple(map(records.roster_line_of, await known.all_roster_lines(connection)))
    desk = replace(reckoned(Desk(staff, assignments), now), roster=Roster(lines))
    return list(there(desk, office, now))


def there(desk: Desk, office: Office, now: datetime) -> Iterator[Finding]:
    """Seats first, then who is there now."""
    connected = reachable(desk)
    remedy = "" if connected else in_words("doctor-staff-remedy")
    yield Finding(bool(connected), in_words("doctor-staff", count=len(connected)), remedy, serious=False)
    if not connected:
        return
    yield from _unmanned(connected, office)
    if office.calendar.is_open(now):
        yield from _served(connected, office)
        yield from _missing(desk, office, now)


def _unmanned(connected: tuple[Staff, ...], office: Office) -> Iterator[Finding]:
    """Roles that nobody holds who has a chat."""
    for role in dict.fromkeys((*office.roles, SUPERVISOR, ADMIN)):
        if not any(acts_as(member, role) for member in connected):
            words = in_words("doctor-role-nobody", role=office.actor_name(role))
            # rule: role-nobody-holds
            yield Finding(False, words, in_words("doctor-role-remedy", role=role), False)


def _served(connected: tuple[Staff, ...], office: Office) -> Iterator[Finding]:
    """Who receives each kind of business now."""
    attending = [member for member in connected if member.attends]
    for category in office.categories:
        role = receiver(office.sheet_for(category.key))
        named = load_texts().say(language(), f"category-{category.key}")
        names = [each.name for each in attending if acts_as(each, role) and serves(each, category.key)]
        if names:
            who = ", ".join(sorted(names))
            yield Finding(True, in_words("doctor-served", category=named, who=who))
        else:
            words = in_words("doctor-served-nobody", category=named, role=office.actor_name(role))
            yield Finding(False, words, in_words("doctor-served-remedy"), serious=False)


def _missing(desk: Desk, office: Office, now: datetime) -> Iterator[Finding]:
    """Who is to be on duty by the roster and is not, or is on a break."""
    local = office.calendar.local(now)
    turns = desk.roster.on(local.date(), office.calendar.periods(local.date()))
    due = {who for turn in turns if local.time() in turn.period for who in turn.staff}
    away = sorted(desk.staff[who].name for who in due if who in desk.staff and not desk.staff[who].on_duty)
    if away:
        words = in_words("doctor-missing", who=", ".join(away))
        yield Finding(False, words, in_words("doctor-missing-remedy"), serious=False)
    resting = [each for each in desk.staff.values() if each.on_duty and each.shift.rests_until is not None]
    for member in resting:
        until = f"{office.calendar.local(member.shift.rests_until or now):%H.%M}"
        yield Finding(True, in_words("doctor-resting", who=member.name, until=until))
