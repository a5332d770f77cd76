"""What the chat apps show of the desk: told once, told again when it changes, until it has been heard."""

import re
from dataclasses import replace

import pytest

from bot import menus
from bot.flows.office.entrances import spoken
from bot.flows.scene.events import CONSOLE, TELEGRAM, Event, StaffAdded, StaffRemoved
from bot.flows.staff.commands import COMMANDS
from bot.flows.understanding.reading import read
from bot.flows.visitor.words import ACTS
from bot.jobs.menus import Menus, Platforms
from bot.lexicon import load_lexicon
from bot.links import entrances_of
from bot.rehearsal.fakes.telegram import FakeTelegram
from bot.texts import LANGUAGES, load_texts
from bot.turn import arrival
from tests.desk import Desk, open_desk

TEXTS = load_texts()
OVER_THE_OFFICE = ("hari_ini", "usulan", "tanya", "kategori", "jam", "atur", "periksa")
OF_ADMINISTRATORS = frozenset(("roles", "looks", "breach"))
SUPERVISOR = [TEXTS.say("id", f"duty-command-{each.key}") for each in COMMANDS if each.key not in OF_ADMINISTRATORS]
FRONT_OFFICE = [word for word in SUPERVISOR if word not in OVER_THE_OFFICE]


def words(commands: list[dict[str, str]]) -> list[str]:
    return [command["command"] for command in commands]


async def shown(desk: Desk) -> int:
    """One round; how much was told."""
    return await desk.app.work.menus.run_once(desk.clock.now())


def again(desk: Desk) -> Menus:
    """The menus of a process that begins anew."""
    return Menus(desk.app.engine, desk.app.door, desk.app.voices.shown_on(), TEXTS, desk.app.office)


def calls(telegram: FakeTelegram) -> int:
    return len([call for call in telegram.calls if "My" in call.method or "Menu" in call.method])


# rule: menu-told-once
async def test_visitors_find_commands_and_introduction_in_both_languages(sqlite_url: str) -> None:
    async with open_desk(sqlite_url) as desk:
        assert await shown(desk) == 7
        assert words(desk.telegram.commands[""])[:3] == ["mulai", "status", "petugas"]
        assert words(desk.telegram.commands["en"])[:3] == ["start", "status", "officer"]
        assert desk.app.office.name in desk.telegram.introduced["setMyDescription"][""]
        assert "Free of charge" in desk.telegram.introduced["setMyShortDescription"]["en"]
        assert desk.telegram.menu_button == {"type": "commands"}
        before = calls(desk.telegram)
        assert await shown(desk) == 0
        assert await again(desk).run_once(desk.clock.now()) == 0
        assert calls(desk.telegram) == before


async def test_another_name_of_the_office_is_told_and_another_bot_learns_everything(sqlite_url: str) -> None:
    async with open_desk(sqlite_url) as desk:
        await shown(desk)
        given = (desk.app.engine, desk.app.door)
        office = replace(desk.app.office, name="ULT Lembah Hijau")
        assert await Menus(*given, desk.app.voices.shown_on(), TEXTS, office).run_once(desk.clock.now()) == 4
        other = Platforms(desk.app.voices.shown_on().telegram, "777")
        assert await Menus(*given, other, TEXTS, office).run_once(desk.clock.now()) == 7


async def test_whoever_takes_changes_or_leaves_a_seat_sees_it(sqlite_url: str) -> None:
    async with open_desk(sqlite_url) as desk:
        await desk.hire("Sari", "front_office", 1001)
        await shown(desk)
        assert words(desk.telegram.chat_commands[1001]) == FRONT_OFFICE
        [member] = await desk.rows("staff")
        promoted = StaffAdded("Sari", "supervisor", member["id"])
        event = Event(TELEGRAM, "promoted", desk.clock.now(), promoted, "1001", "1001")
        await desk.app.door.enter([arrival(event)])
        await shown(desk)
        assert words(desk.telegram.chat_commands[1001]) == SUPERVISOR
        await desk.say(desk.telegram.user(1001), "/en")
        await shown(desk)
        in_english = [TEXTS.say("en", f"duty-command-{c.key}") for c in COMMANDS if c.key not in OF_ADMINISTRATORS]
        assert words(desk.telegram.chat_commands[1001]) == in_english
        body = StaffRemoved(member["id"])
        await desk.app.door.enter([arrival(Event(CONSOLE, "removed", desk.clock.now(), body))])
        assert await shown(desk) == 1
        assert desk.telegram.chat_commands == {}
        assert await shown(desk) == 0


