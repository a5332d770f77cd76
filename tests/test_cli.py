"""The command line as an operator meets it: the real command, in a folder of its own."""

import gc
import sqlite3
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from bot.cli import tune_interpreter
from bot.sop import default_sheet_text
from tests.shell import Shell

pytestmark = pytest.mark.long


@pytest.mark.parametrize("command", [[sys.executable, "-m", "bot"], [str(Path(sys.executable).with_name("loket"))]])
def test_the_command_is_there_by_both_its_names(command: list[str], tmp_path: Path) -> None:
    told = subprocess.run([*command, "version"], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert told.returncode == 0
    assert told.stdout.strip()


def test_garbage_is_looked_for_once_a_desk_is_loaded() -> None:
    seldom, pause = gc.get_threshold(), sys.getswitchinterval()
    gc.disable()  # as the command begins
    try:
        tune_interpreter()
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
        gc.set_threshold(*seldom)
        gc.enable()
        sys.setswitchinterval(pause)


def test_staff_come_and_go(loket: Shell) -> None:
    assert "Belum ada petugas" in loket("staff", "list").stdout
    assert (
        "Sari terdaftar sebagai front_office"
        in loket("staff", "add", "Sari", "--role", "front_office", "--telegram", "11").stdout
    )
    renamed = loket("staff", "add", "Dewi", "--role", "front_office", "--telegram", "11").stdout
    assert "sebelumnya akun ini milik Sari" in renamed
    invited = loket("staff", "invite", "Bayu", "--role", "back_office").stdout
    assert "/petugas#mulai=" in invited
    assert "ketik kepada bot" not in invited
    listed = loket("staff", "list").stdout
    assert "Dewi" in listed
    assert "diundang" in listed
    assert loket("staff", "remove", "Dewi").returncode == 0
    assert "Dewi" not in loket("staff", "list").stdout


# rule: namesakes-are-two
def test_two_of_one_name_are_two_people_unless_the_operator_says_so(loket: Shell) -> None:
    added = ("staff", "add", "Sari", "--role", "front_office", "--telegram")
    assert "Perhatian" not in loket(*added, "11").stdout
    assert "sudah ada petugas dengan nama dan peran front_office itu" in loket(*added, "12").stdout
    assert loket("staff", "list").stdout.count("Sari") == 2
    unclear = loket("staff", "invite", "Sari", "--role", "front_office", "--for", "Sari")
    assert "Ada 2 petugas bernama" in unclear.stderr
    loket("staff", "add", "Bayu", "--role", "back_office", "--telegram", "13")
    invited = loket("staff", "invite", "Bayu", "--role", "supervisor", "--for", "Bayu")
    assert invited.returncode == 0
    assert "Perhatian" not in invited.stdout
    assert "diundang, untuk s" in loket("staff", "list").stdout
    moved = loket("staff", "add", "Bayu", "--role", "supervisor", "--telegram", "14", "--same-as", "Bayu")
    assert moved.returncode == 0
    listed = [line for line in loket("staff", "list").stdout.splitlines() if "Bayu" in line and "tersambung" in line]
    assert len(listed) == 1
    assert "supervisor" in listed[0]
    assert loket("staff", "invite", "Nur", "--role", "supervisor", "--for", "Siapa").returncode == 2


def test_a_role_is_added_to_those_of_before(loket: Shell) -> None:
    loket("staff", "add", "Sari", "--role", "front_office", "--telegram", "1")
    nobody = loket("staff", "invite", "Sari", "--role", "back_office", "--add")
    assert (nobody.returncode, "--for KODE" in nobody.stderr) == (2, True)
    more = ("--role", "back_office", "--for", "Sari", "--add")
    assert "sebagai front_office, back_office" in loket("staff", "add", "Sari", *more, "--telegram", "1").stdout
    assert (
        "front_office, back_office, supervisor"
        in loket("staff", "invite", "Sari", "--role", "supervisor", *more[2:]).stdout
    )
    assert "nama dan peran back_office itu" in loket("staff", "add", "Sari", *more[:2], "--telegram", "2").stdout


def test_operators_who_read_english_are_told_in_english(loket: Shell) -> None:
    # rule: operators-language
    loket.environment["LOKET_LANGUAGE"] = "en"
    assert "There is no duty roster yet" in loket("roster", "show").stdout
    assert "No letter of assignment is open" in loket("letter", "list").stdout
    kept = loket("numbers", "reserve", "--day", "2099-12-01", "--count", "1").stdout
    assert "-20991201-001  not used yet" in kept
    assert "is not a visit number" in loket("numbers", "unused", "x", "--reason", "y").stderr


def test_what_can_be_set_in_chat_is_listed_with_its_origin(loket: Shell) -> None:
    listed = loket("settings", "list").stdout
    assert "kategori ppid" in listed
    assert "dari berkas" in listed


def test_the_roster_comes_from_a_file_or_not_at_all(loket: Shell) -> None:
    loket("staff", "add", "Sari", "--role", "front_office", "--telegram", "1")
    assert "Belum ada jadwal piket" in loket("roster", "show").stdout
    file = loket.folder / "piket.csv"
    file.write_text("hari,jam,petugas\nSenin-Jumat,,Sari\nRabu,08.00-12.00,Tono\n", encoding="utf-8")
    refused = loket("roster", "import", "piket.csv")
    assert refused.returncode == 2
    assert "piket.csv, baris 3" in refused.stderr
    assert "Tono" in refused.stderr
    assert "Petugas: Sari" in refused.stderr
    assert "Belum ada jadwal piket" in loket("roster", "show").stdout
    file.write_text("Senin-Minggu,,Sari\n", encoding="utf-8")
    assert "7 baris" in loket("roster", "import", "piket.csv").stdout
    assert "Sari" in loket("roster", "show").stdout
    assert "informasi" in loket("roster", "categories", "Sari", "informasi").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("staff", "add", "Sari", "--role", "raja", "--telegram", "1"),
            'Peran "raja" tidak ada. Yang ada: front_office',
        ),
        (("staff", "add", "S", "--role", "front_office", "--telegram", "1"), "2 sampai 80 huruf"),
        (("staff", "remove", "Siapa"), "loket staff list"),
        (("sop", "check", "tidak_ada.toml"), "tidak_ada.toml"),
        (("--config", "tidak_ada.toml", "run"), "tidak_ada.toml"),
    ],
)
def test_what_cannot_be_done_is_said_with_the_remedy(loket: Shell, words: tuple[str, ...], said: str) -> None:
    answer = loket(*words)
    assert answer.returncode == 2
    assert said in answer.stderr
    assert "Traceback" not in answer.stderr


