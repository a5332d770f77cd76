"""What is typed for an answer of the form, as it is kept; or why it cannot be taken. Whoever types it."""

import re
from dataclasses import dataclass

from bot.flows.given.typed import clean
from bot.flows.given.yes_no import means_skip, means_yes
from bot.flows.office.fitting import SHAPED
from bot.flows.office.office import Office
from bot.flows.office.questions import NO, SKIPPED, YES, Kind, Question
from bot.flows.office.regions import OUTSIDE, Region
from bot.flows.scene.messages import Phrase
from bot.flows.telling import answers, paused
from bot.flows.understanding.lexicon import Lexicon

_COMMANDLIKE = re.compile(r"^[/\\]")
_CORRECTS = re.compile(
    r"^(?:(?:(?:bukan|maaf|salah|eh|sorry|wrong)\s*[,.:;!]+|no\s*[,;!]+)\s*|(?:maksud\s+saya|maksudnya|i\s+mean)\b\s*[,:]?\s*)+(?=\w)",
    re.IGNORECASE,
)
"""With what people begin to put an answer right; "No." and "No:" begin a number."""
_WORD = re.compile(r"[^\W_]+(?:['/-][^\W_]+)*")

_INTRODUCES = {
    "name": re.compile(
        r"^(?:perkenalkan\s*[,.:]?\s*)?(?:(?:dengan\s+)?(?:namaku\b|nama\s+(?:lengkap\s+)?(?:saya|sy|aku|ku|gue|gua|gw)\b)(?:\s+adalah\b)?|nama(?=\s*:)"
        r"|saya\b(?:\s+(?:adalah|bernama)\b)?|aku\b|my\s+name\s+is\b|i\s+am\b|i['\u2019]m\b)\s*[:,]?\s*(?=\w)",
        re.IGNORECASE,
    ),
    "institution": re.compile(
        r"^(?:(?:saya|kami|aku|i['\u2019]m|i\s+am|we\s+are)\s+)?(?:dari|from)\s+(?=\w)", re.IGNORECASE
    ),
}
"""With what people begin an answer in a whole sentence, by the question's key: it is no part of their name."""
_PRONOUN_OR_NAME = re.compile(r"(Saya|Aku) ([A-Z][^\W\d_]+)", re.ASCII)
"""Somebody's whole name, or their name behind a pronoun."""
_SHORTEST_BEGINNING = 3
"""Letters of an option's name that stand for all of it, if no other begins so."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why an answer was not taken, for the visitor; ``suggestions`` are regions that may be meant."""

    why: Phrase
    suggestions: tuple[Region, ...] = ()


def take(question: Question, typed: str, office: Office) -> str | Wrong:
    """The answer as it is kept, or why it cannot be taken."""
    if question.key == "name" and (doubtful := _PRONOUN_OR_NAME.fullmatch(clean(typed))):
        # rule: doubtful-name-asked-back
        return Wrong(Phrase("wrong-name-pronoun", {"whole": doubtful[0], "first": doubtful[1], "rest": doubtful[2]}))
    text = clean(typed) if question.kind in (Kind.LONG, Kind.YES_NO) else _bare(question, clean(typed))
    if not question.required and means_skip(text):
        return SKIPPED
    match question.kind:
        case Kind.TEXT | Kind.LONG:
            return _take_text(question, text)
        case Kind.REGION:
            return _take_region(text, office)
        case Kind.CHOICE | Kind.CATEGORY:
            return _open(_take_listed(text, question, office), question, office)
        case Kind.YES_NO:
            return _take_yes_or_no(text)
        case _:
            return _take_shaped(question, text)


def _bare(question: Question, text: str) -> str:
    """An answer without the words around it: those that say that it puts another right ("bukan, Rina Simbolon"), those
    that begin a sentence ("nama saya Rina Simbolon")."""
    # rule: correction-is-no-part-of-the-answer
    text = _CORRECTS.sub("", text, count=1)
    introduces = _INTRODUCES.get(question.key)
    return introduces.sub("", text, count=1) if introduces else text


def _take_text(question: Question, text: str) -> str | Wrong:
    if len(text) > question.longest:
        return Wrong(Phrase("answer-too-long", {"longest": question.longest, "length": len(text)}))
    letters = sum(c.isalpha() for c in text)
    if len(text) < question.shortest or letters < 2 or _COMMANDLIKE.match(text):
        return Wrong(answers.wrong(question))
    return text


def _take_region(text: str, office: Office) -> str | Wrong:
    if re.search(r"\b(?:luar\s+(?:provinsi|sumut|sumatera utara|daerah)|outside)\b", text.lower()) or text == OUTSIDE:
        return OUTSIDE
    if office.regions.get(text):
        return text
    found = office.regions.recognise(text)
    if not isinstance(found, Region):
        found = office.regions.recognise(_core(text, office.lexicon))
    if isinstance(found, Region):
        return found.key
    return Wrong(Phrase("wrong-region-several" if found else "wrong-region"), found)


def _core(text: str, lexicon: Lexicon) -> str:
    """What is left of an answer without words that say nothing ("di medan kak"), hasty words written out ("kepsek")."""
    # rule: answer-among-polite-words
    words = (each for word in _WORD.findall(text.casefold()) for each in lexicon.spellings.get(word, word).split())
    return " ".join(word for word in words if word not in lexicon.fillers)


def _take_listed(text: str, question: Question, office: Office) -> str | Wrong:
    """An option by its key, by its name or the beginning of it, or by its number in the list as shown ("2")."""
    if question.option(text):
        return text
    if named := listed_key(question, text):
        return named
    number = text.strip(" .)")
    if re.fullmatch(r"[0-9]{1,2}", number) and 1 <= int(number) <= len(question.options):
        return question.options[int(number) - 1].key
    if named := listed_key(question, _core(text, office.lexicon)):
        return named
    return Wrong(Phrase("wrong-choice"))


def _open(taken: str | Wrong, question: Question, office: Office) -> str | Wrong:
    """A kind of business is taken only while it is offered."""
    closed = paused.why(office, taken) if question.kind is Kind.CATEGORY and isinstance(taken, str) else None
    return Wrong(closed) if closed else taken


def listed_key(question: Question, typed: str) -> str | None:
    """The option that words name."""
    wanted = " ".join(typed.lower().split())
    if wanted in question.labels:
        return question.labels[wanted]
    found = question.labels.begun(wanted) if len(wanted) >= _SHORTEST_BEGINNING else set()
    return found.pop() if len(found) == 1 else None


def _take_yes_or_no(text: str) -> str | Wrong:
    numbered = {"1": True, "2": False}.get(text.strip(" .)"))
    said = numbered if numbered is not None else means_yes(text)
    if said is None:
        return Wrong(Phrase("wrong-yes-no"))
    return YES if said else NO


def _take_shaped(question: Question, text: str) -> str | Wrong:
    """An answer that has a shape of its own; a file is never typed."""
    read = SHAPED.get(question.kind)
    found = read(text) if read is not None else None
    return found or Wrong(answers.wrong(question))
