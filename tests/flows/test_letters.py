"""Somebody is absent: asked, drafted, numbered, in force at its moment and over at its moment, told to both."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.flows.absence import when
from bot.flows.journey.rights import RIGHTS, Relation, allowed_with_letter
from bot.flows.procedure.vocabulary import BACK_OFFICE, FRONT_OFFICE
from bot.flows.scene.messages import Phrase
from bot.flows.scene.tokens import OF_LETTERS, Verb
from bot.flows.staffing.acting import reckoned, roles_of
from bot.flows.staffing.holding import holder
from bot.flows.staffing.roster import holders
from bot.flows.state.dialog import AbsenceAsked, Idle, InVisit, NumberAsked, Replying
from bot.flows.state.letter import Letter
from bot.flows.state.visits import Status
from tests.clock import MONDAY_MORNING
from tests.flows.standings import REF, press
from tests.flows.table import Table, Told, office

FO, BO = FRONT_OFFICE, BACK_OFFICE
NUMBER = "0123/C7.7/KP.10.00/2026"
HOUR = timedelta(hours=1)


def laid() -> Table:
    """Sari receives, Bayu serves, Nur supervises, Adi keeps the desk; Rina's visit goes on with Sari."""
    table = Table()
    for name, role in (("Sari", FO), ("Bayu", BO), ("Nur", "supervisor"), ("Adi", "admin")):
        table.hire(name, role)
    table.seat("Rina", InVisit())
    table.open("Rina", Status.IN_SERVICE, reported=2, assigned={FO: "s-sari"})
    return table


def drafted(table: Table, who: str = "Sari", span: str = "hari ini 10.00-12.00", by: str = "Bayu") -> Letter:
    """Somebody says that they will be absent, and who stands in."""
    for typed in (f"berhalangan {span}", by, "Sakit", "ya"):
        table.write(who, typed)
    return only(table)


def only(table: Table) -> Letter:
    [letter] = table.desk.letters.values()
    return letter


def in_force(table: Table, **how: str) -> Letter:
    letter = drafted(table, **how)
    table.press("Sari", Verb.LETTER, "no", letter.id)
    assert "letter-in-force" in table.write("Sari", NUMBER).answers
    return only(table)


def moved(table: Table, at: datetime) -> dict[str, str]:
    """What everybody was told by the time that has come."""
    heard: dict[str, str] = {}
    while (due := table.next_due) is not None and due <= at:
        table.now = max(table.now, due)
        for decision in list(table.sweep()):
            told = Told(table, decision, "sari")
            for name in ("Sari", "Bayu", "Nur", "Dewi"):
                heard[name] = f"{heard.get(name, '')} {told.to(name)}".strip()
    table.now = at
    return heard


def has(table: Table, role: str = FO) -> str | None:
    return holder(reckoned(table.desk, table.now), table.visit_of("Rina"), role)


# What is asked, and read back


# rule: answers-before-commands
def test_an_answer_that_is_also_a_command_is_the_answer() -> None:
    table = laid()
    table.write("Nur", "/berhalangan")
    table.press("Nur", Verb.ABSENCE, "who", "s-bayu")
    assert table.write("Nur", "hari ini").answers.startswith("absence-")


def test_the_whole_conversation_ends_in_a_draft_by_which_nothing_passes_yet() -> None:
    table = laid()
    assert table.write("Sari", "berhalangan").answers == "absence-when"
    assert table.write("Sari", "hari ini 10.00-12.00").answers == "absence-by"
    assert table.write("Sari", "bayu").answers == "absence-why"
    assert table.write("Sari", "menemani orang tua").answers == "absence-shown"
    told = table.write("Sari", "ya")
    assert (told.answers, told.to("Nur"), told.to("Bayu")) == ("letter-drafted", "letter-drafted", "letter-planned")
    letter = only(table)
    assert (letter.absent, letter.substitute, letter.roles, letter.reason) == (
        "s-sari", "s-bayu", (FO,), "menemani orang tua",
    )  # fmt: skip
    assert letter.in_force_at is None
    moved(table, letter.begins_at + HOUR)
    assert holders(table.desk, FO, table.now) == ("s-sari",)


def test_a_supervisor_says_who_is_absent_by_number_name_or_button() -> None:
    table = laid()
    assert table.write("Nur", "/berhalangan").answers == "absence-who"
    assert table.press("Nur", Verb.ABSENCE, "who", "s-sari").answers == "absence-when"
    assert table.write("Nur", "besok, sakit").answers == "absence-by"
    assert table.press("Nur", Verb.ABSENCE, "by", "s-bayu").answers == "absence-shown"
    told = table.press("Nur", Verb.ABSENCE, "ok")
    assert (told.to("Sari"), told.to("Bayu")) == ("letter-planned", "letter-planned")
    table.write("Nur", "berhalangan Bayu 25-27 November")
    assert isinstance(table.person("Nur").dialog, AbsenceAsked)


