"""Calling: told before the turn, called several times, parked with the number kept, and back behind the next few."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.timeline import Timeline
from bot.flows.procedure.vocabulary import Source, Word
from bot.flows.scene.effects import Note
from bot.flows.scene.events import DESK, DeliveryGivenUp, Event, TextSent
from bot.flows.scene.facts import Facts, Fresh
from bot.flows.scene.messages import Arg, Message, Phrase, Purpose
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb
from bot.flows.state.at_desk import AtDesk, Queue
from bot.flows.state.dialog import Reviewing, RulingShown
from bot.flows.state.loaded import Loaded
from bot.flows.state.visits import Status
from tests.clock import MONDAY_MORNING
from tests.flows.table import FORM, Table, Told, office

HOURS = {"hours": "Senin-Kamis 08.00-12.00, 13.00-16.00; Jumat 08.00-11.30, 13.00-16.30"}
NAMES = ("Rina", "Togar", "Wulan", "Dodi", "Intan", "Bonar")


def joins(table: Table, name: str) -> Told:
    """Somebody hands in a finished form."""
    table.seat(name, Reviewing())
    table.open(name, Status.FORM, form={"name": name, **FORM})
    table.now += timedelta(seconds=1)
    return table.press(name, Verb.SEND, table.visit_of(name).id)


def desk(*names: str, capacity: int = 1, at: datetime = MONDAY_MORNING, **queue: int) -> Table:
    """One officer receives; whoever is named joins in that order."""
    table = Table(office(office=HOURS, queue={"capacity": capacity, **queue}), at)
    table.hire("Sari", "front_office")
    for name in names:
        joins(table, name)
    return table


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-23T{text}+07:00")


def passing(table: Table, to: str, **span: float) -> list[tuple[float, str]]:
    """What one visitor is told until then, and after how many minutes, if every deadline is looked at in time."""
    began, until, found = table.now, table.now + timedelta(**span), list[tuple[float, str]]()
    while (due := table.next_due) and due <= until:
        table.now = max(table.now, due)
        for decision in list(table.sweep()):
            minutes = round((table.now - began) / timedelta(minutes=1), 1)
            found += [(minutes, told_as(s.message)) for s in decision.says if s.person_id == to.lower()]
    table.now = until
    return found


def told_as(message: Message) -> str:
    """The name of what is said; of a card that calls once more, the call's."""
    return "call-again" if "call-again" in set(names_in(message.text)) else message.text.name


def folded(table: Table, name: str) -> Timeline:
    """The timeline of a visit as its cards have it."""
    facts = Facts(table.now, table.office, Fresh("r", "u"), table.desk, Loaded(table.people), Loaded(table.visits))
    return Scene(Event(DESK, "look", table.now, TextSent("")), facts, table.desk).timeline(table.visit_of(name))


def names_in(said: Arg) -> Iterator[str]:
    if isinstance(said, Phrase):
        yield said.name
        for each in said.args.values():
            yield from names_in(each)


def waiting(table: Table) -> list[str]:
    return [table.visits[place.visit_id].form["name"] for place in table.desk.queue.heads]


def status(table: Table, name: str) -> Status:
    return table.visit_of(name).status


# Before the call


# rule: told-before-the-call-once
def test_whoever_becomes_the_next_is_told_once_and_nobody_else_is() -> None:
    table = desk("Rina", "Togar", "Wulan", "Dodi")
    told = table.press("Togar", Verb.CANCEL, table.visit_of("Togar").id, "sure")
    assert (told.to("Wulan"), told.to("Dodi")) == ("queue-nearly", "")
    assert table.write("Dodi", "Apakah masih lama?").to("Wulan") == ""