def test_all_wrong_settings_are_told_at_once(loket: Shell) -> None:
    answer = loket("run", LOKET_QUEUE__CAPACITY="banyak", LOKET_TELEGRAM__TOKEN="rahasia-sekali", LOKET_WEB__PRT="1")
    assert answer.returncode == 2
    for key in ("LOKET_QUEUE__CAPACITY", "LOKET_TELEGRAM__TOKEN", "LOKET_WEB__PORT"):
        assert key in answer.stderr
    assert "rahasia-sekali" not in answer.stderr


@pytest.mark.parametrize("url", ["sqlite:////proc/none/loket.sqlite3", "postgresql://u:sandi@127.0.0.1:9/loket"])
def test_a_database_that_cannot_be_opened_is_named_without_its_password(loket: Shell, url: str) -> None:
    answer = loket("db", "upgrade", LOKET_DATABASE__URL=url)
    assert answer.returncode == 2
    assert "tidak dapat dibuka" in answer.stderr
    assert "sandi" not in answer.stderr
    assert "Traceback" not in answer.stderr


def test_the_sheet_is_checked_and_printed(loket: Shell, tmp_path: Path) -> None:
    (tmp_path / "pos.toml").write_text(default_sheet_text(), encoding="utf-8")
    assert "10 langkah" in loket("sop", "check", "pos.toml").stdout
    printed = loket("sop", "show").stdout
    assert "PROSEDUR OPERASIONAL STANDAR" in printed
    assert "29 menit" in printed


