"""Requests for public information: what is asked and taken, the law's clocks, who may do what, and that the number of
an identity card is nowhere but where it has to be."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.flows.given import identity
from bot.flows.information import clocks, taking
from bot.flows.information.watch import RequestUnreadable
from bot.flows.office.information import GROUNDS
from bot.flows.scene.effects import Decision, Note
from bot.flows.scene.events import DeadlinePassed
from bot.flows.scene.tokens import Verb
from bot.flows.state.dialog import Filling, Idle, InformationAsked, Requesting
from bot.flows.state.information import Became, InformationEntry, InformationRequest
from bot.flows.state.visits import Status
from bot.flows.state.watched import INFORMATION, INFORMATION_DRAFT
from tests.flows.table import Table, office

NIK = "1271015507900001"
PASSPORT = "A1234567"
MASKED = "1271••••••••0001"
ANSWERS = {
    "asker": "perorangan",
    "name": "Rina Simbolon",
    "identity": NIK,
    "address": "Jalan Melati 5, Medan",
    "occupation": "-",
    "phone": "-",
    "email": "rina@contoh.id",
    "represents": "tidak",
    "details": "Hasil akreditasi SMA di Kabupaten Karo tahun 2025",
    "use": "Bahan skripsi",
    "obtain": "lihat",
}
WEEKDAYS: Mapping[str, Any] = {"office": {"hours": "Senin-Jumat 08.00-16.00"}}
ZONE = ZoneInfo("Asia/Jakarta")


def seated(**sections: Mapping[str, Any]) -> Table:
    """Rina is a visitor, Sari works at the front, Nur supervises; the office is open on weekdays."""
    table = Table(office(**{**WEEKDAYS, **sections}))
    table.seat("Rina")
    table.hire("Sari", "front_office")
    table.hire("Nur", "supervisor")
    return table


def asking(question: str = "", **changes: str) -> Requesting:
    return Requesting("request", question, answers={**ANSWERS, **changes})


def sent(table: Table) -> InformationRequest:
    """Rina's request, registered now."""
    table.people["rina"] = replace(table.people["rina"], dialog=asking())
    table.press("Rina", Verb.INFORMATION, "", "send")
    [request] = [each for each in table.requests.values() if each.person_id == "rina"][-1:]
    return request


def entered(table: Table, became: Became, words: str = "Data diberikan lewat surel.") -> InformationRequest:
    """What PPID decided about the only request, as Sari enters it."""
    [request] = table.requests.values()
    what = {Became.EXTENDED: "extend", Became.OBJECTION_ANSWERED: "reply"}.get(became, became.value)
    table.press("Sari", Verb.INFORMATION_DESK, request.id, what)
    table.write("Sari", words)
    return table.requests[request.id]


def local(at: datetime) -> str:
    return f"{at.astimezone(ZONE):%Y-%m-%d %H.%M}"


# The identity number


@pytest.mark.parametrize(
    ("typed", "asker", "kept"),
    [
        (NIK, identity.PERSON, NIK),
        ("1271 0155 0790 0001", identity.PERSON, NIK),
        ("NIK: 1271.0155.0790.0001", identity.PERSON, NIK),
        ("１２７１０１５５０７９００００１", identity.GROUP, NIK),
        ("127101550790000", identity.PERSON, None),
        ("1271015507900000", identity.PERSON, None),
        ("1271013213900001", identity.PERSON, None),
        ("1271017207900001", identity.PERSON, None),
        ("0271015507900001", identity.PERSON, None),
        ("a1234567", identity.PERSON, "A1234567"),
        ("paspor X 123 4567", identity.PERSON, "X1234567"),
        ("saya tidak punya", identity.PERSON, None),
        ("", identity.PERSON, None),
        ("AHU-0012345.AH.01.04", identity.BODY, "AHU-0012345.AH.01.04"),
        ("akta", identity.BODY, None),
        ("=1+1<b>", identity.BODY, None),
    ],
)
def test_a_number_is_read_by_its_shape(typed: str, asker: str, kept: str | None) -> None:
    assert identity.read(typed, asker) == kept


