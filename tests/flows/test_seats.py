"""One person, one seat: what a new invitation, a promotion and a removal do to whoever sat there before."""

from datetime import timedelta

import pytest

from bot.flows.scene.events import StaffAdded, StaffInvited, StaffRemoved
from bot.flows.scene.tokens import Verb
from bot.flows.staff.seats import invite_digest
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import InVisit, Replying
from bot.flows.state.visits import Status
from tests.flows.standings import REF, called, laid, press
from tests.flows.table import Table, Told


def invited(table: Table, name: str, role: str, same_as: str = "", secret: str = "rahasia-sekali-pakai") -> None:
    """An operator invites somebody."""
    body = StaffInvited(name, role, invite_digest(secret), table.now + timedelta(days=7), same_as)
    table.enter(body)


def joined(table: Table, chat: str, secret: str = "rahasia-sekali-pakai") -> Told:
    """Somebody takes up the invitation."""
    return table.write(chat, f"/start {secret}")


def seats(table: Table) -> dict[str, str | None]:
    """Whose chat each member of staff has."""
    return {key: member.person_id for key, member in table.desk.staff.items()}


def member_at(table: Table, chat: str) -> Staff:
    found = table.desk.seat(table.person(chat))
    assert found
    return found


# rule: one-person-one-seat
def test_a_new_device_frees_the_old_one_and_says_so() -> None:
    table = laid(called)
    table.seat("Ponsel")
    press(table, Verb.REPLY, (REF,), "Sari")
    invited(table, "Sari", "front_office", "s-sari")
    assert press(table, Verb.OPEN, (REF,), "Sari").answers == "card-staff", "until the new one is taken up"
    told = joined(table, "Ponsel")
    assert told.answers == "staff-welcome staff-menu"
    assert told.to("Sari") == "seat-moved"
    assert seats(table) == {"s-sari": "ponsel", "s-bayu": "bayu"}
    assert table.person("Sari").staff_id is None


def test_an_old_device_does_nothing_any_more() -> None:
    table = laid(called)
    table.seat("Ponsel")
    press(table, Verb.REPLY, (REF,), "Sari")
    invited(table, "Sari", "front_office", "s-sari")
    joined(table, "Ponsel")
    visit = table.visit_of("Rina")
    for verb, *more in ((Verb.NO_SHOW,), (Verb.STEP, 3), (Verb.REPLY,), (Verb.OPEN,), (Verb.DUTY, "off")):
        assert press(table, verb, (REF, *more), "Sari").answers == "press-stale"
    assert table.write("Sari", "Silakan transfer Rp50.000").to("Rina") == ""
    assert table.visit_of("Rina") == visit
    assert not isinstance(table.person("Sari").dialog, Replying)


def test_what_was_taken_on_the_old_device_is_held_on_the_new_one() -> None:
    table = laid(called)
    table.seat("Ponsel")
    press(table, Verb.CLAIM, (REF,), "Sari")
    invited(table, "Sari", "front_office", "s-sari")
    joined(table, "Ponsel")
    assert press(table, Verb.STEP, (REF, 3), "Ponsel").answers == "card-staff"


# rule: promotion-keeps-one-row
def test_a_promotion_makes_no_second_row() -> None:
    table = laid(called)
    invited(table, "Sari", "supervisor")
    assert joined(table, "Sari").answers == "staff-welcome staff-menu"
    assert seats(table) == {"s-sari": "sari", "s-bayu": "bayu"}
    assert member_at(table, "Sari").role == "supervisor"


def test_an_empty_desk_calls_nobody_after_a_promotion() -> None:
    table = Table()
    table.hire("Sari", "front_office")
    invited(table, "Sari", "back_office")
    joined(table, "Sari")
    table.seat("Rina", InVisit())
    visit = table.open("Rina", Status.QUEUED)
    table.fire(visit.id)
    assert table.visit_of("Rina").status is Status.QUEUED


def test_a_promotion_gives_back_what_was_taken_in_the_old_role() -> None:
    table = laid(called)
    table.hire("Dewi", "front_office")
    press(table, Verb.CLAIM, (REF,), "Sari")
    table.act("Sari", StaffAdded("Sari", "back_office"))
    assert table.visit_of("Rina").assigned == {}
    assert press(table, Verb.STEP, (REF, 3), "Dewi").answers == "card-staff"


# rule: namesakes-are-two
def test_two_of_one_name_and_role_are_two_people() -> None:
    table = laid(called)
    table.seat("Ponsel")
    invited(table, "Sari", "front_office")
    told = joined(table, "Ponsel")
    assert told.to("Sari") == ""
    assert sorted(filter(None, seats(table).values())) == ["bayu", "ponsel", "sari"]


