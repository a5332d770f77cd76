"""Disturbances in the chat of whoever works at the desk: read back with what they cover before they count.

A supervisor declares at once; an officer proposes, and a supervisor says whether it was so.
"""

from dataclasses import replace
from datetime import timedelta

from bot.flows.disturbance import reading
from bot.flows.disturbance.keeping import MOST, covered, get, keep
from bot.flows.disturbance.reading import Spoken
from bot.flows.disturbance.wording import told
from bot.flows.scene.messages import Args, Choice, Listing, Phrase, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.roster import SUPERVISOR, of_first, reachable, supervises
from bot.flows.state.desk import Staff
from bot.flows.state.deviation import Cause
from bot.flows.state.dialog import Addressing, DisturbanceAsked, DisturbanceShown, Idle
from bot.flows.state.disturbance import Course, Disturbance, DisturbanceEntry

OK, DROP, YES, NO, END, WITHDRAW, CHANGE = "ok", "no", "y", "n", "e", "w", "c"

_LISTED, _FOR = 6, timedelta(days=7)
_AGREED = frozenset(("ya", "nyatakan", "ajukan", "yes", "declare", "propose"))


def text(scene: Scene, member: Staff, typed: str) -> bool:
    """Takes what is about a disturbance; False for whatever else a member of staff writes."""
    dialog, words = scene.person.dialog, typed.strip().lower()
    if isinstance(dialog, DisturbanceShown) and words in _AGREED:
        press(scene, member, (OK,))
        return True
    if isinstance(dialog, DisturbanceAsked):
        spoken = reading.span(typed, scene.office.calendar, scene.now)
        _read_back(scene, member, spoken, get(scene, dialog.disturbance))
        return True
    # rule: words-for-a-visitor-stay-theirs
    free = words.startswith("/") or isinstance(dialog, Idle | Addressing | DisturbanceShown)
    spoken_of = reading.read(typed, scene.office.calendar, scene.now) if free else None
    if spoken_of is None:
        return False
    if spoken_of.over:
        _end(scene, *_lasting(scene))
    elif spoken_of == Spoken():
        show(scene, member)
    else:
        _read_back(scene, member, spoken_of)
    return True


def press(scene: Scene, member: Staff, parts: tuple[str, ...]) -> None:
    """A choice about a disturbance was pressed."""
    what, disturbance_id = parts[:1], "".join(parts[1:2])
    if what == ():
        show(scene, member)
    elif what == (DROP,):
        scene.talk(Idle())
        scene.answer("disturbance-dropped")
    elif what == (OK,):
        _agreed(scene, member)
    elif what == (END,):
        _end(scene, *(each for each in _lasting(scene) if each.id == disturbance_id))
    elif not supervises(member):
        # rule: supervisor-declares
        scene.answer("disturbance-supervisor")
    else:
        _judge(scene, what[0], get(scene, disturbance_id))


def _read_back(scene: Scene, member: Staff, spoken: Spoken, changes: Disturbance | None = None) -> None:
    """Shows what would be covered; nothing counts yet."""
    if spoken.wrong or spoken.began_at is None:
        scene.answer("disturbance-unclear")
        return
    cause, words = spoken.cause, spoken.words
    if changes is not None:
        cause, words = changes.now.cause, changes.now.words
    entry = _entry(scene, Course.PROPOSED, spoken, cause, words)
    args = told(scene, Disturbance(scene.fresh.reference, (entry,)))
    if not words and cause is Cause.OTHER:
        scene.answer("disturbance-what")
        return
    if len({visit.id for visit, _ in covered(scene, Disturbance("", (entry,)))}) > MOST:
        scene.answer("disturbance-wide", {**args, "most": MOST})
        return
    changed = changes.id if changes else ""
    began = int(spoken.began_at.timestamp())
    ended = int(spoken.ended_at.timestamp()) if spoken.ended_at else None
    scene.talk(DisturbanceShown(began, ended, cause.value, words, changed))
    label = "choice-disturbance-declare" if supervises(member) else "choice-disturbance-propose"
    choices = (
        Choice(Phrase(label), token(Verb.DISTURBANCE, OK)),
        Choice(Phrase("choice-disturbance-drop"), token(Verb.DISTURBANCE, DROP)),
    )
    scene.answer("disturbance-read-back", args, choices=choices)


def _entry(scene: Scene, what: Course, spoken: Spoken, cause: Cause, words: str) -> DisturbanceEntry:
    return DisturbanceEntry(what, scene.now, scene.who, spoken.began_at or scene.now, spoken.ended_at, cause, words)


