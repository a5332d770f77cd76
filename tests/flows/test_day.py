"""Whole days at the desk, drawn at random: whoever does whatever whenever, what is promised holds throughout."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot import records
from bot.flows.duty.watch import OFFICE as DUTY_OF_ALL
from bot.flows.ending import sorting
from bot.flows.office.office import Office
from bot.flows.procedure.sheet import Sheet
from bot.flows.procedure.timeline import StepState, Timeline, fold
from bot.flows.procedure.vocabulary import VISITOR
from bot.flows.queue.places import holds_place
from bot.flows.scene.effects import Decision, HandIn, Note, Say
from bot.flows.scene.events import (
    Body,
    ChoicePressed,
    ContactShared,
    DeliveryGivenUp,
    DeskBlocked,
    DeskUnblocked,
    FileSent,
    OtherSent,
    StaffAdded,
    StaffRemoved,
    TextEdited,
    TextSent,
)
from bot.flows.scene.tokens import LONGEST, Verb, read, token
from bot.flows.staffing.roster import received
from bot.flows.state.deviation import Became, Cause, Deviation, DeviationEntry, Stage
from bot.flows.state.dialog import Surveyed
from bot.flows.state.follow_up import sorting_id
from bot.flows.state.survey import Survey
from bot.flows.state.visits import Status, Visit
from bot.flows.state.watched import BOARD, DISTURBANCE, LETTER, Watched
from bot.rehearsal.memory_desk import NEVER_BACK, MemoryDesk
from bot.render import Renderer
from bot.sop import load_sheet
from bot.texts import LANGUAGES, load_texts
from tests.clock import MONDAY_MORNING
from tests.fakes.telegram.entities import formatted
from tests.flows.table import office
from tests.kept import SEAL
from tests.thoroughness import times

SHEETS = Path(__file__).parents[1] / "sheets"
VISITORS = ("Rina", "Togar", "Wulan", "Dodi")
SEVERAL = "satu_meja"
"""Three sheets on one desk, two of them with decisions."""
STAFF = {
    "Sari": "front_office",
    "Dewi": "front_office",
    "Bayu": "back_office",
    "Tigor": "supervisor",
    "Pardo": "pejabat_informasi",
}
TEXTS = (
    "halo", "1", "2", "3", "batal", "kembali", "status", "bantuan", "english", "bahasa indonesia", "data saya",
    "hapus data", "Binjai", "luar provinsi", "4", "a", "", "\u202e", "1271010101900001",
    "<b>tebal</i> & miring",
    "x" * 4000, "hadir",
)  # fmt: skip
SPANS = (1, 20, 60, 60, 60, 150, 181, 300, 660, 1800, 3600, 5 * 3600, 16 * 3600, 3 * 86400)
"""Seconds that pass at once."""
NEVER = datetime.max.replace(tzinfo=UTC)

ACTS = (
    (Verb.CLAIM,),
    (Verb.CALL,),
    (Verb.CALL, "sure"),
    (Verb.UNDO,),
    (Verb.NO_SHOW,),
    (Verb.RECALL,),
    (Verb.OUTCOME,),
)
visitors = st.sampled_from(VISITORS)
officers = st.sampled_from(tuple(STAFF))
anyone = st.sampled_from((*VISITORS, *STAFF))
some = st.integers(0, 10**6)
"""Picks one of however many there are."""


def is_owed(deviation: Deviation) -> bool:
    """Whether somebody at the desk still has to do something about a deviation."""
    return deviation.stage.open and deviation.role != VISITOR


def marked(name: str, text: str) -> str:
    """What a visitor writes of themselves carries their name, so that it can be recognised anywhere."""
    return f"{text} dari {name}"


class Day(RuleBasedStateMachine):
    """Four visitors, four officers and a clock that is often late."""

    @initialize(
        sheet=st.sampled_from((None, None, "layanan_luring", "permintaan_layanan", "empat_belas", SEVERAL)),
        capacity=st.sampled_from((0, 1, 2, 3)),
        calls=st.sampled_from((0, 1, 3)),
        quota=st.sampled_from((0, 0, 1, 3)),
        hours=st.sampled_from(("always", "Senin-Kamis 08.00-12.00, 13.00-16.00; Jumat 08.00-11.30")),
        early=st.integers(0, len(VISITORS)),
    )
    def open_up(self, sheet: str | None, capacity: int, calls: int, quota: int, hours: str, early: int) -> None:
        queue = {"capacity": capacity, "calls": calls, "daily_quota": quota}
        unit = office(office={"hours": hours}, queue=queue)
        if sheet == SEVERAL:
            unit = office(office={"hours": hours}, queue=queue, sop={"directory": str(SHEETS / sheet)})
        elif sheet:
            unit = replace(unit, sheet=load_sheet(SHEETS / f"{sheet}.toml"))
        self.desk = MemoryDesk(unit, MONDAY_MORNING)
        self.renderer = Renderer(load_texts(), unit.calendar.zone, "WIB")
        self.histories: dict[str, tuple[DeviationEntry, ...]] = {}
        self.tokens: list[str] = []
        self.choices: dict[str, list[str]] = {}
        for name in STAFF:
            self.hire(name)
        for name in VISITORS[:early]:
            self.register(name, 2, 1)

    # What people do

    @rule(name=visitors, text=st.sampled_from(TEXTS))
    def write(self, name: str, text: str) -> None:
        self.act(name, TextSent(text))

    @rule(name=visitors)
    def write_of_oneself(self, name: str) -> None:
        self.act(name, TextSent(marked(name, "Ada pertanyaan")))

    @rule(name=visitors, role=st.integers(1, 9), category=st.integers(1, 6))
    def register(self, name: str, role: int, category: int) -> None:
        """All questions at one go; whatever does not fit where the visitor stands is just another message."""
        answers = (marked(name, "Nama"), marked(name, "Sekolah"), "Medan", str(role), str(category))
        for text in ("halo", "1", *answers, marked(name, "Keperluan"), "1"):
            self.act(name, TextSent(text))

    @rule(name=anyone, pick=some)
    def press_what_was_offered_last(self, name: str, pick: int) -> None:
        if offered := self.choices.get(name):
            self.act(name, ChoicePressed(offered[pick % len(offered)]))

    @rule(name=anyone, pick=some)
    def press_any_token_ever_given(self, name: str, pick: int) -> None:
        if self.tokens:
            self.act(name, ChoicePressed(self.tokens[pick % len(self.tokens)]))

    @rule(name=officers, pick=some, act=st.sampled_from(ACTS))
    def handle(self, name: str, pick: int, act: tuple[Verb | str, ...]) -> None:
        verb, *more = Verb(act[0]), *act[1:]
        if visit := self.some_visit(pick):
            self.act(name, ChoicePressed(token(verb, visit.id, *more)))

    @precondition(lambda self: self.attended())
    @rule(pick=some, people=st.permutations((*STAFF, "visitor")))
    def report_a_step(self, pick: int, people: list[str]) -> None:
        """Whoever may report the running step or one behind it does so."""
        visit = self.attended()[pick % len(self.attended())]
        self.report(visit, people, skipping=pick % 5 // 4)

    @precondition(lambda self: self.attended())
    @rule(
        pick=some,
        people=st.permutations((*STAFF, "visitor")),
        spans=st.lists(st.sampled_from((0, 30, 60, 100, 200)), min_size=9, max_size=9),
    )
    def serve_on(self, pick: int, people: list[str], spans: list[int]) -> None:
        """Several steps, one after the other, the survey among them."""
        visit = self.attended()[pick % len(self.attended())]
        for span in spans:
            self.let_time_pass(span)
            self.fill_in_the_survey(self.name_of(visit.person_id), [1, 2, 3, 4, 4, 4, 4, 4, 4])
            if self.desk.visits[visit.id].status.attended:
                self.report(self.desk.visits[visit.id], people, skipping=0)

    def report(self, visit: Visit, people: list[str], *, skipping: int) -> None:
        ahead = [entry.step.no for entry in self.folded(visit).lines if entry.state is not StepState.DONE]
        for name in people:
            who = self.name_of(visit.person_id) if name == "visitor" else name
            self.act(who, ChoicePressed(token(Verb.STEP, visit.id, ahead[skipping % len(ahead)])))
            if self.desk.visits[visit.id].evidence != visit.evidence:
                return

    @rule(name=visitors, values=st.lists(st.integers(1, 4), min_size=9, max_size=9))
    def fill_in_the_survey(self, name: str, values: list[int]) -> None:
        person = self.desk.at(name)
        if person and isinstance(person.dialog, Surveyed):
            for value in values:
                self.act(name, TextSent(str(value)))
            self.act(name, ChoicePressed(token(Verb.SKIP, person.dialog.about, "all")))
            self.act(name, TextSent(marked(name, "Saran")))

    @rule(name=officers, pick=some)
    def answer_a_visitor(self, name: str, pick: int) -> None:
        visit = self.some_visit(pick)
        if visit is None or visit.status is Status.FORM or name not in self.hired():
            return
        asked = self.act(name, ChoicePressed(token(Verb.REPLY, visit.id)))
        if "staff-reply-ask" not in [say.message.text.name for say in asked.says]:
            return
        reader = self.name_of(visit.person_id)
        told = self.act(name, TextSent(marked(reader, "Jawaban")))
        assert [self.name_of(say.person_id) for say in told.says if say.person_id != self.known(name)] == [reader]

    @rule(name=officers, text=st.sampled_from(("Diberi panduan", "", "x" * 3000, "09.05", "/menu", "batal")))
    def write_as_officer(self, name: str, text: str) -> None:
        self.act(name, TextSent(text))

    @rule(name=officers, on=st.booleans())
    def change_duty(self, name: str, on: bool) -> None:
        self.act(name, ChoicePressed(token(Verb.DUTY, "on" if on else "off")))

    @rule(name=officers, pick=some, typed=st.sampled_from(("09.00", "9.05", "08.59", "10.30", "kemarin")))
    def correct_a_time(self, name: str, pick: int, typed: str) -> None:
        visit = self.some_visit(pick)
        if visit is not None and name in self.hired():
            steps = self.sheet_of(visit).steps
            step = steps[pick % 3 % len(steps)]
            self.act(name, ChoicePressed(token(Verb.CORRECT, visit.id, step.no)))
            self.act(name, TextSent(typed))

    @rule(name=officers, pick=some, cause=st.sampled_from(Cause), verdict=st.sampled_from(("yes", "no", "plain")))
    def answer_for_a_deviation(self, name: str, pick: int, cause: Cause, verdict: str) -> None:
        """Whoever answers explains, whoever supervises judges; everybody else is refused."""
        open_ones = [(v, each) for v in self.desk.visits.values() for each in v.deviations if is_owed(each)]
        if open_ones and name in self.hired():
            visit, deviation = open_ones[pick % len(open_ones)]
            serial = deviation.id.rpartition(".")[2]
            press = (Verb.EXPLAIN, cause.value) if deviation.stage is Stage.UNEXPLAINED else (Verb.JUDGE, verdict)
            self.act(name, ChoicePressed(token(press[0], visit.id, serial, press[1])))
            self.act(name, TextSent("Jaringan sedang lambat"))

    @rule(name=officers)
    def hire(self, name: str) -> None:
        self.act(name, StaffAdded(name, STAFF[name]))

    @rule(name=officers)
    def dismiss(self, name: str) -> None:
        if name in self.hired():
            self.check(self.desk.enter(StaffRemoved(self.desk.people[self.known(name)].staff_id or "")))

    @rule(
        name=anyone,
        body=st.sampled_from(
            (
                FileSent("photo"),
                FileSent("photo", album="a"),
                OtherSent("voice"),
                ContactShared("0812", own=True),
                TextEdited("x"),
                DeskBlocked(),
                DeskUnblocked(),
            )
        ),
    )
    def send_something_else(self, name: str, body: Body) -> None:
        self.act(name, body)

    @rule(name=visitors)
    def give_up_delivering(self, name: str) -> None:
        if person := self.desk.at(name):
            self.check(self.desk.enter(DeliveryGivenUp(person.id, person.visit_id, "chat not found", blocked=True)))

    # Time

    @rule(seconds=st.sampled_from(SPANS))
    def let_time_pass(self, seconds: int) -> None:
        """Every deadline is looked at when it is due."""
        until = self.desk.now + timedelta(seconds=seconds)
        while (due := self.desk.next_due) and due <= until:
            self.desk.now = max(self.desk.now, due)
            self.sweep()
        self.desk.now = until

    @rule(seconds=st.sampled_from(SPANS))
    def let_time_pass_unattended(self, seconds: int) -> None:
        """The desk was down; afterwards one look at what is due."""
        self.desk.now += timedelta(seconds=seconds)
        self.sweep()

    @rule(pick=some)
    def look_too_early_or_again(self, pick: int) -> None:
        """Nothing is said before its time, nor twice. What an event has made due at once is not too early."""
        visit = self.some_visit(pick)
        if visit and self.desk.deadlines.get(visit.id, NEVER) > self.desk.now + NEVER_BACK:
            told = self.check(self.desk.fire(visit.id))
            assert told.says == ()

    def sweep(self) -> None:
        """What is due at the same moment is looked at one after the other; what one look has made due for another at
        once, a place in the queue that has changed, is looked at once more. Then nothing is due."""
        left: dict[Watched, datetime | None] = {}
        for told in list(self.desk.sweep()):
            self.check(told)
            left |= told.deadlines
        for watched in [watched for watched, due in left.items() if due is not None and due <= self.desk.now]:
            left |= self.check(self.desk.fire(watched.id)).deadlines
        assert all(due is None or due > self.desk.now for due in left.values()), "never comes to rest"

    # How it is checked

    def act(self, name: str, body: Body) -> Decision:
        calling = isinstance(body, ChoicePressed) and body.token.startswith((f"{Verb.CALL}:", f"{Verb.RECALL}:"))
        serving = self.desk.desk.serving
        told = self.desk.enter(body, name)
        going_on = any(note.what == "place_taken" for note in told.of(Note))
        if told.desk.serving > serving and not calling and not going_on and self.desk.office.capacity:
            assert told.desk.serving <= self.desk.office.capacity
        return self.check(told)

    def check(self, told: Decision) -> Decision:
        for say in told.says:
            self.check_message(say)
        for person in told.people.values():
            assert records.person_of(stored(records.person_row(person, SEAL)), SEAL) == person
        for visit in told.visits.values():
            check_records(visit)
        names = {name for name in VISITORS for note in told.of(Note) if name in json.dumps(dict(note.details or {}))}
        assert not names, "the journal names people by reference only"
        unlinked = {handed.response.id for handed in told.of(HandIn)}
        assert not unlinked & (self.desk.people.keys() | self.desk.visits.keys())
        return told

    def check_message(self, say: Say) -> None:
        reader = self.name_of(say.person_id)
        others = [name for name in VISITORS if name != reader] if reader in VISITORS else []
        for language in LANGUAGES:
            [shown] = self.renderer.show(say.message, language, "telegram", self.desk.now)
            text = formatted(shown["text"], "HTML", [])
            assert 1 <= len(text.plain) <= 4096
            buttons = [button for row in shown["rows"] for button in row]
            assert all(button["label"].strip() for button in buttons)
            assert all(1 <= len(button.get("token", "-").encode()) <= LONGEST for button in buttons)
            assert not [name for name in others if name in shown["text"]], "somebody else's text"
        given = [choice.token for choice in say.message.choices]
        assert all(read(each) for each in given)
        self.tokens += given
        self.choices[reader] = given or self.choices.get(reader, [])

    def some_visit(self, pick: int) -> Visit | None:
        known = list(self.desk.visits.values())
        return known[pick % len(known)] if known else None

    def status_of(self, *wanted: Status) -> list[Visit]:
        return [visit for visit in self.desk.visits.values() if visit.status in wanted]

    def attended(self) -> list[Visit]:
        return self.status_of(Status.PREPARING, Status.IN_SERVICE)

    def hired(self) -> list[str]:
        return [member.name for member in self.desk.desk.staff.values()]

    def known(self, name: str) -> str:
        person = self.desk.at(name)
        assert person
        return person.id

    def name_of(self, person_id: str) -> str:
        return self.desk.people[person_id].address

    def sheet_of(self, visit: Visit) -> Sheet:
        return self.desk.office.sheet_of(visit.sheet_id)

    def folded(self, visit: Visit) -> Timeline:
        unit: Office = self.desk.office
        return fold(self.sheet_of(visit), visit.evidence, unit.calendar, self.desk.now, visit.closed_at)

    # What holds at any moment

    @invariant()
    def whatever_is_open_will_be_looked_at_again(self) -> None:
        visits = {visit.id for visit in self.desk.visits.values() if visit.status.open}
        threads = {thread.id for thread in self.desk.threads.values() if thread.open}
        owed = {each.id for visit in self.desk.visits.values() for each in visit.deviations if is_owed(each)}
        surveyed = {visit.id for visit in self.desk.visits.values() if visit.survey is Survey.ASKED}
        owed |= {each.id for visit in self.desk.visits.values() for each in visit.follow_ups if each.open}
        owed |= {sorting_id(visit.id) for visit in self.desk.visits.values() if sorting.unsorted(visit)}
        duty = {DUTY_OF_ALL, *self.desk.desk.staff, *self.desk.of_kind(BOARD, LETTER, DISTURBANCE)}
        done = {each.id for visit in self.desk.visits.values() for each in visit.follow_ups if not each.open}
        watched = self.desk.deadlines.keys()
        assert visits | threads | owed <= watched <= visits | threads | owed | surveyed | done | duty
        assert all(due > self.desk.now for due in self.desk.deadlines.values())

    @invariant()
    def the_queue_is_served_in_the_order_of_joining(self) -> None:
        rows = [records.visit_row(visit, occupies=True) for visit in self.status_of(Status.QUEUED)]
        waiting = [replace(place, category="") for place in self.desk.desk.queue.heads]
        assert set(waiting) == set(records.waiting_of(rows)), "kinds of business are kept beside the visits"
        assert [place.queued_at for place in waiting] == sorted(place.queued_at for place in waiting)

    @invariant()
    def nobody_waits_while_a_place_is_free(self) -> None:
        desk, unit = self.desk.desk, self.desk.office
        free = unit.capacity and desk.serving < unit.capacity
        # every sheet of these desks has visitors received by the same role
        if free and received(desk, unit.sheet) and unit.calendar.hours.always:
            assert desk.queue.ready(self.desk.now) == ()

    @invariant()
    def the_places_in_use_are_those_of_the_visits_in_service(self) -> None:
        assert {place.visit_id for place in self.desk.desk.attended} == {visit.id for visit in self.attended()}
        in_use = [v for v in self.status_of(Status.IN_SERVICE) if holds_place(self.sheet_of(v), v)]
        assert self.desk.desk.serving == len(in_use)

    @invariant()
    def only_the_parked_wait_for_a_word_and_their_number_stays(self) -> None:
        parked = self.status_of(Status.PARKED)
        listed = {place.visit_id for place in (*self.desk.desk.queue.heads, *self.desk.desk.attended)}
        assert all(visit.ticket and not visit.released and visit.id not in listed for visit in parked)
        assert not parked or self.desk.office.calling.calls

    @invariant()
    def numbers_are_unique_and_without_gaps(self) -> None:
        numbers = per_day(visit.number for visit in self.desk.visits.values() if visit.number)
        assert all(sorted(found) == list(range(1, len(found) + 1)) for found in numbers.values())
        called_out = [visit.ticket for visit in self.desk.visits.values() if visit.ticket and visit.status.open]
        assert len(called_out) == len(set(called_out)), "two visitors would answer to one number"

    @invariant()
    def nobody_has_two_open_visits(self) -> None:
        opened = Counter(visit.person_id for visit in self.desk.visits.values() if visit.status.open)
        assert all(count == 1 for count in opened.values())
        latest = {self.desk.people[person_id].visit_id for person_id in opened}
        assert latest == {visit.id for visit in self.desk.visits.values() if visit.status.open}

    @invariant()
    def what_was_announced_is_what_the_evidence_says(self) -> None:
        for visit in self.desk.visits.values():
            found = {(overrun.first.no, overrun.last.no) for overrun in self.folded(visit).overruns}
            standing = [(d.first, d.last) for d in visit.deviations if d.stands and d.of_time]
            assert len(standing) == len(set(standing))
            assert set(standing) <= found
            if visit.status.open and visit.ticket:
                assert set(standing) == found, "an overrun was not announced in time"

    @invariant()
    def what_became_of_a_deviation_is_only_added_to(self) -> None:
        """rule: deviation-history-only-grows"""
        deviations = [each for visit in self.desk.visits.values() for each in visit.deviations]
        now = {each.id: each.entries for each in deviations}
        assert len(now) == len(deviations), "two deviations have one name"
        for name, before in self.histories.items():
            assert now[name][: len(before)] == before
        assert all(entries[0].what is Became.RAISED for entries in now.values())
        self.histories = now

    @invariant()
    def nothing_is_flagged_after_the_end(self) -> None:
        for visit in self.desk.visits.values():
            assert all(not visit.closed_at or d.due_at <= visit.closed_at for d in visit.deviations if d.stands)


def per_day(numbers: Iterable[str]) -> dict[str, list[int]]:
    """Running numbers by what stands before them."""
    found: dict[str, list[int]] = {}
    for number in numbers:
        day, _, serial = number.rpartition("-")
        found.setdefault(day, []).append(int(serial))
    return found


def check_records(visit: Visit) -> None:
    row = stored(records.visit_row(visit, occupies=True))
    evidence = [stored(each) for each in records.evidence_rows(None, visit)]
    entries = [stored(each) for each in records.entry_rows(None, visit)]
    announced = {each["id"]: stored(each) for each in records.deviation_rows(None, visit)}
    deviations = [{**entry, **announced[entry["deviation_id"]]} for entry in entries]
    written = [stored(each) for each in records.outcome_rows(None, visit)]
    followed = {each["id"]: each for each in records.follow_up_rows(None, visit)[0]}
    follow_ups = [{**entry, **followed[entry["follow_up_id"]]} for entry in records.follow_up_rows(None, visit)[1]]
    assert records.visits_of([row], evidence, deviations, outcomes=written, follow_ups=follow_ups) == {visit.id: visit}


def stored(row: dict[str, Any]) -> dict[str, Any]:
    """A row as a database gives it back: values in columns as they are, mappings by way of JSON."""
    return {key: json.loads(json.dumps(value)) if isinstance(value, dict) else value for key, value in row.items()}


Day.TestCase.settings = settings(max_examples=times(10, 100), stateful_step_count=40, deadline=None)
TestDay = pytest.mark.timeout(600)(Day.TestCase)
"""A day that goes wrong is made as short as possible before it is shown, which may take some minutes."""
