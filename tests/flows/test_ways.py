"""In the middle of the form: the ways out of a question, doubtful answers read back, floods answered once."""

from datetime import timedelta

import pytest

from bot.flows.scene.events import OtherSent
from bot.flows.scene.messages import Message, Phrase
from bot.flows.scene.tokens import Verb
from bot.flows.state.dialog import Filling
from bot.flows.state.visits import Status
from bot.flows.visitor.doubt import doubtful
from tests.flows.table import BY_KEY, FORM, QUESTIONS, Table, Told

WAYS = ["choice-back", "choice-ask-officer", "choice-cancel"]
FULL = {"name": "Rina Simbolon", **FORM}


def at(key: str, **form: str) -> Table:
    """Rina at a question of the form; those before it are answered."""
    table = Table()
    table.hire("Sari", "front_office")
    table.seat("Rina", Filling(key))
    before = [question.key for question in QUESTIONS][: list(BY_KEY).index(key)]
    table.open("Rina", Status.FORM, form={**{each: FULL[each] for each in before}, **form})
    return table


def last(told: Told) -> Message:
    return [say.message for say in told.decision.says if say.person_id == "rina"][-1]


def part(told: Told, name: str) -> Phrase:
    """A phrase that stands in the last text that she got."""
    found = last(told).text.args[name]
    assert isinstance(found, Phrase)
    return found


def labels(told: Told) -> list[str]:
    return [choice.label.name for choice in last(told).choices]


def pressed(table: Table, told: Told, label: str) -> Told:
    [choice] = [choice for choice in last(told).choices if choice.label.name == label]
    verb, *parts = choice.token.split(":")
    return table.press("Rina", Verb(verb), *parts)


# The ways out


@pytest.mark.parametrize("key", [question.key for question in QUESTIONS])
# rule: whatsapp-ten-rows
def test_every_question_has_its_ways_out_as_buttons_or_says_the_words(key: str) -> None:
    told = at(key).write("Rina", "halo")
    shown = [label for label in labels(told) if label in WAYS]
    hint = part(told, "ways").name
    assert "choice-ask-officer" in shown
    assert len(labels(told)) <= 10
    complete = shown == (WAYS if key != "name" else WAYS[1:]) and len(labels(told)) <= 3
    assert hint == ("nothing" if complete else "form-ways")
    assert complete or key in ("role", "category")


def test_the_button_leads_one_back_and_the_former_answer_can_stay() -> None:
    table = at("institution")
    back = pressed(table, table.write("Rina", "halo"), "choice-back")
    assert (back.answers, back.question) == ("ask", "name")
    assert part(back, "former").args == {"answer": "Rina Simbolon"}
    kept = pressed(table, back, "choice-keep")
    assert (kept.answers, kept.question, table.visit_of("Rina").form) == (
        "ask",
        "institution",
        {"name": "Rina Simbolon"},
    )


# rule: former-answer-by-button
@pytest.mark.parametrize("key", ["role", "category"])
def test_where_answers_are_chosen_the_former_one_can_be_kept_by_button_or_the_words_are_said(key: str) -> None:
    following = list(BY_KEY)[list(BY_KEY).index(key) + 1]
    table = at(following)
    back = table.write("Rina", "kembali")
    assert back.question == key
    assert len(labels(back)) <= 10
    by_button = "choice-keep" in labels(back)
    assert part(back, "former").name == ("form-former" if by_button else "form-former-words")
    assert by_button or len(labels(back)) == 10
    kept = pressed(table, back, "choice-keep") if by_button else table.write("Rina", "tetap itu")
    assert (kept.answers, kept.question) == ("ask", following)
    assert table.visit_of("Rina").form[key] == FULL[key]


def test_some_question_has_that_button() -> None:
    keys = ("role", "category")
    assert any("choice-keep" in labels(at(key, **{key: FULL[key]}).write("Rina", "bantuan")) for key in keys)


def test_a_button_of_another_question_leads_nowhere() -> None:
    table = at("region")
    told = table.press("Rina", Verb.BACK, table.visit_of("Rina").id, "institution")
    assert (told.answers, told.question) == ("press-stale-form ask", "region")


def test_the_button_for_an_officer_tells_front_office_once_and_the_form_keeps_its_place() -> None:
    table = at("region")
    told = pressed(table, table.write("Rina", "halo"), "choice-ask-officer")
    assert (told.answers, told.question, told.to("Sari")) == ("wish-understood ask", "region", "wish-to-staff")
    again = pressed(table, told, "choice-ask-officer")
    assert (again.answers, again.to("Sari")) == ("wish-understood ask", "")


def test_the_button_to_stop_stops() -> None:
    table = at("purpose")
    told = pressed(table, table.write("Rina", "halo"), "choice-cancel")
    assert (told.answers, table.visit_of("Rina").form) == ("form-cancelled", {})


