"""The roster in chat: everybody sees this and next week; who may change it is shown what would be entered, and only
then, and only as shown, it counts."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from bot.flows.calendar.spans import common
from bot.flows.duty.keeping import tell
from bot.flows.duty.roster_words import Entry, Unread, names_somebody, read_entries, read_entry
from bot.flows.hours.wording import DAY_NAMES, day_words, spans_words
from bot.flows.journey import rights
from bot.flows.journey.stale import answer_stale
from bot.flows.scene.events import RosterEntered
from bot.flows.scene.messages import Arg, Args, Choice, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Idle, RosterShown
from bot.flows.state.roster import Line, Stretch

APPLY, DROP = "ok", "no"
_COMMANDS = ("/jadwal", "jadwal", "piket", "/piket", "jadwal piket", "roster", "/roster")
_YES = ("terapkan", "ya", "apply", "yes")
_DAYS = 14
_DAY = timedelta(days=1)


def text(scene: Scene, member: Staff, typed: str) -> bool:
    """Takes words about the roster; False for whatever else a member of staff writes."""
    words = " ".join(typed.lower().split()).strip(" .!?,")
    if words in _COMMANDS:
        show(scene)
        return True
    if isinstance(scene.person.dialog, RosterShown) and words in _YES:
        press(scene, member, (APPLY,))
        return True
    command, rest = _split(typed)
    if not rest or not (command.startswith("/") or names_somebody(rest, scene.desk.staff.values())):
        return False
    if not may(member):
        _refuse(scene)
    else:
        _propose(scene, rest)
    return True


def _split(typed: str) -> tuple[str, str]:
    """The command and what follows it; the longest command first."""
    stripped = typed.strip()
    for command in sorted(_COMMANDS, key=len, reverse=True):
        if stripped.lower().startswith((f"{command} ", f"{command}\n", f"{command}:")):
            return command, stripped[len(command) :].strip(" :\n")
    return "", ""


def may(member: Staff) -> bool:
    """Whether a member of staff may change the roster."""
    return Verb.ROSTER in rights.allowed_at_all(member)


def press(scene: Scene, member: Staff, parts: tuple[str, ...]) -> None:
    """A choice about the roster was pressed; the right to it may be gone since it was offered."""
    if not may(member):
        _refuse(scene)
    elif parts == (APPLY,):
        _apply(scene, member)
    elif parts == (DROP,):
        scene.talk(Idle())
        scene.answer("roster-dropped")
    else:
        answer_stale(scene)


def _refuse(scene: Scene) -> None:
    scene.note("refused", None, verb=Verb.ROSTER.name.lower())
    scene.answer("roster-not-yours")


def show(scene: Scene) -> None:
    """This week and the next, from today on."""
    today = scene.office.calendar.local(scene.now).date()
    until = today - today.weekday() * _DAY + _DAYS * _DAY
    days = (today + ahead * _DAY for ahead in range((until - today).days))
    lines = tuple(line for day in days if (line := _day(scene, day)))
    scene.answer("roster-shown", {"days": Listing(lines) if lines else Phrase("roster-none")})


def _day(scene: Scene, day: date) -> Phrase | None:
    stretches = scene.desk.roster.on(day, scene.office.calendar.periods(day))
    if not stretches:
        return None
    shifts = tuple(_stretch(scene, each) for each in stretches)
    return Phrase("roster-day", {"day": day_words(scene.office.calendar, day), "turns": Listing(shifts)})


def _stretch(scene: Scene, stretch: Stretch) -> Phrase:
    spans = spans_words(scene.office, (stretch.period,))
    return Phrase("roster-stretch", {"spans": spans, "names": _names(scene, stretch.staff)})


def _propose(scene: Scene, typed: str) -> None:
    today = scene.office.calendar.local(scene.now).date()
    found = read_entries(typed, scene.desk.staff.values(), today)
    if isinstance(found, Unread):
        known = ", ".join(sorted(member.name for member in scene.desk.staff.values() if member.person_id))
        scene.answer(found.asks, {"words": found.words, "names": known})
        return
    _show(scene, found)


def _show(scene: Scene, entries: tuple[Entry, ...], again: str = "nothing") -> None:
    scene.talk(RosterShown(tuple(map(str, entries)), len(scene.desk.roster.lines)))
    lines = tuple(_line(scene, entry) for entry in entries)
    apply, drop = (
        Choice(Phrase(name), token(Verb.ROSTER, asked))
        for name, asked in (("choice-roster-apply", APPLY), ("choice-roster-drop", DROP))
    )
    scene.answer("roster-read-back", {"lines": Listing(lines), "again": Phrase(again)}, choices=(apply, drop))


def _apply(scene: Scene, member: Staff) -> None:
    dialog = scene.person.dialog
    if not isinstance(dialog, RosterShown):
        scene.answer("roster-gone")
        return
    entries = tuple(map(read_entry, dialog.lines))
    if dialog.known != len(scene.desk.roster.lines):
        # rule: roster-as-shown
        _show(scene, entries, "roster-changed-since")
        return
    scene.talk(Idle())
    told = tuple(_line(scene, entry) for entry in entries)
    _enter(scene, entries)
    scene.answer("roster-entered", {"lines": Listing(told)})
    for each in _named(scene, entries):
        if each.id != member.id:
            tell(scene, each, "roster-told", {"name": member.name, "lines": Listing(told)})


def entered(scene: Scene, body: RosterEntered) -> None:
    """An operator has brought lines of the roster."""
    _enter(scene, tuple(map(read_entry, body.lines)))


def _enter(scene: Scene, entries: tuple[Entry, ...]) -> None:
    for entry in entries:
        scene.note(
            "roster_changed",
            None,
            day=str(entry.day),
            hours=str(entry.hours or ""),
            old=_before(scene, entry),
            new=",".join(entry.staff),
        )
        line = Line(entry.day, entry.hours, entry.staff, scene.who, scene.now)
        scene.desk = replace(scene.desk, roster=replace(scene.desk.roster, lines=(*scene.desk.roster.lines, line)))


def _named(scene: Scene, entries: Iterable[Entry]) -> list[Staff]:
    ids = {staff_id for entry in entries for staff_id in entry.staff}
    return [each for each in scene.desk.staff.values() if each.id in ids and each.person_id]


def _before(scene: Scene, entry: Entry) -> str:
    """Who stood there, by their ids, on the first day that an entry concerns."""
    return ",".join(dict.fromkeys(staff_id for staff_ids in _stood(scene, entry) for staff_id in staff_ids))


def _stood(scene: Scene, entry: Entry) -> list[tuple[str, ...]]:
    day = entry.day if isinstance(entry.day, date) else _coming(scene, entry.day)
    line = Line(entry.day, entry.hours, entry.staff, "", scene.now)
    stretches = scene.desk.roster.on(day, scene.office.calendar.periods(day))
    return [each.staff for each in stretches if common((each.period,), (line.stretch,))]


def _coming(scene: Scene, weekday: int) -> date:
    today = scene.office.calendar.local(scene.now).date()
    return today + ((weekday - today.weekday()) % 7) * _DAY


def _line(scene: Scene, entry: Entry) -> Phrase:
    stood = tuple(dict.fromkeys(staff_id for staff_ids in _stood(scene, entry) for staff_id in staff_ids))
    hours: Arg = spans_words(scene.office, (entry.hours,)) if entry.hours else Phrase("roster-all-hours")
    args: Args = {
        "day": _when(scene, entry.day),
        "hours": hours,
        "names": _names(scene, entry.staff),
        "before": Phrase("roster-before", {"names": _names(scene, stood)}) if stood else Phrase("nothing"),
    }
    return Phrase("roster-line", args)


def _when(scene: Scene, day: int | date) -> Arg:
    if isinstance(day, date):
        return day_words(scene.office.calendar, day)
    return Phrase("roster-every", {"day": Phrase(DAY_NAMES[day])})


def _names(scene: Scene, staff_ids: tuple[str, ...]) -> Arg:
    known = [scene.desk.staff[each].name for each in staff_ids if each in scene.desk.staff]
    return ", ".join(known) if known else Phrase("roster-nobody")