def test_an_office_s_own_forms_are_checked_printed_and_used(loket: Shell) -> None:
    folder = loket.folder / "formulir"
    copytree(Path(__file__).parent / "forms" / "sekolah", folder)
    own = {"LOKET_FORM__DIRECTORY": "formulir"}
    checked = loket("form", "check", **own)
    for says in ("umum.toml: benar. Buku tamu, 6 pertanyaan", "konsultasi.toml: benar. Konsultasi, 5 pertanyaan"):
        assert says in checked.stdout
    assert "Data Dapodik (dapodik)" in loket("form", "show", "formulir/konsultasi.toml").stdout
    assert "Formulir: Konsultasi, 5 pertanyaan (konsultasi)" in loket("doctor", **own).stdout
    assert '"name": "topik"' not in loket("whatsapp", "show-flow", **own).stdout
    text = (folder / "konsultasi.toml").read_text("utf-8")
    (folder / "konsultasi.toml").write_text(text.replace('"pilihan"', '"pilihn"'), encoding="utf-8")
    refused = loket("run", **own)
    assert refused.returncode == 2
    assert 'formulir/konsultasi.toml baris 7: jenis "pilihn" tidak dikenal; perbaikan:' in refused.stderr
    assert loket("form", "check", "formulir").stderr == loket("form", "check", "formulir/konsultasi.toml").stderr


def test_all_sheets_of_a_desk_are_checked_together(loket: Shell) -> None:
    folder = loket.folder / "sop"
    copytree(Path(__file__).parent / "sheets" / "satu_meja", folder)
    checked = loket("sop", "check", "sop")
    assert checked.returncode == 0
    for says in ("daring.toml: benar. 3 langkah", "luring.toml: benar. 4 langkah", "Melayani kategori: konsultasi"):
        assert says in checked.stdout
    assert loket("sop", "check", LOKET_SOP__DIRECTORY="sop").stdout == checked.stdout
    assert "Konsultasi di Kantor, 4 langkah (konsultasi)" in loket("doctor", LOKET_SOP__DIRECTORY="sop").stdout
    assert loket("staff", "invite", "Tono", "--role", "konsultan", LOKET_SOP__DIRECTORY="sop").returncode == 0
    assert loket("sop", "rehearse", "sop/permohonan_informasi.toml").returncode == 0
    (folder / "daring.toml").unlink()
    refused = loket("run", LOKET_SOP__DIRECTORY="sop")
    assert refused.returncode == 2
    assert "sop/luring.toml baris 8: tidak ada lembar untuk kategori lain" in refused.stderr


def test_a_caution_about_a_sheet_is_no_fault_and_what_was_not_looked_at_is_said(loket: Shell) -> None:
    """rule: cautions-are-no-faults"""
    text = default_sheet_text().replace('waktu = "5 menit"', 'waktu = "menyesuaikan"', 1)
    (loket.folder / "pos.toml").write_text(text, "utf-8")
    answer = loket("sop", "check", "pos.toml")
    assert answer.returncode == 0
    assert "Perhatikan: pos.toml baris" in answer.stdout
    assert "langkah 7 tanpa batas" in answer.stdout
    assert "Tidak dilihat: siapa yang memegang peran" in answer.stdout
    assert loket("staff", "invite", "Sari", "--role", "front_office").returncode == 0
    looked = loket("sop", "check", "pos.toml").stdout
    assert 'tidak ada petugas yang memegang peran "back_office"' in looked
    assert "Tidak dilihat" not in looked


def test_a_sheet_is_rehearsed_without_a_database(loket: Shell) -> None:
    """rule: rehearsed-by-the-flows"""
    (loket.folder / "pos.toml").write_text(default_sheet_text(), "utf-8")
    answer = loket("sop", "rehearse", "pos.toml")
    assert answer.returncode == 0
    assert answer.stdout.rstrip().endswith("Akhir kunjungan: selesai")
    assert [path.name for path in loket.folder.iterdir()] == ["pos.toml"]


def test_the_doctor_names_what_is_to_be_looked_at(loket: Shell) -> None:
    answer = loket("doctor")
    assert answer.returncode == 0
    assert "Telegram belum tersambung" in answer.stdout
    assert "Basis data: skema" in answer.stdout
    broken = loket(
        "doctor",
        LOKET_TELEGRAM__TOKEN="1:abcdefghijklmnopqrstuvwxyzabcdefghi",
        LOKET_TELEGRAM__API_URL="http://127.0.0.1:9",
    )
    assert broken.returncode == 1
    assert "tidak terjangkau" in broken.stdout


