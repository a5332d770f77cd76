"""The service document of a visit: what it says, from what is known in the transaction that issues it."""

from collections.abc import Iterator

from bot.flows.journey.deviations import charged_name
from bot.flows.journey.going import served_by, served_from, step_result
from bot.flows.journey.wording import visitor_activity
from bot.flows.office.questions import SKIPPED
from bot.flows.procedure.timeline import StepLine, StepState, Timeline
from bot.flows.procedure.vocabulary import Word
from bot.flows.scene.messages import Arg, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.service_record import Promise, ServiceRecord, StepPrinted, Went
from bot.flows.state import follow_up
from bot.flows.state.follow_up import FollowUp
from bot.flows.state.survey import Survey
from bot.flows.state.visits import Visit
from bot.flows.telling import answers

LANGUAGE = "id"
"""Official papers are written in Indonesian, whoever they are for (UU 24/2009 Pasal 27)."""

_PRINTED = ("name", "institution", "region", "category", "purpose")
"""Of the form's answers only these: no telephone number, nothing that only some kinds of business ask for."""


def record(scene: Scene, visit: Visit, number: str, version: int, replaces: str) -> ServiceRecord:
    """All that the document says of a visit now."""
    sheet, line = scene.sheet(visit), scene.timeline(visit)
    return ServiceRecord(
        number=number,
        version=version,
        replaces=replaces,
        issued_at=scene.now,
        ministry=sheet.identity.ministry,
        office=scene.office.name,
        contact=scene.office.contact,
        home=scene.office.links.web,
        visit=visit.number or "",
        ticket=visit.ticket or "",
        began_at=served_from(visit),
        ended_at=visit.closed_at or scene.now,
        answers=tuple(_answers(scene, visit)),
        officers=tuple(_officers(scene, visit)),
        outcome=visit.outcome or "",
        kinds=tuple(_kinds(visit)),
        promises=tuple(_promise(scene, visit, each) for each in visit.follow_ups),
        steps=tuple(_steps(line, visit.survey)),
        whole=sheet.identity.whole_time,
        # rule: skipped-survey-is-not-filled-in
        surveyed=visit.survey is Survey.ANSWERED,
    )


def _answers(scene: Scene, visit: Visit) -> Iterator[tuple[Phrase, Phrase | str]]:
    asked = {question.key: question for question in scene.office.form.asked(visit.form)}
    for key in _PRINTED:
        given = visit.form.get(key, "")
        if given and given != SKIPPED and key in asked:
            yield answers.label(asked[key]), answers.shown(asked[key], given, scene.office)


def _officers(scene: Scene, visit: Visit) -> Iterator[tuple[Arg, str]]:
    # rule: no-nip-on-paper
    steps = map(step_result, scene.timeline(visit).lines)
    for staff_id, role in served_by(visit, scene.sheet(visit), steps, scene.desk.staff).items():
        member = scene.desk.staff.get(staff_id)
        if member is not None:
            yield charged_name(scene, visit, role), member.name


def _kinds(visit: Visit) -> Iterator[Phrase]:
    if visit.outcomes:
        yield from (Phrase(f"outcome-kind-{kind.value}") for kind in visit.outcomes[-1].kinds)


def _promise(scene: Scene, visit: Visit, each: FollowUp) -> Promise:
    held = each.held
    member = scene.desk.staff.get(held.owner or "")
    owner: Arg = member.name if member is not None else charged_name(scene, visit, held.role)
    done = each.entries[-1].what is follow_up.Went.DONE
    return Promise(owner, each.due_at, done, each.entries[-1].words if done else "", each.task)


def _steps(line: Timeline, survey: Survey | None) -> Iterator[StepPrinted]:
    for entry in line.lines:
        unfilled = entry.step.ends.word is Word.SURVEY_SUBMITTED and entry.state is not StepState.NOT_TAKEN
        # rule: skipped-survey-is-not-filled-in
        unfilled = unfilled and survey is not Survey.ANSWERED
        went = _left_out(survey) if unfilled else _went(entry, late=entry.step.no in line.late)
        what = visitor_activity(entry.step, LANGUAGE)
        yield StepPrinted(entry.step.no, what, entry.step.printed_time, _took(entry, went), went)


def _went(entry: StepLine, *, late: bool) -> Went:
    match entry.state:
        case StepState.NOT_TAKEN:
            return Went.NOT_TAKEN
        case StepState.DONE if entry.used is None:
            # rule: no-time-is-said-so
            return Went.UNTIMED
        case StepState.DONE:
            return Went.OVER if late else Went.IN_TIME
        case _:
            return Went.NOT_DONE


def _left_out(survey: Survey | None) -> Went:
    """What became of a survey that was not filled in: skipped, still open, or never handed in."""
    if survey is Survey.DECLINED:
        return Went.SKIPPED
    return Went.NOT_YET if survey in (None, Survey.ASKED) else Went.NOT_FILLED_IN


_TIMELESS = (Went.SKIPPED, Went.NOT_FILLED_IN, Went.NOT_YET)


def _took(entry: StepLine, went: Went) -> Arg:
    timed = entry.used is not None and went not in _TIMELESS
    return entry.used if timed and entry.used is not None else Phrase(f"document-step-{went.value.replace('_', '-')}")
