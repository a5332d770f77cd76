"""The satisfaction survey in the chat: one question at a time, handed in without any link to the visitor.

Questionnaire and order: PermenPANRB 14/2017, Lampiran. Answers are kept by element key, never by position.
"""

from collections.abc import Mapping
from dataclasses import replace

from bot.flows.ending import profile
from bot.flows.office.choices import in_words
from bot.flows.office.office import Element, Instrument
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.serving import served
from bot.flows.procedure.vocabulary import Source, Word
from bot.flows.scene.effects import HandIn
from bot.flows.scene.messages import Args, Choice, Phrase, Purpose
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.desk import SurveyResponse
from bot.flows.state.dialog import Idle, InSurvey, InVisit, Profiling, Suggesting, Surveyed
from bot.flows.state.people import Person
from bot.flows.state.survey import Survey
from bot.flows.state.visits import Visit

_LAST_MORNING_HOUR = 12


def start(scene: Scene, visit: Visit) -> Visit:
    """Invites the visitor and asks the first question, once a visit; whoever cannot be asked, or has gone on to another
    visit, is not."""
    visitor = scene.known_person(visit.person_id)
    if visit.survey is not None or visitor.staff_id is not None:
        return visit
    if not visitor.has_chat:
        return _became(scene, visit, Survey.NO_CHAT)
    if visitor.blocked or visitor.visit_id != visit.id:
        # rule: survey-reason-is-kept
        return _became(scene, visit, Survey.BLOCKED if visitor.blocked else Survey.LEFT)
    visit = _became(scene, visit, Survey.ASKED)
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
    return visit


def _became(scene: Scene, visit: Visit, what: Survey) -> Visit:
    return scene.keep_visit(visit, survey=what, survey_at=scene.now)


def rest(scene: Scene, visit: Visit, why: Survey) -> Visit:
    """An unanswered survey is in nobody's way any more; ``why`` is kept with the visit. The answers so far are gone
    with the conversation; a button of a question takes it up again."""
    visitor = scene.known_person(visit.person_id)
    if isinstance(visitor.dialog, InSurvey) and visitor.dialog.about == visit.id:
        scene.keep_person(visitor, dialog=InVisit() if visit.status.open else Idle())
    return _became(scene, visit, why) if visit.survey is Survey.ASKED else visit


def leave_behind(scene: Scene) -> None:
    """The acting visitor goes on to something else for good: what they were asked about their last visit rests."""
    visit = scene.own_visit
    if visit is not None:
        rest(scene, visit, Survey.LEFT)


def lets_go(scene: Scene, visit: Visit) -> bool:
    """Whether a visit needs its visitor no more: they have been served and asked what they thought of it."""
    return visit.status.attended and visit.survey is not None and served(scene.timeline(visit))


def take_up(scene: Scene, visit: Visit, question: str) -> Surveyed | None:
    """A question of a survey that rests is answered after all: the conversation stands at it again. None where no
    answer is waited for, or none by this name."""
    open_ = visit.survey is not None and visit.survey.unanswered and not visit.surveyed
    if not open_ or isinstance(scene.person.dialog, InSurvey) or scene.office.instrument.element(question) is None:
        return None
    asked = Surveyed(visit.id, question)
    scene.talk(asked)
    return asked


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
    scene.say(visitor, "survey-question", args, choices=choices_of(scene, asked), visit_id=asked.about)


def choices_of(scene: Scene, asked: Surveyed) -> tuple[Choice, ...]:
    """The answers to the question that the conversation stands at, and the ways out of it."""
    instrument = scene.office.instrument
    element = element_of(instrument, asked)
    back = Choice(Phrase("choice-back"), token(Verb.BACK, asked.about, element.key))
    first = element is instrument.elements[0]
    return (*_options(asked.about, element), *(() if first else (back,)), _skip(asked.about, element.key))


def _options(visit_id: str, element: Element) -> tuple[Choice, ...]:
    return tuple(
        Choice(Phrase(element.answer(value)), token(Verb.RATE, visit_id, element.key, value))
        for value in range(1, element.options + 1)
    )


def _skip(visit_id: str, where: str) -> Choice:
    return Choice(Phrase("choice-skip-survey"), token(Verb.SKIP, visit_id, where))


def ask_suggestion(scene: Scene, visit: Visit) -> None:
    """Asks for a suggestion in the visitor's own words; it may be left out."""
    none = Choice(Phrase("choice-skip-suggestion"), token(Verb.SKIP, visit.id, "suggestion"))
    scene.answer("survey-suggestion", choices=(none,))


