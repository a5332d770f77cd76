"""Where a conversation stands comes back from its row as the place it was, also from rows of earlier versions."""

import json
from typing import Any, get_args

import pytest

from bot import records
from bot.dialogs import TAGS, dialog_of, dialog_row, place_of
from bot.flows.journey.rights import RIGHTS, typed
from bot.flows.state.dialog import (
    AbsenceAsked,
    Addressing,
    Answering,
    Booking,
    Claiming,
    Completing,
    Correcting,
    Deciding,
    Dialog,
    DisturbanceAsked,
    DisturbanceShown,
    Doubtful,
    Explaining,
    Filling,
    FollowingUp,
    GivenUp,
    HouseAsked,
    HouseShown,
    Idle,
    InformationAsked,
    InThread,
    InVisit,
    Judging,
    Notice,
    NumberAsked,
    Offered,
    PlanningFollowUp,
    Prioritising,
    Profiling,
    Recognised,
    Recording,
    Registering,
    Remarking,
    Replying,
    Requesting,
    Reviewing,
    RightAsked,
    RightAtCounter,
    RosterShown,
    RulingAsked,
    RulingShown,
    RulingUnclear,
    ScanAsked,
    SortingOutcome,
    Suggesting,
    Surveyed,
    Writing,
    WritingOutcome,
)
from bot.flows.state.people import Person
from bot.seal import Seal

SEAL = Seal("rahasia " * 8)
ANSWERS = {"persyaratan": 4, "waktu": 2}
PLACES: tuple[Dialog, ...] = (
    Idle(), Notice(), Offered(), Filling("purpose"), Filling("region", editing=True),
    Filling("name", back_from="region"), Reviewing(), InVisit(), InVisit(giving_up=True),
    Recognised(), GivenUp(),
    Surveyed("v", "biaya"), Surveyed("v", "biaya", ANSWERS), Suggesting("v"),
    Profiling("v", "usia"), Profiling("v", "pekerjaan", {"jenis_kelamin": "p"}),
    WritingOutcome("v"), Replying("v"), Correcting("v", 7), Explaining("v", 0, "zoom"), Completing("v", "purpose"),
    DisturbanceAsked("d"), DisturbanceShown(1795000000, None, "zoom", "zoom mati"),
    SortingOutcome("v"), SortingOutcome("v", ("complaint", "input")), PlanningFollowUp("v"),
    PlanningFollowUp("v", "20261204"), PlanningFollowUp("v", "20261204", "me"),
    FollowingUp("v", 0, "later", "20261204"),
    Judging("v", 0, accepted=True), Addressing("Mohon tunggu"),
    AbsenceAsked("s", "2026-11-24T00:00:00+00:00", "2026-11-25T00:00:00+00:00", ("front_office",), "b", "cuti"),
    NumberAsked("abc"),
    ScanAsked("abc"),
    InThread(), Answering("t"),
    Replying("v", 1795400000), Doubtful(), Doubtful("t"), Answering("t", 1795400000),
    InThread(), Answering("t"), Remarking("v"), Registering(), Registering({"name": "Rina"}, "purpose"),
    Recording({"number": "ULT-20261123-001"}),
    RulingAsked(), RulingUnclear(("tutup 2026-12-24/2026-12-24",), "rapat"),
    RulingShown("r", "tutup 2026-12-24/2026-12-24 13.00-16.00", "rapat", 2, (1, 0, 2, 0), 1795400000, withdraws=True),
    Prioritising(), Deciding("2026-11.s.7", "keep"), Booking(), Booking(("20261124", "no")),
    Requesting(), Requesting("request", "identity", answers={"asker": "perorangan"}), InformationAsked("i", "refused"),
    HouseAsked("rooms"), HouseAsked("topic", "id.biaya"),
    HouseShown("h", "category", "ppid", "petugas cuti", "", 2, 3, 1795400000),
    HouseShown("h", "rooms", "", None, "4", 1, 0, 1795400000),
    RosterShown(("0|08.00-12.00|s-sari,s-budi",), 3),
    Prioritising(), Booking(), Booking(("20261124", "no")),
    Claiming("erase"), Claiming("correct", "own", "name"), RightAsked("r", "do"), RightAtCounter("erase", "v"),
)  # fmt: skip


def kept(dialog: Dialog) -> dict[str, Any]:
    """The row as a database gives it back."""
    row: dict[str, Any] = json.loads(json.dumps(dialog_row(dialog, "p", SEAL)))
    return row


def released(at: str, **known: Any) -> dict[str, Any]:
    """A row as it was written when every place had every field."""
    return {"at": at, "question": "", "editing": False, "about": "", "words": "", **known}


@pytest.mark.parametrize("dialog", PLACES)
def test_every_place_comes_back_as_it_was(dialog: Dialog) -> None:
    assert dialog_of(kept(dialog), "p", SEAL) == dialog


