"""Which step is the service: it follows from the sheet, whatever its words sound like."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.service import service_step
from bot.flows.procedure.serving import has_to_be_there, may_leave, served
from bot.flows.procedure.sheet import Marker, Sheet, Step
from bot.flows.procedure.timeline import Timeline, fold
from bot.flows.procedure.vocabulary import Source, Word
from bot.sop import default_sheet_text, read_sheet
from tests.clock import MONDAY_MORNING
from tests.flows.table import office

HEAD = """
[identitas]
nomor = "1"
nama = "N"
unit = "U"
[[pelaksana]]
kunci = "pengunjung"
nama = "Tamu"
[[pelaksana]]
kunci = "front_office"
nama = "FO"
[[pelaksana]]
kunci = "back_office"
nama = "BO"
"""


def sheet_of(steps: str) -> Sheet:
    """A sheet in one line: "diterima, dilayani!, selesai_oleh back_office 2 hari" (! for an output written down)."""
    rows = []
    for no, written in enumerate(map(str.strip, steps.split(",")), 1):
        ends, _, days = written.removesuffix("!").partition(" / ")
        actor = {"diterima": "front_office", "keluar": "pengunjung"}.get(ends, ends.removeprefix("selesai_oleh "))
        actor = actor if actor in ("front_office", "pengunjung") else "back_office"
        rows.append(
            f'[[langkah]]\nno = {no}\nkegiatan = "K"\npelaksana = "{actor}"\nkelengkapan = ""\noutput = "O"\n'
            f'waktu = "{days or "5 menit"}"\nselesai = "{ends}"\ncatat_output = {str(written.endswith("!")).lower()}\n'
        )
    return read_sheet(HEAD + "".join(rows), "contoh.toml")


def done(sheet: Sheet, count: int) -> Timeline:
    """The first steps are done, one a minute."""
    begin = replace(_piece(sheet.steps[0]), word=Word.CALLED, step=None, key="begin")
    pieces = [_piece(step) for step in sheet.steps[:count]]
    return fold(sheet, [begin, *pieces], office().calendar, MONDAY_MORNING + timedelta(hours=1))


def _piece(step: Step) -> Evidence:
    at = MONDAY_MORNING + timedelta(minutes=step.no)
    marker: Marker = step.ends
    return Evidence(f"{step.no}", marker.word, at, at, Source.CORRECTION, "s1", marker.step)


@pytest.mark.parametrize(
    ("steps", "service"),
    [
        ("diterima, dilayani!, keluar_ruang, survei_terkirim, keluar", 2),
        ("diterima, dilayani, keluar_ruang, survei_terkirim, keluar", 2),
        ("dijawab, dilayani, selesai_oleh back_office / 2 hari!, survei_terkirim", 3),
        ("dijawab, dilayani, selesai_oleh back_office / 2 hari, survei_terkirim", 3),
        ("diterima, masuk_ruang, keluar_ruang, selesai_oleh back_office / 2 hari, dijawab", 5),
        ("dilayani!, selesai_oleh front_office", 1),
        ("selesai_oleh back_office!, dijawab", 2),
        ("selesai_oleh back_office!, dilayani, selesai_oleh back_office!", 3),
        ("selesai_oleh pengunjung, keluar", 2),
    ],
)
# rule: served-by-the-sheet
def test_the_sheet_says_which_step_is_the_service(steps: str, service: int) -> None:
    sheet = sheet_of(steps)
    assert service_step(sheet.steps).no == service
    assert [served(done(sheet, count)) for count in range(len(sheet.steps) + 1)] == [
        count >= service for count in range(len(sheet.steps) + 1)
    ]


def test_the_shipped_sheet_serves_with_its_seventh_step() -> None:
    assert service_step(read_sheet(default_sheet_text(), "layanan_daring.toml").steps).no == 7


@pytest.mark.parametrize(
    ("steps", "count", "leaves", "there"),
    [
        ("diterima, dilayani!, keluar_ruang, keluar", 1, False, True),
        ("diterima, dilayani!, keluar_ruang, keluar", 2, True, False),
        ("diterima, keluar_ruang, keluar, selesai_oleh back_office / 2 hari!", 0, False, True),
        ("diterima, keluar_ruang, keluar, selesai_oleh back_office / 2 hari!", 1, True, False),
        ("diterima, keluar_ruang, selesai_oleh back_office / 2 hari!, keluar", 1, False, True),
        ("diterima, keluar_ruang, selesai_oleh back_office / 2 hari!, keluar", 2, False, False),
        ("diterima, selesai_oleh back_office / 2 hari!, keluar_ruang, keluar", 1, False, True),
        ("diterima, keluar_ruang, selesai_oleh back_office!, keluar", 2, False, True),
    ],
)
def test_until_when_a_visitor_has_to_be_there(steps: str, count: int, leaves: bool, there: bool) -> None:
    line = done(sheet_of(steps), count)
    assert (may_leave(line), has_to_be_there(line)) == (leaves, there)
