"""The form's questions and answers in words: one source for the form, its review, officers' cards and what is told of
kept data. An office's own words come from its form file, all others from ``bot/texts``.
"""

from collections.abc import Iterator, Mapping

from bot.flows.given import contacts, sent_files
from bot.flows.office.office import Office
from bot.flows.office.questions import SKIPPED, YES, Kind, Option, Question, Words
from bot.flows.scene.messages import Args, Listing, Phrase, Worded

_NAMED_FOR_ALL = {
    Kind.TEXT: "text",
    Kind.LONG: "long",
    Kind.PHONE: "phone",
    Kind.EMAIL: "email",
    Kind.NPSN: "npsn",
    Kind.FILE: "file",
}
"""What is said of a wrong answer to a question of the office's own, and of every answer that has a shape."""


def asks(question: Question) -> Phrase:
    """What is asked."""
    if not question.asks:
        return Phrase(f"ask-{_text_key(question.key)}")
    example = Phrase("form-example", {"example": _own(question.example)}) if question.example else Phrase("nothing")
    return Phrase("ask-own", {"question": _own(question.asks), "example": example})


def label(question: Question) -> Phrase:
    """What the answer is called."""
    return _own(question.name) if question.name else Phrase(f"field-{_text_key(question.key)}")


def wrong(question: Question) -> Phrase:
    """Why an answer cannot be taken, with what would do."""
    if question.asks or question.kind not in (Kind.TEXT, Kind.LONG):
        return Phrase(f"wrong-{_NAMED_FOR_ALL[question.kind]}")
    return Phrase(f"wrong-{_text_key(question.key)}")


def option_label(option: Option) -> Phrase:
    """What an option is called."""
    return _own(option.words) if option.words else Phrase(option.text)


def options_of(question: Question) -> Phrase | Listing:
    """What can be chosen from, numbered as it may be typed; nothing where the answer is in words."""
    if not question.options:
        return Phrase("nothing")
    numbered = enumerate(question.options, 1)
    return Listing(tuple(Phrase("numbered", {"no": str(no), "label": option_label(each)}) for no, each in numbered))


def shown(question: Question, answer: str, office: Office, *, hidden: bool = False) -> Phrase | str:
    """An answer as its reader sees it; ``hidden``: only so much of a telephone number that it can be told from others.

    rule: phone-hidden-from-others
    """
    if answer == SKIPPED:
        return Phrase("answer-skipped")
    match question.kind:
        case Kind.CHOICE | Kind.CATEGORY:
            option = question.option(answer)
            return option_label(option) if option else answer
        case Kind.REGION:
            region = office.regions.get(answer)
            return region.name if region else Phrase("region-outside")
        case Kind.YES_NO:
            return Phrase("answer-yes" if answer == YES else "answer-no")
        case Kind.PHONE:
            return contacts.hidden(answer) if hidden else contacts.national(answer)
        case Kind.FILE:
            return _files(answer) or answer
        case _:
            return answer


def lines(form: Mapping[str, str], office: Office) -> Listing:
    """Every answer with what it is called, one a line."""
    return Listing(tuple(_line(question, form, office) for question in _answered(form, office)))


def known_lines(kept: Mapping[str, str], office: Office) -> Listing:
    """Everything that is known of a visitor, also what only other kinds of business ask for."""
    asked = {question.key: question for question in _answered(kept, office)}
    others = (question for key, question in office.form.lasting.items() if key not in asked and kept.get(key))
    return Listing(tuple(_line(question, kept, office) for question in (*asked.values(), *others)))


def card_lines(form: Mapping[str, str], office: Office, *, hidden: bool) -> Listing:
    """The same for officers, who know the desk's own questions: where somebody is from and what they want take a line
    each. Answers to questions that are asked no more are shown too."""
    questions = {question.key: question for question in _answered(form, office)}
    found = tuple(_card_line(question, questions, form, office, hidden=hidden) for question in questions.values())
    old = (key for key in form if key not in questions)
    kept = (Phrase("form-line", {"label": key, "answer": _files(form[key]) or form[key]}) for key in old)
    return Listing((*(line for line in found if line is not None), *kept))


def _answered(form: Mapping[str, str], office: Office) -> Iterator[Question]:
    return (question for question in office.form.asked(form) if form.get(question.key))


def _line(question: Question, form: Mapping[str, str], office: Office, *, hidden: bool = False) -> Phrase:
    answer = shown(question, form[question.key], office, hidden=hidden)
    return Phrase("form-line", {"label": label(question), "answer": answer})


def _card_line(
    question: Question, all_: Mapping[str, Question], form: Mapping[str, str], office: Office, *, hidden: bool
) -> Phrase | None:
    beside = {"institution": "region", "category": "purpose"}
    if question.key in beside.values() and {v: k for k, v in beside.items()}[question.key] in all_:
        return None
    other = all_.get(beside.get(question.key, ""))
    if other is None:
        return _line(question, form, office, hidden=hidden)
    args: Args = {
        "label": label(question),
        "answer": shown(question, form[question.key], office),
        "beside": shown(other, form[other.key], office),
    }
    return Phrase("card-from" if question.key == "institution" else "card-matter", args)


def _files(answer: str) -> str:
    return "; ".join(each.shown for each in sent_files.read(answer))


def _own(words: Words) -> Phrase:
    return Phrase("verbatim", {"text": Worded(words)})


def _text_key(key: str) -> str:
    return key.replace("_", "-")