@pytest.mark.parametrize("dialog", PLACES)
def test_which_place_it_is_can_be_told_without_what_is_sealed(dialog: Dialog) -> None:
    place = place_of(kept(dialog))
    assert type(place) is type(dialog)
    assert getattr(place, "answers", {}) == {}


def test_every_place_there_is_has_a_name_in_rows() -> None:
    assert set(TAGS.values()) == set(get_args(Dialog)) == {type(dialog) for dialog in PLACES}


def test_a_row_holds_what_its_place_needs_and_no_more() -> None:
    assert kept(Idle()) == {}
    assert kept(InVisit()) == {"at": "visit", "giving_up": False}
    assert kept(Correcting("v", 7)) == {"at": "correction", "about": "v", "step": 7}


RELEASED: list[tuple[dict[str, Any], Dialog]] = [
    ({}, Idle()),
    (released("idle"), Idle()),
    (released("notice"), Notice()),
    (released("form"), Offered()),
    (released("form", question="purpose"), Filling("purpose")),
    (released("form", question="region", editing=True), Filling("region", editing=True)),
    (released("review"), Reviewing()),
    (released("visit"), InVisit()),
    (released("survey", question="biaya", about="v"), Surveyed("v", "biaya")),
    (released("survey", question="biaya", about="v", answers={}), Surveyed("v", "biaya")),
    (released("suggestion", about="v", answers={}), Suggesting("v")),
    (released("outcome", about="v", answers={}), WritingOutcome("v")),
    (released("reply", about="v", answers={}), Replying("v")),
    (released("correction", question="7", about="v", answers={}), Correcting("v", 7)),
    (released("address", words="Mohon tunggu", answers={}), Addressing("Mohon tunggu")),
    # before there was anything to address, and with what no place has
    ({"at": "review", "question": "", "editing": False, "about": "", "answers": {}}, Reviewing()),
    ({"at": "survey", "question": "biaya", "about": "v", "mood": "senang"}, Surveyed("v", "biaya")),
    ({"at": "survey", "about": "v"}, Surveyed("v", "")),
    # about no visit there is nothing to write
    (released("reply"), Idle()),
    ({"at": "outcome"}, Idle()),
    (released("correction", question="7"), Idle()),
    (released("survey", question="biaya"), Idle()),
]


@pytest.mark.parametrize(("row", "dialog"), RELEASED)
def test_a_conversation_begun_under_an_earlier_version_goes_on(row: dict[str, Any], dialog: Dialog) -> None:
    """rule: an-old-conversation-goes-on"""
    assert dialog_of(row, "p", SEAL) == dialog


def test_sealed_answers_of_an_earlier_version_are_opened() -> None:
    row = released("survey", question="biaya", about="v", sealed=SEAL.close(ANSWERS, "dialog p", 1024).hex())
    assert dialog_of(row, "p", SEAL) == Surveyed("v", "biaya", ANSWERS)
    assert dialog_of(row, "q", SEAL) == Surveyed("v", "biaya"), "closed for somebody else"
    assert dialog_of(row, "p", Seal("lain " * 8)) == Surveyed("v", "biaya")


def test_answers_lie_open_in_no_row_and_are_read_from_none() -> None:
    assert "persyaratan" not in json.dumps(kept(Surveyed("v", "biaya", ANSWERS)))
    assert dialog_of(released("survey", question="biaya", about="v", answers=ANSWERS), "p", SEAL).answers == {}  # type: ignore[union-attr]  # the row says so


@pytest.mark.parametrize(
    "row",
    [
        {"at": "nowhere"},
        {"at": ["survey"]},
        {"at": None},
        [1],
        "idle",
        7,
        released("correction", question="tujuh", about="v"),
        {"at": "correction", "about": "v"},
        {"at": "address"},
        {"at": "survey", "question": "biaya", "about": ["v"]},
        {"at": "survey", "question": "biaya", "about": "v", "sealed": "bukan heksadesimal"},
        {"at": "survey", "question": "biaya", "about": "v", "sealed": 5},
        {
            "at": "survey",
            "question": "biaya",
            "about": "v",
            "sealed": SEAL.close({"biaya": "empat"}, "dialog p", 64).hex(),
        },
        {"at": "form", "question": 5},
    ],
)
def test_what_cannot_be_read_is_said_so_and_stops_nobody_else(row: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        dialog_of(row, "p", SEAL)
    person = {**records.person_row(Person("p", "telegram", "7"), SEAL), "dialog": row}
    assert records.person_in_passing(person, SEAL).dialog == Idle()


@pytest.mark.parametrize("asked", [place for place in PLACES if isinstance(place, Writing)], ids=repr)
def test_whatever_words_about_a_visit_are_asked_for_there_is_a_right_to_write_them(asked: Writing) -> None:
    assert typed(asked) in RIGHTS


def test_every_kind_of_words_about_a_visit_is_among_these() -> None:
    assert {type(place) for place in PLACES} >= set(get_args(Writing))
