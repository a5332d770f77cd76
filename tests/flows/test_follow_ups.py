"""The outcome by kind and what follows from it: who may, what is kept, and that whatever is open has a next moment."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.followup import due
from bot.flows.journey.rights import RIGHTS
from bot.flows.scene.messages import Phrase
from bot.flows.scene.tokens import OF_FOLLOW_UPS, Verb
from bot.flows.state.dialog import FollowingUp, Idle, PlanningFollowUp, SortingOutcome, WritingOutcome
from bot.flows.state.follow_up import FollowUp, Went
from bot.flows.state.outcome import Outcome, OutcomeKind
from bot.flows.state.visits import Status
from bot.flows.understanding.outcome_words import kinds_before, kinds_in
from tests.flows.standings import REF, press
from tests.flows.table import FORM, Table, office

PEOPLE = {
    "Sari": "front_office",
    "Bayu": "back_office",
    "Made": "back_office",
    "Nur": "supervisor",
    "Adi": "admin",
    "Udin": "",
}
"""Bayu has served Rina, and what follows is his; Udin is another visitor."""

TASK = "Mengusulkan jam layanan yang lebih panjang"
WORKDAYS = {"hours": "Senin-Jumat 08.00-16.00"}
COMPLAINT, INFORMATION, INPUT, SUGGESTION = OutcomeKind
FRIDAY_CLOSING = datetime(2026, 11, 27, 9, tzinfo=UTC)
"""16.00 WIB of the fourth working day after the tests' Monday morning."""


def served(category: str = "informasi", *, hours: dict[str, str] | None = None) -> Table:
    """Rina has been served by Bayu, who is asked what came of it."""
    table = Table(office(**({"office": hours} if hours else {})))
    for name, role in PEOPLE.items():
        if role:
            table.hire(name, role)
        else:
            table.seat(name)
    table.seat("Rina")
    form = {"name": "Rina Simbolon", **FORM, "category": category}
    assigned = {"back_office": "s-bayu", "front_office": "s-sari"}
    visit = table.open("Rina", Status.IN_SERVICE, reported=7, assigned=assigned, form=form)
    table.people["bayu"] = replace(table.person("Bayu"), dialog=WritingOutcome(visit.id))
    return table


def followed(*, complaint: bool = False, hours: dict[str, str] | None = None) -> Table:
    """And something is to follow, of Bayu, in four working days; or it was a complaint."""
    table = served(hours=hours)
    table.write("Bayu", "Keluhan: pungutan" if complaint else "Masukan: jam layanan")
    if complaint:
        press(table, Verb.SORT, (REF, "1", "yes"), "Bayu")
        return over(table)
    press(table, Verb.SORT, (REF, "3", "yes"), "Bayu")
    table.write("Bayu", "4 hari kerja")
    table.write("Bayu", "saya")
    table.write("Bayu", TASK)
    return over(table)


def over(table: Table) -> Table:
    """And her visit is over, so that nothing else of it is watched."""
    visit = table.visit_of("Rina")
    table.visits[visit.id] = replace(visit, status=Status.FINISHED, closed_at=table.now, surveyed=True)
    return table


def outcomes(table: Table) -> tuple[Outcome, ...]:
    return table.visit_of("Rina").outcomes


def follow_up(table: Table) -> FollowUp:
    [found] = table.visit_of("Rina").follow_ups
    return found


# What was written


def test_what_is_typed_is_kept_at_once_and_one_tap_completes_it() -> None:
    table = served()
    assert table.write("Bayu", "Dijelaskan cara verval").answers.split()[0] == "staff-outcome-kept"
    [first] = outcomes(table)
    assert (first.version, first.text, first.kinds, first.follow_up, first.by) == (
        1, "Dijelaskan cara verval", (), None, "s-bayu",
    )  # fmt: skip
    told = press(table, Verb.SORT, (REF, "2", "no"), "Bayu")
    assert told.answers == "outcome-sorted card-staff"
    kept, whole = outcomes(table)
    assert kept == first, "rule: outcome-history-only-grows"
    assert (whole.version, whole.text, whole.kinds, whole.follow_up) == (1, first.text, (INFORMATION,), False)
    before = outcomes(table)
    press(table, Verb.SORT, (REF, "2", "no"), "Bayu")
    assert outcomes(table) == before, "pressed twice, nothing is added"


