"""The queue: numbers without gaps, one order for everybody, and a waiting time that can be believed."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.flows.office.entrances import QUEUE, Links
from bot.flows.office.office import Abilities
from bot.flows.procedure.sheet import Marker, Step
from bot.flows.procedure.vocabulary import Word
from bot.flows.scene.events import TELEGRAM, WEB, WHATSAPP, StaffAdded
from bot.flows.scene.messages import Arg, Phrase
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.dialog import Reviewing
from bot.flows.state.visits import Status
from tests.flows.drawn import sheet_of, step
from tests.flows.table import FORM, Table, Told, office

HOURS = {"hours": "Senin-Kamis 08.00-12.00, 13.00-16.00; Jumat 08.00-11.30, 13.00-16.30"}
NAMES = ("Rina", "Togar", "Wulan", "Dodi", "Intan")


def joined(table: Table, name: str, category: str = "informasi") -> Told:
    """Somebody hands in a finished form."""
    table.seat(name, Reviewing())
    table.open(name, Status.FORM, form={"name": name, **FORM, "category": category})
    return table.press(name, Verb.SEND, table.visit_of(name).id)


def told(what: Told, name: str, text: str) -> dict[str, Arg]:
    """The arguments of one text that somebody gets."""
    said = [say.message.text for say in what.decision.says if say.person_id == name.lower()]
    return dict(next(phrase.args for phrase in said if phrase.name == text))


def tickets(table: Table) -> list[str]:
    return [place.ticket for place in table.desk.queue.heads]


def test_numbers_run_by_category_and_by_day() -> None:
    table = Table(office(office=HOURS))
    for name, category in zip(NAMES, ("informasi", "ppid", "informasi", "masukan", "ppid"), strict=True):
        joined(table, name, category)
    assert tickets(table) == ["A-001", "E-001", "A-002", "D-001", "E-002"]
    assert [table.visit_of(name).number for name in NAMES] == [f"ULT-20261123-00{no}" for no in range(1, 6)]


CLOCK = [
    ("2026-11-23T08:00+07:00", "20261123"),
    ("2026-11-23T12:30+07:00", "20261123"),
    ("2026-11-23T16:00+07:00", "20261124"),
    ("2026-11-27T17:00+07:00", "20261130"),
    ("2026-12-23T17:00+07:00", "20261228"),
    ("2026-11-24T00:30+07:00", "20261124"),
]


@pytest.mark.parametrize(("at", "day"), CLOCK)
def test_a_number_is_of_the_day_on_which_the_desk_opens_next(at: str, day: str) -> None:
    table = Table(office(office=HOURS), datetime.fromisoformat(at))
    joined(table, "Rina")
    assert table.visit_of("Rina").number == f"ULT-{day}-001"


# rule: waiting-number-passed-over
def test_a_number_that_somebody_still_waits_with_is_passed_over() -> None:
    table = Table(office(office=HOURS))
    joined(table, "Rina")
    table.now += timedelta(days=1)
    joined(table, "Togar")
    assert tickets(table) == ["A-001", "A-002"]
    assert table.visit_of("Togar").number == "ULT-20261124-001"


def test_everybody_is_told_how_many_are_ahead() -> None:
    table = Table()
    ahead = [told(joined(table, name), name, "queue-number")["ahead"] for name in NAMES]
    assert ahead == [0, 1, 2, 3, 4]
    assert told(table.write("Wulan", "status"), "Wulan", "queue-status")["ahead"] == 2


def test_whoever_gives_up_leaves_the_queue_and_the_others_move_up() -> None:
    table = Table()
    for name in NAMES:
        joined(table, name)
    assert (
        table.press("Togar", Verb.CANCEL, table.visit_of("Togar").id, "sure").answers
        == "visit-cancelled ticket-cancelled"
    )
    assert tickets(table) == ["A-001", "A-003", "A-004", "A-005"]
    assert told(table.write("Wulan", "status"), "Wulan", "queue-status")["ahead"] == 1


def test_free_places_are_filled_in_order_when_somebody_comes_on_duty() -> None:
    table = Table()
    table.hire("Sari", "front_office", on_duty=False)
    for name in NAMES:
        joined(table, name)
    table.press("Sari", Verb.DUTY, "on")
    assert [table.visit_of(name).status for name in NAMES[:3]] == [Status.IN_SERVICE, Status.IN_SERVICE, Status.QUEUED]
    assert (table.desk.serving, tickets(table)) == (2, ["A-003", "A-004", "A-005"])


@pytest.mark.parametrize(("role", "on_duty"), [("front_office", False), ("back_office", True), ("supervisor", True)])
def test_nobody_is_called_while_nobody_can_receive_them(role: str, on_duty: bool) -> None:
    table = Table()
    table.hire("Sari", "front_office", on_duty=False)
    table.hire("Bayu", role, on_duty=on_duty)
    joined(table, "Rina")
    assert tickets(table) == ["A-001"]


def test_nobody_is_called_while_the_desk_is_closed() -> None:
    table = Table(office(office=HOURS), datetime.fromisoformat("2026-11-23T12:30+07:00"))
    table.hire("Sari", "front_office")
    joined(table, "Rina")
    assert tickets(table) == ["A-001"]
    table.now += timedelta(minutes=30)
    table.fire(table.visit_of("Rina").id)
    assert table.visit_of("Rina").status is Status.IN_SERVICE


def test_a_visit_that_ends_gives_its_place_to_the_next() -> None:
    table = Table()
    table.hire("Sari", "front_office")
    for name in NAMES:
        joined(table, name)
    what = table.press("Sari", Verb.NO_SHOW, table.visit_of("Rina").id)
    assert "card-visitor" in what.to("Wulan")
    assert (table.desk.serving, tickets(table)) == (2, ["A-004", "A-005"])


def standing_of(table: Table, what: Told, name: str, officer: str) -> list[str]:
    """Where somebody's visit stands, as cards of it say to an officer: the place, or that it is further back."""
    said = [say for say in what.decision.says if say.visit_id == table.visit_of(name).id]
    texts = [say.message.text for say in said if say.person_id == officer.lower()]
    shown = [text.args["status"] for text in texts if text.name == "card-staff"]
    return [str(status.args.get("place", "further")) for status in shown if isinstance(status, Phrase)]


