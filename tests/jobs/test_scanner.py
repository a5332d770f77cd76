"""The office's scanner: what it says decides, what it does not say holds a file back, and nobody waits for ever."""

import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.jobs.scanner import Scanner, Verdict
from tests.desk import Desk, open_desk
from tests.jobs.office_files import WORD
from tests.jobs.test_fetch_files import PDF, last, read, registered

BAD = b"%PDF-1.4 " + b"virus " * 40_000
LOOK = "import os, sys; found = b'virus' in sys.stdin.buffer.read(); sys.exit({answer})"


def command(answer: str) -> list[str]:
    """A scanner that reads the file and answers with an exit code."""
    return [sys.executable, "-I", "-c", LOOK.format(answer=answer)]


@pytest.mark.parametrize(
    ("words", "content", "verdict"),
    [
        ([], BAD, Verdict.CLEAN),
        (command("found"), PDF, Verdict.CLEAN),
        (command("found"), BAD, Verdict.REFUSED),
        (command("2"), PDF, Verdict.UNKNOWN),
        (command("os.abort()"), PDF, Verdict.UNKNOWN),
        (["/nowhere/scanner"], PDF, Verdict.UNKNOWN),
        ([sys.executable, "-I", "-c", "raise SystemExit(1)"], BAD, Verdict.REFUSED),
    ],
)
async def test_the_exit_code_decides(words: list[str], content: bytes, verdict: Verdict) -> None:
    assert await Scanner(words, 30).judge(content) is verdict


async def test_a_scanner_that_does_not_answer_is_ended(tmp_path: Path) -> None:
    process = tmp_path / "pid"
    hanging = f"import os, signal; open({str(process)!r}, 'w').write(str(os.getpid())); signal.pause()"
    assert await Scanner([sys.executable, "-I", "-c", hanging], 1.0).judge(PDF) is Verdict.UNKNOWN
    with pytest.raises(ProcessLookupError):
        os.kill(int(process.read_text()), 0)


# rule: scanner-sees-no-secret
async def test_a_scanner_sees_none_of_the_desks_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOKET_TELEGRAM__TOKEN", "rahasia")
    assert await Scanner(command("any(n.startswith('LOKET_') for n in os.environ)"), 30).judge(PDF) is Verdict.CLEAN


@pytest.fixture
async def desk(sqlite_url: str, request: pytest.FixtureRequest) -> AsyncIterator[Desk]:
    sections = {"files": {"scanner": command(request.param)}}
    async with open_desk(sqlite_url, sections=sections, on_whatsapp=True) as desk:
        yield desk


@pytest.mark.parametrize("desk", ["found"], indirect=True)
@pytest.mark.parametrize("channel", ["telegram", "whatsapp"])
async def test_what_the_scanner_refuses_reaches_nobody_and_is_not_kept(desk: Desk, channel: str) -> None:
    sari = await desk.hire("Sari", "front_office", 11)
    rina = await registered(desk, channel)
    rina.send_document("surat.pdf", BAD)
    await desk.settle()
    assert "surat.pdf ditolak oleh pemeriksaan keamanan" in rina.messages[-1].text
    assert read(sari, "Berkas dari") == 0
    kept = await desk.one("files")
    assert (kept["state"], kept["content"]) == ("refused", None)
    rina.send_document("baik.pdf", PDF)
    await desk.settle()
    assert last(sari, "Berkas dari")


@pytest.mark.parametrize("desk", ["2"], indirect=True)
# rule: unexamined-held-back
async def test_what_cannot_be_examined_is_held_back_and_told(desk: Desk) -> None:
    sari = await desk.hire("Sari", "front_office", 11)
    admin = await desk.hire("Lasma", "admin", 12)
    rina = await registered(desk, "telegram")
    rina.send_document("surat.pdf", PDF)
    await desk.settle()
    assert read(admin, "pemindai berkas") == 1
    for _ in range(8):
        await desk.wait(seconds=40)
    assert read(admin, "pemindai berkas") == 1, "once an hour"
    assert read(rina, "surat.pdf belum dapat kami periksa") == 1
    assert read(sari, "Berkas dari") == 0
    assert (await desk.one("files"))["content"] is None


@pytest.mark.parametrize("desk", ["found"], indirect=True)
@pytest.mark.parametrize("channel", ["telegram", "whatsapp"])
@pytest.mark.parametrize(
    ("name", "media_type", "words"),
    [
        ("tagihan.pdf.exe", "application/pdf", "Yang dapat dikirim: foto"),
        ("bantuan.chm", "application/vnd.ms-htmlhelp", "Yang dapat dikirim: foto"),
        ("arsip.cab", "application/vnd.ms-cab-compressed", "Yang dapat dikirim: foto"),
        ("surat.docm", "application/vnd.ms-word.document.macroEnabled.12", "Yang dapat dikirim: foto"),
        ("surat.docx", WORD, "surat.docx tidak sesuai dengan namanya"),
        ("tagihan.pdf", "application/pdf", "tagihan.pdf tidak sesuai dengan namanya"),
    ],
)
async def test_a_program_reaches_no_officer_whatever_it_is_called(
    desk: Desk, channel: str, name: str, media_type: str, words: str
) -> None:
    sari = await desk.hire("Sari", "front_office", 11)
    rina = await registered(desk, channel)
    rina.send_document(name, b"MZ\x90\x00 a program", media_type)
    await desk.settle()
    assert words in rina.messages[-1].text
    assert read(sari, "Berkas dari") == 0