def test_a_correction_is_another_version_and_keeps_what_was_said() -> None:
    table = served()
    table.write("Bayu", "Saran: jam layanan")
    press(table, Verb.SORT, (REF, "4", "no"), "Bayu")
    press(table, Verb.OUTCOME, (REF,), "Bayu")
    table.write("Bayu", "Jam layanan diperpanjang")
    first, _, second = outcomes(table)
    assert (first.version, first.text, second.version, second.text) == (1, "jam layanan", 2, "Jam layanan diperpanjang")
    assert (second.kinds, second.follow_up) == ((SUGGESTION,), False)
    assert table.visit_of("Rina").outcome == "Jam layanan diperpanjang"
    press(table, Verb.SORT, (REF, "24", "no"), "Bayu")
    assert (outcomes(table)[-1].version, outcomes(table)[-1].kinds) == (3, (INFORMATION, SUGGESTION))


# rule: promised-is-not-asked
def test_a_correction_does_not_ask_for_what_is_promised_already() -> None:
    table = followed()
    press(table, Verb.OUTCOME, (REF,), "Bayu")
    told = table.write("Bayu", "Dijelaskan ulang")
    [asked] = [say.message for say in told.decision.says if say.message.text.name == "staff-outcome-kept"]
    assert asked.text.args["asked"] == Phrase("outcome-still-followed")
    assert [each.label.name for each in asked.choices][-1] == "choice-outcome-keep"
    press(table, Verb.SORT, (REF, "2", "yes"), "Bayu")
    assert (len(table.visit_of("Rina").follow_ups), outcomes(table)[-1].follow_up) == (1, True)


def test_the_same_text_once_more_is_no_version() -> None:
    table = served()
    table.write("Bayu", "Saran: jam layanan")
    press(table, Verb.OUTCOME, (REF,), "Bayu")
    table.write("Bayu", "jam layanan")
    assert len(outcomes(table)) == 1


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("keluhan, saran", ("complaint", "suggestion")),
        ("Keluhan dan saran.", ("complaint", "suggestion")),
        ("1 3", ("complaint", "input")),
        ("masukkan", ("input",)),
        ("info", ("information",)),
        ("pengaduan/usul", ("complaint", "suggestion")),
        ("saran untuk kantor", None),
        ("5", None),
        ("", None),
    ],
)
def test_kinds_in_words(typed: str, kinds: tuple[str, ...] | None) -> None:
    assert kinds_in(typed) == kinds


@pytest.mark.parametrize(
    ("typed", "kinds", "text"),
    [
        ("Keluhan: pungutan", ("complaint",), "pungutan"),
        ("keluhan, saran : pungutan", ("complaint", "suggestion"), "pungutan"),
        ("Catatan: pungutan", (), "Catatan: pungutan"),
        ("Keluhan:", (), "Keluhan:"),
        ("1: pungutan", (), "1: pungutan"),
        ("Diberi tahu", (), "Diberi tahu"),
    ],
)
def test_kinds_before_a_colon(typed: str, kinds: tuple[str, ...], text: str) -> None:
    assert kinds_before(typed) == (kinds, text)


@pytest.mark.parametrize(
    ("category", "kind"), [("informasi", INFORMATION), ("pengaduan", COMPLAINT), ("masukan", INPUT), ("", INFORMATION)]
)
def test_the_most_likely_kind_is_chosen_before(category: str, kind: OutcomeKind) -> None:
    table = served(category)
    table.write("Bayu", "Diteruskan")
    assert table.person("Bayu").dialog == SortingOutcome(table.visit_of("Rina").id, (kind,))


