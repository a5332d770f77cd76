"""The printed sheet holds every word of the file, on a narrow screen and on a wide one."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from rich.console import Console, RenderableType
from rich.table import Table

from bot.flows.procedure.sheet import Actor, Marker, Sheet, Step
from bot.flows.procedure.standard import Standard, read_standard
from bot.flows.procedure.vocabulary import Word
from bot.sop import default_sheet_text, load_sheet, read_sheet
from bot.sop.printing import (
    counting,
    evidence_table,
    identity_block,
    official_table,
    readings,
    service_line,
    standard_total,
)

SHEETS = Path(__file__).parents[1] / "sheets"
NAMES = ["permintaan_layanan", "layanan_luring", "empat_belas"]


def shipped() -> Sheet:
    return read_sheet(default_sheet_text(), "layanan_daring.toml")


def all_sheets() -> list[Sheet]:
    return [shipped(), *(load_sheet(SHEETS / f"{name}.toml") for name in NAMES)]


def printed(what: RenderableType, width: int) -> str:
    console = Console(width=width, color_system=None, force_terminal=False)
    with console.capture() as captured:
        console.print(what)
    return captured.get()


def rows(table: Table, width: int) -> list[list[str]]:
    """The printed cells, headings first, each cell's lines joined as they stand."""
    found: list[list[str]] = [[]]
    for line in printed(table, width).splitlines():
        if line.startswith(("├", "└")):
            found.append([])
        elif line.startswith("│"):
            assert line.endswith("│"), "the table is cut off on the right"
            cells = line.strip("│").split("│")
            found[-1] = [*map("\n".join, zip(found[-1] or [""] * len(cells), cells, strict=True))]
    return [row for row in found if row]


def squeezed(text: str) -> str:
    return "".join(text.split())


def cells_of(step: Step) -> list[str]:
    return [str(step.no), step.activity, *step.equipment, step.printed_time, step.output, step.remark]


@pytest.mark.parametrize("width", [100, 120, 160, 200])
@pytest.mark.parametrize("sheet", all_sheets(), ids=["layanan_daring", *NAMES])
def test_no_cell_loses_anything(sheet: Sheet, width: int) -> None:
    _, *body = rows(official_table(sheet, width), width)
    assert len(body) == len(sheet.steps)
    for step, row in zip(sheet.steps, body, strict=True):
        no, activity, *_, equipment, printed_time, output, remark = map(squeezed, row)
        assert [no, activity, equipment, printed_time, output, remark] == [
            *map(squeezed, (str(step.no), step.activity, "".join(step.equipment))),
            *map(squeezed, (step.printed_time, step.output, step.remark)),
        ]


@pytest.mark.parametrize("width", [140, 200])
@pytest.mark.parametrize("sheet", all_sheets(), ids=["layanan_daring", *NAMES])
def test_words_stay_whole_where_there_is_room(sheet: Sheet, width: int) -> None:
    words = printed(official_table(sheet, width), width).replace("│", " ").split()
    assert {word for step in sheet.steps for cell in cells_of(step) for word in cell.split()} <= set(words)


def test_the_national_columns_in_their_order() -> None:
    headings, *_ = rows(official_table(shipped()), 100)
    assert [" ".join(heading.split()) for heading in headings] == [
        *["No", "Kegiatan", "Front Office", "Pengunjung", "Back Office"],
        *["Kelengkapan", "Waktu", "Output", "Keterangan"],
    ]


def test_each_step_is_marked_in_its_actor_s_column_only() -> None:
    _, *body = rows(official_table(shipped()), 100)
    marks = [[cell.strip() for cell in row[2:5]] for row in body]
    assert marks[0] == ["", "▶", ""]
    assert marks[2] == ["■", "", ""]
    assert marks[6] == ["", "", "■"]
    assert marks[9] == ["", "●", ""]
    assert all(sum(map(bool, row)) == 1 for row in marks)


def test_a_flow_of_one_step_starts_and_ends_there() -> None:
    sheet = shipped()
    single = replace(sheet, steps=sheet.steps[:1])
    assert rows(official_table(single), 100)[1][3].strip() == "▶●"


def test_many_actors_become_letters_that_are_explained() -> None:
    sheet = load_sheet(SHEETS / "empat_belas.toml")
    headings, *_ = rows(official_table(sheet, 100), 100)
    assert [heading.strip() for heading in headings[2:7]] == ["A", "B", "C", "D", "E"]
    text = printed(official_table(sheet, 100), 100)
    assert all(f"{letter} = {actor.name}" in text for letter, actor in zip("ABCDE", sheet.actors, strict=True))
    assert "Konservator" in " ".join(rows(official_table(sheet, 200), 200)[0])


def test_the_fullest_sheet_still_fits() -> None:
    sheet = shipped()
    actors = tuple(Actor(f"petugas_{n}", "N" * 60) for n in range(12))
    long = "x" * 1000
    steps = tuple(
        replace(step, no=no, actor="petugas_11", activity=long, equipment=(long,), output=long, remark=long)
        for no, step in enumerate(sheet.steps[:1] * 60, 1)
    )
    full = replace(sheet, actors=actors, steps=steps)
    _, *body = rows(official_table(full, 100), 100)
    assert [squeezed(body[59][index]) for index in (0, 1, 14, 16, 17)] == ["60", long, long, long, long]


def test_brackets_are_text_not_markup() -> None:
    sheet = load_sheet(SHEETS / "layanan_luring.toml")
    assert "[daring]" in printed(official_table(sheet), 100)


