"""The outcome of a service: the output that the sheet wants written down, asked for until it is there."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from bot.flows.ending import sorting
from bot.flows.given.typed import clean
from bot.flows.journey.going import served_from
from bot.flows.journey.stale import answer_stale
from bot.flows.journey.wording import visitor_activity
from bot.flows.procedure.serving import served
from bot.flows.procedure.sheet import Step
from bot.flows.procedure.timeline import StepState, Timeline
from bot.flows.queue.places import occupies_place
from bot.flows.scene.messages import Args, Attached, Choice, Dated, Day, Listing, Phrase, Purpose, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.holding import has_taken, open_to, works_on
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Idle, WritingOutcome
from bot.flows.state.outcome import Outcome
from bot.flows.state.visits import Status, Visit
from bot.flows.understanding.outcome_words import kinds_before

LONGEST = 2000
_SHORTEST = 2


def step_asking(scene: Scene, visit: Visit, member: Staff) -> Step | None:
    """The latest finished step of this officer's whose output is to be written down, or None."""
    for entry in reversed(scene.timeline(visit).lines):
        step = entry.step
        if step.asks_output and entry.state is StepState.DONE and works_on(scene.desk, member, step):
            return step
    return None


def owed(visit: Visit, line: Timeline) -> Step | None:
    """The latest finished step whose output nobody has written down yet, or None."""
    return None if visit.outcome else line.written_of


def ask(scene: Scene, visit: Visit, step: Step) -> None:
    """Asks the acting officer for it."""
    scene.talk(WritingOutcome(visit.id))
    scene.answer("staff-outcome-ask", {"ticket": visit.ticket or "", "output": step.output})


def ask_if_missing(scene: Scene, visit: Visit, member: Staff) -> None:
    """Asks (again) if it is still missing."""
    step = step_asking(scene, visit, member)
    if step is not None and not visit.outcome:
        ask(scene, visit, step)


def remind(scene: Scene, visit: Visit) -> None:
    """The meeting has seen the service end: whoever is to write its outcome down is told so, if it is missing."""
    if visit.outcome or not served(scene.timeline(visit)):
        return
    for member in scene.desk.staff.values():
        there = member.attends or has_taken(scene.desk, visit, member)
        asked = member.person_id and open_to(scene.desk, visit, member) and there
        if asked and step_asking(scene, visit, member) is not None:
            choices = (Choice(Phrase("choice-outcome"), token(Verb.OUTCOME, visit.id)),)
            args: Args = {"ticket": visit.ticket or ""}
            officer = scene.known_person(member.person_id or "")
            scene.say(officer, "outcome-due", args, choices=choices, urgency=Urgency.NOTICE, visit_id=visit.id)


def write(scene: Scene, visit: Visit, member: Staff, typed: str) -> None:
    """Keeps what the officer wrote as a version of its own, at once, and asks for its kinds; a visitor who has been
    given a document without it is given it now. What is written down before the service is given is no answer yet."""
    if step_asking(scene, visit, member) is None:
        scene.talk(Idle())
        answer_stale(scene, visit)
        return
    kinds, written = kinds_before(clean(typed)[:LONGEST])
    if len(written) < _SHORTEST:
        scene.answer("staff-outcome-short", {"ticket": visit.ticket or ""})
        return
    version = sorting.next_version(scene, visit, written, kinds)
    corrected = written != visit.outcome
    if corrected or version.kinds != sorting.latest(visit).kinds:
        visit = _keep(scene, visit, version)
    sorting.ask(scene, visit, sorting.kinds_so_far(visit), anew=True)
    if visit.status is Status.FINISHED:
        give_document(scene, visit, corrected=corrected)
    elif visit.status.open and not occupies_place(scene.sheet(visit)) and served(scene.timeline(visit)):
        args: Args = {"ticket": visit.ticket or "", "outcome": written}
        visitor = scene.known_person(visit.person_id)
        scene.say(visitor, "outcome-told", args, urgency=Urgency.URGENT, visit_id=visit.id, purpose=Purpose.REMINDER)


def _keep(scene: Scene, visit: Visit, version: Outcome) -> Visit:
    scene.note("outcome_written", visit.id, version=version.version)
    seen_at = scene.now if visit.status.open else visit.seen_at
    return scene.keep_visit(visit, outcome=version.text, outcomes=(*visit.outcomes, version), seen_at=seen_at)


def give_document(scene: Scene, visit: Visit, file: Attached | None = None, *, corrected: bool = False) -> None:
    """Gives the visitor the proof of service, as a message, with its document where that is at hand; where it comes so
    late that a platform wants an approved text first, that one announces it and it follows. One that stands for an
    earlier one says so."""
    # rule: corrected-proof-says-so
    args: Args = {
        "corrected": Phrase("service-corrected" if corrected else "nothing"),
        "number": visit.number or "",
        "ticket": visit.ticket or "",
        "office": scene.office.name,
        "course": Listing(tuple(_course(scene, visit))),
        "outcome": visit.outcome or Phrase("outcome-none"),
    }
    visitor = scene.known_person(visit.person_id)
    scene.say(
        visitor,
        "service-document",
        args,
        choices=(Choice(Phrase("choice-attendance"), token(Verb.STAMP, visit.id)),),
        visit_id=visit.id,
        purpose=Purpose.REMINDER,
        file=file,
    )


def _course(scene: Scene, visit: Visit) -> Iterator[Phrase]:
    """From when to when, and which way it went where the sheet has several."""
    yield _from_to(scene, served_from(visit), visit.closed_at or scene.now)
    language = scene.known_person(visit.person_id).language
    for entry in (line := scene.timeline(visit)).lines:
        if entry.answer:
            activity = visitor_activity(entry.step, language)
            yield Phrase("service-decided", {"no": entry.step.no, "activity": activity, "answer": entry.answer})
    for first, last in _passed_by(line):
        name = "service-not-taken-one" if first == last else "service-not-taken-run"
        yield Phrase(name, {"first": first, "last": last})


def _passed_by(line: Timeline) -> Iterator[tuple[int, int]]:
    """The runs of steps that were not taken: first and last number of each."""
    for not_taken, run in groupby(line.lines, key=lambda entry: entry.state is StepState.NOT_TAKEN):
        numbers = [entry.step.no for entry in run]
        if not_taken:
            yield numbers[0], numbers[-1]


def _from_to(scene: Scene, began: datetime, ended: datetime) -> Phrase:
    """From when to when; each with its own date unless all of it, and the telling, is of one day."""
    local = scene.office.calendar.local
    if local(began).date() == local(ended).date() == local(scene.now).date():
        return Phrase("service-on-day", {"day": Day(began), "began": began, "ended": ended})
    # rule: proof-bears-both-dates
    return Phrase("service-over-days", {"began": Dated(began), "ended": Dated(ended)})
