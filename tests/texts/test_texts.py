"""The desk's words: complete in both languages, well written, and there for everything the flows say."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

import pytest

from bot.flows.office.choices import BY_WORD, plain
from bot.flows.office.questions import IN_WORDS
from bot.flows.office.regions import OUTSIDE
from bot.flows.procedure.vocabulary import OF_ONE_STEP, Word
from bot.flows.state.visits import Status
from bot.flows.telling.taking import take
from bot.flows.understanding.reading import read
from bot.flows.visitor import first
from bot.flows.visitor.words import ACTS
from bot.lexicon import load_lexicon
from bot.surveys import default_instrument
from bot.texts import LANGUAGES, load_texts
from tests.flows.table import BY_KEY, QUESTIONS, ROLES, office
from tests.sources import parsed, walked
from tests.texts.operators import NAMES as OPERATORS

ROOT = Path(__file__).parents[2]
TEXTS = load_texts()
FILES = sorted((ROOT / "bot" / "texts").glob("*/*.ftl"))
SPEAKERS = [
    *(path for folder in ("flows", "render") for path in sorted((ROOT / "bot" / folder).rglob("*.py"))),
    ROOT / "bot" / "turn" / "deciding.py",
    ROOT / "bot" / "turn" / "spares.py",
    ROOT / "bot" / "links.py",
    ROOT / "bot" / "own_file.py",
    ROOT / "bot" / "office.py",
    ROOT / "bot" / "papers" / "opening_hours.py",
    ROOT / "bot" / "menus.py",
    ROOT / "bot" / "papers" / "poster.py",
    ROOT / "bot" / "papers" / "assignment_letter.py",
    ROOT / "bot" / "papers" / "service" / "wording.py",
    ROOT / "bot" / "papers" / "information" / "request_form.py",
    ROOT / "bot" / "papers" / "information" / "register.py",
    ROOT / "bot" / "commands" / "letter.py",
    ROOT / "bot" / "forms" / "wording.py",
    *(
        ROOT / "bot" / "papers" / "books" / f"{name}.py"
        for name in ("guests", "guest_book", "day_writing", "report_book")
    ),
]
"""The modules that name texts: the flows, what WhatsApp needs besides, the turn that apologises, the form's options."""
FOR_META = ("flow-(label-)?[a-z-]+", "template-(call|reminder|survey|duty|button)")
"""Texts of what is submitted to Meta; tests/forms builds all of it."""
OF_THE_PAGE = ("(page|door|demo|screen|workbench|verify|embed|missing)-[a-z-]+",)
"""Texts of the web chat's page and door; tests/texts/test_page.py finds all of them there."""
OF_THE_PAPERS = ("survey-paper-[a-z]+",)
"""Titles of papers about a period; tests/papers/test_survey_papers.py finds all of them."""
TO_TYPE = re.compile(
    r"(?:(?:[Kk]etik|[Tt]ype|typing|dengan|with|atau|or|/) <b>|^<b>(?=[^<]+</b>(?:: | /)))([^<$]+)</b>", re.MULTILINE
)
LINES = [(path, line) for path in FILES for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
TAG = re.compile(r"<(/?)(b|i|code)>")
SAY_NOTHING = {"nothing"}
"""Texts that are empty on purpose: they fill a place where there is nothing to add."""

BANNED = (
    "silahkan",
    "antri",
    "antrian",
    "respon",
    "survey",
    "aktifitas",
    "ijin",
    "nomer",
    "jadual",
    "resiko",
)


def said(language: str, name: str) -> str:
    """A text with each variable shown as its name, in the variant for many."""
    return TEXTS.say(language, name, {variable: f"${variable}" for variable in TEXTS.variables(language, name)})


EVERY_TEXT = [(language, name) for language in LANGUAGES for name in sorted(TEXTS.names(language))]
EVERY_NAME = sorted(TEXTS.names("id"))


# Both languages


def test_both_languages_have_the_same_texts() -> None:
    assert TEXTS.names("id") == TEXTS.names("en")
    assert len(EVERY_NAME) > 150


def test_both_languages_keep_them_in_the_same_order_in_the_same_files() -> None:
    written = {
        language: {
            path.name: re.findall(r"^([a-z][\w-]*) =", path.read_text("utf-8"), re.MULTILINE)
            for path in FILES
            if path.parent.name == language
        }
        for language in LANGUAGES
    }
    assert written["id"] == written["en"]


def test_both_languages_say_the_same_things() -> None:
    needed = {language: [TEXTS.variables(language, name) for name in EVERY_NAME] for language in LANGUAGES}
    marked = {language: [_tags(said(language, name)) for name in EVERY_NAME] for language in LANGUAGES}
    assert needed["id"] == needed["en"]
    assert marked["id"] == marked["en"]


def _tags(words: str) -> Counter[str]:
    return Counter(found[0] for found in TAG.finditer(words))


# How they are written


def test_tags_are_known_and_closed_on_their_own_line() -> None:
    assert [(path.parent.name, line) for path, line in LINES if not _well_tagged(line)] == []


def _well_tagged(line: str) -> bool:
    opened: list[str] = []
    for closing, tag in TAG.findall(line):
        if not closing:
            opened.append(tag)
        elif not opened or opened.pop() != tag:
            return False
    return not opened and not re.search(r"[<>]", TAG.sub("", line).replace("->", ""))


@pytest.mark.parametrize(
    ("line", "fine"),
    [
        ("a = <b>{ $x }</b> dan <i>y</i>", True),
        ("{ $ahead ->", True),
        ("a = <b>x", False),
        ("a = x</b>", False),
        ("a = <b><i>x</b></i>", False),
        ("a = <u>x</u>", False),
        ("a = 1 < 2", False),
    ],
)
def test_the_check_of_tags_sees_faults(line: str, *, fine: bool) -> None:
    assert _well_tagged(line) is fine


def test_no_text_quotes_another() -> None:
    assert [line for _, line in LINES if re.search(r"{ *[a-z-]", line)] == []


def test_indonesian_is_spelt_as_in_the_dictionary() -> None:
    written = [line for path, line in LINES if path.parent.name == "id"]
    words = [re.sub(r"^[a-z][\w-]* =|\{[^{}]*\}?", " ", line).lower() for line in written]
    assert [line for line in words if set(re.findall(r"[a-z]+", line)) & set(BANNED)] == []


def test_words_the_visitor_is_told_to_type_are_understood() -> None:
    told = {words.lower() for language, name in EVERY_TEXT for words in TO_TYPE.findall(said(language, name))}
    understood = {
        words for words in told if read(words, load_lexicon(), "ULT").certain in {*ACTS, "petugas", first.MEANT}
    }
    buttons = {plain(TEXTS.say(language, name)) for language in LANGUAGES for name in BY_WORD}
    assert told - {*understood, *buttons, "1", "lewati", "skip", "ya", "yes", "tidak", "no"} == set()


def test_readers_of_english_are_told_english_words_to_type() -> None:
    told = {name: {words.lower() for words in TO_TYPE.findall(said("en", name))} for name in EVERY_NAME}
    indonesian = {"halo", "kembali", "batal", "bantuan", "data saya", "hapus data"}
    assert {name: words & indonesian for name, words in told.items() if words & indonesian} == {}


@pytest.mark.parametrize(
    ("language", "commands"),
    [
        (
            "id",
            [
                *("halo", "status", "kembali", "batal", "data saya", "hapus data", "hubungkan", "lepaskan", "ppid"),
                *("petugas", "English"),
            ],
        ),
        (
            "en",
            [
                *("hello", "status", "back", "cancel", "my data", "delete my data", "connect", "disconnect", "ppid"),
                *("officer", "Bahasa Indonesia"),
            ],
        ),
    ],
)
def test_the_help_tells_every_command_in_the_readers_words(language: str, commands: list[str]) -> None:
    assert TO_TYPE.findall(said(language, "help")) == commands


@pytest.mark.parametrize("language", LANGUAGES)
def test_visitors_from_elsewhere_are_told_words_that_the_form_takes(language: str) -> None:
    told = {"id": "luar provinsi", "en": "outside"}[language]
    assert f'"{told}"' in said(language, "ask-region")
    assert take(BY_KEY["region"], told, office()) == OUTSIDE


def test_the_official_questions_are_unchanged() -> None:
    """PermenPANRB 14/2017, Lampiran: question 7 lacks "tentang" there too."""
    asked = said("id", "survey-perilaku")
    assert asked == "Bagaimana pendapat Saudara perilaku petugas dalam pelayanan terkait kesopanan dan keramahan."
    assert [said("id", f"survey-biaya-{no}") for no in (1, 2, 3, 4)] == [
        "Sangat mahal",
        "Cukup mahal",
        "Murah",
        "Gratis",
    ]


def test_every_text_can_be_said() -> None:
    for language, name in EVERY_TEXT:
        words = said(language, name)
        assert bool(words) is (name not in SAY_NOTHING), name
        assert all(f"${variable}" in words for variable in TEXTS.variables(language, name)), name


# What the flows say


def _calls() -> Iterator[tuple[ast.expr, ast.expr | None]]:
    """Every place where a flow names a text: the name as written, and the arguments written beside it."""
    for tree in map(parsed, SPEAKERS):
        for node in walked(tree):
            if isinstance(node, ast.Call) and (place := _place_of_name(node)) is not None:
                rest = node.args[place + 1 :]
                yield node.args[place], rest[0] if rest else None


def _place_of_name(call: ast.Call) -> int | None:
    match call.func:
        case ast.Name("Phrase") | ast.Attribute(attr="answer"):
            place = 0
        case ast.Attribute(attr="say"):
            place = 1
        case _:
            return None
    return place if len(call.args) > place else None


def _names_written() -> set[str]:
    """Names in place, and every hyphenated literal: only texts are named so in the flows."""
    in_place = {part.value for name, _ in _calls() for part in _choices(name) if isinstance(part, ast.Constant)}
    literals = {node.value for tree in map(parsed, SPEAKERS) for node in walked(tree) if isinstance(node, ast.Constant)}
    hyphenated = {word for word in literals if isinstance(word, str) and re.fullmatch(r"[a-z]+(-[a-z]+)+", word)}
    return ({str(name) for name in in_place} | hyphenated) - OPERATORS


def _choices(name: ast.expr) -> tuple[ast.expr, ...]:
    return (name.body, name.orelse) if isinstance(name, ast.IfExp) else (name,)


def _patterns_written() -> set[str]:
    """Names put together (``f"role-{key}"``), as patterns."""
    patterns = set()
    for tree in map(parsed, SPEAKERS):
        for node in walked(tree):
            if isinstance(node, ast.JoinedStr) and isinstance(start := node.values[0], ast.Constant):
                parts = [re.escape(str(p.value)) if isinstance(p, ast.Constant) else "(.+)" for p in node.values]
                if re.fullmatch(r"[a-z-]+-", str(start.value)):
                    patterns.add("".join(parts))
    return patterns


def test_every_text_the_flows_name_exists() -> None:
    named = _names_written()
    assert {"notice", "press-stale", "greeting-noon", "survey-declined", "visit-lapsed"} <= named
    assert named - TEXTS.names("id") == set()


def test_every_name_the_flows_put_together_leads_to_texts() -> None:
    patterns = _patterns_written()
    assert {r"ask\-(.+)", r"role\-(.+)", r"survey\-(.+)\-(.+)"} <= patterns
    assert [p for p in patterns if not any(re.fullmatch(p, name) for name in EVERY_NAME)] == []


def test_every_text_is_said_somewhere() -> None:
    patterns = "|".join([*_patterns_written(), *FOR_META, *OF_THE_PAGE, *OF_THE_PAPERS])
    named = _names_written()
    assert [name for name in EVERY_NAME if name not in named and not re.fullmatch(patterns, name)] == []


def test_texts_get_the_arguments_they_need() -> None:
    """Wherever name and arguments are written in one place."""
    checked = 0
    for name, args in _calls():
        if not isinstance(name, ast.Constant) or not (args is None or _is_plain(args)):
            continue
        given = {key.value for key in args.keys if isinstance(key, ast.Constant)} if _is_plain(args) else set()
        assert TEXTS.variables("id", str(name.value)) <= given, name.value
        checked += 1
    assert checked > 50


def _is_plain(args: ast.expr | None) -> TypeGuard[ast.Dict]:
    return isinstance(args, ast.Dict) and all(isinstance(key, ast.Constant) for key in args.keys)


QUESTIONNAIRES = ("skm", "spkp", "spak")
FAMILIES = [
    *(f"{family}-{question.key}" for family in ("ask", "field") for question in QUESTIONS),
    *(f"wrong-{question.key}" for question in QUESTIONS if question.kind in IN_WORDS),
    *(f"role-{role.replace('_', '-')}" for role in ROLES),
    *(f"done-{word.value.replace('_', '-')}" for word in Word if word not in OF_ONE_STEP),
    *(f"status-{status.value.replace('_', '-')}" for status in Status if status is not Status.FORM),
    *(f"choice-language-{language}" for language in LANGUAGES),
    *(f"survey-{element.key}" for key in QUESTIONNAIRES for element in default_instrument(key).elements),
    *(
        e.answer(no)
        for key in QUESTIONNAIRES
        for e in default_instrument(key).elements
        for no in range(1, e.options + 1)
    ),
]


def test_every_member_of_a_family_has_its_text() -> None:
    assert set(FAMILIES) - TEXTS.names("id") == set()


def test_a_status_on_a_card_needs_no_more_than_its_place() -> None:
    needed = {name: TEXTS.variables("id", name) for name in FAMILIES if name.startswith("status-")}
    assert [name for name, variables in needed.items() if not variables <= {"place"}] == []


def test_the_survey_has_no_answers_that_cannot_be_chosen() -> None:
    answers = {name for name in EVERY_NAME if re.fullmatch(r"survey-.+-\d+", name)}
    assert answers <= set(FAMILIES)
