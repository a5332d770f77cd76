"""Speaking on Telegram: every text arrives readable, and every failure comes back as what it means."""

from collections.abc import AsyncIterator
from html import escape
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.channels.base import Refused, RetryLater, Sent
from bot.channels.telegram import TelegramChannel
from bot.channels.telegram_api import TelegramApi
from bot.flows.scene.messages import Message, Phrase
from bot.rehearsal.fakes.telegram import Chatter, FakeTelegram
from bot.rehearsal.fakes.telegram.entities import formatted
from bot.render import Button, Renderer, Shown
from bot.texts import load_texts
from tests.clock import MONDAY_MORNING
from tests.desk import TOKEN, Desk

HOSTILE = (
    "Budi_Santoso *tebal* `kode` [tautan](http://contoh.id)",
    'O"Neil & Rekan <b>tebal</b> </i> &amp; &lt;script&gt;',
    "<a href='http://jahat.example'>klik</a>",
    "</b></i></code><b",
    "a < b && c > d",
    "&#60;b&#62; &nbsp; &unknown; &",
    "😀👩‍👩‍👧 Rина 中文 عبدالله",
    "satu\ndua\n\ntiga",
    "_" * 200 + "*" * 200,
    "{ $text } {name} %s %(x)s \\n",
)


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram(TOKEN, limits=False) as telegram:
        yield telegram


@pytest.fixture
def rina(telegram: FakeTelegram) -> Chatter:
    return telegram.user(7)


async def no_file(_: str) -> None:
    """The desk keeps no file under any name."""


@pytest.fixture
async def channel(telegram: FakeTelegram) -> AsyncIterator[TelegramChannel]:
    telegram.user(7)
    api = TelegramApi(telegram.base_url, TOKEN)
    await api.open()
    yield TelegramChannel(api, no_file)
    await api.close()


def shown(text: str, *buttons: Button) -> Shown:
    return {"text": text, "rows": [[button] for button in buttons], "anew": False}


def rendered(text: str) -> Shown:
    """A text of somebody's, as the desk would show it."""
    renderer = Renderer(load_texts(), ZoneInfo("Asia/Jakarta"), "WIB")
    return renderer.show(Message(Phrase("verbatim", {"text": text})), "id", "telegram", MONDAY_MORNING)[0]


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_texts_arrive_as_they_were_written(channel: TelegramChannel, rina: Chatter, text: str) -> None:
    assert isinstance(await channel.send("7", rendered(text), None), Sent)
    assert rina.last.text == text


@given(st.text(min_size=1, max_size=300))
def test_any_text_survives_rendering_and_telegrams_parsing(text: str) -> None:
    assume(text.strip())
    read = formatted(rendered(text)["text"], "HTML", [])
    assert read.plain == text.strip()
    assert read.entities == []


@pytest.mark.parametrize("name", ['Siti_*Aminah* & "Budi" <b>', "[R]ina ~(Simbolon)~ `x` >_<", "Jo & Co. &amp; <i>"])
async def test_hostile_names_reach_officers_readable(desk: Desk, name: str) -> None:
    sari = await desk.hire("Sari", "front_office", 1)
    visitor = desk.telegram.user(7, first_name=name)
    await desk.register(visitor, name)
    assert [told for told in visitor.messages if f"Nama: {name}" in told.text]
    assert [told for told in sari.messages if f"Nama: {name}" in told.text]
    await desk.say(visitor, "apakah <b>ini</b> & _itu_ terbaca?")
    assert [told for told in sari.messages if "apakah <b>ini</b> & _itu_ terbaca?" in told.text]
    assert {call.code for call in desk.telegram.calls} == {200}


# rule: refused-markup-goes-plain
async def test_markup_that_telegram_refuses_arrives_as_plain_text(
    telegram: FakeTelegram, channel: TelegramChannel, rina: Chatter
) -> None:
    broken = f"<b>Nomor {escape('A&B <3')} <u"
    end = await channel.send("7", shown(broken, {"label": "Setuju", "token": "ok"}), None)
    assert isinstance(end, Sent)
    assert rina.last.text == "Nomor A&B <3 <u"
    assert [[button.text for button in row] for row in rina.last.buttons] == [["Setuju"]]
    assert [call.code for call in telegram.calls] == [400, 200]


async def test_markup_refused_in_an_edit_is_edited_in_plain_text(channel: TelegramChannel, rina: Chatter) -> None:
    first = await channel.send("7", shown("<b>satu</b>"), None)
    assert isinstance(first, Sent)
    assert await channel.send("7", shown("<b>dua"), first.ref) == first
    assert [(seen.text, seen.edited) for seen in rina.messages] == [("dua", 1)]


async def test_an_edit_that_changes_nothing_is_well(channel: TelegramChannel, rina: Chatter) -> None:
    first = await channel.send("7", shown("kartu"), None)
    assert isinstance(first, Sent)
    assert await channel.send("7", shown("kartu"), first.ref) == first
    assert len(rina.messages) == 1


async def test_a_plain_edit_that_changes_nothing_is_well_too(channel: TelegramChannel, rina: Chatter) -> None:
    """Refused markup, sent plainly twice: the second time there is nothing to change."""
    first = await channel.send("7", shown("<b>kartu"), None)
    assert isinstance(first, Sent)
    assert await channel.send("7", shown("<b>kartu"), first.ref) == first
    assert [seen.text for seen in rina.messages] == ["kartu"]


async def test_a_card_that_is_gone_is_put_up_anew(channel: TelegramChannel, rina: Chatter) -> None:
    end = await channel.send("7", shown("kartu"), "4242")
    assert isinstance(end, Sent)
    assert end.ref == str(rina.last.id)
    assert rina.last.text == "kartu"


