"""Traces for OpenTelemetry, where a collector is named: one from what came in to what was sent for it.

A trace has a span for the event, from the door until it is committed, and below it one for deciding it and one for each
message that it lets the desk say, from its row until its sending ended. What a crash loses of them, or another process
sends, is missing in the trace and nowhere else.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot import __version__, metrics
from bot.trail import Trail
from bot.turn.arrivals import Arrival

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider


class Traces:
    """Owns what traces are told through; without a provider nothing is traced, and nothing is spent on it."""

    def __init__(self, provider: "TracerProvider | None" = None) -> None:
        self._provider = provider
        self._tracer = provider.get_tracer("loket", __version__) if provider else None

    def begun(self, arrivals: Sequence[Arrival]) -> Sequence[Arrival]:
        """What has come to the door, each with a trace of its own."""
        if self._tracer is None:
            return arrivals
        return [replace(each, trail=Trail(self._tracer, _kind(each), channel=_channel(each))) for each in arrivals]

    def close(self) -> None:
        """Tells what is still to be told, within bounds. It waits: not to be called in the loop."""
        if self._provider is not None:
            self._provider.shutdown()


def ended(arrivals: Sequence[Arrival], *, well: bool) -> None:
    """The door has committed what came, or could not."""
    for each in arrivals:
        if each.trail is not None:
            each.trail.end("committed" if well else "refused", well=well)


def _kind(each: Arrival) -> str:
    return metrics.kind_of(each.event.body if each.event else None)


def _channel(each: Arrival) -> str:
    return each.event.channel if each.event else "unread"
