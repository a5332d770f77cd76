"""The privacy notice: short enough for the first screen of a phone, and whole behind one tap."""

import re

import pytest

from bot.flows.scene.tokens import Verb, token
from bot.render.whatsapp import _BUTTON
from bot.texts import LANGUAGES, load_texts
from tests.flows.standings import laid, notice, queued
from tests.flows.table import Table

LINE, LINES = 32, 18
"""What a phone of 360 x 640 shows in the web chat above the button: characters a line, lines."""


def written(language: str, name: str, **args: str) -> str:
    return re.sub(r"</?b>", "", load_texts().say(language, name, args))


def lines(text: str) -> int:
    return sum(max(1, -(-len(line) // LINE)) for line in text.splitlines())


@pytest.mark.parametrize("language", LANGUAGES)
# rule: notice-fits-first-screen
def test_the_first_screen_fits_a_phone(language: str) -> None:
    greeting, follows = written(language, "greeting-noon"), written(language, "notice-called")
    office = "ULT BPMP Provinsi Sumatera Utara"
    text = written(language, "notice", greeting=greeting, office=office, follows=follows, closed="", chosen="")
    assert lines(text) <= LINES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_button_that_leads_to_all_of_it_is_shown_in_full_on_whatsapp(language: str) -> None:
    assert len(written(language, "choice-read").encode("utf-16-le")) // 2 <= _BUTTON


def choices(table: Table, verb: Verb, *parts: str) -> list[str]:
    [say] = table.press("Rina", verb, *parts).decision.says
    return [choice.token for choice in say.message.choices]


def test_all_of_it_has_the_same_button_to_agree() -> None:
    table = laid(notice)
    agree = token(Verb.AGREE, table.office.notice_version)
    assert choices(table, Verb.LANGUAGE, "id")[:2] == [agree, token(Verb.READ)]
    assert choices(table, Verb.READ) == [agree, token(Verb.LANGUAGE, "en")]
    assert choices(laid(queued), Verb.READ) == []
