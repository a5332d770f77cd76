"""A picture is drawn when it is sent, by a process of its own; where that fails nothing else is lost."""

import json
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.channels import content
from bot.channels.content import content_of, drawn
from bot.flows.scene.messages import Args, Day, Draft, Message, Phrase
from bot.flows.state.letter import Letter
from bot.papers import printers
from bot.render import Renderer
from bot.texts import load_texts
from tests.clock import MONDAY_MORNING
from tests.flows.table import office

pytestmark = pytest.mark.heavy

RENDERER = Renderer(load_texts(), ZoneInfo("Asia/Jakarta"), "WIB")

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


NOBODY: dict[str, Any] = {"lines": ["Kantor", "Hari ini"], "headings": {}, "guests": [], "nobody": "–", "page": "Hal."}


async def kept(file_id: str) -> bytes | None:
    return b"kept" if file_id == "a" else None


async def test_a_picture_is_drawn_apart_and_the_same_values_give_the_same_bytes() -> None:
    picture = await content_of({"id": "", "chart": CHART}, kept)
    assert picture is not None
    assert picture.startswith(b"\x89PNG")
    assert picture == printers.chart(CHART)


async def test_what_is_no_picture_is_kept_or_gone() -> None:
    assert await content_of({"id": "a"}, kept) == b"kept"
    assert await content_of({"id": "b"}, kept) is None


@pytest.mark.parametrize("chart", [{}, {**CHART, "bars": "x"}])
async def test_what_cannot_be_drawn_is_none(chart: dict[str, Any]) -> None:
    assert await drawn({"chart": chart}) is None


async def test_a_paper_is_set_apart_and_the_same_values_give_the_same_bytes() -> None:
    given: dict[str, Any] = {"template": "guest_book", "given": {**NOBODY, "title": "#[BUKU]"}}
    paper = await content_of({"id": "", "paper": given}, kept)
    assert paper is not None
    assert paper.startswith(b"%PDF")
    assert paper == printers.book("guest_book", given["given"])
    assert await drawn({"paper": {"template": "none", "given": {}}}) is None


async def test_a_drawer_that_cannot_be_started_or_takes_too_long_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "_PATIENCE", 0.0)
    assert await drawn({"chart": CHART}) is None
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    assert await drawn({"chart": CHART}) is None


async def test_the_draft_of_a_letter_is_set_apart_as_a_pdf() -> None:
    """What stands on it has gone through the outbox as JSON."""
    shown = json.loads(json.dumps(drafted()))
    content_ = await content_of(shown["file"], kept)
    assert content_ is not None
    assert content_.startswith(b"%PDF")
    assert shown["file"]["letter"]["assigned"][0][1] == "Bayu"


@pytest.mark.parametrize("channel", ["telegram", "whatsapp", "web"])
# rule: draft-comes-as-a-letter
def test_a_draft_goes_with_its_message_on_every_channel_in_the_language_of_letters(channel: str) -> None:
    file = drafted(channel, "en")["file"]
    assert (file["name"], file["media_type"]) == ("surat_tugas_abc.pdf", "application/pdf")
    assert file["letter"]["title"] == "SURAT TUGAS"


def drafted(channel: str = "telegram", language: str = "id") -> Any:
    """The message by which a draft comes, as it is shown."""
    ends_at = MONDAY_MORNING + timedelta(days=1)
    letter = Letter(
        "abc", "s-sari", "s-bayu", ("front_office",), MONDAY_MORNING, ends_at, "rapat", "s-sari", MONDAY_MORNING
    )
    told: Args = {"from": Day(MONDAY_MORNING), "until": Day(ends_at), "reason": "rapat"}
    draft = Draft(office(), letter, {"absent": "Sari", "substitute": "Bayu"}, told)
    message = Message(Phrase("verbatim", {"text": "Draf"}), draft=draft)
    return RENDERER.show(message, language, channel, MONDAY_MORNING)[0]