# rule: moved-ticket-is-soon-put-right
def test_whoever_moves_up_reads_it_within_a_minute_wherever_they_stand_among_the_first() -> None:
    table = desk(*NAMES)
    table.press("Wulan", Verb.CANCEL, table.visit_of("Wulan").id, "sure")
    for name, told, place in (("Dodi", 3, 2), ("Bonar", 5, 4)):
        assert (table.visit_of(name).told_place, table.desk.queue.place(table.visit_of(name).id)) == (told, place)
    said = [name for minutes, name in passing(table, "Bonar", minutes=1.1) if minutes <= 1.1]
    assert said == ["queue-status"]
    assert [table.visit_of(name).told_place for name in ("Togar", "Dodi", "Intan", "Bonar")] == [1, 2, 3, 4]


# rule: told-next-is-next
def test_behind_who_asked_for_later_nobody_is_told_that_they_are_next() -> None:
    table = desk("Rina", "Togar", "Wulan", "Dodi")
    table.press("Wulan", Verb.LATER, table.visit_of("Wulan").id)
    told = table.press("Togar", Verb.CANCEL, table.visit_of("Togar").id, "sure")
    assert (told.to("Wulan"), told.to("Dodi")) == ("", "")


def test_who_is_called_at_once_or_joins_as_the_first_is_not_told_that_it_is_nearly_their_turn() -> None:
    table = desk()
    assert joins(table, "Rina").to("Rina") == "queue-number-called card-visitor"
    assert joins(table, "Togar").to("Togar") == "queue-number"
    told = table.press("Rina", Verb.CANCEL, table.visit_of("Rina").id, "sure")
    assert told.to("Togar") == "ticket-called card-visitor"


def test_nothing_is_nearly_there_while_the_desk_is_closed() -> None:
    table = desk("Rina", at=at("15:50"))
    table.hire("Adi", "admin")
    table.now = at("16:10")
    joins(table, "Togar")
    joins(table, "Wulan")
    told = table.press("Togar", Verb.CANCEL, table.visit_of("Togar").id, "sure")
    assert told.to("Wulan") == ""


# What officers see of a call


def cards(told: Told, name: str) -> list[bool]:
    """The cards of visitors that an officer is shown, and whether each comes anew."""
    return [
        s.message.anew
        for s in told.decision.says
        if s.person_id == name.lower() and {"card-staff", "status-in-service"} <= set(names_in(s.message.text))
    ]


# rule: called-visitor-is-announced
def test_whoever_receives_is_told_aloud_when_one_who_waited_is_called_and_nobody_else() -> None:
    table = desk("Rina", "Togar")
    table.hire("Bayu", "back_office")
    told = table.press("Rina", Verb.CANCEL, table.visit_of("Rina").id, "sure")
    assert (cards(told, "Sari"), cards(told, "Bayu")) == ([True], [False])


# rule: called-visitor-is-announced
def test_who_calls_a_visitor_receives_them_and_nobody_is_told_aloud() -> None:
    table = desk("Rina", "Togar")
    table.hire("Dewi", "front_office")
    told = table.press("Sari", Verb.CALL, table.visit_of("Togar").id)
    assert (cards(told, "Sari"), cards(told, "Dewi")) == ([False], [False])


# rule: called-visitor-is-announced
def test_who_gives_a_place_up_is_told_aloud_whom_that_has_called() -> None:
    table = desk("Rina", "Togar")
    told = table.press("Sari", Verb.NO_SHOW, table.visit_of("Rina").id)
    assert status(table, "Togar") is Status.IN_SERVICE
    assert cards(told, "Sari") == [True]


# The call that nobody answers


def test_three_calls_then_the_place_goes_to_the_next_and_the_number_stays() -> None:
    table = desk("Rina", "Togar")
    ticket = table.visit_of("Rina").ticket
    said = passing(table, "Rina", minutes=9.1)
    calls = [(minute, name) for minute, name in said if name in ("call-again", "visit-parked")]
    assert calls == [(3, "call-again"), (6, "call-again"), (9, "visit-parked")]
    assert (status(table, "Rina"), table.visit_of("Rina").ticket) == (Status.PARKED, ticket)
    assert (status(table, "Togar"), table.desk.serving) == (Status.IN_SERVICE, 1)


