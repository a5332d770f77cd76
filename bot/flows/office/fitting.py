"""Which answers fit the desk's questions, and which are missing: the form, or the category, may have changed since."""

from collections.abc import Mapping

from bot.flows.given import contacts, sent_files
from bot.flows.office.office import Office
from bot.flows.office.questions import NO, SKIPPED, YES, Kind, Question
from bot.flows.office.regions import OUTSIDE

SHAPED = {Kind.PHONE: contacts.mobile, Kind.EMAIL: contacts.email, Kind.NPSN: contacts.npsn}
"""How an answer that has a shape of its own is read."""


def all_missing(form: Mapping[str, str], office: Office) -> tuple[Question, ...]:
    """The questions that these answers lead to and that have no answer which fits them, in order."""
    asked = office.form.asked(form)
    return tuple(question for question in asked if not fits(question, form.get(question.key, ""), office))


def missing(form: Mapping[str, str], office: Office) -> Question | None:
    """The first of them."""
    return next(iter(all_missing(form, office)), None)


def required_missing(form: Mapping[str, str], office: Office) -> tuple[Question, ...]:
    """Those of them that cannot be left out."""
    return tuple(question for question in all_missing(form, office) if question.required)


def kept(form: Mapping[str, str], office: Office) -> dict[str, str]:
    """The answers that count in the end: those of the questions that they lead to.

    rule: only-what-was-asked-is-kept
    """
    return {question.key: form[question.key] for question in office.form.asked(form) if form.get(question.key)}


def fits(question: Question, answer: str, office: Office) -> bool:
    """Whether an answer that is kept already answers this question: the form, or the category, may have changed."""
    if answer == SKIPPED:
        return not question.required
    match question.kind:
        case Kind.CHOICE | Kind.CATEGORY:
            return question.option(answer) is not None
        case Kind.REGION:
            return answer == OUTSIDE or office.regions.get(answer) is not None
        case Kind.YES_NO:
            return answer in (YES, NO)
        case Kind.FILE:
            return bool(sent_files.read(answer))
        case Kind.TEXT | Kind.LONG:
            return bool(answer) and not sent_files.read(answer)
        case shaped:
            return SHAPED[shaped](answer) == answer
