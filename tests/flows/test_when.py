"""When somebody means: days and times as people write them, in both languages and with slips of the finger."""

from datetime import UTC, date, datetime, time

import pytest

from bot.flows.appointment.when import Part, When, meant_at, read, read_hour

MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (date(2026, 11, day) for day in (24, 25, 26, 27))
NEXT_MONDAY = date(2026, 11, 30)
NINTH = date(2026, 12, 9)

SAID = [
    # words, day, time, part of the day
    ("besok jam 9", TUESDAY, time(9), None),
    ("bsk jm 9", TUESDAY, time(9), None),
    ("Besok pukul 09.30 ya pak", TUESDAY, time(9, 30), None),
    ("bessok jam 9", TUESDAY, time(9), None),
    ("mau buat janji besok jam 10", TUESDAY, time(10), None),
    ("booking besok jam 9", TUESDAY, time(9), None),
    ("besok setengah sepuluh", TUESDAY, time(9, 30), None),
    ("kamis jam dua belas", THURSDAY, time(12), None),
    ("besok setengah 10", TUESDAY, time(9, 30), None),
    ("besok jam 2 siang", TUESDAY, time(14), None),
    ("besok 3 sore", TUESDAY, time(15), None),
    ("besok jam 9 pagi", TUESDAY, time(9), None),
    ("besok jam 12 siang", TUESDAY, time(12), None),
    ("besok jam 9 lewat 15", TUESDAY, time(9, 15), None),
    ("besok", TUESDAY, None, None),
    ("besok pagi", TUESDAY, None, Part.MORNING),
    ("lusa pagi", WEDNESDAY, None, Part.MORNING),
    ("lusa sore", WEDNESDAY, None, Part.AFTERNOON),
    ("lusa", WEDNESDAY, None, None),
    ("hari ini jam 10", MONDAY, time(10), None),
    ("senin pukul 10.30", NEXT_MONDAY, time(10, 30), None),
    ("senin depan jam 8", NEXT_MONDAY, time(8), None),
    ("hari kamis", THURSDAY, None, None),
    ("kamus jam 9", THURSDAY, time(9), None),
    ("jum'at jam 8", FRIDAY, time(8), None),
    ("Jumaat 08:30", FRIDAY, time(8, 30), None),
    ("rabu minggu depan jam 9", date(2026, 12, 2), time(9), None),
    ("minggu depan", None, None, None),
    ("9/12 08.00", NINTH, time(8), None),
    ("09-12-2026 08.00", NINTH, time(8), None),
    ("2026-12-09 08.00", NINTH, time(8), None),
    ("9 desember jam 8", NINTH, time(8), None),
    ("9 Desemberr 2026", NINTH, None, None),
    ("tanggal 9 jam 8", NINTH, time(8), None),
    ("tgl 25", WEDNESDAY, None, None),
    ("25/11", WEDNESDAY, None, None),
    ("1/1", date(2027, 1, 1), None, None),
    ("31/2 jam 9", None, time(9), None),
    ("jam 25", None, None, None),
    ("jam 10.75", None, None, None),
    ("10.30", None, time(10, 30), None),
    ("tomorrow 9 am", TUESDAY, time(9), None),
    ("tomorow at 2pm", TUESDAY, time(14), None),
    ("book wednesday at 10", WEDNESDAY, time(10), None),
    ("wensday 10:15", None, time(10, 15), None),
    ("wednesdy 10:15", WEDNESDAY, time(10, 15), None),
    ("thursday half past 9", THURSDAY, time(9, 30), None),
    ("thursday afternoon", THURSDAY, None, Part.AFTERNOON),
    ("next week", None, None, None),
    ("friday next week", date(2026, 12, 4), None, None),
    ("9 december 8.00", NINTH, time(8), None),
    ("terserah", None, None, None),
    ("", None, None, None),
    ("🙏", None, None, None),
]


@pytest.mark.parametrize(("words", "day", "at", "part"), SAID)
def test_what_is_said_of_a_moment(words: str, day: date | None, at: time | None, part: Part | None) -> None:
    said = read(words, MONDAY)
    assert (said.day, said.at, said.part) == (day, at, part)


@pytest.mark.parametrize(
    ("words", "hour"),
    [("besok jam 2", 14), ("besok jam 9", 9), ("besok jam 1", 13), ("besok 2.00", 14), ("besok jam 3 pagi", None)],
)
def test_an_hour_of_either_half_of_the_day_is_the_one_that_there_is(words: str, hour: int | None) -> None:
    slots = tuple(datetime(2026, 11, 24, at, tzinfo=UTC) for at in (8, 9, 13, 14))
    found = meant_at(read(words, MONDAY), TUESDAY, slots)
    assert (found and found.hour) == hour


@pytest.mark.parametrize(("typed", "at"), [("9", time(9)), (" 14 ", time(14)), ("25", None), ("9 orang", None)])
def test_a_bare_number_is_an_hour_where_a_time_was_asked_for(typed: str, at: time | None) -> None:
    assert read_hour(typed) == When(at=at, sure=typed == "9 orang")


def test_who_means_the_same_weekday_means_the_next_one() -> None:
    assert read("selasa", TUESDAY).day == date(2026, 12, 1)
