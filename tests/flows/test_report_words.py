"""What is meant by words about reports: a table of what people write."""

from datetime import date

import pytest

from bot.flows.reports import catalogue
from bot.flows.reports.catalogue import OFFERS
from bot.flows.understanding.report_words import asks_for_report, read_report

TODAY = date(2026, 11, 23)

WRITTEN = [
    # what is written, which report, which period, as which file
    ("laporan", "", "", ""),
    ("/laporan", "", "", ""),
    ("Laporan skm 2026-TW4 pdf", "skm", "2026-TW4", "pdf"),
    ("laporan skm 2026-tw4 PDF.", "skm", "2026-TW4", "pdf"),
    ("laporan buku tamu hari ini excel", "buku-tamu", "2026-11-23", "xlsx"),
    ("laporan pdf buku-tamu kemarin", "buku-tamu", "2026-11-22", "pdf"),
    ("laporan buku laporan hari kemarin", "buku-laporan", "2026-11-22", ""),
    ("laporan 1 minggu ini", "buku-tamu", "2026-M48", ""),
    ("laporan 1 minggu lalu", "buku-tamu", "2026-M47", ""),
    ("laporan penyimpangan bulan ini", "penyimpangan", "2026-11", ""),
    ("laporan penyimpangan bulan sebelumnya xlsx", "penyimpangan", "2026-10", "xlsx"),
    ("laporan ketersediaan triwulan lalu", "ketersediaan", "2026-TW3", ""),
    ("laporan pemantauan semester ini", "pemantauan-pos", "2026-S2", ""),
    ("laporan pemantauan tahun lalu", "pemantauan-pos", "2025", ""),
    ("laporan skm publikasi 2026-11 gambar", "skm-publikasi", "2026-11", "png"),
    ("laporan kompensasi 2026-11-01 sampai 2026-11-23", "kompensasi", "2026-11-01_2026-11-23", ""),
    ("laporan kompensasi 2026-11-23 - 2026-11-01", "kompensasi", "2026-11-01_2026-11-23", ""),
    ("report 10 this quarter pdf", "skm", "2026-TW4", "pdf"),
    ("/reports skm-tabel last month", "skm-tabel", "2026-10", ""),
    ("report buku tamu yesterday", "buku-tamu", "2026-11-22", ""),
    ("laporan buku", None, "", ""),
    ("laporan 0", None, "", ""),
    ("laporan 15", None, "", ""),
    ("laporan ppid triwulan lalu excel", "ppid", "2026-TW3", "xlsx"),
    ("laporan bukti 2026-S2 zip", "bukti", "2026-S2", "zip"),
    ("laporan keluhan bapak", None, "", ""),
    ("laporan skm 2026-13", None, "", ""),
    # rule: no-report-before-the-desk
    ("laporan skm 0001", None, "", ""),
]


@pytest.mark.parametrize(("typed", "which", "period", "ending"), WRITTEN, ids=lambda each: str(each))
def test_what_is_meant(typed: str, which: str | None, period: str, ending: str) -> None:
    assert asks_for_report(typed)
    said = read_report(typed, TODAY)
    found = catalogue.meant(said.which, OFFERS)
    if which is None:
        assert said.which
        assert found is None
    else:
        assert (found.key if found else "") == which
        assert (said.period.name if said.period else "") == period
        assert said.ending == ending


@pytest.mark.parametrize("typed", ["lapor B-001", "laporannya sudah kami terima", "pelaporan", "melaporkan", ""])
def test_what_is_no_wish_for_a_report(typed: str) -> None:
    assert not asks_for_report(typed)
