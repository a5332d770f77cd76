"""Standard times as sheets print them, and everything else that a clerk may write in that cell."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.procedure.spelt import in_words
from bot.flows.procedure.standard import Standard, UnreadableStandard, read_standard
from bot.texts import operator

READABLE = {
    "30 detik": timedelta(seconds=30),
    "3 menit": timedelta(minutes=3),
    "  3   Menit ": timedelta(minutes=3),
    "3menit": timedelta(minutes=3),
    "90 menit": timedelta(minutes=90),
    "1 jam": timedelta(hours=1),
    "1 jam 30 menit": timedelta(hours=1, minutes=30),
    "1 menit 30 detik": timedelta(seconds=90),
    "8784 jam": timedelta(days=366),
}
UNREADABLE = [
    "",
    " ",
    "menit",
    "3",
    "tiga menit",
    "3 minutes",
    "0 menit",
    "0 hari kerja",
    "-3 menit",
    "3,5 menit",
    "3-2 menit",
    "1-2-3 menit",
    "2 hari kerja - 3 jam",
    "9 - x menit",
    "367 hari kerja",
    "8785 jam",
    "1 hari 3 jam",
    "3 menit lebih",
    "sesuai",
    "sesuai ketentuan",
    "maks",
    "maks. 3 hari, paling lama 4 hari",
    "30 menit, maks. 15 menit",
    "7 (enam) hari kerja",
    "sekitar",
    "3 menit, disesuaikan dengan kebutuhan",
    "99999999999999999999 jam",
    "² menit",
    "\x00",
    "\ud800 menit",
]


@pytest.mark.parametrize(("printed", "clock"), READABLE.items())
def test_clock_times(printed: str, clock: timedelta) -> None:
    assert read_standard(printed) == Standard(clock=clock)


@pytest.mark.parametrize(("printed", "days"), [("1 hari kerja", 1), ("2 Hari", 2), ("366 hari kerja", 366)])
def test_working_days(printed: str, days: int) -> None:
    assert read_standard(printed) == Standard(working_days=days)


AS_WRITTEN = {
    "7 jam kerja": Standard(clock=timedelta(hours=7), while_open=True, as_printed=True),
    "1 jam kerja 30 menit": Standard(clock=timedelta(minutes=90), while_open=True, as_printed=True),
    "3 x 24 jam": Standard(clock=timedelta(days=3), as_printed=True),
    "14 hari kalender": Standard(clock=timedelta(days=14), as_printed=True),
    "maks. 2 hari kerja": Standard(working_days=2),
    "Maksimal 15 menit": Standard(clock=timedelta(minutes=15)),
    "15 menit (maks.)": Standard(clock=timedelta(minutes=15)),
    "paling lama 3 hari": Standard(working_days=3),
    "selambat-lambatnya 7 (tujuh) hari kerja.": Standard(working_days=7),
    "≤ 10 menit": Standard(clock=timedelta(minutes=10)),
    "7 (tujuh) hari kerja": Standard(working_days=7),
    "120 (seratus dua puluh) menit": Standard(clock=timedelta(hours=2)),
    "± 5 menit": Standard(clock=timedelta(minutes=5)),
    "+/- 5 menit": Standard(clock=timedelta(minutes=5)),
    "kurang lebih 5 menit": Standard(clock=timedelta(minutes=5)),
    "5-10 menit": Standard(clock=timedelta(minutes=10)),
    "5 (lima) s.d. 10 (sepuluh) menit": Standard(clock=timedelta(minutes=10)),
    "30 menit - 1 jam": Standard(clock=timedelta(hours=1)),
    "maksimal 1-2 hari kerja": Standard(working_days=2),
    "15 menit, maksimal 30 menit": Standard(clock=timedelta(minutes=30)),
    "15 menit (maks. 2 hari kerja)": Standard(working_days=2),
    "sesuai kebutuhan, paling lama 3 hari": Standard(working_days=3),
}


@pytest.mark.parametrize(("printed", "standard"), AS_WRITTEN.items())
def test_times_as_sheets_write_them_are_read_as_their_limit(printed: str, standard: Standard) -> None:
    """rule: limit-is-the-most"""
    assert read_standard(printed) == standard


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (15, "lima belas"),
        (20, "dua puluh"),
        (30, "tiga puluh"),
        (45, "empat puluh lima"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (365, "tiga ratus enam puluh lima"),
    ],
)
def test_a_number_in_words(number: int, words: str) -> None:
    assert in_words(number) == words.replace(" ", "")


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        ("7 (enam) hari kerja", "angka dan hurufnya tidak sama"),
        ("10-5 menit", "tulis angka yang kecil lebih dahulu"),
        ("30 menit, maks. 15 menit", "lebih pendek"),
        ("maks. 3 hari, paling lama 4 hari", "lebih dari satu"),
    ],
)
def test_a_time_that_contradicts_itself_says_why(printed: str, why: str) -> None:
    with pytest.raises(UnreadableStandard) as told:
        read_standard(printed)
    assert why in operator.in_words(told.value.why)


NO_LIMIT = [
    "menyesuaikan",
    "Menyesuaikan",
    "-",
    "–",
    "tidak dibatasi",
    "Tidak terbatas",
    "Disesuaikan",
    "disesuaikan.",
    "(menyesuaikan)",
    "Sesuai kebutuhan",
    "sesuai dengan kebutuhan",
    "Disesuaikan dengan kebutuhan",
    "disesuaikan  dengan\nkebutuhan",
    "Menyesuaikan kebutuhan",
    "menyesuaikan dengan keperluan pengunjung",
    "sesuai dengan kondisi di lapangan",
    "Tergantung kebutuhan",
]


@pytest.mark.parametrize("printed", NO_LIMIT)
# rule: as-needed-has-no-limit
def test_no_limit(printed: str) -> None:
    assert read_standard(printed) == Standard()
    assert not read_standard(printed).limited


@pytest.mark.parametrize("printed", UNREADABLE)
def test_what_cannot_be_read_is_named(printed: str) -> None:
    with pytest.raises(UnreadableStandard) as told:
        read_standard(printed)
    assert str(told.value) == printed


@pytest.mark.parametrize("unit", ["menit", "hari kerja"])
@pytest.mark.parametrize("figures", [300, 5000])
def test_endless_figures_are_unreadable_like_anything_else(figures: int, unit: str) -> None:
    with pytest.raises(UnreadableStandard):
        read_standard(f"{'9' * figures} {unit}")


@given(st.one_of(st.text(), st.text("0123456789 detikmnjamhrkw-", max_size=40), st.from_regex(r"\d+ (menit|hari)")))
def test_reading_never_fails_otherwise(printed: str) -> None:
    try:
        standard = read_standard(printed)
    except UnreadableStandard:
        return
    assert standard.clock is None or timedelta() < standard.clock <= timedelta(days=366)
    assert standard.working_days is None or 1 <= standard.working_days <= 366
    assert standard.limited == (standard != Standard())


@given(st.integers(1, 300), st.sampled_from(["detik", "menit", "jam"]), st.integers(1, 59))
def test_parts_add_up(count: int, unit: str, seconds: int) -> None:
    whole = read_standard(f"{count} {unit}").clock
    assert whole is not None
    assert read_standard(f"{count} {unit} {seconds} detik").clock == whole + timedelta(seconds=seconds)
