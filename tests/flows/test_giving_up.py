"""An officer who types "batal" gives up what they were in the middle of, and nothing else."""

from dataclasses import replace

import pytest

from bot.flows.scene.messages import Phrase
from bot.flows.staff.giving_up import _NAMED
from bot.flows.state.dialog import (
    Booking,
    Dialog,
    Doubtful,
    Filling,
    GivenUp,
    Idle,
    InThread,
    InVisit,
    Notice,
    Offered,
    Prioritising,
    Profiling,
    Recognised,
    Requesting,
    Reviewing,
    Suggesting,
    Surveyed,
    Writing,
)
from bot.flows.state.visits import Status
from tests.flows.table import Table
from tests.test_dialogs import PLACES

OF_VISITORS = (
    Notice,
    Offered,
    Recognised,
    Filling,
    Reviewing,
    Prioritising,
    InVisit,
    InThread,
    GivenUp,
    Booking,
    Requesting,
)
OF_SURVEYS = (Surveyed, Profiling, Suggesting)
OF_OFFICERS = [each for each in PLACES if not isinstance(each, (*OF_VISITORS, *OF_SURVEYS, Idle, Doubtful))]


# rule: cancel-gives-up-one-thing
@pytest.mark.parametrize("dialog", OF_OFFICERS, ids=lambda each: type(each).__name__)
@pytest.mark.parametrize("word", ["batal", "/cancel"])
def test_only_what_was_asked_is_given_up_and_it_is_said_what_that_was(dialog: Dialog, word: str) -> None:
    table = Table()
    table.hire("Sari", "front_office")
    table.seat("Rina")
    visit = table.open("Rina", Status.IN_SERVICE, reported=2, assigned={"front_office": "s-sari"})
    if isinstance(dialog, Writing):
        dialog = replace(dialog, about=visit.id)
    table.people["sari"] = replace(table.people["sari"], dialog=dialog)
    told = table.write("Sari", word)
    assert told.answers == "given-up"
    what = told.decision.says[0].message.text.args["what"]
    assert isinstance(what, Phrase)
    assert not isinstance(dialog, Writing) or what.args["ticket"] == visit.ticket
    assert table.person("Sari").dialog == Idle()
    assert table.visit_of("Rina") == visit
    assert table.desk.staff["s-sari"].on_duty


def test_every_place_where_an_officer_can_be_has_a_name() -> None:
    assert {type(each) for each in OF_OFFICERS} == _NAMED.keys()


def test_who_was_asked_for_nothing_sees_their_first_screen() -> None:
    table = Table()
    table.hire("Sari", "front_office")
    assert table.write("Sari", "batal").answers == "staff-menu"