def test_words_alone_do_everything() -> None:
    table = served()
    table.write("Bayu", "Diteruskan ke tim")
    assert table.write("Bayu", "masukan, saran").answers == "staff-outcome-kept"
    assert table.write("Bayu", "ya").answers == "outcome-sorted follow-up-when"
    assert outcomes(table)[-1].kinds == (INPUT, SUGGESTION)
    assert table.write("Bayu", "entahlah").answers == "follow-up-when-unclear"
    assert table.write("Bayu", "20 Desember").answers == "follow-up-whom"
    assert table.write("Bayu", "entahlah").answers == "follow-up-whom-unclear"
    assert table.write("Bayu", "Made").answers == "follow-up-what"
    assert table.write("Bayu", "...").answers == "follow-up-words-please"
    told = table.write("Bayu", TASK)
    assert (told.answers, told.to("Rina"), told.to("Made")) == (
        "follow-up-planned card-staff", "follow-up-promised", "follow-up-yours card-staff",
    )  # fmt: skip
    assert follow_up(table).held.owner == "s-made"


def test_kinds_and_answer_in_one_message() -> None:
    table = served()
    table.write("Bayu", "Diteruskan ke tim")
    assert table.write("Bayu", "saran, tidak").answers == "outcome-sorted card-staff"
    assert (outcomes(table)[-1].kinds, outcomes(table)[-1].follow_up) == ((SUGGESTION,), False)


def test_words_about_something_else_are_not_lost() -> None:
    table = served()
    table.write("Bayu", "Diteruskan ke tim")
    assert table.write("Bayu", "Mohon tunggu sebentar, Bu").answers == "staff-words-ask"
    assert outcomes(table)[-1].follow_up is None


def test_what_is_missing_is_owed_asked_for_and_resumed() -> None:
    table = served(hours=WORKDAYS)
    table.write("Bayu", "Diteruskan ke tim")
    table.write("Bayu", "batal")
    over(table)
    key = f"{table.visit_of('Rina').id}.o"
    table.now = table.deadlines[key]
    asked = table.fire(key)
    assert [(say.person_id, say.message.text.name) for say in asked.says] == [("bayu", "outcome-unsorted")]
    table.now = table.deadlines[key]
    again = {(say.person_id, say.message.text.name) for say in table.fire(key).says}
    assert again == {("bayu", "outcome-unsorted"), ("nur", "outcome-unsorted-told")}
    assert press(table, Verb.SORT, (REF,), "Bayu").answers == "staff-outcome-kept"
    press(table, Verb.SORT, (REF, "2", "yes"), "Bayu")
    table.write("Bayu", "batal")
    assert key in table.deadlines, "by when and by whom is still owed"
    assert press(table, Verb.SORT, (REF,), "Bayu").answers == "follow-up-when"
    table.write("Bayu", "3")
    table.write("Bayu", "saya")
    assert key in table.deadlines, "and what is to be done"
    table.write("Bayu", TASK)
    assert key not in table.deadlines


def test_an_old_plan_button_plans_nothing_twice() -> None:
    table = followed()
    day = f"{follow_up(table).due_at + timedelta(days=1):%Y%m%d}"
    assert press(table, Verb.PLAN, (REF, day, "me"), "Bayu").answers == "follow-up-one"
    press(table, Verb.FOLLOW_WRITE, (REF, 0, "done"), "Bayu")
    table.write("Bayu", "Sudah diatur")
    assert press(table, Verb.PLAN, (REF, day, "me"), "Bayu").answers == "staff-press-stale"
    assert len(table.visit_of("Rina").follow_ups) == 1


# What is to be done


# rule: follow-up-says-what
def test_what_is_to_be_done_is_asked_for_kept_and_told() -> None:
    table = served()
    table.write("Bayu", "Diteruskan ke tim")
    press(table, Verb.SORT, (REF, "2", "yes"), "Bayu")
    press(table, Verb.PLAN, (REF, "20261204"), "Bayu")
    assert press(table, Verb.PLAN, (REF, "20261204", "s-made"), "Bayu").answers == "follow-up-what"
    assert table.visit_of("Rina").follow_ups == ()
    told = table.write("Bayu", TASK)
    [promised] = [say.message.text for say in told.decision.says if say.person_id == "rina"]
    assert promised.args["words"] == TASK
    [given] = [say.message.text for say in told.decision.says if say.message.text.name == "follow-up-yours"]
    assert given.args["task"] == Phrase("follow-up-task", {"words": TASK})
    assert (follow_up(table).task, follow_up(table).entries[0].words) == (TASK, TASK)