@pytest.mark.parametrize(
    ("kept", "shown"),
    [(NIK, MASKED), (PASSPORT, "A•••••67"), ("AHU-0012345.AH.01.04", "A•••••••••••••••••04"), ("1234", "1••34")],
)
def test_a_number_is_shown_so_that_it_cannot_be_used(kept: str, shown: str) -> None:
    assert identity.masked(kept) == shown


def everything(decision: Decision) -> str:
    """All that a decision says and notes, and all that becomes of requests and their journal."""
    notes = [each for each in decision.effects if isinstance(each, Note)]
    return repr((decision.says, notes, decision.requests))


# rule: identity-shown-masked
@pytest.mark.parametrize("number", [NIK, PASSPORT])
def test_a_number_is_in_nothing_that_is_said_noted_or_shown(number: str) -> None:
    table = seated()
    told = [table.write("Rina", word) for word in ("ppid", "1", "1", "Rina Simbolon", number, "Jalan Melati 5, Medan")]
    told += [table.write("Rina", word) for word in ("-", "-", "rina@contoh.id", "tidak", "Data guru", "Bahan skripsi")]
    told += [table.write("Rina", word) for word in ("1", "ubah", "3", number, "kirim", "PI-2026-0001", "data saya")]
    told += [table.write("Sari", word) for word in ("ppid", "ppid PI-2026-0001")]
    said = [everything(each.decision) for each in told]
    assert not any(number in each for each in said)
    assert any(identity.masked(number) in each for each in said)
    [request] = table.requests.values()
    assert (request.masked, number in repr(request)) == (identity.masked(number), False)
    assert isinstance(table.person("Rina").dialog, Idle)


# rule: identity-only-at-its-question
@pytest.mark.parametrize("question", ["name", "address", "occupation", "details", "use", "attorney"])
def test_sixteen_figures_are_masked_at_every_other_question(question: str) -> None:
    asked = taking.question(office(), taking.REQUEST, {**ANSWERS, "represents": "ya"}, question)
    assert asked is not None
    taken = taking.taken(office(), asked, f"Rina dengan NIK {NIK} di Medan", ANSWERS)
    assert isinstance(taken, str)
    assert NIK not in taken


# rule: identity-heard-by-nobody-else
@pytest.mark.parametrize("words", [NIK, f"ini nik saya {NIK}", "A1234567", "minta petugas, nik 1271015507900001"])
def test_at_its_question_nothing_reads_a_number_as_anything_else(words: str) -> None:
    table = seated()
    place = Requesting("request", "identity", answers={"asker": "perorangan", "name": "Rina Simbolon"})
    table.people["rina"] = replace(table.people["rina"], dialog=place)
    told = table.write("Rina", words)
    assert told.to("Sari") == ""
    assert told.answers in ("information-identity-noted information-ask", "information-ask")


def test_at_its_question_words_without_figures_are_heard() -> None:
    table = seated()
    place = Requesting("request", "identity", answers={"asker": "perorangan", "name": "Rina Simbolon"})
    table.people["rina"] = replace(table.people["rina"], dialog=place)
    assert "thread-to-staff" in table.write("Rina", "mau bicara dengan petugas").to("Sari")
    assert table.person("Rina").dialog == place
    assert table.write("Rina", "batal").answers == "information-dropped"


def test_another_kind_of_requester_is_asked_for_another_number() -> None:
    body = {**ANSWERS, "asker": "badan_hukum", "identity": "AHU-0012345.AH.01.04"}
    assert taking.missing(office(), taking.REQUEST, body) is None
    missing = taking.missing(office(), taking.REQUEST, {**body, "asker": "perorangan"})
    assert missing is not None
    assert missing.key == "identity"


def test_whoever_gives_no_telephone_gives_an_address() -> None:
    missing = taking.missing(office(), taking.REQUEST, {**ANSWERS, "email": "-"})
    assert missing is not None
    assert missing.key == "email"
    assert taking.missing(office(), taking.REQUEST, {**ANSWERS, "email": "-", "phone": "+6281234567890"}) is None


# The register