# rule: place-on-a-card-is-true
def test_the_nearest_places_are_brought_up_to_date_on_every_card_as_the_queue_moves() -> None:
    table = Table()
    table.hire("Sari", "front_office")
    table.hire("Nur", "supervisor")
    for name in ("Rina", "Togar", "Wulan", "Xena", "Yuni", "Zaki", "Abdi", "Beni"):
        joined(table, name)
    what = table.press("Sari", Verb.NO_SHOW, table.visit_of("Rina").id)
    for officer in ("Sari", "Nur"):
        assert [standing_of(table, what, name, officer) for name in ("Xena", "Yuni", "Zaki")] == [["1"], ["2"], ["3"]]
        assert [standing_of(table, what, name, officer) for name in ("Abdi", "Beni")] == [[], []], (
            "further back nothing moves"
        )
    moved = [say for say in what.decision.says if say.visit_id == table.visit_of("Xena").id]
    assert all(say.message.mends for say in moved if say.message.text.name == "card-staff"), "only who has the card"
    back = joined(table, "Citra")
    assert standing_of(table, back, "Citra", "Sari") == ["further"]


def test_staff_may_call_one_more_by_hand() -> None:
    table = Table()
    table.hire("Sari", "front_office")
    for name in NAMES:
        joined(table, name)
    dodi = table.visit_of("Dodi").id
    assert table.press("Sari", Verb.CALL, dodi).answers == "staff-call-ask"
    assert table.visit_of("Dodi").status is Status.QUEUED
    table.press("Sari", Verb.CALL, dodi, "sure")
    assert (table.desk.serving, tickets(table)) == (3, ["A-003", "A-005"])


# rule: asked-for-later-is-said
def test_who_asked_for_later_is_offered_to_nobody_without_a_word() -> None:
    table = Table()
    table.hire("Sari", "front_office")
    for name in NAMES:
        joined(table, name)
    wulan, dodi, intan = (table.visit_of(name).id for name in NAMES[2:5])
    table.press("Wulan", Verb.LATER, wulan)
    asked = table.press("Sari", Verb.CALL, wulan)
    assert asked.answers == "staff-call-ask-later"
    offered = [choice.token for say in asked.decision.says for choice in say.message.choices]
    assert offered == [token(Verb.CALL, dodi), token(Verb.CALL, wulan, "sure")]
    asked = table.press("Sari", Verb.CALL, intan)
    assert (asked.answers, table.visit_of("Wulan").status) == ("staff-call-ask", Status.QUEUED)
    offered = [choice.token for say in asked.decision.says for choice in say.message.choices]
    assert offered == [token(Verb.CALL, dodi), token(Verb.CALL, intan, "sure")]
    table.press("Sari", Verb.CALL, dodi)
    assert table.visit_of("Dodi").status is Status.IN_SERVICE


