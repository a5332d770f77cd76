"""Cards: one message per visit and reader that always shows how the visit stands and what is to be done."""

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
    zoom = scene.sheet(visit).uses_zoom and _before_entry(line)
    scene.say(
        visitor,
        "card-visitor",
        {
            "ticket": visit.ticket or "",
            "name": visit.form.get("name", ""),
            "greeting": _called(scene, visit, zoom=zoom),
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


def _before_entry(line: Timeline) -> bool:
    """Whether the visitor still needs the way into the meeting (also after a drop, until served)."""
    served = [entry for entry in line.lines if entry.step.ends.word in (Word.SERVED, Word.OUT_OF_ROOM)]
    return not any(entry.state is StepState.DONE for entry in served) and not line.complete


def _called(scene: Scene, visit: Visit, *, zoom: bool) -> Phrase:
    meeting = scene.office.meeting
    if zoom:
        args: Args = {
            "id": meeting.meeting_id,
            "passcode": meeting.passcode,
            "url": meeting.join_url,
        }
        return Phrase("called-zoom", args)
    return Phrase("called-turn" if occupies_place(scene.sheet(visit)) else "called-taken-up")


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
    late = {no for overrun in line.overruns for no in range(overrun.first.no, overrun.last.no + 1)}
    return Listing(tuple(_entry(entry, entry.step.no in late) for entry in line.lines))


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
    if not visit.status.open or taken not in (None, member.id):
        return ()
    choices: list[Choice] = []
    if taken is None:
        choices.append(Choice(Phrase("choice-claim"), token(Verb.CLAIM, visit.id)))
    if visit.status is Status.QUEUED and member.role == FRONT_OFFICE:
        choices.append(Choice(Phrase("choice-call"), token(Verb.CALL, visit.id)))
    if visit.status is Status.IN_SERVICE:
        choices += [_done(visit, step) for step in offered(line, member.role, manned_roles(scene.desk))]
        if any(piece.by == member.id for piece in visit.evidence):
            choices.append(Choice(Phrase("choice-undo"), token(Verb.UNDO, visit.id)))
        if member.role == FRONT_OFFICE:
            choices.append(Choice(Phrase("choice-no-show"), token(Verb.NO_SHOW, visit.id)))
    choices.append(Choice(Phrase("choice-reply"), token(Verb.REPLY, visit.id)))
    return tuple(choices)
