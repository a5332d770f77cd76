"""What is published of a survey: all papers tell the same figures, nothing that was written is markup or a formula, and
a proper paper comes of the least and the most."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from bot.flows.office.office import Element, Instrument
from bot.flows.state.desk import SurveyResponse
from bot.papers import indonesian, printers
from bot.papers.kinds import listed
from bot.papers.satisfaction import shared
from bot.papers.satisfaction.about import About, figure
from bot.papers.satisfaction.publication import publication_of
from bot.papers.satisfaction.report import report_of
from bot.papers.satisfaction.table import table_of
from bot.satisfaction.results import results_of
from bot.surveys import default_instrument
from bot.texts import LANGUAGES, Texts, load_texts
from bot.texts.official import texts_of
from tests.papers.surveys import PERIOD, survey
from tests.thoroughness import times

pytestmark = pytest.mark.heavy

HARD = (
    "=1+1",
    "#pagebreak() $x^2$ *tebal* `kode` <b>html</b> \\ // komentar",
    "Nama: ᯅᯖᯂ᯲ محمد علي 王小明 😀",
    "x" * 400,
    "kursi " * 660,
)


def words_on(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def book(about: About, *, values: bool) -> Any:
    return openpyxl.load_workbook(BytesIO(table_of(about)), data_only=values)


def named_row(sheet: Any, name: str) -> list[Any]:
    [row] = [row for row in sheet.iter_rows(values_only=True) if row[0] == name]
    return [cell for cell in row[1:] if cell is not None]


# rule: papers-tell-one-figure
@pytest.mark.parametrize("seed", range(times(1, 12)))
def test_report_publication_chart_and_table_tell_the_same(seed: int) -> None:
    about = survey(5 + 7 * seed, seed, weight=(None, Fraction("0.111"))[seed % 2])
    index, sheet = about.results.index, book(about, values=True).worksheets[0]
    nik = figure(index.nik)
    report, published = words_on(printers.survey_report(report_of(about))), publication_of(about)
    assert f"adalah {nik} dengan mutu" in report
    assert published.value == nik
    assert nik in words_on(printers.publication(published))
    [value] = named_row(sheet, "Nilai IKM")
    assert Decimal(str(value)) == index.nik
    assert named_row(sheet, "Mutu pelayanan") == [index.grade.letter if index.grade else ""]
    for at, each in enumerate(about.elements):
        bar = shared.element_chart(about).bars[at]
        assert (bar.label, bar.written) == (about.labels[each.key], figure(each.nik))
        assert Decimal(str(named_row(sheet, "NIK per unsur")[at])) == each.nik
        assert f"{about.labels[each.key]} {about.element_name(each.key)}" in report
        assert indonesian.number(each.nrr or 0) in report
    assert shared.trend_chart(about).bars[-1].written == nik


# rule: formula-agrees-at-ties
@pytest.mark.parametrize("seed", range(times(4, 20)))
def test_the_formulas_give_what_is_written_beside_them(seed: int) -> None:
    about = survey(6 + seed * 3, seed, weight=(None, Fraction("0.11"), Fraction("0.111"))[seed % 3])
    shown, written = (book(about, values=values).worksheets[0] for values in (True, False))
    reckoned = {
        cell.coordinate: _reckon(cell.value, written) for row in written.iter_rows() for cell in row if _formula(cell)
    }
    assert len(reckoned) > 50
    for place, value in reckoned.items():
        if isinstance(value, str):
            assert value == shown[place].value, place
        else:
            assert value == pytest.approx(shown[place].value, abs=1e-9), place


def test_the_formula_rounds_a_tie_up_like_the_index() -> None:
    """Sums of ties between 5 and 60 forms, as floating point adds them up."""
    about = survey(9)
    ties = 0
    for count in range(8, 61, 8):
        total = next(total for total in range(29 * count, 36 * count) if (total * 2500 * 2) % (9 * count) == 0)
        forms = _forms_of_sum(about, count, total)
        results = results_of(about.office.instrument, about.results.measure, forms, about.results.served, 5)
        tied = replace(about, results=results)
        sheet = book(tied, values=False).worksheets[0]
        [formula] = named_row(sheet, "Nilai IKM")
        ties += (total * 2500) % (9 * count) != 0
        assert Decimal(str(_reckon(formula, sheet))) == results.index.nik
    assert ties > 0


def _forms_of_sum(about: About, count: int, total: int) -> list[SurveyResponse]:
    keys = about.results.measure.elements
    values = [4] * (total - 3 * count * len(keys)) + [3] * count * len(keys)
    return [
        SurveyResponse(str(no), "skm", PERIOD.first, "", "", dict(zip(keys, values[no::count], strict=False)))
        for no in range(count)
    ]


def _formula(cell: Any) -> bool:
    return isinstance(cell.value, str) and cell.value.startswith("=")


def _reckon(formula: str, sheet: Any) -> Any:
    """What another program makes of one of our formulas, in floating point as it does."""

    def value(place: str) -> Any:
        found = sheet[place].value
        return _reckon(found, sheet) if isinstance(found, str) and found.startswith("=") else found

    def spread(found: re.Match[str]) -> str:
        cells = [cell for row in sheet[found[0]] for cell in row]
        return repr([each for cell in cells if (each := value(cell.coordinate)) is not None])

    body = re.sub(r"[A-Z]+\d+:[A-Z]+\d+", spread, formula[1:])
    body = re.sub(r"(?<![\w'\"])[A-Z]{1,2}\d+(?!\w)", lambda found: repr(value(found[0])), body)
    body = body.replace('">0"', "'>0'")
    known = {
        "SUM": sum,
        "COUNT": len,
        "COUNTIF": lambda cells, _: sum(each > 0 for each in cells),
        "ROUND": lambda figure_, places: float(
            Decimal(repr(figure_)).quantize(Decimal(10) ** -places, "ROUND_HALF_UP")
        ),
        "IF": lambda whether, this, other: this if whether else other,
    }
    return eval(body, {"__builtins__": {}}, known)  # noqa: S307 - our own formula


@pytest.mark.parametrize("count", [0, 1, 4])
# rule: few-answers-withheld
def test_of_none_or_few_there_is_a_paper_and_no_figure(count: int) -> None:
    about = survey(count, suggestions=("Rahasia saya",))
    report = words_on(printers.survey_report(report_of(about)))
    said = "Belum ada data" if count == 0 else f"Terkumpul {count} kuesioner, kurang dari 5"
    assert said in report
    assert "Rahasia" not in report
    for wrong in (" 0,00", "adalah –", "mutu pelayanan D"):
        assert wrong not in report
    published = words_on(printers.publication(publication_of(about)))
    assert ("Belum ada data" if count == 0 else "Belum ditampilkan") in published
    rows = [row for row in book(about, values=True).worksheets[0].iter_rows(values_only=True) if any(row)]
    assert all(isinstance(row[0], str) for row in rows), "no form is shown"
    assert b"Rahasia" not in table_of(about)


# rule: missing-letters-are-seen
def test_what_visitors_wrote_is_neither_markup_nor_formula() -> None:
    about = survey(9, suggestions=HARD, name="ULT #1 <Kantor> $x$ *dan* ᯅ 😀")
    report = words_on(printers.survey_report(report_of(about)))
    for part in ("=1+1", "#pagebreak() $x^2$ *tebal* `kode` <b>html</b>", "□□□", "ULT #1 <Kantor> $x$ *dan*"):
        assert part in report
    assert report.count("kursi") == 660
    cells = [cell for row in book(about, values=False)["Saran"].iter_rows() for cell in row]
    assert "=1+1" in [cell.value for cell in cells if cell.data_type == "s"]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_fourteen_elements_have_a_report_too() -> None:
    keys = [f"unsur_{no}" for no in range(1, 15)]
    sources = {language: {"t.ftl": "\n".join(_worded(keys))} for language in LANGUAGES}
    texts = Texts({"id": {**sources["id"]}, "en": sources["en"]})
    old = Instrument("lama", tuple(Element(key, 4) for key in keys))
    about = survey(12, instrument=old, texts=texts)
    report = words_on(printers.survey_report(report_of(about)))
    assert "U14 Pertanyaan unsur_14" in report
    assert "tepat 1/14" in report
    assert publication_of(about).grade == "", "without classes none is told"


def test_another_survey_is_called_by_its_own_name() -> None:
    about = survey(12, instrument=default_instrument("spkp"))
    report = words_on(printers.survey_report(report_of(about)))
    assert "LAPORAN SURVEI PERSEPSI KUALITAS PELAYANAN (SPKP)" in report
    assert "skala 1–6" in report
    assert "IKM" not in report
    assert publication_of(about).value_head == "Nilai IPKP"


def _worded(keys: list[str]) -> list[str]:
    answers = [f"survey-{key}-{value} = Jawaban {value}" for key in keys for value in range(1, 5)]
    categories = [f"category-{key} = {key}" for key in ("informasi", "konsultasi", "pengaduan")]
    return [*(f"survey-{key} = Pertanyaan {key}" for key in keys), *answers, *categories]


# rule: weight-is-printed
def test_the_weight_is_printed_on_everything() -> None:
    about = survey(9, weight=Fraction("0.111"))
    said = "0,111 (bukan 1/9 tepat; nilai tertinggi 99,90)"
    assert said in words_on(printers.survey_report(report_of(about)))
    assert said in words_on(printers.publication(publication_of(about)))
    assert said in str(list(book(about, values=True).worksheets[0].iter_rows(values_only=True)))


# rule: fee-below-best-flagged
def test_a_fee_below_the_best_is_flagged_and_never_filled_in() -> None:
    assert "Perhatian: unsur biaya" in words_on(printers.survey_report(report_of(survey(9))))


def test_follow_ups_are_told_with_owner_quarter_and_days() -> None:
    report = words_on(printers.survey_report(report_of(survey(9))))
    for part in ("Menambah petugas", "TW IV 2026", "Penanggung Jawab", "05/10/2026", "03/08/2026 (28 hari)"):
        assert part in report
    assert "Dari 1 rencana, 1 selesai (100%); rata-rata 28 hari" in report


def test_the_same_survey_gives_the_same_bytes_and_says_what_it_is() -> None:
    about = survey(9)
    makers: tuple[Callable[[], bytes], ...] = (
        lambda: printers.survey_report(report_of(about)),
        lambda: printers.publication(publication_of(about)),
        lambda: printers.publication_picture(publication_of(about)),
        lambda: table_of(about),
    )
    for made in makers:
        assert made() == made()
    pdf = PdfReader(BytesIO(printers.survey_report(report_of(about))))
    assert pdf.metadata is not None
    assert "Laporan Survei Kepuasan Masyarakat" in str(pdf.metadata.title)
    root: Any = pdf.trailer["/Root"]
    assert root["/Lang"].startswith("id")
    assert root["/MarkInfo"]["/Marked"], "tagged"


def test_the_poster_is_one_page_and_a_picture() -> None:
    published = publication_of(survey(9))
    assert len(PdfReader(BytesIO(printers.publication(published))).pages) == 2
    assert printers.publication_picture(published).startswith(b"\x89PNG")


def test_every_kind_has_a_title_and_every_official_text_is_said() -> None:
    kinds = [kind for kind in listed().values() if kind.key.startswith("skm")]
    assert [load_texts().say("id", kind.title) != "" for kind in kinds] == [True] * 3
    sources = [path.read_text("utf-8") for path in Path("bot/papers/satisfaction").glob("*.py")]
    literals = {name for source in sources for name in re.findall(r'"(skm-[\w-]+)"', source)}
    patterns = [
        re.sub(r"\\{[^}]*\\}", ".+", re.escape(name).replace(r"\-", "-"))
        for source in sources
        for name in re.findall(r'f"(skm-[^"]+)"', source)
    ]
    literals |= {f"{name}-{key}" for name in literals for key in ("spkp", "spak")}
    unsaid = [
        name
        for name in texts_of("skm").names("id")
        if name not in literals and not any(re.fullmatch(each, name) for each in patterns)
    ]
    assert unsaid == []