# rule: one-card-an-event
def test_a_further_call_is_one_message() -> None:
    table = desk("Rina")
    table.now += timedelta(minutes=3)
    [again] = list(table.sweep())
    [card] = [s.message for s in again.says if s.person_id == "rina"]
    assert (told_as(card), card.anew, card.purpose) == ("call-again", True, Purpose.CALL)


def test_the_officer_sees_how_often_and_the_journal_names_the_rule() -> None:
    table = desk("Rina")
    table.now += timedelta(minutes=3)
    [again] = list(table.sweep())
    [card] = [s.message for s in again.says if s.person_id == "sari" and s.message.text.name == "card-staff"]
    assert card.text.args["calling"].args == {"count": 2, "most": 3}  # type: ignore[union-attr]  # a phrase
    passing(table, "Rina", minutes=3)
    table.now += timedelta(minutes=3)
    notes = {note.what: note.details for decision in table.sweep() for note in decision.of(Note)}
    assert notes["parked"] == {"ticket": "A-001", "calls": 3}


SIGNS = [
    lambda table: table.write("Rina", "Sebentar, saya sedang membuka Zoom"),
    lambda table: table.press("Rina", Verb.STEP, table.visit_of("Rina").id, 1),
    lambda table: table.press("Rina", Verb.MENU),
    lambda table: table.press("Sari", Verb.STEP, table.visit_of("Rina").id, 3),
]


@pytest.mark.parametrize("sign", range(len(SIGNS)))
# rule: any-sign-of-life-ends-the-calling
def test_any_sign_of_life_ends_the_calling(sign: int) -> None:
    table = desk("Rina")
    table.now += timedelta(minutes=1)
    SIGNS[sign](table)
    assert not {"call-again", "visit-parked"} & {name for _, name in passing(table, "Rina", hours=2)}
    assert status(table, "Rina") is Status.IN_SERVICE


# rule: nobody-is-called-at-night
def test_nobody_is_called_again_while_the_desk_is_closed() -> None:
    table = desk("Rina", at=at("11:58"))
    said = [(minute, name) for minute, name in passing(table, "Rina", minutes=70) if name == "call-again"]
    assert said == [(63, "call-again"), (66, "call-again"), (69, "call-again")][:2]


def test_after_an_outage_nobody_is_called_and_parked_in_one_breath() -> None:
    table = desk("Rina")
    table.now += timedelta(hours=1)
    told = [told_as(s.message) for decision in list(table.sweep()) for s in decision.says if s.person_id == "rina"]
    assert "call-again" in told
    assert "visit-parked" not in told


def test_an_office_may_call_once_and_wait() -> None:
    table = desk("Rina", calls=0)
    assert not {"call-again", "visit-parked"} & {name for _, name in passing(table, "Rina", hours=2)}
    assert status(table, "Rina") is Status.IN_SERVICE


# Parked


def parked(*others: str) -> Table:
    """Rina is parked; the first of the others has her place, the rest wait."""
    table = desk("Rina", *others)
    passing(table, "Rina", minutes=9)
    assert status(table, "Rina") is Status.PARKED
    table.write(others[0], "Saya sudah di sini") if others else None
    return table


@pytest.mark.parametrize("how", ["HADIR", "saya sudah hadir", "button"])
def test_back_behind_the_next_three(how: str) -> None:
    table = parked(*NAMES[1:])
    joins(table, "Lasma")
    visit = table.visit_of("Rina")
    told = table.press("Rina", Verb.HERE, visit.id) if how == "button" else table.write("Rina", how)
    # rule: card-of-who-came-back-is-true
    assert told.to("Rina") == "queue-status card-visitor"
    assert [say.message.mends for say in told.decision.says if say.message.text.name == "card-visitor"] == [True]
    assert waiting(table) == ["Wulan", "Dodi", "Intan", "Rina", "Bonar", "Lasma"]
    assert table.desk.queue.place(visit.id) == 4


