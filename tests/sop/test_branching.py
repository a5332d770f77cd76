"""Decisions in a sheet file: read as written, refused with line and remedy, warned about, printed, rehearsed."""

from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from rich.console import Console

from bot.flows.procedure.route import MOST_ROUTES
from bot.flows.procedure.sheet import END, Branch, Marker, Sheet
from bot.flows.procedure.vocabulary import Word
from bot.rehearsal.walk import Walk
from bot.render import Renderer
from bot.sop import SheetFaults, Surroundings, load_sheet, printing, read_kept, read_sheet, warned, written
from bot.texts import load_texts
from tests.clock import MONDAY_MORNING
from tests.flows.table import office

HOURS = {"hours": "Senin-Jumat 08.00-16.00"}
TOGETHER = Path(__file__).parents[1] / "sheets" / "satu_meja"
TEXT = (TOGETHER / "permohonan_informasi.toml").read_text("utf-8")
WALK_IN = (TOGETHER / "luring.toml").read_text("utf-8")
FORK = 'keputusan = { "ya" = 4, "tidak" = 7 }'
INFORMATION = read_sheet(TEXT, "x.toml")


def faults(text: str) -> list[str]:
    with pytest.raises(SheetFaults) as raised:
        read_sheet(text, "x.toml")
    return [str(fault) for fault in raised.value.faults]


def cautions(text: str) -> list[str]:
    return [str(caution) for caution in warned(written(text, "x.toml"), Surroundings())]


def test_answers_and_where_they_go_on_are_read_in_either_spelling() -> None:
    third, fourth, fifth = INFORMATION.steps[2:5]
    assert third.branches == (Branch("ya", 4), Branch("tidak", 7))
    assert fourth.branches == (Branch("terbuka", 5), Branch("dikecualikan", 6))
    assert (third.ends, fourth.ends) == (Marker(Word.DECIDED, 3), Marker(Word.DECIDED, 4))
    assert (fifth.then, load_sheet(TOGETHER / "luring.toml").steps[2].then) == (8, END)
    assert third.reporters == ("pejabat_informasi",)
    named = TEXT.replace(FORK, f'{FORK}\nselesai = "diputuskan"')
    assert read_sheet(named, "x.toml").steps == INFORMATION.steps


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        (FORK, 'keputusan = { "ya" = 4 }', 48, "keputusan ini punya 1 jawaban; seharusnya 2 sampai 6"),
        (FORK, "keputusan = {}", 48, 'kunci "keputusan" kosong'),
        (FORK, "keputusan = [4, 7]", 48, 'kunci "keputusan" berisi daftar, seharusnya bagian'),
        (FORK, 'keputusan = { "ya" = 4, "Ya" = 7 }', 48, 'jawaban "Ya" disebut dua kali'),
        (FORK, 'keputusan = { "ya" = 4, "" = 7 }', 48, "tidak dapat menjadi tombol"),
        (FORK, f'keputusan = {{ "ya" = 4, "{"x" * 21}" = 7 }}', 48, "tidak dapat menjadi tombol"),
        (FORK, 'keputusan = { "ya" = "4", "tidak" = 7 }', 48, 'tujuan "4" bukan nomor langkah'),
        (FORK, 'keputusan = { "ya" = true, "tidak" = 7 }', 48, 'tujuan "True" bukan nomor langkah'),
        (FORK, 'keputusan = { "ya" = 4, "tidak" = 2 }', 48, "langkah 2 tidak berada sesudah langkah ini"),
        (FORK, 'keputusan = { "ya" = 4, "tidak" = 3 }', 48, "langkah 3 tidak berada sesudah langkah ini"),
        (FORK, 'keputusan = { "ya" = 4, "tidak" = 9 }', 48, "langkah 9 tidak ada di lembar ini"),
        (FORK, f"{FORK}\nlanjut = 4", 49, "langkah ini punya keputusan, jadi tidak dapat punya lanjut"),
        (FORK, f'{FORK}\nselesai = "diperiksa"', 49, "selesai ketika jawabannya dipilih"),
        ('pelaksana = "front_office"', 'pelaksana = "front_office"\nselesai = "diputuskan"', 37, "hanya mengakhiri"),
        ('pelaksana = "front_office"', 'pelaksana = "front_office"\nmulai = "diputuskan"', 37, "tidak dapat memulai"),
        ("lanjut = 8", "lanjut = 4", 70, "langkah 4 tidak berada sesudah langkah ini"),
        ("lanjut = 8", 'lanjut = "akhir"', 70, 'tujuan "akhir" bukan nomor langkah'),
    ],
)
def test_what_cannot_be_decided_is_a_fault_with_its_line(old: str, new: str, line: int, says: str) -> None:
    assert old in TEXT
    assert any(
        fault.startswith(f"x.toml baris {line}: ") and says in fault for fault in faults(TEXT.replace(old, new, 1))
    )


