"""What operators read: complete in both languages, there for every name, and in the language they ask for."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.sop import SheetFaults
from bot.sop.shelf import sheet_files
from bot.texts import LANGUAGES, UnknownText, load_texts
from bot.texts.operator import VARIABLE, in_words
from tests.sources import parsed, walked
from tests.texts.operators import FILES, NAMES, texts
from tests.texts.test_texts import BANNED

ROOT = Path(__file__).parents[2]
TEXTS = texts()
MODULES = sorted((ROOT / "bot").rglob("*.py"))
FAMILY = re.compile(r"settings-is-[a-z-]+|doctor-(area|mark|disk)-[a-z]+|doctor-(deadlines|files)|setup-ask-[a-z-]+")
"""Told by what pydantic found (``_READINGS``), what the doctor looked at (``Area``), what setup asks."""


def test_both_languages_have_the_same_texts_and_tell_the_same() -> None:
    assert TEXTS.names("en") == NAMES
    assert {name for name in NAMES if TEXTS.variables("en", name) != TEXTS.variables("id", name)} == set()
    assert len(NAMES) > 500


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parents[1].name}-{path.stem}")
def test_a_name_begins_with_its_file(path: Path) -> None:
    written = re.findall(r"^([a-z][\w-]*) =", path.read_text("utf-8"), re.MULTILINE)
    assert [name for name in written if name.partition("-")[0] != path.stem] == []
    assert written == sorted(written)


def _calls() -> Iterator[tuple[str, frozenset[str]]]:
    for tree in map(parsed, MODULES):
        for node in walked(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "in_words":
                name, given = node.args[0], frozenset(str(each.arg) for each in node.keywords)
                if isinstance(name, ast.Constant):
                    yield str(name.value), given


def test_every_name_exists_and_gets_what_its_text_tells() -> None:
    wrong = [
        name
        for name, given in _calls()
        if name not in NAMES or (given - {"None"} and TEXTS.variables("id", name) != given)
    ]
    assert wrong == []


def test_every_text_is_used() -> None:
    written = {node.value for tree in map(parsed, MODULES) for node in walked(tree) if isinstance(node, ast.Constant)}
    assert [name for name in sorted(NAMES) if name not in written and not FAMILY.fullmatch(name)] == []


def test_no_name_is_also_one_of_the_chats() -> None:
    assert NAMES & load_texts().names("id") == set()


def test_indonesian_is_spelt_as_in_the_dictionary() -> None:
    lines = [
        line.partition(" = ")[2].lower()
        for path in FILES
        if "id" in path.parts
        for line in path.read_text("utf-8").splitlines()
    ]
    assert [line for line in lines if set(re.findall(r"(?<![a-z.])[a-z]+(?![a-z.]*[._])", line)) & set(BANNED)] == []


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("", "teks"),
        ("id", "teks"),
        ("en", "text"),
        ("EN_gb.UTF-8", "text"),
        ("fr", "teks"),
    ],
)
def test_operators_choose_their_language(monkeypatch: pytest.MonkeyPatch, wanted: str, said: str) -> None:
    # rule: operators-language
    monkeypatch.setenv(VARIABLE, wanted)
    assert in_words("sop-kind-text") == said


def test_a_server_s_own_language_is_not_the_operators(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert in_words("sop-kind-text") == "teks"


@pytest.mark.parametrize("language", LANGUAGES)
def test_faults_are_told_in_that_language(monkeypatch: pytest.MonkeyPatch, language: str, tmp_path: Path) -> None:
    monkeypatch.setenv(VARIABLE, language)
    with pytest.raises(SheetFaults, match={"id": "perbaikan:", "en": "remedy:"}[language]):
        sheet_files(None, tmp_path)


def test_what_nobody_wrote_is_an_error() -> None:
    with pytest.raises(UnknownText):
        in_words("sop-nothing-of-the-kind")
