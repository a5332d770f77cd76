"""What is allowed in a sheet and dangerous is told with its line and what to do. rule: cautions-are-no-faults"""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.sop import Surroundings, default_sheet_text, read_file, warned

SHEETS = Path(__file__).parents[1] / "sheets"
SHEET = (SHEETS / "salah_satu_petugas.toml").read_text("utf-8")
PATIENT = Surroundings(timedelta(hours=4), frozenset({"front_office", "back_office"}))


def told(folder: Path, text: str, desk: Surroundings = Surroundings()) -> list[str]:  # noqa: B008 - a frozen value
    path = folder / "x.toml"
    path.write_text(text, "utf-8")
    cautions = warned(read_file(path), desk)
    return [f"{caution.line}: {caution.message}; {caution.remedy}" for caution in cautions]


def test_the_shipped_sheet_is_beyond_caution(tmp_path: Path) -> None:
    assert told(tmp_path, default_sheet_text(), PATIENT) == []


def test_a_limit_of_hours_beyond_the_desk_s_patience(tmp_path: Path) -> None:
    [caution] = told(tmp_path, SHEET, PATIENT)
    assert caution.startswith("37: waktu langkah 2 (maks. 7 (tujuh) jam kerja) lebih panjang daripada kesabaran Loket")
    assert "hari kerja" in caution
    assert told(tmp_path, SHEET, Surroundings(timedelta(hours=7))) == []
    assert told(tmp_path, SHEET) == []


def test_a_role_that_nobody_holds(tmp_path: Path) -> None:
    cautions = told(tmp_path, SHEET, Surroundings(held_roles=frozenset({"front_office"})))
    assert [caution.split(":")[0] for caution in cautions] == ["19"]
    assert 'peran "back_office" (Back Office)' in cautions[0]
    assert "loket staff invite NAMA --role back_office" in cautions[0]


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ('waktu = "maks. 7 (tujuh) jam kerja"', 'waktu = "menyesuaikan"', 37, "langkah 2 tanpa batas"),
        ('"maks. 7 (tujuh) jam kerja"', '"3 hari kerja"', 37, "lebih panjang daripada batas seluruhnya"),
    ],
)
def test_limits(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    assert old in SHEET
    assert any(each.startswith(f"{line}: ") and says in each for each in told(tmp_path, SHEET.replace(old, new)))


def test_words_that_mean_less_than_they_sound(tmp_path: Path) -> None:
    cautions = told(tmp_path, (SHEETS / "jawaban_bertahap.toml").read_text("utf-8"))
    assert any('kata "dijawab" pada langkah 2 belum berarti layanan sudah diberikan' in each for each in cautions)
    assert any('kata "dilayani" pada langkah 3' in each for each in cautions)


def test_a_survey_in_the_middle(tmp_path: Path) -> None:
    last = '\n[[langkah]]\nno = 4\nkegiatan = "Mengarsipkan"\npelaksana = "front_office"\n'
    cautions = told(tmp_path, SHEET + last + 'kelengkapan = ""\nwaktu = "5 menit"\noutput = ""\n')
    assert len(cautions) == 1
    assert "sesudah survei (langkah 3) masih ada langkah petugas (4)" in cautions[0]
    early = SHEET.replace('"dilayani"', '"survei_terkirim2"').replace('"survei_terkirim"', '"keluar"')
    early = early.replace('"survei_terkirim2"', '"dilayani"').replace('"formulir_terkirim"', '"survei_terkirim"')
    assert any(
        "survei diminta pada langkah 1, sebelum layanan diberikan (langkah 2)" in x for x in told(tmp_path, early)
    )
