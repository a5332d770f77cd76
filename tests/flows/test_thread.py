"""Threads between visitors and front office: who gets what is said in them, who may do what, and how they end."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.flows.journey.rights import RIGHTS
from bot.flows.scene.effects import Decision, Note
from bot.flows.scene.events import DeadlinePassed, FileSent, SessionEnded, TextSent
from bot.flows.scene.messages import Urgency
from bot.flows.scene.tokens import OF_THREADS, Verb
from bot.flows.state.dialog import Answering, Filling, Idle, InThread, Notice, Surveyed
from bot.flows.state.thread import Thread
from bot.flows.state.watched import THREAD
from bot.flows.thread.idle import ThreadUnreadable
from tests.clock import MONDAY_MORNING
from tests.flows.standings import choosing, form, laid, queued, review, surveyed, surveyed_afterwards
from tests.flows.table import Table, Told, office
from tests.thoroughness import times

PEOPLE = {
    "Sari": "front_office",
    "Dewi": "front_office",
    "Bayu": "back_office",
    "Nur": "supervisor",
    "Adi": "admin",
}
QUESTION = "Apakah Sabtu buka?"
COMPLAINT = {
    "category": "pengaduan",
    "complaint_kind": "korupsi",
    "purpose": "Pungutan di sekolah",
    "evidence": "-",
    "representing": "tidak",
    "confidential": "ya",
}


def staged(*names: str, **sections: object) -> Table:
    """A desk with these officers, and Rina who has said nothing yet."""
    table = Table(office(**sections))  # type: ignore[arg-type]  # sections of the settings
    for name in names:
        table.hire(name, PEOPLE[name])
    table.seat("Rina")
    return table


def asking(*names: str, **sections: object) -> Table:
    """The same, and Rina has asked something."""
    table = staged(*names, **sections)
    table.press("Rina", Verb.TALK)
    table.write("Rina", QUESTION)
    return table


def only(table: Table) -> Thread:
    [thread] = table.threads.values()
    return thread


def act(table: Table, name: str, verb: Verb) -> Told:
    """Somebody presses a choice about the only thread."""
    return table.press(name, verb, only(table).id)


def answer(table: Table, name: str, words: str = "Sabtu tutup.") -> Told:
    act(table, name, Verb.THREAD_ANSWER)
    return table.write(name, words)


def notes(decision: Decision) -> list[str]:
    return [note.what for note in decision.of(Note)]


# A visitor's side


def test_who_only_asks_for_a_person_is_asked_what_about() -> None:
    table = staged("Sari")
    told = table.write("Rina", "mau bicara dengan petugas")
    assert (told.answers, told.to("Sari"), told.dialog) == ("thread-opened", "", InThread())


def test_who_says_what_about_has_it_passed_on_at_once() -> None:
    table = staged("Sari")
    told = table.write("Rina", "mau bicara dengan petugas tentang atap yang bocor")
    assert (told.answers, told.to("Sari")) == ("thread-passed", "thread-to-staff")


def test_asking_again_goes_on_in_the_same_thread() -> None:
    table = asking("Sari")
    table.write("Rina", "halo")
    assert isinstance(table.person("Rina").dialog, Notice)
    table.press("Rina", Verb.TALK)
    assert only(table).open


@pytest.mark.parametrize("word", ["halo", "daftar"])
def test_a_greeting_leads_out_of_the_thread_and_leaves_it_open(word: str) -> None:
    table = asking("Sari")
    assert isinstance(table.write("Rina", word).dialog, Notice)
    assert only(table).open


def test_batal_closes_it() -> None:
    table = asking("Sari")
    told = table.write("Rina", "batal")
    assert (told.answers, told.dialog, only(table).closed_at) == ("thread-left", Idle(), table.now)
    assert table.write("Rina", "batal").answers == "nothing-to-cancel"


def test_the_visitors_own_button_closes_it() -> None:
    table = asking("Sari")
    assert act(table, "Rina", Verb.THREAD_END).answers == "thread-left"
    assert act(table, "Rina", Verb.THREAD_END).answers == "press-stale"


def test_another_language_leaves_the_visitor_in_it() -> None:
    table = asking("Sari")
    assert table.write("Rina", "english").answers == "thread-opened"
    assert table.person("Rina").dialog == InThread()


def test_files_are_not_taken_and_words_under_them_are() -> None:
    table = asking("Sari")
    told = table.act("Rina", FileSent("photo", "", "", None))
    assert (told.answers, told.to("Sari")) == ("file-kind-not-taken", "")
    assert table.act("Rina", FileSent("photo", "Ini fotonya", "", None)).to("Sari") == "thread-to-staff"


def test_words_that_come_late_are_passed_on_all_the_same() -> None:
    table = asking("Sari")
    table.now += timedelta(minutes=20)
    table.write("Rina", "Yang kedua")
    late = table.enter(TextSent("Yang pertama"), "rina", late_by=timedelta(minutes=10))
    assert "Yang pertama" in said_to(late, "sari")


def test_with_nobody_there_that_is_said() -> None:
    table = staged()
    table.press("Rina", Verb.TALK)
    assert table.write("Rina", QUESTION).answers == "thread-nobody"


def test_supervisors_are_told_where_nobody_receives() -> None:
    table = staged("Bayu", "Nur")
    table.press("Rina", Verb.TALK)
    told = table.write("Rina", QUESTION)
    assert (told.to("Nur"), told.to("Bayu")) == ("thread-to-staff", "")


# rule: passed-on-is-said-once
def test_what_follows_at_once_is_passed_on_and_not_acknowledged_again() -> None:
    table = asking("Sari")
    table.now += timedelta(minutes=1)
    told = table.write("Rina", "Dan Minggu?")
    assert (told.answers, told.to("Sari")) == ("", "thread-to-staff")
    table.now += timedelta(minutes=11)
    assert table.write("Rina", "Halo, masih di sana?").answers == "thread-passed"
    answer(table, "Sari")
    table.now += timedelta(minutes=1)
    assert table.write("Rina", "Kalau Senin?").answers == "thread-passed"


# rule: passed-on-beside-the-form-is-said
def test_beside_the_form_it_is_said_each_time_since_the_question_comes_again() -> None:
    table = laid(choosing)
    table.hire("Sari", "front_office")
    table.write("Rina", "mau bicara dengan petugas")
    for words in ("kenapa siswa saya hilang di dapodik?", "tolong dong sudah tiga hari begini"):
        table.now += timedelta(minutes=1)
        told = table.write("Rina", words)
        assert (told.answers, told.to("Sari")) == ("thread-passed ask", "thread-to-staff")


# rule: closed-says-when-read
def test_outside_hours_it_is_said_when_somebody_reads() -> None:
    table = asking("Sari", office={"hours": "Senin-Jumat 08.00-15.00"})
    table.now = MONDAY_MORNING.replace(hour=12)
    assert table.write("Rina", "Masih ada?").answers == "thread-kept"


def test_forgetting_and_a_session_that_ends_close_it() -> None:
    for ends in ((TextSent("hapus data"), TextSent("ya")), (SessionEnded(),)):
        table = asking("Sari")
        for each in ends:
            table.act("Rina", each)
        assert not only(table).open


# In the middle of something else


def test_in_the_form_an_answer_arrives_and_what_is_typed_stays_an_answer() -> None:
    table = laid(form)
    table.hire("Sari", "front_office")
    before = table.person("Rina").dialog
    told = table.write("Rina", "mau bicara dengan petugas")
    assert told.to("Sari") == "wish-to-staff"
    [said] = [say for say in told.decision.says if say.person_id == "sari"]
    assert [choice.token[:2] for choice in said.message.choices] == ["ta", "tt"]
    told = answer(table, "Sari")
    assert told.to("Rina") == "relay-to-visitor"
    assert next(say for say in told.decision.says if say.person_id == "rina").message.choices == ()
    assert table.person("Rina").dialog == before
    assert isinstance(before, Filling)
    assert table.write("Rina", "Cara verval").to("Sari") == ""


def test_once_the_form_is_given_up_an_answer_leads_into_the_thread() -> None:
    table = laid(form)
    table.hire("Sari", "front_office")
    table.write("Rina", "mau bicara dengan petugas")
    assert table.write("Rina", "batal").dialog == Idle()
    answer(table, "Sari")
    assert table.person("Rina").dialog == InThread()
    assert table.write("Rina", "Hari Minggu juga?").to("Sari") == "thread-to-staff"


def test_in_the_survey_of_a_visit_that_is_over_the_wish_is_heard_and_the_survey_goes_on() -> None:
    table = laid(surveyed_afterwards)
    told = table.write("Rina", "mau bicara dengan petugas")
    assert (told.answers, told.to("Sari")) == ("thread-passed survey-question", "thread-to-staff")
    assert isinstance(told.dialog, Surveyed)


def test_in_the_survey_of_a_visit_that_goes_on_it_is_passed_on_to_its_officers() -> None:
    told = laid(surveyed).write("Rina", "mau bicara dengan petugas")
    assert told.answers == "relayed survey-question"


def test_in_the_queue_words_go_by_the_visit() -> None:
    table = laid(queued)
    table.hire("Sari", "front_office")
    table.press("Rina", Verb.TALK)
    assert (table.write("Rina", QUESTION).to("Sari"), table.threads) == ("relay-to-staff", {})


# rule: thread-ends-in-the-visit
@pytest.mark.parametrize(("answered", "told_so"), [(True, ""), (False, "thread-goes-on")])
def test_who_gets_a_number_goes_on_in_the_visit(answered: bool, told_so: str) -> None:
    table = laid(review)
    table.hire("Sari", "front_office")
    table.write("Rina", "mau bicara dengan petugas")
    if answered:
        answer(table, "Sari")
    assert only(table).open
    told = table.press("Rina", Verb.SEND, table.visit_of("Rina").id)
    assert not only(table).open
    assert ("thread-goes-on" in told.to("Sari")) is bool(told_so)
    assert table.write("Rina", QUESTION).to("Sari") == "relay-to-staff"
    if told_so:
        assert answer(table, "Sari").to("Rina") == "relay-to-visitor"


# rule: confidential-is-for-whoever-has-it
def test_nobody_is_told_which_visit_is_that_of_whoever_asked_for_their_name_to_be_kept() -> None:
    table = laid(review)
    table.hire("Sari", "front_office")
    table.write("Rina", "mau bicara dengan petugas")
    visit = table.visit_of("Rina")
    table.visits[visit.id] = replace(visit, form={**visit.form, **COMPLAINT})
    told = table.press("Rina", Verb.SEND, visit.id)
    ticket = table.visit_of("Rina").ticket
    [goes_on] = [say.message.text for say in told.decision.says if say.message.text.name.startswith("thread-goes-on")]
    assert ticket
    assert ticket not in repr(goes_on.args)


# An officer's side


def test_an_answer_reaches_the_visitor_and_takes_the_thread() -> None:
    table = asking("Sari", "Dewi")
    told = answer(table, "Sari")
    assert (told.answers, told.to("Rina"), told.to("Dewi")) == (
        "thread-answered",
        "relay-to-visitor",
        "thread-taken-by",
    )
    assert (only(table).taken_by, told.dialog) == ("s-sari", Answering(only(table).id, int(table.now.timestamp())))


# rule: thread-has-one-officer
def test_once_taken_only_that_officer_gets_what_follows() -> None:
    table = asking("Sari", "Dewi")
    assert act(table, "Sari", Verb.THREAD_TAKE).to("Dewi") == "thread-taken-by"
    told = table.write("Rina", "Dan Minggu?")
    assert (told.to("Sari"), told.to("Dewi")) == ("thread-to-staff", "")
    again = act(table, "Sari", Verb.THREAD_TAKE)
    assert (again.answers, again.to("Dewi"), notes(again.decision)) == ("thread-taken", "", [])
    assert act(table, "Dewi", Verb.THREAD_ANSWER).answers == "thread-taken-by"


def test_handed_over_all_get_it_again() -> None:
    table = asking("Sari", "Dewi")
    act(table, "Sari", Verb.THREAD_TAKE)
    told = act(table, "Sari", Verb.THREAD_GIVE)
    assert (told.answers, told.to("Dewi")) == ("thread-given", "thread-given-to-staff")
    told = table.write("Rina", "Dan Minggu?")
    assert (told.to("Sari"), told.to("Dewi")) == ("thread-to-staff", "thread-to-staff")


def test_with_no_colleague_there_that_is_said() -> None:
    table = asking("Sari")
    act(table, "Sari", Verb.THREAD_TAKE)
    assert act(table, "Sari", Verb.THREAD_GIVE).answers == "thread-given-to-nobody"


def test_whoever_leaves_duty_holds_no_thread() -> None:
    table = asking("Sari", "Dewi")
    act(table, "Sari", Verb.THREAD_TAKE)
    table.press("Sari", Verb.DUTY, "off")
    told = table.write("Rina", "Halo, masih di sana?")
    assert (told.to("Sari"), told.to("Dewi")) == ("", "thread-to-staff")


def test_a_supervisor_takes_a_thread_from_whoever_has_it() -> None:
    table = asking("Sari", "Nur")
    act(table, "Sari", Verb.THREAD_TAKE)
    told = act(table, "Nur", Verb.THREAD_TAKE)
    assert (told.answers, told.to("Sari"), only(table).taken_by) == ("thread-taken", "thread-taken-by", "s-nur")


def test_an_officer_closes_it_with_a_word_to_the_visitor() -> None:
    table = asking("Sari")
    act(table, "Sari", Verb.THREAD_TAKE)
    told = act(table, "Sari", Verb.THREAD_END)
    assert (told.answers, told.to("Rina")) == ("thread-ended-to-staff", "thread-ended")
    assert table.person("Rina").dialog == Idle()
    assert act(table, "Sari", Verb.THREAD_END).answers == "thread-over"


def test_a_closed_thread_can_still_be_answered_and_the_visitor_ask_back() -> None:
    table = asking("Sari")
    act(table, "Sari", Verb.THREAD_END)
    told = answer(table, "Sari")
    said = next(say for say in told.decision.says if say.person_id == "rina")
    assert [choice.token for choice in said.message.choices] == ["i"]
    assert not only(table).open


def test_an_invitation_to_register_shows_the_notice_first() -> None:
    table = asking("Sari")
    assert act(table, "Sari", Verb.THREAD_INVITE).to("Rina") == "thread-register"
    assert table.press("Rina", Verb.MENU).answers == "notice"


# rule: known-before-a-thread-stays-known
@pytest.mark.parametrize("how", ["invited", "own"])
def test_whoever_registers_from_a_thread_is_not_asked_what_is_known_already(how: str) -> None:
    table = staged("Sari")
    table.seat("Rina", profile={"name": "Rina Simbolon", "role": "guru"})
    table.write("Rina", "/start layanan_konsultasi")
    table.write("Rina", "mau bicara dengan petugas tentang atap yang bocor")
    if how == "invited":
        act(table, "Sari", Verb.THREAD_INVITE)
    table.press("Rina", Verb.MENU)
    told = table.write("Rina", "setuju")
    assert told.answers.split()[-1] == "ask"
    assert table.visit_of("Rina").form == {"name": "Rina Simbolon", "role": "guru", "category": "konsultasi"}


def test_batal_ends_an_officers_answer() -> None:
    table = asking("Sari")
    act(table, "Sari", Verb.THREAD_ANSWER)
    assert table.write("Sari", "batal").to("Rina") == ""
    assert table.person("Sari").dialog == Idle()


def test_the_right_to_answer_may_be_gone_when_the_words_come() -> None:
    table = asking("Sari", "Dewi")
    act(table, "Dewi", Verb.THREAD_ANSWER)
    act(table, "Sari", Verb.THREAD_TAKE)
    told = table.write("Dewi", "Sabtu tutup.")
    assert (told.answers, told.to("Rina"), told.dialog) == ("thread-taken-by", "", Idle())


def test_the_journal_says_what_happened_and_never_what_was_said() -> None:
    table = staged("Sari", "Dewi")
    done = [
        table.write("Rina", "mau bicara dengan petugas tentang atap yang bocor").decision,
        act(table, "Sari", Verb.THREAD_TAKE).decision,
        answer(table, "Sari", "Tutup.").decision,
        act(table, "Sari", Verb.THREAD_GIVE).decision,
        act(table, "Dewi", Verb.THREAD_END).decision,
    ]
    lines = [note for decision in done for note in decision.of(Note)]
    assert [note.what for note in lines] == [
        "thread_opened", "thread_heard", "thread_taken", "thread_answered", "thread_given_back", "thread_closed",
    ]  # fmt: skip
    assert all(note.details == {"thread": only(table).id} for note in lines)


# Rights

UNTAKEN, TAKEN = "", "Sari"
MAY = [
    (Verb.THREAD_ANSWER, UNTAKEN, "Sari Dewi Nur"),
    (Verb.THREAD_ANSWER, TAKEN, "Sari Nur"),
    (Verb.THREAD_TAKE, UNTAKEN, "Sari Dewi Nur"),
    (Verb.THREAD_TAKE, TAKEN, "Sari Nur"),
    (Verb.THREAD_GIVE, UNTAKEN, "Nur"),
    (Verb.THREAD_GIVE, TAKEN, "Sari Nur"),
    (Verb.THREAD_INVITE, UNTAKEN, "Sari Dewi Nur"),
    (Verb.THREAD_INVITE, TAKEN, "Sari Nur"),
    (Verb.THREAD_UNSAY, UNTAKEN, ""),
    (Verb.THREAD_UNSAY, TAKEN, ""),
    (Verb.THREAD_END, UNTAKEN, "Sari Dewi Nur Rina"),
    (Verb.THREAD_END, TAKEN, "Sari Nur Rina"),
]


@pytest.mark.parametrize(("verb", "taken", "who"), MAY)
@pytest.mark.parametrize("name", [*PEOPLE, "Rina", "Udin"])
def test_what_is_asked_for_is_done_for_whoever_has_the_right(verb: Verb, taken: str, who: str, name: str) -> None:
    table = asking(*PEOPLE)
    table.seat("Udin")
    if taken:
        act(table, taken, Verb.THREAD_TAKE)
    before, stood = only(table), table.person(name).dialog
    told = act(table, name, verb)
    refused = {"thread-not-yours", "thread-taken-by", "press-stale", "staff-press-stale"} & set(told.answers.split())
    assert bool(refused) is (name not in who.split()), told.answers
    if refused:
        assert only(table) == before
        assert told.dialog == stood


def test_every_verb_of_threads_is_walked() -> None:
    assert {verb for verb, *_ in MAY} == OF_THREADS <= RIGHTS.keys()


# The clock


def idle(table: Table) -> Decision:
    table.now += table.office.patience.thread_idle
    return table.fire(only(table).id)


def said_to(decision: Decision, person: str) -> str:
    """The words themselves that somebody gets."""
    return " ".join(str(say.message.text.args.get("text")) for say in decision.says if say.person_id == person)


def names_to(decision: Decision, person: str) -> list[str]:
    return [say.message.text.name for say in decision.says if say.person_id == person]


def test_an_answered_thread_is_closed_kindly_when_nobody_writes() -> None:
    table = asking("Sari")
    answer(table, "Sari")
    closed = idle(table)
    assert (names_to(closed, "rina"), names_to(closed, "sari")) == (["thread-closed-idle"], [])
    assert (only(table).open, table.person("Rina").dialog, table.deadlines) == (False, Idle(), {})


def test_a_question_that_nobody_answered_is_not_lost() -> None:
    table = asking("Sari")
    closed = idle(table)
    assert (names_to(closed, "rina"), names_to(closed, "sari")) == (["thread-closed-unanswered"], ["thread-unanswered"])
    assert answer(table, "Sari").to("Rina") == "relay-to-visitor"


def test_whoever_is_elsewhere_by_then_is_left_in_peace() -> None:
    table = asking("Sari")
    answer(table, "Sari")
    table.write("Rina", "daftar")
    assert names_to(idle(table), "rina") == []


@pytest.mark.parametrize("who", ["Rina", "Sari"])
def test_every_word_begins_the_silence_anew(who: str) -> None:
    table = asking("Sari")
    table.now += table.office.patience.thread_idle - timedelta(minutes=1)
    act(table, "Sari", Verb.THREAD_ANSWER)
    table.write(who, "Masih di sini")
    table.now += timedelta(minutes=1)
    # rule: early-deadline-says-nothing
    assert table.fire(only(table).id).says == ()
    assert table.deadlines == {only(table).id: table.now + table.office.patience.thread_idle - timedelta(minutes=1)}


# rule: closed-hours-idle-no-thread
def test_no_thread_grows_idle_while_the_office_is_closed() -> None:
    table = staged("Sari", office={"hours": "Senin-Jumat 08.00-15.00"})
    table.now = MONDAY_MORNING.replace(hour=9)  # 16.00 in Medan
    table.write("Rina", "mau bicara dengan petugas tentang atap yang bocor")
    assert table.deadlines[only(table).id] == MONDAY_MORNING.replace(hour=2) + timedelta(days=1)


def test_a_thread_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(ThreadUnreadable):
        staged().pass_deadline(DeadlinePassed(THREAD, "gone"))


# No two visitors' threads mix

VISITORS, OFFICERS = ("Rina", "Togar"), ("Sari", "Dewi")
Step = tuple[str, str, str]
STEPS: st.SearchStrategy[Step] = st.one_of(
    st.tuples(st.sampled_from(VISITORS), st.sampled_from(["says", "wants", "halo", "batal"]), st.just("")),
    st.tuples(
        st.sampled_from(OFFICERS),
        st.sampled_from(["answers", *sorted(OF_THREADS), "says"]),
        st.sampled_from(VISITORS),
    ),
    st.tuples(st.just("clock"), st.just("passes"), st.just("")),
)


def _step(table: Table, step: Step, words: str) -> tuple[Decision, ...]:
    who, what, about = step
    named = next((t for t in reversed(table.threads.values()) if t.person_id == about.lower()), None)
    do: dict[str, Callable[[], Told]] = {
        "says": lambda: table.write(who, words),
        "wants": lambda: table.press(who, Verb.TALK),
        "halo": lambda: table.write(who, "halo"),
        "batal": lambda: table.write(who, "batal"),
        "answers": lambda: table.press(who, Verb.THREAD_ANSWER, named.id if named else "none"),
    }
    if who == "clock":
        table.now += timedelta(minutes=40)
        return tuple(table.sweep())
    if what in do:
        return (do[what]().decision,)
    return (table.press(who, Verb(what), named.id if named else "none").decision,)


@given(steps=st.lists(STEPS, max_size=30))
@settings(max_examples=times(20, 300))
def test_two_visitors_threads_never_mix(steps: list[Step]) -> None:
    """Whatever order things come in: a visitor's words reach no other visitor, an officer's only the visitor whose
    thread they were answering in; nobody has two open threads, and only whoever has taken one gets what is said."""
    table = staged(*OFFICERS)
    table.seat("Togar")
    meant: dict[str, set[str]] = defaultdict(set)
    for no, step in enumerate(steps):
        words, who = f"kata{no}", step[0]
        dialog = table.person(who).dialog if who in OFFICERS else None
        if isinstance(dialog, Answering):
            meant[words] = {table.threads[dialog.thread].person_id}
        holders = {t.person_id: t.taken_by for t in table.threads.values() if t.open}
        for decision in _step(table, step, words):
            got = {say.person_id for say in decision.says if say.message.text.args.get("text") == words}
            visitors = got & {name.lower() for name in VISITORS}
            assert visitors <= (meant[words] if who in OFFICERS else {who.lower()})
            if who in VISITORS and (taken := holders.get(who.lower())) is not None:
                assert got - visitors <= {taken.removeprefix("s-")}
        open_now = [t.person_id for t in table.threads.values() if t.open]
        assert len(open_now) == len(set(open_now))


def test_what_is_said_in_a_thread_is_urgent() -> None:
    table = asking("Sari")
    told = table.write("Rina", "Dan Minggu?")
    assert {say.message.urgency for say in told.decision.says if say.person_id == "sari"} == {Urgency.URGENT}