def test_whoever_has_several_roles_is_asked_which_pass() -> None:
    table = Table()
    table.hire("Sari", FO, BO)
    table.hire("Bayu", BO)
    assert table.write("Sari", "berhalangan besok").answers == "absence-roles"
    assert table.press("Sari", Verb.ABSENCE, "role", "1").answers == "absence-by"
    table.press("Sari", Verb.ABSENCE, "by", "s-bayu")
    table.press("Sari", Verb.ABSENCE, "why", "leave")
    table.press("Sari", Verb.ABSENCE, "ok")
    assert only(table).roles == (BO,)


def test_an_officer_cannot_say_that_for_a_colleague() -> None:
    table = laid()
    table.write("Sari", "berhalangan")
    table.press("Sari", Verb.ABSENCE, "who", "s-bayu")
    dialog = table.person("Sari").dialog
    assert isinstance(dialog, AbsenceAsked)
    assert dialog.absent == "s-sari"


# rule: words-for-a-visitor-stay-theirs
def test_words_for_a_visitor_stay_theirs() -> None:
    table = laid()
    person = table.person("Sari")
    table.people[person.id] = replace(person, dialog=Replying(table.visit_of("Rina").id, int(table.now.timestamp())))
    assert "relay-to-visitor" in table.write("Sari", "berhalangan hadir? Silakan besok").to("Rina")


@pytest.mark.parametrize(
    ("typed", "begins", "ends"),
    [
        ("besok", "24 00:00", "25 00:00"),
        ("25-27 November", "25 00:00", "28 00:00"),
        ("hari ini 13.00-16.00", "23 13:00", "23 16:00"),
        ("lusa 08.00 sampai 10.00", "25 08:00", "25 10:00"),
        ("hari ini", "23 00:00", "24 00:00"),
        ("kamis", "26 00:00", "27 00:00"),
    ],
)
def test_when_somebody_is_absent(typed: str, begins: str, ends: str) -> None:
    calendar = office().calendar
    found = when.read(typed, calendar, MONDAY_MORNING, english=False)
    assert isinstance(found, when.Stretch), found
    local = [f"{calendar.local(each):%d %H:%M}" for each in (found.begins_at, found.ends_at)]
    assert local == [begins, ends]


@pytest.mark.parametrize(
    ("typed", "asks"),
    [
        ("entahlah", "absence-when-again"),
        ("20 November", "absence-past"),
        ("25-27 November 13.00-16.00", "absence-one-stretch"),
    ],
)
def test_what_is_asked_back_about_the_time(typed: str, asks: str) -> None:
    assert when.read(typed, office().calendar, MONDAY_MORNING, english=False) == asks


# By the number it counts, and at its moments


def test_it_begins_and_ends_by_itself_and_open_work_goes_over_and_back() -> None:
    table = laid()
    letter = in_force(table)
    assert has(table) == "s-sari"
    heard = moved(table, letter.begins_at)
    assert "letter-begins-absent" in heard["Sari"]
    assert "letter-begins-substitute" in heard["Bayu"]
    assert "card-staff" in heard["Bayu"]
    assert has(table) == "s-bayu"
    assert press(table, Verb.STEP, (REF, 3), "Sari").answers == "staff-not-yours"
    assert "card-staff" in press(table, Verb.STEP, (REF, 3), "Bayu").answers
    heard = moved(table, letter.ends_at)
    assert "letter-ends-absent" in heard["Sari"]
    assert "letter-ends-substitute" in heard["Bayu"]
    assert has(table) == "s-sari"
    assert table.visit_of("Rina").assigned == {FO: "s-sari"}
    assert not only(table).live
    assert letter.id not in table.deadlines


def test_the_moment_itself_is_the_letters_before_anybody_was_told() -> None:
    table = laid()
    letter = in_force(table)
    for at, who in (
        (letter.begins_at - timedelta(seconds=1), "s-sari"),
        (letter.begins_at, "s-bayu"),
        (letter.ends_at - timedelta(seconds=1), "s-bayu"),
        (letter.ends_at, "s-sari"),
    ):
        table.now = at
        assert (has(table), holders(table.desk, FO, at)) == (who, (who,))


