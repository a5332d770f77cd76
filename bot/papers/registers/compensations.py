"""The register of compensations: overrun, offered, taken or declined, given, by whom and when. Evaluators ask whether
compensation exists, and whether it is applied."""

from collections.abc import Callable

from bot.flows.state.deviation import Became, Deviation
from bot.flows.state.visits import Visit
from bot.papers.registers.telling import Telling
from bot.papers.wording import without_ways_in
from bot.papers.workbook import Cell, Column, Page


class Compensations:
    """Adds up what visitors were offered for a deviation on the office's side."""

    def __init__(self, telling: Telling) -> None:
        self._telling = telling
        self._rows: list[tuple[Cell, ...]] = []

    def add(self, visit: Visit) -> None:
        """Adds the offers of a visit."""
        for deviation in visit.deviations:
            if deviation.latest(Became.OFFERED):
                self._rows.append((len(self._rows) + 1, *self._row(visit, deviation)))

    def _row(self, visit: Visit, deviation: Deviation) -> tuple[Cell, ...]:
        tell = self._telling
        offered, answer = deviation.latest(Became.OFFERED), deviation.latest(Became.TAKEN, Became.DECLINED)
        given = deviation.latest(Became.GIVEN)
        source = tell.source
        step = source.sheet_of(visit).step(deviation.last)
        return (
            tell.day(deviation.due_at),
            visit.number or "",
            without_ways_in(step.activity) if step else source.sheet_of(visit).identity.name,
            offered.words if offered else "",
            tell.who(offered.by, "supervisor") if offered else "",
            tell.moment(offered.at if offered else None),
            tell.say(f"compensation-{answer.what.value}") if answer else tell.say("compensation-unanswered"),
            tell.moment(answer.at if answer else None),
            tell.who(given.by, "supervisor") if given else "",
            tell.moment(given.at if given else None),
        )

    def pages(self) -> tuple[Page, ...]:
        """The register, in the order in which the visits ended."""
        say: Callable[[str], str] = self._telling.say
        columns = (
            Column(say("no"), 5),
            Column(say("date"), 14),
            Column(say("number"), 21),
            Column(say("overrun"), 30),
            Column(say("offered"), 28),
            Column(say("offered-by"), 18),
            Column(say("offered-on"), 16),
            Column(say("answer"), 14),
            Column(say("answered-on"), 16),
            Column(say("given-by"), 18),
            Column(say("given-on"), 16),
        )
        return (Page(say("compensations-tab"), say("compensations"), columns, self._rows, self._telling.lines),)