def test_one_without_a_sentence_is_shown_with_the_outcome() -> None:
    table = followed()
    visit = table.visit_of("Rina")
    old = replace(follow_up(table), entries=(replace(follow_up(table).entries[0], words=""),))
    table.visits[visit.id] = replace(visit, follow_ups=(old,))
    [shown] = press(table, Verb.FOLLOW, (REF, 0), "Bayu").decision.says
    assert shown.message.text.args["task"] == Phrase("follow-up-about", {"words": "jam layanan"})
    assert shown.message.text.args["told"] == Phrase(
        "follow-up-told", {"kinds": Phrase("outcome-kind-input"), "about": "jam layanan", "words": ""}
    )


def test_what_is_to_be_done_is_put_right_by_one_more_entry_and_the_visitor_hears_it() -> None:
    table = followed()
    before = follow_up(table).entries
    assert press(table, Verb.FOLLOW_WRITE, (REF, 0, "task"), "Bayu").answers == "follow-up-ask-task"
    told = table.write("Bayu", "Mengirim surat usulan")
    assert (told.answers, told.to("Rina")) == ("follow-up-one", "follow-up-put-right")
    assert follow_up(table).entries[:-1] == before
    assert (follow_up(table).task, follow_up(table).due_at) == ("Mengirim surat usulan", before[0].due_at)
    press(table, Verb.FOLLOW_WRITE, (REF, 0, "task"), "Bayu")
    again = table.write("Bayu", "Mengirim surat usulan")
    assert (len(follow_up(table).entries), again.to("Rina")) == (2, ""), "the same words once more are no entry"


# Rights

MAY = [
    # verb, arguments after the visit, who is let
    (Verb.FOLLOW, (0,), "Bayu Nur Adi"),
    (Verb.FOLLOW_WRITE, (0, "done"), "Bayu Nur"),
    (Verb.FOLLOW_WRITE, (0, "task"), "Bayu Nur"),
    (Verb.FOLLOW_HAND, (0,), "Bayu Nur"),
    (Verb.FOLLOW_HAND, (0, "s-made"), "Bayu Nur"),
    (Verb.FOLLOW_LATER, (0,), "Bayu Nur"),
    (Verb.FOLLOW_LATER, (0, "20261218"), "Bayu Nur"),
    (Verb.SORT, ("2",), "Bayu Nur"),
    (Verb.SORT, (), "Bayu Nur"),
    (Verb.PLAN, ("20261204",), "Bayu Nur"),
]
REFUSALS = {"staff-not-yours", "staff-taken", "staff-press-stale", "press-stale", "follow-up-not-yours"}


@pytest.mark.parametrize("name", [*PEOPLE, "Rina"])
@pytest.mark.parametrize(("verb", "parts", "who"), MAY)
# rule: rights-by-one-table
def test_what_follows_is_its_owners_and_the_supervisors(
    verb: Verb, parts: tuple[str | int, ...], who: str, name: str
) -> None:
    table = followed()
    before = table.visit_of("Rina").follow_ups
    told = press(table, verb, (REF, *parts), name)
    may = name in who.split() or (verb in (Verb.SORT, Verb.PLAN) and name == "Sari")
    assert told.answers, "everybody is answered"
    assert bool(set(told.answers.split()) & REFUSALS) is not may, told.answers
    if not may:
        assert table.visit_of("Rina").follow_ups == before


def test_of_two_follow_ups_each_is_its_owner_s() -> None:
    """rule: follow-up-is-its-owner-s"""
    table = followed()
    visit = table.visit_of("Rina")
    entry = replace(follow_up(table).entries[0], owner="s-made")
    other = replace(follow_up(table), id=f"{visit.id}.f1", entries=(entry,))
    table.visits[visit.id] = replace(visit, follow_ups=(*visit.follow_ups, other))
    assert press(table, Verb.FOLLOW_WRITE, (REF, 1, "done"), "Bayu").answers == "follow-up-not-yours"
    assert press(table, Verb.FOLLOW_WRITE, (REF, 1, "done"), "Made").answers == "follow-up-ask-done"


