"""Common questions: answered from the office's file, offered where it is not certain, counted where there is none."""

from pathlib import Path

import pytest

from bot.flows.office.house_rules import HouseRule, HouseRules, Matter, Named
from bot.flows.office.ruled_house import under
from bot.flows.scene.effects import CountQuestion
from bot.flows.scene.tokens import Verb
from bot.flows.state.asked import Asked, Verdict
from bot.flows.state.dialog import Filling, Notice
from bot.flows.state.visits import Status
from tests.clock import MONDAY_MORNING
from tests.flows.table import Table, Told, office


def visitor(**sections: object) -> Table:
    table = Table(office(**sections))  # type: ignore[arg-type]  # sections of the settings
    table.seat("Rina")
    return table


def counted(told: Told) -> list[tuple[str, Verdict, str]]:
    return [(each.topic, each.verdict, each.text) for each in told.decision.of(CountQuestion)]


def test_an_answer_names_what_the_office_has_set() -> None:
    told = visitor(office={"hours": "Senin-Jumat 08.00-15.00", "name": "ULT Lembah Hijau"}).write("Rina", "jam buka?")
    assert "ULT Lembah Hijau: Senin–Jumat 08.00–15.00 WIB" in str(told.decision.says[0].message.text.args["answer"])
    assert counted(told) == []


def test_hours_are_told_in_the_readers_language() -> None:
    table = Table(office(office={"hours": "Senin-Jumat 08.00-15.00", "name": "ULT Lembah Hijau"}))
    table.seat("Rina", language="en")
    told = table.write("Rina", "opening hours?")
    assert "Monday–Friday 08.00–15.00 WIB" in str(told.decision.says[0].message.text.args["answer"])


@pytest.mark.parametrize(("address", "answers"), [("Jalan Bunga 1, Medan", "faq-answer"), ("", "thread-nobody")])
def test_what_is_not_set_is_an_officers_to_answer(address: str, answers: str) -> None:
    told = visitor(office={"address": address, "hours": "always"}).write("Rina", "alamat kantor di mana")
    assert told.answers == answers
    assert counted(told) == ([] if address else [("alamat", Verdict.WITHOUT_ANSWER, "")])


def test_where_several_may_be_meant_they_are_offered_with_a_person() -> None:
    told = visitor().write("Rina", "nisn nuptk")
    assert told.answers == "faq-which"
    assert [choice.token for choice in told.decision.says[0].message.choices] == ["j:nisn", "j:nuptk", "v::0"]


@pytest.mark.parametrize(("said", "verdict"), [("1", Verdict.ANSWERED), ("0", Verdict.NOT_ANSWERED)])
def test_whether_it_was_an_answer_is_counted(said: str, verdict: Verdict) -> None:
    assert counted(visitor().press("Rina", Verb.ANSWERED, "biaya", said)) == [("biaya", verdict, "")]


def test_what_is_not_understood_is_counted_in_its_own_words_without_identity_numbers() -> None:
    told = visitor().write("Rina", "kucing 1271010101900001 hilang")
    assert told.answers == "faq-unknown"
    [(topic, verdict, text)] = counted(told)
    assert (topic, verdict) == ("", Verdict.NOT_UNDERSTOOD)
    assert "kucing" in text
    assert "1271010101900001" not in text


# rule: question-is-no-answer
@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("jam buka?", "name"),
        ("apakah gratis?", "name"),
        ("Biaya Sitepu", "institution"),
        ("Rina Alamat", "institution"),
    ],
)
def test_a_question_is_no_name_and_a_name_no_question(typed: str, asked: str) -> None:
    table = visitor()
    table.seat("Rina", Notice())
    table.write("Rina", "setuju")
    told = table.write("Rina", typed)
    dialog = told.dialog
    assert isinstance(dialog, Filling)
    assert dialog.question == asked


def test_a_question_in_the_queue_about_the_queue_is_answered_at_once() -> None:
    table = visitor()
    table.open("Rina", Status.QUEUED)
    assert table.write("Rina", "masih lama gak antriannya").answers == "queue-status"


@pytest.mark.parametrize("typed", ["mau antre", "daftar", "saya mau konsultasi dapodik"])
def test_whoever_wants_to_be_served_begins(typed: str) -> None:
    assert visitor().write("Rina", typed).answers == "notice"


@pytest.mark.parametrize(("role", "answers"), [("supervisor", "staff-asked"), ("front_office", "staff-menu")])
def test_supervisors_see_what_was_asked(role: str, answers: str) -> None:
    table = visitor()
    table.asked = (Asked("biaya", "", Verdict.ANSWERED, 9), Asked("", "kucing hilang", Verdict.NOT_UNDERSTOOD, 2))
    table.hire("Tigor", role)
    told = table.write("Tigor", "/tanya")
    assert told.answers == answers
    if role == "supervisor":
        lines = told.decision.says[0].message.text.args["questions"].lines  # type: ignore[union-attr]  # a listing
        assert [(line.name, line.args["what"]) for line in lines] == [
            ("asked-not-understood", "kucing hilang"),
            ("asked-answered", "Biaya"),
        ]


SHEETS = Path(__file__).parent.parent / "sheets"


def answer_of(table: Table, typed: str) -> str:
    return str(table.write("Rina", typed).decision.says[0].message.text.args["answer"])


# rule: answers-follow-the-sheets
@pytest.mark.parametrize(
    "typed", ["cara zoom", "boleh datang langsung ke kantor?", "berapa lama layanan", "cara daftar"]
)
def test_zoom_is_claimed_only_where_the_sheets_use_it(typed: str) -> None:
    shipped = answer_of(visitor(), typed)
    assert "Zoom" in shipped
    assert "tidak memakai" not in shipped
    counter = answer_of(visitor(sop={"file": str(SHEETS / "layanan_luring.toml")}), typed)
    assert "Zoom" not in counter or "tidak memakai Zoom" in counter


# rule: answers-follow-the-sheets
def test_a_desk_that_serves_some_on_zoom_says_so_until_the_business_is_known() -> None:
    together = {"directory": str(SHEETS / "satu_meja")}
    table = visitor(sop=together)
    uses = {table.office.sheet_for(each.key).uses_zoom: each.key for each in table.office.categories}
    assert set(uses) == {True, False}
    assert "Sebagian layanan diberikan lewat Zoom" in answer_of(table, "cara zoom")
    for zoom, key in uses.items():
        table = visitor(sop=together)
        table.seat("Rina", Notice(key))
        assert ("tidak memakai Zoom" in answer_of(table, "cara zoom")) is not zoom


def test_an_answer_that_an_administrator_has_set_is_said_at_every_desk() -> None:
    unit = office(sop={"file": str(SHEETS / "layanan_luring.toml")})
    filed = unit.lexicon.topics["id"]["zoom"].answer
    about = Named(Matter.TOPIC, "zoom", "id")
    set_by = HouseRule("h1", about, "Zoom libur dulu.", filed, filed, "s-1", MONDAY_MORNING)
    table = Table(under(unit, HouseRules((set_by,))))
    table.seat("Rina")
    assert answer_of(table, "cara zoom") == "Zoom libur dulu."
