"""Ordering other hours: words are read and shown with whom they concern; only then, and only as shown, they count."""

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.changes import Change, read_change
from bot.flows.calendar.rulings import Ruling
from bot.flows.hours import yearly
from bot.flows.hours.affected import Shift, Touched, carry_out, ordered, reckon, withdrawn
from bot.flows.hours.reading import VAGUE, Meant, Unclear, read
from bot.flows.hours.wording import change_words, why
from bot.flows.journey import rights
from bot.flows.scene.messages import Args, Choice, Listing, Phrase, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.roster import reachable
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Idle, RulingAsked, RulingShown, RulingUnclear

APPLY, DROP, PICK, ADD, REMOVE = "ok", "no", "pick", "add", "del"

_FRESH = 1800
"""Seconds for which what was shown is believed."""

_NAME = 12
_MOST_HOLIDAYS = 3
_CANCEL = Choice(Phrase("choice-hours-drop"), token(Verb.HOURS, DROP))


def may(member: Staff) -> bool:
    """Whether a member of staff may change the office's hours."""
    return Verb.HOURS in rights.allowed_at_all(member)


def ask(scene: Scene) -> None:
    """Asks for the words."""
    scene.talk(RulingAsked())
    scene.answer("hours-ask", choices=(_CANCEL,))


def heard(scene: Scene, member: Staff, typed: str, *, asked: bool) -> bool:
    """Takes words about the office's hours; False for words that are not about them, unless they were asked for."""
    found = read(typed, scene.office.calendar, scene.now, english=scene.person.language == "en")
    if not asked and (found is None or (isinstance(found, Unclear) and found.asks in VAGUE)):
        return False
    if not may(member):
        refuse(scene)
    elif isinstance(found, Meant):
        show(scene, found.change, found.reason)
    elif found is not None and found.options:
        _ask_which(scene, found)
    else:
        scene.talk(RulingAsked())
        scene.answer(found.asks if found is not None else "hours-not-read", choices=(_CANCEL,))
    return True


def refuse(scene: Scene) -> None:
    """The office's hours are not theirs to change."""
    scene.note("refused", None, verb=Verb.HOURS.name.lower())
    scene.answer("hours-not-yours")


def _ask_which(scene: Scene, found: Unclear) -> None:
    scene.talk(RulingUnclear(tuple(map(str, found.options)), found.reason))
    named: list[Args] = [{"no": no, "change": _worded(scene, each)} for no, each in enumerate(found.options, 1)]
    lines = Listing(tuple(Phrase("hours-option", args) for args in named))
    choices = [Choice(Phrase("hours-option", args), token(Verb.HOURS, PICK, no)) for no, args in enumerate(named)]
    # a button may be too short for two days to be told apart
    scene.answer(found.asks, {"options": lines}, choices=(*choices, _CANCEL))


def pick(scene: Scene, no: str) -> None:
    """One of several that their words may mean."""
    dialog = scene.person.dialog
    if isinstance(dialog, RulingUnclear) and no.isdecimal() and int(no) < len(dialog.options):
        show(scene, read_change(dialog.options[int(no)]), dialog.reason)
    else:
        scene.answer("hours-gone")


def show(scene: Scene, change: Change, reason: str, again: str = "nothing") -> None:
    """Shows whom a change would concern; nothing has happened yet."""
    ruling = Ruling(scene.fresh.unlinked[-_NAME:], change, scene.now, scene.who, reason)
    shift = ordered(scene, ruling)
    if shift.days:
        _show(scene, ruling, shift, again)
        return
    scene.talk(RulingAsked())
    scene.answer("hours-no-difference", {"change": _worded(scene, change)}, choices=(_CANCEL,))


def show_withdrawal(scene: Scene, ruling_id: str, again: str = "nothing") -> None:
    """Shows whom it would concern if a ruling were taken back."""
    ruling = _standing(scene, ruling_id)
    if ruling is None:
        scene.answer("hours-gone")
    else:
        _show(scene, ruling, withdrawn(scene, ruling), again, withdraws=True)


def _show(scene: Scene, ruling: Ruling, shift: Shift, again: str, *, withdraws: bool = False) -> None:
    touched = reckon(scene, shift)
    scene.talk(
        RulingShown(
            ruling=ruling.id,
            change=str(ruling.change),
            reason=ruling.reason,
            known=_known(scene.office.calendar),
            seen=tuple(each.count for each in touched),
            shown_at=int(scene.now.timestamp()),
            withdraws=withdraws,
        )
    )
    args: Args = {
        "again": Phrase(again),
        "change": _worded(scene, ruling.change),
        "reason": why(ruling.reason),
        "affected": _affected(touched),
        "notes": _notes(scene, ruling, shift, withdraws=withdraws),
    }
    apply_it = Choice(Phrase("choice-hours-apply"), token(Verb.HOURS, APPLY, ruling.id), forward=True)
    scene.answer("hours-shown-withdrawal" if withdraws else "hours-shown", args, choices=(apply_it, _CANCEL))


def _affected(touched: tuple[Touched, ...]) -> Listing:
    lines = tuple(each.words for each in touched if each.count)
    return Listing(lines or (Phrase("hours-affects-nobody"),))