def test_the_walk_has_every_verb() -> None:
    assert {verb for verb, *_ in MAY} == OF_FOLLOW_UPS <= RIGHTS.keys()


@pytest.mark.parametrize("parts", [(REF,), (REF, 1), (REF, "x"), (REF, 99), (REF, -1), ("unknown", 0)])
@pytest.mark.parametrize("verb", sorted(OF_FOLLOW_UPS - {Verb.SORT, Verb.PLAN}))
def test_a_follow_up_that_is_not_there_is_nobody_s(verb: Verb, parts: tuple[str | int, ...]) -> None:
    assert press(followed(), verb, parts, "Nur").answers == "staff-press-stale"


@pytest.mark.parametrize("parts", [(REF, "x"), (REF, "9", "yes"), (REF, "", "no")])
def test_kinds_that_are_none_are_stale(parts: tuple[str, ...]) -> None:
    table = served()
    table.write("Bayu", "Diteruskan ke tim")
    assert press(table, Verb.SORT, parts, "Bayu").answers == "staff-press-stale"


@pytest.mark.parametrize("day", ["20261301", "x", "20251204", "20991204", ""])
def test_a_date_that_is_none_is_asked_for_again(day: str) -> None:
    table = served()
    table.write("Bayu", "Diteruskan ke tim")
    press(table, Verb.SORT, (REF, "2", "yes"), "Bayu")
    assert press(table, Verb.PLAN, (REF, day), "Bayu").answers == "follow-up-when-unclear"


# What becomes of it


def test_what_was_done_ends_it_and_is_told_to_the_visitor() -> None:
    """rule: follow-up-ends-with-the-visitor-told"""
    table = followed()
    assert press(table, Verb.FOLLOW_WRITE, (REF, 0, "done"), "Bayu").answers == "follow-up-ask-done"
    assert table.write("Bayu", "...").answers == "follow-up-words-please"
    told = table.write("Bayu", "Jam layanan ditambah")
    assert (told.answers, told.to("Rina")) == ("follow-up-noted", "follow-up-ended")
    opened, done = follow_up(table).entries
    assert (opened.what, done.what, done.words, done.by) == (
        Went.OPENED, Went.DONE, "Jam layanan ditambah", "s-bayu",
    )  # fmt: skip
    before = follow_up(table)
    assert press(table, Verb.FOLLOW_WRITE, (REF, 0, "done"), "Bayu").answers == "follow-up-one"
    assert follow_up(table) == before


def test_everything_is_one_more_entry() -> None:
    """rule: follow-up-history-only-grows"""
    table = followed()
    seen: list[FollowUp] = [follow_up(table)]
    for verb, parts, typed in (
        (Verb.FOLLOW_HAND, ("s-made",), ""),
        (Verb.FOLLOW_LATER, ("20261218",), "Menunggu surat"),
        (Verb.FOLLOW_HAND, ("@front_office",), ""),
        (Verb.FOLLOW_WRITE, ("task",), "Mengirim surat usulan"),
        (Verb.FOLLOW_WRITE, ("done",), "Sudah"),
    ):
        press(table, verb, (REF, 0, *parts), "Nur")
        if typed:
            table.write("Nur", typed)
        assert follow_up(table).entries[:-1] == seen[-1].entries
        seen.append(follow_up(table))
    assert [entry.what for entry in seen[-1].entries] == [
        Went.OPENED,
        Went.HANDED,
        Went.MOVED,
        Went.HANDED,
        Went.REWORDED,
        Went.DONE,
    ]


def test_handing_over_is_told_to_both() -> None:
    table = followed()
    told = press(table, Verb.FOLLOW_HAND, (REF, 0, "s-made"), "Nur")
    assert (told.answers, told.to("Made"), told.to("Bayu"), told.to("Rina")) == (
        "follow-up-one", "follow-up-yours", "follow-up-handed-told", "",
    )  # fmt: skip


