"""The format page for the clerk says what the code does."""

import re
from pathlib import Path

from bot.flows.office.categories import CATEGORIES
from bot.flows.office.questions import Kind
from bot.forms import library, read_form, shipped_forms
from bot.forms.question import KEYS

PAGE = (Path(__file__).parents[2] / "docs" / "format-formulir.md").read_text("utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


def first_cells(heading: str) -> list[list[str]]:
    text = PAGE.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"][
        2:
    ]


def test_the_examples_are_forms() -> None:
    read = [read_form(text, "contoh.toml", shipped_forms().default.first) for text in EXAMPLES]
    assert [len(form.questions) for form in read] == [6, 10]


def test_there_is_an_example_of_every_kind() -> None:
    form = read_form(EXAMPLES[1], "contoh.toml", shipped_forms().default.first)
    assert {question.kind for question in form.questions} == set(Kind) - {Kind.CATEGORY}


def test_every_key_and_every_kind_in_order() -> None:
    assert [row[0] for row in first_cells("Bagian `[formulir]`")] == ["nama", "kategori"]
    assert [row[0] for row in first_cells("Bagian `[[pertanyaan]]`")] == list(KEYS)
    assert [row[0] for row in first_cells("Jenis jawaban")] == [kind.value for kind in Kind]


def test_every_question_that_ships_with_its_kind_and_options() -> None:
    said = {row[0]: row for row in first_cells("Pertanyaan siap pakai")}
    assert {key: row[-1] for key, row in said.items()} == {key: each.kind.value for key, each in library().items()}
    for key, question in library().items():
        listed = re.findall(r"`([a-z0-9_]+)`", "`".join(said[key][1:2]))
        options = [option.key for option in question.options]
        assert listed == (options if question.kind is Kind.CHOICE else [])
        assert ("boleh dilewati" in said[key][1]) is not question.required


def test_every_category() -> None:
    line = next(row for row in first_cells("Bagian `[formulir]`") if row[0] == "kategori")
    assert re.findall(r"`([a-z]+)`", line[1]) == [category.key for category in CATEGORIES]
