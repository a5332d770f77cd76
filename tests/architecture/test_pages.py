"""The page draws what the desk means: no module of it reads the desk's words, and each is one small concept."""

import re
import unicodedata
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "bot" / "handlers" / "pages"
MODULES = {path.name: path.read_text("utf-8") for path in sorted(PAGES.glob("*.js"))}
REGEX = re.compile(
    r"(?:[(,=:?&|!;>]|\breturn)\s*(/(?![/*\s])(?:\\.|\[(?:\\.|[^\]\n])*\]|[^/\\\n])+/[a-z]*)", re.MULTILINE
)
OF_THE_ADDRESS = {r"/^[a-z0-9-]{1,30}$/", r"/\/(petugas|meja)\/?$/", r"/^#mulai=([A-Za-z0-9_-]{1,128})$/"}
"""What the page may look at with a pattern: its own address, which is no words of the desk."""
PARSED_AS_HTML = (
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "DOMParser",
    "document.write",
    "createContextualFragment",
)


def patterns(source: str) -> set[str]:
    """The regular expressions in a module."""
    made = re.findall(r"RegExp\([^)]*\)|(?<!clients)\.matchAll\(|\.match\(|\.search\(", source)
    return {*REGEX.findall(source), *made} - OF_THE_ADDRESS


def signs(text: str) -> set[str]:
    """The pictures in a text: what stands before the desk's words, and is no letter."""
    return {character for character in text if unicodedata.category(character) == "So"}


OF_THE_DESK = set().union(*(signs(path.read_text("utf-8")) for path in (ROOT / "bot" / "texts").glob("*/*.ftl")))


DRAWN = {"📎", "✕"}
"""What the page itself puts before the name of a file, and on the button that closes the chat in another site."""


UNREAD = {"concealing.js"}
"""Its patterns are for what its reader wrote, which it masks; it takes no meaning from the desk's words."""


NAMESPACES = ("www.w3.org/2000/svg",)
"""Names of what is drawn, which only look like addresses."""


@pytest.mark.parametrize("name", MODULES)
def test_no_module_reads_the_desks_words(name: str) -> None:
    """rule: page-draws-structure"""
    assert name in UNREAD or patterns(MODULES[name]) == set()
    assert signs(MODULES[name]) & OF_THE_DESK - DRAWN == set()
    assert [word for word in PARSED_AS_HTML if word in MODULES[name]] == []


@pytest.mark.parametrize(
    "line",
    [
        r"const STEP = /^(▫|▶)\s+(?:(\d+)\. )?(.*)$/;",
        r"const CALL = /^🔔/u;",
        r"const calls = lines.filter((line) => /Giliran/.test(line));",
        r"const [, no] = new RegExp('(.*)').exec(text);",
        r"const run = text.match(RUN);",
    ],
)
def test_a_module_that_read_them_would_be_seen(line: str) -> None:
    assert patterns(line) or signs(line) & OF_THE_DESK


def test_every_module_is_small_and_says_what_it_is_about() -> None:
    assert len(MODULES) > 20
    assert [name for name, source in MODULES.items() if len(source.splitlines()) >= 200] == []
    assert [name for name, source in MODULES.items() if not source.startswith("/*")] == []


def test_modules_have_no_circle_and_nothing_comes_from_elsewhere() -> None:
    """A circle raises CycleError."""
    imports = {name: set(re.findall(r'from "([^"]+)"', source)) for name, source in MODULES.items()}
    assert {given for found in imports.values() for given in found} <= {f"./{name}" for name in MODULES}
    TopologicalSorter({name: {given[2:] for given in found} for name, found in imports.items()}).prepare()
    named = [*map(re.escape, NAMESPACES)]
    outside = re.compile(rf"""["']https?://(?!(?:{"|".join(named)})")""")
    assert [name for name, source in MODULES.items() if outside.search(source)] == []


def test_what_is_imported_is_there_and_used() -> None:
    for name, source in MODULES.items():
        for names, given in re.findall(r'^import \{ ([^}]+) \} from "\./([^"]+)";', source, re.MULTILINE):
            for each in names.split(", "):
                assert re.search(rf"^export (?:async )?(?:function|const|let) {each}\b", MODULES[given], re.MULTILINE)
                assert len(re.findall(rf"\b{each}\b", source)) > 1, (name, each)
