"""What a day came to, in figures: who came and how it ended, how long they waited, how busy officers were. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.flows.journey.figures import middle, nine_of_ten
from bot.flows.state.visits import Status

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Came:
    """One visit, as it is known at the end of the day. ``joined_at``: since when it waited for its call; ``work`` is
    what officers did about it, by their name; ``late`` are the activities that departed from the standard."""

    status: Status
    joined_at: datetime | None = None
    called_at: datetime | None = None
    work: Mapping[str, Sequence[Span]] = field(default_factory=dict)
    late: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Waits:
    """How long visitors waited for their call, of those who were called; ``among``: how many those were."""

    among: int
    middle: timedelta
    nine_of_ten: timedelta
    longest: timedelta


@dataclass(frozen=True, slots=True)
class Busy:
    """How busy an officer was: how many visits they had a part in, how long they worked on any, and the share of the
    opening time that this is."""

    name: str
    role: str
    visits: int
    worked: timedelta
    share: float


@dataclass(frozen=True, slots=True)
class Figures:
    """A day. ``came`` divides into those who were served, left in the form, left while they waited, left after they had
    been called, were called and are not done with (``open``), and were not reached at all: they wait still. A form that
    lies unfinished at the end of the day was left."""

    came: int
    served: int
    left_form: int
    left_waiting: int
    left_called: int
    open: int
    not_reached: int
    waits: Waits | None
    """None where nobody was called."""
    in_time: int
    """Called within what the office aims for."""
    waited: int
    """Who waited for a call at all, called or not."""
    busy: tuple[Busy, ...]
    late: tuple[tuple[str, int], ...]
    """Activities that departed from the standard, the most frequent first."""

    @property
    def share_in_time(self) -> float:
        """Of all who waited, those who were called in time."""
        return self.in_time / self.waited if self.waited else 1.0

    @property
    def deviations(self) -> int:
        """How many there are."""
        return sum(times for _, times in self.late)


def figures_of(
    visits: Iterable[Came], members: Iterable[tuple[str, str]], opened: timedelta, within: timedelta
) -> Figures:
    """The figures of a day on which the office was open for so long; ``members`` are names with roles, ``within`` is
    how soon visitors are to be called."""
    visits = tuple(visits)
    ended = Counter(map(_end, visits))
    waited = [visit for visit in visits if visit.joined_at is not None]
    spans = sorted(visit.called_at - visit.joined_at for visit in visits if visit.joined_at and visit.called_at)
    return Figures(
        came=len(visits),
        served=ended["served"],
        left_form=ended["form"],
        left_waiting=ended["waiting"],
        left_called=ended["called"],
        open=ended["open"],
        not_reached=ended["not_reached"],
        waits=Waits(len(spans), middle(spans), nine_of_ten(spans), spans[-1]) if spans else None,
        in_time=sum(span <= within for span in spans),
        waited=len(waited),
        busy=tuple(_busy(name, role, visits, opened) for name, role in members),
        late=tuple(Counter(each for visit in visits for each in visit.late).most_common()),
    )


def _end(visit: Came) -> str:
    if visit.status is Status.FINISHED:
        return "served"
    if visit.status is Status.FORM:
        return "form"
    if visit.status.open or visit.status is Status.UNRESOLVED:
        return "open" if visit.called_at is not None else "not_reached"
    if visit.called_at is not None:
        return "called"
    return "form" if visit.joined_at is None else "waiting"


def _busy(name: str, role: str, visits: Sequence[Came], opened: timedelta) -> Busy:
    spans = [span for visit in visits for span in visit.work.get(name, ())]
    worked = together(spans)
    had = sum(name in visit.work for visit in visits)
    return Busy(name, role, had, worked, worked / opened if opened else 0.0)


def together(spans: Iterable[Span]) -> timedelta:
    """How long any of these lasted: what overlaps counts once."""
    whole, until = timedelta(), None
    for begin, end in sorted(spans):
        begin = begin if until is None else max(begin, until)
        if end > begin:
            whole, until = whole + (end - begin), end
    return whole