def test_putting_off_has_a_reason_that_supervisors_and_a_date_that_the_visitor_reads() -> None:
    table = followed()
    assert press(table, Verb.FOLLOW_LATER, (REF, 0, "20261218"), "Bayu").answers == "follow-up-ask-reason"
    told = table.write("Bayu", "Menunggu surat dinas")
    assert (told.to("Nur"), told.to("Rina")) == ("follow-up-moved-told", "follow-up-new-date")
    assert (follow_up(table).entries[-1].words, f"{follow_up(table).due_at:%Y%m%d}") == (
        "Menunggu surat dinas", "20261218",
    )  # fmt: skip


def test_a_gone_owner_hands_on_to_whoever_the_desk_turns_to() -> None:
    """rule: gone-owner-hands-on"""
    table = followed()
    staff = {key: each for key, each in table.desk.staff.items() if key != "s-bayu"}
    table.desk = replace(table.desk, staff=staff)
    assert press(table, Verb.FOLLOW_WRITE, (REF, 0, "done"), "Made").answers == "follow-up-ask-done"
    table.desk = replace(table.desk, staff={key: each for key, each in staff.items() if key != "s-made"})
    key = follow_up(table).id
    table.now = table.deadlines[key]
    assert [say.person_id for say in table.fire(key).says] == ["nur"]


# Watching


def test_it_is_called_to_mind_due_and_overdue_once_each_and_then_each_working_day() -> None:
    """rule: overdue-told-to-supervisor-once"""
    table = followed(hours=WORKDAYS)
    key = follow_up(table).id
    assert follow_up(table).due_at == FRIDAY_CLOSING, "rule: follow-up-due-in-working-days"
    said = []
    for _ in range(6):
        table.now = table.deadlines[key]
        local = table.office.calendar.local(table.now)
        texts = sorted((say.person_id, say.message.text.name) for say in table.fire(key).says)
        said.append((f"{local:%d %H.%M}", texts))
    owner = ("bayu", "follow-up-overdue")
    assert said == [
        ("26 08.00", [("bayu", "follow-up-remind")]),
        ("27 08.00", [("bayu", "follow-up-today")]),
        ("27 16.00", [owner, ("nur", "follow-up-overdue-told")]),
        ("30 08.00", [owner]),
        ("01 08.00", [owner]),
        ("02 08.00", [owner]),
    ]


def test_after_an_outage_it_is_said_once() -> None:
    table = followed(hours=WORKDAYS)
    key = follow_up(table).id
    table.now += timedelta(days=30)
    told = sorted((say.person_id, say.message.text.name) for say in table.fire(key).says)
    assert told == [("bayu", "follow-up-overdue"), ("nur", "follow-up-overdue-told")]
    assert table.fire(key).says == ()


def test_another_owner_does_not_begin_anew_another_date_does() -> None:
    table = followed(hours=WORKDAYS)
    key = follow_up(table).id
    table.now = FRIDAY_CLOSING + timedelta(minutes=1)
    table.fire(key)
    press(table, Verb.FOLLOW_HAND, (REF, 0, "s-made"), "Nur")
    table.now = table.deadlines[key]
    assert [(s.person_id, s.message.text.name) for s in table.fire(key).says] == [("made", "follow-up-overdue")]
    press(table, Verb.FOLLOW_LATER, (REF, 0, "20261218"), "Made")
    table.write("Made", "Menunggu surat")
    table.now = table.deadlines[key]
    assert [(s.person_id, s.message.text.name) for s in table.fire(key).says] == [("made", "follow-up-remind")]


@given(
    spans=st.lists(st.integers(60, 9 * 86400), min_size=1, max_size=12),
    complaint=st.booleans(),
    working=st.booleans(),
)
def test_whatever_is_open_has_a_next_moment_and_is_said_once_each_time(
    spans: list[int], complaint: bool, working: bool
) -> None:
    """rule: every-follow-up-has-a-next-moment"""
    table = followed(complaint=complaint, hours=WORKDAYS if working else None)
    key = follow_up(table).id
    for seconds in spans:
        at = table.deadlines[key]
        table.now += timedelta(seconds=seconds)
        about = [say for say in table.fire(key).says if say.message.text.name.startswith("follow-up-")]
        assert bool(about) is (at <= table.now), "never too early, never forgotten"
        assert len({say.person_id for say in about}) == len(about), "nobody is told twice, however long it was"
        assert table.deadlines[key] > table.now
        assert table.fire(key).says == ()