def test_a_chat_that_changes_hands_is_the_new_officers_alone() -> None:
    table = laid(called)
    table.hire("Anton", "front_office")
    press(table, Verb.CLAIM, (REF,), "Sari")
    told = table.act("Sari", StaffAdded("Dewi", "front_office"))
    assert told.answers.startswith("staff-welcome")
    assert member_at(table, "Sari").name == "Dewi"
    assert table.desk.staff["s-sari"].person_id is None
    assert table.visit_of("Rina").assigned == {}, "what Sari had taken is Sari's, not the chat's"
    assert press(table, Verb.STEP, (REF, 3), "Anton").answers == "card-staff"


def test_a_chat_entered_for_somebody_known_frees_their_former_one() -> None:
    table = laid(called)
    table.seat("Ponsel")
    told = table.act("Ponsel", StaffAdded("Sari", "front_office", "s-sari"))
    assert told.to("Sari") == "seat-moved"
    assert seats(table) == {"s-sari": "ponsel", "s-bayu": "bayu"}


def test_whoever_is_removed_is_told_and_gives_back_what_they_had() -> None:
    table = laid(called)
    table.hire("Dewi", "front_office")
    press(table, Verb.CLAIM, (REF,), "Sari")
    told = Told(table, table.enter(StaffRemoved("s-sari")), "sari")
    assert told.answers == "seat-ended"
    assert "card-staff" in told.to("Dewi")
    assert table.visit_of("Rina").assigned == {}
    assert press(table, Verb.STEP, (REF, 3), "Dewi").answers == "card-staff"
    assert table.write("Sari", "halo").answers == "notice"


def test_supervisors_hear_that_the_last_to_receive_visitors_was_removed() -> None:
    table = Table()
    table.hire("Sari", "front_office", on_duty=False)
    table.hire("Nur", "supervisor")
    table.seat("Rina", InVisit())
    table.open("Rina", Status.QUEUED)
    told = Told(table, table.enter(StaffRemoved("s-sari")), "sari")
    assert told.to("Nur") == "duty-nobody-left"


def test_an_invitation_for_somebody_who_was_removed_is_void() -> None:
    table = laid(called)
    table.seat("Ponsel")
    invited(table, "Sari", "front_office", "s-sari")
    table.enter(StaffRemoved("s-sari"))
    assert joined(table, "Ponsel").answers == "invite-dead"
    assert "s-sari" not in table.desk.staff


def test_a_later_invitation_for_the_same_person_voids_the_earlier() -> None:
    table = laid(called)
    table.seat("Ponsel")
    invited(table, "Sari", "front_office", "s-sari", secret="rahasia-yang-pertama")
    invited(table, "Sari", "front_office", "s-sari", secret="rahasia-yang-kedua")
    assert joined(table, "Ponsel", "rahasia-yang-pertama").answers == "invite-dead"
    assert joined(table, "Ponsel", "rahasia-yang-kedua").to("Sari") == "seat-moved"


@pytest.mark.parametrize("role", ["back_office", "supervisor", "admin"])
def test_whoever_moves_to_another_role_locks_nobody_out(role: str) -> None:
    table = laid(called)
    table.hire("Dewi", "front_office")
    press(table, Verb.CLAIM, (REF,), "Sari")
    invited(table, "Sari", role)
    joined(table, "Sari")
    assert press(table, Verb.CLAIM, (REF,), "Dewi").answers == "staff-claimed card-staff"


def test_a_deviation_after_the_holder_has_gone_is_told_to_the_role() -> None:
    table = laid(called)
    table.hire("Dewi", "front_office")
    press(table, Verb.CLAIM, (REF,), "Sari")
    table.enter(StaffRemoved("s-sari"))
    table.now += timedelta(minutes=20)
    told = Told(table, table.fire(table.visit_of("Rina").id), "dewi")
    assert "deviation-flagged" in told.answers


# rule: gone-holder-holds-nothing
def test_whoever_acts_off_duty_locks_nobody_out() -> None:
    table = Table()
    table.hire("Sari", "front_office", on_duty=False)
    table.hire("Dewi", "front_office")
    table.seat("Rina", InVisit())
    table.open("Rina", Status.IN_SERVICE)
    assert press(table, Verb.STEP, (REF, 3), "Sari").answers == "card-staff"
    assert press(table, Verb.STEP, (REF, 4), "Dewi").answers == "card-staff"
    assert table.visit_of("Rina").assigned == {"front_office": "s-dewi"}