# rule: request-numbers-without-gap
# rule: receipt-at-once
def test_numbers_have_no_gap_and_the_receipt_comes_at_once() -> None:
    table = seated()
    told = [table.write("Rina", "ppid")]
    first = sent(table)
    second = sent(table)
    assert (first.number, second.number) == ("PI-2026-0001", "PI-2026-0002")
    assert [each.what for each in first.entries] == [Became.RECEIVED]
    assert told[0].answers == "information-ways"
    assert "identity" not in first.form


def test_numbers_begin_anew_each_year() -> None:
    table = seated()
    sent(table)
    table.now = datetime(2026, 12, 31, 17, 30, tzinfo=UTC)
    assert sent(table).number == "PI-2027-0001"


# rule: requests-of-a-day-bounded
def test_of_one_person_no_more_than_so_many_a_day() -> None:
    table = seated(ppid={"a_day": 2})
    sent(table)
    sent(table)
    assert table.press("Rina", Verb.INFORMATION, "", "new").answers == "information-many"
    table.now += timedelta(days=1)
    assert table.press("Rina", Verb.INFORMATION, "", "new").answers == "information-ask"


def test_pressing_send_twice_registers_once() -> None:
    table = seated()
    sent(table)
    assert table.press("Rina", Verb.INFORMATION, "", "send").answers == "press-stale"
    assert len(table.requests) == 1


def test_what_is_not_complete_is_not_sent() -> None:
    table = seated()
    table.people["rina"] = replace(table.people["rina"], dialog=asking(details=""))
    assert table.press("Rina", Verb.INFORMATION, "", "send").answers == "information-ask"
    assert table.requests == {}


# rule: only-ones-own-requests
def test_a_request_is_shown_to_its_requester_and_to_staff_only() -> None:
    table = seated()
    request = sent(table)
    table.seat("Togar")
    assert table.write("Togar", request.number).answers == "information-unknown"
    assert table.press("Togar", Verb.INFORMATION, request.id, "one").answers == "press-stale"
    assert table.press("Togar", Verb.INFORMATION, request.id, "object").answers == "press-stale"
    assert table.write("Rina", request.number.lower()).answers == "information-one-own"
    assert table.write("Sari", f"ppid {request.number}").answers == "information-one"


@pytest.mark.parametrize("name", ["Bayu", "Adi"])
def test_other_roles_do_not_see_to_requests(name: str) -> None:
    table = seated()
    request = sent(table)
    table.hire(name, {"Bayu": "back_office", "Adi": "admin"}[name])
    assert table.press(name, Verb.INFORMATION_DESK, request.id, "show").answers == "information-not-yours"


def test_a_visit_that_goes_on_comes_first() -> None:
    table = seated()
    table.open("Rina", Status.QUEUED)
    assert table.write("Rina", "ppid").answers.startswith("information-visit-first")
    assert table.press("Rina", Verb.INFORMATION, "", "new").answers.startswith("information-visit-first")


def test_where_requests_are_not_taken_front_office_is_asked() -> None:
    table = seated(ppid={"enabled": False})
    assert table.write("Rina", "ppid").answers == "thread-opened"


# rule: ppid-by-category-where-wanted
@pytest.mark.parametrize(("wanted", "answers"), [(False, "ask"), (True, "information-ways")])
def test_choosing_the_category_opens_the_form_only_where_the_office_has_it_so(wanted: bool, answers: str) -> None:
    table = seated(ppid={"by_category": wanted})
    visit = table.open("Rina", Status.FORM, form={"name": "Rina Simbolon"})
    table.people["rina"] = replace(table.people["rina"], dialog=Filling("category"))
    assert table.press("Rina", Verb.ANSWER, visit.id, "category", "ppid").answers == answers
    assert (table.visits[visit.id].status is Status.CANCELLED) is wanted


# What becomes of it


# rule: request-history-only-grows
def test_its_history_only_grows() -> None:
    table = seated()
    request = sent(table)
    table.press("Sari", Verb.INFORMATION_DESK, request.id, "hand", "mail")
    handed = table.requests[request.id]
    entered(table, Became.EXTENDED, "Perlu koordinasi dengan sekolah.")
    answered = entered(table, Became.PARTLY)
    assert answered.entries[:2] == handed.entries
    assert [each.what for each in answered.entries] == [
        Became.RECEIVED,
        Became.HANDED,
        Became.EXTENDED,
        Became.PARTLY,
    ]
    assert {each.by for each in answered.entries} == {"visitor", "s-sari"}


