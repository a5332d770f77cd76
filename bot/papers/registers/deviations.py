"""The register of deviations: each with step, standard and time used, who answers, cause, explanation and verdict."""

from datetime import timedelta

from bot.flows.journey.deviations import activities
from bot.flows.journey.going import steps_of
from bot.flows.procedure.vocabulary import VISITOR
from bot.flows.procedure.whole import WHOLE
from bot.flows.state.deviation import Became, Deviation, DeviationEntry, Stage
from bot.flows.state.visits import Visit
from bot.papers.registers.telling import Telling
from bot.papers.wording import without_ways_in
from bot.papers.workbook import Cell, Column, Page

_VERDICTS = (Became.ACCEPTED, Became.NOT_ACCEPTED)
_TO_ANSWER = (Became.RAISED, Became.EXPLAINED, Became.NOT_ACCEPTED)
"""After these a deviation is to be answered for, unless a disturbance answers for it."""


class Deviations:
    """Adds up the deviations of visits; withdrawn ones stand among them, told as such."""

    def __init__(self, telling: Telling) -> None:
        self._telling = telling
        self._rows: list[tuple[Cell, ...]] = []

    def add(self, visit: Visit) -> None:
        """Adds whatever departed from the standard in a visit."""
        for deviation in visit.deviations:
            self._rows.append((len(self._rows) + 1, *self._row(visit, deviation)))

    def _row(self, visit: Visit, deviation: Deviation) -> tuple[Cell, ...]:
        tell = self._telling
        covered = deviation.covered_by is not None and deviation.turn.what in _TO_ANSWER
        explained, judged = (
            deviation.latest(Became.COVERED if covered else Became.EXPLAINED),
            deviation.latest(*_VERDICTS),
        )
        return (
            tell.day(deviation.due_at),
            visit.number or "",
            _steps(tell, deviation),
            self._what(visit, deviation),
            tell.say(f"kind-{deviation.kind.value}"),
            self._standard(visit, deviation),
            tell.length(self._used(visit, deviation)),
            tell.who(deviation.answered_by, deviation.role),
            tell.source.wording.say(f"cause-{explained.cause.value}") if explained and explained.cause else "",
            explained.words if explained else "",
            self._stage(deviation, covered=covered),
            self._decided(deviation, judged, covered=covered),
            tell.day(judged.at) if judged else tell.day(explained.at) if covered and explained else None,
            judged.words if judged else "",
        )

    def _stage(self, deviation: Deviation, *, covered: bool) -> str:
        if covered:
            # rule: covered-says-by-what
            return self._telling.say("covered")
        if deviation.role == VISITOR and deviation.stage is Stage.UNEXPLAINED:
            return self._telling.say("stage-visitors-side")
        return self._telling.say(f"stage-{deviation.stage.value.replace('_', '-')}")

    def _decided(self, deviation: Deviation, judged: DeviationEntry | None, *, covered: bool) -> str:
        """Who judged; of what a disturbance covers, who declared that."""
        if covered:
            who = self._telling.declared.get(deviation.covered_by or "", "")
            return self._telling.say("declared-by-whom", who=who) if who else ""
        return self._telling.who(judged.by, "supervisor") if judged else ""

    def _what(self, visit: Visit, deviation: Deviation) -> str:
        if deviation.item:
            return deviation.item
        return without_ways_in(activities(self._telling.source.sheet_of(visit), deviation))

    def _standard(self, visit: Visit, deviation: Deviation) -> str:
        sheet = self._telling.source.sheet_of(visit)
        if deviation.first == WHOLE:
            return sheet.identity.whole_time
        steps = (sheet.step(no) for no in range(deviation.first, deviation.last + 1))
        return " + ".join(step.printed_time for step in steps if step)

    def _used(self, visit: Visit, deviation: Deviation) -> timedelta | None:
        """How long its step took, where that can be said of one step."""
        if not deviation.of_time or deviation.first != deviation.last:
            return None
        source = self._telling.source
        steps = steps_of(visit, source.sheet_of(visit), source.calendar_of(visit), source.now)
        return next((each.used for each in steps if each.no == deviation.last), None)

    def pages(self) -> tuple[Page, ...]:
        """The register, in the order in which the visits ended."""
        say = self._telling.say
        columns = (
            Column(say("no"), 5),
            Column(say("date"), 15),
            Column(say("number"), 23),
            Column(say("step"), 11),
            Column(say("what"), 28),
            Column(say("kind"), 15),
            Column(say("standard"), 14),
            Column(say("used"), 14),
            Column(say("answers"), 18),
            Column(say("cause"), 14),
            Column(say("explanation"), 44),
            Column(say("verdict"), 16),
            Column(say("judge"), 16),
            Column(say("judged-on"), 15),
            Column(say("action"), 28),
        )
        return (Page(say("deviations-tab"), say("deviations"), columns, self._rows, self._telling.lines),)


def _steps(tell: Telling, deviation: Deviation) -> str:
    if deviation.first == WHOLE:
        return tell.say("whole")
    return str(deviation.last) if deviation.first == deviation.last else f"{deviation.first}–{deviation.last}"
