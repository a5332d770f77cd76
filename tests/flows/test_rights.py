"""Who may do what with a visit: the table of rights walked at the door, for every role and a stranger."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.flows.journey.rights import RIGHTS, Relation, typed
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.vocabulary import Source, Word
from bot.flows.scene.effects import Note
from bot.flows.scene.tokens import (
    OF_ATTENDANCE,
    OF_DAY,
    OF_FOLLOW_UPS,
    OF_HANDING,
    OF_INFORMATION,
    OF_LEDGER,
    OF_LETTERS,
    OF_NOTES,
    OF_PAPERS,
    OF_RIGHTS,
    OF_SECOND_CHAT,
    OF_THREADS,
    Verb,
)
from bot.flows.state.dialog import Correcting, Notice, Replying, Writing, WritingOutcome
from bot.flows.state.nudges import Nudge
from bot.flows.state.visits import Status
from tests.flows.standings import REF, absent, appointed, called, in_room, laid, press, queued, status
from tests.flows.table import Table

PEOPLE = {
    "Sari": "front_office",
    "Dewi": "front_office",
    "Bayu": "back_office",
    "Anton": "back_office",
    "Nur": "supervisor",
    "Adi": "admin",
    "Udin": "",
}
"""Sari and Bayu have taken the visit, Dewi and Anton are their colleagues, Udin is another visitor."""

OFFICERS = "Sari Dewi Bayu Anton Nur Adi"

OWN_ONLY = (
    Verb.ANSWER,
    Verb.SEND,
    Verb.EDIT,
    Verb.BACK,
    Verb.CANCEL,
    Verb.RATE,
    Verb.SKIP,
    Verb.HERE,
    Verb.LATER,
    Verb.NOT_GOOD,
    Verb.PRIORITY,
    Verb.REASON,
)

MAY = [
    # verb, arguments, where Rina stands, whose step goes on, who is let
    (Verb.MENU, (), called, "Sari Dewi Bayu Anton Nur Adi Udin"),
    (Verb.DUTY, ("on",), called, OFFICERS),
    (Verb.HOURS, ("add",), called, "Nur Adi"),
    (Verb.HOUSE_RULE, (), called, "Nur Adi"),
    (Verb.HOUSE_WORDS, ("item", "topic", "id.biaya"), called, "Adi"),
    (Verb.ROSTER, ("no",), called, "Nur Adi"),
    (Verb.OPEN, (REF,), called, OFFICERS),
    (Verb.MESSAGES, (REF,), called, "Sari Bayu Nur"),
    (Verb.CLAIM, (REF,), called, "Sari Bayu Nur"),
    (Verb.STEP, (REF, 3), called, "Sari"),
    (Verb.STEP, (REF, 7), in_room, "Bayu"),
    (Verb.CALL, (REF, "sure"), queued, "Sari Nur"),
    (Verb.CALL_BACK, (REF,), called, "Sari Nur"),
    (Verb.NO_SHOW, (REF,), called, "Sari Nur"),
    (Verb.NO_SHOW, (REF,), in_room, ""),
    (Verb.RECALL, (REF,), absent, "Sari Nur"),
    (Verb.REPLY, (REF,), called, "Sari Bayu Nur"),
    (Verb.LET_GO, (REF,), called, OFFICERS),
    (Verb.UNSAY, (REF, "name", 0, "mark"), called, "Sari Bayu Nur"),
    (Verb.UNCLAIM, (REF, 0, 0, "mark", ""), called, ""),
    (Verb.UNCALL, (REF, 0, "mark", "q", ""), called, ""),
    (Verb.STAFF_ROLE, (), called, "Adi"),
    (Verb.CANNED, (REF, "tunggu"), called, "Sari Bayu Nur"),
    (Verb.OUTCOME, (REF,), lambda table: served_by_bayu(table), "Bayu"),
    (Verb.UNDO, (REF,), in_room, "Sari Bayu Nur"),
    (Verb.CORRECT, (REF, 6), in_room, "Sari Nur"),
    (Verb.CORRECT, (REF, 7), lambda table: served_by_bayu(table), "Bayu Nur"),
    (Verb.AGREE, ("2026-11-22",), called, "Udin"),
    (Verb.READ, (), called, "Udin"),
    (Verb.LANGUAGE, ("en",), called, "Udin"),
    (Verb.TOPIC, ("biaya",), called, "Udin"),
    (Verb.ANSWERED, ("biaya", "1"), called, "Udin"),
    (Verb.TALK, (), called, "Udin"),
    (Verb.TROUBLE, ("", "sound"), called, "Udin"),
    (Verb.PAST, (REF,), called, ""),
    (Verb.DISTURBANCE, (), called, OFFICERS),
    (Verb.EQUIPMENT, (REF, 1, 1, "x"), called, "Sari Nur"),
    (Verb.COMPLETE, (REF,), called, "Sari Nur"),
    (Verb.MOVE, (REF, "20261124"), appointed, "Sari Nur"),
    (Verb.AGENDA, (), appointed, "Sari Dewi Nur"),
    (Verb.REGISTER, (), called, "Sari Dewi Nur"),
    (Verb.RECORD, ("yes",), called, ""),
    (Verb.BOOK, ("20261124",), appointed, "Udin"),
    (Verb.GUESTS, (), called, "Sari Dewi Nur Adi"),
    (Verb.HAND_OVER, (), called, OFFICERS),
    (Verb.REPORT, (), called, "Sari Dewi Nur Adi"),
    (Verb.LOOKS, (), called, "Adi"),
    (Verb.CHECK_UP, (), called, "Nur Adi"),
    (Verb.BREACH, (), called, "Adi"),
    *((verb, (REF,), called, "") for verb in OWN_ONLY),
]

REFUSALS = {
    "staff-not-door",
    "staff-not-yours",
    "staff-taken",
    "staff-step-not-yours",
    "staff-already-met",
    "staff-press-stale",
    "staff-step-early",
    "staff-step-done",
    "staff-step-ends-other",
    "hours-not-yours",
    "register-not-yours",
    "house-not-yours",
    "house-words-not-yours",
    "roster-not-yours",
    "guests-not-yours",
    "looks-not-yours",
    "checkup-not-yours",
    "breach-not-yours",
    "reports-not-yours",
    "roles-not-yours",
    "press-stale",
}


def served_by_bayu(table: Table) -> None:
    called(table)
    table.open("Rina", Status.IN_SERVICE, reported=7)


def staged(standing: Callable[[Table], None]) -> Table:
    """A desk with everybody at it."""
    table = laid(standing)
    for name, role in PEOPLE.items():
        if role and name.lower() not in table.people:
            table.hire(name, role)
        elif not role:
            table.seat(name, Notice())
    if standing is queued:
        table.desk = replace(table.desk, serving=table.office.capacity)
    assigned = {"front_office": "s-sari", "back_office": "s-bayu"}
    visit = table.visit_of("Rina")
    told_already = {"nearly": Nudge(1, table.now)}
    table.visits[visit.id] = replace(visit, assigned=assigned, nudges=told_already)
    return table


CASES = [
    pytest.param(verb, parts, standing, name, name in who.split(), id=f"{name}-{verb.name.lower()}-{no}")
    for no, (verb, parts, standing, who) in enumerate(MAY)
    for name in PEOPLE
]


@pytest.mark.parametrize(("verb", "parts", "standing", "name", "may"), CASES)
# rule: rights-by-one-table
def test_a_press_is_done_for_whoever_has_the_right_and_kindly_refused_to_the_rest(
    verb: Verb, parts: tuple[object, ...], standing: Callable[[Table], None], name: str, may: bool
) -> None:
    table = staged(standing)
    before = table.visit_of("Rina")
    told = press(table, verb, parts, name)
    refused = bool(set(told.answers.split()) & REFUSALS)
    assert told.answers, "everybody is answered"
    assert refused is not may, told.answers
    if not may:
        assert told.to("Rina") == ""
        assert table.visit_of("Rina") == before


def test_the_walk_and_the_table_have_every_verb_but_those_of_meeting_and_threads() -> None:
    walked = {verb for verb, *_ in MAY}
    assert set(RIGHTS) == set(Verb)
    assert set(Verb) - walked == {
        Verb.WHO,
        Verb.ROOM,
        *OF_THREADS,
        *OF_LEDGER,
        *OF_DAY,
        *OF_HANDING,
        *OF_NOTES,
        *OF_FOLLOW_UPS,
        *OF_LETTERS,
        *OF_PAPERS,
        *OF_ATTENDANCE,
        *OF_INFORMATION,
        *OF_SECOND_CHAT,
        *OF_RIGHTS,
    }, "these are walked where there is a meeting, a thread, a deviation, a follow-up, a letter"


@pytest.mark.parametrize("verb", [Verb.WHO, Verb.ROOM])
def test_what_the_meeting_saw_is_told_by_whoever_receives(verb: Verb) -> None:
    assert RIGHTS[verb] == {Relation.RECEIVER, Relation.SUPERVISOR}


@pytest.mark.parametrize("name", ["Bayu", "Anton", "Adi"])
def test_nobody_else_says_who_somebody_in_the_meeting_is(name: str) -> None:
    table = staged(called)
    assert press(table, Verb.WHO, ("staff", "0" * 12), name).answers == "staff-not-door"


@pytest.mark.parametrize("asked", [WritingOutcome(""), Replying(""), Correcting("", 7)], ids=typed)
@pytest.mark.parametrize("name", list(PEOPLE))
def test_typed_words_have_the_right_of_what_asked_for_them(asked: Writing, name: str) -> None:
    """A right may have gone since the words were asked for: another role, a colleague who has the visit now."""
    table = staged(served_by_bayu)
    visit = table.visit_of("Rina")
    person = table.person(name)
    asked = replace(asked, about=visit.id)
    asked = replace(asked, since=int(table.now.timestamp())) if isinstance(asked, Replying) else asked
    table.people[person.id] = replace(person, dialog=asked)
    told = table.write(name, "09.00" if isinstance(asked, Correcting) else "Silakan dicoba lagi")
    may = {Verb.OUTCOME: "Bayu", Verb.REPLY: "Sari Bayu Nur", Verb.CORRECT: "Bayu Nur"}[typed(asked)].split()
    done = {"staff-outcome-kept", "staff-replied", "staff-corrected"} & set(told.answers.split())
    assert bool(done) is (name in may), told.answers
    if name not in may:
        assert told.to("Rina") == ""
        assert table.visit_of("Rina") == visit


def test_whoever_takes_a_visit_may_answer_its_visitor() -> None:
    table = laid(called)
    assert press(table, Verb.REPLY, (REF,), "Bayu").answers == "staff-not-yours"
    press(table, Verb.CLAIM, (REF,), "Bayu")
    assert press(table, Verb.REPLY, (REF,), "Bayu").answers == "staff-reply-ask"


def test_a_back_office_whose_step_goes_on_may_answer() -> None:
    assert press(laid(in_room), Verb.REPLY, (REF,), "Bayu").answers == "staff-reply-ask"


def test_whom_the_desk_turns_to_may_answer() -> None:
    """Nobody receives and nobody supervises: the visitor's words go to whoever is on duty, with a way to answer."""
    table = laid(queued)
    table.hire("Adi", "admin")
    assert "relay-to-staff" in table.write("Rina", "Apakah ada orang?").to("Adi")
    assert press(table, Verb.REPLY, (REF,), "Adi").answers == "staff-reply-ask"


