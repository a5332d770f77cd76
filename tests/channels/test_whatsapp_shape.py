"""Whatever is said becomes calls that Meta takes: within its limits, nothing lost, nothing alike, nothing garbled."""

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.flows.scene.messages import Attached, Choice, Copy, Link, Message, Phrase
from bot.rehearsal.fakes.whatsapp.checks import units
from bot.render import first_line
from tests.channels.whatsapp_shown import LINK, accepted, calls, formatted, options_of, say, show, text_of
from tests.thoroughness import times

LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))
LABEL = st.text(LETTERS, min_size=1, max_size=120).filter(str.strip)
SHORT = st.text("ab 😀é", min_size=1, max_size=22).filter(str.strip)
LABELS = st.lists(st.one_of(LABEL, SHORT), max_size=30)
TEXT = st.text(max_size=6000) | st.text("ab *_~`<>&😀\n", max_size=3000)
WORDS = st.lists(st.text("abcdefgü", min_size=1, max_size=12), min_size=1, max_size=1500)
FILE = Attached("berkas-1", "surat.pdf", "application/pdf")


def verbatim(text: str) -> Phrase:
    return Phrase("verbatim", {"text": text})


def message(text: str, labels: list[str], **more: object) -> Message:
    """A message with choices; the token of each is its place."""
    choices = tuple(Choice(verbatim(label), f"a:{place}") for place, label in enumerate(labels))
    return Message(verbatim(text), choices=choices, **more)  # type: ignore[arg-type]  # the fields are the caller's


def seen(label: str) -> str:
    """A label without what reads as our own small HTML."""
    return re.sub(r"</?(?:b|i|code)>", "", label)


def signless(label: str) -> str:
    """A label without the sign that it begins with."""
    return re.sub(r"^[^\w\s]+\s+", "", label)


@given(TEXT, LABELS, st.booleans(), st.booleans(), st.booleans())
@settings(max_examples=times(20, 400))
def test_every_call_is_one_that_meta_takes(text: str, labels: list[str], link: bool, copy: bool, file: bool) -> None:
    assume(all(seen(label).strip() for label in labels))
    links = (Link(verbatim("🎥 Buka Zoom sekarang juga, silakan"), "https://zoom.us/j/1?pwd=a_b*c"),) if link else ()
    copies = (Copy(verbatim("Salin"), "12*34"),) if copy else ()
    shown = show(message(text, labels, links=links, copies=copies, file=FILE if file else None))
    for call in calls(shown):
        accepted(call)
    assert [part["follows"] for part in shown] == [False] + [True] * (len(shown) - 1)
    assert ["file" in part for part in shown] == [file] + [False] * (len(shown) - 1)


@given(LABELS)
@settings(max_examples=times(20, 500))
def test_every_choice_is_there_once_in_order_and_like_no_other(labels: list[str]) -> None:
    assume(all(seen(label).strip() for label in labels))
    offered = [option for call in calls(show(message("Pilih", labels))) for option in options_of(call)]
    assert [token for token, _, _ in offered] == [f"a:{place}" for place in range(len(labels))]
    assert len({title.casefold() for _, title, _ in offered}) == len(labels)
    for label, (_, title, description) in zip(map(seen, labels), offered, strict=True):
        if title in (label, signless(label)):
            continue  # short buttons may be without their signs
        assert description
        unnumbered = title if label.startswith(title.removesuffix("…")) else re.sub(r"^\d+\. ?", "", title)
        if unnumbered not in ("", "…"):
            _check_cut(label, unnumbered)
        if description:
            _check_cut(label, description)


def _check_cut(whole: str, shown: str) -> None:
    """What is shown is the whole, or whole words of it and an ellipsis; where they would be next to nothing, the
    beginning of an endless word."""
    if shown == whole:
        return
    assert shown.endswith("…"), (whole, shown)
    kept = shown.removesuffix("…")
    assert whole.startswith(kept), (whole, shown)
    hardly_a_word = len(kept.rpartition(" ")[0].rstrip()) <= len(kept) // 3
    assert whole[len(kept)] == " " or hardly_a_word, (whole, shown)


def test_labels_that_begin_alike_are_numbered() -> None:
    labels = [f"Dinas Pendidikan Kabupaten {name}" for name in ("Asahan", "Batu Bara", "Dairi")]
    [call] = calls(show(message("Pilih", labels)))
    assert [title for _, title, _ in options_of(call)] == [f"{n}. Dinas Pendidikan…" for n in (1, 2, 3)]
    assert [description for _, _, description in options_of(call)] == labels


def test_a_numbered_label_of_one_long_word_still_says_something() -> None:
    labels = ["DinasPendidikanKabupatenAsahan", "DinasPendidikanKabupatenDairi"]
    [call] = calls(show(message("Pilih", labels)))
    assert [title for _, title, _ in options_of(call)] == ["1. DinasPendidikanKabup…", "2. DinasPendidikanKabup…"]


