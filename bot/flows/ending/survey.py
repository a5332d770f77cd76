"""The satisfaction survey in the chat: one question at a time, handed in without any link to the visitor.

Questionnaire and order: PermenPANRB 14/2017, Lampiran. Answers are kept by element key, never by position.
"""

from bot.flows.office.office import Element, Instrument
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.vocabulary import Source, Word
from bot.flows.scene.effects import HandIn
from bot.flows.scene.messages import Args, Choice, Phrase, Purpose
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.desk import SurveyResponse
from bot.flows.state.people import At, Dialog, Person
from bot.flows.state.visits import Visit

_LAST_MORNING_HOUR = 12


def start(scene: Scene, visit: Visit) -> None:
    """Invites the visitor and asks the first question; does nothing while they are already answering."""
    visitor = scene.known_person(visit.person_id)
    if visitor.dialog.about == visit.id and visitor.dialog.at in (At.SURVEY, At.SUGGESTION):
        return
    first = scene.office.instrument.elements[0]
    visitor = scene.keep_person(visitor, dialog=Dialog(At.SURVEY, question=first.key, about=visit.id))
    scene.say(
        visitor,
        "survey-intro",
        {"count": len(scene.office.instrument.elements)},
        visit_id=visit.id,
        purpose=Purpose.SURVEY,
    )
    ask(scene, visitor)


def ask(scene: Scene, visitor: Person) -> None:
    """Asks the question the conversation stands at."""
    instrument = scene.office.instrument
    element = instrument.element(visitor.dialog.question) or instrument.elements[0]
    number = instrument.elements.index(element) + 1
    args: Args = {
        "number": str(number),
        "count": str(len(instrument.elements)),
        "question": Phrase(f"survey-{element.key}"),
    }
    choices = (*_options(visitor.dialog.about, element), _skip(visitor.dialog.about, element.key))
    scene.say(visitor, "survey-question", args, choices=choices, visit_id=visitor.dialog.about)


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


def rate(scene: Scene, visit: Visit, key: str, value: int) -> None:
    """Takes one answer and asks on; the last one hands the questionnaire in."""
    visitor, instrument = scene.person, scene.office.instrument
    answers = {**visitor.dialog.answers, key: value}
    upcoming = _next(instrument, answers)
    if upcoming is not None:
        scene.talk(Dialog(At.SURVEY, question=upcoming.key, about=visit.id, answers=answers))
        ask(scene, scene.person)
        return
    _hand_in(scene, visit, answers)
    scene.talk(Dialog(At.SUGGESTION, about=visit.id))
    ask_suggestion(scene, visit)


def _next(instrument: Instrument, answers: dict[str, int]) -> Element | None:
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
    scene.talk(Dialog(At.VISIT) if visit.status.open else Dialog())
    scene.answer(words)


def typed_value(text: str, options: int) -> int | None:
    """An answer typed instead of pressed: its number or the letter of the paper form (a-d)."""
    word = text.strip(" .)").lower()
    if len(word) != 1:
        return None
    value = int(word) if word.isdecimal() and word.isascii() else ord(word) - ord("a") + 1
    return value if 1 <= value <= options else None
