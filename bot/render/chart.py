"""Plan against actual as a picture: kept in the outbox as what it says, drawn when it is sent."""

from datetime import timedelta
from typing import Any

from bot.flows.scene.messages import Bar, Chart, Message, Phrase
from bot.render.shown import Shown
from bot.render.voice import Voice

MEDIA_TYPE = "image/png"
NAME = "hari-ini.png"


def added(shown: Shown, message: Message, voice: Voice) -> Shown:
    """The message with its picture, if it has one."""
    if message.chart is None:
        return shown
    return {**shown, "file": {"id": "", "name": NAME, "media_type": MEDIA_TYPE, "chart": said(message.chart, voice)}}


def said(chart: Chart, voice: Voice) -> dict[str, Any]:
    """A chart in words and minutes, as it is kept and drawn."""
    legend = {name: voice.plain(Phrase(f"chart-{name}")) for name in ("standard", "middle", "most")}
    return {"title": voice.plain(chart.title), "legend": legend, "bars": [_bar(bar, voice) for bar in chart.bars]}


def _bar(bar: Bar, voice: Voice) -> dict[str, Any]:
    return {
        "label": voice.plain(bar.label),
        "times": voice.plain(Phrase("chart-times", {"times": bar.times, "late": bar.late})),
        "standard": _minutes(bar.standard),
        "said": voice.plain(Phrase("chart-length", {"length": bar.standard}))
        if bar.standard is not None
        else voice.plain(Phrase("chart-no-standard")),
        "middle": _minutes(bar.middle),
        "most": _minutes(bar.most),
        "took": voice.plain(Phrase("chart-length", {"length": bar.middle})),
        "late": bar.late > 0,
    }


def _minutes(span: timedelta | None) -> float | None:
    return None if span is None else round(span.total_seconds() / 60, 2)