def test_what_is_done_leaves_the_list_after_a_working_day() -> None:
    table = followed(hours=WORKDAYS)
    key = follow_up(table).id
    press(table, Verb.FOLLOW_WRITE, (REF, 0, "done"), "Bayu")
    table.write("Bayu", "Sudah diatur")
    [say] = table.write("Nur", "/tindak_lanjut").decision.says
    assert (say.message.text.name, say.message.text.args["count"]) == ("follow-up-list", 0)
    table.now = table.deadlines[key]
    assert table.fire(key).says == ()
    assert key not in table.deadlines


def test_the_list_is_everybodys_for_supervisors_and_ones_own_for_officers() -> None:
    table = followed()
    listed = {name: table.write(name, "tindak lanjut").answers for name in ("Nur", "Adi", "Bayu", "Made", "Sari")}
    assert listed == {
        "Nur": "follow-up-one", "Adi": "follow-up-one", "Bayu": "follow-up-one",
        "Made": "follow-up-list", "Sari": "follow-up-list",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "answers"),
    [
        ("selesai A-001", "follow-up-ask-done"),
        ("Selesai tindak lanjut a-001.", "follow-up-ask-done"),
        ("undur ULT-20261123-001", "follow-up-ask-date"),
        ("alihkan A-001", "follow-up-ask-whom"),
        ("selesai A-002", "follow-up-unknown"),
        ("selesai A-001 ya", "staff-replied-once"),
    ],
)
def test_a_number_says_which(typed: str, answers: str) -> None:
    assert followed().write("Bayu", typed).answers == answers


# Complaints


# rule: lapor-ticket-kept
@pytest.mark.parametrize(
    ("typed", "kept", "answers"),
    [
        ("5512345", "5512345", "follow-up-one"),
        ("#LP-2026/123", "LP-2026/123", "follow-up-one"),
        ("belum dapat", None, "follow-up-lodge-unclear"),
        ("nomor 5512345", None, "follow-up-lodge-unclear"),
        ("abc", None, "follow-up-lodge-unclear"),
    ],
)
def test_a_complaint_keeps_its_ticket_of_lapor(typed: str, kept: str | None, answers: str) -> None:
    table = followed(complaint=True)
    assert press(table, Verb.FOLLOW_WRITE, (REF, 0, "lodge"), "Bayu").answers == "follow-up-ask-lodge"
    told = table.write("Bayu", typed)
    lodged = follow_up(table).lodged
    assert (told.answers, lodged.words if lodged else None) == (answers, kept)
    assert told.to("Rina") == ("complaint-lodged" if kept else "")
    assert follow_up(table).unanswered


def test_only_complaints_are_entered_in_lapor() -> None:
    assert press(followed(), Verb.FOLLOW_WRITE, (REF, 0, "lodge"), "Bayu").answers == "staff-press-stale"


def test_a_complaint_has_both_clocks_and_its_visitor_both_dates() -> None:
    """rule: complaint-receipt-names-dates"""
    table = served(hours=WORKDAYS)
    table.write("Bayu", "Keluhan: pungutan")
    told = press(table, Verb.SORT, (REF, "1", "yes"), "Bayu")
    assert (told.answers, told.to("Rina")) == ("outcome-sorted complaint-recorded card-staff", "complaint-received")
    local = table.office.calendar.local
    kept = follow_up(table)
    assert kept.answer_by
    assert kept.decide_by
    assert [f"{local(at):%d-%m %H.%M}" for at in (kept.answer_by, kept.decide_by, kept.due_at)] == [
        "07-12 16.00", "22-01 16.00", "07-12 16.00",
    ]  # fmt: skip
    press(table, Verb.FOLLOW_WRITE, (REF, 0, "answer"), "Bayu")
    answered = table.write("Bayu", "Keluhan Ibu kami periksa")
    assert (answered.to("Rina"), follow_up(table).due_at) == ("complaint-answered", kept.decide_by)
    assert press(table, Verb.FOLLOW_WRITE, (REF, 0, "answer"), "Bayu").answers == "staff-press-stale"
    press(table, Verb.FOLLOW_WRITE, (REF, 0, "done"), "Bayu")
    assert table.write("Bayu", "Pungutan dikembalikan").to("Rina") == "complaint-decided"


