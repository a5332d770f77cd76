"""What officers tell one another: remarks that no visitor reads, and the colleague who is called in by name."""

from dataclasses import replace

import pytest

from bot.flows.journey.rights import RIGHTS
from bot.flows.scene.messages import Listing, Phrase
from bot.flows.scene.tokens import OF_NOTES, Verb
from bot.flows.state.dialog import Idle, Remarking
from bot.flows.state.visits import Status
from tests.flows.standings import REF, press
from tests.flows.table import Table, Told

PEOPLE = {
    "Sari Wulandari": "front_office",
    "Dewi": "front_office",
    "Bayu Saputra": "back_office",
    "Bayu Nugroho": "back_office",
    "Nur": "supervisor",
    "Adi": "admin",
}


def staged() -> Table:
    """Sari has Rina's visit."""
    table = Table()
    table.seat("Rina")
    for name, role in PEOPLE.items():
        table.hire(name, role)
    table.open("Rina", Status.IN_SERVICE, reported=3, assigned={"front_office": "s-sari wulandari"})
    return table


def remark(table: Table, name: str, words: str) -> Told:
    press(table, Verb.REMARK, (REF,), name)
    assert isinstance(table.person(name).dialog, Remarking)
    return table.write(name, words)


@pytest.mark.parametrize("name", [*PEOPLE, "Rina"])
@pytest.mark.parametrize(("verb", "parts"), [(Verb.REMARK, ()), (Verb.REMARK, ("all",)), (Verb.MENTION, ("s-nur",))])
# rule: rights-by-one-table
def test_whoever_works_with_visits_remarks_on_one(verb: Verb, parts: tuple[str, ...], name: str) -> None:
    told = press(staged(), verb, (REF, *parts), name)
    refused = bool({"staff-not-yours", "press-stale"} & set(told.answers.split()))
    assert refused is (name in ("Adi", "Rina")), told.answers
    assert RIGHTS.keys() >= OF_NOTES


def test_a_remark_is_on_colleagues_cards_and_nowhere_near_the_visitor() -> None:
    table = staged()
    for no in range(3):
        told = remark(table, "Dewi", f"Catatan {no}")
        assert told.answers.split()[0] == "remark-kept"
        assert told.to("Rina") == ""
        assert isinstance(table.person("Dewi").dialog, Idle)
    assert [each.words for each in table.visit_of("Rina").remarks] == ["Catatan 0", "Catatan 1", "Catatan 2"]
    [card] = [say.message for say in told.decision.says if say.person_id == "sari wulandari"]
    shown = card.text.args["remarks"]
    assert isinstance(shown, Phrase)
    lines = shown.args["lines"]
    assert isinstance(lines, Listing)
    assert [line.args["words"] for line in lines.lines] == ["Catatan 1", "Catatan 2"]


def test_a_remark_needs_words_and_what_is_written_stays() -> None:
    table = staged()
    assert remark(table, "Dewi", "...").answers == "staff-words-please"
    assert table.visit_of("Rina").remarks == ()


@pytest.mark.parametrize("words", ["@dewi tolong cek", "Tolong dicek, @Dewi.", "(@dewi) tolong", "@dew tolong"])
def test_a_colleague_who_is_named_is_told_with_the_card(words: str) -> None:
    told = remark(staged(), "Sari Wulandari", words)
    assert told.to("Dewi").split()[:2] == ["mention", "card-staff"]
    assert "mention-told" in told.answers


@pytest.mark.parametrize(
    ("words", "answer", "offered"),
    [
        ("@bayu tolong cek", "mention-which", {"s-bayu saputra", "s-bayu nugroho"}),
        ("@joko tolong cek", "mention-unknown", None),
        ("@de tolong", "mention-unknown", None),
    ],
)
# rule: mention-never-guessed
def test_a_name_that_nobody_or_several_have_is_asked_about(words: str, answer: str, offered: set[str] | None) -> None:
    table = staged()
    told = remark(table, "Sari Wulandari", words)
    [asked] = [say.message for say in told.decision.says if say.message.text.name == answer]
    named = {choice.token.split(":")[2] for choice in asked.choices}
    assert offered is None or named == offered
    assert "mention" not in told.to("Bayu Saputra").split()
    chosen = press(table, Verb.MENTION, (REF, "s-bayu nugroho"), "Sari Wulandari")
    assert "mention" in chosen.to("Bayu Nugroho").split()
    assert words in str(chosen.decision.says)


def test_several_are_named_and_nobody_names_themselves() -> None:
    told = remark(staged(), "Sari Wulandari", "@nur @dewi @sari lihat, tulis ke a@dewi.id")
    assert "mention" in told.to("Nur")
    assert told.to("Dewi").split().count("mention") == 1
    assert "mention" not in told.answers.replace("mention-told", "").split()


def test_a_colleague_without_a_chat_is_said_so() -> None:
    table = staged()
    dewi = replace(table.desk.staff["s-dewi"], person_id=None)
    table.desk = replace(table.desk, staff={**table.desk.staff, "s-dewi": dewi})
    assert "mention-no-chat" in remark(table, "Sari Wulandari", "@dewi tolong").answers


# rule: words-to-a-colleague-reach-no-visitor
def test_words_that_begin_with_a_mention_are_no_words_to_the_visitor() -> None:
    table = staged()
    press(table, Verb.REPLY, (REF,), "Sari Wulandari")
    told = table.write("Sari Wulandari", "@dewi pengunjung ini marah")
    assert told.to("Rina") == ""
    assert told.answers.split()[0] == "remark-kept"
    assert "mention" in told.to("Dewi")


def test_words_to_a_visitor_may_name_a_colleague() -> None:
    table = staged()
    press(table, Verb.REPLY, (REF,), "Sari Wulandari")
    told = table.write("Sari Wulandari", "Mohon tunggu, @dewi akan membantu")
    assert told.to("Rina") == "relay-to-visitor"
    assert "mention" in told.to("Dewi")
