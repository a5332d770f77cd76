"""When a question is asked: ``jika = { kunci = "jawaban" }``. The language stays closed: one earlier question, and the
answers to it; no "or" between questions, no "not", no reckoning."""

from bot.flows.office.questions import NO, YES, Condition, Kind, Question
from bot.sop.faults import listed, meant, quoted
from bot.sop.table import Table
from bot.texts.operator import in_words

_KEY = "jika"
_EXAMPLE = in_words("form-if-remedy")


def read_condition(table: Table, before: tuple[Question, ...]) -> Condition | None:
    """The condition of a question, which names one asked before it; None for one that is always asked."""
    written = table.value(_KEY)
    if written is None:
        return None
    if not isinstance(written, dict) or len(written) != 1:
        table.note(_KEY, in_words("form-if"), _EXAMPLE)
        return None
    [(key, value)] = written.items()
    question = next((each for each in before if each.key == key), None)
    if question is None:
        choices = tuple(each.key for each in before if _answers(each))
        remedy = meant(key, choices) if choices else in_words("form-if-order-remedy")
        table.note(_KEY, in_words("form-if-order", key=quoted(key)), remedy)
        return None
    values = tuple(value) if isinstance(value, list) else (value,)
    return _checked(table, question, values)


def _checked(table: Table, question: Question, values: tuple[object, ...]) -> Condition | None:
    allowed = _answers(question)
    if not allowed:
        message = in_words("form-if-kind", key=quoted(question.key))
        table.note(_KEY, message, in_words("form-if-kind-remedy"))
        return None
    wrong = [str(value) for value in values if value not in allowed]
    if wrong or not values:
        message = in_words("form-if-answer", answer=quoted(wrong[0] if wrong else ""), key=quoted(question.key))
        table.note(_KEY, message, in_words("form-if-answer-remedy", allowed=listed(allowed)))
        return None
    return Condition(question.key, tuple(str(value) for value in values))


def _answers(question: Question) -> tuple[str, ...]:
    """The answers to a question of which a condition may name some."""
    if question.kind is Kind.YES_NO:
        return (YES, NO)
    return tuple(option.key for option in question.options) if question.kind is Kind.CHOICE else ()
