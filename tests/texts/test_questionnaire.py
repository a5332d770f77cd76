"""The questionnaire that ships with Loket, and files that hold none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.office.office import Element, Instrument
from bot.surveys import default_instrument, load_instrument

SMALL = """\
kunci = "singkat"

[[unsur]]
kunci = "waktu"
pilihan = 4

[[unsur]]
kunci = "sarana"
pilihan = 2
"""


# rule: official-question-order
def test_the_nine_questions_come_in_the_order_of_the_official_form() -> None:
    """PermenPANRB 14/2017: question 8 is sarana, 9 pengaduan, although the list of unsur has them swapped."""
    instrument = default_instrument()
    assert " ".join(element.key for element in instrument.elements) == (
        "persyaratan prosedur waktu biaya produk kompetensi perilaku sarana pengaduan"
    )
    assert {element.options for element in instrument.elements} == {4}
    assert instrument.key == "skm"


def test_another_questionnaire_can_be_read() -> None:
    assert load_instrument(SMALL) == Instrument("singkat", (Element("waktu", 4), Element("sarana", 2)))


@pytest.mark.parametrize("key", ["spkp", "", "../texts/id", "__init__.py", "skm.toml"])
def test_a_questionnaire_that_does_not_ship_is_refused_with_those_that_do(key: str) -> None:
    with pytest.raises(ValueError, match=r"tidak ada; perbaikan: pilih salah satu: skm$"):
        default_instrument(key)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "isi berkas"),
        ('kunci = "skm"', "isi berkas"),
        ('kunci = "skm"\nunsur = []', "isi berkas"),
        ('kunci = "skm"\nunsur = 9', "isi berkas"),
        (f"versi = 2\n{SMALL}", "isi berkas"),
        ("kunci = skm", "susunan TOML"),
        ("unsur = " + "[" * 5000, "susunan TOML"),
        ('kunci = "skm"\nunsur = [9]', "unsur ke-1 tidak lengkap"),
        (SMALL.replace("pilihan = 2", "jawaban = 2"), "unsur ke-2 tidak lengkap"),
        (SMALL.replace("pilihan = 2\n", ""), "unsur ke-2 tidak lengkap"),
        (SMALL.replace("pilihan = 2", "pilihan = 1"), "pilihan unsur ke-2"),
        (SMALL.replace("pilihan = 2", "pilihan = 10"), "pilihan unsur ke-2"),
        (SMALL.replace("pilihan = 2", "pilihan = true"), "pilihan unsur ke-2"),
        (SMALL.replace("pilihan = 2", 'pilihan = "2"'), "pilihan unsur ke-2"),
        (SMALL.replace('"sarana"', '"Sarana dan prasarana"'), "kunci unsur ke-2"),
        (SMALL.replace('"sarana"', "8"), "kunci unsur ke-2"),
        (SMALL.replace('"sarana"', '"waktu"'), 'unsur "waktu" ditulis lebih dari sekali'),
        (SMALL.replace('"singkat"', '""'), "kunci kuesioner"),
    ],
)
def test_a_file_with_a_fault_says_what_and_how_to_mend_it(text: str, fault: str) -> None:
    with pytest.raises(ValueError, match=f"^kuesioner: {fault}.*; perbaikan: "):
        load_instrument(text)


@given(st.text(max_size=300) | st.from_regex(r'\Akunci = "[a-z]+"\n(\[\[unsur\]\]\n[a-z]+ = [0-9"a-z]+\n)*\Z'))
def test_any_text_is_read_or_refused_with_a_remedy(text: str) -> None:
    assert "perbaikan: " in _outcome(text)


def _outcome(text: str) -> str:
    try:
        return f"perbaikan: tidak perlu untuk {load_instrument(text).elements}"
    except ValueError as fault:
        return str(fault)