# rule: two-failures-a-way-out
def test_after_two_failures_at_one_question_a_way_out_is_told() -> None:
    table = at("purpose")
    outs = [part(table.write("Rina", "??"), "out").name for _ in range(3)]
    assert outs == ["nothing", "form-way-out", "form-way-out"]
    table = at("region")
    table.write("Rina", "Atlantis")
    table.write("Rina", "Binjai")
    assert part(table.write("Rina", "kaisar"), "out").name == "nothing"


# rule: way-out-names-its-button
def test_while_an_officer_listens_the_way_out_names_the_button_that_is_there() -> None:
    table = at("region")
    table.write("Rina", "minta bicara dengan petugas")
    outs = []
    for _ in range(3):
        told = table.write("Rina", "Atlantis")
        outs.append(part(told, "out").name)
        assert ("choice-send-officer" in labels(told), "choice-ask-officer" in labels(told)) == (True, False)
    assert outs == ["beside-offer", "beside-way-out", "beside-way-out"]


# Doubtful answers

DOUBTFUL = [
    ("name", "SMA Negeri 1 Binjai", True),
    ("name", "Dinas Pendidikan", True),
    ("name", "Rina 3", True),
    ("name", "Nama siapa ya?", True),
    ("name", "Guru", True),
    ("name", "Sukarno", False),
    ("name", "Rina Simbolon", False),
    ("name", "Ibu Maria", False),
    ("name", "Guru Patimpus Sembiring", False),
    ("institution", "mau tanya dapodik", True),
    ("institution", "apa itu?", True),
    ("institution", "SMA Negeri 1 Binjai", False),
    ("institution", "Dinas Cara Baru", False),
    ("institution", "pribadi", False),
    ("purpose", "Bagaimana cara verval?", False),
]


@pytest.mark.parametrize(("key", "typed", "doubt"), DOUBTFUL)
# rule: doubtful-is-read-back
def test_what_is_doubtful(key: str, typed: str, doubt: bool) -> None:
    assert doubtful(BY_KEY[key], typed) is doubt
    assert at(key).write("Rina", typed).answers == ("ask-doubt" if doubt else "ask" if key != "purpose" else "review")


def test_a_doubtful_answer_is_kept_if_it_is_confirmed() -> None:
    table = at("name")
    asked = table.write("Rina", "SMA Negeri 1 Binjai")
    assert (asked.question, part(asked, "doubt").args) == ("name", {"answer": "SMA Negeri 1 Binjai"})
    assert labels(asked) == ["choice-correct-so", "choice-ask-officer", "choice-cancel"]
    told = pressed(table, asked, "choice-correct-so")
    assert (told.question, table.visit_of("Rina").form["name"]) == ("institution", "SMA Negeri 1 Binjai")


@pytest.mark.parametrize("second", ["SMA Negeri 1 Binjai", "Rina Simbolon"])
def test_a_doubtful_answer_sent_again_is_kept_and_another_takes_its_place(second: str) -> None:
    table = at("name")
    table.write("Rina", "SMA Negeri 1 Binjai")
    told = table.write("Rina", second)
    assert (told.answers, told.question, table.visit_of("Rina").form["name"]) == ("ask", "institution", second)


# Floods


def flooded(table: Table, messages: int, text: str = "??") -> list[str]:
    return [table.write("Rina", text).answers for _ in range(messages)]


# rule: flood-answered-once
def test_a_flood_is_answered_once() -> None:
    table = at("purpose")
    assert flooded(table, 9) == ["ask-again"] * 5 + ["flood ask"] + [""] * 3
    table.now += timedelta(seconds=11)
    assert flooded(table, 1) == ["ask-again"]


@pytest.mark.parametrize("text", ["halo", "??"])
def test_greetings_are_a_flood_too_and_slow_messages_are_none(text: str) -> None:
    assert flooded(at("region"), 7, text)[-2:] == ["flood ask", ""]
    table, answers = at("region"), []
    for _ in range(9):
        table.now += timedelta(seconds=11)
        answers += flooded(table, 1, text)
    assert "" not in answers


def test_an_answer_in_the_middle_of_a_flood_is_taken_and_so_is_a_command() -> None:
    table = at("region")
    flooded(table, 7)
    assert table.write("Rina", "Binjai").question == "role"
    flooded(table, 7)
    assert table.write("Rina", "Orang tua").question == "category"
    flooded(table, 7)
    assert table.write("Rina", "batal").answers == "form-cancelled"


def test_stickers_are_a_flood_too() -> None:
    table = at("region")
    answers = [table.act("Rina", OtherSent("sticker")).answers for _ in range(7)]
    assert answers == ["other-not-taken ask"] * 5 + ["flood ask", ""]
