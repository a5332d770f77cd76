"""Words about the office's hours, as people write them, are read as what is meant, or asked back."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.calendar.calendar import OfficeCalendar
from bot.flows.calendar.changes import read_change
from bot.flows.calendar.hours import read_hours
from bot.flows.hours.reading import VAGUE, Meant, Unclear, read
from bot.flows.understanding.hours_vocabulary import opens_a_ruling
from bot.holidays import national_holidays

WIB = ZoneInfo("Asia/Jakarta")
HOURS = "Senin-Kamis 08.00-12.00, 13.00-16.00; Jumat 08.00-11.30, 13.00-16.30"
OFFICE = OfficeCalendar(read_hours(HOURS), WIB, closed=national_holidays([2026, 2027]))
MONDAY = datetime(2026, 11, 23, 9, tzinfo=WIB)
RAMADAN = "Senin-Kamis 08.00-12.00, 12.30-15.00; Jumat 08.00-11.30, 12.30-15.30"

PIECES = (
    *("tutup", "buka", "jam", "besok", "senin", "depan", "24", "desember", "-", "13.00", "16", ",", "sampai"),
    *("istirahat", "31/2", "ramadan", "pukul", "karena", "8"),
)

MEANT = [
    # what is written on Monday, 23 November 2026 at 09.00, the change in its written form, the reason
    ("tutup besok 13.00–16.00, rapat", "tutup 2026-11-24/2026-11-24 13.00-16.00", "rapat"),
    ("Tutup Besok 13.00-16.00, Rapat Dinas", "tutup 2026-11-24/2026-11-24 13.00-16.00", "Rapat Dinas"),
    ("tutup bsok 13:00-16:00", "tutup 2026-11-24/2026-11-24 13.00-16.00", ""),
    ("tutp besuk 13.00 s.d. 16.00", "tutup 2026-11-24/2026-11-24 13.00-16.00", ""),
    ("tutup besok 13-16", "tutup 2026-11-24/2026-11-24 13.00-16.00", ""),
    ("tutup besok pukul 13 sampai 16", "tutup 2026-11-24/2026-11-24 13.00-16.00", ""),
    ("tutup besok jam 1 siang sampai jam 3 sore", "tutup 2026-11-24/2026-11-24 13.00-15.00", ""),
    ("besok tutup 13.00-16.00 rapat", "tutup 2026-11-24/2026-11-24 13.00-16.00", "rapat"),
    ("Tutup besok mulai pukul 13.00 WIB - rapat dinas", "tutup 2026-11-24/2026-11-24 13.00-24.00", "rapat dinas"),
    ("tutup hari ini mulai 14.00", "tutup 2026-11-23/2026-11-23 14.00-24.00", ""),
    ("hari ini tutup sampai 10.00", "tutup 2026-11-23/2026-11-23 00.00-10.00", ""),
    ("tutup sekarang", "tutup 2026-11-23/2026-11-23 09.00-24.00", ""),
    ("Tutup sekarang sampai 15.00 karena listrik padam", "tutup 2026-11-23/2026-11-23 09.00-15.00", "listrik padam"),
    ("tutup lusa seharian", "tutup 2026-11-25/2026-11-25", ""),
    ("tutup 24 Desember", "tutup 2026-12-24/2026-12-24", ""),
    ("tutup 24 desembr", "tutup 2026-12-24/2026-12-24", ""),
    ("tutup desember 24", "tutup 2026-12-24/2026-12-24", ""),
    ("tutup kamis, 24 desember", "tutup 2026-12-24/2026-12-24", ""),
    ("tutup 24/12", "tutup 2026-12-24/2026-12-24", ""),
    ("tutup 24-12-2026", "tutup 2026-12-24/2026-12-24", ""),
    ("tutup 2026-12-24", "tutup 2026-12-24/2026-12-24", ""),
    ("tutup 24/12/26 13-16", "tutup 2026-12-24/2026-12-24 13.00-16.00", ""),
    ("tutup tanggal 24", "tutup 2026-11-24/2026-11-24", ""),
    ("tutup tgl 3", "tutup 2026-12-03/2026-12-03", ""),
    ("tutup 3 maret", "tutup 2027-03-03/2027-03-03", ""),
    ("libur 31 des 2026 (cuti kantor)", "tutup 2026-12-31/2026-12-31", "cuti kantor"),
    ("tutup 24-26 desember", "tutup 2026-12-24/2026-12-26", ""),
    ("tutup 24 s.d. 26 Desember 2026, Natal", "tutup 2026-12-24/2026-12-26", "Natal"),
    ("tutup 24 des - 2 jan", "tutup 2026-12-24/2027-01-02", ""),
    ("tutup 20 november - 2 desember", "tutup 2026-11-20/2026-12-02", ""),
    ("tutup senin-rabu, bimtek", "tutup 2026-11-23/2026-11-25", "bimtek"),
    ("tutup selasa sampai kamis", "tutup 2026-11-24/2026-11-26", ""),
    ("tutup selasa", "tutup 2026-11-24/2026-11-24", ""),
    ("tutup senin depan", "tutup 2026-11-30/2026-11-30", ""),
    ("tutup pekan depan", "tutup 2026-11-30/2026-12-06", ""),
    ("tutup jumat 11.00-13.30 salat Jumat", "tutup 2026-11-27/2026-11-27 11.00-13.30", "salat Jumat"),
    ("tutup besok, 3 orang sakit", "tutup 2026-11-24/2026-11-24", "3 orang sakit"),
    ("tutup besok karena 3 orang sakit", "tutup 2026-11-24/2026-11-24", "3 orang sakit"),
    ("buka sabtu 08.00-12.00", "buka 2026-11-28/2026-11-28 08.00-12.00", ""),
    ("buka sabtu", "buka 2026-11-28/2026-11-28", ""),
    ("buka sabtu 28/11 08.00-12.00, 13.00-15.00", "buka 2026-11-28/2026-11-28 08.00-12.00, 13.00-15.00", ""),
    ("buka besok 16.00-18.00 layanan tambahan", "buka 2026-11-24/2026-11-24 16.00-18.00", "layanan tambahan"),
    ("/jam tutup besok", "tutup 2026-11-24/2026-11-24", ""),
    (
        "jam ramadan 18/2–19/3 08.00–15.00 istirahat 12.00-12.30 jumat 08.00-15.30 11.30-12.30",
        f"jam 2027-02-18/2027-03-19 {RAMADAN}",
        "",
    ),
    (
        "jadwal puasa 8 februari 2027 - 9 maret 2027 senin-kamis 08.00-15.00 istirahat 12.00-12.30; "
        "jumat 08.00-15.30 istirahat 11.30-12.30",
        f"jam 2027-02-08/2027-03-09 {RAMADAN}",
        "",
    ),
    (
        "jam khusus 1/12-3/12 09.00-12.00, 13.00-15.00",
        "jam 2026-12-01/2026-12-03 Senin-Jumat 09.00-12.00, 13.00-15.00",
        "",
    ),
]
ENGLISH = [
    ("close tomorrow 13:00-16:00, meeting", "tutup 2026-11-24/2026-11-24 13.00-16.00", "meeting"),
    ("close tomorow", "tutup 2026-11-24/2026-11-24", ""),
    ("close December 24", "tutup 2026-12-24/2026-12-24", ""),
    ("Close Dec 24th, 2026", "tutup 2026-12-24/2026-12-24", ""),
    ("closed today from 14.00", "tutup 2026-11-23/2026-11-23 14.00-24.00", ""),
    ("close now until 3 pm, power cut", "tutup 2026-11-23/2026-11-23 09.00-15.00", "power cut"),
    ("close next monday", "tutup 2026-11-30/2026-11-30", ""),
    ("open saturday 8-12", "buka 2026-11-28/2026-11-28 08.00-12.00", ""),
    ("close 24/12", "tutup 2026-12-24/2026-12-24", ""),
    (
        "hours 18/2/2027 to 19/3/2027 08.00-15.00 break 12.00-12.30 friday 08.00-15.30 break 11.30-12.30",
        f"jam 2027-02-18/2027-03-19 {RAMADAN}",
        "",
    ),
]
CASES = [(*case, False) for case in MEANT] + [(*case, True) for case in ENGLISH]


@pytest.mark.parametrize(("typed", "change", "reason", "english"), CASES, ids=[case[0] for case in CASES])
def test_words_are_read_as_the_change_that_is_meant(typed: str, change: str, reason: str, english: bool) -> None:
    assert read(typed, OFFICE, MONDAY, english=english) == Meant(read_change(change), reason)
    assert opens_a_ruling(typed.removeprefix("/jam "))


ASKED_BACK = [
    ("tutup senin", ("tutup 2026-11-23/2026-11-23", "tutup 2026-11-30/2026-11-30")),
    ("tutup rabu depan", ("tutup 2026-11-25/2026-11-25", "tutup 2026-12-02/2026-12-02")),
    (
        "tutup minggu depan",
        ("tutup 2026-11-29/2026-11-29", "tutup 2026-12-06/2026-12-06", "tutup 2026-11-30/2026-12-06"),
    ),
    ("tutup rabu, 24 desember", ("tutup 2026-12-24/2026-12-24", "tutup 2026-12-23/2026-12-23")),
    ("tutup 20 november", ("tutup 2027-11-20/2027-11-20",)),
    ("tutup 13.00-16.00", ("tutup 2026-11-23/2026-11-23 13.00-16.00", "tutup 2026-11-24/2026-11-24 13.00-16.00")),
    ("tutup besok jam 1-3", ("tutup 2026-11-24/2026-11-24 13.00-15.00", "tutup 2026-11-24/2026-11-24 01.00-03.00")),
    ("close 12/1", ("tutup 2027-01-12/2027-01-12", "tutup 2026-12-01/2026-12-01")),
]


@pytest.mark.parametrize(("typed", "options"), ASKED_BACK, ids=[case[0] for case in ASKED_BACK])
def test_what_may_mean_several_is_asked_back(typed: str, options: tuple[str, ...]) -> None:
    found = read(typed, OFFICE, MONDAY, english=typed.startswith("close"))
    assert isinstance(found, Unclear)
    assert (found.asks, tuple(map(str, found.options))) == ("hours-which", options)


FAULTY = [
    ("tutup", "hours-when"),
    ("jam ramadan", "hours-when"),
    ("tutup kemarin", "hours-when"),
    ("jam ramadan 18/2-19/3", "hours-what-hours"),
    ("buka besok sampai 18.00", "hours-until-when"),
    ("buka besok mulai 08.00", "hours-until-when"),
    ("tutup 31/2", "hours-no-such-day"),
    ("tutup besok 16.00-13.00", "hours-no-such-time"),
    ("tutup besok 25.00-26.00", "hours-no-such-time"),
    ("tutup besok dan lusa", "hours-one-at-a-time"),
    ("tutup 24 desember dan 31 desember", "hours-one-at-a-time"),
    ("tutup 18/2/2027-19/3/2029", "hours-too-long"),
    ("tutup 24 desember 2025", "hours-past"),
]


@pytest.mark.parametrize(("typed", "asks"), FAULTY, ids=[case[0] for case in FAULTY])
# rule: no-time-taken-for-a-reason
def test_what_cannot_be_meant_says_what_is_missing(typed: str, asks: str) -> None:
    assert read(typed, OFFICE, MONDAY) == Unclear(asks)


OF_OTHER_THINGS = [
    "halo apa kabar",
    "Berkas Bapak sudah kami terima, mohon ditunggu",
    "Buka Zoom-nya ya Bu",
    "jam buka berapa",
    "Silakan buka tautannya",
]


@pytest.mark.parametrize("typed", OF_OTHER_THINGS)
# rule: words-for-a-visitor-stay-theirs
def test_words_of_other_things_say_no_hours(typed: str) -> None:
    found = read(typed, OFFICE, MONDAY)
    assert found is None or (isinstance(found, Unclear) and found.asks in VAGUE)


@given(st.text(max_size=80) | st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join), st.booleans())
def test_whatever_is_written_is_read_or_asked_back(typed: str, english: bool) -> None:
    found = read(typed, OFFICE, MONDAY, english=english)
    if isinstance(found, Meant):
        assert read_change(str(found.change)) == found.change