# rule: first-arrival-is-kept
def test_who_comes_back_has_come_when_they_first_came() -> None:
    table = parked(*NAMES[1:])
    before = table.visit_of("Rina")
    table.write("Rina", "hadir")
    after = table.visit_of("Rina")
    assert (after.joined_at, after.ticket, after.number) == (before.queued_at, before.ticket, before.number)
    assert after.queued_at != before.queued_at


def test_two_who_come_back_are_served_in_the_order_of_coming_back() -> None:
    table = desk(*NAMES, "Lasma", "Tiur", capacity=2)
    passing(table, "Rina", minutes=9)
    assert waiting(table) == ["Intan", "Bonar", "Lasma", "Tiur"]
    for name in ("Togar", "Rina"):
        table.write(name, "hadir")
    assert waiting(table) == ["Intan", "Bonar", "Lasma", "Togar", "Rina", "Tiur"]


def test_where_a_place_is_free_who_comes_back_is_called_at_once() -> None:
    table = parked()
    assert "card-visitor" in table.write("Rina", "hadir").to("Rina").split()
    assert (status(table, "Rina"), table.desk.serving) == (Status.IN_SERVICE, 1)
    said = [name for _, name in passing(table, "Rina", minutes=9) if name in ("call-again", "visit-parked")]
    assert said == ["call-again", "call-again", "visit-parked"], "the second turn is called like the first"


# rule: called-again-begins-anew
def test_who_comes_back_has_the_time_of_the_first_step_anew_and_none_of_it_runs_while_they_wait() -> None:
    table = parked("Togar")
    table.write("Rina", "hadir")
    waits = folded(table, "Rina")
    assert (status(table, "Rina"), waits.current, waits.overruns) == (Status.QUEUED, None, ())
    table.now += timedelta(minutes=20)
    table.write("Togar", "batal")
    table.write("Togar", "ya")
    called = folded(table, "Rina").current
    assert called is not None
    assert (status(table, "Rina"), called.began_at) == (Status.IN_SERVICE, table.now)
    table.now += timedelta(minutes=1)
    table.press("Rina", Verb.STEP, table.visit_of("Rina").id, 1)
    assert folded(table, "Rina").line(1).used == timedelta(minutes=1)
    assert not [each for each in table.visit_of("Rina").deviations if each.stands]


def test_a_call_in_vain_counts_for_nothing_where_the_waiting_after_it_ends_the_visit() -> None:
    table = parked("Togar")
    table.write("Rina", "hadir")
    table.now += timedelta(minutes=45)
    told = table.press("Rina", Verb.CANCEL, table.visit_of("Rina").id, "sure")
    visit = table.visit_of("Rina")
    assert visit.status is Status.CANCELLED
    assert not [each for each in visit.deviations if each.stands]
    assert visit.result is not None
    assert not [step for step in visit.result.steps if step.began_at is not None]
    # rule: card-of-who-came-back-is-true
    assert "card-visitor" in told.to("Rina").split()


def test_what_a_visitor_does_while_they_wait_again_begins_no_step() -> None:
    table = parked("Togar")
    table.write("Rina", "hadir")
    table.now += timedelta(minutes=1)
    visit = table.visit_of("Rina")
    seen = Evidence(f"{visit.id}:zoom", Word.JOINED, table.now, table.now, Source.ZOOM, "zoom")
    table.visits[visit.id] = replace(visit, evidence=(*visit.evidence, seen))
    assert folded(table, "Rina").current is None
    table.now += timedelta(minutes=25)
    table.press("Togar", Verb.CANCEL, table.visit_of("Togar").id, "sure")
    called = folded(table, "Rina").current
    assert called is not None
    assert (status(table, "Rina"), called.began_at) == (Status.IN_SERVICE, table.now)


def test_other_words_of_a_parked_visitor_reach_an_officer_and_show_the_way_back() -> None:
    table = parked("Togar")
    told = table.write("Rina", "Maaf, sinyal saya hilang")
    assert told.to("Rina") == "relayed visit-parked-still"
    assert told.to("Sari") == "relay-to-staff"


