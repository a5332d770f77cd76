"""The web chat's page and its door say nothing of their own: all their words are texts, in both languages."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import pytest

from bot.handlers.workbench import ToKind
from bot.texts import LANGUAGES, load_texts

ROOT = Path(__file__).parents[2]
HANDLERS = ROOT / "bot" / "handlers"
PAGE = (HANDLERS / "pages" / "chat.html").read_text("utf-8")
WORKBENCH = (HANDLERS / "pages" / "workbench.html").read_text("utf-8")
DEMO = (HANDLERS / "pages" / "demo.html").read_text("utf-8")
MODULES = {path.name: path.read_text("utf-8") for path in sorted((HANDLERS / "pages").glob("*.js"))}
TEXTS = load_texts()
NAMES = TEXTS.names("id")

PLACE = re.compile(r"\{\{[a-z_-]+\}\}")
SPEAKING = {"alt", "aria-label", "placeholder", "title"}
WORDS = re.compile(r"[A-Za-zÀ-ÿ]{2,}…?\s+[A-Za-zÀ-ÿ]{2,}|[A-Z][a-z]{2,}[^A-Za-z-]*$")
NO_WORDS = {
    *("Bearer ", "Escape", "Enter", "Accept-Language", "Content-Type", "Authorization", "Retry-After"),
    *("button main", "item own", "item desk", "done over", "card ", "step "),
    *("X-File-Name", "X-File-Caption", "Files"),
    *("(hover: hover) and (pointer: fine)", "en-GB", "Tab", "noopener noreferrer", "If-None-Match", "ETag"),
    *("Accept", "Last-Event-ID", "DOMContentLoaded", "viewBox"),
}
"""What browsers and protocols call things, and names of looks."""


KEYS = {"", "?", "j", "k", "1", "9", "Enter", "/", "Esc", "p", "c", "r"}
"""What stands on keys."""


class Said(HTMLParser):
    """Everything a reader of the page sees or hears."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._data = tag == "script"
        self.words += [value for name, value in attrs if name in SPEAKING and value]

    def handle_endtag(self, tag: str) -> None:
        self._data = False if tag == "script" else self._data

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._data:
            self.words.append(data.strip())


def said(page: str) -> list[str]:
    reader = Said()
    reader.feed(page)
    return reader.words


def literals(source: str) -> list[str]:
    """What stands in quotes, outside comments."""
    code = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
    code = re.sub(r"(?:^|(?<=[;,{) ]))//.*$", "", code, flags=re.MULTILINE)
    return re.findall(r'"((?:[^"\\\n]|\\.)*)"', code)


def spoken(source: str) -> list[str]:
    """What in a module reads like words for people."""
    return [each for each in literals(source) if WORDS.search(each) and each not in NO_WORDS]


@pytest.mark.parametrize(
    ("page", "least"), [(PAGE, 20), (DEMO, 12), (WORKBENCH, 40)], ids=["chat", "demo", "workbench"]
)
def test_a_page_has_no_words_of_its_own(page: str, least: int) -> None:
    assert [words for words in said(page) if PLACE.sub("", words).strip(" ·–✕") not in KEYS] == []
    assert len(said(page)) > least


@pytest.mark.parametrize("name", sorted(MODULES))
def test_no_module_has_words_of_its_own(name: str) -> None:
    assert spoken(MODULES[name]) == []


@pytest.mark.parametrize("line", ['x("Hari ini");', 'element("p", "", "Kemarin");', 'tell("Belum terkirim, tunggu.");'])
def test_a_module_with_words_would_be_seen(line: str) -> None:
    assert spoken(line)


def test_every_word_of_the_page_is_a_text_and_every_text_is_on_it() -> None:
    used = set(re.findall(r"\bpage-[a-z-]+[a-z]", PAGE))
    for source in MODULES.values():
        used |= {each for each in literals(source) if re.fullmatch(r"page-[a-z-]+[a-z]", each)}
    assert used == {name for name in NAMES if name.startswith("page-")}


def test_every_word_of_the_office_screen_is_a_text_and_every_text_is_on_it() -> None:
    screen = (HANDLERS / "pages" / "screen.html").read_text("utf-8")
    assert [words for words in said(screen) if PLACE.sub("", words).strip(" ·–")] == []
    used = set(re.findall(r"\bscreen-[a-z-]+[a-z]", screen))
    for name, source in MODULES.items():
        used |= {each for each in literals(source) if name.startswith("screen") and each.startswith("screen-")}
    assert used == {name for name in NAMES if name.startswith("screen-")}


def test_every_word_of_the_checking_page_is_a_text_and_every_text_is_on_it() -> None:
    checking = (HANDLERS / "pages" / "verify.html").read_text("utf-8")
    assert [words for words in said(checking) if PLACE.sub("", words).strip(" ·–")] == []
    used = set(re.findall(r"\{\{(verify-[a-z-]+)\}\}", checking))
    stands = {f"verify-{stand}{part}" for stand in ("genuine", "replaced", "unknown") for part in ("", "-about")}
    assert used | stands == {name for name in NAMES if name.startswith("verify-")}


def test_every_word_of_the_page_for_nothing_is_a_text_and_every_text_is_on_it() -> None:
    missing = (HANDLERS / "pages" / "missing.html").read_text("utf-8")
    assert [words for words in said(missing) if PLACE.sub("", words).strip(" ·–")] == []
    used = set(re.findall(r"\{\{(missing-[a-z-]+)\}\}", missing))
    assert used == {name for name in NAMES if name.startswith("missing-")}


def test_every_word_of_the_workbench_is_a_text_and_every_text_is_on_it() -> None:
    used = set(re.findall(r"\bworkbench-[a-z-]+[a-z]", WORKBENCH))
    for source in MODULES.values():
        used |= {each for each in literals(source) if re.fullmatch(r"workbench-[a-z-]+[a-z]", each)}
    kinds = {f"workbench-to-{kind}" for kind in get_args(ToKind)}
    assert used - {"workbench-to-"} | kinds == {name for name in NAMES if name.startswith("workbench-")}


def test_what_changes_its_language_says_what_it_said_before() -> None:
    """The name by which something is said anew is the one that it was made with."""
    pairs = re.findall(r'data-say="([^"]+)"[^>]*>\{\{([^}]+)\}\}', PAGE + WORKBENCH)
    pairs += re.findall(r'data-label="([^"]+)" aria-label="\{\{([^}]+)\}\}"', PAGE + WORKBENCH)
    pairs += re.findall(r'data-hint="([^"]+)" placeholder="\{\{([^}]+)\}\}"', PAGE + WORKBENCH)
    assert len(pairs) > 50
    assert [pair for pair in pairs if pair[0] != pair[1]] == []


def test_the_door_and_the_demonstration_speak_in_texts_and_every_one_of_them_is_used() -> None:
    used = set()
    for path in HANDLERS.glob("*.py"):
        used |= set(re.findall(r'"((?:door|demo)-[a-z-]*[a-z])"', path.read_text("utf-8")))
    used |= set(re.findall(r"\{\{(demo-[a-z-]+)\}\}", DEMO))
    for name, source in MODULES.items():
        used |= {each for each in literals(source) if name.startswith("demo") and re.fullmatch(r"demo-[a-z-]+", each)}
    assert used == {name for name in NAMES if name.startswith(("door-", "demo-"))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_words_are_plain(language: str) -> None:
    """They are shown as they stand: nothing on the page reads markup."""
    words = {name: TEXTS.source(language, name) for name in NAMES if name.startswith(("page-", "door-", "workbench-"))}
    assert {name: each for name, each in words.items() if "<" in each} == {}
