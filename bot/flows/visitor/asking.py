"""Common questions: answered from the office's own file, offered where it is not certain which is meant, and counted
where the answer was none."""

from bot.flows.given.typed import clean
from bot.flows.hours.wording import hours_now, today_otherwise
from bot.flows.office.questions import Kind, Question
from bot.flows.queue.places import closed_until
from bot.flows.scene.effects import CountQuestion
from bot.flows.scene.messages import Args, Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.asked import Verdict
from bot.flows.state.visits import Status
from bot.flows.thread import talking
from bot.flows.understanding.lexicon import Topic
from bot.flows.understanding.reading import Reading
from bot.flows.visitor import busy, need, wish
from bot.flows.visitor.form import answered_for_sure

_LONGEST = 200
_YES, _NO = "1", "0"
QUEUE = "antrean"
"""What it means to ask how the queue stands."""
_HOURS = "jam"
"""By which name an answer gives the hours: they are told as they are now, in the reader's language."""


def hear(scene: Scene, topics: tuple[str, ...], typed: str) -> None:
    """Answers a question that is certain, and offers a few that may be meant."""
    found = [topic for key in topics if (topic := answerable(scene, key)) is not None]
    if len(found) == 1 and len(topics) == 1:
        answer(scene, found[0])
    elif found:
        choices = [Choice(Phrase("verbatim", {"text": each.title}), token(Verb.TOPIC, each.key)) for each in found]
        ask_officer = Choice(Phrase("choice-ask-officer"), token(Verb.ANSWERED, "", _NO))
        scene.answer("faq-which", choices=(*choices, ask_officer))
    else:
        _count(scene, topics[0], Verdict.WITHOUT_ANSWER)
        to_officer(scene, typed)


def answer(scene: Scene, topic: Topic) -> None:
    """Gives the office's answer, and asks whether it was one."""
    choices = (
        Choice(Phrase("choice-faq-answered"), token(Verb.ANSWERED, topic.key, _YES)),
        Choice(Phrase("choice-faq-not"), token(Verb.ANSWERED, topic.key, _NO)),
    )
    scene.answer("faq-answer", _said(scene, topic), choices=choices)


def heard(scene: Scene, question: Question, typed: str, reading: Reading) -> bool:
    """Answers a common question in the middle of the form; False for what answers the form's own question."""
    # rule: question-is-no-answer
    told_freely = question.kind is Kind.LONG  # where people tell what they want, a question is what they want
    if told_freely or answered_for_sure(question, typed, scene.office):
        return False
    if reading.certain == QUEUE and "?" in typed:
        busy.tell(scene)
        return True
    asks = reading.certain and reading.topics and ("?" in typed or reading.whole)
    topic = answerable(scene, reading.topics[0]) if asks else None
    if topic is not None:
        scene.answer("faq-answer", _said(scene, topic))
    return topic is not None


def not_understood(scene: Scene, typed: str) -> None:
    """Says so, and shows the ways forward; what was asked is counted for the office."""
    # rule: whatever-is-said-is-answered
    count_unknown(scene, typed)
    choices = (
        Choice(Phrase("choice-start"), token(Verb.MENU)),
        Choice(Phrase("choice-ask-officer"), token(Verb.ANSWERED, "", _NO)),
    )
    scene.answer("faq-unknown", choices=choices)


def declined(scene: Scene) -> None:
    """Somebody does not want to be registered: that is all right, and there is another way."""
    scene.answer("notice-declined", choices=(Choice(Phrase("choice-ask-officer"), token(Verb.ANSWERED, "", _NO)),))


def count_unknown(scene: Scene, typed: str) -> None:
    """Counts words that no answer was known for."""
    _count(scene, "", Verdict.NOT_UNDERSTOOD, clean(typed)[:_LONGEST])


def press(scene: Scene, verb: Verb, parts: tuple[str, ...]) -> None:
    """A topic was chosen, or it was said whether the answer was one."""
    topic = answerable(scene, parts[0]) if parts else None
    match verb, parts:
        case _ if topic is None and parts[:1] != ("",):
            scene.answer("press-stale")
        case Verb.TOPIC, (_,) if topic is not None:
            answer(scene, topic)
        case Verb.ANSWERED, (key, given) if given == _YES:
            if key:  # whoever typed it has not said which
                _count(scene, key, Verdict.ANSWERED)
            scene.answer("faq-glad", choices=(Choice(Phrase("choice-start"), token(Verb.MENU)),))
        case Verb.ANSWERED, (key, given) if given == _NO:
            _count(scene, key, Verdict.NOT_ANSWERED)
            to_officer(scene, need.said(scene))
        case _:
            scene.answer("press-stale")


def answerable(scene: Scene, key: str) -> Topic | None:
    """The topic in the reader's language, if everything that its answer names is known."""
    topic = scene.office.lexicon.topic(scene.person.language, key)
    return topic if topic is not None and topic.needs <= scene.office.facts.keys() else None


def _said(scene: Scene, topic: Topic) -> Args:
    written, known, language = _written(scene, topic), scene.office.facts, scene.person.language
    for name in topic.needs:
        fact = hours_now(scene, language) if name == _HOURS else known.get(f"{name}:{language}", known[name])
        written = written.replace(f"{{{name}}}", fact)
    return {
        "answer": written,
        "now": _open_now(scene) if _HOURS in topic.needs else Phrase("nothing"),
        "link": topic.link,
    }


def _written(scene: Scene, topic: Topic) -> str:
    """The answer as it is true here: for this visitor's business where that is known, else for all of the desk."""
    # rule: answers-follow-the-sheets
    zoom = {sheet.uses_zoom for sheet in busy.sheets(scene)}
    if True not in zoom:
        return topic.without_zoom or topic.answer
    return topic.partly_zoom or topic.answer if False in zoom else topic.answer


def _open_now(scene: Scene) -> Phrase:
    """What is special about today's hours; where the desk is closed now, when it opens again."""
    if not scene.office.calendar.is_open(scene.now):
        return closed_until(scene, called=False)
    return today_otherwise(scene)


def to_officer(scene: Scene, typed: str = "") -> None:
    """Somebody wants a person: in a thread of their own, or by way of their visit; ``typed`` says what about."""
    visit = scene.open_visit
    if visit is None:
        talking.ask(scene, typed)
    elif visit.status is Status.FORM:
        wish.heed(scene, visit, typed)
    else:
        scene.answer("thread-in-visit")


def _count(scene: Scene, topic: str, verdict: Verdict, text: str = "") -> None:
    day = scene.office.calendar.local(scene.now).date()
    scene.do(CountQuestion(day, scene.person.language, topic, verdict, text))
