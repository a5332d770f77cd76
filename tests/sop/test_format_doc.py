"""The format page for the clerk says what the code does."""

import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.hours import read_hours
from bot.flows.calendar.open_time import open_until
from bot.flows.office.categories import CATEGORIES
from bot.flows.procedure.route import MOST_ROUTES
from bot.flows.procedure.standard import read_standard
from bot.flows.procedure.vocabulary import DESK, OF_ONE_STEP, USAGE, ZOOM, Word
from bot.sop import read_sheet
from bot.sop.actors import KEYS as ACTOR_KEYS
from bot.sop.actors import as_written
from bot.sop.branching import LONGEST_ANSWER
from bot.sop.identity import KEYS as IDENTITY_KEYS
from bot.sop.service import KEYS as SERVICE_KEYS
from bot.sop.steps import KEYS as STEP_KEYS

PAGE = (Path(__file__).parents[2] / "docs" / "format-pos.md").read_text("utf-8")


def section(heading: str) -> str:
    return PAGE.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]


def table_cells(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"][2:]


def test_the_example_is_a_sheet() -> None:
    example = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert example
    assert len(read_sheet(example[1], "contoh.toml").steps) == 3


def test_every_word_with_who_may_report_it() -> None:
    said = {row[0].strip("`"): row[2] for row in table_cells(section("Kata bukti"))}
    names = {DESK: "Loket", ZOOM: "Zoom"}
    expected = {
        word.value: ", ".join(names.get(key, as_written(key)) for key in USAGE[word].reporters) for word in Word
    }
    expected |= {word.value: "pelaksana langkah itu" for word in OF_ONE_STEP}
    assert said == expected


@pytest.mark.parametrize(
    ("heading", "keys"),
    [
        ("Bagian `[identitas]`", IDENTITY_KEYS),
        ("Bagian `[layanan]`", SERVICE_KEYS),
        ("Bagian `[[pelaksana]]`", ACTOR_KEYS),
        ("Bagian `[[langkah]]`", STEP_KEYS),
    ],
)
def test_every_key_in_order(heading: str, keys: tuple[str, ...]) -> None:
    assert tuple(row[0].strip("`") for row in table_cells(section(heading))) == keys


def test_every_category_is_named() -> None:
    row = table_cells(section("Bagian `[layanan]`"))[0]
    assert re.findall(r"`(\w+)`", row[2]) == [category.key for category in CATEGORIES]


def test_the_most_ways_through_a_sheet_are_said() -> None:
    assert f"paling banyak dapat ditempuh dengan {MOST_ROUTES} cara" in PAGE
    assert f"masing-masing paling panjang {LONGEST_ANSWER} karakter" in PAGE


_DAYS = {"Senin": 23, "Selasa": 24}
_WIB = ZoneInfo("Asia/Jakarta")


def moment(written: str) -> datetime:
    """ "Senin pukul 11.50" of the week of 23 November 2026."""
    day, hour, minute = re.fullmatch(r"(\w+) pukul (\d\d)\.(\d\d)", written).groups()  # type: ignore[union-attr]  # a cell that does not match fails the test
    return datetime(2026, 11, _DAYS[day], int(hour), int(minute), tzinfo=_WIB)


def test_the_examples_of_opening_hours_are_as_the_timeline_counts() -> None:
    calendar = OfficeCalendar(read_hours("Senin-Jumat 08.00-12.00, 13.00-16.00"), _WIB)
    rows = [row for row in table_cells(section("Jenis waktu")) if len(row) == 3 and row[0].startswith("Senin pukul")]
    assert len(rows) == 5
    for began, printed, due in rows:
        clock = read_standard(printed.strip('`"')).clock
        assert clock is not None
        assert open_until(calendar, moment(began), clock) == moment(due)


def test_every_time_that_is_named_can_be_read() -> None:
    named = re.findall(r'`"([^"]+)"`', "".join(row[0] for row in table_cells(section("Jenis waktu"))[:5]))
    assert len(named) == 16
    assert all(read_standard(text) is not None for text in named)


def test_every_time_as_printed_is_read_as_the_page_says() -> None:
    """rule: limit-is-the-most"""
    text = section("Jenis waktu").split("**Batas seperti yang tercetak.**", 1)[1].split("\n\n**", 1)[0]
    cells = table_cells(text)
    assert len(cells) == 6
    for written, read in cells:
        limit = read_standard(re.split("[,;]", read)[0])
        for printed in re.findall(r'`"([^"]+)"`', written):
            assert read_standard(printed) == limit
