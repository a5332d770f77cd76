"""What ``loket doctor`` says of how many visitors an hour the desk can take, by how long visits really took."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from bot.commands.finding import Finding
from bot.flows.office.office import Office
from bot.flows.queue.capacity import capacity
from bot.flows.state.lengths import Lengths
from bot.texts.operator import in_words

_MOST_OFFICERS = 4


def capacity_findings(office: Office, known: Mapping[str, Any] | None) -> Iterator[Finding]:
    """Capacity with one officer and more, told with its basis; ``known`` is what was learnt of lengths."""
    if known is None:
        yield Finding(True, in_words("doctor-capacity-unknown"))
        return
    lengths = Lengths(tuple(timedelta(seconds=span) for span in known["spans"]))
    places = min(office.capacity or _MOST_OFFICERS, _MOST_OFFICERS)
    found = [capacity(lengths, officers, office.day.in_time) for officers in range(1, places + 1)]
    told = "; ".join(in_words("doctor-capacity-place", officers=each.places, visitors=each.per_hour) for each in found)
    minutes, mean = office.day.in_time.seconds // 60, round(found[0].mean.total_seconds() / 60)
    yield Finding(True, in_words("doctor-capacity", minutes=minutes, places=told))
    yield Finding(True, in_words("doctor-capacity-basis", count=known["count"], mean=mean))
