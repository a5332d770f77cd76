"""``loket gladi`` as an operator types it: what it prints, what it leaves behind, what it refuses."""

from pathlib import Path

import pytest

from tests.shell import Shell


@pytest.mark.long
def test_a_day_is_told_and_leaves_nothing_but_its_papers(loket: Shell) -> None:
    ended = loket("gladi", "--visitors", "1", "--no-compare", "--seed", "satu", "--output", "hasil", COLUMNS="80")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert 'benih "satu"' in ended.stdout
    assert "Apakah 2 petugas cukup?" in ended.stdout
    assert "Sari (rekaan)" in ended.stdout
    assert "janji Loket sendiri tidak dipenuhi" not in ended.stdout
    assert max(map(len, ended.stdout.splitlines())) <= 80
    assert [each.name for each in loket.folder.iterdir()] == ["hasil"]
    papers = {path.name.partition("-2")[0].partition("_")[0] for path in (loket.folder / "hasil").iterdir()}
    assert papers == {"buku-tamu", "buku-laporan", "penyimpangan", "pemantauan-pos", "skm"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--visitors", "0"), '"0" tidak dapat dipakai untuk --visitors. Tulis angka dari 1 sampai 1000.'),
        (("--officers", "51"), '"51" tidak dapat dipakai untuk --officers. Tulis angka dari 0 sampai 50.'),
        (("--sop", "tidak-ada.toml"), "tidak-ada.toml"),
    ],
)
def test_what_cannot_be_rehearsed_is_said_and_nothing_is_made(loket: Shell, words: tuple[str, ...], said: str) -> None:
    ended = loket("gladi", *words)
    assert ended.returncode == 2
    assert said in ended.stderr
    assert list(Path(loket.folder).iterdir()) == []
