"""For whom an officer's words are: whom they chose, until that is in doubt; and taking them back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.scene.effects import TakeBack
from bot.flows.scene.events import TELEGRAM, ChoicePressed, Event, FileCard, FileSent, TextSent
from bot.flows.scene.tokens import Verb
from bot.flows.state.dialog import Addressing, Answering, Doubtful, Idle, InVisit, WritingOutcome
from bot.flows.state.origin import Origin, read_origin
from bot.flows.state.visits import Status
from tests.flows.table import Table, Told

NAMES = ("Rina", "Maria", "Togar", "Budi")


def four(**assigned: str) -> Table:
    """Sari and Dewi with four visitors in service."""
    table = Table()
    table.hire("Sari", "front_office")
    table.hire("Dewi", "front_office")
    for name in NAMES:
        table.seat(name, InVisit())
        holder = assigned.get(name.lower())
        table.open(name, Status.IN_SERVICE, assigned={"front_office": holder} if holder else {})
    return table


def held_by_back_office(*, reported: int) -> Table:
    """Budi has two visitors, of whose visits so many steps are done."""
    table = Table()
    table.hire("Budi", "back_office")
    for name in ("Rina", "Maria"):
        table.seat(name, InVisit())
        table.open(name, Status.IN_SERVICE, reported=reported, assigned={"back_office": "s-budi"})
    return table


def ref(table: Table, name: str) -> str:
    return table.visit_of(name).id


def chosen(table: Table, name: str = "Rina") -> None:
    table.press("Sari", Verb.REPLY, ref(table, name))


def reached(told: Told) -> list[str]:
    return [name for name in NAMES if "relay-to-visitor" in told.to(name)]


def quote(table: Table, origin: Origin | None, text: str) -> Told:
    """Sari replies to a message that passed on somebody's words, or to any other."""
    event = Event(TELEGRAM, f"q{text}", table.now, TextSent(text), "sari", "sari", quotes="7", quoted=origin)
    return Told(table, table._turn(event), "sari")


def test_whoever_was_chosen_stays_the_addressee() -> None:
    table = four()
    chosen(table)
    assert [reached(table.write("Sari", f"kata {no}")) for no in range(3)] == [["Rina"]] * 3


# rule: addressee-lapses
@pytest.mark.parametrize("over", [False, True])
def test_it_lapses_after_a_while(over: bool) -> None:
    table = four()
    chosen(table)
    table.now += table.office.patience.addressee + timedelta(seconds=2 if over else 0)
    assert reached(table.write("Sari", "Silakan masuk")) == ([] if over else ["Rina"])


def test_every_word_begins_the_while_anew() -> None:
    table = four()
    chosen(table)
    for _ in range(3):
        table.now += table.office.patience.addressee
        assert reached(table.write("Sari", "Silakan masuk")) == ["Rina"]


def test_it_lapses_when_the_visit_ends() -> None:
    table = four()
    chosen(table)
    visit = table.visit_of("Rina")
    table.visits[visit.id] = replace(visit, status=Status.FINISHED, closed_at=table.now + timedelta(minutes=1))
    table.now += timedelta(minutes=2)
    told = table.write("Sari", "Terima kasih")
    assert (told.answers, reached(told)) == ("staff-words-ask", [])
    chosen(table)
    assert reached(table.write("Sari", "Terima kasih")) == ["Rina"], "chosen after its end, on purpose"


# rule: words-between-are-doubt
@pytest.mark.parametrize("who", NAMES)
def test_words_of_another_in_between_are_asked_about(who: str) -> None:
    table = four()
    chosen(table)
    table.write(who, "Apakah ada orang?")
    told = table.write("Sari", "Silakan masuk")
    assert reached(told) == (["Rina"] if who == "Rina" else [])
    assert ("staff-words-ask" in told.answers) is (who != "Rina")


def test_a_card_of_another_is_doubt_one_of_theirs_is_none() -> None:
    for name, doubtful in (("Rina", False), ("Maria", True)):
        table = four()
        chosen(table)
        table.press("Sari", Verb.OPEN, ref(table, name))
        assert isinstance(table.person("Sari").dialog, Doubtful) is doubtful


