"""Many measured times as the few that are told."""

import statistics
from collections.abc import Sequence


def p99(times: Sequence[float]) -> float:
    """The 99th percentile; the worst of fewer than a hundred."""
    return sorted(times)[min(len(times) - 1, len(times) * 99 // 100)]


def turns(milliseconds: Sequence[float]) -> dict[str, float]:
    """Median and 99th percentile of turns."""
    return {"turn_ms": statistics.median(milliseconds), "turn_p99_ms": p99(milliseconds)}


def lags(seconds: Sequence[float]) -> dict[str, float]:
    """Median, 99th percentile and worst lag; none where there is none."""
    if not seconds:
        return {}
    return {"lag_p50_s": statistics.median(seconds), "lag_p99_s": p99(seconds), "lag_worst_s": max(seconds)}
