"""The office's hours in the chat of whoever works there: what holds, what comes, and what may be done about it."""

from datetime import timedelta

from bot.flows.calendar.changes import Change
from bot.flows.calendar.rulings import Ruling
from bot.flows.hours import ordering
from bot.flows.hours.wording import change_words, day_words, hours_now, today_otherwise, why
from bot.flows.scene.messages import Args, Choice, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Addressing, Doubtful, Idle, RulingAsked, RulingShown, RulingUnclear

COMMAND = "/jam"

_YES = frozenset(("terapkan", "ya", "apply", "yes"))
"""What applies a change where buttons are not at hand."""

_MOST_LISTED = 8
_DAYS_AHEAD = 45


def text(scene: Scene, member: Staff, typed: str) -> bool:
    """Takes what is about the office's hours; False for whatever else a member of staff writes."""
    command, _, rest = typed.strip().partition(" ")
    if command.lower() == COMMAND and not rest.strip():
        show(scene, member)
        return True
    if command.lower() == COMMAND:
        return ordering.heard(scene, member, rest, asked=True)
    dialog = scene.person.dialog
    if isinstance(dialog, RulingAsked):
        return ordering.heard(scene, member, typed, asked=True)
    words = typed.strip().lower()
    if isinstance(dialog, RulingUnclear) and words.isdecimal():
        press(scene, member, (ordering.PICK, str(int(words) - 1)))
        return True
    if isinstance(dialog, RulingShown) and words in _YES:
        press(scene, member, (ordering.APPLY, dialog.ruling))
        return True
    # rule: words-for-a-visitor-stay-theirs
    free = isinstance(dialog, Idle | Addressing | Doubtful | RulingUnclear | RulingShown)
    return free and ordering.heard(scene, member, typed, asked=False)


def press(scene: Scene, member: Staff, parts: tuple[str, ...]) -> None:
    """A choice about the office's hours was pressed; the right to it may be gone since it was offered."""
    if not ordering.may(member):
        ordering.refuse(scene)
        return
    match parts:
        case ():
            show(scene, member)
        case (ordering.ADD,):
            ordering.ask(scene)
        case (ordering.PICK, no):
            ordering.pick(scene, no)
        case (ordering.APPLY, ruling_id):
            ordering.apply(scene, member, ruling_id)
        case (ordering.REMOVE, ruling_id):
            ordering.show_withdrawal(scene, ruling_id)
        case (ordering.DROP,):
            ordering.drop(scene)
        case _:
            scene.answer("hours-gone")


def show(scene: Scene, member: Staff) -> None:
    """Lists what holds and what comes."""
    calendar, language = scene.office.calendar, scene.person.language
    today = calendar.local(scene.now).date()
    standing = calendar.rulings.standing(scene.now, today)[:_MOST_LISTED]
    fixed = [change for change in calendar.changes if change.last >= today][:_MOST_LISTED]
    lines = (
        *(_line(scene, no, ruling) for no, ruling in enumerate(standing, 1)),
        *(Phrase("hours-line-fixed", _fixed_args(scene, each)) for each in fixed),
        *_days_off(scene),
    )
    args: Args = {
        "hours": hours_now(scene, language),
        "today": today_otherwise(scene),
        "coming": Listing(lines) if lines else Phrase("hours-nothing-coming"),
    }
    scene.answer("hours-menu", args, choices=_choices(standing) if ordering.may(member) else ())


def _fixed_args(scene: Scene, change: Change) -> Args:
    return {"change": change_words(scene.office, change, scene.person.language), "reason": why(change.label)}


def _choices(standing: tuple[Ruling, ...]) -> tuple[Choice, ...]:
    remove = [
        Choice(Phrase("choice-hours-remove", {"no": no}), token(Verb.HOURS, ordering.REMOVE, ruling.id))
        for no, ruling in enumerate(standing, 1)
    ]
    return (Choice(Phrase("choice-hours-add"), token(Verb.HOURS, ordering.ADD)), *remove)


def _line(scene: Scene, no: int, ruling: Ruling) -> Phrase:
    member = scene.desk.staff.get(ruling.by)
    args: Args = {
        "no": no,
        "change": change_words(scene.office, ruling.change, scene.person.language),
        "reason": why(ruling.reason),
        "name": member.name if member else ruling.by,
    }
    return Phrase("hours-line", args)


def _days_off(scene: Scene) -> list[Phrase]:
    """The public holidays of the coming weeks on which the office is closed, by name."""
    calendar = scene.office.calendar
    today = calendar.local(scene.now).date()
    days = (today + timedelta(days=ahead) for ahead in range(_DAYS_AHEAD))
    return [
        Phrase("hours-line-holiday", {"day": day_words(calendar, day), "name": scene.office.days_off[day]})
        for day in days
        if day in scene.office.days_off and not calendar.periods(day)
    ][:_MOST_LISTED]