def test_a_second_desk_on_one_file_is_refused_and_commands_work_beside_the_first(loket: Shell) -> None:
    with loket.running() as desk:
        refused = loket("run", LOKET_WEB__PORT="0")
        assert refused.returncode == 2
        assert f"Loket lain sudah berjalan pada basis data data/loket.sqlite3 (proses {desk.pid})" in refused.stderr
        assert "hentikan yang itu dulu" in refused.stderr
        assert loket("staff", "add", "Sari", "--role", "front_office", "--telegram", "11").returncode == 0
        assert "Sari" in loket("staff", "list").stdout
        assert loket("db", "upgrade").returncode == 0
        assert loket("doctor").returncode == 0
    with loket.running():
        assert "Sari" in loket("staff", "list").stdout


def test_nobody_else_on_the_machine_reads_the_desks_data(loket: Shell) -> None:
    with loket.running():
        found = {path.name: oct(path.stat().st_mode & 0o777) for path in (loket.folder / "data").iterdir()}
        ends = ("", "-wal", "-shm", ".lock")
        assert found == {f"loket.sqlite3{end}": "0o600" for end in ends} | {
            "loket.key": "0o600",
            "loket.identity.key": "0o600",
        }
        assert oct((loket.folder / "data").stat().st_mode & 0o777) == "0o700"


def test_a_lock_that_somebody_holds_is_told_with_the_remedy(loket: Shell) -> None:
    assert loket("db", "upgrade").returncode == 0
    with sqlite3.connect(loket.folder / "data" / "loket.sqlite3", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        for words in (("staff", "add", "Sari", "--role", "front_office", "--telegram", "11"), ("db", "upgrade")):
            answer = loket(*words, LOKET_DATABASE__LOCK_SECONDS="0.2")
            assert answer.returncode == 2
            assert "sedang dipakai proses lain" in answer.stderr
            assert "Traceback" not in answer.stderr
        other.rollback()
    other.close()


def test_the_doctor_tells_what_lies_open_to_others(loket: Shell) -> None:
    assert loket("db", "upgrade").returncode == 0
    data, toml = loket.folder / "data", loket.folder / "loket.toml"
    toml.write_text("[web]\nport = 0\n", encoding="utf-8")
    toml.chmod(0o644)
    (data / "loket.sqlite3").chmod(0o644)
    data.chmod(0o755)
    answer = loket("doctor")
    assert "sekarang ditutup: loket.sqlite3, data" in answer.stdout
    assert "loket.toml" not in answer.stdout.partition("[ok]")[2], "no secret stands in it"
    assert oct(data.stat().st_mode & 0o777) == "0o700"
    toml.write_text('[zoom]\nwebhook_secret = "rahasia-zoom-yang-panjang-sekali-benar"\n', encoding="utf-8")
    answer = loket("doctor")
    assert answer.returncode == 1
    assert "loket.toml berisi rahasia (zoom.webhook_secret) dan terbuka bagi akun lain" in answer.stdout
    assert "chmod 600 loket.toml" in answer.stdout
    toml.chmod(0o600)
    answer = loket("doctor")
    assert "loket.toml hanya terbuka bagi akun ini" in answer.stdout
    assert "Berkas basis data hanya terbuka bagi akun ini" in answer.stdout


def test_what_a_command_logs_is_not_among_what_it_prints(loket: Shell) -> None:
    assert loket("db", "upgrade").returncode == 0
    (loket.folder / "data" / "loket.sqlite3").chmod(0o644)
    answer = loket("staff", "list")
    assert answer.stdout.startswith("Belum ada petugas")
    assert "files closed to other accounts" in answer.stderr


# rule: doctor-counts-all-parked
def test_the_doctor_counts_what_is_parked_and_lists_the_newest(loket: Shell) -> None:
    assert loket("db", "upgrade").returncode == 0
    with sqlite3.connect(loket.folder / "data" / "loket.sqlite3") as database:
        rows = [(f"telegram:m:7:{n}", f"2026-11-23 02:{n:02d}:00", "parked", "{}", f"sebab {n}") for n in range(18)]
        database.executemany("INSERT INTO inbox VALUES (?, ?, ?, ?, ?)", rows)
    database.close()
    told = loket("doctor").stdout
    assert "Kejadian yang disimpan untuk diperiksa: 18" in told
    assert [n for n in range(18) if f"sebab {n}\n" in told] == list(range(8, 18))
    assert "dan 8 lagi yang lebih lama" in told