# rule: taken-back-file-is-gone
async def test_words_in_the_place_of_a_file_have_it_deleted(
    telegram: FakeTelegram, rina: Chatter, channel: TelegramChannel
) -> None:
    sent = await channel._api.send_document("surat.pdf", b"%PDF-1.4", "application/pdf", caption="Surat", chat_id=7)
    end = await channel.send("7", shown("ditarik kembali"), str(sent["message_id"]))
    assert isinstance(end, Sent)
    assert [message.text for message in rina.messages] == ["ditarik kembali"]
    assert "deleteMessage" in [call.method for call in telegram.calls]


async def test_links_copies_and_choices_become_buttons(channel: TelegramChannel, rina: Chatter) -> None:
    buttons: list[Button] = [
        {"label": "Buka Zoom", "url": "https://zoom.us/join"},
        {"label": "Salin kode sandi", "copy": "x" * 300},
        {"label": "Selesai", "token": "p:1"},
    ]
    assert isinstance(await channel.send("7", shown("giliran", *buttons), None), Sent)
    link, copy, choice = (row[0] for row in rina.last.buttons)
    assert link.url == "https://zoom.us/join"
    assert copy.copy_text == "x" * 256
    assert choice.data == "p:1"


async def test_a_blocked_desk_is_refused_for_good(channel: TelegramChannel, rina: Chatter) -> None:
    rina.block()
    assert await channel.send("7", shown("halo"), None) == Refused(
        "Forbidden: bot was blocked by the user", blocked=True
    )


async def test_a_chat_that_does_not_exist_is_refused_for_good(channel: TelegramChannel) -> None:
    end = await channel.send("404", shown("halo"), None)
    assert isinstance(end, Refused)
    assert end.blocked


# rule: retry-after-obeyed
async def test_too_many_requests_says_how_long_to_wait(telegram: FakeTelegram, channel: TelegramChannel) -> None:
    telegram.faults.add("sendMessage", "429", retry_after=13)
    end = await channel.send("7", shown("halo"), None)
    assert isinstance(end, RetryLater)
    assert end.after == 13.0
    assert not end.everyone


@pytest.mark.parametrize("kind", ["500", "502", "drop"])
async def test_a_telegram_in_trouble_is_tried_again_later(
    telegram: FakeTelegram, channel: TelegramChannel, kind: Any
) -> None:
    telegram.faults.add("sendMessage", kind)
    end = await channel.send("7", shown("rahasia Rina"), None)
    assert isinstance(end, RetryLater)
    assert end.after is None
    assert "rahasia" not in end.reason
    assert isinstance(await channel.send("7", shown("halo"), None), Sent)


async def test_a_telegram_that_is_down_is_tried_again_later(telegram: FakeTelegram, channel: TelegramChannel) -> None:
    await telegram.stop()
    assert isinstance(await channel.send("7", shown("halo"), None), RetryLater)


async def test_a_wrong_token_stops_everybody_for_a_while(telegram: FakeTelegram) -> None:
    api = TelegramApi(telegram.base_url, "123456:WRONG")
    await api.open()
    end = await TelegramChannel(api, no_file).send("7", shown("halo"), None)
    await api.close()
    assert isinstance(end, RetryLater)
    assert end.everyone


async def test_a_group_that_moved_is_followed_at_once(telegram: FakeTelegram, channel: TelegramChannel) -> None:
    group = telegram.group(-500)
    group.migrate(-1_000_000_000_500)
    end = await channel.send("-500", shown("halo"), None)
    assert isinstance(end, Sent)
    assert end.moved_to == "-1000000000500"
    assert group.last.text == "halo"


class Refusing:
    """An API that refuses everything for one reason."""

    def __init__(self, fault: TelegramError) -> None:
        self._fault = fault

    async def call(self, _method: str, **_parameters: Any) -> Any:
        raise self._fault


@pytest.mark.parametrize(
    ("fault", "gone"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), True),
        (Forbidden("Forbidden: user is deactivated"), True),
        (Forbidden("Forbidden: bot was kicked from the group chat"), True),
        (BadRequest("Chat not found"), True),
        (BadRequest("Message is too long"), False),
    ],
)
async def test_who_is_out_of_reach_for_good_is_told_from_what_is_wrong_with_a_message(
    fault: TelegramError, gone: bool
) -> None:
    channel = TelegramChannel(cast(TelegramApi, Refusing(fault)), no_file)
    end = await channel.send("7", shown("halo"), None)
    assert isinstance(end, Refused)
    assert end.blocked is gone


UNSENDABLE = [
    ("surat.pdf", "application/pdf\r\nX-Evil: 1"),
    ("surat\n.pdf", "application/pdf"),
    ("surat\udc80.pdf", "application/pdf"),
]


@pytest.mark.parametrize(("name", "media_type"), UNSENDABLE)
async def test_a_file_that_no_request_can_hold_is_refused_at_once(
    telegram: FakeTelegram, channel: TelegramChannel, name: str, media_type: str
) -> None:
    async def content(_: str) -> bytes:
        return b"isi"

    keeping = TelegramChannel(channel._api, content)
    file = {"id": "f", "name": name, "media_type": media_type}
    end = await keeping.send("7", cast(Shown, {**shown("Berkas"), "file": file}), None)
    assert isinstance(end, Refused)
    assert "Error" in end.reason
    assert "Evil" not in end.reason
    assert isinstance(await keeping.send("7", shown("halo"), None), Sent)
    assert [sent.text for sent in telegram.sent] == ["halo"]


async def test_what_is_no_chat_or_no_json_is_refused_at_once(channel: TelegramChannel) -> None:
    assert isinstance(await channel.send("bukan nomor", shown("halo"), None), Refused)
    assert isinstance(await channel.send("7", cast(Shown, {**shown("halo"), "text": {1, 2}}), None), Refused)