def test_a_visitor_who_is_called_in_between_is_doubt() -> None:
    table = four()
    table.seat("Wulan", InVisit())
    table.open("Wulan", Status.QUEUED)
    chosen(table)
    table.press("Sari", Verb.CALL, ref(table, "Wulan"), "sure")
    assert table.write("Sari", "Silakan masuk").answers == "staff-words-ask"


def test_let_go_is_asked_again() -> None:
    table = four()
    chosen(table)
    table.press("Sari", Verb.LET_GO, ref(table, "Rina"))
    assert table.write("Sari", "Silakan masuk").answers == "staff-words-ask"


# rule: one-held-visit-is-meant
def test_the_only_visit_that_is_theirs_is_meant() -> None:
    table = four(rina="s-sari", maria="s-dewi", togar="s-dewi", budi="s-dewi")
    told = table.write("Sari", "Silakan masuk")
    assert (told.answers, reached(told)) == ("staff-replied", ["Rina"])


NUMBERED = {
    "A-002: silakan masuk": "Maria",
    "a2: silakan masuk": "Maria",
    "A 002: silakan masuk": "Maria",
    "A\u2013002: silakan masuk": "Maria",
    "A\u2011002 \uff1a silakan masuk": "Maria",
    "ke A-002: silakan masuk": "Maria",
    "A-001: silakan masuk": "Rina",
    "A-001 silakan masuk": "Rina",
    "10:30 silakan masuk": "Rina",
    "jam 09: silakan masuk": "Rina",
    "https://a2:80/masuk": "Rina",
    "S1: ijazah terakhir": "Rina",
    "A-002 silakan masuk": None,
    "A2 silakan masuk": None,
    "untuk A\u2014002 silakan masuk": None,
    "A-009: silakan masuk": None,
    "untuk A-009: silakan masuk": None,
}
"""Words of an officer who writes to Rina (A-001), with Maria (A-002) beside her, and whom they reach unasked."""


# rule: another-number-is-asked-about
# rule: number-and-colon-name-the-reader
@pytest.mark.parametrize(("typed", "reader"), NUMBERED.items())
def test_a_number_in_front_sends_words_to_nobody_else(typed: str, reader: str | None) -> None:
    table = four()
    chosen(table)
    told = table.write("Sari", typed)
    assert reached(told) == ([reader] if reader else [])
    assert ("staff-words-ask" in told.answers) is (reader is None)


# rule: another-number-is-asked-about
@pytest.mark.parametrize("typed", ["A-005: silakan masuk", "A-005 silakan masuk", "A-009: silakan masuk"])
def test_nor_where_only_one_visit_is_theirs(typed: str) -> None:
    table = four(rina="s-sari", maria="s-dewi", togar="s-dewi", budi="s-dewi")
    table.seat("Wulan", InVisit())
    table.open("Wulan", Status.QUEUED)
    told = table.write("Sari", typed)
    assert (told.answers, reached(told)) == ("staff-words-ask", [])


# rule: another-number-is-asked-about
@pytest.mark.parametrize("held", [False, True])
def test_nor_does_a_file_with_it_underneath(held: bool) -> None:
    table = four(**({"rina": "s-sari", "maria": "s-dewi", "togar": "s-dewi", "budi": "s-dewi"} if held else {}))
    if not held:
        chosen(table)
    file = FileCard("9", "image/jpeg", "formulir.jpg", 1)
    told = table.act("Sari", FileSent("photo", "A-003 ini formulirnya", file=file))
    assert "staff-file-taken" not in told.answers
    assert "staff-words-ask" in told.answers


@pytest.mark.parametrize("assigned", [{}, {"rina": "s-sari"}, {"rina": "s-sari", "maria": "s-sari"}])
def test_where_others_may_be_meant_it_is_asked(assigned: dict[str, str]) -> None:
    table = four(**assigned)
    assert table.write("Sari", "Silakan masuk").answers == "staff-words-ask"