def test_whoever_stands_in_hands_on_what_has_come_to_them_and_gets_it_back() -> None:
    table = laid()
    table.hire("Dewi", FO)
    letter = in_force(table)
    moved(table, letter.begins_at)
    assert press(table, Verb.HAND, (REF,), "Bayu").answers == "hand-ask"
    assert "hand-given" in press(table, Verb.HAND, (REF, "p", "s-dewi"), "Bayu").answers
    assert table.visit_of("Rina").assigned == {FO: "s-dewi"}
    assert "hand-refused" in press(table, Verb.GIVE_BACK, (REF,), "Dewi").to("Bayu")
    assert has(table) == "s-bayu"


# rule: take-over-names-and-asks
def test_it_is_taken_over_from_whoever_stands_in() -> None:
    table = laid()
    table.hire("Dewi", FO)
    letter = in_force(table)
    moved(table, letter.begins_at)
    assert press(table, Verb.TAKE_OVER, (REF, "s-sari"), "Dewi").answers == "take-over-ask"
    assert "taken-over-from-you" in press(table, Verb.TAKE_OVER, (REF, "s-bayu"), "Dewi").to("Bayu")
    assert table.visit_of("Rina").assigned == {FO: "s-dewi"}


def test_what_has_come_to_the_stand_in_is_on_their_screen_and_not_on_that_of_who_is_absent() -> None:
    table = laid()
    letter = in_force(table)
    moved(table, letter.begins_at)
    shown = {name: "work-visits" in str(table.write(name, "menu").decision.says) for name in ("Sari", "Bayu")}
    assert shown == {"Sari": False, "Bayu": True}


def test_what_the_stand_in_took_goes_back_at_the_end() -> None:
    table = laid()
    visit = table.visit_of("Rina")
    table.visits[visit.id] = replace(visit, assigned={})
    letter = in_force(table)
    moved(table, letter.begins_at)
    table.now = letter.ends_at - timedelta(minutes=5)
    press(table, Verb.STEP, (REF, 3), "Bayu")
    assert table.visit_of("Rina").assigned == {FO: "s-bayu"}
    moved(table, letter.ends_at)
    assert table.visit_of("Rina").assigned == {FO: "s-sari"}


def test_a_draft_without_a_number_passes_nothing_and_says_so() -> None:
    table = laid()
    letter = drafted(table)
    assert "letter-still-draft" in moved(table, letter.begins_at)["Nur"]
    assert has(table) == "s-sari"
    assert "letter-lapsed" in moved(table, letter.ends_at)["Sari"]
    assert not only(table).live


# rule: letter-counts-from-its-entry
def test_a_letter_entered_late_counts_from_then_on_only() -> None:
    table = laid()
    letter = drafted(table)
    moved(table, letter.begins_at + HOUR)
    table.press("Sari", Verb.LETTER, "no", letter.id)
    table.write("Sari", NUMBER)
    assert holders(table.desk, FO, table.now - timedelta(seconds=1)) == ("s-sari",)
    assert holders(table.desk, FO, table.now) == ("s-bayu",)
    assert "letter-begins-substitute" in moved(table, table.now + timedelta(seconds=2))["Bayu"]


# rule: charged-by-the-letter-of-that-moment
@pytest.mark.parametrize(("minutes", "who"), [(-30, "s-sari"), (30, "s-bayu"), (150, "s-sari")])
def test_whoever_had_it_when_the_limit_passed_is_charged_however_late_that_is_seen(minutes: int, who: str) -> None:
    table = laid()
    table.hire("Dewi", FO)  # so that the role alone names nobody
    letter = in_force(table)
    visit = table.visit_of("Rina")
    late = letter.begins_at + timedelta(minutes=minutes)
    shift = late - timedelta(minutes=3) - max(each.happened_at for each in visit.evidence)
    pieces = tuple(
        replace(e, happened_at=e.happened_at + shift, recorded_at=e.recorded_at + shift) for e in visit.evidence
    )
    table.visits[visit.id] = replace(visit, evidence=pieces, started_at=visit.started_at + shift)
    table.deadlines.pop(visit.id, None)
    table.now = letter.ends_at + HOUR
    table.fire(letter.id)
    table.fire(visit.id)
    [deviation] = [d for d in table.visit_of("Rina").deviations if d.first == 3]
    assert (deviation.role, deviation.answered_by, deviation.due_at) == (FO, who, late)


