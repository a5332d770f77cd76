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
from bot.flows.journey.rights import answers_for, owners
from bot.flows.office.office import Office
from bot.flows.procedure.sheet import Sheet
from bot.flows.procedure.timeline import StepState, Timeline, fold
from bot.flows.procedure.vocabulary import VISITOR
from bot.flows.queue.places import holds_place
from bot.flows.scene.effects import Decision, HandIn, Note, Say
from bot.flows.scene.events import (
    CLOCK,
    Body,
    ChoicePressed,
    ContactShared,
    DeadlinePassed,
    DeliveryGivenUp,
    DeskBlocked,
    DeskUnblocked,
    Event,
    FileSent,
    OtherSent,
    StaffAdded,
    StaffRemoved,
    TextEdited,
    TextSent,
)
from bot.flows.scene.facts import Facts, Fresh
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import LONGEST, Verb, read, token
from bot.flows.staffing.acting import reckoned
from bot.flows.staffing.holding import holder
from bot.flows.staffing.roster import received, responsible
from bot.flows.state.desk import Staff
from bot.flows.state.deviation import Became, Cause, Deviation, DeviationEntry, Stage
from bot.flows.state.dialog import PlanningFollowUp, Surveyed
from bot.flows.state.follow_up import FollowUp, serial_of, sorting_id
from bot.flows.state.loaded import Loaded
from bot.flows.state.survey import Survey
from bot.flows.state.visits import Status, Visit
from bot.flows.state.watched import BOARD, DISTURBANCE, LETTER, Watched
from bot.rehearsal.fakes.telegram.entities import formatted
from bot.rehearsal.memory_desk import NEVER_BACK, MemoryDesk
from bot.render import Renderer
from bot.sop import load_sheet
from bot.texts import LANGUAGES, load_texts
from tests.clock import MONDAY_MORNING
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

    @rule(
        name=officers, pick=some, days=st.integers(1, 12), whom=st.sampled_from(("me", "@front_office", "@supervisor"))
    )
    def promise_something(self, name: str, pick: int, days: int, whom: str) -> None:
        """Whoever may writes an outcome of which something follows: by when, whose it is, and what is to be done."""
        visit = self.some_visit(pick)
        if visit is None or name not in self.hired():
            return
        for _ in range(8):
            if (going_on := self.desk.visits[visit.id]).status.attended:
                self.report(going_on, [*STAFF, "visitor"], skipping=0)
        self.act(name, ChoicePressed(token(Verb.OUTCOME, visit.id)))
        for text in ("Dijelaskan caranya", "saran", "ya", f"{days} hari kerja"):
            self.act(name, TextSent(text))
        asked = self.desk.people[self.known(name)].dialog
        if isinstance(asked, PlanningFollowUp) and asked.due:
            self.act(name, ChoicePressed(token(Verb.PLAN, visit.id, asked.due, whom)))
            self.act(name, TextSent("Mengirim surat"))

    @rule(name=officers, pick=some, what=st.sampled_from(("done", "task", "answer", "hand", "later")))
    def see_to_a_follow_up(self, name: str, pick: int, what: str) -> None:
        """Whoever has it finishes it, puts it right, hands it on or puts it off; everybody else is refused."""
        open_ones = [(v, each) for v in self.desk.visits.values() for each in v.follow_ups if each.open]
        if not open_ones or name not in self.hired():
            return
        visit, follow_up = open_ones[pick % len(open_ones)]
        about = (visit.id, serial_of(follow_up.id))
        colleague = self.desk.people[self.known(name)].staff_id or ""
        if what == "hand":
            self.act(name, ChoicePressed(token(Verb.FOLLOW_HAND, *about, colleague)))
        elif what == "later":
            self.act(name, ChoicePressed(token(Verb.FOLLOW_LATER, *about)))
            self.act(name, TextSent("3 hari kerja"))
        else:
            self.act(name, ChoicePressed(token(Verb.FOLLOW_WRITE, *about, what)))
        self.act(name, TextSent("Menunggu jawaban dinas"))

    @rule(
        name=officers,
        substitute=officers,
        span=st.sampled_from(("hari ini", "besok", "hari ini 10.00-12.00", "hari ini sampai lusa")),
        numbered=st.booleans(),
    )
    def let_somebody_stand_in(self, name: str, substitute: str, span: str, numbered: bool) -> None:
        """Somebody is absent, with a letter that has its number or still waits for it; circles are refused."""
        if {name, substitute} <= set(self.hired()):
            before = set(self.desk.desk.letters)
            for text in ("batal", f"berhalangan {span}", substitute, "Sakit", "ya"):
                self.act(name, TextSent(text))
            for drafted in set(self.desk.desk.letters) - before if numbered else ():
                self.act(name, ChoicePressed(token(Verb.LETTER, "no", drafted)))
                self.act(name, TextSent("0123/C7.7/KP.10.00/2026"))

    @rule(name=officers, pick=some, what=st.sampled_from(("new", "y", "n", "e", "w")))
    def declare_a_disturbance(self, name: str, pick: int, what: str) -> None:
        """Somebody says that something broke; supervisors declare, refuse, end and withdraw."""
        if name not in self.hired():
            return
        known = self.desk.desk.disturbances
        if what == "new" or not known:
            at = self.desk.office.calendar.local(self.desk.now)
            began = at - timedelta(minutes=1 + pick % 20)
            self.act(name, TextSent(f"/gangguan zoom sejak {began:%H.%M}"))
            self.act(name, ChoicePressed(token(Verb.DISTURBANCE, "ok")))
        else:
            self.act(name, ChoicePressed(token(Verb.DISTURBANCE, what, known[pick % len(known)].id)))

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
    def everything_open_has_one_who_answers_and_one_next_moment(self) -> None:
        """Of several who answer for a role anybody may: nobody is named, so nobody else is asked either."""
        scene = self.scene()
        here = [member for member in scene.desk.staff.values() if member.person_id]
        for visit in self.desk.visits.values():
            if visit.status.open:
                assert visit.id in self.desk.deadlines
            for role in self.sheet_of(visit).roles if visit.status.attended else ():
                turned = responsible(scene, visit, role)
                assert bool(turned) is bool(here), "somebody is turned to as long as anybody works here"
                taken = holder(scene.desk, visit, role)
                assert taken is None or [each.id for each in turned] == [taken], "who has it answers, alone"
            for each in visit.deviations:
                if is_owed(each):
                    assert each.id in self.desk.deadlines
                    answering = [member for member in here if answers_for(scene, member, visit, each)]
                    assert not here or self.one_party(answering, each.answered_by)
            for follow_up in visit.follow_ups:
                if follow_up.open:
                    assert follow_up.id in self.desk.deadlines
                    assert not here or self.one_party(list(owners(scene, visit, follow_up)), follow_up.held.owner)

    @invariant()
    def an_open_follow_up_is_never_lost_sight_of(self) -> None:
        """One name or none, a colleague who is there still or the role behind them; looked at on the day it is due at
        the latest, and once it is overdue on the next working day."""
        scene, calendar = self.scene(), self.desk.office.calendar
        for visit in self.desk.visits.values():
            for each in (each for each in visit.follow_ups if each.open):
                entries = [entry for entry in each.entries if entry.role]
                named = scene.desk.staff.get(entries[-1].owner or "")
                answering = list(owners(scene, visit, each))
                if named is not None and named.person_id:
                    assert len(answering) == 1, "one person"
                assert len({one.id for one in answering}) == len(answering), "nobody twice"
                due = max([entry.due_at for entry in each.entries if entry.due_at][-1], self.desk.now)
                assert self.desk.now < self.desk.deadlines[each.id] <= calendar.end_of_working_day(due, 2)

    def one_party(self, answering: list[Staff], named: str | None) -> bool:
        """One person where somebody is named and here; else whoever is turned to for the role, and that is somebody."""
        desk = reckoned(self.desk.desk, self.desk.now)
        one = desk.staff.get(named or "")
        return len(answering) == 1 if one is not None and one.person_id else bool(answering)

    def scene(self) -> Scene:
        """A scene in which everything is at hand."""
        desk = reckoned(self.desk.desk, self.desk.now)
        loaded = Loaded(self.desk.people), Loaded(self.desk.visits)
        facts = Facts(self.desk.now, self.desk.office, Fresh("r", "u"), desk, *loaded)
        return Scene(Event(CLOCK, "look", self.desk.now, DeadlinePassed("visit", "x")), facts, desk)

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
    remarks = [stored(each) for each in records.remark_rows(None, visit)]
    kept = records.visits_of([row], evidence, deviations, remarks=remarks, outcomes=written, follow_ups=follow_ups)
    assert kept == {visit.id: visit}


