"""Cards: one message per visit and reader that always shows how the visit stands and what is to be done."""

from collections.abc import Iterator
from enum import Enum
from itertools import groupby

from bot.flows.journey import manned_roles, offered
from bot.flows.messages import Args, Choice, Copy, Link, Listing, Phrase, Urgency
from bot.flows.queue import occupies_place, position
from bot.flows.scene import Scene
from bot.flows.sheet import Step
from bot.flows.state import Staff, Status, Visit
from bot.flows.timeline import StepLine, StepState, Timeline
from bot.flows.tokens import Verb, token
from bot.flows.vocabulary import FRONT_OFFICE, VISITOR, Source, Word


def refresh(scene: Scene, before: Visit | None, visit: Visit) -> None:
    """Tells everybody concerned what changed in a visit, if anything did that a card shows."""
    if visit.status is Status.FORM or _shown(before) == _shown(visit):
        return
    if before is not None and before.status is Status.FORM and not visit.status.open:
        return
    line = scene.timeline(visit)
    if visit.status is Status.IN_SERVICE:
        _visitor_card(scene, visit, line, called=before is None or before.status is not Status.IN_SERVICE)
    for member in scene.desk.staff.values():
        if member.person_id and _concerned(scene, before, visit, member):
            staff_card(scene, visit, line, member)


def _shown(visit: Visit | None) -> object:
    if visit is None:
        return None
    return visit.status, visit.evidence, visit.deviations, visit.assigned, visit.outcome


def _concerned(scene: Scene, before: Visit | None, visit: Visit, member: Staff) -> bool:
    """Whether a member of staff needs to see this change: theirs to do, or just taken by somebody else."""
    if member.role not in scene.sheet(visit).roles:
        return False
    taken = visit.assigned.get(member.role)
    if taken is None:
        return member.on_duty
    just_taken = before is None or before.assigned.get(member.role) != taken
    return taken == member.id or (just_taken and member.on_duty)


def _visitor_card(scene: Scene, visit: Visit, line: Timeline, *, called: bool) -> None:
    visitor = scene.known_person(visit.person_id)
    steps = offered(line, VISITOR, manned_roles(scene.desk))
    meeting = scene.office.meeting
    zoom = scene.sheet(visit).uses_zoom and _needs_way_in(line)
    scene.say(
        visitor,
        "card-visitor",
        {
            "ticket": visit.ticket or "",
            "name": visit.form.get("name", ""),
            "greeting": _greeting(scene, visit, line, zoom=zoom),
            "steps": _listing(line),
        },
        choices=tuple(_done(visit, step) for step in steps),
        links=(Link(Phrase("link-zoom"), meeting.join_url),) if zoom else (),
        copies=(
            (
                Copy(Phrase("copy-meeting-id"), meeting.meeting_id),
                Copy(Phrase("copy-passcode"), meeting.passcode),
            )
            if zoom
            else ()
        ),
        card=f"{visit.id}:visitor",
        urgency=Urgency.URGENT if called else Urgency.NOTICE,
        visit_id=visit.id,
    )


def _needs_way_in(line: Timeline) -> bool:
    """Whether the visitor still needs the way into the meeting (also after a drop, until served)."""
    return not _over(line, Word.SERVED, Word.OUT_OF_ROOM) and not line.complete


def _over(line: Timeline, *words: Word) -> bool:
    """Whether a step that ends with one of these words is done."""
    return any(entry.state is StepState.DONE and entry.step.ends.word in words for entry in line.lines)


def _met(line: Timeline) -> bool:
    """Whether anybody but the visitor has reported a step: then the visitor has shown up."""
    return any(entry.state is StepState.DONE and VISITOR not in entry.step.reporters() for entry in line.lines)


def _greeting(scene: Scene, visit: Visit, line: Timeline, *, zoom: bool) -> Phrase:
    """What the visitor needs to know above the steps: the way in, that they are being served, or what is left."""
    meeting = scene.office.meeting
    if zoom:
        joined = _over(line, Word.JOINED, Word.ADMITTED)
        args: Args = {"id": meeting.meeting_id, "passcode": meeting.passcode, "url": meeting.join_url}
        return Phrase("called-joined" if joined else "called-zoom", args)
    if not occupies_place(scene.sheet(visit)):
        return Phrase("called-taken-up")
    return Phrase("called-served" if _over(line, Word.SERVED, Word.OUT_OF_ROOM) else "called-turn")


def _done(visit: Visit, step: Step) -> Choice:
    return Choice(done_label(step), token(Verb.STEP, visit.id, step.no))


def done_label(step: Step) -> Phrase:
    """What a button for ending this step says."""
    if step.ends.word is Word.DONE:
        return Phrase("done-step", {"no": step.no, "activity": _short(step.activity)})
    return Phrase(f"done-{step.ends.word.value.replace('_', '-')}")


def _short(text: str, longest: int = 40) -> str:
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0] + "…"


