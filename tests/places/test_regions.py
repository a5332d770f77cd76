"""The 33 kabupaten/kota of Sumatera Utara, as people write them; and lists that cannot be used."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.office.regions import Region, Regions
from bot.places import default_regions, load_regions

REGIONS = default_regions()

SYNONYMS = {
    "toba": ("Toba Samosir", "Tobasa", "TOBASA"),
    "labuhanbatu": ("Labuhan Batu", "Kab. Labuhanbatu", "labuhan  batu"),
    "labuhanbatu_selatan": ("Labusel", "Labuhan Batu Selatan"),
    "labuhanbatu_utara": ("Labura", "Labuhan Batu Utara"),
    "batu_bara": ("Batubara", "Batu Bara"),
    "mandailing_natal": ("Madina",),
    "tapanuli_selatan": ("Tapsel",),
    "tapanuli_tengah": ("Tapteng", "tap-teng"),
    "tapanuli_utara": ("Taput",),
    "humbang_hasundutan": ("Humbahas",),
    "serdang_bedagai": ("Sergai",),
    "padang_lawas_utara": ("Paluta",),
    "padang_lawas": ("Palas", "Padang Lawas", "padanglawas"),
    "tanjungbalai": ("Tanjung Balai", "Kota Tanjung Balai"),
    "pematangsiantar": ("Pematang Siantar", "Siantar", "Kota Siantar"),
    "padangsidimpuan": ("Padang Sidempuan", "Padangsidempuan", "Sidimpuan", "Padang Sidimpuan"),
    "gunungsitoli": ("Gunung Sitoli",),
    "tebing_tinggi": ("Tebingtinggi", "Kotamadya Tebing Tinggi"),
    "deli_serdang": ("Deliserdang", "Kabupaten Deli Serdang", "kab.deli serdang", "deli_serdang"),
    "karo": ("Tanah Karo",),
    "nias": ("Nias", "Kab Nias", "KABUPATEN NIAS"),
    "medan": ("kota medan", "Medan!", "  medan "),
}


def keys(found: Region | tuple[Region, ...]) -> set[str]:
    """The keys of what may be meant; a region alone would be a guess here."""
    assert isinstance(found, tuple)
    return {region.key for region in found}


def test_all_are_there_under_their_bps_codes() -> None:
    codes = [region.code for region in REGIONS.all]
    assert codes == [*map(str, range(1201, 1226)), *map(str, range(1271, 1279))]
    assert len({region.key for region in REGIONS.all}) == 33


def test_names_say_whether_it_is_a_kabupaten_or_a_kota() -> None:
    kinds = {region.code: region.name.split()[0] for region in REGIONS.all}
    assert {code for code, kind in kinds.items() if kind == "Kota"} == {str(code) for code in range(1271, 1279)}
    assert {code for code, kind in kinds.items() if kind == "Kab."} == {str(code) for code in range(1201, 1226)}


@pytest.mark.parametrize("region", REGIONS.all, ids=lambda region: region.key)
def test_every_name_is_recognised_with_and_without_its_kind(region: Region) -> None:
    bare = region.name.split(" ", 1)[1]
    kind = "Kota" if region.name.startswith("Kota") else "Kabupaten"
    for typed in (region.name, bare, bare.upper(), f"{kind} {bare}", bare.replace(" ", ""), *region.synonyms):
        assert REGIONS.recognise(typed) is region
    assert REGIONS.get(region.key) is region


@pytest.mark.parametrize(("key", "typed"), [(key, typed) for key, names in SYNONYMS.items() for typed in names])
def test_other_names_are_recognised(key: str, typed: str) -> None:
    assert REGIONS.recognise(typed) is REGIONS.get(key)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Tapanuli", {"tapanuli_selatan", "tapanuli_tengah", "tapanuli_utara"}),
        ("Padang", {"padang_lawas", "padang_lawas_utara", "padangsidimpuan"}),
        ("Labuhan", {"labuhanbatu", "labuhanbatu_selatan", "labuhanbatu_utara"}),
        ("Serdang", {"deli_serdang", "serdang_bedagai"}),
        ("Nias Timur", {"nias"}),
        ("Sibolgaa", {"sibolga"}),
        ("Bijnai", {"binjai"}),
        ("Pakpak Barat", {"pakpak_bharat"}),
        ("Kab/Kota Langkat", {"langkat"}),
        ("SMP Negeri 1 Binjai", {"binjai"}),
        ("Kab Deli Serdng", {"deli_serdang"}),
        ("kec. Sunggal, Deli Serdang", {"deli_serdang"}),
        ("SDN 2 Sibolgaa", {"sibolga"}),
        ("Lawas", {"padang_lawas", "padang_lawas_utara"}),
    ],
)
def test_what_is_not_a_whole_name_is_asked_again_with_suggestions(typed: str, meant: set[str]) -> None:
    assert keys(REGIONS.recognise(typed)) == meant


# rule: a-region-begins-with-its-words
@pytest.mark.parametrize(
    "typed",
    ["Jakarta", "Banda Aceh", "ni", "12", "", "Kota", "???", "🙂", "Kabupaten", "apa?", "kepala sekolah", "dinas"],
)
def test_what_is_none_of_them_suggests_nothing(typed: str) -> None:
    assert REGIONS.recognise(typed) == ()


def test_a_kabupaten_whose_name_begins_others_is_taken_as_itself() -> None:
    """Nias, Padang Lawas and Labuhanbatu are whole names as well as beginnings."""
    found = [REGIONS.recognise(typed) for typed in ("Nias", "Padang Lawas", "Labuhanbatu")]
    assert found == [REGIONS.get(key) for key in ("nias", "padang_lawas", "labuhanbatu")]


@given(st.text(max_size=200) | st.sampled_from(["kota ", "kab. ", "nias", "tapanuli", "padang lawas ut"]))
def test_any_text_gets_an_answer(typed: str) -> None:
    found = REGIONS.recognise(typed)
    several = (found,) if isinstance(found, Region) else found
    assert len(several) <= 8
    assert set(several) <= set(REGIONS.all)


# Another office's list

ONE = 'wilayah = [{ kunci = "kendari", nama = "Kota Kendari", kode = "7471", sebutan = ["Kdi"] }]'


def test_another_list_can_be_read() -> None:
    kendari = Region("kendari", "Kota Kendari", "7471", ("Kdi",))
    assert load_regions(ONE) == Regions.of((kendari,))


def test_regions_may_be_written_as_tables() -> None:
    text = '[[wilayah]]\nkunci = "kendari"\nnama = "Kota Kendari"\nkode = "7471"\nsebutan = ["Kdi"]\n'
    assert load_regions(text) == load_regions(ONE)


def second(row: str) -> str:
    return ONE.replace("}]", f"}}, {{ {row} }}]")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", 'bukan daftar "wilayah"'),
        ("wilayah = []", 'bukan daftar "wilayah"'),
        ('wilayah = "Kendari"', 'bukan daftar "wilayah"'),
        (f"versi = 1\n{ONE}", 'bukan daftar "wilayah"'),
        ("wilayah = [", "susunan TOML"),
        ("wilayah = " + "[" * 5000, "susunan TOML"),
        ("wilayah = [7]", "wilayah ke-1 memuat isi yang tidak dikenal"),
        (ONE.replace("sebutan", "sinonim"), "wilayah ke-1 memuat isi yang tidak dikenal"),
        (ONE.replace('"kendari"', '"Kota:Kendari"'), "kunci wilayah ke-1"),
        (ONE.replace('"kendari"', '"luar_provinsi"'), "kunci wilayah ke-1"),
        (ONE.replace('"kendari"', '"' + "k" * 25 + '"'), "kunci wilayah ke-1"),
        (ONE.replace('kunci = "kendari", ', ""), "kunci wilayah ke-1"),
        (ONE.replace('"7471"', "7471"), 'kode "kendari"'),
        (ONE.replace('"7471"', '"74.71"'), 'kode "kendari"'),
        (ONE.replace('"Kota Kendari"', '"Kota"'), 'nama atau sebutan "kendari"'),
        (ONE.replace('nama = "Kota Kendari", ', ""), 'nama atau sebutan "kendari"'),
        (ONE.replace('["Kdi"]', '"Kdi"'), 'nama atau sebutan "kendari"'),
        (ONE.replace('["Kdi"]', "[1]"), 'nama atau sebutan "kendari"'),
        (second('kunci = "kendari", nama = "Kota Baubau", kode = "7472"'), 'kunci "kendari" ditulis 2 kali'),
        (second('kunci = "baubau", nama = "Kota Baubau", kode = "7471"'), 'kode "7471" ditulis 2 kali'),
        (second('kunci = "kdi", nama = "Kab. Kdi", kode = "7401"'), 'ejaan "kdi" dipakai oleh'),
    ],
)
def test_a_list_with_a_fault_says_what_and_how_to_mend_it(text: str, fault: str) -> None:
    with pytest.raises(ValueError, match=f"^daftar wilayah: .*{fault}.*; perbaikan: "):
        load_regions(text)


@given(st.text(max_size=300) | st.from_regex(r"wilayah = \[\{[a-z =\",\[\]0-9]*\}\]"))
def test_any_list_is_read_or_refused_with_a_remedy(text: str) -> None:
    assert "perbaikan: " in _outcome(text)


def _outcome(text: str) -> str:
    try:
        return f"perbaikan: tidak perlu untuk {load_regions(text).all}"
    except ValueError as fault:
        return str(fault)
