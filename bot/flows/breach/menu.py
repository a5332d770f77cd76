"""Breaches in the chat of administrators: declared in one line, listed with their clocks, owned, told of, closed."""

from datetime import date, datetime, time, timedelta

from bot.flows.breach import keeping
from bot.flows.given.typed import clean
from bot.flows.journey import rights
from bot.flows.journey.stale import answer_stale
from bot.flows.scene.events import BreachDeclared
from bot.flows.scene.messages import Choice, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.breach import Breach, Course
from bot.flows.state.desk import Staff
from bot.flows.understanding.commands import BREACH_CLOSING, breach_words

_SHORTEST = 5
_LONGEST = 1500
_PRESSED = {"mine": Course.OWNED, "authority": Course.AUTHORITY, "persons": Course.PERSONS}


def text(scene: Scene, member: Staff, typed: str) -> bool:
    """Whether somebody spoke of a breach, and has been answered."""
    words = breach_words(typed)
    if words is None:
        return False
    if not _may(scene, member, words):
        return True
    first, _, rest = words.partition(" ")
    if not words:
        _show(scene)
    elif first.lower() in BREACH_CLOSING:
        _close(scene, *rest.split(" ", 1))
    else:
        _declare(scene, words)
    return True


def press(scene: Scene, member: Staff, parts: tuple[str, ...]) -> None:
    """Somebody sees to a breach, or says that authority or persons have been told."""
    if not _may(scene, member):
        return
    what, key = (*parts[:2], "", "")[:2]
    breach = keeping.known(scene).get(key)
    if not parts:
        _show(scene)
    elif breach is None or not breach.open or what not in _PRESSED:
        answer_stale(scene)
    elif what == "mine" or breach.said(_PRESSED[what]) is None:
        _answer(scene, keeping.add(scene, breach, _PRESSED[what]), "breach-one")
    else:
        _answer(scene, breach, "breach-one")


def _may(scene: Scene, member: Staff, words: str = "") -> bool:
    if Verb.BREACH in rights.allowed_at_all(member):
        return True
    scene.note("refused", None, verb=Verb.BREACH.name.lower())
    told = keeping.pass_on(scene, member, clean(words)[:_LONGEST]) if words else 0
    scene.answer("breach-passed-on" if told else "breach-not-yours")
    return False


def _show(scene: Scene) -> None:
    found = [each for each in keeping.known(scene).values() if each.open]
    lines = tuple(Phrase("breach-line", keeping.told(scene, each)) for each in found)
    choices = tuple(choice for each in found for choice in _choices(each))
    listed = Listing(lines or (Phrase("breach-none"),))
    scene.say(scene.person, "breach-list", {"lines": listed}, choices=choices, passing=True)


def _choices(breach: Breach) -> tuple[Choice, ...]:
    args = {"id": breach.id}
    offered = (
        ("mine", True),
        ("authority", breach.said(Course.AUTHORITY) is None),
        ("persons", breach.said(Course.PERSONS) is None),
    )
    return tuple(
        Choice(Phrase(f"choice-breach-{what}", {**args}), token(Verb.BREACH, what, breach.id))
        for what, wanted in offered
        if wanted
    )


def _answer(scene: Scene, breach: Breach, text: str) -> None:
    scene.answer(text, keeping.told(scene, breach), choices=_choices(breach) if breach.open else ())


def _declare(scene: Scene, words: str) -> None:
    """Two days, and how it happened."""
    given = words.split(" ", 2)
    days = [_day(each) for each in given[:2]]
    how = clean(given[2])[:_LONGEST] if len(given) > 2 else ""
    if None in days or sum(map(str.isalnum, how)) < _SHORTEST:
        scene.answer("breach-how")
        return
    first, last = sorted(day for day in days if day is not None)
    zone = scene.office.calendar.zone
    began, ended = (datetime.combine(day, time(), zone) for day in (first, last + timedelta(days=1)))
    if began > scene.now:
        scene.answer("breach-how")
        return
    breach = keeping.declare(scene, BreachDeclared("", began, min(ended, scene.now), (), how))
    _answer(scene, breach, "breach-declared")


def _day(written: str) -> date | None:
    """A day as "2026-11-20" or "20/11/2026"."""
    try:
        if "/" in written:
            day, month, year = map(int, written.split("/"))
            return date(year, month, day)
        return date.fromisoformat(written)
    except ValueError:
        return None


def _close(scene: Scene, key: str = "", done: str = "") -> None:
    """Closed with what was done: a mistake is closed in the same way."""
    breach = next((each for name, each in keeping.known(scene).items() if name.lower() == key.lower()), None)
    words = clean(done)[:_LONGEST]
    if breach is None or not breach.open:
        scene.answer("breach-unknown", {"id": key})
    elif sum(map(str.isalnum, words)) < _SHORTEST:
        # rule: breach-closed-with-what-was-done
        scene.answer("breach-close-how", {"id": breach.id})
    else:
        closed = keeping.add(scene, breach, Course.CLOSED, words)
        _answer(scene, closed, "breach-closed")
        keeping.tell(scene, closed, "breach-closed")
