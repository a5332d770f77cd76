"""The satisfaction survey in the chat: one question at a time, handed in without any link to the visitor.

Questionnaire and order: PermenPANRB 14/2017, Lampiran. Answers are kept by element key, never by position.
"""

from collections.abc import Mapping

from bot.flows.office.office import Element, Instrument
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.vocabulary import Source, Word
from bot.flows.scene.effects import HandIn
from bot.flows.scene.messages import Args, Choice, Phrase, Purpose
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.desk import SurveyResponse
from bot.flows.state.dialog import Idle, InSurvey, InVisit, Suggesting, Surveyed
from bot.flows.state.people import Person
from bot.flows.state.visits import Visit

_LAST_MORNING_HOUR = 12


def start(scene: Scene, visit: Visit) -> None:
    """Invites the visitor and asks the first question; does nothing while they are already answering."""
    visitor = scene.known_person(visit.person_id)
    if isinstance(visitor.dialog, InSurvey) and visitor.dialog.about == visit.id:
        return
    first = Surveyed(visit.id, scene.office.instrument.elements[0].key)
    visitor = scene.keep_person(visitor, dialog=first)
    scene.say(
        visitor,
        "survey-intro",
        {"count": len(scene.office.instrument.elements)},
        visit_id=visit.id,
        purpose=Purpose.SURVEY,
    )
    ask(scene, visitor, first)


def element_of(instrument: Instrument, asked: Surveyed) -> Element:
    """The element that the conversation stands at; one that the questionnaire no longer has gives way to the first
    without an answer."""
    return instrument.element(asked.question) or _next(instrument, asked.answers) or instrument.elements[-1]


def ask(scene: Scene, visitor: Person, asked: Surveyed) -> None:
    """Asks the question the conversation stands at."""
    instrument = scene.office.instrument
    element = element_of(instrument, asked)
    number = instrument.elements.index(element) + 1
    args: Args = {
        "number": str(number),
        "count": str(len(instrument.elements)),
        "question": Phrase(f"survey-{element.key}"),
    }
    choices = (*_options(asked.about, element), _skip(asked.about, element.key))
    scene.say(visitor, "survey-question", args, choices=choices, visit_id=asked.about)


def _options(visit_id: str, element: Element) -> tuple[Choice, ...]:
    return tuple(
        Choice(Phrase(f"survey-{element.key}-{value}"), token(Verb.RATE, visit_id, element.key, value))
        for value in range(1, element.options + 1)
    )


def _skip(visit_id: str, where: str) -> Choice:
    return Choice(Phrase("choice-skip-survey"), token(Verb.SKIP, visit_id, where))


def ask_suggestion(scene: Scene, visit: Visit) -> None:
    """Asks for a suggestion in the visitor's own words; it may be left out."""
    none = Choice(Phrase("choice-skip-suggestion"), token(Verb.SKIP, visit.id, "suggestion"))
    scene.answer("survey-suggestion", choices=(none,))


def rate(scene: Scene, visit: Visit, asked: Surveyed, value: int) -> None:
    """Takes the answer to what was asked and asks on; the last one hands the questionnaire in."""
    instrument = scene.office.instrument
    answers = {**asked.answers, element_of(instrument, asked).key: value}
    upcoming = _next(instrument, answers)
    if upcoming is not None:
        following = Surveyed(visit.id, upcoming.key, answers)
        scene.talk(following)
        ask(scene, scene.person, following)
        return
    _hand_in(scene, visit, answers)
    scene.talk(Suggesting(visit.id))
    ask_suggestion(scene, visit)


def _next(instrument: Instrument, answers: Mapping[str, int]) -> Element | None:
    return next((element for element in instrument.elements if element.key not in answers), None)


def _hand_in(scene: Scene, visit: Visit, answers: dict[str, int]) -> None:
    """Keeps the answers under a name that leads nowhere; the visit only learns that it was surveyed."""
    scene.effects.append(HandIn(_response(scene, visit, answers, "")))
    _end(scene, visit)


def _response(scene: Scene, visit: Visit, answers: dict[str, int], suggestion: str) -> SurveyResponse:
    local = scene.office.calendar.local(scene.now)
    return SurveyResponse(
        id=scene.fresh.unlinked,
        instrument=scene.office.instrument.key,
        day=local.date(),
        session="08-12" if local.hour < _LAST_MORNING_HOUR else "13-17",
        category=visit.form.get("category", ""),
        answers=answers,
        suggestion=suggestion,
    )


def _end(scene: Scene, visit: Visit) -> None:
    """The survey step is over, whether filled in or declined."""
    piece = Evidence(
        key=f"{visit.id}:survey",
        word=Word.SURVEY_SUBMITTED,
        happened_at=scene.at,
        recorded_at=scene.now,
        source=Source.VISITOR,
        by="visitor",
    )
    scene.keep_visit(visit, surveyed=True, evidence=(*visit.evidence, piece), seen_at=scene.now)
    scene.note("survey_ended", visit.id)


def decline(scene: Scene, visit: Visit) -> None:
    """The visitor would rather not: the service goes on all the same."""
    _end(scene, visit)
    _leave(scene, visit, "survey-declined")


def suggest(scene: Scene, visit: Visit, suggestion: str) -> None:
    """Keeps a suggestion, again without any link."""
    if suggestion:
        scene.effects.append(HandIn(_response(scene, visit, {}, suggestion)))
    _leave(scene, visit, "survey-thanks")


def _leave(scene: Scene, visit: Visit, words: str) -> None:
    scene.talk(InVisit() if visit.status.open else Idle())
    scene.answer(words)


def typed_value(text: str, options: int) -> int | None:
    """An answer typed instead of pressed: its number or the letter of the paper form (a-d)."""
    word = text.strip(" .)").lower()
    if len(word) != 1:
        return None
    value = int(word) if word.isdecimal() and word.isascii() else ord(word) - ord("a") + 1
    return value if 1 <= value <= options else None
