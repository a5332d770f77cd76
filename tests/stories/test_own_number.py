"""The question for a telephone number: one tap on Telegram, typed everywhere, and never another person's contact."""

from collections.abc import AsyncIterator

import pytest

from bot.rehearsal.fakes.telegram import Chatter, ReplyButton
from tests.desk import Desk, open_desk
from tests.stories.test_stories import FORMS

KEY = [[ReplyButton("📱 Kirim nomor saya", asks_contact=True)]]
BEFORE = ("halo", "setuju", "Rina Simbolon", "SMA Negeri 1 Binjai", "Binjai", "operator dapodik", "konsultasi")
SCHOOL = ("data dapodik", "P1021234", "rina@sekolah.sch.id")


@pytest.fixture
async def desk(sqlite_url: str) -> AsyncIterator[Desk]:
    async with open_desk(sqlite_url, sections={"form": {"directory": f"{FORMS}/sekolah"}}) as desk:
        yield desk


async def asked(desk: Desk) -> Chatter:
    """Rina is asked for her telephone number."""
    rina = desk.telegram.user(7, first_name="Rina")
    await desk.say(rina, *BEFORE, *SCHOOL)
    assert "nomor telepon" in rina.messages[-2].text
    assert any("Tanya petugas" in button.text for row in rina.messages[-2].buttons for button in row)
    assert rina.reply_keyboard == KEY
    return rina


# rule: contact-key-goes-with-its-question
async def test_one_tap_answers_and_the_key_goes(desk: Desk) -> None:
    rina = await asked(desk)
    rina.press_key("Kirim nomor", "6281234567890")
    await desk.settle()
    assert rina.reply_keyboard == []
    assert "0812-3456-7890" in rina.messages[-2].text
    assert "keperluan" in rina.messages[-1].text, "the next question is the last word"
    await desk.say(rina, "Verval data guru")
    assert "Telepon: 0812-3456-7890" in rina.messages[-1].text


# rule: contact-key-goes-with-its-question
@pytest.mark.parametrize("words", ["081234567890", "kembali", "batal"])
async def test_however_the_question_is_left_the_key_goes(desk: Desk, words: str) -> None:
    rina = await asked(desk)
    await desk.say(rina, words)
    assert rina.reply_keyboard == []


# rule: only-ones-own-contact
async def test_another_persons_contact_is_refused_kindly_and_the_question_stays(desk: Desk) -> None:
    rina = await asked(desk)
    rina.share_contact("+6281299999999", own=False)
    await desk.settle()
    assert "milik Bapak/Ibu" in rina.messages[-1].text
    assert rina.reply_keyboard == KEY
    await desk.say(rina, "0812 3456 7890", "Verval data guru")
    assert "0812-3456-7890" in rina.messages[-1].text


async def test_a_number_that_nobody_asked_for_is_not_kept(desk: Desk) -> None:
    rina = await asked(desk)
    await desk.say(rina, "081234567890")
    rina.share_contact("+6281299999999")
    await desk.settle()
    assert any("tidak kami perlukan" in message.text for message in rina.messages[-3:])
    [visit] = await desk.rows("visits")
    assert [answer for answer in visit["form"].values() if answer.startswith("+62")] == ["+6281234567890"]