@pytest.mark.parametrize("answer", ["no", "yes"])
def test_a_complaint_is_followed_whatever_is_pressed(answer: str) -> None:
    """rule: complaint-is-always-followed"""
    table = served()
    table.write("Bayu", "pungutan")
    press(table, Verb.SORT, (REF, "14", answer), "Bayu")
    press(table, Verb.SORT, (REF, "14", answer), "Bayu")
    assert follow_up(table).complaint


def test_the_law_s_date_is_nobody_s_to_put_off() -> None:
    """rule: law-s-date-is-not-put-off"""
    table = followed(complaint=True)
    before = follow_up(table)
    assert press(table, Verb.FOLLOW_LATER, (REF, 0, "20261231"), "Nur").answers == "follow-up-limit"
    table.write("Nur", "Libur panjang")
    assert follow_up(table) == before


@pytest.mark.parametrize("status", [Status.FINISHED, Status.NO_SHOW, Status.LAPSED, Status.UNRESOLVED])
def test_a_complaint_by_form_is_followed_however_its_visit_ended(status: Status) -> None:
    table = served("pengaduan")
    visit = table.visit_of("Rina")
    table.visits[visit.id] = replace(visit, status=status, closed_at=table.now)
    table.fire(visit.id)
    assert (follow_up(table).complaint, follow_up(table).held.owner) == (True, "s-bayu")
    table.fire(visit.id)
    assert len(table.visit_of("Rina").follow_ups) == 1


@pytest.mark.parametrize(("category", "status"), [("pengaduan", Status.CANCELLED), ("informasi", Status.FINISHED)])
def test_what_was_taken_back_or_is_no_complaint_is_not_followed(category: str, status: Status) -> None:
    table = served(category)
    visit = table.visit_of("Rina")
    table.visits[visit.id] = replace(visit, status=status, closed_at=table.now)
    table.fire(visit.id)
    assert table.visit_of("Rina").follow_ups == ()


def test_a_complaint_by_form_that_is_called_something_else_is_followed_all_the_same() -> None:
    table = served("pengaduan")
    table.write("Bayu", "Ternyata pertanyaan")
    press(table, Verb.SORT, (REF, "2", "no"), "Bayu")
    assert follow_up(table).complaint


# Dates


@pytest.mark.parametrize(("days", "ends"), [(1, "24-11"), (2, "25-11"), (5, "27-11"), (6, "27-11"), (7, "30-11")])
def test_the_laws_days_are_calendar_days_and_end_on_a_working_day_before(days: int, ends: str) -> None:
    """rule: law-counts-calendar-days"""
    table = Table(office(office=WORKDAYS))
    calendar = table.office.calendar
    assert f"{calendar.local(due.lawful_end(calendar, table.now, days)):%d-%m}" == ends


@pytest.mark.parametrize("what", ["done", "answer", "later", "when", "whom", "?"])
def test_words_about_what_is_over_are_stale(what: str) -> None:
    table = followed()
    press(table, Verb.FOLLOW_WRITE, (REF, 0, "done"), "Bayu")
    table.write("Bayu", "Sudah diatur")
    asked = FollowingUp(table.visit_of("Rina").id, 0, what)
    table.people["bayu"] = replace(table.person("Bayu"), dialog=asked)
    assert table.write("Bayu", "Sekali lagi").answers in ("staff-press-stale", "staff-not-yours")
    assert isinstance(table.person("Bayu").dialog, Idle)


@pytest.mark.parametrize("typed", ["0", "999", "kemarin", "1 Januari 2020", "hari kerja"])
def test_days_that_are_none(typed: str) -> None:
    table = served()
    visit = table.visit_of("Rina")
    table.write("Bayu", "Diteruskan")
    press(table, Verb.SORT, (REF, "2", "yes"), "Bayu")
    assert table.write("Bayu", typed).answers == "follow-up-when-unclear"
    assert table.person("Bayu").dialog == PlanningFollowUp(visit.id)
