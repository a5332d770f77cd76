"""Speaking on WhatsApp: everything arrives whole and readable, and every failure comes back as what it means."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.channels.base import Fetched, Refused, Result, RetryLater, Sent, Withheld
from bot.channels.whatsapp import Reach, Reaching, WhatsappChannel, recipient
from bot.channels.whatsapp_api import WhatsappApi
from bot.flows.scene.messages import Attached, Message, Phrase, Purpose
from bot.flows.scene.tokens import Verb, token
from bot.rehearsal.fakes.whatsapp import Contact, FakeWhatsApp
from bot.render import Shown
from bot.render.reasons import said as in_words
from tests.channels.whatsapp_shown import show
from tests.clock import HeldClock
from tests.handlers.whatsapp_raw import PHONE, SCOPED

TEMPLATES = {"call": "loket_giliran", "survey": "loket_survei", "duty": "loket_tugas"}
BODY = "Kabar untuk {{1}} di {{2}}. Tekan tombol di bawah ini."


@dataclass
class Memory:
    """What the desk knows about whom it writes to, for as long as a test runs."""

    reach: Reach
    template_sent_at: datetime | None = None
    files: dict[str, bytes] = field(default_factory=dict)

    def reaching(self) -> Reaching:
        """The same, as the channel asks for it."""

        async def reach(_: str) -> Reach:
            return self.reach

        async def template_sent_at(_: str) -> datetime | None:
            return self.template_sent_at

        async def content(file_id: str) -> bytes | None:
            return self.files.get(file_id)

        return Reaching(reach, template_sent_at, content)


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
async def whatsapp(clock: HeldClock) -> AsyncIterator[FakeWhatsApp]:
    async with FakeWhatsApp(clock.now, limits=False) as whatsapp:
        for name in TEMPLATES.values():
            whatsapp.add_template(name, BODY, buttons=("Lanjutkan",))
        yield whatsapp


@pytest.fixture
def rina(whatsapp: FakeWhatsApp, clock: HeldClock) -> Contact:
    """Rina, who has just written."""
    rina = whatsapp.user(PHONE)
    rina.wrote_at = clock.now()
    return rina


@pytest.fixture
def memory(rina: Contact, clock: HeldClock) -> Memory:
    assert rina.phone
    return Memory(Reach(clock.now(), (rina.phone,)))


@pytest.fixture
async def channel(whatsapp: FakeWhatsApp, memory: Memory, clock: HeldClock) -> AsyncIterator[WhatsappChannel]:
    api = WhatsappApi(whatsapp.base_url, "v26.0", whatsapp.token, whatsapp.phone_number_id)
    await api.open()
    yield WhatsappChannel(api, memory.reaching(), TEMPLATES, clock)
    await api.close()


def plain(purpose: Purpose | None = None, language: str = "id") -> Shown:
    """A few words, perhaps with what may stand in for them."""
    message = Message(Phrase("verbatim", {"text": "Selamat pagi"}), purpose=purpose, subject="A-001")
    return show(message, language=language)[0]


async def send(channel: WhatsappChannel, shown: Shown) -> Result:
    return await channel.send(PHONE, shown, None)


@pytest.mark.parametrize(
    ("heard", "closed", "is_open"),
    [
        (timedelta(0), None, True),
        (timedelta(hours=23, minutes=59, seconds=29), None, True),
        (timedelta(hours=23, minutes=59, seconds=30), None, False),
        (timedelta(days=3), None, False),
        (None, None, False),
        (timedelta(hours=1), timedelta(minutes=59), False),
        (timedelta(hours=1), timedelta(minutes=61), True),
    ],
)
# rule: whatsapp-window
async def test_the_window_counts_from_the_last_message_unless_meta_says_otherwise(
    channel: WhatsappChannel,
    memory: Memory,
    rina: Contact,
    clock: HeldClock,
    heard: timedelta | None,
    closed: timedelta | None,
    is_open: bool,
) -> None:
    now = clock.now()
    memory.reach = Reach(heard if heard is None else now - heard, (PHONE,), closed if closed is None else now - closed)
    end = await send(channel, plain())
    assert rina.texts == (["Selamat pagi"] if is_open else [])
    assert isinstance(end, Sent if is_open else Refused)


def shut(memory: Memory, clock: HeldClock, rina: Contact) -> None:
    """Rina has been silent for two days, as the desk and Meta know."""
    at = clock.now() - timedelta(days=2)
    memory.reach, rina.wrote_at = replace(memory.reach, heard_at=at), at


async def test_outside_the_window_an_approved_text_stands_in_with_the_way_back(
    channel: WhatsappChannel, memory: Memory, clock: HeldClock, rina: Contact
) -> None:
    shut(memory, clock, rina)
    end = await send(channel, plain(Purpose.CALL))
    assert isinstance(end, Sent)
    assert (end.template, end.reported, end.ref) == ("loket_giliran", True, rina.last.id)
    assert rina.last.text == "Kabar untuk A-001 di ULT Contoh. Tekan tombol di bawah ini."
    assert [button.id for button in rina.last.buttons] == [token(Verb.MENU)]


@pytest.mark.parametrize(("purpose", "ends_as"), [(None, Refused), (Purpose.REMINDER, Refused), (Purpose.CALL, Sent)])
async def test_what_has_no_approved_text_is_refused_with_the_reason(
    channel: WhatsappChannel,
    memory: Memory,
    clock: HeldClock,
    rina: Contact,
    purpose: Purpose | None,
    ends_as: type,
) -> None:
    shut(memory, clock, rina)
    end = await send(channel, plain(purpose))
    assert isinstance(end, ends_as)
    if isinstance(end, Refused):
        assert "24 jam" in in_words(end.reason)
        assert not end.blocked
        assert rina.messages == []


@pytest.mark.parametrize(("purpose", "ends_as"), [(Purpose.CALL, Sent), (None, Refused)])
async def test_meta_may_know_better_that_the_window_is_closed(
    channel: WhatsappChannel,
    clock: HeldClock,
    rina: Contact,
    whatsapp: FakeWhatsApp,
    purpose: Purpose | None,
    ends_as: type,
) -> None:
    rina.wrote_at = clock.now() - timedelta(days=2)
    whatsapp.window_refusals = "api"
    end = await send(channel, plain(purpose))
    assert isinstance(end, ends_as)
    assert [refused.code for refused in whatsapp.refused] == [131047]
    assert [sent.kind for sent in whatsapp.sent] == (["template"] if ends_as is Sent else [])


async def test_what_only_goes_on_from_a_message_outside_the_window_is_left_out(
    channel: WhatsappChannel, memory: Memory, clock: HeldClock, rina: Contact, whatsapp: FakeWhatsApp
) -> None:
    shut(memory, clock, rina)
    assert isinstance(await send(channel, {**plain(), "follows": True}), Withheld)
    assert whatsapp.sent == []


@pytest.mark.parametrize(
    ("purpose", "since", "ends_as"),
    [
        (Purpose.DUTY, timedelta(hours=7, minutes=59), Withheld),
        (Purpose.DUTY, timedelta(hours=8), Sent),
        (Purpose.DUTY, None, Sent),
        (Purpose.CALL, timedelta(minutes=1), Sent),
        (Purpose.SURVEY, timedelta(hours=7, minutes=59), Withheld),
        (Purpose.SURVEY, timedelta(hours=8), Sent),
        (None, timedelta(minutes=1), Withheld),
        (None, timedelta(hours=8), Refused),
    ],
)
async def test_who_has_not_answered_is_fetched_again_only_for_what_cannot_wait(
    channel: WhatsappChannel,
    memory: Memory,
    clock: HeldClock,
    rina: Contact,
    purpose: Purpose | None,
    since: timedelta | None,
    ends_as: type,
) -> None:
    shut(memory, clock, rina)
    memory.template_sent_at = None if since is None else clock.now() - since
    assert isinstance(await send(channel, plain(purpose)), ends_as)
    assert len(rina.messages) == (1 if ends_as is Sent else 0)


async def test_what_is_said_right_after_an_approved_text_waits_for_its_answer(
    channel: WhatsappChannel, memory: Memory, clock: HeldClock, rina: Contact
) -> None:
    """Also while it is not yet written down that the approved text has gone out."""
    shut(memory, clock, rina)
    assert isinstance(await send(channel, plain(Purpose.SURVEY)), Sent)
    assert isinstance(await send(channel, plain(None)), Withheld)
    clock.pass_(hours=8)
    assert isinstance(await send(channel, plain(None)), Refused)


@pytest.mark.parametrize(
    ("status", "language", "code"),
    [("PAUSED", "id", 132015), ("DISABLED", "id", 132016), ("PENDING", "id", 132001), ("APPROVED", "en", 132001)],
)
async def test_an_approved_text_that_meta_will_not_take_is_named(
    channel: WhatsappChannel,
    memory: Memory,
    clock: HeldClock,
    rina: Contact,
    whatsapp: FakeWhatsApp,
    status: str,
    language: str,
    code: int,
) -> None:
    shut(memory, clock, rina)
    whatsapp.templates.judge(status)
    end = await send(channel, plain(Purpose.CALL, language))
    assert isinstance(end, Refused)
    assert "templat" in in_words(end.reason)
    assert str(code) in end.reason


async def test_an_approved_text_is_in_the_readers_language(
    channel: WhatsappChannel, memory: Memory, clock: HeldClock, rina: Contact, whatsapp: FakeWhatsApp
) -> None:
    shut(memory, clock, rina)
    whatsapp.add_template("loket_giliran", "News for {{1}} at {{2}}. Press below.", "en", buttons=("Continue",))
    await send(channel, plain(Purpose.CALL, "en"))
    assert rina.last.text == "News for A-001 at ULT Contoh. Press below."


@pytest.mark.parametrize(
    "subject", ["", "  \n ", "A" * 200, "Siti\nNurhaliza\t Putri", "satu      dua", "{{1}} *b* 😀"]
)
async def test_whatever_an_approved_text_is_about_it_can_be_filled_in(
    channel: WhatsappChannel, memory: Memory, clock: HeldClock, rina: Contact, subject: str
) -> None:
    shut(memory, clock, rina)
    shown = show(Message(Phrase("verbatim", {"text": "x"}), purpose=Purpose.CALL, subject=subject))[0]
    assert isinstance(await send(channel, shown), Sent)
    assert rina.last.text.startswith("Kabar untuk ")


ENDS: list[tuple[int, type, float | None, bool, str]] = [
    (131056, RetryLater, 30.0, False, "orang ini"),
    (130429, RetryLater, 5.0, True, "sekaligus"),
    (131048, RetryLater, 5.0, True, "spam"),
    (80007, RetryLater, 5.0, True, "batas"),
    (4, RetryLater, 5.0, True, "batas"),
    (10, RetryLater, 60.0, True, "token"),
    (190, RetryLater, 60.0, True, "token"),
    (200, RetryLater, 60.0, True, "token"),
    (368, RetryLater, 60.0, True, "ketentuan"),
    (131031, RetryLater, 60.0, True, "dikunci"),
    (131042, RetryLater, 60.0, True, "pembayaran"),
    (2, RetryLater, None, False, "terganggu"),
    (131000, RetryLater, None, False, "terganggu"),
    (131016, RetryLater, None, False, "terganggu"),
    (131026, Refused, None, False, "tidak dapat menerima"),
    (131049, Refused, None, False, "menahan"),
    (131050, Refused, None, False, "menolak pesan"),
    (131051, Refused, None, False, "tidak didukung"),
    (100, Refused, None, False, "kode 100"),
    (999_999, Refused, None, False, "kode 999999"),
]


@pytest.mark.parametrize(("code", "ends_as", "after", "everyone", "words"), ENDS)
async def test_every_refusal_comes_back_as_what_it_means(
    channel: WhatsappChannel,
    rina: Contact,
    whatsapp: FakeWhatsApp,
    code: int,
    ends_as: type,
    after: float | None,
    everyone: bool,
    words: str,
) -> None:
    whatsapp.fail(rina, code)
    end = await send(channel, plain())
    assert type(end) is ends_as
    assert isinstance(end, RetryLater | Refused)
    assert words in in_words(end.reason)
    assert PHONE not in end.reason
    if isinstance(end, RetryLater):
        assert (end.after, end.everyone) == (after, everyone)
    assert isinstance(await send(channel, plain()), Sent)


@pytest.mark.parametrize("kind", ["500", "502", "drop"])
async def test_a_broken_way_is_tried_again(channel: WhatsappChannel, whatsapp: FakeWhatsApp, kind: Any) -> None:
    whatsapp.fault("messages", kind)
    end = await send(channel, plain())
    assert isinstance(end, RetryLater)
    assert end.after is None


async def test_a_server_that_is_away_is_tried_again(channel: WhatsappChannel, whatsapp: FakeWhatsApp) -> None:
    await whatsapp.stop()
    assert isinstance(await send(channel, plain()), RetryLater)


@pytest.mark.parametrize(
    ("address", "known_as", "to"),
    [
        (PHONE, (), {"to": PHONE}),
        (SCOPED, (), {"recipient": SCOPED}),
        (SCOPED, (SCOPED, PHONE), {"to": PHONE, "recipient": SCOPED}),
        (PHONE, (SCOPED,), {"to": PHONE, "recipient": SCOPED}),
        (SCOPED, ("ID.2", SCOPED), {"recipient": SCOPED}),
        (PHONE, ("6281299999999", PHONE), {"to": PHONE}),
    ],
)
def test_whom_to_send_to(address: str, known_as: tuple[str, ...], to: dict[str, str]) -> None:
    assert recipient(address, known_as) == to


# rule: nobody-needs-a-number
async def test_somebody_without_a_number_is_reached(
    channel: WhatsappChannel, memory: Memory, clock: HeldClock, whatsapp: FakeWhatsApp
) -> None:
    budi = whatsapp.user(None, bsuid=SCOPED, username="budi")
    budi.wrote_at = clock.now()
    memory.reach = Reach(clock.now(), (SCOPED,))
    assert isinstance(await channel.send(SCOPED, plain(), None), Sent)
    assert budi.texts == ["Selamat pagi"]


def with_file(media_type: str = "application/pdf") -> Shown:
    """A file of the desk's, as it is shown."""
    attached = Attached("berkas-1", "surat.pdf", media_type)
    return show(Message(Phrase("verbatim", {"text": "Berkas"}), file=attached))[0]