def test_a_visitor_decides_nothing() -> None:
    theirs = WALK_IN.replace('pelaksana = "front_office"', 'pelaksana = "pengunjung"', 1)
    assert "keputusan diambil petugas, bukan pengunjung" in faults(theirs)[0]


def test_a_step_that_no_way_leads_to() -> None:
    [fault] = faults(TEXT.replace(FORK, 'keputusan = { "ya" = 4, "tidak" = 8 }'))
    assert fault.startswith("x.toml baris 83: langkah 7 tidak pernah ditempuh")


# rule: call-on-every-way
@pytest.mark.parametrize("word", ["dipanggil", "formulir_terkirim"])
def test_neither_form_nor_call_can_be_passed_by(word: str) -> None:
    text = WALK_IN.replace('output = "Saran tertulis"\ncatat_output = true', f'output = "Saran"\nselesai = "{word}"')
    assert any("langkah 2 dapat terlewati, padahal formulir dan panggilan" in fault for fault in faults(text))


def test_more_ways_than_can_be_told() -> None:
    head, _, rest = WALK_IN.partition("[[langkah]]")
    row = rest.split("\n\n[[langkah]]")[0]
    answers = '"lengkap" = 2, "kurang" = 4'
    rows = [
        row.replace("no = 1", f"no = {no}").replace(answers, f'"a" = {no + 1}, "b" = {no + 2}') for no in range(1, 12)
    ]
    rows += [row.replace("no = 1", f"no = {no}").split("keputusan")[0] for no in (12, 13)]
    text = head + "\n\n".join(f"[[langkah]]{each}" for each in rows)
    assert any(f"dapat ditempuh dengan 233 cara; paling banyak {MOST_ROUTES}" in fault for fault in faults(text))


def test_a_kept_version_whose_ways_cannot_be_read_charges_nobody() -> None:
    """rule: unsound-sheet-judges-nothing"""
    kept = read_kept(TEXT.replace(FORK, 'keputusan = { "ya" = 1, "tidak" = 99 }'), "id", INFORMATION)
    assert (kept.sound, len(kept.steps)) == (False, 8)
    assert all(after > index for index, row in enumerate(kept.following) for after in row)


# Allowed, and dangerous


def test_a_decision_that_changes_nothing() -> None:
    same = WALK_IN.replace('"kurang" = 4', '"kurang" = 2').replace('lanjut = "selesai"\n', "")
    assert any("baris 30: semua jawaban langkah 1 berlanjut ke tempat yang sama" in each for each in cautions(same))
    assert cautions(WALK_IN) == []


def test_a_way_without_what_the_others_have() -> None:
    told = cautions(TEXT.replace('output = "Pemberitahuan"\ncatat_output = true', 'output = "Pemberitahuan"'))
    assert any("baris 48: bila langkah 3 tidak: hasil layanan tidak diminta" in each for each in told)
    told = cautions(TEXT.replace("lanjut = 8", 'lanjut = "selesai"', 1))
    assert any("baris 58: bila langkah 3 ya, langkah 4 terbuka: survei tidak ditanyakan" in each for each in told)


