"""A letter of assignment in words: who stands in for whom, in what, from when until when, and how it stands."""

from datetime import datetime, time, timedelta
from functools import reduce

from bot.flows.office.office import Office
from bot.flows.scene.messages import Arg, Args, Choice, Dated, Day, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.roster import ADMIN, SUPERVISOR
from bot.flows.state.desk import Staff
from bot.flows.state.letter import Letter

REASONS = ("leave", "mission", "ill", "personal")
"""The reasons that can be chosen, by the end of the name of their texts."""

NUMBER, LATER, END, SHOW, SCAN, SEE = "no", "later", "end", "show", "scan", "see"
"""What is asked for about a letter, as a token says it."""


def told(scene: Scene, letter: Letter) -> Args:
    """What every word about a letter may say of it."""
    return {
        "id": letter.id,
        "absent": name(scene, letter.absent),
        "substitute": name(scene, letter.substitute),
        "roles": role_words(scene.office, letter.roles),
        "from": since_words(scene.office, letter.from_at),
        "until": until_words(scene.office, letter.ends_at),
        "reason": reason_words(letter.reason),
        "state": state(scene, letter),
        "number": letter.number or Phrase("letter-to-come"),
    }


def since_words(office: Office, at: datetime) -> Day | Dated:
    """From when: a day, where that begins with it."""
    return Day(at) if _begins_day(office, at) else Dated(at)


def until_words(office: Office, at: datetime) -> Day | Dated:
    """Until when: the day that ends then, where one does."""
    return Day(at - timedelta(seconds=1)) if _begins_day(office, at) else Dated(at)


def _begins_day(office: Office, at: datetime) -> bool:
    return office.calendar.local(at).time() == time()


def reason_words(reason: str) -> Arg:
    """Why, in the words in which it was given, or by the choice that was pressed."""
    return Phrase(f"absence-why-{reason}") if reason in REASONS else reason


def name(scene: Scene, staff_id: str) -> str:
    """What somebody is called; the id of somebody who is gone."""
    member = scene.desk.staff.get(staff_id)
    return member.name if member is not None else staff_id


def role_words(office: Office, roles: tuple[str, ...]) -> Arg:
    """Roles as people call them, one behind the other."""
    *others, last = [_role(office, role) for role in roles]
    return reduce(lambda rest, first: Phrase("staff-roles", {"first": first, "rest": rest}), reversed(others), last)


def _role(office: Office, role: str) -> Arg:
    return Phrase(f"staff-role-{role}") if role in (SUPERVISOR, ADMIN) else office.actor_name(role)


def state(scene: Scene, letter: Letter) -> Phrase:
    """How a letter stands."""
    if not letter.live:
        return Phrase("letter-state-over")
    if letter.in_force_at is None:
        return Phrase("letter-state-draft")
    known = Phrase("letter-known", {"number": letter.number}) if letter.number else Phrase("letter-to-come")
    over = letter.ends_at <= scene.now
    return Phrase("letter-state-ended" if over else "letter-state-in-force", {"number": known})


def choices(letter: Letter, allowed: frozenset[Verb]) -> tuple[Choice, ...]:
    """What may be done about a letter as it stands."""
    if not letter.live or Verb.LETTER not in allowed:
        return ()
    drafted = letter.in_force_at is None
    found = []
    if letter.number is None:
        found.append(_choice("choice-letter-number", Verb.LETTER, NUMBER, letter))
    if letter.number is None and drafted and Verb.ASSIGN in allowed:
        found.append(_choice("choice-letter-later", Verb.ASSIGN, LATER, letter))
    if letter.scan is not None:
        found.append(_choice("choice-letter-see", Verb.LETTER, SEE, letter))
    elif not drafted:
        found.append(_choice("choice-letter-scan", Verb.LETTER, SCAN, letter))
    if letter.told < 2:
        found.append(_choice("choice-letter-drop" if drafted else "choice-letter-end", Verb.LETTER, END, letter))
    elif letter.number is None and Verb.ASSIGN in allowed:
        found.append(_choice("choice-letter-never", Verb.ASSIGN, END, letter))
    return tuple(found)


def show_choice(letter: Letter, words: Phrase) -> Choice:
    """Looking at a letter."""
    return Choice(words, token(Verb.LETTER, SHOW, letter.id))


def _choice(label: str, verb: Verb, what: str, letter: Letter) -> Choice:
    return Choice(Phrase(label), token(verb, what, letter.id), forward=what == NUMBER)


def concerned(scene: Scene, letter: Letter) -> tuple[Staff, ...]:
    """Whom a letter is about: whoever is absent, and whoever stands in; both where they can be told something."""
    both = (scene.desk.staff.get(letter.absent), scene.desk.staff.get(letter.substitute))
    return tuple(member for member in both if member is not None and member.person_id)