def _agreed(scene: Scene, member: Staff) -> None:
    """What was read back is to count: a supervisor's word at once, an officer's once a supervisor says so too."""
    shown = scene.person.dialog
    changes = get(scene, shown.changes) if isinstance(shown, DisturbanceShown) else None
    if not isinstance(shown, DisturbanceShown) or (shown.changes and (changes is None or not supervises(member))):
        scene.answer("disturbance-gone")
        return
    scene.talk(Idle())
    what = Course.DECLARED if supervises(member) else Course.PROPOSED
    cause = Cause(shown.cause)
    entry = DisturbanceEntry(what, scene.now, scene.who, shown.began_at, shown.ended_at, cause, shown.words)
    disturbance = keep(scene, shown.changes or scene.fresh.reference, entry)
    if what is Course.DECLARED:
        scene.answer("disturbance-declared", told(scene, disturbance), choices=_choices(member, disturbance))
    else:
        scene.answer("disturbance-proposed", told(scene, disturbance))
        ask_supervisors(scene, disturbance)


def ask_supervisors(scene: Scene, disturbance: Disturbance) -> None:
    """Asks whether a proposed disturbance was so."""
    for one in of_first(reachable(scene.desk), SUPERVISOR):
        reader, choices = scene.known_person(one.person_id or ""), _choices(one, disturbance)
        scene.say(reader, "disturbance-ask", told(scene, disturbance), choices=choices, urgency=Urgency.URGENT)


def _judge(scene: Scene, what: str, disturbance: Disturbance | None) -> None:
    """What only a supervisor says of a disturbance; one that has been answered since is shown as it stands."""
    if disturbance is None:
        scene.answer("disturbance-gone")
    elif what in (YES, NO) and disturbance.pending:
        said = Course.DECLARED if what == YES else Course.REFUSED
        _say(scene, disturbance, said, f"disturbance-{said.value}")
    elif what == WITHDRAW and disturbance.declared:
        _say(scene, disturbance, Course.WITHDRAWN, "disturbance-withdrawn")
    elif what == CHANGE and disturbance.declared:
        scene.talk(DisturbanceAsked(disturbance.id))
        scene.answer("disturbance-change-ask", told(scene, disturbance))
    else:
        scene.answer(f"disturbance-is-{disturbance.now.what.value}", told(scene, disturbance))


def _say(scene: Scene, disturbance: Disturbance, what: Course, text: str) -> None:
    proposer = scene.desk.staff.get(disturbance.entries[0].by)
    entry = replace(disturbance.now, what=what, at=scene.now, by=scene.who)
    args = told(scene, keep(scene, disturbance.id, entry))
    scene.answer(text, args)
    if proposer is not None and proposer.person_id and proposer.person_id != scene.person_id:
        scene.say(scene.known_person(proposer.person_id), text, args, urgency=Urgency.NOTICE)


def _lasting(scene: Scene) -> list[Disturbance]:
    return [each for each in scene.desk.disturbances if each.declared and each.now.ended_at is None]


def _end(scene: Scene, *lasting: Disturbance) -> None:
    """What lasts is over now: whoever is nearest may say so, and supervisors hear of it."""
    if not lasting:
        scene.answer("disturbance-none-lasts")
    for each in lasting:
        entry = replace(each.now, at=scene.now, by=scene.who, ended_at=max(scene.now, each.now.began_at))
        args = told(scene, keep(scene, each.id, entry))
        scene.answer("disturbance-ended", args)
        for one in of_first(reachable(scene.desk), SUPERVISOR):
            if one.person_id != scene.person_id:
                reader = scene.known_person(one.person_id or "")
                scene.say(reader, "disturbance-ended", args, urgency=Urgency.NOTICE)


def show(scene: Scene, member: Staff) -> None:
    """Lists what lasts, what waits for a supervisor, and what was declared lately."""
    recent = [each for each in scene.desk.disturbances if each.pending or _recent(scene, each)][-_LISTED:]
    lines = tuple(Phrase("disturbance-line", {**_stands(scene, each), "no": no}) for no, each in enumerate(recent, 1))
    args: Args = {"lines": Listing(lines) if lines else Phrase("disturbance-nothing")}
    choices = [choice for no, each in enumerate(recent, 1) for choice in _choices(member, each, no)]
    scene.say(scene.person, "disturbance-list", args, choices=tuple(choices), passing=True)


def _recent(scene: Scene, disturbance: Disturbance) -> bool:
    ended = disturbance.now.ended_at
    return disturbance.declared and (ended is None or ended > scene.now - _FOR)


def _stands(scene: Scene, disturbance: Disturbance) -> Args:
    return {**told(scene, disturbance), "stands": Phrase(f"disturbance-stands-{disturbance.now.what.value}")}


def _choices(member: Staff, disturbance: Disturbance, no: int = 0) -> tuple[Choice, ...]:
    """What a member may say of a disturbance as it stands; ``no`` tells several apart."""
    offered: list[tuple[str, str]] = []
    if disturbance.pending and supervises(member):
        offered = [("yes", YES), ("refuse", NO)]
    elif disturbance.declared:
        offered = [("end", END)] if disturbance.now.ended_at is None else []
        offered += [("change", CHANGE), ("withdraw", WITHDRAW)] if supervises(member) else []
    which: Args = {"no": Phrase("disturbance-no", {"no": no}) if no else Phrase("nothing")}
    return tuple(
        Choice(Phrase(f"choice-disturbance-{name}", which), token(Verb.DISTURBANCE, what, disturbance.id))
        for name, what in offered
    )
