"""What is counted of one window, and the figures that follow from it."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Tally:
    """What happened since the measuring began; times in seconds."""

    reply_times: list[float] = field(default_factory=list)
    handed_times: list[float] = field(default_factory=list)
    conversations: int = 0
    unnamed: int = 0
    """Conversations in which the visitor never saw his own name."""
    messages: int = 0
    calls: int = 0
    refused: int = 0
    """Calls that went over the platform's limits."""
    batches: int = 0
    stuck: list[str] = field(default_factory=list)
    """The last words heard by every visitor who was given up."""


def figures(tally: Tally, seconds: float, cpu_seconds: float) -> dict[str, Any]:
    """Rates per second, latencies in milliseconds and figures per update of one window."""
    updates = len(tally.reply_times)
    half = tally.reply_times[: updates // 2]
    return {
        "seconds": seconds,
        "updates": updates,
        "updates_per_second": updates / seconds,
        "conversations": tally.conversations,
        "unnamed": tally.unnamed,
        "reply_p50_ms": percentile(tally.reply_times, 50),
        "reply_p95_ms": percentile(tally.reply_times, 95),
        "reply_p99_ms": percentile(tally.reply_times, 99),
        "handed_p99_ms": percentile(tally.handed_times, 99),
        "settled": percentile(tally.reply_times[updates // 2 :], 50) / (percentile(half, 50) or 1.0),
        "cpu_seconds": cpu_seconds,
        "cpu_ms_per_update": 1000 * cpu_seconds / max(1, updates),
        "messages_per_second": tally.messages / seconds,
        "messages_per_update": tally.messages / max(1, updates),
        "calls_per_update": tally.calls / max(1, updates),
        "refused": tally.refused,
        "updates_per_conversation": updates / max(1, tally.conversations),
        "updates_per_batch": updates / max(1, tally.batches),
        "stuck": len(tally.stuck),
    }


def percentile(times: Sequence[float], share: int) -> float:
    """A percentile of times in seconds, as milliseconds; zero for fewer than two."""
    if len(times) < 2:
        return 0.0
    return 1000 * statistics.quantiles(times, n=100, method="inclusive")[share - 1]