# rule: reply-goes-to-its-writer
@pytest.mark.parametrize("name", NAMES)
def test_a_reply_goes_to_its_writer_whoever_the_addressee_is(name: str) -> None:
    table = four()
    chosen(table)
    told = quote(table, Origin(visit_id=ref(table, name)), "Coba sekali lagi")
    assert reached(told) == [name]
    assert told.answers == ("staff-replied" if name == "Rina" else "staff-replied-once")
    then = table.write("Sari", "Sudah bisa?")
    assert reached(then) == (["Rina"] if name == "Rina" else [])


def test_a_reply_in_the_middle_of_an_outcome_is_no_outcome() -> None:
    table = four()
    rina = ref(table, "Rina")
    table.people["sari"] = replace(table.person("Sari"), dialog=WritingOutcome(rina))
    told = quote(table, Origin(visit_id=ref(table, "Maria")), "Coba sekali lagi")
    assert (reached(told), told.dialog, table.visit_of("Rina").outcome) == (["Maria"], WritingOutcome(rina), None)


def test_a_reply_to_something_else_is_asked_about() -> None:
    table = four()
    chosen(table)
    assert quote(table, None, "Coba sekali lagi").answers == "staff-words-ask"


def test_a_reply_in_a_thread_finds_its_visitor() -> None:
    table = four()
    table.seat("Udin")
    table.write("Udin", "mau bicara dengan petugas")
    thread = next(iter(table.threads))
    chosen(table)
    told = quote(table, Origin(thread_id=thread), "Ada yang bisa dibantu?")
    assert "relay-to-visitor" in told.to("Udin")
    assert reached(told) == []


def test_words_after_a_thread_may_be_for_it() -> None:
    table = four()
    table.seat("Udin")
    table.write("Udin", "mau bicara dengan petugas")
    table.write("Udin", "Apakah besok buka?")
    told = table.write("Sari", "Ada yang bisa dibantu?")
    first = told.decision.says[0].message.choices[0]
    assert first.label.name == "choice-words-to-thread"
    then = table.act("Sari", ChoicePressed(first.token))
    assert "relay-to-visitor" in then.to("Udin")
    assert isinstance(then.dialog, Answering)


# rule: nobody-is-offered-twice
def test_whoever_has_come_to_the_desk_meanwhile_is_offered_once() -> None:
    table = four()
    table.seat("Udin")
    table.write("Udin", "mau bicara dengan petugas")
    table.write("Udin", "Apakah besok buka?")
    table.people["udin"] = replace(table.person("Udin"), dialog=InVisit())
    table.open("Udin", Status.IN_SERVICE)
    told = table.write("Sari", "Ada yang bisa dibantu?")
    offered = [choice.label.name for choice in told.decision.says[0].message.choices]
    assert "choice-words-to-thread" not in offered
    assert len(offered) == len(NAMES) + 2, "the four, who came, and nobody"


def test_words_under_a_photo_are_sent_and_the_photo_is_not() -> None:
    table = four()
    chosen(table)
    told = table.act("Sari", FileSent("photo", "Contohnya seperti ini"))
    assert (reached(told), told.answers) == (["Rina"], "staff-replied staff-file-not-passed")


# Taking words back


def unsay(told: Told) -> str:
    choices = (choice for say in told.decision.says for choice in say.message.choices)
    return next(choice.token for choice in choices if choice.label.name == "choice-unsay")


def test_words_wait_and_are_taken_back_unseen() -> None:
    table = four()
    chosen(table)
    told = table.write("Sari", "rahasia kantor")
    held = next(say.held for say in told.decision.says if say.person_id == "rina")
    assert held is not None
    assert held.span == table.office.patience.hold
    back = table.act("Sari", ChoicePressed(unsay(told)))
    assert (back.answers, back.to("Rina"), back.decision.of(TakeBack)) == ("staff-unsaid", "", (TakeBack(held.name),))


# rule: taken-back-once
@pytest.mark.parametrize("unsent", [True, False])
def test_words_are_taken_back_once(unsent: bool) -> None:
    table = four()
    chosen(table)
    told = table.write("Sari", "rahasia kantor")
    table.held = dict.fromkeys(table.held, unsent)
    back = table.act("Sari", ChoicePressed(unsay(told)))
    # rule: taken-back-is-gone-from-the-page
    assert back.to("Rina") == ("" if unsent else "relay-gone relay-taken-back")
    to_rina = [say for say in (*told.decision.says, *back.decision.says) if say.person_id == "rina"]
    assert len({say.message.card for say in to_rina if say.message.card}) == 1
    again = table.act("Sari", ChoicePressed(unsay(told)))
    assert (again.answers, again.to("Rina")) == ("staff-unsay-done", "")


