"""A paper form becomes a visit: read back first, then kept with its real times, and with who entered it and when."""

from bot.flows.afterwards import paper
from bot.flows.afterwards.needs import KeptNumbers
from bot.flows.afterwards.paper import Paper
from bot.flows.journey import rights
from bot.flows.journey.stale import answer_stale
from bot.flows.office.questions import CATEGORY
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.service import service_step
from bot.flows.procedure.sheet import Marker, Sheet
from bot.flows.procedure.vocabulary import Source, Word
from bot.flows.scene.effects import Say, UseNumber
from bot.flows.scene.messages import Args, Choice, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Idle, Recording
from bot.flows.state.meeting import Way
from bot.flows.state.people import COUNTER, Person
from bot.flows.state.survey import Survey
from bot.flows.state.visits import Status, Visit
from bot.flows.understanding.commands import PAPER

_MOST_SHOWN = 10


def text(scene: Scene, member: Staff, typed: str) -> bool:
    """Takes the command, and what the form says; False for anything else."""
    first, _, rest = typed.strip().partition("\n")
    begun = first.strip().lower() in PAPER
    dialog = scene.person.dialog
    given = paper.read(rest if begun else typed)
    if not begun and not isinstance(dialog, Recording):
        return False
    if begun and not rights.at_the_counter(scene, member) & rights.RIGHTS[Verb.RECORD]:
        scene.answer("register-not-yours")
    elif begun and not given:
        scene.talk(Recording())
        numbers = ", ".join(scene.facts.about(KeptNumbers)[:_MOST_SHOWN])
        scene.answer("afterwards-ask", {"numbers": numbers or Phrase("afterwards-no-numbers")})
    elif begun:
        _look(scene, Recording(given))
    elif isinstance(dialog, Recording) and given:
        _look(scene, Recording({**dialog.given, **given}))
    else:
        return False
    return True


def _look(scene: Scene, dialog: Recording) -> None:
    """Reads the form back, or says all that stands in its way."""
    scene.talk(dialog)
    checked = paper.check(scene, dialog.given)
    if not isinstance(checked, Paper):
        scene.answer("afterwards-faults", {"faults": Listing(checked)})
        return
    save = Choice(Phrase("choice-record"), token(Verb.RECORD, "yes"), forward=True)
    leave = Choice(Phrase("choice-record-not"), token(Verb.MENU))
    scene.answer("afterwards-review", _read_back(checked), choices=(save, leave))


def _read_back(form: Paper) -> Args:
    arrived, called, served, ended = form.times
    return {
        "number": form.number,
        "name": form.answers["name"],
        "category": Phrase(f"category-{form.answers[CATEGORY]}"),
        "arrived": arrived,
        "called": called,
        "served": served,
        "ended": ended,
        "outcome": form.outcome,
    }


def press(scene: Scene, member: Staff, parts: tuple[str, ...]) -> None:
    """The form counts, if it still can."""
    dialog = scene.person.dialog
    may = rights.at_the_counter(scene, member) & rights.RIGHTS[Verb.RECORD]
    if not may:
        scene.answer("register-not-yours")
    elif not isinstance(dialog, Recording) or parts != ("yes",):
        answer_stale(scene)
    elif isinstance(checked := paper.check(scene, dialog.given), Paper):
        _enter(scene, member, checked)
    else:
        _look(scene, dialog)


def _enter(scene: Scene, member: Staff, form: Paper) -> None:
    visit = _visit(scene, member, form)
    scene.do(UseNumber(form.number, visit.id))
    scene.note("recorded_afterwards", visit.id, number=form.number)
    scene.talk(Idle())
    scene.answer("afterwards-kept", {"number": form.number, "ticket": visit.ticket or ""})


def _visit(scene: Scene, member: Staff, form: Paper) -> Visit:
    visit_id, person_id = scene.fresh.reference, f"p{scene.fresh.unlinked}"
    sheet = scene.office.sheet_for(form.answers[CATEGORY])
    arrived, *_, ended = form.times
    scene.keep_person(Person(person_id, COUNTER, person_id, visit_id=visit_id))
    return scene.keep_visit(
        Visit(
            id=visit_id,
            person_id=person_id,
            sheet_id=sheet.id,
            calendar_id=scene.office.calendar_id,
            started_at=arrived,
            seen_at=ended,
            status=Status.FINISHED,
            form=form.answers,
            ticket=f"P-{form.number.rpartition('-')[2]}",
            number=form.number,
            queued_at=arrived,
            closed_at=ended,
            outcome=form.outcome,
            survey=Survey.NO_CHAT,
            survey_at=scene.now,
            registered_by=member.id,
            way=Way.COUNTER,
            entered_at=scene.now,
            evidence=tuple(_evidence(scene, member, sheet, form)),
        )
    )


def _evidence(scene: Scene, member: Staff, sheet: Sheet, form: Paper) -> list[Evidence]:
    """What the paper says, with its own times; heard of now. What it does not say is inferred, as ever."""
    arrived, called, served, ended = form.times
    said = {
        Marker(Word.FORM_STARTED): arrived,
        Marker(Word.FORM_SUBMITTED): arrived,
        **({Marker(Word.CALLED): called} if Word.CALLED in sheet.words else {}),
        sheet.steps[-1].ends: ended,
        service_step(sheet.steps).ends: served,
    }
    return [
        Evidence(
            f"{scene.event.key}:{marker.word}:{marker.step or 0}",
            marker.word,
            at,
            scene.now,
            Source.PAPER,
            member.id,
            marker.step,
        )
        for marker, at in said.items()
    ]


def keep_quiet(scene: Scene) -> None:
    """What follows from a form entered afterwards is on record, and alarms nobody: whoever enters it is answered."""
    entered = {visit.id for visit in scene.visits.values() if visit.entered_at == scene.now}
    if entered:
        # rule: paper-alarms-nobody
        scene.effects = [each for each in scene.effects if not _alarms(scene, each, entered)]


def _alarms(scene: Scene, effect: object, entered: set[str]) -> bool:
    told = isinstance(effect, Say) and effect.visit_id in entered
    return (
        told
        and isinstance(effect, Say)
        and (effect.person_id != scene.person_id or effect.message.text.name == "deviation-flagged")
    )
