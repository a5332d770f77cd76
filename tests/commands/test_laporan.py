"""Papers about a period from the command line: which there are, as files, and what is said when one cannot be made."""

import os
import pty
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from bot.cli import main
from bot.commands.laporan import shown_at_work
from bot.errors import PaperTooLong
from bot.papers.kinds import listed
from bot.papers.registers.pack import PROOFS
from tests.papers.xlsx import cells
from tests.shell import Shell


def test_without_a_kind_all_are_listed(loket: Shell) -> None:
    said = loket("laporan").stdout
    for kind in listed().values():
        assert kind.key in said


@pytest.mark.parametrize("key", ["pemantauan-pos", "ketersediaan"])
def test_a_desk_without_visits_has_a_paper_too(loket: Shell, tmp_path: Path, key: str) -> None:
    done = loket("laporan", key, "--period", "2026-TW4")
    assert done.returncode == 0, done.stderr
    assert f"{key}_2026-TW4.xlsx" in done.stdout
    [file] = tmp_path.rglob(f"{key}_2026-TW4.xlsx")
    assert "Periode: Triwulan IV Tahun 2026 (1 Oktober – 31 Desember 2026)" in cells(file.read_bytes()).values()


def test_a_span_of_days(loket: Shell, tmp_path: Path) -> None:
    loket("laporan", "penyimpangan", "--from", "2026-11-01", "--to", "2026-11-23", "--format", "pdf")
    [file] = tmp_path.rglob("penyimpangan_2026-11-01_2026-11-23.pdf")
    assert "1–23 November 2026" in PdfReader(BytesIO(file.read_bytes())).pages[0].extract_text()


def test_what_is_too_long_to_be_printed_ends_with_a_status_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_long(*_: object) -> None:
        raise PaperTooLong

    for name in ("keep_to_ourselves", "configure"):
        monkeypatch.setattr(f"bot.cli.{name}", lambda *_, **__: None)
    monkeypatch.setattr("sys.argv", ["loket", "version"])
    monkeypatch.setattr("bot.cli.app", too_long)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == PaperTooLong.status == 3


def test_whoever_waits_at_a_terminal_sees_that_it_is_at_work(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = pty.openpty()
    monkeypatch.setenv("TERM", "xterm")
    with os.fdopen(theirs, "w") as terminal:
        monkeypatch.setattr("sys.stderr", terminal)
        with shown_at_work("ketersediaan", "2026-TW4"):
            pass
    assert "Membuat ketersediaan 2026-TW4" in "".join(_read_to_the_end(ours))


def _read_to_the_end(terminal: int) -> Iterator[str]:
    """What was written to a terminal that nobody writes to any more: it comes in as many pieces as it likes."""
    with os.fdopen(terminal, "rb", buffering=0) as written, suppress(OSError):
        while piece := written.read(1 << 16):
            yield piece.decode(errors="replace")


def test_nothing_is_shown_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with shown_at_work("ketersediaan", "2026-TW4"):
        pass
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("apa",), 'Tidak ada laporan "apa". Yang ada: '),
        (("penyimpangan", "--format", "docx"), 'Format "docx" tidak ada'),
        (("penyimpangan", "--period", "kemarin"), '"kemarin" bukan periode. Tulis 2026-11-23'),
        (("penyimpangan", "--from", "2026-11-23", "--to", "2026-11-01"), "bukan periode"),
        (("penyimpangan", "--output", "tidak/ada/x.xlsx"), "tidak dapat ditulis"),
    ],
)
def test_what_cannot_be_made_is_told_with_the_way_forward(loket: Shell, words: tuple[str, ...], told: str) -> None:
    done = loket("laporan", *words)
    assert done.returncode != 0
    assert told in " ".join(done.stderr.split())


def test_the_evaluators_pack_has_a_cover_that_names_every_file(loket: Shell, tmp_path: Path) -> None:
    done = loket("bukti", "bukti", "--period", "2026-TW4")
    assert done.returncode == 0, done.stderr
    [folder] = [path for path in tmp_path.rglob("bukti") if path.is_dir()]
    files = sorted(path.name for path in folder.iterdir())
    assert len(files) == len(PROOFS) + 1
    cover = PdfReader(BytesIO((folder / files[0]).read_bytes()))
    text = "".join("".join(page.extract_text() for page in cover.pages).split())
    for name in files[1:]:
        assert name.replace("-", "").partition(".")[0] in text.replace("-", "")


def test_nothing_is_mixed_into_a_folder_that_holds_something(loket: Shell, tmp_path: Path) -> None:
    loket("laporan", "ketersediaan", "--output", "ada.xlsx")
    [file] = tmp_path.rglob("ada.xlsx")
    done = loket("bukti", str(file.parent))
    assert done.returncode != 0
    assert "tidak kosong" in done.stderr
