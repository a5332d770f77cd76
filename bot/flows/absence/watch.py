"""A letter is watched: at its begin and its end both are told and the open work passes over; until its number is there
it is asked for each working day."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from bot.flows.absence.entering import keep
from bot.flows.absence.telling import tell_both, tell_ended, tell_number_owed
from bot.flows.scene.events import DeadlinePassed
from bot.flows.scene.scene import Scene
from bot.flows.staffing.acting import acts_as, handed, in_place_of
from bot.flows.state.letter import Letter
from bot.flows.state.visits import Visit
from bot.flows.state.watched import LETTER
from bot.flows.telling.cards import staff_card

BEGUN, OVER = 1, 2


def moments(scene: Scene) -> Mapping[str, datetime | None]:
    """When each letter that this event has changed, or has looked at, wants to be looked at again."""
    before, body = scene.facts.desk.letters, scene.event.body
    looked = body.id if isinstance(body, DeadlinePassed) and body.kind == LETTER else ""
    changed = (each for each in scene.desk.letters.values() if each.id == looked or before.get(each.id) is not each)
    return {each.id: next_at(scene, each) for each in changed}


def next_at(scene: Scene, letter: Letter) -> datetime | None:
    """Its begin, its end, and while its number is still to come the end of each working day."""
    if not letter.live:
        return None
    if letter.in_force_at is None:
        return letter.ends_at if letter.told else letter.begins_at
    ends = {0: letter.from_at, BEGUN: letter.ends_at}.get(letter.told)
    owed = _owed_at(scene, letter, letter.asked) if letter.number is None else None
    return min((at for at in (ends, owed) if at is not None), default=None)


def _owed_at(scene: Scene, letter: Letter, asked: int) -> datetime:
    # rule: number-asked-for-each-working-day
    return scene.office.calendar.end_of_working_day(letter.in_force_at or letter.begins_at, asked + 1)


def look(scene: Scene, letter_id: str) -> None:
    """A letter's moment has come: whatever is due of it is done, once however long the desk was down."""
    letter = scene.desk.letters.get(letter_id)
    if letter is None or not letter.live:
        return
    if letter.in_force_at is None:
        _look_at_draft(scene, letter)
        return
    if letter.told < BEGUN and letter.from_at <= scene.now:
        letter = _begin(scene, letter)
    if letter.told == BEGUN and letter.ends_at <= scene.now:
        letter = _end(scene, letter)
    if letter.number is None and _owed_at(scene, letter, letter.asked) <= scene.now:
        _ask(scene, letter)


def _look_at_draft(scene: Scene, letter: Letter) -> None:
    """A draft whose number nobody has entered does not count: that is said when it would begin."""
    if letter.ends_at <= scene.now:
        letter = keep(scene, replace(letter, closed_at=scene.now))
        scene.note("letter_lapsed", None, letter=letter.id)
        tell_ended(scene, letter, "letter-lapsed")
    elif not letter.told and letter.begins_at <= scene.now:
        letter = keep(scene, replace(letter, told=BEGUN))
        tell_ended(scene, letter, "letter-still-draft")


def _begin(scene: Scene, letter: Letter) -> Letter:
    letter = keep(scene, replace(letter, told=BEGUN))
    scene.note("letter_begun", None, letter=letter.id)
    if letter.ends_at > scene.now:
        taken = list(_taken_by(scene, letter, letter.absent))
        tell_both(scene, letter, ("letter-begins-absent", "letter-begins-substitute"), _tickets(taken))
        for visit, role in taken:
            _show(scene, visit, role, letter)
    return letter


def _show(scene: Scene, visit: Visit, role: str, letter: Letter) -> None:
    """The visit to whoever has it from now on, and to whoever had it."""
    now_theirs = in_place_of(scene.desk, letter.absent, role)
    if now_theirs is not None and now_theirs.person_id:
        staff_card(scene, visit, now_theirs, anew=True)
    before = scene.desk.staff.get(letter.absent)
    if before is not None and before.person_id and before.id != (now_theirs.id if now_theirs else ""):
        staff_card(scene, visit, before, mends=True)


def _end(scene: Scene, letter: Letter) -> Letter:
    """Whatever the stand-in has taken in a role that is none of theirs any more goes to whoever was absent."""
    letter = keep(scene, replace(letter, told=OVER, closed_at=scene.now if letter.number is not None else None))
    scene.note("letter_over", None, letter=letter.id)
    back = [(v, role) for v, role in _taken_by(scene, letter, letter.substitute) if _passes_back(scene, letter, role)]
    kept = list(_taken_by(scene, letter, letter.absent))
    for visit, role in back:
        known = scene.visit(visit.id) or visit
        scene.keep_visit(known, assigned={**known.assigned, role: letter.absent})
    tell_both(scene, letter, ("letter-ends-absent", "letter-ends-substitute"), _tickets([*kept, *back]))
    for visit, role in kept:
        _show(scene, scene.visit(visit.id) or visit, role, letter)
    return letter


def _passes_back(scene: Scene, letter: Letter, role: str) -> bool:
    """Whether the stand-in has a role no more, and whoever was absent has, or somebody for them."""
    stand_in, absent = scene.desk.staff.get(letter.substitute), scene.desk.staff.get(letter.absent)
    goes = stand_in is None or not acts_as(stand_in, role)
    return goes and absent is not None and (acts_as(absent, role) or role in handed(absent))


def _taken_by(scene: Scene, letter: Letter, staff_id: str) -> Iterator[tuple[Visit, str]]:
    """The open visits that somebody has taken in one of the letter's roles."""
    for visit in filter(None, map(scene.visit, scene.facts.visits)):
        for role in letter.roles:
            if visit.status.open and visit.assigned.get(role) == staff_id:
                yield visit, role


def _tickets(taken: list[tuple[Visit, str]]) -> str:
    return ", ".join(sorted({visit.ticket or "" for visit, _ in taken}))


def _ask(scene: Scene, letter: Letter) -> None:
    asked = letter.asked + 1
    while _owed_at(scene, letter, asked) <= scene.now:
        asked += 1
    letter = keep(scene, replace(letter, asked=asked))
    scene.note("letter_number_asked", None, letter=letter.id)
    tell_number_owed(scene, letter)
