"""Figures as pictures: bars with their numbers, in an SVG that can be read in light and in dark and without colours.

One panel a figure; a thin line on a bar spans its rounds, a dashed line is the aim. The picture paints its own ground:
a page may be dark where the system is light.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from benchmarks.benchmark import FLOOR, LOKET, Figure, Outcome, shown

WIDTH = 720
_NAMES, _VALUES = 236, 84
"""What is left free for the names on the left, and for the numbers on the right."""
_HEAD, _BAR, _AXIS, _EDGE = 42, 24, 34, 14
_STYLE = """
text { font: 13px system-ui, "Segoe UI", "Noto Sans", sans-serif; fill: #1f2328 }
.ground { fill: #ffffff; stroke: #d0d7de } .title { font-weight: 600; font-size: 14px }
.value { paint-order: stroke; stroke: #ffffff; stroke-width: 4px }
.tick, .hint, .aim-word { font-size: 11px; fill: #57606a } .grid { stroke: #d8dee4 }
.loket { fill: #0b6bcb } .rival { fill: #8c959f } .floor { fill: none; stroke: #57606a; stroke-dasharray: 3 2 }
.span { stroke: #1f2328; stroke-width: 1.5 } .aim { stroke: #bc4c00; stroke-dasharray: 5 3; stroke-width: 1.5 }
.aim-word { fill: #bc4c00 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 }
.value { stroke: #0d1117 } .ground { fill: #0d1117; stroke: #30363d } .tick, .hint { fill: #9198a1 }
.grid { stroke: #2a313a } .loket { fill: #4493f8 } .rival { fill: #6e7681 } .floor { stroke: #9198a1 }
.span { stroke: #f0f6fc } .aim { stroke: #f0883e } .aim-word { fill: #f0883e }
}"""


@dataclass(frozen=True)
class Scale:
    """From a value to its place, with round numbers along the way."""

    most: float
    step: float

    @classmethod
    def up_to(cls, most: float) -> "Scale":
        """The scale whose two to five steps of 1, 2 or 5 reach this far."""
        rough = (most or 1.0) / 5
        unit = 10.0 ** math.floor(math.log10(rough))
        step = next(unit * each for each in (1, 2, 5, 10) if unit * each >= rough * 0.999)
        return cls(step * math.ceil((most or 1.0) / step * 0.999), step)

    def place(self, value: float) -> float:
        """How far to the right."""
        return _NAMES + (WIDTH - _NAMES - _VALUES) * min(value, self.most) / self.most

    def ticks(self) -> Iterator[float]:
        """The round numbers, zero first."""
        yield from (self.step * each for each in range(round(self.most / self.step) + 1))


def draw(title: str, figures: Sequence[Figure], outcome: Outcome) -> str:
    """The picture of all figures that are to be drawn and that any row has."""
    drawn = [each for each in figures if each.drawn and any(each.key in row for row in outcome.rows.values())]
    body: list[str] = []
    top = _EDGE
    for figure in drawn:
        rows = {name: row for name, row in outcome.rows.items() if figure.key in row}
        body += _panel(figure, rows, outcome.spans, top)
        top += _HEAD + _BAR * len(rows) + _AXIS
    said = escape(title)
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top}" role="img" aria-label="{said}">'
    ground = f'<rect class="ground" x="0.5" y="0.5" width="{WIDTH - 1}" height="{top - 1}" rx="6"/>'
    return "\n".join([opening, f"<title>{said}</title>", f"<style>{_STYLE}\n</style>", ground, *body, "</svg>", ""])


def _panel(
    figure: Figure,
    rows: Mapping[str, Mapping[str, float]],
    spans: Mapping[str, Mapping[str, Sequence[float]]],
    top: float,
) -> Iterator[str]:
    """One figure of all who have it: title, grid, bars, axis."""
    lines = {name: spans.get(name, {}).get(figure.key, (row[figure.key],) * 2) for name, row in rows.items()}
    scale = Scale.up_to(max(figure.aim or 0.0, *(row[figure.key] for row in rows.values()), *map(max, lines.values())))
    first, last = top + _HEAD, top + _HEAD + _BAR * len(rows)
    better = "more is better" if figure.more_is_better else "less is better"
    yield _text("title", _EDGE, top + 16, figure.label)
    yield _text("hint", WIDTH - _EDGE, top + 16, better, "end")
    for value in scale.ticks():
        at = scale.place(value)
        yield f'<line class="grid" x1="{at:.1f}" y1="{first}" x2="{at:.1f}" y2="{last + 3}"/>'
        unit = f" {figure.unit}" if value == 0 and figure.unit else ""
        yield _text("tick", at, last + 16, f"{value:.6g}{unit}", "middle")
    for place, (name, row) in enumerate(rows.items()):
        yield from _bar(name, scale.place(row[figure.key]), first + _BAR * place)
    if figure.aim is not None:
        at = scale.place(figure.aim)
        yield f'<line class="aim" x1="{at:.1f}" y1="{first - 4}" x2="{at:.1f}" y2="{last + 3}"/>'
        yield _text("aim-word", at, first - 7, f"aim {figure.aim:g}", "middle")
    for place, (name, row) in enumerate(rows.items()):
        low, high = map(scale.place, lines[name])
        yield from _value(shown(figure, row), scale.place(row[figure.key]), low, high, first + _BAR * place)


def _bar(name: str, right: float, top: float) -> Iterator[str]:
    """A name and its bar."""
    kind = "loket" if name.startswith(LOKET) else "floor" if name.startswith(FLOOR) else "rival"
    wide = max(1.0, right - _NAMES)
    yield _text("name", _NAMES - 8, top + 16, name, "end")
    yield f'<rect class="{kind}" x="{_NAMES}" y="{top + 4}" width="{wide:.1f}" height="{_BAR - 8}"/>'


def _value(words: str, right: float, low: float, high: float, top: float) -> Iterator[str]:
    """Between which values rounds lay, and the number, which stands before whatever is behind it."""
    if high - low > 1:
        middle = top + _BAR / 2
        yield f'<line class="span" x1="{low:.1f}" y1="{middle}" x2="{high:.1f}" y2="{middle}"/>'
    yield _text("value", max(right, high) + 6, top + 16, words)


def _text(kind: str, x: float, y: float, words: str, anchor: str = "start") -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'