@pytest.mark.parametrize(
    ("labels", "kinds"),
    [
        ([], ["text"]),
        (["Ya", "Tidak"], ["button"]),
        (["Ya", "Tidak", "Nanti"], ["button"]),
        (["Ya", "ya"], ["list"]),
        (["a" * 20], ["button"]),
        (["a" * 21], ["list"]),
        (["😀" * 11], ["list"]),
        (["1", "2", "3", "4"], ["list"]),
        ([str(n) for n in range(10)], ["list"]),
        ([str(n) for n in range(11)], ["list", "list"]),
        ([str(n) for n in range(30)], ["list", "list", "list"]),
    ],
)
# rule: whatsapp-three-buttons
def test_buttons_where_they_fit_otherwise_lists(labels: list[str], kinds: list[str]) -> None:
    found = [call.get("interactive", call)["type"] for call in calls(show(message("Pilih", labels)))]
    assert found == kinds


def test_pages_of_choices_are_numbered() -> None:
    first, second = calls(show(message("Pilih", [str(n) for n in range(11)])))
    assert [each["interactive"]["action"]["button"] for each in (first, second)] == ["Pilih (1/2)", "Pilih (2/2)"]
    assert (text_of(first), text_of(second)) == ("Pilih", "Pilihan 2 dari 2")


@given(WORDS)
@settings(max_examples=times(25, 200))
def test_long_words_are_cut_between_words_and_say_so(words: list[str]) -> None:
    whole = " ".join(words)
    for shown in (message(whole, ["Ya"]), message(whole, []), message(whole, [], file=FILE)):
        call = calls(show(shown))[0]
        _check_cut(whole, text_of(call))


@pytest.mark.parametrize("units_allowed", [1024, 4096])
def test_a_text_of_exactly_the_limit_is_shown_whole(units_allowed: int) -> None:
    text = ("kata " * 1000)[: units_allowed - 1] + "x"
    labels = ["Ya"] if units_allowed == 1024 else []
    [call] = calls(show(message(text, labels)))
    assert text_of(call) == text
    assert units(text) == units_allowed


HOSTILE = (
    "*tebal* _miring_ ~coret~ `kode` ```mesin```",
    "_*~semua~*_",
    "(*tebal*), _miring_. ~coret~!",
    "*a*b* *c",
    "__init__ _x_ a_b _",
    "`a` ``b`` ```c",
    "satu *dua\ntiga* empat",
    "*https://contoh.id/a_b* _https://contoh.id/_x_",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_marks_that_a_visitor_wrote_are_no_formatting(text: str) -> None:
    [call] = calls(show(message(text, [])))
    assert formatted(text_of(call)) == []


def test_what_would_be_formatting_is_recognised_as_such() -> None:
    assert formatted("*tebal* _miring_ ~coret~ `kode`") == ["*tebal*", "_miring_", "~coret~", "`kode`"]
    assert formatted("a*b*c 2 * 3 * 4 nama_saya_ini *dua\ntiga*") == []


@given(st.text("*_~`ab (.\n😀", max_size=200))
def test_no_visitors_text_becomes_formatting(text: str) -> None:
    for call in calls(show(message(text, []))):
        assert formatted(text_of(call)) == []


@pytest.mark.parametrize("text", ["a_b", "nama_saya_panjang@contoh.id", "snake_case dan kebab-case", "3 x 4 = 12 #1"])
def test_what_is_no_mark_stays_as_it_was_written(text: str) -> None:
    [call] = calls(show(message(text, [])))
    assert text_of(call) == text


@pytest.mark.parametrize(
    "link", ["https://zoom.us/j/83?pwd=a*b_c~d`e", "http://contoh.id/_x_/*y*", "https://contoh.id/a__b?c=_d"]
)
def test_links_stay_as_they_are(link: str) -> None:
    [call] = calls(show(message(f"*Lihat* {link} _ya_", [])))
    assert LINK.findall(text_of(call)) == [link]


@given(st.text("ab*_~` ", max_size=60), st.text("ab*_~`\n c", min_size=1, max_size=2000))
def test_our_own_marks_are_balanced_whatever_stands_beside_them(name: str, text: str) -> None:
    assume(name.strip() and text.strip())
    for call in calls(say("relay-to-visitor", name=name, text=text)):
        assert text_of(call).count("*") == 2
        assert text_of(call).count("```") == 0


@pytest.mark.parametrize("passcode", ["12*34", "_a_b_", "x~y", "-*-"])
def test_a_passcode_is_shown_as_it_has_to_be_typed(passcode: str) -> None:
    [call] = calls(say("called-joined", id="83151711241", passcode=passcode, tag="A-001 Rina"))
    assert f"```{passcode}```" in text_of(call)


@pytest.mark.parametrize("length", [1990, 2000])
def test_the_longest_words_of_an_officer_arrive(length: int) -> None:
    words = ("kata " * 400)[:length].strip()
    whole = "".join(text_of(call) for call in calls(say("relay-to-visitor", name="Siti Nurhaliza " * 5, text=words)))
    assert words in whole


def test_the_longest_outcome_stands_in_the_proof_of_service() -> None:
    outcome = ("kata " * 400).strip()
    args = {"office": "ULT Contoh", "number": "ULT-20261123-001", "ticket": "A-001", "corrected": ""}
    parts = calls(say("service-document", **args, course="09.00", outcome=outcome))
    assert outcome in "".join(text_of(call) for call in parts)


def test_a_message_is_recognised_in_the_list_without_marks() -> None:
    [shown] = say("card-visitor", ticket="A-001", name="Bapak/Ibu Rina", greeting="x", steps="y", addendum="")
    assert first_line(shown["text"]) == "A-001 · Bapak/Ibu Rina"