@pytest.mark.parametrize(("began", "ends"), [("09:00", "16:00"), ("15:40", "16:00")])
def test_only_at_the_days_end_it_becomes_a_no_show(began: str, ends: str) -> None:
    table = desk("Rina", at=at(began))
    passing(table, "Rina", minutes=(at(ends) - table.now) / timedelta(minutes=1) - 1)
    assert status(table, "Rina") is Status.PARKED
    assert passing(table, "Rina", minutes=2)[0][1] == "visit-parked-over"
    assert status(table, "Rina") is Status.NO_SHOW
    assert table.visit_of("Rina").id not in table.deadlines


EARLY = [
    ("sekarang", ["24 16:00"]),
    ("hari ini 13.00-16.00", ["24 16:00"]),
    ("hari ini 10.30-11.30", ["23 16:00"]),
    ("besok", ["23 16:00"]),
    ("hari ini 15.00-16.00, tutup besok", ["25 16:00"]),
    ("hari ini 15.00-16.00, tutup besok 15.00-16.00", ["25 16:00"]),
]


# rule: closing-early-keeps-the-number
@pytest.mark.parametrize(("closed", "ends"), EARLY, ids=[case[0] for case in EARLY])
def test_an_early_closing_keeps_the_number_of_who_is_parked_into_the_next_opening(closed: str, ends: list[str]) -> None:
    table = parked()
    table.hire("Nur", "supervisor")
    for words in closed.split(", tutup "):
        ruled(table, f"tutup {words}")
    [end] = [datetime.fromisoformat(f"2026-11-{each.replace(' ', 'T')}+07:00") for each in ends]
    told = [name for _, name in passing(table, "Rina", minutes=(end - table.now) / timedelta(minutes=1) - 1)]
    assert status(table, "Rina") is Status.PARKED
    assert ("hours-told" in told) is (closed != "besok")
    assert passing(table, "Rina", minutes=2)[0][1] == "visit-parked-over"


def test_an_early_closing_that_was_known_when_they_were_parked_ends_the_day() -> None:
    table = desk("Rina")
    table.hire("Nur", "supervisor")
    ruled(table, "tutup hari ini 15.00-16.00")
    passing(table, "Rina", minutes=9)
    assert status(table, "Rina") is Status.PARKED
    assert passing(table, "Rina", hours=6)[-2][1] == "visit-parked-over"


def test_a_ruling_is_told_once_though_its_reader_is_parked_and_comes_back() -> None:
    table = parked("Togar")
    table.hire("Nur", "supervisor")
    ruled(table, "tutup hari ini 15.00-16.00, rapat")
    heard = passing(table, "Rina", minutes=1)
    table.write("Rina", "hadir")
    assert status(table, "Rina") is Status.QUEUED
    heard += passing(table, "Rina", minutes=5)
    assert [name for _, name in heard].count("hours-told") == 1


def test_closing_that_is_taken_back_ends_the_number_with_the_day_again() -> None:
    table = parked()
    table.hire("Nur", "supervisor")
    ruling = ruled(table, "tutup hari ini 15.00-16.00")
    table.now += timedelta(minutes=5)
    table.press("Nur", Verb.HOURS, "del", ruling)
    table.press("Nur", Verb.HOURS, "ok", ruling)
    passing(table, "Rina", minutes=(at("15:59") - table.now) / timedelta(minutes=1))
    assert passing(table, "Rina", minutes=2)[0][1] == "visit-parked-over"


def ruled(table: Table, words: str) -> str:
    """Nur orders other hours."""
    table.write("Nur", words)
    dialog = table.person("Nur").dialog
    assert isinstance(dialog, RulingShown)
    table.press("Nur", Verb.HOURS, "ok", dialog.ruling)
    return dialog.ruling


