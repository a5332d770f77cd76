"""Each kind of answer: what is taken, how it is kept, what is asked again, what is read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.given import contacts, sent_files
from bot.flows.given.yes_no import means_skip, means_yes
from bot.flows.office.fitting import fits
from bot.flows.office.questions import NO, SKIPPED, YES, Kind, Labels, Option, Question
from bot.flows.scene.messages import Phrase
from bot.flows.telling import answers
from bot.flows.telling.taking import Wrong, take
from bot.flows.visitor.doubt import doubtful
from bot.forms import library
from tests.flows.table import office

OFFICE = office()
SHIPPED = library()
MASK = "•" * 16


def taken(question: Question, typed: str) -> str:
    """The answer as kept, or the name of the text that asks again."""
    found = take(question, typed, OFFICE)
    return found.why.name if isinstance(found, Wrong) else found


# rule: one-spelling-a-phone
PHONES = [
    ("081234567890", "+6281234567890"),
    ("0812-3456-7890", "+6281234567890"),
    ("0812 3456 7890", "+6281234567890"),
    ("(0812) 3456.7890", "+6281234567890"),
    ("81234567890", "+6281234567890"),
    ("6281234567890", "+6281234567890"),
    ("+62 812-3456-7890", "+6281234567890"),
    ("+62081234567890", "+6281234567890"),
    ("62081234567890", "+6281234567890"),
    ("0812‑3456‑7890", "+6281234567890"),
    ("08111111111", "+628111111111"),
    ("0812345678", "+62812345678"),
    ("(0812) 3456-7890 wa", "+6281234567890"),
    ("nomor saya 0812 3456 7890, bu", "+6281234567890"),
    ("WA:081234567890", "+6281234567890"),
    ("0812-3456-7890 atau 0813-1111-2222", "wrong-phone"),
    ("08123456789012", "wrong-phone"),
    ("0801234567", "wrong-phone"),
    ("061-4567890", "wrong-phone"),
    ("08123", "wrong-phone"),
    ("+14155550123", "wrong-phone"),
    ("petugas", "wrong-phone"),
    ("1271010101900001", "wrong-phone"),
    ("lewati", SKIPPED),
    ("", "wrong-phone"),
]


@pytest.mark.parametrize(("typed", "answer"), PHONES)
def test_phones(typed: str, answer: str) -> None:
    assert taken(SHIPPED["phone"], typed) == answer


@given(st.from_regex(r"\+628[1-9][0-9]{6,10}", fullmatch=True))
def test_a_kept_phone_is_kept_as_it_is_and_reads_back(phone: str) -> None:
    assert contacts.mobile(phone) == phone
    assert contacts.mobile(contacts.national(phone)) == phone
    assert contacts.hidden(phone)[4:].count("x") == len(phone) - 3 + 1 - 7
    assert contacts.mobile(contacts.hidden(phone)) is None


# rule: a-number-in-a-sentence
EMAILS = [
    ("rina@sekolah.sch.id", "rina@sekolah.sch.id"),
    (" Rina.Simbolon@Gmail.COM ", "rina.simbolon@gmail.com"),
    ("mailto:rina@gmail.com", "rina@gmail.com"),
    ("<rina@gmail.com>", "rina@gmail.com"),
    ("rina+ult@gmail.com.", "rina+ult@gmail.com"),
    ("email saya Rina@gmail.com ya", "rina@gmail.com"),
    ("a@gmail.com atau b@gmail.com", "wrong-email"),
    ("rina@gmail", "wrong-email"),
    ("rina@gmail,com", "wrong-email"),
    ("rina gmail.com", "wrong-email"),
    ("rina@@gmail.com", "wrong-email"),
    ("rina..s@gmail.com", "wrong-email"),
    ("@gmail.com", "wrong-email"),
    ("rina@-a.com", "wrong-email"),
    ("1271010101900001@gmail.com", "wrong-email"),
    (f"{'r' * 250}@gmail.com", "wrong-email"),
    ("tidak ada", SKIPPED),
    ("-", SKIPPED),
]


@pytest.mark.parametrize(("typed", "answer"), EMAILS)
def test_email_addresses(typed: str, answer: str) -> None:
    assert taken(SHIPPED["email"], typed) == answer


# rule: npsn-warned-not-refused
NPSNS = [
    ("10212345", "10212345", False),
    ("p1234567", "P1234567", False),
    ("NPSN: 10212345", "10212345", False),
    ("1021 2345", "10212345", False),
    ("npsn sekolah kami 10212345", "10212345", False),
    ("10212345 (SMAN 1 Binjai)", "10212345", False),
    ("10212345 dan 10212346", "wrong-npsn", False),
    ("1021234", "1021234", True),
    ("102123456", "102123456", True),
    ("1021234O", "1021234O", True),
    ("petugas", "wrong-npsn", False),
    ("tidak tahu", "wrong-npsn", False),
    ("1271010101900001", "wrong-npsn", False),
    ("??", "wrong-npsn", False),
    ("lewati", SKIPPED, False),
]


@pytest.mark.parametrize(("typed", "answer", "doubt"), NPSNS)
def test_school_numbers_are_taken_and_unusual_ones_read_back(typed: str, answer: str, doubt: bool) -> None:
    assert taken(SHIPPED["npsn"], typed) == answer
    assert doubtful(SHIPPED["npsn"], answer) is doubt or answer.startswith("wrong")


YES_OR_NO = [
    *((typed, YES) for typed in ("ya", "Ya.", "iya", "iyaa", "y", "yes", "Betul", "btul", "1", "1.", "ya pak", "ok")),
    *((typed, YES) for typed in ("ya, masih", "benar bu", "yess", "bolehh", "iya betul sekali")),
    *(
        (typed, NO)
        for typed in ("tidak", "TIDAK", "tdk", "tdak", "tidakk", "nggak", "gak", "no", "2", "bukan", "belum")
    ),
    *((typed, NO) for typed in ("tidak usah", "tidak benar", "engga kak", "blm", "tidaak")),
    *(
        (typed, "wrong-yes-no")
        for typed in (
            "mungkin",
            "3",
            "",
            "??",
            "ya tidak",
            "tidak tau",
            "gak yakin bu",
            "not sure",
            "saya mewakili guru di sekolah saya",
        )
    ),
]


# rule: not-knowing-is-no-no
@pytest.mark.parametrize(("typed", "answer"), YES_OR_NO)
def test_yes_and_no_in_both_languages_and_with_slips(typed: str, answer: str) -> None:
    assert taken(SHIPPED["representing"], typed) == answer


@pytest.mark.parametrize(
    "typed", ["lewati", "Lewati.", "lewti", "-", "–", "--", "tidak ada", "gak ada", "skip", "none", "nanti saja"]
)
def test_what_leaves_an_optional_question_out(typed: str) -> None:
    assert means_skip(typed)
    assert {taken(each, typed) for each in SHIPPED.values() if not each.required} == {SKIPPED}
    assert SKIPPED not in {taken(each, typed) for each in SHIPPED.values() if each.required}


@pytest.mark.parametrize("typed", ["", "ada", "tidak ada surat kuasa karena hilang", "kosan", "10212345"])
def test_what_does_not(typed: str) -> None:
    assert not means_skip(typed)


OWN = Question("kendala", Kind.TEXT, asks={"id": "Kendala?", "en": "Problem?"}, name={"id": "Kendala", "en": "Problem"})
COLOURS = tuple(Option(key, words={"id": key.title(), "en": key.upper()}) for key in ("merah", "merah_muda", "biru"))
CHOICE = Question(
    "warna",
    Kind.CHOICE,
    options=COLOURS,
    labels=Labels({"merah": "merah", "merah muda": "merah_muda", "biru": "biru", "blue": "biru"}),
)
CHOSEN = [
    ("biru", "biru"),
    ("Blue", "biru"),
    ("3", "biru"),
    ("bir", "biru"),
    ("merah", "merah"),
    ("mer", "wrong-choice"),
    ("hijau", "wrong-choice"),
    ("4", "wrong-choice"),
    ("0", "wrong-choice"),
]


@pytest.mark.parametrize(("typed", "answer"), CHOSEN)
def test_options_by_key_name_number_and_beginning(typed: str, answer: str) -> None:
    assert taken(CHOICE, typed) == answer


def test_a_question_of_the_office_s_own_is_refused_in_general_words() -> None:
    assert taken(OWN, "??") == "wrong-text"
    assert taken(Question("cerita", Kind.LONG, asks={"id": "?", "en": "?"}, shortest=9), "apa") == "wrong-long"


def test_a_file_is_never_typed() -> None:
    lookalike = sent_files.written((sent_files.of("x", "surat.pdf", ""),))
    for typed in ("surat.pdf", lookalike, "x\tada\tsurat.pdf\t"):
        assert taken(SHIPPED["evidence"], typed) == "wrong-file"


# rule: sixteen-figures-masked
@pytest.mark.parametrize(
    "number", ["1271010101900001", "1271 0101 0190 0001", "1271.0101.0190.0001", "1271-01-01-0190-0001"]
)
@pytest.mark.parametrize("kind", list(Kind))
def test_sixteen_figures_are_kept_by_no_kind(kind: Kind, number: str) -> None:
    found = take(Question("any", kind, options=COLOURS), f"saya {number} ya", OFFICE)
    kept = "" if isinstance(found, Wrong) else found
    assert not any(c.isdigit() for c in kept)


# rule: captions-masked-too
@pytest.mark.parametrize("number", ["1271010101900001", "1271 0101 0190 0001", "1271.0101.0190.0001"])
def test_captions_and_names_of_files_are_masked(number: str) -> None:
    file = sent_files.of("ref", f"KTP {number}.pdf", f"NIK saya {number}\tlengkap\n")
    assert (file.name, file.caption) == (f"KTP {MASK}.pdf", f"NIK saya {MASK} lengkap")
    assert sent_files.read(sent_files.written((file,))) == (file,)


@given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=300)), min_size=1, max_size=5))
def test_files_of_an_answer_are_read_as_they_were_written(given_: list[tuple[str, str]]) -> None:
    files = tuple(sent_files.of(f"id{no}", name, caption) for no, (name, caption) in enumerate(given_))
    written = sent_files.written(files)
    assert sent_files.read(written) == files
    arrived = sent_files.read(sent_files.arrived(written, "id0"))
    assert [each.here for each in arrived] == [True, *(False for _ in files[1:])]
    assert sent_files.read(sent_files.without(written, "id0")) == files[1:]


@given(st.sampled_from([*SHIPPED.values(), OWN, CHOICE]), st.text(max_size=200))
def test_whatever_is_typed_what_is_kept_fits_its_kind_and_can_be_shown(question: Question, typed: str) -> None:
    found = take(question, typed, OFFICE)
    if isinstance(found, Wrong):
        return
    assert fits(question, found, OFFICE) or question.kind is Kind.CATEGORY
    assert take(question, found, OFFICE) == found
    assert isinstance(answers.shown(question, found, OFFICE), str | Phrase)


# rule: phone-hidden-from-others
def test_a_phone_is_shown_whole_only_to_whom_it_may_concern() -> None:
    phone = SHIPPED["phone"]
    assert answers.shown(phone, "+6281234567890", OFFICE) == "0812-3456-7890"
    assert answers.shown(phone, "+6281234567890", OFFICE, hidden=True) == "0812-xxxx-x890"


def test_yes_and_no_are_never_both() -> None:
    assert means_yes("ya atau tidak") is None
    assert means_yes("sure") is True
