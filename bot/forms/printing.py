"""A form in words for its clerk: what is asked, of whom, how it is answered."""

from collections.abc import Iterator

from bot.flows.office.questions import IN_WORDS, Kind, Question
from bot.forms import wording
from bot.forms.reading import WrittenForm
from bot.render.fitting import strip
from bot.texts import load_texts
from bot.texts.operator import in_words

_KINDS = {
    Kind.TEXT: in_words("form-print-text"),
    Kind.LONG: in_words("form-print-long"),
    Kind.CHOICE: in_words("form-print-choice"),
    Kind.CATEGORY: in_words("form-print-category"),
    Kind.REGION: in_words("form-print-region"),
    Kind.YES_NO: in_words("form-print-yes-no"),
    Kind.NPSN: "NPSN",
    Kind.EMAIL: in_words("form-print-mail"),
    Kind.PHONE: in_words("form-print-phone"),
    Kind.FILE: in_words("form-print-file"),
}


def summary(form: WrittenForm) -> str:
    """A form in one line."""
    served = ", ".join(form.categories) or in_words("form-print-everybody")
    return in_words("form-print", origin=form.origin, name=form.name, count=len(form.questions), served=served)


def described(form: WrittenForm, language: str) -> Iterator[str]:
    """A form question by question, as visitors read it in a language."""
    yield summary(form)
    for no, question in enumerate(form.questions, 1):
        yield from ("", f"{no}. {_asked(question, language)}")
        yield f"   {question.key}: {', '.join(_traits(question))}"
        yield from (f"   - {wording.said(option, language)} ({option.key})" for option in question.options)


def _asked(question: Question, language: str) -> str:
    if not question.asks:
        return strip(load_texts().say(language, f"ask-{question.key.replace('_', '-')}"))
    example = question.example.get(language)
    return question.asks[language] + (f" ({example})" if example else "")


def _traits(question: Question) -> Iterator[str]:
    yield _KINDS[question.kind]
    yield in_words("form-print-required") if question.required else in_words("form-print-optional")
    if question.kind in IN_WORDS:
        yield in_words("form-print-longest", longest=question.longest)
    if question.most > 1:
        yield in_words("form-print-most", most=question.most)
    if question.lasting:
        yield in_words("form-print-kept")
    if question.condition is not None:
        yield in_words(
            "form-print-if",
            question=question.condition.question,
            answers=in_words("sop-or").join(question.condition.values),
        )
