"""The open survey: one reminder after a while, by day, and never another; then it rests without a word."""

from datetime import datetime, time, timedelta

from bot.flows.ending import survey
from bot.flows.scene.messages import Args, Phrase, Purpose, Urgency
from bot.flows.scene.rungs import Rung
from bot.flows.scene.scene import Scene
from bot.flows.state.dialog import Surveyed
from bot.flows.state.survey import Survey
from bot.flows.state.visits import Status, Visit

_CONCERNS = tuple(status for status in Status if status is not Status.FORM)
_MORNING, _EVENING = time(8), time(20)
"""Between these, on the office's clock, nobody minds a message that could wait."""


def _reminds_at(scene: Scene, visit: Visit) -> datetime | None:
    """When whoever stands at a question of the survey is reminded of it; None once they have been."""
    after = scene.office.patience.survey_reminder
    since = _silent_since(scene, visit)
    # rule: restricted-is-not-used
    if scene.known_person(visit.person_id).restricted:
        return None
    # rule: survey-reminded-once
    if since is None or not after or visit.survey_reminded_at is not None or _question(scene, visit) is None:
        return None
    at = _by_day(scene, since + after)
    return at if at < since + scene.office.patience.survey_open else None


def _silent_since(scene: Scene, visit: Visit) -> datetime | None:
    """Since when nothing has been heard of whoever was asked; None where nobody is waited for."""
    if visit.survey is not Survey.ASKED or visit.survey_at is None:
        return None
    heard_at = scene.known_person(visit.person_id).heard_at
    return max(visit.survey_at, heard_at) if heard_at else visit.survey_at


def _question(scene: Scene, visit: Visit) -> Surveyed | None:
    visitor = scene.known_person(visit.person_id)
    at = visitor.dialog
    return at if isinstance(at, Surveyed) and at.about == visit.id and not visitor.blocked else None


def _by_day(scene: Scene, at: datetime) -> datetime:
    """That moment, or the next morning where it is at night. rule: no-reminder-at-night"""
    local = scene.office.calendar.local(at)
    if _MORNING <= local.time() < _EVENING:
        return at
    morning = local.replace(hour=_MORNING.hour, minute=0, second=0, microsecond=0)
    return morning if local.time() < _MORNING else morning + timedelta(days=1)


def _remind(scene: Scene, visit: Visit) -> Visit:
    asked = _question(scene, visit)
    if asked is None:
        return visit
    visit = scene.keep_visit(visit, survey_reminded_at=scene.now)
    scene.note("survey_reminded", visit.id)
    instrument = scene.office.instrument
    element = survey.element_of(instrument, asked)
    args: Args = {
        "ticket": visit.ticket or "",
        "number": str(instrument.elements.index(element) + 1),
        "count": str(len(instrument.elements)),
        "question": Phrase(f"survey-{element.key}"),
    }
    scene.say(
        scene.known_person(visit.person_id),
        "survey-reminder",
        args,
        choices=survey.choices_of(scene, asked),
        urgency=Urgency.BULK,
        visit_id=visit.id,
        purpose=Purpose.SURVEY,
    )
    return visit


def _rests_at(scene: Scene, visit: Visit) -> datetime | None:
    since = _silent_since(scene, visit)
    return None if since is None else since + scene.office.patience.survey_open


def _rest(scene: Scene, visit: Visit) -> Visit:
    scene.note("survey_rests", visit.id)
    # rule: survey-reason-is-kept
    return survey.rest(scene, visit, Survey.NO_ANSWER)


SURVEY_REMINDED = Rung("survey reminded", _CONCERNS, _reminds_at, _remind)
SURVEY_RESTS = Rung("survey rests", _CONCERNS, _rests_at, _rest)
