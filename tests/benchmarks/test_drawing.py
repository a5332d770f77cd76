"""A picture shows every figure that is to be drawn, as long as it is, and can be read in light and in dark."""

import re
from xml.etree import ElementTree

import pytest

from benchmarks.benchmark import Figure, Outcome, told
from benchmarks.closed_loop import BENCHMARK
from benchmarks.drawing import Scale, draw

SPEED = Figure("speed", "Updates a second", "updates/s", drawn=True, more_is_better=True, aim=800)
TIME = Figure("time", "Reply <p99>", "ms", 1, drawn=True)
HIDDEN = Figure("hidden", "Not drawn")
ROWS = {"Loket": {"speed": 900.0, "time": 58.3, "hidden": 1.0}, "A rival & its pickle": {"speed": 450.0}}
SPANS = {"Loket": {"speed": (800.0, 1000.0)}}


def drawn() -> ElementTree.Element:
    return ElementTree.fromstring(draw("A title", (SPEED, TIME, HIDDEN), Outcome(ROWS, SPANS)))  # noqa: S314 - our own


def texts(picture: ElementTree.Element) -> list[str]:
    return [each.text or "" for each in picture.iter() if each.tag.endswith("text")]


def test_names_numbers_units_and_the_aim_are_told() -> None:
    said = texts(drawn())
    assert {"Updates a second", "Reply <p99>", "900", "450", "58.3", "0 updates/s", "0 ms", "aim 800"} <= set(said)
    assert said.count("A rival & its pickle") == 1
    assert {"more is better", "less is better"} <= set(said)
    assert "Not drawn" not in said


def test_bars_are_as_long_as_their_figures() -> None:
    bars = {each.get("class"): float(each.get("width", "0")) for each in drawn().iter() if each.tag.endswith("rect")}
    found = [float(each.get("width", "0")) for each in drawn().iter() if each.get("class") in ("loket", "rival")]
    assert found[0] == pytest.approx(2 * found[1], abs=0.2)
    assert bars["ground"] == 719


def test_rounds_are_spanned() -> None:
    (span,) = (each for each in drawn().iter() if each.get("class") == "span")
    scale = Scale.up_to(1000)
    assert float(span.get("x1", "0")) == pytest.approx(scale.place(800), abs=0.1)
    assert float(span.get("x2", "0")) == pytest.approx(scale.place(1000), abs=0.1)


@pytest.mark.parametrize(
    ("most", "ticks"),
    [
        (1000, [0, 200, 400, 600, 800, 1000]),
        (948, [0, 200, 400, 600, 800, 1000]),
        (0.31, [0, 0.1, 0.2, 0.3, 0.4]),
        (0, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (3, [0, 1, 2, 3]),
    ],
)
def test_an_axis_has_round_numbers(most: float, ticks: list[float]) -> None:
    scale = Scale.up_to(most)
    assert [round(each, 9) for each in scale.ticks()] == ticks
    assert scale.most >= most * 0.999


def test_light_and_dark_name_every_colour() -> None:
    style = draw("A title", (SPEED,), Outcome(ROWS))
    light, _, dark = style.partition("prefers-color-scheme: dark")
    names = {"text", ".ground", ".tick", ".grid", ".loket", ".rival", ".floor", ".span", ".aim", ".aim-word"}
    for half in (light, dark):
        assert all(re.search(rf"{re.escape(name)}[ ,]", half) for name in names)


def test_a_table_in_plain_text_has_a_line_a_row() -> None:
    row = dict.fromkeys((each.key for each in BENCHMARK.figures), 1.0)
    lines = told(BENCHMARK, Outcome({"Loket": row, "Another": row}, notes=["A note."])).splitlines()
    assert len(lines) == 4
    assert lines[-1] == "A note."


def test_rounds_become_medians_and_spans() -> None:
    outcome = Outcome()
    outcome.add("Loket", [{"speed": 1.0}, {"speed": 9.0}, {"speed": 2.0}])
    outcome.add("Once", [{"speed": 4.0}])
    assert outcome.rows == {"Loket": {"speed": 2.0}, "Once": {"speed": 4.0}}
    assert outcome.spans == {"Loket": {"speed": (1.0, 9.0)}}
