"""Visitors who go first (PermenPANRB 11/2024): how many of each kind were served and how long they waited. Nobody is
named: why somebody goes first is nobody else's business."""

from datetime import datetime, timedelta

from bot.flows.journey.figures import middle
from bot.flows.journey.going import steps_of
from bot.flows.office.office import Office
from bot.flows.procedure.vocabulary import Word
from bot.flows.state.visits import Status, Visit
from bot.papers.registers.telling import Telling
from bot.papers.workbook import Cell, Column, Page


class PriorityServed:
    """Adds up visits by why they were to go first, beside all others."""

    def __init__(self, telling: Telling) -> None:
        self._telling = telling
        self._waited: dict[str, list[timedelta]] = {}
        self._came: dict[str, int] = {}

    def add(self, visit: Visit) -> None:
        """Adds a visit to those of its kind."""
        kind = visit.priority or ""
        self._came[kind] = self._came.get(kind, 0) + 1
        called = self._called(visit)
        if visit.status is Status.FINISHED and called is not None:
            self._waited.setdefault(kind, []).append(max(called - visit.joined_at, timedelta()))

    def _called(self, visit: Visit) -> datetime | None:
        """When a visitor was called, as the steps tell."""
        source = self._telling.source
        sheet = source.sheet_of(visit)
        step = sheet.steps[sheet.calling]
        if Word.CALLED not in step.words:
            return None
        going = {each.no: each for each in steps_of(visit, sheet, source.calendar_of(visit), source.now)}
        line = going.get(step.no)
        begins = step.begins is not None and step.begins.word is Word.CALLED
        return (line.began_at if begins else line.ended_at) if line else None

    def pages(self) -> tuple[Page, ...]:
        """One row a kind, then all others."""
        say = self._telling.say
        columns = (
            Column(say("no"), 5),
            Column(say("priority-kind"), 34),
            Column(say("priority-came"), 16),
            Column(say("priority-served"), 16),
            Column(say("priority-middle"), 24),
            Column(say("priority-longest"), 24),
        )
        kinds = (*_kinds(self._telling.source.office, self._came), "")
        rows = tuple(self._row(no, kind) for no, kind in enumerate(kinds, 1))
        return (Page(say("priority-tab"), say("priority"), columns, rows, self._telling.lines),)

    def _row(self, no: int, kind: str) -> tuple[Cell, ...]:
        waited = sorted(self._waited.get(kind, ()))
        name = (
            self._telling.source.wording.say(f"priority-{kind.replace('_', '-')}")
            if kind
            else self._telling.say("priority-others")
        )
        middling = middle(waited) if waited else None
        longest = waited[-1] if waited else None
        told = (self._telling.length(middling), self._telling.length(longest))
        return (no, name, self._came.get(kind, 0), len(waited), *told)


def _kinds(office: Office, came: dict[str, int]) -> tuple[str, ...]:
    """Those of the office, then those that it had before."""
    known = office.priority.classes
    return (*known, *sorted(came.keys() - {*known, ""}))