def stored(row: dict[str, Any]) -> dict[str, Any]:
    """A row as a database gives it back: values in columns as they are, mappings by way of JSON."""
    return {key: json.loads(json.dumps(value)) if isinstance(value, dict) else value for key, value in row.items()}


def day_with_follow_ups() -> Day:
    """A drawn day's own rules, played in an order that opens a follow-up of one person and one of a role."""
    day = Day()
    day.open_up(None, 3, 3, 0, "Senin-Kamis 08.00-12.00, 13.00-16.00; Jumat 08.00-11.30", len(VISITORS))
    for pick, whom in enumerate(("me", "@front_office")):
        for name in STAFF:
            day.promise_something(name, pick, 3, whom)
    return day


def promised(day: Day) -> list[FollowUp]:
    return [each for visit in day.desk.visits.values() for each in visit.follow_ups]


def measure(day: Day) -> None:
    day.whatever_is_open_will_be_looked_at_again()
    day.everything_open_has_one_who_answers_and_one_next_moment()
    day.an_open_follow_up_is_never_lost_sight_of()


# rule: every-follow-up-has-a-next-moment
def test_follow_ups_of_a_drawn_day_are_there_and_measured_whatever_becomes_of_them() -> None:
    day = day_with_follow_ups()
    assert {bool(each.held.owner) for each in promised(day)} == {True, False}, "of a person, and of a role"
    measure(day)
    for name in STAFF:
        day.see_to_a_follow_up(name, 0, "hand")
        day.see_to_a_follow_up(name, 1, "later")
        measure(day)
    for what in ("answer", "task"):
        day.see_to_a_follow_up("Sari", 0, what)
    day.let_somebody_stand_in("Sari", "Dewi", "hari ini sampai lusa", numbered=True)
    measure(day)
    for seconds in (5 * 3600, 16 * 3600, *(3 * 86400,) * 6):
        day.let_time_pass_unattended(seconds)
        measure(day)
    for name in STAFF:
        day.dismiss(name)
        measure(day)
    assert any(each.open for each in promised(day))
    for name in STAFF:
        day.hire(name)
        for pick in range(2):
            day.see_to_a_follow_up(name, pick, "done")
        measure(day)
    assert not any(each.open for each in promised(day)), "whoever comes new can finish what is left"


def test_a_follow_up_that_nobody_looks_at_again_is_found() -> None:
    day = day_with_follow_ups()
    lost = promised(day)[0]
    day.desk.deadlines[lost.id] = day.desk.office.calendar.end_of_working_day(lost.due_at, 3)
    with pytest.raises(AssertionError):
        day.an_open_follow_up_is_never_lost_sight_of()


Day.TestCase.settings = settings(max_examples=times(3, 40), stateful_step_count=40, deadline=None)
TestDay = pytest.mark.timeout(600)(Day.TestCase)
"""A day that goes wrong is made as short as possible before it is shown, which may take some minutes."""