# rule: no-show-only-if-reached
def test_nobody_is_called_absent_whom_no_call_has_reached() -> None:
    table = desk("Rina", at=at("15:30"))
    visit = table.visit_of("Rina")
    table.enter(DeliveryGivenUp("rina", visit.id, "timeout", blocked=False, purpose="call"))
    said = [name for _, name in passing(table, "Rina", minutes=31)]
    assert (status(table, "Rina"), said[-2:]) == (
        Status.LAPSED,
        ["visit-parked-unreached", "card-visitor"],
    )


def test_front_office_overrules() -> None:
    table = parked("Togar")
    table.press("Sari", Verb.CALL, table.visit_of("Rina").id)
    assert (status(table, "Rina"), table.desk.serving) == (Status.IN_SERVICE, 2)
    table = parked("Togar")
    assert "visit-no-show" in table.press("Sari", Verb.NO_SHOW, table.visit_of("Rina").id).to("Rina")
    assert (status(table, "Rina"), table.desk.serving) == (Status.NO_SHOW, 1)


# Five minutes more


# rule: a-moment-more-once
def test_a_moment_more_is_given_once_and_keeps_the_place() -> None:
    table = desk("Rina", "Togar", "Wulan")
    visit = table.visit_of("Togar")
    assert table.press("Togar", Verb.LATER, visit.id).answers == "later-noted"
    assert table.press("Togar", Verb.LATER, visit.id).answers == "later-not"
    table.press("Rina", Verb.CANCEL, table.visit_of("Rina").id, "sure")
    assert (status(table, "Togar"), status(table, "Wulan")) == (Status.QUEUED, Status.IN_SERVICE)
    assert table.desk.queue.place(visit.id) == 1
    table.press("Wulan", Verb.CANCEL, table.visit_of("Wulan").id, "sure")
    assert status(table, "Togar") is Status.QUEUED
    assert [name for minute, name in passing(table, "Togar", minutes=5.1) if minute == 5][-2:] == [
        "ticket-called",
        "card-visitor",
    ]
    assert status(table, "Togar") is Status.IN_SERVICE


def test_on_the_call_it_delays_the_next_call_and_the_place_is_kept() -> None:
    table = desk("Rina", "Togar")
    table.now += timedelta(minutes=2)
    assert table.press("Rina", Verb.LATER, table.visit_of("Rina").id).answers == "later-noted card-visitor"
    said = [(minute, name) for minute, name in passing(table, "Rina", minutes=12) if name != "card-visitor"]
    assert said == [(5, "call-again"), (8, "call-again"), (11, "visit-parked")]
    assert status(table, "Togar") is Status.IN_SERVICE


# The order


def place(name: str, minute: int) -> AtDesk:
    return AtDesk(name, name, MONDAY_MORNING + timedelta(minutes=minute), name)


def test_whoever_is_put_between_others_moves_the_places_behind_them() -> None:
    """Only the heads of a long queue are at hand; a place further back moves with them."""
    queue = Queue((place("a", 1), place("b", 2), place("c", 3)), 9, {"far": 7})
    at = queue.behind(2, MONDAY_MORNING + timedelta(hours=1))
    assert at is not None
    back = AtDesk("x", "x", at, "x")
    queue = queue.joined(back)
    assert [queue.place(each) for each in ("a", "b", "x", "c", "far")] == [1, 2, 3, 4, 8]
    assert queue.count == 10


def test_behind_more_than_there_are_is_the_end() -> None:
    queue = Queue((place("a", 1), place("b", 2)), 2)
    now = MONDAY_MORNING + timedelta(hours=1)
    at = queue.behind(3, now)
    assert at is not None
    assert queue.joined(AtDesk("x", "x", at)).place("x") == 3
    assert Queue().behind(3, now) is None


def test_whoever_has_a_number_of_a_later_day_holds_up_nobody_who_comes_back() -> None:
    """Coming back behind somebody of tomorrow would be a place behind everybody who comes today."""
    queue = Queue((place("a", 1), place("tomorrow", 24 * 60)), 2)
    at = queue.behind(3, MONDAY_MORNING + timedelta(hours=1))
    assert at is not None
    assert queue.joined(AtDesk("x", "x", at)).place("x") == 2