def _listing(line: Timeline) -> Listing:
    """The steps on a small screen: the running one, the next, whatever was late; the rest as runs."""
    late = {no for overrun in line.overruns for no in range(overrun.first.no, overrun.last.no + 1)}
    shown: list[Phrase] = []
    for look, run in groupby(_looks(line, late), key=lambda pair: pair[0]):
        entries = [entry for _, entry in run]
        if look is _Look.ALONE or len(entries) == 1:
            shown += [_entry(entry, entry.step.no in late) for entry in entries]
        else:
            args: Args = {"first": entries[0].step.no, "last": entries[-1].step.no}
            shown.append(Phrase("steps-done" if look is _Look.DONE else "steps-ahead", args))
    return Listing(tuple(shown))


class _Look(Enum):
    """Whether a step gets a line of its own or shares one with its neighbours."""

    ALONE = 0
    DONE = 1
    AHEAD = 2


def _looks(line: Timeline, late: set[int]) -> Iterator[tuple[_Look, StepLine]]:
    next_shown = False
    for entry in line.lines:
        if entry.state is StepState.RUNNING or entry.step.no in late:
            yield _Look.ALONE, entry
        elif entry.state is StepState.DONE:
            yield _Look.DONE, entry
        else:
            yield (_Look.AHEAD if next_shown else _Look.ALONE), entry
            next_shown = True


def _entry(entry: StepLine, late: bool) -> Phrase:
    args: Args = {"no": entry.step.no, "activity": entry.step.activity}
    if entry.state is StepState.RUNNING:
        if entry.due_at is None:
            return Phrase("step-running-unlimited", args)
        return Phrase("step-running-late" if late else "step-running", {**args, "due": entry.due_at})
    if entry.state is StepState.AHEAD:
        return Phrase("step-ahead", {**args, "standard": entry.step.printed_time})
    if entry.used is None:
        return Phrase("step-done-inferred" if entry.source is Source.INFERRED else "step-done-untimed", args)
    return Phrase("step-done-late" if late else "step-done", {**args, "used": entry.used})


def staff_card(scene: Scene, visit: Visit, line: Timeline, member: Staff) -> None:
    """Shows a visit to a member of staff, with what is theirs to do as buttons."""
    taken = visit.assigned.get(member.role)
    owner = scene.desk.staff.get(taken or "")
    waiting = visit.status is Status.QUEUED
    category = visit.form.get("category", "")
    region = scene.office.regions.get(visit.form.get("region", ""))
    scene.say(
        scene.known_person(member.person_id or ""),
        "card-staff",
        {
            "ticket": visit.ticket or "",
            "number": visit.number or "",
            "status": Phrase(f"status-{visit.status.value.replace('_', '-')}", {"place": position(scene, visit)}),
            "name": visit.form.get("name", ""),
            "institution": visit.form.get("institution", ""),
            "region": region.name if region else Phrase("region-outside"),
            "role": Phrase(f"role-{visit.form.get('role', 'umum').replace('_', '-')}"),
            "category": Phrase(f"category-{category}"),
            "purpose": visit.form.get("purpose", ""),
            "owner": Phrase("card-owner", {"name": owner.name}) if owner else Phrase("card-owner-none"),
            "outcome": visit.outcome or "-",
            "steps": _listing(line),
        },
        choices=_staff_choices(scene, visit, line, member),
        card=f"{visit.id}:{member.id}",
        urgency=Urgency.URGENT if waiting and not taken else Urgency.NOTICE,
        visit_id=visit.id,
    )


def _staff_choices(scene: Scene, visit: Visit, line: Timeline, member: Staff) -> tuple[Choice, ...]:
    taken = visit.assigned.get(member.role)
    if taken not in (None, member.id):
        return ()
    correct = Choice(Phrase("choice-correct"), token(Verb.CORRECT, visit.id))
    reported = any(piece.by == member.id for piece in visit.evidence)
    if not visit.status.open:
        return (correct,) if reported else ()
    choices: list[Choice] = []
    if taken is None:
        choices.append(Choice(Phrase("choice-claim"), token(Verb.CLAIM, visit.id)))
    if visit.status is Status.QUEUED and member.role == FRONT_OFFICE:
        choices.append(Choice(Phrase("choice-call"), token(Verb.CALL, visit.id)))
    if visit.status is Status.IN_SERVICE:
        choices += [_done(visit, step) for step in offered(line, member.role, manned_roles(scene.desk))]
        if reported:
            choices += [Choice(Phrase("choice-undo"), token(Verb.UNDO, visit.id)), correct]
        if member.role == FRONT_OFFICE and not _met(line):
            choices.append(Choice(Phrase("choice-no-show"), token(Verb.NO_SHOW, visit.id)))
    choices.append(Choice(Phrase("choice-reply"), token(Verb.REPLY, visit.id)))
    return tuple(choices)