@pytest.mark.parametrize(
    ("media_type", "kind"), [("application/pdf", "document"), ("image/png", "image"), ("image/jpeg", "image")]
)
async def test_a_file_is_uploaded_and_sent(
    channel: WhatsappChannel, memory: Memory, rina: Contact, media_type: str, kind: str
) -> None:
    memory.files["berkas-1"] = b"isi"
    assert isinstance(await send(channel, with_file(media_type)), Sent)
    assert rina.last.file is not None
    assert (rina.last.kind, rina.last.file.content, rina.last.file.mime_type) == (kind, b"isi", media_type)
    assert rina.last.text == "Berkas"


async def test_a_file_that_is_gone_is_refused(channel: WhatsappChannel) -> None:
    assert await send(channel, with_file()) == Refused("fault-file-gone")


@pytest.mark.parametrize("kind", ["500", "502", "drop"])
async def test_a_file_that_cannot_be_uploaded_now_is_tried_again(
    channel: WhatsappChannel, memory: Memory, rina: Contact, whatsapp: FakeWhatsApp, kind: Any
) -> None:
    memory.files["berkas-1"] = b"isi"
    whatsapp.fault("media", kind)
    assert isinstance(await send(channel, with_file()), RetryLater)
    assert rina.messages == []


async def test_of_a_file_that_whatsapp_does_not_take_it_is_said_that_it_cannot_come(
    channel: WhatsappChannel, memory: Memory, rina: Contact
) -> None:
    memory.files["berkas-1"] = b"isi"
    assert isinstance(await send(channel, with_file("image/heic")), Sent)
    assert "tidak dapat dikirim lewat WhatsApp" in rina.messages[-1].text