def test_the_identity_block_prints_every_field() -> None:
    sheet = shipped()
    identity = sheet.identity
    words = printed(identity_block(sheet), 100).split()
    texts = [identity.number, identity.name, identity.unit, identity.ministry, identity.directorate]
    texts += [identity.made_on, identity.revised_on, identity.effective_on, identity.approved_by]
    texts += [*identity.legal_bases, *identity.qualifications, *identity.related, *identity.equipment]
    texts += [*identity.warnings, identity.recording, sheet.id[:12]]
    assert {word for text in texts for word in text.split()} <= set(words)


def test_the_identity_block_leaves_out_what_is_not_written() -> None:
    assert "Direktorat" not in printed(identity_block(load_sheet(SHEETS / "layanan_luring.toml")), 100)


def test_the_evidence_of_each_step() -> None:
    headings, *body = rows(evidence_table(shipped()), 140)
    joined = [[" ".join(cell.split()) for cell in row] for row in body]
    assert " ".join(headings[2].split()) == "Bukti mulai"
    assert joined[0][2:] == ["dipanggil", "zoom_terbuka", "Pengunjung, Zoom", "Front Office", ""]
    assert joined[6][2:] == ["langkah 6 selesai", "dilayani", "Back Office", "Back Office", "ya"]
    assert joined[8][2:] == ["langkah 8 selesai", "survei_terkirim", "Loket", "Front Office", ""]


def test_evidence_by_actors_of_the_sheet_s_own() -> None:
    _, *body = rows(evidence_table(load_sheet(SHEETS / "layanan_luring.toml")), 140)
    second = [" ".join(cell.split()) for cell in body[1]]
    assert second[2:] == ["langkah 1 selesai", "selesai_oleh pengunjung", "Tamu", "Petugas Keamanan", ""]


def test_a_step_of_either_of_two_is_marked_in_both_columns() -> None:
    sheet = shipped()
    either = replace(sheet.steps[6], also=("front_office",), ends=Marker(Word.DONE, 7))
    sheet = replace(sheet, steps=(*sheet.steps[:6], either, *sheet.steps[7:]))
    assert [cell.strip() for cell in rows(official_table(sheet, 140), 140)[7][2:5]] == ["■", "", "■"]
    shown = [" ".join(cell.split()) for cell in rows(evidence_table(sheet), 200)[7]]
    assert shown[3:5] == ["selesai_oleh back_office atau front_office", "Back Office, Front Office"]


def test_evidence_names_no_actor_that_the_sheet_lacks() -> None:
    sheet = shipped()
    without = replace(sheet, actors=sheet.actors[:2])
    assert rows(evidence_table(without), 160)[8][4].strip() == "Front Office, Zoom"


def with_standards(*standards: tuple[str, Standard]) -> Sheet:
    first = shipped().steps[0]
    steps = (
        replace(first, no=no, printed_time=text, standard=standard) for no, (text, standard) in enumerate(standards, 1)
    )
    return replace(shipped(), steps=tuple(steps))


def test_the_total_of_the_shipped_sheet() -> None:
    assert standard_total(shipped()) == "Jumlah waktu baku: 29 menit"


def test_the_total_says_what_it_leaves_out() -> None:
    sheet = with_standards(
        ("1 jam", Standard(clock=timedelta(hours=1))),
        ("90 detik", Standard(clock=timedelta(seconds=90))),
        ("2 hari kerja", Standard(working_days=2)),
        ("menyesuaikan", Standard()),
    )
    assert standard_total(sheet).splitlines() == [
        "Jumlah waktu baku: 1 jam 1 menit 30 detik",
        "Dihitung dalam hari kerja, tidak ikut dijumlahkan: langkah 3 (2 hari kerja)",
        "Tanpa batas waktu: langkah 4 (menyesuaikan)",
    ]


def test_how_each_step_is_counted_is_said() -> None:
    assert counting(shipped()).splitlines() == [
        "Dihitung selama jam layanan saja: langkah 3, 4, 5, 6, 7, 8, 9",
        "Berjalan terus, siang dan malam: langkah 1, 2, 10",
    ]
    assert counting(with_standards(("2 hari kerja", Standard(working_days=2)))) == ""


def test_a_time_that_says_more_than_its_limit_is_told_as_it_is_read() -> None:
    written = (
        "5-10 menit",
        "3 menit",
        "7 jam kerja",
        "2 hari kerja",
        "3 x 24 jam",
        "1 hari",
        "menyesuaikan",
        "90 menit",
    )
    sheet = with_standards(*((time, read_standard(time)) for time in written))
    assert readings(sheet).splitlines() == [
        'Langkah 1: "5-10 menit" dibaca paling lama 10 menit',
        'Langkah 3: "7 jam kerja" dibaca paling lama 7 jam selama jam layanan',
        'Langkah 5: "3 x 24 jam" dibaca paling lama 72 jam, siang dan malam',
        'Langkah 6: "1 hari" dibaca paling lama 1 hari kerja',
    ]
    assert readings(shipped()) == ""


def test_nothing_to_total() -> None:
    assert standard_total(with_standards(("-", Standard()))).startswith("Jumlah waktu baku: tidak ada\n")


def test_the_step_with_which_a_visitor_counts_as_served() -> None:
    assert service_line(shipped()).startswith("Pengunjung dianggap sudah dilayani sesudah langkah 7 (Back office akan")