def test_an_answer_that_ends_the_visit_at_once() -> None:
    told = cautions(WALK_IN.replace('"kurang" = 4', '"kurang" = "selesai"').replace('lanjut = "selesai"\n', ""))
    assert any('baris 30: jawaban "kurang" pada langkah 1 langsung mengakhiri kunjungan' in each for each in told)


def test_days_are_added_up_along_the_longest_way() -> None:
    limited = TEXT.replace("[layanan]", 'waktu_seluruhnya = "14 hari kerja"\n\n[layanan]')
    assert not any("jumlah hari kerja" in each for each in cautions(limited))
    assert any("(14) melewati" in each for each in cautions(limited.replace("14 hari kerja", "13 hari kerja")))


# Printed


def printed(sheet: Sheet) -> str:
    console = Console(width=200, color_system=None, force_terminal=False)
    with console.capture() as captured:
        console.print(printing.official_table(sheet, 200), printing.evidence_table(sheet))
    return " ".join(captured.get().split())


def test_the_diamond_its_answers_and_every_way_s_service_are_printed() -> None:
    table = printed(INFORMATION)
    assert table.count("◆") == 3, "two decisions, and the legend"
    assert "langkah 4 terbuka" in table
    assert "langkah 5 selesai atau langkah 6 selesai" in table
    assert printing.courses(INFORMATION).splitlines() == [
        "Keputusan langkah 3: ya → langkah 4; tidak → langkah 7",
        "Keputusan langkah 4: terbuka → langkah 5; dikecualikan → langkah 6",
        "Sesudah langkah 5: langkah 8",
        "Sesudah langkah 6: langkah 8",
    ]
    service = printing.service_line(INFORMATION)
    assert all(f"langkah {no} (" in service for no in (5, 6, 7))
    walk_in = read_sheet(WALK_IN, "x.toml")
    assert printing.standard_total(walk_in) == "Jumlah waktu baku: 7 menit sampai 35 menit, menurut keputusannya"
    assert printed(walk_in).count("●") == 3, "it ends at two steps, and the legend"
    assert "Sesudah langkah 3: selesai" in printing.courses(walk_in)


# Rehearsed


# rule: rehearsed-by-the-flows
@pytest.mark.long
def test_every_way_is_walked_branch_by_branch() -> None:
    renderer = Renderer(load_texts(), ZoneInfo("Asia/Jakarta"), "WIB")
    told = list(Walk(replace(office(office=HOURS), sheet=INFORMATION), renderer, MONDAY_MORNING).tell())
    assert [line for line in told if line.startswith("===")] == [
        '=== Bila langkah 3 dijawab "ya" ===',
        '=== Bila langkah 3 dijawab "ya", langkah 4 dijawab "terbuka" ===',
        '=== Bila langkah 3 dijawab "ya", langkah 4 dijawab "dikecualikan" ===',
        '=== Bila langkah 3 dijawab "tidak" ===',
    ]
    ends = [line for line in told if line.startswith(("Tidak ditempuh", "Akhir"))]
    assert ends == [
        *("Tidak ditempuh: langkah 6, 7", "Akhir kunjungan: selesai"),
        *("Tidak ditempuh: langkah 5, 7", "Akhir kunjungan: selesai"),
        *("Tidak ditempuh: langkah 4, 5, 6", "Akhir kunjungan: selesai"),
    ]
    assert sum("Langkah 2." in line for line in told) == 1, "what comes before the decision is told once"
    assert any("E-001" in line for line in told), "the rehearsed visitor has business that the sheet serves"
    assert told == list(Walk(replace(office(office=HOURS), sheet=INFORMATION), renderer, MONDAY_MORNING).tell())