def test_an_old_button_shows_how_it_stands_and_changes_nothing() -> None:
    table = seated()
    request = sent(table)
    entered(table, Became.GRANTED)
    before = table.requests[request.id]
    for parts in (("hand",), ("hand", "mail"), ("refused",), ("extend",), ("reply",), ("nonsense",)):
        assert table.press("Sari", Verb.INFORMATION_DESK, request.id, *parts).answers == "information-one"
    assert table.requests[request.id].entries == before.entries


def test_of_two_officers_the_second_is_shown_what_the_first_entered() -> None:
    table = seated()
    request = sent(table)
    table.press("Sari", Verb.INFORMATION_DESK, request.id, "granted")
    table.press("Nur", Verb.INFORMATION_DESK, request.id, "refused")
    table.write("Sari", "Data diberikan lewat surel.")
    assert table.write("Nur", "Dikecualikan menurut uji konsekuensi.").answers == "information-one"
    answer = table.requests[request.id].answer
    assert answer is not None
    assert answer.what is Became.GRANTED


# rule: refusal-needs-its-reason
@pytest.mark.parametrize("what", ["refused", "partly", "extend"])
def test_nothing_is_decided_without_words(what: str) -> None:
    table = seated()
    request = sent(table)
    table.press("Sari", Verb.INFORMATION_DESK, request.id, what)
    assert table.write("Sari", "-").answers == "information-words-please"
    assert table.person("Sari").dialog == InformationAsked(request.id, what)
    assert table.write("Sari", "batal").answers == "given-up"
    assert len(table.requests[request.id].entries) == 1


# rule: extended-once-with-reason
def test_it_is_extended_once() -> None:
    table = seated()
    request = sent(table)
    assert entered(table, Became.EXTENDED, "Perlu koordinasi.").extended is not None
    assert table.press("Sari", Verb.INFORMATION_DESK, request.id, "extend").answers == "information-one"


def test_whoever_objects_is_asked_on_which_ground_and_gets_a_number() -> None:
    table = seated()
    request = sent(table)
    assert table.write("Rina", "ajukan keberatan").answers == "information-object-later"
    entered(table, Became.REFUSED, "Dikecualikan menurut uji konsekuensi.")
    assert table.write("Rina", "ajukan keberatan").answers == "information-ask"
    table.write("Rina", "3")
    table.write("Rina", "Tidak ada tanggapan sama sekali.")
    assert table.write("Rina", "kirim").answers == "information-objection-receipt"
    objection = table.requests[request.id].objection
    assert objection is not None
    assert (objection.detail, objection.number) == ("unanswered", "KI-2026-0001")
    assert table.write("Rina", "ajukan keberatan").answers == "information-objected-already"
    assert not entered(table, Became.OBJECTION_ANSWERED).open


def test_the_grounds_are_those_of_the_law() -> None:
    [ground, _case] = taking.asked(office(), taking.OBJECTION, {})
    assert tuple(option.key for option in ground.options) == GROUNDS


def test_silence_past_the_date_may_be_objected_to() -> None:
    table = seated()
    request = sent(table)
    table.now = clocks.answer_by(table.office, request) + timedelta(minutes=1)
    assert table.write("Rina", "ajukan keberatan").answers == "information-ask"


# The clocks


# rule: request-clocks-in-working-days
# rule: answer-counts-from-receipt
def test_the_dates_are_working_days_of_the_office() -> None:
    """Received on Monday 23 November 2026; no holiday until Christmas, whose eve is cuti bersama."""
    table = seated()
    request = sent(table)
    calendar = table.office
    assert local(clocks.hand_by(calendar, request)) == "2026-11-24 16.00"
    assert local(clocks.answer_by(calendar, request)) == "2026-12-07 16.00"
    assert local(clocks.latest_answer(calendar, request)) == "2026-12-10 16.00"
    extended = request.and_then(InformationEntry(Became.EXTENDED, table.now, "s-sari"))
    assert local(clocks.answer_by(calendar, extended)) == "2026-12-16 16.00"
    answered = request.and_then(InformationEntry(Became.REFUSED, table.now, "s-sari"))
    assert local(clocks.object_by(calendar, answered)) == "2027-01-08 16.00"


