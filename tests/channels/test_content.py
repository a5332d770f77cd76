"""A picture is drawn when it is sent, by a process of its own; where that fails nothing else is lost."""

from typing import Any

import pytest

from bot.channels import content
from bot.channels.content import content_of, drawn
from bot.papers.chart import png

BAR = {
    "label": "7. Melayani #[pengunjung] *x* $y$",
    "times": "3 kali, 1 lewat",
    "standard": 30.0,
    "said": "30 menit",
    "middle": 22.0,
    "most": 41.0,
    "took": "22 menit",
    "late": True,
}
LEGEND = {"standard": "waktu baku", "middle": "biasanya", "most": "9 dari 10"}
CHART: dict[str, Any] = {
    "title": "Rencana dan kenyataan",
    "legend": LEGEND,
    "bars": [BAR, {**BAR, "standard": None, "late": False, "middle": 0.0, "most": 0.0}],
}


async def kept(file_id: str) -> bytes | None:
    return b"kept" if file_id == "a" else None


async def test_a_picture_is_drawn_apart_and_the_same_values_give_the_same_bytes() -> None:
    picture = await content_of({"id": "", "chart": CHART}, kept)
    assert picture is not None
    assert picture.startswith(b"\x89PNG")
    assert picture == png(CHART)


async def test_what_is_no_picture_is_kept_or_gone() -> None:
    assert await content_of({"id": "a"}, kept) == b"kept"
    assert await content_of({"id": "b"}, kept) is None


@pytest.mark.parametrize("chart", [{}, {**CHART, "bars": "x"}])
async def test_what_cannot_be_drawn_is_none(chart: dict[str, Any]) -> None:
    assert await drawn(chart) is None


async def test_a_drawer_that_cannot_be_started_or_takes_too_long_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "_PATIENCE", 0.0)
    assert await drawn(CHART) is None
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    assert await drawn(CHART) is None
