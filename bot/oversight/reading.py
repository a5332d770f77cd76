"""What one desk counted within a period, read from its database by the definitions that its own papers go by."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any

from bot.flows.calendar.period import Period
from bot.flows.journey.tally import Wait, tally
from bot.flows.office.office import Office
from bot.flows.procedure.vocabulary import VISITOR
from bot.flows.queue.capacity import capacity
from bot.flows.state.deviation import Became, Deviation, DeviationEntry, DeviationKind, Stage
from bot.flows.state.follow_up import FollowUp, FollowUpEntry, Went
from bot.flows.state.lengths import ALL, Lengths
from bot.flows.state.visits import Status
from bot.oversight.figures import Sums, Survey, Waits
from bot.register.satisfaction import results_in
from bot.register.source import Source
from storage import aggregates, views

Rows = Iterable[Mapping[str, Any]]


async def sums_of(source: Source, period: Period) -> Sums:
    """Counts what happened at a desk within a period, and what stands open there now."""
    connection, span = source.connection, period.moments(source.office.calendar.zone)
    standing = [each for each in _deviations(await aggregates.deviations_between(connection, *span)) if each.stands]
    kinds = Counter(each.kind for each in standing)
    results = await results_in(source, period)
    hourly, learnt_from = _capacity(source.office, await views.basis(connection, ALL))
    return Sums(
        begun=await aggregates.joined_between(connection, *span),
        ended=_ended(await aggregates.ended_between(connection, *span)),
        waits=_waits(await aggregates.called_between(connection, *span), source.office.day.in_time),
        deviations={f"deviations_{kind.value}": kinds[kind] for kind in DeviationKind},
        explanations=_explanations(standing),
        follow_ups=_follow_ups(await aggregates.open_follow_ups(connection), source.now),
        forms=results.forms,
        survey=Survey(results.measure, results.tally),
        capacity=hourly,
        learnt_from=learnt_from,
    )


def _ended(counted: Mapping[str, int]) -> dict[str, int]:
    how = Counter({Status(status): count for status, count in counted.items()})
    found = tally(how.elements(), how.total(), serving=0, waiting=0)
    return {
        "visits_finished": found.finished,
        "visits_no_show": found.absent,
        "visits_cancelled": found.cancelled,
        "visits_silent": found.silent,
    }


def _waits(rows: Rows, within: timedelta) -> Waits:
    waited = (Wait(row["joined_at"], row["called_at"]).waited for row in rows)
    spans = sorted(each for each in waited if each is not None)
    return Waits(spans, sum(each <= within for each in spans))


def _deviations(rows: Rows) -> Iterator[Deviation]:
    """The deviations, as far as it is to be known how they stand: without anybody and without words."""
    for key, found in groupby(rows, itemgetter("id")):
        of_one = list(found)
        kind, role = DeviationKind(of_one[0]["kind"]), of_one[0]["role"]
        entries = (DeviationEntry(Became(row["what"]), row["at"], "", None, "", row["disturbance"]) for row in of_one)
        yield Deviation(key, kind, 0, 0, of_one[0]["at"], role, None, tuple(entries))


def _explanations(standing: Iterable[Deviation]) -> dict[str, int]:
    stages = Counter(_explained(each) for each in standing)
    return {name: stages[name] for name in ("explained", "unexplained", "visitors_side")}


def _explained(deviation: Deviation) -> str:
    """Whether it is explained, by somebody or by a declared disturbance; what is the visitor's is nobody's to explain.
    An explanation that was not accepted is none."""
    if deviation.stage is not Stage.UNEXPLAINED:
        return "explained"
    return "visitors_side" if deviation.role == VISITOR else "unexplained"


def _follow_ups(rows: Rows, now: datetime) -> dict[str, int]:
    due = Counter({"follow_ups_in_time": 0, "follow_ups_overdue": 0})
    for key, found in groupby(rows, itemgetter("follow_up_id")):
        entries = (FollowUpEntry(Went(row["what"]), row["at"], "", due_at=row["due_at"]) for row in found)
        each = FollowUp(key, None, None, tuple(entries))
        if each.open:
            due["follow_ups_overdue" if each.due_at < now else "follow_ups_in_time"] += 1
    return dict(due)


def _capacity(office: Office, basis: Mapping[str, Any] | None) -> tuple[int | None, int]:
    """How many visitors an hour all places of the desk can take, and of how many visits that was learnt."""
    if basis is None or not office.capacity:
        return None, 0
    lengths = Lengths(tuple(timedelta(seconds=span) for span in basis["spans"]))
    return capacity(lengths, office.capacity, office.day.in_time).per_hour, basis["count"]
