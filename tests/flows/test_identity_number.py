"""Sixteen figures are masked however they are written; what is plainly something else is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.given.identity_number import MASK, looked_through, masked
from bot.flows.given.typed import clean, visible

NIK = "1271010101900001"
GROUPED = {
    "slash": "12/71/01/010190/0001",
    "dash with blanks": "127101 - 010190 - 0001",
    "en dash": "127101–010190–0001",
    "em dash with blanks": "127101 — 010190 — 0001",
    "underscore": "1271_0101_0190_0001",
    "dots and blanks": "1271. 0101. 0190. 0001",
    "bars": "1271 | 0101 | 0190 | 0001",
    "no-break space": "1271\u00a00101\u202f0190\u20070001",
    "zero width": "1271\u200b0101\u2060\ufeff0190\u200d\u200d\u200d\u200d0001",
    "combining": "1\u03362\u033671010101900001",
    "full width": "１２７１０１０１０１９００００１",
    "Arabic": "١٢٧١٠١٠١٠١٩٠٠٠٠١",
    "Devanagari": "१२७१-०१०१-०१९०-०००१",
    "superscript": "¹²⁷¹⁰¹⁰¹⁰¹⁹⁰⁰⁰⁰¹",
    "mixed": "１２71٠101/0190 0001",
    "lines": "1271\n0101\r\n0190\t0001",
    "keycaps": "".join(f"{figure}\ufe0f\u20e3" for figure in NIK),
    "brackets": "1271)(0101)(0190)(0001",
    "commas": "1271,0101,0190,0001",
}
PLAIN = [
    "0812-3456-7890",
    "+62 812-3456-7890 / 0813-9876-5432",
    "0812 3456 7890, 0813 9876 5432",
    "081234567890 081398765432",
    "061-8462134 / 0812-3456-7890",
    "ULT-20261123-001",
    "ULT-20261123-001 dan ULT-20261124-012",
    "Cuti 12/05/2026 - 14/05/2026",
    "12.05.2026 – 14.05.2026",
    "2026-11-23 08.00 - 2026-11-24 16.00",
    "tahun ajaran 2023/2024 - 2024/2025",
    "08.00-12.00, 13.00-16.00",
    "Rp10.000.000 - 15.000.000",
    "NIP 198001012005011001",
    "NIP 19800101 200501 1 001",
    "NPSN 10204567",
    "421.3/1234/Disdik/2026",
    "A-001",
]


@pytest.mark.parametrize("written", GROUPED.values(), ids=GROUPED)
# rule: sixteen-figures-masked
def test_sixteen_figures_are_masked_however_they_are_written(written: str) -> None:
    assert masked(f"NIK {written} ya") == f"NIK {MASK} ya"


@pytest.mark.parametrize("words", PLAIN)
def test_what_is_plainly_something_else_stays(words: str) -> None:
    assert masked(words) == words


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (f"HP 0812 3456 7890 NIK {NIK}", f"HP 0812 3456 7890 NIK {MASK}"),
        (f"081234567890/{NIK}", f"081234567890/{MASK}"),
        (f"{NIK}/198001012005011001", f"{MASK}/198001012005011001"),
        (f"ktp{NIK}scan", f"ktp{MASK}scan"),
        (f"KTP_{NIK}_2026.pdf", f"KTP_{MASK}_2026.pdf"),
        (f"{NIK} / 1271 0101 0190 0002", f"{MASK} / {MASK}"),
    ],
)
def test_a_number_among_others_is_masked(words: str, kept: str) -> None:
    assert masked(words) == kept


def test_where_it_cannot_be_told_which_figures_are_meant_none_is_left() -> None:
    assert masked("0812 3456 7890 1271 0101 0190 0001") == MASK


_GAP = st.text("-–—/._ :|\u00a0\u2009", max_size=3)
_HIDDEN = st.text("\u200b\u2060\u00ad\ufeff", max_size=5)


@given(st.lists(st.tuples(st.sampled_from("٠١٢٣٤٥٦٧٨٩１２３４７８９"), _HIDDEN, _GAP), min_size=16, max_size=16))
def test_no_grouping_and_no_script_lets_sixteen_figures_through(parts: list[tuple[str, str, str]]) -> None:
    written = "".join(figure + hidden + gap for figure, hidden, gap in parts[:-1]) + parts[-1][0]
    kept = masked(f"x{written}x")
    assert sum(c.isdigit() for c in kept) == 0, "dates, times and telephone numbers are not drawn by chance"
    assert MASK in kept


@given(st.text(st.sampled_from("0123456789 /-.x+\u200b"), max_size=200))
def test_masking_once_is_enough(text: str) -> None:
    once = masked(text)
    assert masked(once) == once


@given(st.text("0123456789", max_size=15))
def test_fewer_figures_are_left_alone(figures: str) -> None:
    assert masked(f"x {figures} x") == f"x {figures} x"


def test_a_long_text_of_figures_is_read_in_no_time() -> None:
    assert masked("08 12.0" * 20_000)


@given(st.text(st.sampled_from("0123456789０١९²-. /x\u200d\ufe0f"), max_size=40) | st.text())
def test_a_text_that_is_not_looked_through_has_nothing_to_mask(text: str) -> None:
    assert masked(text) == looked_through(text)


@given(st.text())
def test_what_can_be_printed_is_kept_as_it_stands(text: str) -> None:
    assert clean(text) == looked_through(" ".join(visible(text).split()))