@pytest.mark.parametrize(("most", "ends_as"), [(3, Fetched), (2, Refused)])
async def test_a_file_is_fetched_up_to_the_largest(
    channel: WhatsappChannel, whatsapp: FakeWhatsApp, most: int, ends_as: type
) -> None:
    media = whatsapp.media.add("a.pdf", "application/pdf", b"isi")
    end = await channel.fetch(media.id, most)
    assert isinstance(end, ends_as)
    if isinstance(end, Fetched):
        assert end.content == b"isi"


async def test_a_file_that_meta_has_forgotten_cannot_be_had(channel: WhatsappChannel, whatsapp: FakeWhatsApp) -> None:
    media = whatsapp.media.add("a.pdf", "application/pdf", b"isi")
    whatsapp.media.remove(media.id)
    assert isinstance(await channel.fetch(media.id, 10), Refused)


@pytest.mark.parametrize("endpoint", ["media", "download"])
@pytest.mark.parametrize("kind", ["500", "502"])
async def test_a_file_behind_a_broken_way_is_fetched_later(
    channel: WhatsappChannel, whatsapp: FakeWhatsApp, endpoint: str, kind: Any
) -> None:
    media = whatsapp.media.add("a.pdf", "application/pdf", b"isi")
    whatsapp.fault(endpoint, kind)
    assert isinstance(await channel.fetch(media.id, 10), RetryLater)
    assert await channel.fetch(media.id, 10) == Fetched(b"isi")


@pytest.mark.parametrize("media_type", ["application/pdf\r\nX-Evil: 1", "application/pdf\x00"])
async def test_a_file_that_no_request_can_hold_is_refused_at_once(
    channel: WhatsappChannel, memory: Memory, rina: Contact, media_type: str
) -> None:
    memory.files["berkas-1"] = b"isi"
    odd = with_file("application/pdf")
    odd["file"]["media_type"] = media_type
    end = await send(channel, odd)
    assert isinstance(end, Refused)
    assert "Evil" not in end.reason
    assert isinstance(await send(channel, plain()), Sent)
    assert len(rina.messages) == 1


async def test_a_call_that_is_no_json_is_refused_at_once(channel: WhatsappChannel) -> None:
    odd = plain()
    odd["call"] = {"type": "text", "text": {"body": {1, 2}}}
    assert isinstance(await send(channel, odd), Refused)
