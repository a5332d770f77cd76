"""Appointments: chosen, held, booked, moved, called to mind, kept or missed; how they stand among those who wait."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.flows.appointment import displacing, slots
from bot.flows.appointment.holding import AppointmentUnreadable
from bot.flows.appointment.needs import Times
from bot.flows.office.office import Appointments
from bot.flows.scene.effects import Decision
from bot.flows.scene.events import CLOCK, DeadlinePassed, Event, SessionEnded
from bot.flows.scene.facts import Facts, Fresh
from bot.flows.scene.messages import Invitation, Listing, Message
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb
from bot.flows.scene.topics import Found
from bot.flows.state.appointment import Appointment, Stand
from bot.flows.state.dialog import Booking, Filling, InVisit, Notice, Reviewing, RulingShown
from bot.flows.state.loaded import Loaded, NotLoaded
from bot.flows.state.meeting import Sighted, Sighting
from bot.flows.state.visits import Status
from bot.flows.state.watched import APPOINTMENT
from tests.flows.table import FORM, Table, Told, office

HOURS = "Senin-Jumat 08.00-12.00, 13.00-16.00"


def at(text: str) -> datetime:
    """A moment of that week in Jakarta: "24 09:00"."""
    day, clock = text.split()
    return datetime.fromisoformat(f"2026-11-{day}T{clock}+07:00")


def desk(now: str = "23 09:00", *, hours: str = HOURS, queue: dict[str, Any] | None = None, **given: Any) -> Table:
    sections = {"office": {"hours": hours}, "appointments": {"enabled": True, **given}, "queue": queue or {}}
    return Table(office(**sections), at(now))


def filled(table: Table, name: str) -> None:
    """Somebody whose form is complete and shown for review."""
    table.seat(name, Reviewing())
    table.open(name, Status.FORM, form={"name": name, **FORM})


def books(table: Table, name: str, words: str = "besok jam 9") -> Told:
    """Somebody with a complete form takes a time and sends it."""
    filled(table, name)
    table.press(name, Verb.BOOK)
    table.write(name, words)
    return table.press(name, Verb.SEND, table.visit_of(name).id)


def seat_of(table: Table, name: str, stand: Stand = Stand.BOOKED) -> Appointment:
    [found] = [a for a in table.appointments.values() if a.person_id == name.lower() and a.stand is stand]
    return found


def stands(table: Table, name: str) -> list[Stand]:
    return [each.stand for each in table.appointments.values() if each.person_id == name.lower()]


def message_to(decision: Decision, name: str) -> Message:
    return next(say.message for say in decision.says if say.person_id == name.lower())


def invitation(told: Told, name: str) -> Invitation:
    found = message_to(told.decision, name).invitation
    assert found is not None
    return found


def verbs(told: Told) -> list[str]:
    return [choice.token.split(":")[0] for say in told.decision.says for choice in say.message.choices]


def wait_until(table: Table, moment: datetime) -> list[tuple[datetime, str, str]]:
    """Time passes, every deadline at its moment; what was said to whom."""
    heard = []
    while (due := table.next_due) and due <= moment:
        table.now = max(table.now, due)
        for decision in list(table.sweep()):
            heard += [(table.now, say.person_id, say.message.text.name) for say in decision.says]
    table.now = moment
    return heard


# Which slots there are


def test_slots_lie_wholly_within_the_opening_hours() -> None:
    unit = office(
        office={"hours": "Senin 08.00-08.50, 13.00-13.30"}, appointments={"enabled": True, "slot_minutes": 20}
    )
    found = [f"{unit.calendar.local(each):%H.%M}" for each in slots.of_day(unit, at("23 09:00").date())]
    assert found == ["08.00", "08.20", "13.00"]


def test_nothing_is_offered_that_is_too_near_too_far_or_on_a_day_off() -> None:
    table = desk("27 15:30", latest_days=4, earliest_minutes=60)
    told = table.press(table.seat("Rina").id, Verb.BOOK)
    assert [c.token for c in message_to(told.decision, "rina").choices] == ["jb:20261130", "jb:20261201", "jb:no"]


def test_where_nobody_can_book_nothing_is_offered() -> None:
    table = Table(office())
    table.seat("Rina")
    assert Verb.BOOK not in verbs(table.write("Rina", "halo"))
    assert table.write("Rina", "mau buat janji").answers == "faq-answer"


def test_never_more_than_eight_choices_on_a_screen() -> None:
    table = desk(hours="always", latest_days=90, slot_minutes=5)
    table.seat("Rina")
    code = ""
    for _ in range(30):
        told = table.press("Rina", Verb.BOOK, *((code,) if code else ()))
        choices = message_to(told.decision, "rina").choices
        assert len(choices) <= 8
        code = choices[-2].token.removeprefix("jb:")


# Choosing and holding


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        (("mau buat janji",), "appointment-day"),
        (("mau buat janji", "2"), "appointment-time"),
        (("mau buat janji", "2", "3"), "appointment-held notice"),
        (("mau buat janji", "lusa"), "appointment-time"),
        (("mau buat janji", "lusa pagi"), "appointment-time"),
        (("mau buat janji", "lusa jam 9"), "appointment-held notice"),
        (("mau buat janji", "2", "9.30"), "appointment-held notice"),
        (("mau buat janji", "2", "14"), "appointment-held notice"),
        (("mau buat janji", "2", "siang"), "appointment-time"),
        (("mau buat janji", "besok jam 12"), "appointment-time"),
        (("mau buat janji", "sabtu jam 9"), "appointment-day"),
        (("mau buat janji", "entah"), "appointment-day"),
        (("mau buat janji", "8"), "notice"),
        (("mau buat janji", "petugas"), "thread-opened"),
        (("mau buat janji", "batal"), "nothing-to-cancel"),
        (("mau buat janji", "besok jam 9", "batal"), "appointment-let-go"),
        (("booking besok jam 9",), "appointment-held notice"),
        (("tolong bkin janji besok jam 10.15",), "appointment-held notice"),
        (("appointment", "tomorrow 9 am"), "appointment-held notice"),
    ],
)
def test_day_and_time_are_chosen_by_number_and_in_words(words: tuple[str, ...], answers: str) -> None:
    table = desk()
    table.seat("Rina")
    told = [table.write("Rina", each) for each in words][-1]
    assert told.answers == answers


def test_by_button_and_the_form_follows() -> None:
    table = desk()
    table.seat("Rina", Notice())
    assert table.press("Rina", Verb.BOOK).answers == "appointment-day"
    assert table.press("Rina", Verb.BOOK, "20261124").answers == "appointment-time"
    told = table.press("Rina", Verb.BOOK, "202611240900")
    assert (told.answers, type(told.dialog)) == ("appointment-held notice", Notice)
    assert Verb.BOOK not in verbs(told), "a time has been chosen already"
    assert isinstance(table.write("Rina", "1").dialog, Filling)
    visit = table.visit_of("Rina")
    assert (visit.slot_at, seat_of(table, "Rina", Stand.HELD).visit_id) == (at("24 09:00"), visit.id)


def test_a_seat_that_is_held_is_no_one_elses_and_the_next_is_offered() -> None:
    table = desk(per_slot=2)
    for name in ("Rina", "Togar", "Wulan"):
        table.seat(name)
        table.press(name, Verb.BOOK)
        told = table.press(name, Verb.BOOK, "202611240900")
        assert told.answers == ("appointment-time" if name == "Wulan" else "appointment-held notice")
    assert [seat_of(table, name, Stand.HELD).seat for name in ("Rina", "Togar")] == [1, 2]


# rule: one-seat-one-visitor
def test_a_double_tap_holds_one_seat_and_another_choice_lets_the_first_go() -> None:
    table = desk(per_slot=2)
    table.seat("Rina")
    for code in ("202611240900", "202611240900", "202611241000"):
        table.press("Rina", Verb.BOOK, code)
    assert stands(table, "Rina") == [Stand.LEFT, Stand.HELD]
    assert seat_of(table, "Rina", Stand.HELD).slot_at == at("24 10:00")


# rule: held-seat-comes-free
def test_a_hold_that_is_over_is_told_and_the_seat_is_free() -> None:
    table = desk(hold_minutes=15)
    table.seat("Rina")
    table.write("Rina", "booking besok jam 9")
    assert wait_until(table, at("23 09:15")) == [(at("23 09:15"), "rina", "appointment-hold-over")]
    assert stands(table, "Rina") == [Stand.EXPIRED]
    table.seat("Togar")
    assert table.write("Togar", "booking besok jam 9").answers == "appointment-held notice"


def test_whoever_goes_on_with_the_form_keeps_it_for_an_hour_at_most() -> None:
    table = desk(hold_minutes=15)
    table.seat("Rina")
    table.write("Rina", "booking besok jam 9")
    for minutes in (10, 20, 30, 40, 50):
        wait_until(table, at("23 09:00") + timedelta(minutes=minutes))
        table.write("Rina", "setuju" if minutes == 10 else "?")
        assert stands(table, "Rina") == [Stand.HELD]
    assert seat_of(table, "Rina", Stand.HELD).held_until == at("23 10:00")


def test_a_deadline_of_an_appointment_that_is_not_there_is_no_silence() -> None:
    with pytest.raises(AppointmentUnreadable):
        desk().pass_deadline(DeadlinePassed(APPOINTMENT, "gone"))


def test_an_early_deadline_of_a_hold_says_nothing() -> None:
    table = desk()
    table.seat("Rina")
    table.write("Rina", "booking besok jam 9")
    held = seat_of(table, "Rina", Stand.HELD)
    assert table.fire(held.id).says == ()
    assert seat_of(table, "Rina", Stand.HELD) == held


# Booking


def test_the_sent_form_books_the_time_with_a_number_and_a_file() -> None:
    table = desk()
    told = books(table, "Rina")
    visit, made = table.visit_of("Rina"), seat_of(table, "Rina")
    assert (told.answers, type(told.dialog)) == ("appointment-booked", InVisit)
    assert (visit.status, visit.ticket, visit.number, visit.slot_at) == (
        Status.APPOINTED,
        "J-001",
        None,
        at("24 09:00"),
    )
    assert (made.visit_id, made.held_until, made.sequence) == (visit.id, None, 0)
    found = invitation(told, "rina")
    assert (found.uid, found.sequence, found.begins_at, found.cancelled) == (made.uid, 0, at("24 09:00"), False)
    assert found.ends_at - found.begins_at == timedelta(minutes=15)
    assert table.desk.queue.count == 0, "nobody waits who has an appointment tomorrow"


def test_staff_hear_of_it_on_its_day_and_not_before() -> None:
    table = desk()
    table.hire("Sari", "front_office")
    assert books(table, "Rina").to("Sari") == ""


def test_numbers_of_appointments_count_through_all_days() -> None:
    table = desk()
    books(table, "Rina", "besok jam 9")
    books(table, "Togar", "lusa jam 9")
    assert [table.visit_of(name).ticket for name in ("Rina", "Togar")] == ["J-001", "J-002"]


def test_a_lost_hold_is_taken_again_where_the_time_is_still_free() -> None:
    table = desk()
    filled(table, "Rina")
    table.write("Rina", "batal")
    filled(table, "Rina")
    table.press("Rina", Verb.BOOK, "202611240900")
    wait_until(table, at("23 09:20"))
    assert stands(table, "Rina") == [Stand.EXPIRED]
    assert table.press("Rina", Verb.SEND, table.visit_of("Rina").id).answers == "appointment-booked"


@pytest.mark.parametrize("how", ["press", "1", "kirim"])
def test_a_lost_hold_that_somebody_else_has_taken_is_told_and_others_are_offered(how: str) -> None:
    table = desk()
    filled(table, "Rina")
    table.press("Rina", Verb.BOOK, "202611240900")
    wait_until(table, at("23 09:20"))
    books(table, "Togar")
    visit = table.visit_of("Rina")
    told = table.press("Rina", Verb.SEND, visit.id) if how == "press" else table.write("Rina", how)
    assert told.answers == "appointment-time"
    assert table.visit_of("Rina").status is Status.FORM
    assert isinstance(told.dialog, Booking)
    assert table.write("Rina", "jam 10").answers == "appointment-held review"
    assert table.write("Rina", "1").answers == "appointment-booked"


def test_a_kind_of_business_without_appointments_goes_on_as_usual() -> None:
    table = desk()
    table.office = replace(table.office, appointments=Appointments(categories=frozenset({"pengaduan"})))
    told = books(table, "Rina")
    assert told.answers == "appointment-not-served queue-number"
    assert (stands(table, "Rina"), table.visit_of("Rina").slot_at) == ([Stand.LEFT], None)


def test_without_an_appointment_after_all() -> None:
    table = desk()
    filled(table, "Rina")
    table.press("Rina", Verb.BOOK, "202611240900")
    assert table.press("Rina", Verb.BOOK, "no").answers == "review"
    assert table.press("Rina", Verb.SEND, table.visit_of("Rina").id).answers == "queue-number"


def test_it_is_offered_where_today_is_full() -> None:
    table = desk(queue={"daily_quota": 1})
    for name in ("Rina", "Togar"):
        filled(table, name)
        told = table.press(name, Verb.SEND, table.visit_of(name).id)
    assert (told.answers, verbs(told)) == ("queue-quota", [Verb.SEND, Verb.BOOK, Verb.CANCEL])
    assert table.press("Togar", Verb.BOOK).answers == "appointment-day"
    assert table.write("Togar", "lusa jam 9").answers == "appointment-held review"
    assert table.write("Togar", "1").answers == "appointment-booked"


def test_who_has_a_number_already_is_told_so() -> None:
    table = desk()
    filled(table, "Rina")
    table.press("Rina", Verb.SEND, table.visit_of("Rina").id)
    assert table.press("Rina", Verb.BOOK).answers == "press-stale"


# Moving and giving up


def test_moved_by_its_visitor_with_the_same_number_and_entry() -> None:
    table = desk()
    first = invitation(books(table, "Rina"), "rina")
    assert table.write("Rina", "pindah ke kamis jam 10").answers == "appointment-move-ask"
    told = table.write("Rina", "1")
    moved = invitation(told, "rina")
    assert told.answers == "appointment-moved"
    # rule: calendar-entry-keeps-its-name
    assert (moved.uid, moved.sequence, moved.begins_at) == (first.uid, 1, at("26 10:00"))
    # rule: appointment-keeps-its-number
    assert (table.visit_of("Rina").ticket, table.visit_of("Rina").slot_at) == ("J-001", at("26 10:00"))
    assert sorted(stands(table, "Rina")) == [Stand.BOOKED, Stand.LEFT]
    assert books(table, "Togar", "besok jam 9").answers == "appointment-booked", "the old time is free"


@pytest.mark.parametrize("no", ["2", "tidak"])
def test_not_moved_after_all(no: str) -> None:
    table = desk()
    books(table, "Rina")
    table.write("Rina", "pindah ke kamis jam 10")
    told = table.press("Rina", Verb.BOOK, "no") if no == "tidak" else table.write("Rina", no)
    assert told.answers == "appointment-status"
    assert table.visit_of("Rina").slot_at == at("24 09:00")
    assert sorted(stands(table, "Rina")) == [Stand.BOOKED, Stand.LEFT]


# rule: cancelled-leaves-no-ghost
def test_given_up_the_seat_is_free_at_once_and_the_entry_goes() -> None:
    table = desk()
    first = invitation(books(table, "Rina"), "rina")
    told = table.press("Rina", Verb.CANCEL, table.visit_of("Rina").id, "sure")
    assert told.answers == "visit-cancelled appointment-cancelled"
    found = next(say.message.invitation for say in told.decision.says if say.message.invitation)
    assert (found.uid, found.sequence, found.cancelled) == (first.uid, 1, True)
    assert stands(table, "Rina") == [Stand.CANCELLED]
    assert books(table, "Togar").answers == "appointment-booked"


@pytest.mark.parametrize("ends", ["batal", "hapus data; ya", "session"])
def test_a_form_that_is_given_up_holds_nothing(ends: str) -> None:
    table = desk()
    filled(table, "Rina")
    table.press("Rina", Verb.BOOK, "202611240900")
    for words in ends.split("; "):
        _ = table.act("Rina", SessionEnded()) if words == "session" else table.write("Rina", words)
    assert stands(table, "Rina") == [Stand.LEFT]


# Reminders


def test_reminded_the_day_before_and_a_quarter_of_an_hour_before() -> None:
    table = desk()
    books(table, "Rina", "lusa jam 9")
    heard = wait_until(table, at("25 08:59"))
    assert heard == [
        (at("24 09:00"), "rina", "appointment-tomorrow"),
        (at("25 08:45"), "rina", "appointment-soon"),
    ]


def test_who_booked_less_than_a_day_before_is_reminded_once() -> None:
    table = desk()
    books(table, "Rina", "besok jam 9")
    assert wait_until(table, at("24 08:59")) == [(at("24 08:45"), "rina", "appointment-soon")]


# rule: no-reminder-too-late
@pytest.mark.parametrize(
    ("back_at", "heard"),
    [
        ("24 15:00", ["appointment-tomorrow"]),
        ("25 07:00", []),
        ("25 08:50", ["appointment-soon"]),
        ("25 09:05", ["appointment-soon"]),
        ("25 09:30", ["appointment-parked"]),
    ],
)
def test_after_an_outage_one_reminder_and_none_too_late(back_at: str, heard: list[str]) -> None:
    table = desk()
    books(table, "Rina", "lusa jam 9")
    table.now = at(back_at)
    said = [say.message.text.name for decision in list(table.sweep()) for say in decision.says]
    assert said == heard


def test_who_was_reminded_late_has_the_whole_grace() -> None:
    table = desk()
    books(table, "Rina", "lusa jam 9")
    table.now = at("25 09:05")
    list(table.sweep())
    assert wait_until(table, at("25 09:20")) == [(at("25 09:15"), "rina", "appointment-parked")]


def test_the_day_before_one_says_that_one_comes_and_stands_in_no_queue_yet() -> None:
    table = desk()
    books(table, "Rina", "lusa jam 9")
    wait_until(table, at("24 10:00"))
    assert table.press("Rina", Verb.HERE, table.visit_of("Rina").id).answers == "appointment-confirmed"
    assert table.visit_of("Rina").status is Status.APPOINTED
    assert wait_until(table, at("25 08:45"))[-1][2] == "appointment-soon"


# Among those who wait


def walks_in(table: Table, name: str) -> Told:
    filled(table, name)
    return table.press(name, Verb.SEND, table.visit_of(name).id)


def served(table: Table, *names: str) -> list[str]:
    """In which order these are called, one after the other."""
    table.hire("Sari", "front_office")
    order: list[str] = []
    for _ in (*names, ""):
        for name in names:
            if name not in order and table.visit_of(name).status is Status.IN_SERVICE:
                order.append(name)
                table.press("Sari", Verb.NO_SHOW, table.visit_of(name).id)
        table.press("Sari", Verb.MENU)
    return order


# rule: late-loses-head-start-only
@pytest.mark.parametrize(
    ("here_at", "order"),
    [
        ("24 08:50", ["Rina", "Dini", "Togar"]),
        ("24 09:00", ["Rina", "Dini", "Togar"]),
        ("24 09:03", ["Dini", "Rina", "Togar"]),
        ("24 09:08", ["Dini", "Togar", "Rina"]),
    ],
)
def test_who_is_there_by_the_time_goes_before_who_came_shortly_before(here_at: str, order: list[str]) -> None:
    """Dini comes at 8.58, Togar at 9.05; Rina has an appointment at nine."""
    table = desk(queue={"capacity": 1, "calls": 0})
    books(table, "Rina")
    for moment, name in sorted([(at("24 08:58"), "Dini"), (at("24 09:05"), "Togar"), (at(here_at), "Rina")]):
        wait_until(table, moment)
        _ = table.write("Rina", "hadir") if name == "Rina" else walks_in(table, name)
    wait_until(table, at("24 09:09"))
    assert served(table, "Rina", "Togar", "Dini") == order


def test_nobody_is_passed_who_came_more_than_the_head_start_before_the_time() -> None:
    table = desk(queue={"capacity": 1, "calls": 0})
    books(table, "Rina")
    wait_until(table, at("24 09:00") - table.office.priority.head_start - timedelta(minutes=1))
    walks_in(table, "Dini")
    wait_until(table, at("24 08:50"))
    table.write("Rina", "hadir")
    wait_until(table, at("24 09:01"))
    assert served(table, "Rina", "Dini") == ["Dini", "Rina"]


# rule: told-who-goes-first
def test_who_waits_is_told_that_somebody_with_an_appointment_goes_first() -> None:
    table = desk(queue={"capacity": 1})
    books(table, "Rina")
    wait_until(table, at("24 08:55"))
    assert "queue-appointed-first" not in str(message_to(walks_in(table, "Dini").decision, "dini").text)
    table.write("Rina", "hadir")
    told = table.write("Dini", "status")
    assert "queue-appointed-first" in str(message_to(told.decision, "dini").text)
    assert message_to(told.decision, "dini").text.args["ahead"] == 1


def test_who_is_there_before_the_time_is_not_called_before_it() -> None:
    table = desk()
    table.hire("Sari", "front_office")
    books(table, "Rina")
    wait_until(table, at("24 08:50"))
    told = table.write("Rina", "hadir")
    assert told.answers == "appointment-here queue-status"
    assert table.visit_of("Rina").number == "ULT-20261124-001"
    assert wait_until(table, at("24 08:59")) == []
    assert (at("24 09:00"), "rina", "card-visitor") in wait_until(table, at("24 09:01"))
    assert table.visit_of("Rina").status is Status.IN_SERVICE


def test_who_is_there_at_the_time_is_called_at_once() -> None:
    table = desk()
    table.hire("Sari", "front_office")
    books(table, "Rina")
    wait_until(table, at("24 09:02"))
    assert table.write("Rina", "hadir").answers == "card-visitor"


def test_who_does_not_come_is_parked_after_the_grace_and_comes_back() -> None:
    table = desk()
    books(table, "Rina")
    assert wait_until(table, at("24 09:15"))[-1] == (at("24 09:10"), "rina", "appointment-parked")
    assert (table.visit_of("Rina").status, table.visit_of("Rina").number) == (Status.PARKED, "ULT-20261124-001")
    assert table.write("Rina", "hadir").answers == "queue-status card-visitor"
    assert table.visit_of("Rina").status is Status.QUEUED


def test_who_never_comes_is_counted_at_the_end_of_the_day() -> None:
    table = desk()
    books(table, "Rina")
    assert "visit-parked-over" in [words for *_, words in wait_until(table, at("24 16:00"))]
    assert (table.visit_of("Rina").status, stands(table, "Rina")) == (Status.NO_SHOW, [Stand.MISSED])


# rule: no-show-only-if-reached
def test_nobody_is_absent_of_whom_the_desk_never_reminded() -> None:
    table = desk()
    books(table, "Rina", "lusa jam 9")
    table.now = at("25 09:30")
    list(table.sweep())
    assert "visit-parked-unreached" in [words for *_, words in wait_until(table, at("25 16:00"))]
    assert (table.visit_of("Rina").status, stands(table, "Rina")) == (Status.LAPSED, [Stand.CANCELLED])


def test_who_was_served_has_kept_it() -> None:
    table = desk()
    table.hire("Sari", "front_office")
    books(table, "Rina")
    wait_until(table, at("24 09:02"))
    table.write("Rina", "hadir")
    table.press("Rina", Verb.CANCEL, table.visit_of("Rina").id, "sure")
    assert stands(table, "Rina") == [Stand.CANCELLED]


def test_who_is_seen_in_the_meeting_by_the_time_is_there_without_a_word() -> None:
    table = desk()
    books(table, "Rina")
    wait_until(table, at("24 08:59"))
    visit = table.visit_of("Rina")
    seen = Sighting("k", "rina", Sighted.WAITING, "phone", at("24 08:55"))
    table.visits[visit.id] = replace(visit, sightings=(seen,))
    table.now = at("24 09:03")
    table.fire(visit.id)
    visit = table.visit_of("Rina")
    assert (visit.status, visit.arrived_at) == (Status.QUEUED, at("24 09:00"))
    assert visit.queued_at == at("24 09:00") - table.office.priority.head_start


# rule: booked-time-is-no-wait
def test_a_sheet_that_times_the_form_and_the_wait_counts_from_the_arrival() -> None:
    sheet = {"file": "tests/sheets/empat_belas.toml"}
    unit = office(office={"hours": HOURS}, appointments={"enabled": True}, sop=sheet)
    table = Table(unit, at("23 09:00"))
    books(table, "Rina", "lusa jam 9")
    wait_until(table, at("25 09:00"))
    table.write("Rina", "hadir")
    wait_until(table, at("25 09:01"))
    assert table.visit_of("Rina").status.open
    assert table.visit_of("Rina").deviations == ()


# Staff, and closures


def test_front_office_sees_the_day_and_moves_one() -> None:
    table = desk()
    table.hire("Sari", "front_office")
    books(table, "Rina")
    told = table.press("Sari", Verb.AGENDA, "20261124")
    [line] = message_to(told.decision, "sari").text.args["lines"].lines  # type: ignore[union-attr]  # a listing of phrases
    assert (line.args["time"], line.args["ticket"], line.args["name"]) == ("09.00", "J-001", "Rina")
    told = table.press("Sari", Verb.MOVE, table.visit_of("Rina").id, "202611251000")
    assert (told.answers, told.to("Rina")) == ("agenda-moved", "appointment-moved-by-office")
    assert [c.token[:2] for c in message_to(told.decision, "rina").choices] == ["jp", "x:"]
    assert table.visit_of("Rina").slot_at == at("25 10:00")


def closing(table: Table, since: str, until: str) -> tuple[Scene, displacing.Closures]:
    """A scene in which a closure is decided, with all that its event would have had loaded."""
    facts = Facts(
        now=table.now,
        office=table.office,
        fresh=Fresh("fresh", "unlinked"),
        desk=table.desk,
        people=Loaded(table.people),
        visits=Loaded(table.visits),
        appointments=Loaded(table.appointments),
        found=Found({Times: frozenset(table.appointments)}),
    )
    scene = Scene(Event(CLOCK, "closing", table.now, DeadlinePassed("closing", "x")), facts, table.desk)
    return scene, ((at(since), at(until)),)


def test_a_closure_affects_whose_slot_reaches_into_it() -> None:
    table = desk()
    for name, words in (("Rina", "besok jam 9"), ("Togar", "besok 9.45"), ("Wulan", "besok jam 11")):
        books(table, name, words)
    scene, span = closing(table, "24 09:50", "24 11:00")
    assert [each.person_id for each in displacing.affected(scene, span)] == ["togar"]


# rule: closing-offers-another-time
def test_nobody_is_moved_from_one_closure_into_another() -> None:
    table = desk()
    books(table, "Rina", "besok jam 9")
    scene, _ = closing(table, "24 00:00", "24 01:00")
    spans = ((at("24 08:50"), at("24 09:20")), (at("24 09:30"), at("25 08:10")), (at("23 09:00"), at("24 08:40")))
    displacing.displaced(scene, spans)
    assert scene.live_appointments[0].slot_at == at("25 08:15"), "and none that reaches into one: 08.30, 08.00"


# rule: no-seat-twice-at-a-time
def test_where_hours_shift_the_slots_nobody_gets_a_time_that_another_has_half() -> None:
    table = desk()
    books(table, "Rina", "besok jam 9")
    books(table, "Togar", "besok 9.15")
    table.hire("Nur", "supervisor")
    table.write("Nur", "tutup besok 08.00-09.10")
    table.press("Nur", Verb.HOURS, "ok", shown_to(table, "Nur"))
    assert (seat_of(table, "Togar").slot_at, seat_of(table, "Rina").slot_at) == (at("24 09:15"), at("24 09:40"))


# rule: closing-offers-another-time
def test_a_ruling_moves_whoever_has_an_appointment_then_and_once() -> None:
    table = desk()
    table.hire("Nur", "supervisor")
    books(table, "Rina", "besok jam 9")
    books(table, "Togar", "besok jam 13")
    books(table, "Wulan", "besok jam 14.30")
    told = table.write("Nur", "tutup besok 09.00-14.00, rapat")
    assert affected_lines(told) == [("hours-affects-appointed", 2)]
    assert seat_of(table, "Rina").slot_at == at("24 09:00"), "nothing has happened yet"
    ruling = shown_to(table, "Nur")
    told = table.press("Nur", Verb.HOURS, "ok", ruling)
    assert (told.to("Rina"), told.to("Togar"), told.to("Wulan")) == (*["appointment-displaced"] * 2, "")
    assert [c.token[:2] for c in message_to(told.decision, "rina").choices] == ["jp", "x:"]
    assert (seat_of(table, "Rina").slot_at, seat_of(table, "Togar").slot_at) == (at("24 08:45"), at("24 14:00"))
    assert table.press("Nur", Verb.HOURS, "ok", ruling).to("Rina") == ""
    told = table.write("Nur", "tutup besok 09.00-14.00")
    assert told.answers == "hours-no-difference"


def test_who_is_there_already_is_not_moved_but_waits() -> None:
    table = desk()
    table.hire("Nur", "supervisor")
    books(table, "Rina", "hari ini jam 10")
    table.now = at("23 09:50")
    table.write("Rina", "hadir")
    assert table.visit_of("Rina").status is Status.QUEUED
    told = table.write("Nur", "tutup hari ini 09.55-11.00")
    assert affected_lines(told) == [("hours-affects-waiting", 1)]
    table.press("Nur", Verb.HOURS, "ok", shown_to(table, "Nur"))
    assert table.visit_of("Rina").slot_at == at("23 10:00")


def test_a_seat_that_is_held_in_a_closure_is_let_go_and_its_visitor_told() -> None:
    table = desk()
    table.hire("Nur", "supervisor")
    filled(table, "Rina")
    table.press("Rina", Verb.BOOK)
    table.write("Rina", "besok jam 9")
    table.write("Nur", "tutup besok 08.00-12.00")
    told = table.press("Nur", Verb.HOURS, "ok", shown_to(table, "Nur"))
    assert told.to("Rina") == "appointment-hold-closed"
    assert stands(table, "Rina") == [Stand.LEFT]
    table.press("Rina", Verb.SEND, table.visit_of("Rina").id)
    assert table.visit_of("Rina").status is not Status.APPOINTED


def test_where_nobody_can_book_a_ruling_asks_for_no_appointments() -> None:
    table = Table(office(office={"hours": HOURS}), at("23 09:00"))
    table.hire("Nur", "supervisor")
    assert affected_lines(table.write("Nur", "tutup besok")) == [("hours-affects-nobody", 0)]
    assert table.press("Nur", Verb.HOURS, "ok", shown_to(table, "Nur")).answers == "hours-ordered"


def shown_to(table: Table, name: str) -> str:
    """The ruling whose preview somebody has before them."""
    dialog = table.person(name).dialog
    assert isinstance(dialog, RulingShown)
    return dialog.ruling


def affected_lines(told: Told) -> list[tuple[str, int]]:
    """Whom a change concerns, as the preview has it."""
    listing = told.decision.says[0].message.text.args["affected"]
    assert isinstance(listing, Listing)
    return [(line.name, int(str(line.args.get("count", 0)))) for line in listing.lines]


# rule: closing-offers-another-time
def test_a_closed_day_gives_everybody_the_nearest_free_time_and_the_choice_of_another() -> None:
    table = desk()
    books(table, "Rina", "besok jam 9")
    books(table, "Togar", "besok 15.45")
    books(table, "Wulan", "lusa jam 8")
    scene, span = closing(table, "24 00:00", "25 00:00")
    assert len(displacing.displaced(scene, span)) == 2
    told = {say.person_id: say.message for say in scene.says}
    assert {name: message.text.name for name, message in told.items()} == dict.fromkeys(
        ("rina", "togar"), "appointment-displaced"
    )
    slots_now = {a.person_id: a.slot_at for a in scene.live_appointments}
    assert slots_now == {"rina": at("23 15:45"), "togar": at("25 08:15"), "wulan": at("25 08:00")}
    assert [c.token[:2] for c in told["rina"].choices] == ["jp", "x:"]
    assert displacing.displaced(scene, span) == (), "nobody is moved twice"


def test_a_closure_that_leaves_nothing_free_cancels_with_an_apology() -> None:
    table = desk(latest_days=1, earliest_minutes=1380)
    books(table, "Rina", "besok jam 9")
    scene, span = closing(table, "24 00:00", "25 00:00")
    displacing.displaced(scene, span)
    assert [say.message.text.name for say in scene.says] == ["appointment-displaced-none"]
    assert scene.visits[table.visit_of("Rina").id].status is Status.CANCELLED


def test_a_closure_needs_all_appointments() -> None:
    table = desk()
    scene, span = closing(table, "24 00:00", "25 00:00")
    scene.facts = Facts(table.now, table.office, Fresh("a", "b"), table.desk, Loaded({}), Loaded({}))
    with pytest.raises(NotLoaded):
        displacing.displaced(scene, span)


# rule: given-up-holds-no-seat
@pytest.mark.parametrize("how", ["word", "button", "sure at once"])
def test_a_move_that_was_begun_holds_nothing_once_the_number_is_given_up(how: str) -> None:
    table = desk()
    table.hire("Sari", "front_office")
    books(table, "Rina")
    visit = table.visit_of("Rina")
    table.press("Rina", Verb.MOVE, visit.id)
    table.write("Rina", "lusa jam 10")
    assert Stand.HELD in stands(table, "Rina")
    if how == "word":
        table.write("Rina", "batal")
    elif how == "button":
        table.press("Rina", Verb.CANCEL, visit.id)
    else:
        table.press("Rina", Verb.CANCEL, visit.id, "sure")
        assert Stand.BOOKED not in stands(table, "Rina")
    assert Stand.HELD not in stands(table, "Rina")
    if how != "sure at once":
        assert Stand.BOOKED in stands(table, "Rina")
        table.write("Rina", "tidak")
        assert table.visit_of("Rina").status is Status.APPOINTED
