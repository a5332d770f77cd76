"""The live board: edited on change and at its pace, one a chat, numbers only, ended at closing."""

from datetime import timedelta

import pytest

from bot.flows.scene.effects import EndBoard, KeepBoard
from bot.flows.scene.tokens import Verb
from bot.flows.state.dialog import InVisit
from bot.flows.state.visits import Status
from tests.flows.standings import REF, called, laid, press, queued
from tests.flows.table import Table, Told, office
from tests.flows.test_hours import applied

NINE_TO_FIVE = {"hours": "senin-jumat 08.00-16.00"}


def shown(told: Told) -> list[str]:
    """The texts that Sari's chat gets for her board."""
    says = [say for say in told.decision.says if say.person_id == "sari"]
    return [say.message.text.name for say in says if say.message.text.name.startswith("board")]


def fired(table: Table) -> Told:
    """The board's moment has come, or is said to have."""
    return Told(table, table.fire("sari"), "sari")


def with_board() -> Table:
    table = Table(office(office=NINE_TO_FIVE))
    table.hire("Sari", "front_office", on_duty=False)
    table.seat("Rina", InVisit())
    table.open("Rina", Status.QUEUED)
    assert shown(table.write("Sari", "/antrean")) == ["board"]
    return table


def test_a_board_is_kept_and_wants_to_be_looked_at() -> None:
    table = with_board()
    assert set(table.boards) == {"sari"}
    assert table.deadlines["sari"] > table.now


# rule: board-edited-on-change
def test_a_board_that_would_show_the_same_is_left_alone() -> None:
    table = with_board()
    table.now += timedelta(minutes=1)
    told = fired(table)
    assert shown(told) == []
    assert table.deadlines["sari"] > table.now


# rule: board-keeps-its-pace
@pytest.mark.parametrize("passed", [0, 4, 60])
def test_a_change_is_shown_soon_but_no_sooner_than_the_pace_allows(passed: int) -> None:
    table = with_board()
    began = table.boards["sari"].shown_at
    table.now += timedelta(seconds=passed)
    table.press("Rina", Verb.CANCEL, table.visit_of("Rina").id, "sure")
    due = table.deadlines["sari"]
    assert due >= began + table.office.day.board_every
    assert due <= max(table.now, began + table.office.day.board_every) + timedelta(seconds=1)
    table.now = due
    assert shown(fired(table)) == ["board"]


# rule: board-shows-numbers-only
def test_no_name_is_on_a_board() -> None:
    table = laid(queued)
    table.hire("Sari", "front_office", on_duty=False)
    press(table, Verb.CALL, (REF,), "Sari")
    told = press(table, Verb.BOARD, (), "Sari")
    [message] = [str(say.message) for say in told.decision.says]
    assert "Rina" not in message
    assert "A-001" in message


def test_asking_again_takes_the_place_of_the_board_before() -> None:
    table = with_board()
    told = table.write("Sari", "papan")
    [say] = [say for say in told.decision.says if say.person_id == "sari"]
    assert say.message.anew
    assert len(table.boards) == 1


def test_at_closing_a_board_says_how_the_day_went_and_ends() -> None:
    table = with_board()
    table.now = table.boards["sari"].ends_at
    told = fired(table)
    assert shown(told) == ["board-ended"]
    assert told.decision.of(EndBoard)
    assert table.boards == {}
    assert "sari" not in table.deadlines
    assert shown(fired(table)) == [], "late or twice it says nothing"


def test_a_board_of_somebody_who_has_left_their_seat_ends_without_a_word() -> None:
    table = with_board()
    table.desk = type(table.desk)(counters=table.desk.counters, queue=table.desk.queue)
    table.now += timedelta(minutes=1)
    told = fired(table)
    assert shown(told) == []
    assert told.decision.of(EndBoard)


def test_while_the_desk_is_closed_a_board_is_shown_once() -> None:
    table = Table(office(office=NINE_TO_FIVE))
    table.hire("Sari", "front_office")
    table.now += timedelta(hours=10)
    told = table.write("Sari", "/antrean")
    assert shown(told) == ["board"]
    assert not told.decision.of(KeepBoard)


def test_the_reference_of_a_visit_means_nothing_to_a_board() -> None:
    assert shown(press(laid(called), Verb.BOARD, (REF,), "Sari")) == ["board"]


def test_a_board_goes_by_the_hours_as_they_are_now() -> None:
    table = with_board()
    table.hire("Nur", "supervisor")
    planned = table.boards["sari"].ends_at
    applied(table, "Nur", "tutup hari ini 13.00-16.00 karena rapat")
    table.now += timedelta(seconds=30)
    fired(table)
    assert table.boards["sari"].ends_at < planned
