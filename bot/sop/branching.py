"""Decisions in a sheet file: ``keputusan`` names the answers and where each goes on, ``lanjut`` where any step does.

Both only lead forward. What is repeated until it is right has to be written as steps that come later.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from bot.flows.procedure.route import MOST_ROUTES, count
from bot.flows.procedure.sheet import END, Branch, Sheet, Step
from bot.flows.procedure.vocabulary import VISITOR, Word
from bot.sop.faults import quoted
from bot.sop.table import Table
from bot.texts.operator import in_words

DECISION, THEN = "keputusan", "lanjut"
END_AS_WRITTEN = "selesai"
_MOST_ANSWERS = 6
LONGEST_ANSWER = 20
"""Characters: an answer is a button."""

_BEFORE_ALL = (Word.FORM_STARTED, Word.FORM_SUBMITTED, Word.CALLED)
"""What Loket does on every visit."""


class Row(Protocol):
    """A step with the table it was read from."""

    @property
    def table(self) -> Table:
        """Where it stands."""

    @property
    def step(self) -> Step:
        """What it says."""


def read_branches(table: Table) -> tuple[Branch, ...]:
    """The answers of a decision in the order written; none where the step is no decision."""
    written = table.mapping(DECISION)
    found: list[Branch] = []
    for answer in written:
        said = " ".join(answer.split())
        if not said or len(said) > LONGEST_ANSWER or not said.isprintable():
            message = in_words("sop-answer-button", answer=quoted(answer))
            table.note(DECISION, message, in_words("sop-answer-button-remedy", longest=LONGEST_ANSWER))
        elif said.casefold() in {branch.answer.casefold() for branch in found}:
            table.note(DECISION, in_words("sop-answer-twice", answer=quoted(said)), in_words("sop-answer-twice-remedy"))
        else:
            found.append(Branch(said, _target(table, DECISION, written[answer])))
    if written and not 2 <= len(written) <= _MOST_ANSWERS:
        message = in_words("sop-answers", count=len(written), most=_MOST_ANSWERS)
        table.note(DECISION, message, in_words("sop-answers-remedy"))
    return tuple(found)


def read_then(table: Table) -> int | None:
    """At which step it goes on; None where that is not written: at the next row."""
    written = table.value(THEN)
    return None if written is None else _target(table, THEN, written)


def _target(table: Table, key: str, written: object) -> int:
    if written == END_AS_WRITTEN:
        return END
    if type(written) is int and written > 0:
        return written
    remedy = in_words("sop-goal-remedy", end=END_AS_WRITTEN)
    table.note(key, in_words("sop-goal", goal=quoted(str(written))), remedy)
    return END


def as_written(no: int) -> str:
    """Where it goes on, in words."""
    return END_AS_WRITTEN if no == END else in_words("sop-step", no=no)


def check_branching(rows: Sequence[Row], sheet: Sheet) -> None:
    """Notes decisions that nobody can take, ways that lead nowhere, and steps that no way leads to."""
    numbers = [row.step.no for row in rows]
    for row in rows:
        _check_decision(row)
        for key, no in _targets(row.step):
            if no != END and (no not in numbers or no <= row.step.no):
                what = in_words("sop-not-there") if no not in numbers else in_words("sop-not-later")
                remedy = in_words("sop-later-remedy")
                row.table.note(key, in_words("sop-step-wrong", no=no, what=what), remedy)
    if numbers == list(range(1, len(rows) + 1)):
        _check_ways(rows, sheet)


def _targets(step: Step) -> Iterator[tuple[str, int]]:
    yield from ((DECISION, branch.to) for branch in step.branches)
    if step.then is not None:
        yield THEN, step.then


def _check_decision(row: Row) -> None:
    if not row.step.decides:
        return
    if row.step.then is not None:
        remedy = in_words("sop-then-remedy", then=THEN)
        row.table.note(THEN, in_words("sop-then", decision=DECISION, then=THEN), remedy)
    if VISITOR in row.step.actors:
        row.table.note("pelaksana", in_words("sop-decides"), in_words("sop-decides-remedy"))


def _check_ways(rows: Sequence[Row], sheet: Sheet) -> None:
    for index, row in enumerate(rows):
        if index not in sheet.reach[0]:
            message = in_words("sop-never", no=row.step.no)
            row.table.note("no", message, in_words("sop-never-remedy", decision=DECISION, then=THEN))
        # rule: call-on-every-way
        elif row.step.words & set(_BEFORE_ALL) and not _on_every_way(sheet, index):
            message = in_words("sop-skippable", no=row.step.no)
            row.table.note("no", message, in_words("sop-skippable-remedy"))
    if (ways := count(sheet)) > MOST_ROUTES:
        decisions = [row for row in rows if row.step.decides]
        message = in_words("sop-ways", ways=ways, most_routes=MOST_ROUTES)
        decisions[-1].table.note(DECISION, message, in_words("sop-split-remedy"))


def _on_every_way(sheet: Sheet, index: int) -> bool:
    before = [sheet.following[row] for row in sheet.reach[0] if row < index]
    return all(after <= index for rows in before for after in rows)