def _notes(scene: Scene, ruling: Ruling, shift: Shift, *, withdraws: bool) -> Listing | Phrase:
    """What whoever orders it should know besides: what it overlaps, holidays, a year without cuti bersama."""
    change = ruling.change
    overlapped = [each for each in _all_standing(scene) if not withdraws and each.change.overlaps(change)]
    names = dict.fromkeys(name for day in shift.days if (name := scene.office.days_off.get(day)))
    lines = [
        *(Phrase("hours-note-overlaps", {"change": _worded(scene, each.change)}) for each in overlapped),
        *(Phrase("hours-note-holiday", {"name": name}) for name in list(names)[:_MOST_HOLIDAYS]),
        *(yearly.note(year) for year in yearly.unpublished_within(scene.office, change.first, change.last)),
    ]
    return Listing(tuple(lines)) if lines else Phrase("nothing")


def apply(scene: Scene, member: Staff, ruling_id: str) -> None:
    """Orders what was shown, if it still is as it was shown; pressed again, it says that it is done."""
    dialog = scene.person.dialog
    if not isinstance(dialog, RulingShown) or dialog.ruling != ruling_id:
        # rule: ordered-once
        done = scene.office.calendar.rulings.get(ruling_id)
        scene.answer(
            "hours-done-already" if done else "hours-gone", {"change": _worded(scene, done.change)} if done else {}
        )
    elif dialog.withdraws:
        _withdraw(scene, member, dialog)
    else:
        _order(scene, member, dialog)


def _order(scene: Scene, member: Staff, shown: RulingShown) -> None:
    change = read_change(shown.change)
    ruling = Ruling(shown.ruling, change, scene.now, member.id, shown.reason)
    if change.last < scene.office.calendar.local(scene.now).date():
        scene.talk(RulingAsked())
        scene.answer("hours-past", choices=(_CANCEL,))
    elif again := _changed_since(scene, shown, shift := ordered(scene, ruling)):
        show(scene, change, shown.reason, again)
    else:
        _rule(scene, shift)
        scene.note("hours_ruled", None, ruling=ruling.id, change=str(change), reason=shown.reason)
        _tell(scene, member, ruling, "hours-ordered", "hours-told-staff")


def _withdraw(scene: Scene, member: Staff, shown: RulingShown) -> None:
    ruling = _standing(scene, shown.ruling)
    if ruling is None:
        scene.talk(Idle())
        scene.answer("hours-gone")
    elif again := _changed_since(scene, shown, shift := withdrawn(scene, ruling, member.id)):
        show_withdrawal(scene, ruling.id, again)
    else:
        _rule(scene, shift)
        scene.note("hours_withdrawn", None, ruling=ruling.id, change=str(ruling.change))
        _tell(scene, member, ruling, "hours-withdrawn", "hours-withdrawn-staff")


def _changed_since(scene: Scene, shown: RulingShown, shift: Shift) -> str:
    """The text that says why what was shown does not count any more; empty while it does.

    rule: ordered-as-shown
    """
    if shown.known != _known(scene.office.calendar):
        return "hours-again-ruled"
    if scene.now.timestamp() - shown.shown_at > _FRESH:
        return "hours-again-late"
    counts = tuple(each.count for each in reckon(scene, shift))
    grown = len(counts) != len(shown.seen) or any(map(int.__gt__, counts, shown.seen))
    return "hours-again-more" if grown else ""


def _rule(scene: Scene, shift: Shift) -> None:
    scene.rule(shift.after.rulings)
    scene.talk(Idle())
    carry_out(scene, shift)


def _tell(scene: Scene, member: Staff, ruling: Ruling, answer: str, to_staff: str) -> None:
    """Says so to who has ordered it and to everybody who works here; visitors are told one by one."""
    scene.answer(answer, {"change": _worded(scene, ruling.change), "reason": why(ruling.reason)})
    for each in reachable(scene.desk):
        if each.id != member.id:
            person = scene.known_person(each.person_id or "")
            change = change_words(scene.office, ruling.change, person.language)
            args: Args = {"name": member.name, "change": change, "reason": why(ruling.reason)}
            scene.say(person, to_staff, args, urgency=Urgency.NOTICE)


def drop(scene: Scene) -> None:
    """They think better of it."""
    if isinstance(scene.person.dialog, RulingAsked | RulingUnclear | RulingShown):
        scene.talk(Idle())
    scene.answer("hours-dropped")


def _all_standing(scene: Scene) -> tuple[Ruling, ...]:
    calendar = scene.office.calendar
    return calendar.rulings.standing(scene.now, calendar.local(scene.now).date())


def _standing(scene: Scene, ruling_id: str) -> Ruling | None:
    return next((each for each in _all_standing(scene) if each.id == ruling_id), None)


def _known(calendar: OfficeCalendar) -> int:
    """By how many orders and withdrawals the hours came to be as they are."""
    return sum(len(each.moments) for each in calendar.rulings.listed)


def _worded(scene: Scene, change: Change) -> Phrase:
    return change_words(scene.office, change, scene.person.language)