# rule: charged-without-a-letter-is-marked
@pytest.mark.parametrize("numbered", [True, False])
def test_the_ledger_says_by_which_letter_somebody_answers_or_that_it_is_still_to_come(numbered: bool) -> None:
    table = laid()
    if numbered:
        letter = in_force(table)
    else:
        letter = drafted(table)
        table.press("Nur", Verb.ASSIGN, "later", letter.id)
    moved(table, letter.begins_at)
    press(table, Verb.STEP, (REF, 3), "Bayu")
    moved(table, table.now + timedelta(minutes=10))
    serial = next(no for no, d in enumerate(table.visit_of("Rina").deviations) if d.answered_by == "s-bayu")
    told = press(table, Verb.LEDGER, (REF, serial), "Nur")
    named = told.decision.says[0].message.text.args["answers"]
    assert isinstance(named, Phrase)
    assert (named.args["name"], named.args["absent"]) == ("Bayu", "Sari")
    assert named.args["number"] == (NUMBER if numbered else Phrase("letter-to-come"))


# rule: owed-explanations-follow-the-letter
def test_an_explanation_owed_is_asked_of_the_stand_in_meanwhile() -> None:
    table = laid()
    table.now += timedelta(minutes=20)
    table.fire(table.visit_of("Rina").id)
    serial = next(no for no, d in enumerate(table.visit_of("Rina").deviations) if d.answered_by == "s-sari")
    letter = in_force(table)
    assert press(table, Verb.EXPLAIN, (REF, serial), "Bayu").answers == "staff-not-yours"
    moved(table, letter.begins_at)
    assert press(table, Verb.EXPLAIN, (REF, serial), "Sari").answers == "staff-not-yours"
    assert press(table, Verb.EXPLAIN, (REF, serial), "Bayu").answers != "staff-not-yours"
    moved(table, letter.ends_at)
    assert press(table, Verb.EXPLAIN, (REF, serial), "Sari").answers != "staff-not-yours"


# Chains and circles


# rule: open-work-follows-the-letter
def test_the_stand_in_of_a_stand_in_has_the_work_and_gives_it_back_to_them() -> None:
    table = laid()
    table.hire("Dewi", FO)
    first = in_force(table, span="hari ini 10.00-14.00")
    table.write("Bayu", "berhalangan hari ini 11.00-12.00")
    for typed in ("", "Dewi", "Cuti", "ya"):
        table.press("Bayu", Verb.ABSENCE, "role", "all") if not typed else table.write("Bayu", typed)
    second = next(each for each in table.desk.letters.values() if each.id != first.id)
    assert set(second.roles) == {FO, BO}
    table.press("Nur", Verb.LETTER, "no", second.id)
    table.write("Nur", "0124/C7.7/2026")
    for at, who in ((first.begins_at, "s-bayu"), (second.begins_at, "s-dewi"), (second.ends_at, "s-bayu")):
        moved(table, at)
        assert has(table) == who
    moved(table, first.ends_at)
    assert has(table) == "s-sari"


# rule: no-circle-of-letters
def test_nobody_stands_in_for_somebody_who_stands_in_for_them() -> None:
    table = laid()
    in_force(table)
    table.write("Bayu", "berhalangan hari ini 11.00-13.00")
    table.press("Bayu", Verb.ABSENCE, "role", "all")
    assert table.write("Bayu", "Sari").answers == "absence-circle"
    assert table.write("Bayu", "Nur").answers == "absence-why"


def test_a_circle_that_was_closed_since_the_draft_is_refused_when_the_number_comes() -> None:
    table = laid()
    letter = drafted(table)
    other = replace(letter, id="other", absent="s-bayu", substitute="s-sari", roles=(FO, BO))
    table.desk = replace(table.desk, letters={**table.desk.letters, "other": other})
    table.press("Nur", Verb.LETTER, "no", "other")
    table.write("Nur", NUMBER)
    table.press("Sari", Verb.LETTER, "no", letter.id)
    assert table.write("Sari", NUMBER).answers == "absence-circle"


# rule: one-stand-in-at-a-time
def test_two_letters_for_one_person_and_time_are_refused() -> None:
    table = laid()
    in_force(table)
    table.write("Sari", "berhalangan hari ini 11.00-13.00")
    assert table.write("Sari", "Nur").answers == "absence-doubled"


# A letter that is still to come


# rule: number-asked-for-each-working-day
def test_without_its_number_it_is_asked_for_each_working_day_until_it_is_there() -> None:
    table = laid()
    letter = drafted(table)
    told = table.press("Nur", Verb.ASSIGN, "later", letter.id)
    assert told.answers == "letter-in-force"
    assert holders(table.desk, FO, letter.begins_at) == ("s-bayu",)
    heard = moved(table, table.now + timedelta(days=3))
    assert heard["Nur"].split().count("letter-number-owed") >= 2
    assert only(table).live, "over, but the number is owed"
    table.press("Nur", Verb.LETTER, "no", letter.id)
    table.write("Nur", NUMBER)
    assert not only(table).live
    assert {each.letter for each in table.desk.assignments if each.instead_of} == {NUMBER}
    assert letter.id not in table.deadlines