def test_a_role_that_nobody_holds_gives_an_administrator_no_right_before_its_step() -> None:
    table = laid(called)
    table.hire("Adi", "admin")
    table.desk = replace(table.desk, staff={k: v for k, v in table.desk.staff.items() if k != "s-bayu"})
    for verb in (Verb.CLAIM, Verb.REPLY, Verb.NO_SHOW):
        assert press(table, verb, (REF,), "Adi").answers == "staff-not-yours"


def test_whoever_works_here_stands_in_where_nobody_holds_the_role_of_a_step() -> None:
    table = laid(in_room)
    table.hire("Adi", "admin")
    table.desk = replace(table.desk, staff={k: v for k, v in table.desk.staff.items() if k != "s-bayu"})
    assert press(table, Verb.STEP, (REF, 7), "Adi").answers.startswith("staff-outcome-ask")
    assert table.write("Adi", "Diberi panduan verval").answers.startswith("staff-outcome-kept")


@pytest.mark.parametrize(
    ("source", "word", "met"),
    [
        (Source.VISITOR, Word.ZOOM_OPENED, False),
        (Source.ZOOM, Word.JOINED, False),
        (Source.ZOOM, Word.ADMITTED, True),
        (Source.ZOOM, Word.INTO_ROOM, True),
        (Source.STAFF, Word.ADMITTED, True),
    ],
)
# rule: no-show-before-admission
def test_whoever_was_let_in_did_show_up_whoever_saw_it(source: Source, word: Word, met: bool) -> None:
    table = laid(called)
    visit = table.visit_of("Rina")
    piece = Evidence("seen", word, table.now, table.now, source, "zoom")
    table.visits[visit.id] = replace(visit, evidence=(*visit.evidence, piece))
    assert press(table, Verb.NO_SHOW, (REF,), "Sari").answers.split()[0] == (
        "staff-already-met" if met else "staff-no-show"
    )
    assert (status(table) is Status.NO_SHOW) is not met


