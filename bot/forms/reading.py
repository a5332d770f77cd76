"""From a form's file to its questions, or to everything that is wrong with it, each with its line and its remedy.

The format is written down for its clerk in ``docs/format-formulir.md``.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from pathlib import Path

from bot.flows.office.categories import CATEGORIES
from bot.flows.office.questions import CATEGORY, Kind, Question
from bot.forms.conditions import read_condition
from bot.forms.question import KEYS, read_question
from bot.sop.faults import FaultNotes, SheetFault, SheetFaults, meant, quoted
from bot.sop.lines import LineIndex, Place
from bot.sop.syntax import parse
from bot.sop.table import Table
from bot.texts.operator import in_words

HEAD, QUESTIONS = "formulir", "pertanyaan"
_HEAD_KEYS = ("nama", "kategori")
_MOST_QUESTIONS = 25
"""Questions of one file; nobody answers more at a desk."""
_LARGEST_FILE = 256 * 1024
_LONGEST_NAME = 60
_KNOWN = tuple(category.key for category in CATEGORIES)


@dataclass(frozen=True, slots=True)
class WrittenForm:
    """A form with the file that it was read from; ``categories`` are those it is for, none for the form of all others.
    ``line`` is where something stands in the file."""

    origin: str
    name: str
    categories: tuple[str, ...]
    questions: tuple[Question, ...]
    notes: FaultNotes = field(repr=False, compare=False)

    @property
    def first(self) -> tuple[Question, ...]:
        """The questions up to the category."""
        return self.questions[: self._after_category]

    @property
    def rest(self) -> tuple[Question, ...]:
        """The questions after it."""
        return self.questions[self._after_category :]

    @property
    def _after_category(self) -> int:
        keys = [question.key for question in self.questions]
        return keys.index(CATEGORY) + 1 if CATEGORY in keys else 0


@cache
def library() -> Mapping[str, Question]:
    """The questions that ship, by key."""
    text = files("bot.forms").joinpath("pustaka.toml").read_text("utf-8")
    tables, notes = _tables(text, "pustaka.toml")
    found = [read_question(table, {}) for table in tables]
    notes.raise_any()
    return {question.key: question for question in found if question is not None}


def read_form(text: str, origin: str, before: tuple[Question, ...] = ()) -> WrittenForm:
    """The form that ``text`` says; ``before`` are the questions of everybody, after which one of some categories goes
    on. Raises :class:`SheetFaults` with all that is wrong in it."""
    tables, notes = _tables(text, origin)
    head = _head(parse(text.removeprefix("\ufeff"), origin), notes)
    name, categories = head.filled("nama", _LONGEST_NAME), _categories(head)
    before = before if categories else ()
    questions: list[Question] = []
    for table in tables:
        question = read_question(table, library())
        if question is not None:
            condition = read_condition(table, (*before, *questions))
            _note_repeated(table, question, (*before, *questions))
            questions.append(replace(question, condition=condition))
    _note_place_of_category(notes, questions, categories)
    notes.raise_any()
    return WrittenForm(origin, name, categories, tuple(questions), notes)


def read_form_file(path: Path, before: tuple[Question, ...] = ()) -> WrittenForm:
    """The form in a file. Raises :class:`SheetFaults`, also when the file itself cannot be read."""
    try:
        data = path.read_bytes()
        if len(data) > _LARGEST_FILE:
            raise SheetFaults(
                [SheetFault(str(path), None, in_words("form-file-large"), in_words("form-file-large-remedy"))]
            )
        return read_form(data.decode("utf-8-sig"), str(path), before)
    except OSError:
        remedy = in_words("form-file-closed-remedy")
        raise SheetFaults([SheetFault(str(path), None, in_words("form-file-closed"), remedy)]) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        remedy = in_words("form-file-encoding-remedy")
        raise SheetFaults([SheetFault(str(path), line, in_words("form-file-encoding"), remedy)]) from None


def _tables(text: str, origin: str) -> tuple[list[Table], FaultNotes]:
    """The ``[[pertanyaan]]`` parts of a file."""
    content = text.removeprefix("\ufeff")
    notes = FaultNotes(origin, LineIndex(content))
    values = parse(content, origin)
    for key in values:
        if key not in (HEAD, QUESTIONS):
            notes.add((key,), in_words("form-part", part=quoted(key)), meant(key, (HEAD, QUESTIONS)))
    found = values.get(QUESTIONS, [])
    if not isinstance(found, list) or not found or not all(isinstance(each, dict) for each in found):
        remedy = in_words("form-no-question-remedy", part=QUESTIONS)
        notes.add((QUESTIONS,) if found else (), in_words("form-no-question", part=QUESTIONS), remedy)
        return [], notes
    if len(found) > _MOST_QUESTIONS:
        message = in_words("form-too-many", count=len(found), most=_MOST_QUESTIONS)
        notes.add((QUESTIONS, _MOST_QUESTIONS), message, in_words("form-too-many-remedy"))
    tables = [
        Table(each, (QUESTIONS, at), KEYS, notes, f"[[{QUESTIONS}]]") for at, each in enumerate(found[:_MOST_QUESTIONS])
    ]
    return tables, notes


def _head(values: Mapping[str, object], notes: FaultNotes) -> Table:
    found = values.get(HEAD, {})
    if not isinstance(found, dict):
        notes.add((HEAD,), in_words("form-head", part=HEAD), in_words("form-head-remedy", part=HEAD))
        found = {}
    return Table(found, (HEAD,), _HEAD_KEYS, notes, f"[{HEAD}]")


def for_some(path: Path) -> bool:
    """Whether a file says that it is for some categories; whatever cannot be read says nothing."""
    try:
        head = tomllib.loads(path.read_text("utf-8-sig")).get(HEAD)
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(head, dict) and "kategori" in head


def _categories(head: Table) -> tuple[str, ...]:
    if head.value("kategori") is None:
        return ()
    found = head.several("kategori")
    for written in found:
        if written not in _KNOWN:
            head.note("kategori", in_words("form-of-category", category=quoted(written)), meant(written, _KNOWN))
    return tuple(dict.fromkeys(each for each in found if each in _KNOWN))


def _note_repeated(table: Table, question: Question, before: tuple[Question, ...]) -> None:
    if any(each.key == question.key for each in before):
        message = in_words("form-twice", key=quoted(question.key))
        table.note("kunci", message, in_words("form-twice-remedy"))


def _note_place_of_category(notes: FaultNotes, questions: list[Question], categories: tuple[str, ...]) -> None:
    """The category is asked once, in the form of all; the others begin after it."""
    at = next((place for place, question in enumerate(questions) if question.kind is Kind.CATEGORY), None)
    if categories and at is not None:
        remedy = in_words("form-category-again-remedy")
        notes.add((QUESTIONS, at), in_words("form-category-again"), remedy)
    if not categories and questions:
        for key in ("name", CATEGORY):
            if not any(question.key == key for question in questions):
                message = in_words("form-common-lacks", key=key)
                notes.add((QUESTIONS,), message, in_words("form-common-lacks-remedy", part=QUESTIONS, key=key))


def place_of_categories() -> Place:
    """Where a file says for which categories it is."""
    return (HEAD, "kategori")
