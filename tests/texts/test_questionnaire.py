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


# rule: scales-never-mixed
@pytest.mark.parametrize(("key", "count"), [("spkp", 8), ("spak", 5)])
def test_the_surveys_of_the_integrity_zone_have_a_scale_of_six_and_keys_of_their_own(key: str, count: int) -> None:
    instrument, official = default_instrument(key), default_instrument()
    assert (instrument.key, len(instrument.elements), {each.options for each in instrument.elements}) == (
        key,
        count,
        {6},
    )
    assert instrument.elements[0].answer(6) == "survey-setuju-6"
    assert not {each.key for each in instrument.elements} & {each.key for each in official.elements}
    assert (instrument.grades, instrument.profile) == ((), official.profile)


def test_another_questionnaire_can_be_read() -> None:
    assert load_instrument(SMALL) == Instrument("singkat", (Element("waktu", 4), Element("sarana", 2)))


@pytest.mark.parametrize("key", ["spkpp", "", "../texts/id", "__init__.py", "skm.toml"])
def test_a_questionnaire_that_does_not_ship_is_refused_with_those_that_do(key: str) -> None:
    with pytest.raises(ValueError, match=r"tidak ada; perbaikan: pilih salah satu: skm, spak, spkp$"):
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
        (f'urutan = ["waktu"]\n{SMALL}', '"urutan" tidak memuat'),
        (f"dasar = [9]\n{SMALL}", '"dasar" bukan daftar'),
        (f"mutu = 9\n{SMALL}", "kelas mutu"),
        (f'{SMALL}\n[[mutu]]\nhuruf = "A"\nkinerja = "Baik"\ndari = "banyak"', "kelas mutu"),
        (
            SMALL + "".join(f'\n[[mutu]]\nhuruf = "A"\nkinerja = "Baik"\ndari = "{least}"' for least in (70, 60)),
            "kelas mutu",
        ),
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
