"""Check-ups asked for in chat: who may, what each is told, and that rights are looked at again when it is told."""

import pytest

from bot.flows.checkup.telling import OF_THE_OFFICE
from bot.flows.scene.effects import Decision, SettleCheckUp, WantCheckUp
from bot.flows.scene.events import CheckUpMade
from bot.flows.scene.messages import Listing, Phrase
from bot.flows.scene.tokens import Verb
from bot.flows.state.checked import Area, Checked, State
from tests.flows.standings import called, laid
from tests.flows.table import Table


def staffed() -> Table:
    table = laid(called)
    for name, role in (("Nur", "supervisor"), ("Adi", "admin"), ("Bayu", "back_office")):
        table.hire(name, role)
    return table


def told(name: str, *checked: Checked) -> Decision:
    return staffed().enter(CheckUpMade(f"s-{name}", checked))


def words(decision: Decision) -> list[tuple[str, str]]:
    return [(say.person_id, say.message.text.name) for say in decision.says]


ALL = tuple(Checked(area, State.ATTENTION, "lihat") for area in Area)


@pytest.mark.parametrize("name", ["Nur", "Adi"])
@pytest.mark.parametrize("typed", ["/periksa", "Periksa loket", "/check_up"])
def test_whoever_looks_after_the_desk_may_ask(name: str, typed: str) -> None:
    given = staffed().write(name, typed)
    assert [each.staff_id for each in given.decision.of(WantCheckUp)] == [f"s-{name.lower()}"]
    assert given.answers == "checkup-wanted"


@pytest.mark.parametrize("name", ["Sari", "Bayu"])
def test_others_may_not(name: str) -> None:
    given = staffed().write(name, "/periksa")
    assert (given.answers, given.decision.of(WantCheckUp)) == ("checkup-not-yours", ())


def test_each_is_told_what_concerns_them() -> None:
    # rule: checkup-by-role
    for name, areas in (("adi", {*Area}), ("nur", OF_THE_OFFICE)):
        [say] = told(name, *ALL).says
        lines = say.message.text.args["lines"]
        assert isinstance(lines, Listing)
        told_of = [each.args["area"] for each in lines.lines]
        assert told_of == [Phrase(f"checkup-area-{area}") for area in Area if area in areas]


def test_what_is_broken_comes_first_and_what_is_well_is_counted() -> None:
    found = (Checked(Area.STAFF, State.ATTENTION, "a"), Checked(Area.ZOOM, State.GOOD, "b"))
    [say] = told("adi", *found, Checked(Area.CLOCK, State.BROKEN, "c", "d")).says
    lines = say.message.text.args["lines"]
    assert isinstance(lines, Listing)
    assert [each.name for each in lines.lines] == ["checkup-broken", "checkup-attention"]
    assert {key: say.message.text.args[key] for key in State} == {"broken": 1, "attention": 1, "good": 1}


def test_all_well_and_nothing_known_are_two_things() -> None:
    assert words(told("adi", Checked(Area.ZOOM, State.GOOD, "b"))) == [("adi", "checkup-well")]
    assert words(told("adi")) == [("adi", "checkup-failed")]


def test_whoever_lost_the_right_meanwhile_is_told_nothing_and_it_is_settled() -> None:
    # rule: rights-looked-at-again-when-told
    for name in ("sari", "nobody"):
        decision = told(name, *ALL)
        assert words(decision) == []
        assert len(decision.of(SettleCheckUp)) == 1


def test_a_press_is_judged_like_the_words() -> None:
    assert staffed().press("Nur", Verb.CHECK_UP).answers == "checkup-wanted"
    assert staffed().press("Bayu", Verb.CHECK_UP).answers == "checkup-not-yours"
