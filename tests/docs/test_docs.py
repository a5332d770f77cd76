"""The documents are true of the code: what they link to, name, command, set and quote is there."""

import ast
import importlib
import re
import shlex
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import typer

from bot.cli import app as loket
from bot.commands import register
from bot.identity_key import identity_file
from bot.seal_key import key_file
from bot.settings import Settings
from bot.settings.file import CONFIG_VARIABLE
from bot.settings.model import environment_name, keys
from bot.settings.place import Place
from bot.texts.operator import VARIABLE
from storage.tables import metadata
from tests.desk import open_desk
from tests.sources import parsed
from tests.stories.script import read_story
from tests.stories.test_stories import Stage

ROOT = Path(__file__).parents[2]
GUIDES = sorted((ROOT / "docs" / "panduan").glob("*.md"))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *GUIDES])
FOR_OPERATORS = {
    "arsip", "data-map", "desks", "ditemukan", "dpia", "format-formulir", "format-pos", "gladi", "kata-kantor",
    "operating", "telegram", "whatsapp", "zoom",
}  # fmt: skip
CONCEPTS = sorted(path for path in (ROOT / "docs").glob("*.md") if path.stem not in FOR_OPERATORS)
FOR_DEVELOPERS = [ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md", *CONCEPTS]
OWN_FILES = {"loket.toml", "data/demo.sqlite3", "data/loket.identity.key", "data/loket.key", "data/loket.sqlite3"}
"""Files that whoever reads the page will have, and the repository has not."""

OTHERS_COMMANDS = {"/newbot", "/revoke"}
"""What is typed to @BotFather looks like an address, and is none of ours."""

PLACEHOLDERS = {"FILE", "KEY", "WORD"}
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


every_page = pytest.mark.parametrize("page", PAGES, ids=name_of)
every_page_for_developers = pytest.mark.parametrize("page", FOR_DEVELOPERS, ids=name_of)


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def spans(page: Path) -> list[str]:
    """What stands as code within a sentence or a table."""
    return re.findall(r"`([^`\n]+)`", _FENCE.sub("", read(page)))


def blocks(page: Path, language: str) -> list[str]:
    return [content for found, content in _FENCE.findall(read(page)) if found == language]


def commands(page: Path, program: str) -> list[list[str]]:
    """Every command line of a program, in sentences and in blocks."""
    lines = [line for _, content in _FENCE.findall(read(page)) for line in content.splitlines()]
    written = [text.split("#")[0].strip() for text in (*spans(page), *lines)]
    return [shlex.split(text)[1:] for text in written if re.match(rf"{program}( |$)", text)]


@cache
def sources() -> list[Path]:
    return [path for folder in ("bot", "storage", "tests", "benchmarks") for path in (ROOT / folder).rglob("*.py")]


@cache
def defined() -> frozenset[str]:
    """Every class, function and constant of the code, methods also as ``Class.method``."""
    found: set[str] = set()
    for path in sources():
        for node in parsed(path).body:
            found.update(names_in(node))
    return frozenset(found)


def names_in(node: ast.stmt) -> Iterator[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            yield name
        case ast.ClassDef(name=name, body=body):
            yield name
            for inner in (each for statement in body for each in names_in(statement)):
                yield from (inner, f"{name}.{inner}")
        case ast.Assign(targets=targets):
            yield from (target.id for target in targets if isinstance(target, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name)):
            yield name


def missing(mentioned: Iterable[str], there: Iterable[str]) -> list[str]:
    return sorted(set(mentioned) - set(there))


# What is there to be looked at


@every_page
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", _FENCE.sub("", read(page)))
    inside = [link.partition("#")[0] for link in links if not re.match(r"https?:|#", link)]
    assert [link for link in inside if not (page.parent / link).exists()] == []


@every_page
def test_every_module_mentioned_exists(page: Path) -> None:
    mentioned = set(re.findall(r"[\w/*]+\.py\b", read(page)))
    assert [each for each in mentioned if not any(path.match(each) for path in sources())] == []


@every_page
def test_every_file_and_folder_mentioned_exists(page: Path) -> None:
    looks = re.compile(r"\.?[\w-]+(/[\w.-]+)*/|\.?[\w-]+(/[\w.-]+)+|[\w.-]+\.(toml|md|txt|ftl|example)")
    mentioned = {span for span in spans(page) if looks.fullmatch(span)} - OWN_FILES
    gone = [each for each in mentioned if not (ROOT / each).exists() and not each.startswith(".venv/")]
    assert gone == []


@every_page
def test_every_address_of_the_web_server_mentioned_is_served(page: Path) -> None:
    served = "\n".join(read(path) for path in sources())
    mentioned = {span for span in spans(page) if re.fullmatch(r"/[a-z/]*", span)} - OTHERS_COMMANDS
    assert [each for each in mentioned if f'"{each}"' not in served] == []


@every_page_for_developers
def test_every_function_class_and_constant_mentioned_exists(page: Path) -> None:
    written = "\n".join(spans(page))
    called = re.findall(r"^([\w.]+)\(\)$", written, re.MULTILINE)
    named = re.findall(r"^((?:[A-Z][a-z]+)+(?:\.\w+)?|[A-Z][A-Z_]+)$", written, re.MULTILINE)
    assert missing([*called, *named], defined() | PLACEHOLDERS) == []


def test_every_term_of_the_glossary_says_where_it_lives_and_what_it_is_called() -> None:
    rows = [row for row in read(ROOT / "docs" / "glossary.md").splitlines() if row.startswith("| ")]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows if "---" not in row]
    terms = [row for row in cells if row[0] != "Term"]
    assert [row for row in terms if len(row) != 4 or not all(row) or "`" not in row[3]] == []
    assert len({row[0] for row in terms}) == len(terms)


def test_every_table_of_the_glossary_exists() -> None:
    mentioned = re.findall(r"table `(\w+)`", read(ROOT / "docs" / "glossary.md"))
    assert len(mentioned) > 5
    assert missing(mentioned, metadata.tables) == []


def led_to(reference: str) -> Any:
    """What a dotted path leads to; raises AttributeError or ModuleNotFoundError where it leads nowhere."""
    try:
        return importlib.import_module(reference)
    except ModuleNotFoundError:
        holder, _, name = reference.rpartition(".")
        if not holder:
            raise
        return getattr(led_to(holder), name)


def leads_nowhere(reference: str) -> bool:
    try:
        led_to(reference)
    except (AttributeError, ModuleNotFoundError):
        return True
    return False


def test_every_reference_in_a_docstring_leads_somewhere() -> None:
    written = "\n".join(read(path) for path in sources())
    references = set(re.findall(r":(?:mod|class|func|data|meth):`~?((?:bot|storage)\.[\w.]+)`", written))
    assert len(references) > 15
    assert sorted(filter(leads_nowhere, references)) == []
    assert leads_nowhere("bot.flows.nowhere")
    assert leads_nowhere("bot.flows.decide.nobody")


# What the pages on architecture must not leave out


TREES = {"bot": "ARCHITECTURE.md", "bot/flows": "docs/rooms.md", "storage": "docs/storage.md"}
"""Which page has the tree of which folder."""


@pytest.mark.parametrize("folder", TREES)
def test_every_module_is_in_its_tree(folder: str) -> None:
    top = f"{folder.partition('/')[0]}/\n"
    tree = next(block for block in blocks(ROOT / TREES[folder], "") if block.startswith(top))
    modules = [path.name for path in (ROOT / folder).glob("*.py") if path.name != "__init__.py"]
    packages = [f"{path.parent.name}/" for path in (ROOT / folder).glob("*/__init__.py")]
    assert missing([*modules, *packages], tree.split()) == []


def test_nothing_in_a_tree_is_gone() -> None:
    names = {path.name for path in sources()} | {f"{path.parent.name}/" for path in sources()}
    trees = [block for page in set(TREES.values()) for block in blocks(ROOT / page, "")]
    said = [word for tree in trees for word in re.findall(r"^ *([\w.]+(?:\.py|/))  ", tree, re.MULTILINE)]
    assert len(said) > 50
    assert missing(said, names) == []


def test_the_architecture_stays_one_page_and_leads_to_every_other() -> None:
    page = ROOT / "ARCHITECTURE.md"
    assert len(read(page)) <= 12_000
    assert [each.name for each in CONCEPTS if f"](docs/{each.name})" not in read(page)] == []


def test_every_table_says_what_it_holds() -> None:
    said = re.findall(r"^\| `(\w+)` \|", read(ROOT / "docs" / "storage.md"), re.MULTILINE)
    assert sorted(said) == sorted(metadata.tables)


def test_every_folder_of_tests_has_its_promise() -> None:
    folders = [f"tests/{path.parent.name}/" for path in (ROOT / "tests").glob("*/__init__.py")]
    assert missing(folders, spans(ROOT / "CONTRIBUTING.md")) == []


# What can be typed


@every_page
def test_every_make_word_exists(page: Path) -> None:
    makefile = read(ROOT / "Makefile")
    words = re.findall(r"^([a-z-]+):", makefile, re.MULTILINE)
    variables = re.findall(r"^([A-Z]+) [?:]?=", makefile, re.MULTILINE)
    typed = [word for line in commands(page, "make") for word in line]
    assert missing((word.partition("=")[0] for word in typed), [*words, *variables]) == []


@cache
def command_tree() -> dict[str, Any]:
    """The commands of ``loket`` by name; groups hold theirs in ``commands``."""
    groups = typer.Typer()
    register(groups)
    root: Any = typer.main.get_command(loket)
    rest: Any = typer.main.get_command(groups)
    return {**root.commands, **rest.commands}


@every_page
def test_every_command_and_option_exists(page: Path) -> None:
    for line in commands(page, "loket"):
        words, known, command = list(line), command_tree(), None
        while words and words[0] in known:
            command = known[words.pop(0)]
            known = getattr(command, "commands", {})
        assert not (known and words), f"loket {shlex.join(line)}: {words[:1]} is none of {sorted(known)}"
        options = {option for parameter in getattr(command, "params", ()) for option in parameter.opts}
        assert missing((word for word in words if word.startswith("--")), options) == [], line


# What can be set


@every_page
def test_every_variable_is_a_setting(page: Path) -> None:
    settings = {environment_name(key) for key in keys()} | {CONFIG_VARIABLE, VARIABLE, environment_name("section.key")}
    settings |= {Place("ult-binjai", ROOT, ROOT).variable("telegram.token")}
    assert missing(re.findall(r"\bLOKET_[A-Z_]+", read(page)), settings) == []


@every_page
def test_every_dotted_name_is_a_setting_or_a_column(page: Path) -> None:
    columns = {f"{table.name}.{column.name}" for table in metadata.tables.values() for column in table.columns}
    known = {key.partition(".")[0] for key in keys()} | set(metadata.tables)
    dotted = re.findall(r"(?<![\w/.])([a-z_]+)\.([a-z_]+)\b", re.sub(r"https?://\S+", "", read(page)))
    mentioned = [f"{first}.{second}" for first, second in dotted if first in known and second not in ("py", "md")]
    assert missing(mentioned, {*keys(), *columns}) == []


@pytest.mark.parametrize("example", blocks(ROOT / "docs" / "telegram.md", "toml"))
def test_the_settings_shown_can_be_set(example: str) -> None:
    assert Settings.model_validate(tomllib.loads(example)).telegram is not None


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_restore_that_is_told_says_where_to(page: Path) -> None:
    """Without one of these the command is refused, and whoever needs it has no time to find out why."""
    told = re.findall(r"loket restore BERKAS[^`\n]*", read(page))
    assert [each for each in told if "--to " not in each and "--check" not in each] == []


def test_the_administrators_first_day_keeps_every_key() -> None:
    settings = Settings.model_validate({})
    files = {key_file(settings).name, identity_file(settings).name}
    assert [key for key in files if f"data/{key}`" not in read(ROOT / "docs" / "panduan" / "admin.md")] == []


# What the guides tell to press

_NO_BUTTONS = re.compile(r"[a-z]|(Pagi|Siang|Sore|Kapan saja|Sapa|Tunggu|Saat|Dilayani|Selesai|Jawab|Periksa)\b")
"""Other things that stand out: what begins a step, or is no label at all."""


@pytest.mark.parametrize("page", GUIDES, ids=name_of)
def test_every_button_of_a_guide_is_a_button(page: Path) -> None:
    labels = {re.sub(r"^\W+", "", label).strip() for label in choices()}
    told = [label.strip(".,") for label in re.findall(r"\*\*(.+?)\*\*", read(page))]
    assert [label for label in told if label not in labels and not _NO_BUTTONS.match(label)] == []


def choices() -> list[str]:
    """What can be pressed, as it stands in the texts."""
    files = (ROOT / "bot" / "texts" / "id").glob("*.ftl")
    return [found[1] for file in files for found in re.finditer(r"^[a-z][\w-]* = (.+)$", read(file), re.MULTILINE)]


# What is quoted


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "CONTRIBUTING.md"], ids=name_of)
async def test_the_conversations_shown_really_happen(page: Path, sqlite_url: str, tmp_path: Path) -> None:
    (shown,) = blocks(page, "story")
    story = tmp_path / "story.txt"
    story.write_text(shown, encoding="utf-8")
    async with open_desk(sqlite_url) as desk, aiohttp.ClientSession() as http:
        await Stage(desk, http, "telegram").play(read_story(story))


def test_the_readme_stays_short() -> None:
    assert len(read(ROOT / "README.md").splitlines()) <= 160
