"""The confirmation of attendance as it is printed: the visit's number once, and place and day above the officer."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from bot.flows.books.attending import _LABELS, TEMPLATE
from bot.flows.scene.messages import Phrase
from bot.papers import printers
from bot.render.voice import Voice
from bot.texts import load_texts
from tests.clock import MONDAY_MORNING
from tests.flows.table import office

VOICE = Voice(load_texts(), office().calendar.zone, "WIB", "id", MONDAY_MORNING)


def given(**changed: str) -> dict[str, object]:
    told = dict.fromkeys(("contact", "ministry", "region", "went"), "")
    told |= {"number": "ULT-20261123-001", "office": "Balai", "name": "Rina", "institution": "SMA", "day": "2026-11-23"}
    told |= {"came": "09.00", "zone": "WIB", "officer": "Sari Siregar", "confirmed": "2026-11-23", "meeting": "counter"}
    return {**told, **changed, "labels": {name: VOICE.plain(Phrase(name)) for name in _LABELS}}


@pytest.mark.parametrize(
    ("changed", "signed"), [({"signed_at": "Medan"}, "Medan, 23 November 2026"), ({}, "..., 23 November 2026")]
)
def test_number_once_and_place_and_day_before_the_signature(changed: dict[str, str], signed: str) -> None:
    text = " ".join(PdfReader(BytesIO(printers.book(TEMPLATE, given(**changed)))).pages[0].extract_text().split())
    assert text.count("ULT-20261123-001") == 1
    assert signed in text