# rule: open-request-has-a-next-moment
def test_a_request_is_watched_until_nothing_is_owed() -> None:
    table = seated()
    request = sent(table)
    assert table.of_kind(INFORMATION) == {request.id}
    entered(table, Became.REFUSED, "Dikecualikan menurut uji konsekuensi.")
    assert table.of_kind(INFORMATION) == set()


def run(table: Table, request: InformationRequest, until: datetime) -> list[tuple[str, str, str]]:
    """Every reminder up to a moment: when, to Sari, to Nur."""
    seen = []
    while (at := table.deadlines.get(request.id)) is not None and at <= until:
        table.now = at
        decision = table.pass_deadline(DeadlinePassed(INFORMATION, request.id), at)
        said = {say.person_id: say.message.text.name for say in decision.says}
        seen.append((local(at), said.get("sari", ""), said.get("nur", "")))
    return seen


# rule: overdue-request-told-to-supervisor-once
def test_front_office_is_reminded_and_a_supervisor_hears_once_of_each_date() -> None:
    table = seated()
    request = sent(table)
    told = run(table, request, datetime(2026, 12, 9, 2, tzinfo=UTC))
    handing = [at for at, front, _ in told if front.startswith("information-remind-hand")]
    assert handing[:4] == ["2026-11-24 08.00", "2026-11-24 16.00", "2026-11-25 08.00", "2026-11-26 08.00"]
    assert [at for at, _, supervisor in told if supervisor] == ["2026-11-24 16.00", "2026-12-07 16.00"]


def test_of_a_request_that_is_with_ppid_only_its_date_is_recalled() -> None:
    table = seated()
    request = sent(table)
    table.press("Sari", Verb.INFORMATION_DESK, request.id, "hand", "print")
    assert run(table, request, datetime(2026, 12, 8, 2, tzinfo=UTC)) == [
        ("2026-12-03 08.00", "information-remind-answer", ""),
        ("2026-12-07 08.00", "information-remind-answer", ""),
        ("2026-12-07 16.00", "information-remind-answer-overdue", "information-overdue-told"),
        ("2026-12-08 08.00", "information-remind-answer-overdue", ""),
    ]


def test_what_passed_while_the_desk_was_down_is_said_once() -> None:
    table = seated()
    request = sent(table)
    table.press("Sari", Verb.INFORMATION_DESK, request.id, "hand", "print")
    table.now = datetime(2026, 12, 10, 3, tzinfo=UTC)
    decision = table.pass_deadline(DeadlinePassed(INFORMATION, request.id), table.deadlines[request.id])
    assert [(say.person_id, say.message.text.name) for say in decision.says] == [
        ("sari", "information-remind-answer-overdue"),
        ("nur", "information-overdue-told"),
    ]
    assert local(table.deadlines[request.id]) == "2026-12-11 08.00"


def test_a_deadline_of_a_request_that_cannot_be_found_is_no_silence() -> None:
    with pytest.raises(RequestUnreadable):
        seated().pass_deadline(DeadlinePassed(INFORMATION, "gone"))


# rule: unsent-request-forgotten
def test_what_is_begun_and_not_sent_is_forgotten_in_time() -> None:
    table = seated()
    table.write("Rina", "ppid")
    table.write("Rina", "1")
    table.write("Rina", "1")
    assert table.of_kind(INFORMATION_DRAFT) == {"rina"}
    table.now += timedelta(days=13)
    table.write("Rina", "Rina Simbolon")
    table.now += timedelta(days=13)
    assert not table.pass_deadline(DeadlinePassed(INFORMATION_DRAFT, "rina")).says
    table.now += timedelta(days=1, minutes=1)
    [said] = table.pass_deadline(DeadlinePassed(INFORMATION_DRAFT, "rina")).says
    assert said.message.text.name == "information-forgotten"
    assert table.person("Rina").dialog == Idle()
    assert table.of_kind(INFORMATION_DRAFT) == set()