# rule: taken-back-is-let-go
def test_after_words_were_taken_back_it_is_asked_for_whom_the_next_are() -> None:
    table = four()
    chosen(table)
    table.act("Sari", ChoicePressed(unsay(table.write("Sari", "untuk orang lain"))))
    told = table.write("Sari", "untuk orang lain")
    assert (told.answers, reached(told)) == ("staff-words-ask", [])


# rule: addressee-of-an-open-visit
def test_whose_visit_is_over_is_written_to_once() -> None:
    table = four()
    visit = table.visit_of("Rina")
    table.visits[visit.id] = replace(visit, status=Status.FINISHED, closed_at=table.now)
    chosen(table)
    assert reached(table.write("Sari", "Terima kasih")) == ["Rina"]
    assert reached(table.write("Sari", "apa saja perintah saya")) == []


# rule: undo-for-a-minute
def test_after_a_minute_it_is_too_late() -> None:
    table = four()
    chosen(table)
    told = table.write("Sari", "rahasia kantor")
    table.now += table.office.patience.undo + timedelta(seconds=2)
    late = table.act("Sari", ChoicePressed(unsay(told)))
    assert (late.answers, late.decision.of(TakeBack)) == ("staff-undo-late", ())


def test_only_its_writer_takes_words_back() -> None:
    table = four()
    chosen(table)
    told = table.write("Sari", "rahasia kantor")
    other = table.act("Dewi", ChoicePressed(unsay(told)))
    assert (other.answers, other.decision.of(TakeBack)) == ("staff-unsay-not-yours", ())


def test_where_nothing_can_wait_words_are_sent_at_once() -> None:
    table = four()
    table.people["rina"] = replace(table.person("Rina"), channel="web")
    chosen(table)
    held = next(say.held for say in table.write("Sari", "Silakan").decision.says if say.person_id == "rina")
    assert held is not None
    assert held.span == timedelta()


@pytest.mark.parametrize("origin", [Origin(visit_id="v"), Origin(thread_id="t")])
def test_an_origin_comes_back_as_it_was_written(origin: Origin) -> None:
    assert read_origin(origin.written) == origin


@pytest.mark.parametrize("written", ["", "visit:", "other:x", "v"])
def test_anything_else_is_no_origin(written: str) -> None:
    assert read_origin(written) is None


# rule: owed-outcome-may-be-meant
def test_of_two_outcomes_asked_for_at_once_the_second_text_may_be_the_other_ones() -> None:
    table = held_by_back_office(reported=6)
    for name in ("Rina", "Maria"):
        table.press("Budi", Verb.STEP, ref(table, name), 7)
    table.write("Budi", "Akun Maria dibuka")
    table.seat("Budi", Idle(), staff_id="s-budi")
    asked = table.write("Budi", "Akun Rina dibuka")
    [offered] = [
        c for say in asked.decision.says for c in say.message.choices if "choice-words-outcome" in str(c.label)
    ]
    assert (asked.answers, reached(asked)) == ("staff-words-ask", [])
    table.act("Budi", ChoicePressed(offered.token))
    assert (table.visit_of("Rina").outcome, table.visit_of("Maria").outcome) == (
        "Akun Rina dibuka",
        "Akun Maria dibuka",
    )


# rule: other-words-are-not-dropped
def test_a_button_for_words_of_before_leaves_those_written_since() -> None:
    table = held_by_back_office(reported=7)
    first = table.write("Budi", "Akun Rina dibuka")
    offered = next(
        c for say in first.decision.says for c in say.message.choices if "choice-words-outcome" in str(c.label)
    )
    table.write("Budi", "Mohon tunggu sebentar")
    told = table.act("Budi", ChoicePressed(offered.token))
    assert (told.answers, table.person("Budi").dialog) == ("staff-words-gone", Addressing("Mohon tunggu sebentar"))
