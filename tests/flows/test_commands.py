"""What staff can type is one table: help and menus read it, each shows what is somebody's, nothing is left out."""

import ast
import re
from pathlib import Path

import pytest

from bot import menus
from bot.flows.scene.messages import Listing, Phrase
from bot.flows.staff.commands import COMMANDS, Command
from bot.flows.understanding.commands import HELP
from bot.texts import LANGUAGES, load_texts
from tests.flows.table import Table

FLOWS = Path(__file__).parents[2] / "bot" / "flows"
OF_VISITORS = ("visitor",)
"""Rooms whose words visitors write."""
NO_COMMAND = {"/start "}
ROLES = {"Sari": "front_office", "Bayu": "back_office", "Nur": "supervisor", "Adi": "admin"}
TEXTS = load_texts()


def slashed() -> set[str]:
    """Every word with a slash that the flows understand, but for visitors' own."""
    found: set[str] = set()
    for path in FLOWS.rglob("*.py"):
        if path.relative_to(FLOWS).parts[0] not in OF_VISITORS:
            written = (
                node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant)
            )
            found |= {each for each in written if isinstance(each, str) and re.fullmatch(r"/[a-z_]+ ?", each)}
    return found - NO_COMMAND


# rule: one-table-of-commands
def test_no_command_is_left_out_of_the_table() -> None:
    listed = {word for command in COMMANDS for word in command.words}
    assert slashed() - listed == set(), "add it to COMMANDS in bot/flows/staff/commands.py"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda each: each.key)
def test_the_word_that_is_told_is_one_that_is_understood(command: Command, language: str) -> None:
    word = TEXTS.say(language, f"duty-command-{command.key}")
    assert re.fullmatch(r"[a-z0-9_]{1,32}", word)
    assert f"/{word}" in command.words
    assert 0 < len(TEXTS.say(language, f"duty-command-{command.key}-about")) <= 60


def told(name: str, typed: str, language: str = "id") -> list[str]:
    table = Table()
    for each, role in ROLES.items():
        table.hire(each, role, language=language)
    said = table.write(name, typed)
    [text] = [say.message.text for say in said.decision.says if say.person_id == name.lower()]
    assert text.name == "staff-help"
    lines = text.args["lines"]
    assert isinstance(lines, Listing)
    named = (line.args["command"] for line in lines.lines)
    return [each.name.removeprefix("duty-command-") for each in named if isinstance(each, Phrase)]


@pytest.mark.parametrize("typed", sorted(HELP))
@pytest.mark.parametrize("language", LANGUAGES)
def test_help_lists_what_somebody_may_do_and_the_menu_the_same(typed: str, language: str) -> None:
    table = Table()
    for name, role in ROLES.items():
        shown = told(name, typed, language)
        member = table.hire(name, role)
        offered = [each["command"] for each in menus.for_staff(TEXTS, language, member, ("front_office",))]
        assert offered == [TEXTS.say(language, f"duty-command-{key}") for key in shown]


@pytest.mark.parametrize(
    ("name", "may", "may_not"),
    [
        ("Sari", "register record agenda following ledger", "today set hours categories proposals"),
        ("Bayu", "following ledger disturbance", "register record agenda today set"),
        ("Nur", "register today set hours categories", ""),
        ("Adi", "today set hours proposals", "register record agenda"),
    ],
)
def test_each_sees_only_what_is_theirs(name: str, may: str, may_not: str) -> None:
    shown = set(told(name, "/bantuan"))
    assert set(may.split()) <= shown
    assert not shown & set(may_not.split())


# What is offered is answered by what it says, not by the first screen
@pytest.mark.parametrize(
    "command",
    [each for each in COMMANDS if each.key not in ("menu", "work", "on", "back", "off", "language", "cancel")],
    ids=lambda each: each.key,
)
def test_every_command_leads_somewhere_of_its_own(command: Command) -> None:
    for word in command.words:
        table = Table()
        for each, role in ROLES.items():
            table.hire(each, role)
        assert table.write("Nur", word).answers.split()[0] not in ("staff-menu", "staff-words-nobody"), word
