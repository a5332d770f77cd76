"""One visit as the meeting saw it: which word ends which step, and what is taken back."""

from datetime import datetime, timedelta

import pytest

from bot.flows.meeting.attendance import attend
from bot.flows.procedure.vocabulary import Source, Word
from bot.flows.scene.events import AttendeeSeen, MeetingOver
from bot.flows.scene.tokens import Verb
from bot.flows.state.meeting import Sighted
from tests.clock import MONDAY_MORNING
from tests.flows.meeting_desk import MeetingTable


def at(clock_face: str) -> datetime:
    minutes, _, seconds = clock_face.partition(".")
    return MONDAY_MORNING + timedelta(minutes=int(minutes), seconds=int(seconds or 0))


def face(at: datetime | None) -> str:
    return f"{at:%H:%M:%S}" if at else "?"


def see(table: MeetingTable, kind: Sighted, happened: str, device: str = "1", room: str = "") -> None:
    body = AttendeeSeen(kind, "r:R-Rina", device, "Rina di HP", "R-Rina", room=room)
    table.meet(f"{kind}{happened}{device}", body, at(happened))


def report(table: MeetingTable, officer: str, no: int, when: str) -> None:
    table.until(at(when))
    table.press(officer, Verb.STEP, table.visit_of("Rina").id, no)


def received() -> MeetingTable:
    """Rina has been called, came after one minute, and was let in after another."""
    table = MeetingTable()
    table.receive("Rina")
    for kind, when in ((Sighted.WAITING, "1"), (Sighted.ADMITTED, "2"), (Sighted.JOINED, "2")):
        table.until(at(when))
        see(table, kind, when)
    return table


def ends(table: MeetingTable, no: int) -> tuple[str, Source | None]:
    line = table.line(table.visit_of("Rina")).line(no)
    return face(line.ended_at), line.source


def test_of_a_tap_and_an_event_the_event_counts_and_the_trace_keeps_both() -> None:
    table = received()
    report(table, "Sari", 4, "3")
    report(table, "Sari", 5, "4")
    report(table, "Sari", 6, "6")
    assert ends(table, 6) == ("02:06:00", Source.STAFF)
    see(table, Sighted.INTO_ROOM, "5.30")
    assert ends(table, 6) == ("02:05:30", Source.ZOOM)
    told = [(piece.source, face(piece.happened_at)) for piece in table.visit_of("Rina").evidence
            if piece.word is Word.INTO_ROOM]  # fmt: skip
    assert told == [(Source.STAFF, "02:06:00"), (Source.ZOOM, "02:05:30")]


def test_a_deviation_that_a_late_event_disproves_is_withdrawn_and_its_officer_told() -> None:
    table = MeetingTable()
    visit = table.receive("Rina")
    see(table, Sighted.WAITING, "0")
    table.until(at("25"))
    assert "deviation-flagged" in table.heard("Sari", visit)
    see(table, Sighted.ADMITTED, "2")
    first = table.visit_of("Rina").deviations[0]
    assert (first.first, first.last, first.stands) == (3, 3, False)
    assert "deviation-withdrawn" in table.heard("Sari", visit)


def test_who_was_told_of_a_step_is_told_when_that_step_is_cleared_in_stages() -> None:
    table = received()
    visit = table.visit_of("Rina")
    report(table, "Sari", 4, "3")
    report(table, "Sari", 5, "4")
    report(table, "Bayu", 7, "12")
    see(table, Sighted.INTO_ROOM, "5")
    standing = [(each.first, each.last) for each in table.visit_of("Rina").deviations if each.stands]
    assert standing == [(7, 7)]
    assert "deviation-flagged" in table.heard("Sari", visit)
    assert "deviation-withdrawn" in table.heard("Sari", visit)


def test_a_hop_between_rooms_ends_no_service_and_leaving_the_room_does() -> None:
    table = received()
    see(table, Sighted.INTO_ROOM, "3", room="u1")
    table.until(at("4"))
    see(table, Sighted.OUT_OF_ROOM, "4", room="u1")
    table.until(at("4.20"))
    see(table, Sighted.INTO_ROOM, "4.20", room="u2")
    table.until(at("6"))
    assert ends(table, 8) == ("?", None)
    see(table, Sighted.OUT_OF_ROOM, "6", room="u2")
    assert ends(table, 8) == ("?", None)
    table.until(at("6.30"))
    assert ends(table, 8) == ("02:06:00", Source.ZOOM)


@pytest.mark.parametrize("order", [("joined", "over"), ("over", "joined")])
def test_when_the_meeting_ends_nobody_is_left_in_it_whatever_comes_first(order: tuple[str, str]) -> None:
    table = MeetingTable()
    table.receive("Rina")
    see(table, Sighted.WAITING, "1")
    table.until(at("30"))
    for what in order:
        if what == "over":
            table.meet("over", MeetingOver(), at("20"))
        else:
            see(table, Sighted.JOINED, "2")
    assert attend(table.visit_of("Rina").sightings, table.now).left_at == at("20")


def test_who_was_in_the_meeting_before_the_call_is_there_from_the_call_on() -> None:
    table = MeetingTable(at("10"))
    table.receive("Rina")
    for kind, when in ((Sighted.WAITING, "2"), (Sighted.ADMITTED, "3"), (Sighted.JOINED, "3")):
        see(table, kind, when)
    assert [ends(table, no) for no in (1, 2, 3)] == [("02:10:00", Source.ZOOM)] * 3
    assert table.visit_of("Rina").deviations == ()
