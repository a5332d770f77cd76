"""The register of complaints: when each was received, answered and decided, and whether within the law's time."""

from datetime import datetime

from bot.flows.state.follow_up import FollowUp, Went
from bot.flows.state.visits import Visit
from bot.papers.registers.telling import Telling
from bot.papers.workbook import Cell, Column, Page


class Complaints:
    """Adds up the complaints of visits. What was said stays with the visit: the register tells times."""

    def __init__(self, telling: Telling) -> None:
        self._telling = telling
        self._rows: list[tuple[Cell, ...]] = []

    def add(self, visit: Visit) -> None:
        """Adds whatever of a visit the law's clocks ran for."""
        for followed in visit.follow_ups:
            if followed.complaint:
                self._rows.append((len(self._rows) + 1, *self._row(visit, followed)))

    def _row(self, visit: Visit, complaint: FollowUp) -> tuple[Cell, ...]:
        tell = self._telling
        done = _when(complaint, Went.DONE)
        answered = _when(complaint, Went.ANSWERED) or done
        held = complaint.held
        return (
            visit.number or "",
            tell.moment(complaint.entries[0].at),
            tell.who(held.owner, held.role),
            tell.moment(complaint.answer_by),
            tell.moment(answered),
            self._kept(answered, complaint.answer_by),
            tell.moment(complaint.decide_by),
            tell.moment(done),
            self._kept(done, complaint.decide_by),
        )

    def _kept(self, at: datetime | None, limit: datetime | None) -> str:
        """Whether something was done in time; what is still open is late as soon as its time is over."""
        if limit is None:
            return ""
        if at is None:
            return self._telling.say("open-late" if self._telling.source.now > limit else "open")
        return self._telling.say("in-time" if at <= limit else "late")

    def pages(self) -> tuple[Page, ...]:
        """The register, in the order in which the visits ended."""
        say = self._telling.say
        columns = (
            Column(say("no"), 5),
            Column(say("number"), 21),
            Column(say("received"), 16),
            Column(say("answers"), 20),
            Column(say("answer-limit"), 16),
            Column(say("answer-given"), 16),
            Column(say("answer-kept"), 18),
            Column(say("decision-limit"), 16),
            Column(say("decision-given"), 16),
            Column(say("decision-kept"), 18),
        )
        return (Page(say("complaints-tab"), say("complaints"), columns, self._rows, self._telling.lines),)


def _when(complaint: FollowUp, what: Went) -> datetime | None:
    return next((entry.at for entry in complaint.entries if entry.what is what), None)