def rate(scene: Scene, visit: Visit, asked: Surveyed, value: int) -> None:
    """Takes the answer to what was asked and asks on; the last one hands the questionnaire in, and the profile
    follows."""
    instrument = scene.office.instrument
    answers = {**asked.answers, element_of(instrument, asked).key: value}
    upcoming = _next(instrument, answers)
    if upcoming is not None:
        following = Surveyed(visit.id, upcoming.key, answers)
        if visit.status.open:
            scene.keep_visit(visit, seen_at=scene.now)
        scene.talk(following)
        ask(scene, scene.person, following)
        return
    _hand_in(scene, visit, answers)
    beginning = profile.first(scene, visit.id)
    if beginning is None:
        _suggest_next(scene, visit)
    else:
        scene.talk(beginning)
        profile.ask(scene, scene.person, beginning)


def _suggest_next(scene: Scene, visit: Visit) -> None:
    scene.talk(Suggesting(visit.id))
    ask_suggestion(scene, visit)


def go_back(scene: Scene, asked: Surveyed | Profiling) -> None:
    """Asks the question before the present one again; what was answered so far is kept."""
    if isinstance(asked, Profiling):
        earlier = profile.before(scene, asked)
        scene.talk(earlier)
        profile.ask(scene, scene.person, earlier)
        return
    elements = scene.office.instrument.elements
    at = elements.index(element_of(scene.office.instrument, asked))
    previous = Surveyed(asked.about, elements[max(0, at - 1)].key, asked.answers)
    scene.talk(previous)
    ask(scene, scene.person, previous)


def describe(scene: Scene, visit: Visit, asked: Profiling, option: str | None) -> None:
    """Takes an answer of the profile, or that it is left out (None), and asks on."""
    following = profile.after(scene, asked, option)
    if following.question:
        scene.talk(following)
        profile.ask(scene, scene.person, following)
    else:
        end_profile(scene, visit, following)


def end_profile(scene: Scene, visit: Visit, asked: Profiling) -> None:
    """Hands in what there is of the profile, as a response of its own, and asks for a suggestion."""
    if asked.answers:
        # rule: profile-apart-from-answers
        scene.effects.append(HandIn(replace(_response(scene, visit, {}, ""), profile=dict(asked.answers))))
    _suggest_next(scene, visit)


def _next(instrument: Instrument, answers: Mapping[str, int]) -> Element | None:
    return next((element for element in instrument.elements if element.key not in answers), None)


def _hand_in(scene: Scene, visit: Visit, answers: dict[str, int]) -> None:
    """Keeps the answers under a name that leads nowhere; the visit only learns that it was surveyed."""
    scene.effects.append(HandIn(_response(scene, visit, answers, "")))
    _end(scene, visit, Survey.ANSWERED)


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


def _end(scene: Scene, visit: Visit, what: Survey) -> None:
    """The survey step is over, whether filled in or declined."""
    piece = Evidence(
        key=f"{visit.id}:survey",
        word=Word.SURVEY_SUBMITTED,
        happened_at=scene.at,
        recorded_at=scene.now,
        source=Source.VISITOR,
        by="visitor",
    )
    visit = _became(scene, visit, what)
    scene.keep_visit(visit, surveyed=True, evidence=(*visit.evidence, piece), seen_at=scene.now)
    scene.note("survey_ended", visit.id)


def decline(scene: Scene, visit: Visit) -> None:
    """The visitor would rather not: the service goes on all the same."""
    _end(scene, visit, Survey.DECLINED)
    _leave(scene, visit, "survey-declined")


def suggest(scene: Scene, visit: Visit, suggestion: str) -> None:
    """Keeps a suggestion, again without any link."""
    if suggestion:
        scene.effects.append(HandIn(_response(scene, visit, {}, suggestion)))
    _leave(scene, visit, "survey-thanks")


def _leave(scene: Scene, visit: Visit, words: str) -> None:
    scene.talk(InVisit() if visit.status.open else Idle())
    scene.answer(words)


def typed_value(text: str, element: Element) -> int | None:
    """An answer typed instead of pressed: its number, the letter of the paper form (a-d), or what stands on the button,
    with its number or without."""
    word = text.strip(" .)").lower()
    if len(word) != 1:
        # rule: survey-answered-in-words
        return in_words(text, element.words)
    value = int(word) if word.isdecimal() and word.isascii() else ord(word) - ord("a") + 1
    return value if 1 <= value <= element.options else None
