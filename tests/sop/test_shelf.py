"""The sheets of one desk: each category has one, and whatever contradicts that is told with line and remedy."""

from pathlib import Path

import pytest

from bot.sop import SheetFaults, Shelf, read_shelf, sheet_files, side_by_side

TOGETHER = Path(__file__).parents[1] / "sheets" / "satu_meja"
SHEETS = {path.stem: path.read_text("utf-8") for path in TOGETHER.glob("*.toml")}
ONLY_PPID = 'kategori = ["ppid"]'
ALL_OTHERS = '[layanan]\nkategori = ["ppid"]\n\n'


def shelf(folder: Path, **changed: str) -> Shelf:
    """The three sheets of one desk, some of them changed."""
    for name, text in {**SHEETS, **changed}.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")
    return read_shelf(sheet_files(None, folder))


def told(folder: Path, **changed: str) -> list[str]:
    with pytest.raises(SheetFaults) as raised:
        shelf(folder, **changed)
    return [str(fault).removeprefix(f"{folder}/") for fault in raised.value.faults]


def test_each_category_has_its_sheet_and_one_serves_the_rest() -> None:
    found = read_shelf(sheet_files(None, TOGETHER))
    assert found.default.sheet.identity.name == "Layanan Daring"
    names = {category: each.sheet.identity.name for category, each in found.by_category.items()}
    assert names == {"konsultasi": "Konsultasi di Kantor", "ppid": "Permohonan Informasi Publik"}
    assert len(found.all) == 3


def test_a_file_named_beside_the_directory_belongs_to_it_and_is_read_once(tmp_path: Path) -> None:
    for name in ("luring", "permohonan_informasi"):
        (tmp_path / f"{name}.toml").write_text(SHEETS[name], "utf-8")
    beside = read_shelf(sheet_files(TOGETHER / "daring.toml", tmp_path))
    assert beside.default.sheet.identity.name == "Layanan Daring"
    assert len(sheet_files(TOGETHER / "daring.toml", TOGETHER)) == 3


# rule: one-sheet-a-category
def test_two_sheets_for_one_category(tmp_path: Path) -> None:
    twice = SHEETS["permohonan_informasi"].replace(ONLY_PPID, 'kategori = ["ppid", "konsultasi"]')
    assert told(tmp_path, permohonan_informasi=twice) == [
        f'permohonan_informasi.toml baris 10: kategori "konsultasi" sudah dilayani lembar {tmp_path}/luring.toml; '
        "perbaikan: satu kategori hanya untuk satu lembar; hapus dari salah satunya"
    ]


def test_two_sheets_for_the_rest(tmp_path: Path) -> None:
    [fault] = told(tmp_path, luring=SHEETS["luring"].replace('[layanan]\nkategori = ["konsultasi"]\n', ""))
    assert fault.startswith(f"luring.toml baris 1: lembar ini dan {tmp_path}/daring.toml sama-sama tidak menyebut")


def test_no_sheet_for_the_rest(tmp_path: Path) -> None:
    some = '[layanan]\nkategori = ["informasi"]\n\n[[pelaksana]]'
    [fault] = told(tmp_path, daring=SHEETS["daring"].replace("[[pelaksana]]", some, 1))
    assert fault.startswith("daring.toml baris 8: tidak ada lembar untuk kategori lain")


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ('kategori = ["ppit"]', 'kategori "ppit" tidak dikenal; perbaikan: mungkin maksudnya "ppid"'),
        ("kategori = []", 'kunci "kategori" kosong'),
        ('kategori = ["ppid", "ppid"]', "kategori yang sama disebut dua kali"),
        ("kategori = 5", 'kunci "kategori" berisi bilangan, seharusnya teks'),
        ('katagori = ["ppid"]', 'kunci "katagori" tidak dikenal di [layanan]'),
    ],
)
def test_what_cannot_be_read_as_categories(tmp_path: Path, written: str, says: str) -> None:
    faults = told(tmp_path, permohonan_informasi=SHEETS["permohonan_informasi"].replace(ONLY_PPID, written))
    assert len(faults) == 1
    assert faults[0].startswith("permohonan_informasi.toml baris 10: ")
    assert says in faults[0]


def test_faults_of_all_sheets_are_told_at_once(tmp_path: Path) -> None:
    spoilt = {name: text.replace("menit", "menitan", 1) for name, text in SHEETS.items() if name != "luring"}
    assert [fault.split(" ")[0] for fault in told(tmp_path, **spoilt)] == ["daring.toml", "permohonan_informasi.toml"]


def test_a_directory_that_has_no_sheet(tmp_path: Path) -> None:
    for folder, says in ((tmp_path, "tidak ada lembar POS di folder ini"), (tmp_path / "lain", "tidak ditemukan")):
        with pytest.raises(SheetFaults, match=says):
            sheet_files(None, folder)


def test_one_queue_received_by_two_roles_is_told(tmp_path: Path) -> None:
    assert list(side_by_side(shelf(tmp_path))) == []
    other = SHEETS["luring"].replace('"front_office"', '"resepsionis"')
    [caution] = side_by_side(shelf(tmp_path, luring=other))
    assert 'diterima "resepsionis"' in str(caution)
    assert "nomor di belakangnya ikut menunggu" in str(caution)
