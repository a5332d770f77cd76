"""What visitors say in whole sentences: a need before anything was asked, a name with words around it, a correction."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.scene.messages import Phrase
from bot.flows.state.dialog import Filling, Idle, Notice
from bot.flows.state.visits import Status
from bot.flows.telling.taking import Wrong, take
from tests.flows.table import BY_KEY, Table, office

NEED = "saya mau urus sertifikat"
NAMES = {
    "nama saya Rina Simbolon": "Rina Simbolon",
    "Nama lengkap saya adalah Rina Simbolon": "Rina Simbolon",
    "perkenalkan, nama saya Rina": "Rina",
    "nama: Rina Simbolon": "Rina Simbolon",
    "saya Rina Simbolon": "Rina Simbolon",
    "saya bernama Rina Simbolon": "Rina Simbolon",
    "my name is Rina Simbolon": "Rina Simbolon",
    "I\u2019m Rina Simbolon": "Rina Simbolon",
    "Saya": "Saya",
    "saya rina": "rina",
    "nama saya Saya Takahashi": "Saya Takahashi",
    "Aku Wijaya Kusuma": "Wijaya Kusuma",
    "Namanda Sayang": "Namanda Sayang",
    "Akustina Dari Laut": "Akustina Dari Laut",
}


@pytest.mark.parametrize(("typed", "kept"), NAMES.items())
def test_a_name_is_kept_without_the_sentence_around_it(typed: str, kept: str) -> None:
    assert take(BY_KEY["name"], typed, office()) == kept


# rule: doubtful-name-asked-back
@pytest.mark.parametrize("typed", ["Saya Takahashi", "Aku Wijaya"])
def test_what_may_be_all_of_a_name_is_asked_back_and_never_cut(typed: str) -> None:
    wrong = take(BY_KEY["name"], typed, office())
    assert isinstance(wrong, Wrong)
    assert wrong.why == Phrase(
        "wrong-name-pronoun", {"whole": typed, "first": typed.split()[0], "rest": typed.split()[1]}
    )


@pytest.mark.parametrize("typed", ["dari SMA Negeri 1", "saya dari SMA Negeri 1", "from SMA Negeri 1"])
def test_so_is_an_institution(typed: str) -> None:
    assert take(BY_KEY["institution"], typed, office()) == "SMA Negeri 1"


# rule: correction-is-of-what-was-just-said
@pytest.mark.parametrize(
    ("known", "asked", "typed", "name", "institution"),
    [
        ({"name": "Rina Sitompul"}, "institution", "bukan, Rina Simbolon", "Rina Simbolon", None),
        ({"name": "Rina Sitompul"}, "institution", "maksud saya Rina Simbolon", "Rina Simbolon", None),
        ({"name": "Rina Sitompul"}, "institution", "maaf, SMA Negeri 1", "Rina Sitompul", "SMA Negeri 1"),
        (
            {"name": "Rina Sitompul"},
            "institution",
            "bukan, SMA Negeri 1 Binjai",
            "Rina Sitompul",
            "SMA Negeri 1 Binjai",
        ),
        ({"name": "Rina Sitompul"}, "institution", "No. Lima Medan", "Rina Sitompul", "No. Lima Medan"),
        ({"name": "Rina Sitompul", "institution": "SMA 1"}, "region", "bukan, SMA 2", "Rina Sitompul", "SMA 2"),
        ({"name": "Rina Sitompul", "institution": "SMA 1"}, "region", "bukan, Binjai", "Rina Sitompul", "SMA 1"),
    ],
)
def test_what_puts_right_is_of_the_answer_before_unless_it_answers_what_is_asked(
    known: dict[str, str], asked: str, typed: str, name: str, institution: str | None
) -> None:
    table = Table()
    table.seat("Rina", Filling(asked))
    visit = table.open("Rina", Status.FORM)
    table.visits[visit.id] = replace(visit, form=known)
    table.write("Rina", typed)
    form = table.visit_of("Rina").form
    assert (form["name"], form.get("institution")) == (name, institution)


# rule: need-is-kept
@pytest.mark.parametrize(
    ("typed", "states"),
    [
        ("saya mau urus sertifikat", True),
        ("pagi bu, kenapa honor bulan ini belum dibayar", True),
        ("i need to change my school data", True),
        ("mau urus", False),
        ("kucing lucu sekali di taman", False),
    ],
)
def test_a_need_is_told_from_small_talk(typed: str, states: bool) -> None:
    table = Table()
    table.seat("Rina")
    assert ("faq-need" in table.write("Rina", typed).answers) is states


def test_a_need_stays_until_it_is_taken_up_or_given_up() -> None:
    table = Table()
    table.seat("Rina", Idle(about="saya mau urus sertifikat"))
    noticed = table.write("Rina", "halo").dialog
    assert isinstance(noticed, Notice)
    assert noticed.about == "saya mau urus sertifikat"
    given_up = table.write("Rina", "batal").dialog
    assert isinstance(given_up, Idle)
    assert not given_up.about


# rule: need-is-kept
@pytest.mark.parametrize(("over", "kept"), [(False, NEED), (True, None)])
def test_a_need_is_kept_as_long_as_a_form(over: bool, kept: str | None) -> None:
    table = Table()
    table.seat("Rina")
    table.write("Rina", NEED)
    table.now += table.office.patience.form_kept + timedelta(seconds=1 if over else 0)
    for words in ("halo", "setuju"):
        table.write("Rina", words)
    assert table.visit_of("Rina").form.get("purpose") == kept


# rule: need-is-kept
@pytest.mark.parametrize("longest", [len(NEED), len(NEED) - 1])
def test_a_need_that_could_not_be_typed_there_is_asked_for_again(longest: int) -> None:
    plan = office().form
    purpose = replace(BY_KEY["purpose"], longest=longest)
    tails = {key: tuple(purpose if each.key == "purpose" else each for each in tail) for key, tail in plan.then.items()}
    otherwise = tuple(purpose if each.key == "purpose" else each for each in plan.otherwise)
    table = Table(replace(office(), form=replace(plan, otherwise=otherwise, then=tails)))
    table.seat("Rina")
    for words in (NEED, "halo", "setuju"):
        table.write("Rina", words)
    assert ("purpose" in table.visit_of("Rina").form) is (longest >= len(NEED))
