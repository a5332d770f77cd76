"""Rehearsing a sheet tells what the desk would really do. rule: rehearsed-by-the-flows"""

from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.rehearsal.walk import Walk
from bot.render import Renderer
from bot.sop import load_sheet
from bot.texts import load_texts
from tests.clock import MONDAY_MORNING
from tests.flows.table import office

SHEETS = Path(__file__).parents[1] / "sheets"
HOURS = {"hours": "Senin-Jumat 08.00-16.00"}


def told(name: str | None) -> list[str]:
    unit = office(office=HOURS)
    unit = replace(unit, sheet=load_sheet(SHEETS / f"{name}.toml")) if name else unit
    renderer = Renderer(load_texts(), ZoneInfo("Asia/Jakarta"), "WIB")
    return list(Walk(unit, renderer, MONDAY_MORNING).tell())


@pytest.mark.long
@pytest.mark.parametrize(
    "name",
    [None, *sorted(str(path.relative_to(SHEETS).with_suffix("")) for path in SHEETS.rglob("*.toml"))],
)
def test_every_sheet_is_walked_to_its_end(name: str | None) -> None:
    lines = told(name)
    assert lines[-1] == "Akhir kunjungan: selesai"
    assert lines == told(name)


def test_who_presses_what_the_visitor_reads_and_what_silence_does() -> None:
    lines = [line.strip() for line in told("salah_satu_petugas")]
    late = "A-001: langkah 2 melewati waktu baku (maks. 7 (tujuh) jam kerja)."
    assert f"Bila didiamkan, 23-11-2026 pukul 16.00 WIB: Front Office membaca: ⏰ {late}" in lines
    assert "09.01 WIB: Front Office menekan [✅ Selesai dilayani]" in lines
    assert 'Front Office menulis hasil layanan: "Contoh hasil layanan"' in lines
    assert "Pengunjung membaca: Jawaban untuk permohonan A-001:" in lines
    assert "Pengunjung membaca: Bukti layanan" in lines


def test_silence_is_looked_at_and_does_not_happen() -> None:
    lines = told(None)
    presses = [line for line in lines if "menekan" in line]
    assert len(presses) == 10
    assert presses[0].startswith("  09.01 WIB: Pengunjung menekan")
    assert presses[-1].startswith("  09.10 WIB: Pengunjung menekan")