def test_a_letter_that_never_comes_is_closed_by_a_supervisor() -> None:
    table = laid()
    letter = drafted(table)
    table.press("Nur", Verb.ASSIGN, "later", letter.id)
    moved(table, letter.ends_at)
    assert table.press("Sari", Verb.ASSIGN, "end", letter.id).answers == "letter-not-yours"
    assert table.press("Nur", Verb.ASSIGN, "end", letter.id).answers == "letter-never-came"
    assert not only(table).live


def test_it_is_ended_early_from_then_on() -> None:
    table = laid()
    letter = in_force(table)
    moved(table, letter.begins_at + HOUR)
    assert table.press("Sari", Verb.LETTER, "end", letter.id).answers == "letter-ended-early"
    assert has(table) == "s-sari"
    assert holders(table.desk, FO, table.now - timedelta(seconds=1)) == ("s-bayu",)
    assert "letter-ends-substitute" in moved(table, table.now + timedelta(seconds=2))["Bayu"]


def test_one_that_has_not_begun_is_dropped_at_once() -> None:
    table = laid()
    letter = in_force(table)
    assert "letter-dropped" in table.press("Nur", Verb.LETTER, "end", letter.id).answers
    assert holders(table.desk, FO, letter.begins_at + HOUR) == ("s-sari",)


@pytest.mark.parametrize("number", ["", "ab", "tanpa nomor", "9" * 61])
def test_what_is_no_number_is_asked_for_again(number: str) -> None:
    table = laid()
    letter = drafted(table)
    table.press("Sari", Verb.LETTER, "no", letter.id)
    if number:
        assert table.write("Sari", number).answers == "letter-number-again"
    assert isinstance(table.person("Sari").dialog, NumberAsked)
    assert only(table).in_force_at is None


# Who may


MAY = {
    # who asks: what they may about Sari's letter
    "Sari": {Verb.ABSENCE, Verb.LETTER},
    "Bayu": {Verb.ABSENCE},
    "Nur": set(OF_LETTERS),
    "Adi": {Verb.ABSENCE},
}


@pytest.mark.parametrize("name", list(MAY))
@pytest.mark.parametrize("verb", sorted(OF_LETTERS))
# rule: nobody-acts-for-another-without-a-letter
def test_who_may_let_tasks_pass(name: str, verb: Verb) -> None:
    table = laid()
    letter = drafted(table)
    member = next(each for each in table.desk.staff.values() if each.name == name)
    assert (verb in allowed_with_letter(member, letter)) is (verb in MAY[name])
    what = {Verb.ABSENCE: ("new",), Verb.LETTER: ("no", letter.id), Verb.ASSIGN: ("later", letter.id)}[verb]
    refused = table.press(name, verb, *what).answers == "letter-not-yours"
    assert refused is not (verb in MAY[name])


def test_a_stranger_lets_nothing_pass() -> None:
    table = laid()
    letter = drafted(table)
    table.seat("Udin", Idle())
    for verb in sorted(OF_LETTERS):
        assert table.press("Udin", verb, "no", letter.id).answers == "press-stale"
    assert not any(RIGHTS[verb] & {Relation.OWN, Relation.STRANGER} for verb in OF_LETTERS)


def test_old_buttons_say_that_it_is_over() -> None:
    table = laid()
    letter = in_force(table)
    table.press("Nur", Verb.LETTER, "end", letter.id)
    for verb, what in ((Verb.LETTER, "no"), (Verb.ASSIGN, "later"), (Verb.LETTER, "end"), (Verb.LETTER, "show")):
        assert table.press("Nur", verb, what, letter.id).answers == "letter-gone"
    assert table.press("Sari", Verb.ABSENCE, "ok").answers == "absence-gone"


def test_whoever_stands_aside_acts_in_no_role_and_their_duty_takes_nothing_from_the_stand_in() -> None:
    table = laid()
    letter = in_force(table)
    moved(table, letter.begins_at)
    assert roles_of(table.desk.staff["s-sari"]) == ()
    assert roles_of(table.desk.staff["s-bayu"]) == (BO, FO)
    table.press("Sari", Verb.DUTY, "off")
    assert has(table) == "s-bayu"