def test_a_visitors_no_show_stands_again_when_their_admission_was_a_slip() -> None:
    table = laid(called)
    press(table, Verb.STEP, (REF, 3), "Sari")
    assert press(table, Verb.NO_SHOW, (REF,), "Sari").answers == "staff-already-met"
    press(table, Verb.UNDO, (REF,), "Sari")
    assert "staff-no-show" in press(table, Verb.NO_SHOW, (REF,), "Sari").answers


def test_a_refusal_is_written_down() -> None:
    told = press(staged(called), Verb.NO_SHOW, (REF,), "Adi")
    [note] = [note for note in told.decision.of(Note) if note.what == "refused"]
    assert (note.who, dict(note.details or {})) == ("s-adi", {"verb": "no_show"})


BESIDE = (Verb.CORRECT, Verb.UNDO, Verb.HAND, Verb.TAKE_OVER, Verb.REMARK)
"""What is walked elsewhere, or where another step goes on."""


# rule: no-button-to-be-refused
def test_no_button_is_offered_that_would_be_refused() -> None:
    table = staged(called)
    for name in PEOPLE:
        told = press(table, Verb.OPEN, (REF,), name)
        for say in told.decision.says:
            if say.person_id == name.lower():
                verbs = {choice.token.partition(":")[0] for choice in say.message.choices}
                allowed = {verb.value for verb, _, standing, who in MAY if standing is called and name in who.split()}
                assert verbs <= allowed | {verb.value for verb in BESIDE}, name