async def test_a_menu_that_could_not_be_told_is_told_by_the_next_process(sqlite_url: str) -> None:
    """The change of seats is a row: nothing is lost with the process that was to tell of it."""
    async with open_desk(sqlite_url) as desk:
        await shown(desk)
        await desk.hire("Sari", "front_office", 1001)
        desk.telegram.faults.add("setMyCommands", "502")
        assert await shown(desk) == 0
        assert desk.telegram.chat_commands == {}
        assert await again(desk).run_once(desk.clock.now()) == 1
        assert words(desk.telegram.chat_commands[1001]) == FRONT_OFFICE


async def test_what_cannot_be_told_is_tried_again_after_a_minute(sqlite_url: str) -> None:
    async with open_desk(sqlite_url) as desk:
        desk.telegram.faults.add("setChatMenuButton", "502")
        assert await shown(desk) == 0
        assert await shown(desk) == 0
        await desk.wait(minutes=1)
        assert await shown(desk) == 7


# rule: refused-menu-is-told
async def test_a_refusal_is_told_to_administrators_once_and_its_end_too(sqlite_url: str) -> None:
    async with open_desk(sqlite_url) as desk:
        admin = await desk.hire("Budi", "admin", 1009)
        desk.telegram.faults.add("setMyDescription", "400")
        await shown(desk)
        await desk.settle()
        assert [m.text for m in admin.messages if "menolak menu" in m.text]
        await desk.wait(hours=23)
        assert await shown(desk) == 0
        await desk.wait(hours=1, minutes=1)
        assert await shown(desk) > 0
        await desk.settle()
        assert len([m.text for m in admin.messages if "menolak menu" in m.text]) == 1


async def test_a_chat_that_is_closed_to_the_bot_stops_nobody_elses_menu(sqlite_url: str) -> None:
    async with open_desk(sqlite_url) as desk:
        sari = await desk.hire("Sari", "front_office", 1001)
        await desk.hire("Bayu", "back_office", 1002)
        sari.block()
        await shown(desk)
        assert list(desk.telegram.chat_commands) == [1002]
        assert "en" in desk.telegram.commands


async def test_a_group_has_no_menu_of_its_own(sqlite_url: str) -> None:
    async with open_desk(sqlite_url) as desk:
        await desk.hire("Grup", "supervisor", -100200)
        await shown(desk)
        assert desk.telegram.chat_commands == {}


async def test_whatsapp_offers_commands_and_first_words_that_the_desk_understands(sqlite_url: str) -> None:
    async with open_desk(sqlite_url, on_whatsapp=True) as desk:
        await shown(desk)
        offered = desk.whatsapp.cloud.automation
        assert offered["prompts"][0] == "Layanan: Informasi"
        known = entrances_of(load_lexicon(), TEXTS)
        assert {spoken(prompt) for prompt in offered["prompts"]} <= known.keys()
        assert offered["commands"][0] == {
            "command_name": "mulai",
            "command_description": "Mulai mendaftar, atau melanjutkan",
        }
        desk.whatsapp.cloud.automation = {}
        await shown(desk)
        assert desk.whatsapp.cloud.automation == {}


async def test_links_know_what_the_platforms_call_the_desk(sqlite_url: str) -> None:
    async with open_desk(sqlite_url, on_whatsapp=True) as desk:
        links = desk.app.office.links
        assert links.on_telegram("antrean").startswith("https://t.me/")
        assert links.on_whatsapp() == "https://wa.me/6281100000001"
        await shown(desk)
        kept = {row["name"]: row["content"] for row in await desk.rows("published")}
        assert f"https://t.me/{kept['telegram.name']}" == links.on_telegram()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_a_word_that_telegram_takes_and_the_desk_understands(language: str) -> None:
    meant = ["salam", "status", "petugas", "batal", "data_saya", "hapus_data", "bantuan"]
    meant.append("bahasa:en" if language == "id" else "bahasa:id")
    commands = menus.for_visitors(TEXTS, language)
    assert all(re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]) for command in commands)
    readings = [read(f"/{command['command']}", load_lexicon(), "ULT") for command in commands]
    assert [reading.certain for reading in readings] == meant
    assert all(reading.whole for reading in readings)
    assert set(meant) - {"petugas"} <= ACTS.keys()