def test_without_a_limit_everybody_is_called_at_once() -> None:
    table = Table(office(queue={"capacity": 0}))
    said = [joined(table, name).answers for name in NAMES]
    assert set(said) == {"queue-number-called card-visitor"}
    assert (table.desk.serving, table.desk.queue.heads) == (5, ())


def test_no_waiting_time_is_told_while_nobody_is_there() -> None:
    table = Table()
    outlook = told(joined(table, "Rina"), "Rina", "queue-number")["outlook"]
    assert getattr(outlook, "name", "") == "queue-wait-unknown"


# What the sheet puts before the call

CALLED_AT_THE_BEGINNING = [
    step(1, "5 menit", Marker(Word.FORM_SUBMITTED), Marker(Word.FORM_STARTED)),
    step(2, "1 jam"),
    step(3, "3 menit", begins=Marker(Word.CALLED)),
]
CALLED_AT_THE_END = [*CALLED_AT_THE_BEGINNING[:2], step(3, "-", Marker(Word.CALLED)), step(4, "3 menit")]


@pytest.mark.parametrize("steps", [CALLED_AT_THE_BEGINNING, CALLED_AT_THE_END], ids=["begins", "ends"])
def test_nobody_is_called_before_what_the_sheet_puts_before_the_call_is_done(steps: list[Step]) -> None:
    table = Table(replace(office(), sheet=sheet_of(steps)))
    table.hire("Sari", "front_office")
    joined(table, "Rina")
    assert (table.visit_of("Rina").status, table.desk.serving) == (Status.PREPARING, 0)
    table.press("Sari", Verb.STEP, table.visit_of("Rina").id, 2)
    assert (table.visit_of("Rina").status, table.desk.serving) == (Status.IN_SERVICE, 1)


def test_whoever_is_hired_while_waiting_gives_up_the_place() -> None:
    table = Table()
    joined(table, "Rina")
    table.enter(StaffAdded("Rina", "front_office"), "rina")
    assert (table.visit_of("Rina").status, table.desk.queue.heads) == (Status.CANCELLED, ())


@pytest.mark.parametrize(("pushes", "where"), [(True, "queue-told-here"), (False, "queue-told-on-page")])
# rule: true-of-a-closed-page
def test_the_chat_may_only_be_closed_where_the_call_reaches_who_has_closed_it(pushes: bool, where: str) -> None:
    table = Table(replace(office(), abilities={TELEGRAM: Abilities(pushes=pushes)}))
    outlook = told(joined(table, "Rina"), "Rina", "queue-number")["outlook"]
    assert isinstance(outlook, Phrase)
    assert outlook.args["where"] == Phrase(where)


ELSEWHERE = [
    (Links(), "nothing", []),
    (Links(telegram="LoketBot"), "queue-elsewhere", ["https://t.me/LoketBot?start=antrean"]),
    (
        Links("LoketBot", "6281100000001", "https://ult.contoh.go.id", {QUEUE: "Ambil nomor"}),
        "queue-elsewhere",
        ["https://t.me/LoketBot?start=antrean", "https://wa.me/6281100000001?text=Ambil%20nomor"],
    ),
    (Links(web="https://ult.contoh.go.id"), "nothing", []),
]


# rule: number-stays-with-its-page
@pytest.mark.parametrize(("links", "words", "urls"), ELSEWHERE)
def test_a_ticket_that_reaches_no_closed_page_shows_the_way_to_chats_that_do(
    links: Links, words: str, urls: list[str]
) -> None:
    table = Table(replace(office(), abilities={TELEGRAM: Abilities(pushes=False)}, links=links))
    decision = joined(table, "Rina").decision
    ticket = next(say.message for say in decision.says if say.message.text.name == "queue-number")
    assert ticket.text.args["elsewhere"] == Phrase(words)
    assert [link.url for link in ticket.links] == urls


def test_a_ticket_in_a_chat_that_reaches_its_reader_shows_no_other() -> None:
    table = Table(replace(office(), links=Links(telegram="LoketBot", whatsapp="62811")))
    decision = joined(table, "Rina").decision
    assert [say.message.links for say in decision.says if say.message.text.name == "queue-number"] == [()]


def test_the_page_of_the_web_chat_reaches_nobody_who_has_closed_it() -> None:
    assert [office().can(channel).pushes for channel in (TELEGRAM, WHATSAPP, WEB)] == [True, True, False]


def test_the_ticket_offers_a_moment_more_going_first_a_question_and_giving_up() -> None:
    table = Table()
    said = joined(table, "Rina").decision.says
    tokens = [choice.token.split(":")[0] for say in said if say.person_id == "rina" for choice in say.message.choices]
    assert tokens == [Verb.LATER, Verb.PRIORITY, Verb.ANSWERED, Verb.CANCEL]
