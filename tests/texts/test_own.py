"""The office's own wording: said in place of the shipped one, or refused with file, line and what mends it."""

import asyncio
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.commands.texts import app
from bot.errors import OperatorError
from bot.office import NOTICE_VERSION, office_of
from bot.settings import Settings
from bot.surveys import default_instrument
from bot.texts import LANGUAGES, load_texts
from bot.texts.own import WrongTexts
from tests.clock import MONDAY_MORNING

GOOD = """# Kata kami sendiri
form-cancelled = Baik, pendaftaran <b>dibatalkan</b>. Sampai jumpa!
queue-last-call = Loket hampir tutup. { $next }
"""


def own(folder: Path, written: str, name: str = "kami.ftl", language: str = "id") -> Path:
    (folder / language).mkdir(exist_ok=True)
    (folder / language / name).write_text(written, "utf-8")
    return folder


def faults(folder: Path) -> str:
    with pytest.raises(WrongTexts) as refused:
        load_texts(folder)
    return str(refused.value)


def test_the_offices_words_are_said_in_place_of_the_shipped_ones(tmp_path: Path) -> None:
    texts = load_texts(own(tmp_path, GOOD))
    assert texts.say("id", "form-cancelled") == "Baik, pendaftaran <b>dibatalkan</b>. Sampai jumpa!"
    assert texts.say("en", "form-cancelled") == load_texts().say("en", "form-cancelled")
    assert texts.say("id", "nothing-to-cancel") == load_texts().say("id", "nothing-to-cancel")
    assert load_texts().say("id", "form-cancelled") != texts.say("id", "form-cancelled")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("form-canceled = Batal.", "baris 1: tidak ada teks bernama form-canceled. Mungkin maksudnya form-cancelled."),
        ("xyzzy = Batal.", "loket texts list --all"),
        ("\nqueue-last-call = Tutup.", "baris 2: queue-last-call belum menyebut { $next }"),
        (
            "form-cancelled = Batal, { $nama }.",
            "form-cancelled tidak mengenal { $nama }. Yang dapat ditulis: tidak ada",
        ),
        ("queue-last-call = { $next", 'baris 1: "queue-last-call = { $next" bukan teks yang dapat dibaca'),
        ("Halo semua", "bukan teks yang dapat dibaca"),
        ("form-cancelled = <u>Batal</u>", "tanda pada form-cancelled tidak dapat ditampilkan"),
        ("form-cancelled = <b>Batal", "tanda pada form-cancelled"),
        ("form-cancelled = 1 < 2", "tanda pada form-cancelled"),
        ("form-cancelled = A\nform-cancelled = B", "baris 2: form-cancelled ditulis dua kali"),
        ("form-cancelled = { nothing }", "form-cancelled merujuk ke nothing"),
        ("-istilah = Batal", "ini bukan teks biasa"),
        ("command-cancel = Batal Saja", '"Batal Saja" bukan kata perintah'),
        ("survey-biaya = Mahal?", "survey-biaya tidak dapat diganti"),
        ("template-button = Buka", "template-button tidak dapat diganti"),
    ],
)
def test_what_cannot_be_used_is_told_with_place_and_remedy(tmp_path: Path, written: str, told: str) -> None:
    said = faults(own(tmp_path, written))
    assert told in said
    assert str(tmp_path / "id" / "kami.ftl") in said


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    own(tmp_path, "satu = A\n\ndua = B\n")
    own(tmp_path, "form-cancelled = { $x }\n", "lain.ftl", "en")
    own(tmp_path, "form-cancelled = A\n", language="jv")
    said = faults(tmp_path).splitlines()
    assert len(said) == 4
    assert "tidak terbaca di tempatnya" in said[-1]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "folder tidak ada" in faults(tmp_path / "tidak-ada")


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "id").mkdir()
    (tmp_path / "id" / "kami.ftl").write_bytes(b"form-cancelled = \xff\xfe")
    assert "berkas tidak terbaca" in faults(tmp_path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shipped_text_but_the_fixed_ones_may_be_worded_anew(tmp_path: Path, language: str) -> None:
    """What is shipped keeps the rules that the office's own is held to."""
    shipped = load_texts()
    fixed = {f"survey-{e.key}{end}" for e in default_instrument().elements for end in ("", "-1", "-2", "-3", "-4")}
    names = [name for name in sorted(shipped.names(language)) if name not in fixed]
    names = [name for name in names if not name.startswith(("flow-", "template-"))]
    own(tmp_path, "".join(shipped.source(language, name) for name in names), language=language)
    assert len(load_texts(tmp_path).own) == len(names)


def test_the_questionnaire_is_the_office_of_nobody(tmp_path: Path) -> None:
    shipped = load_texts()
    for element in default_instrument().elements:
        own(tmp_path, shipped.source("id", f"survey-{element.key}"))
        load_texts.cache_clear()
        assert "tidak dapat diganti" in faults(tmp_path)


# rule: own-notice-own-version
def test_a_notice_worded_anew_is_another_version(tmp_path: Path) -> None:
    def version(folder: Path | None) -> str:
        return office_of(
            Settings.model_validate({"texts": {"folder": folder}}), MONDAY_MORNING.date()
        ).office.notice_version

    assert version(None) == version(own(tmp_path, GOOD)) == NOTICE_VERSION
    other = tmp_path / "lain"
    other.mkdir()
    changed = version(own(other, load_texts().source("id", "notice-full").replace("Untuk apa", "Gunanya")))
    assert changed.startswith(f"{NOTICE_VERSION}-")


def test_what_the_office_calls_a_service_is_understood_beside_what_it_is_called_elsewhere(tmp_path: Path) -> None:
    folder = own(tmp_path, "category-lainnya = Kunjungan kerja\n")
    office = office_of(Settings.model_validate({"texts": {"folder": folder}}), MONDAY_MORNING.date()).office
    question = office.form.question("category", {})
    assert question is not None
    assert question.labels["kunjungan kerja"] == question.labels["lainnya"] == "lainnya"
    assert office.entrances["layanan: kunjungan kerja"].key == "lainnya"


async def loket(folder: Path | None, *words: str) -> Result:
    environment = {"LOKET_TEXTS__FOLDER": str(folder)} if folder else {}
    return await asyncio.to_thread(lambda: CliRunner().invoke(app, words, env=environment))


async def test_the_commands_check_list_and_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = own(tmp_path, GOOD)
    assert "benar. Teks yang diganti: id 2, en 0." in (await loket(folder, "check")).output
    (folder / "id" / "lain.ftl.txt").write_text("menu-title = Lain")
    assert "lain.ftl.txt tidak dibaca" in (await loket(folder, "check")).output
    listed = (await loket(folder, "list")).output
    assert "id form-cancelled" in listed
    assert "baris 2" in listed
    assert "queue-last-call $next" in (await loket(folder, "list", "--all")).output
    shown = (await loket(folder, "show", "form-cancelled")).output
    assert shown.count("form-cancelled = ") == 3
    assert "belum mengganti" in (await loket(None, "list")).output


@pytest.mark.parametrize(("words", "told"), [(("check",), "texts.folder"), (("show", "cancelled"), "form-cancelled")])
async def test_what_is_not_there_is_told(
    words: tuple[str, ...], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = await loket(None, *words)
    assert isinstance(answer.exception, OperatorError)
    assert told in str(answer.exception)
