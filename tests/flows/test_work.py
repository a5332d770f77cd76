"""An officer's first screen: whose work a visit is, what is shown of it to whom, and that late work comes first."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.board import today
from bot.flows.journey.figures import StepFigures
from bot.flows.scene.effects import KeepWork
from bot.flows.scene.events import FileSent, StaffRemoved
from bot.flows.scene.messages import Listing, Phrase
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.follow_up import FollowUp, FollowUpEntry, Went, follow_up_id
from bot.flows.state.thread import Thread
from bot.flows.state.visits import Status
from bot.flows.state.watched import FOLLOW_UP
from tests.flows.standings import REF, called, laid, over, press, served
from tests.flows.table import Table, Told


def screen(told: Told, person: str) -> Phrase:
    """What somebody's screen says of their work."""
    [menu] = [
        say.message
        for say in told.decision.says
        if say.person_id == person.lower() and say.message.text.name == "staff-menu"
    ]
    work = menu.text.args["work"]
    assert isinstance(work, Phrase)
    return work


def sections(told: Told, person: str) -> dict[str, tuple[Phrase, ...]]:
    """The lines of somebody's screen, by the section's title."""
    listing = screen(told, person).args.get("sections", Listing(()))
    assert isinstance(listing, Listing)
    found = {}
    for section in listing.lines:
        title, lines = section.args["title"], section.args["lines"]
        assert isinstance(title, Phrase)
        assert isinstance(lines, Listing)
        found[title.name] = lines.lines
    return found


@pytest.mark.parametrize(
    "words", ["pekerjaan saya", "Tugas saya?", "Apa yang saya kerjakan hari ini?", "my work", "menu"]
)
def test_words_and_the_button_show_the_same_screen(words: str) -> None:
    table = laid(called)
    press(table, Verb.CLAIM, (REF,), "Sari")
    by_word, by_button = table.write("Sari", words), press(table, Verb.MENU, (), "Sari")
    assert sections(by_word, "Sari") == sections(by_button, "Sari") != {}
    assert set(sections(by_word, "Sari")) == {"work-visits"}


def test_what_a_colleague_has_taken_is_not_shown_as_ones_own() -> None:
    table = laid(called)
    table.hire("Dewi", "front_office")
    press(table, Verb.CLAIM, (REF,), "Sari")
    assert sections(table.write("Dewi", "menu"), "Dewi") == {}


# rule: called-and-untaken-is-listed
def test_who_was_called_and_nobody_has_taken_is_on_the_list_of_whoever_is_to_act_next() -> None:
    table = laid(called)
    table.hire("Dewi", "front_office")
    for name, listed in (("Sari", True), ("Dewi", True), ("Bayu", False)):
        found = sections(table.write(name, "pekerjaan saya"), name)
        assert set(found) == ({"work-untaken"} if listed else set()), name
    press(table, Verb.CLAIM, (REF,), "Sari")
    assert set(sections(table.write("Sari", "menu"), "Sari")) == {"work-visits"}
    assert sections(table.write("Dewi", "menu"), "Dewi") == {}


def test_a_visit_that_has_come_to_back_office_is_on_their_list_alone() -> None:
    table = laid(served)
    visit = table.visit_of("Rina")
    table.visits[visit.id] = replace(visit, assigned={})
    assert set(sections(table.write("Bayu", "menu"), "Bayu")) == {"work-untaken"}
    assert sections(table.write("Sari", "menu"), "Sari") == {}


# rule: untaken-work-is-said
def test_to_whoever_serves_but_to_nobody_else_it_is_said_that_somebody_is_served_and_taken_by_none() -> None:
    table = laid(called)
    table.hire("Adi", "admin")
    said = {name: screen(table.write(name, "menu"), name) for name in ("Bayu", "Adi")}
    assert (said["Bayu"].name, said["Bayu"].args) == ("work-waiting", {"untaken": 1, "waiting": 0})
    assert said["Adi"].name == "work-nothing"


def test_going_off_duty_empties_ones_list() -> None:
    table = laid(called)
    press(table, Verb.CLAIM, (REF,), "Sari")
    press(table, Verb.DUTY, ("off",), "Sari")
    press(table, Verb.DUTY, ("give",), "Sari")
    assert sections(table.write("Sari", "menu"), "Sari") == {}


# rule: late-work-on-top
def test_late_visits_come_first_then_by_when_their_step_is_due() -> None:
    table = Table()
    table.hire("Sari", "front_office")
    for name, since in (("Rina", 0), ("Togar", 30), ("Wulan", 1)):
        table.seat(name)
        visit = table.open(name, Status.IN_SERVICE, reported=2, assigned={"front_office": "s-sari"})
        evidence = tuple(replace(e, happened_at=e.happened_at - timedelta(minutes=since)) for e in visit.evidence)
        table.visits[visit.id] = replace(visit, evidence=evidence)
    lines = sections(table.write("Sari", "menu"), "Sari")["work-visits"]
    marks = [line.args["mark"] for line in lines]
    assert [line.args["ticket"] for line in lines] == ["A-002", "A-003", "A-001"]
    assert marks[0] == Phrase("work-mark-late")
    assert marks[-1] == Phrase("work-mark")


def kept(told: Told) -> list[tuple[str, tuple[str, ...]]]:
    """Whose work the visits of a decision are from now on."""
    return [(each.kind, each.whose) for each in told.decision.of(KeepWork)]


def test_whose_work_a_visit_is_is_kept_whenever_that_changes() -> None:
    table = laid(called)
    assert kept(press(table, Verb.CLAIM, (REF,), "Sari")) == [("held", ("s-sari",))]
    assert kept(press(table, Verb.OPEN, (REF,), "Sari")) == []
    assert kept(press(table, Verb.DUTY, ("off",), "Sari")) == [], "they are asked first"
    assert kept(press(table, Verb.DUTY, ("give",), "Sari")) == [("held", ())]


# rule: owed-outcome-stays-listed
def test_a_visit_that_has_ended_without_its_outcome_stays_with_whoever_owes_it() -> None:
    table = laid(served)
    press(table, Verb.STEP, (REF, 8), "Bayu")
    press(table, Verb.SKIP, (REF, "persyaratan"))
    ended = press(table, Verb.STEP, (REF, 10))
    assert ("outcome", ("s-bayu",)) in kept(ended)
    table.write("Bayu", "batal")
    assert set(sections(table.write("Bayu", "menu"), "Bayu")) == {"work-outcomes"}
    press(table, Verb.OUTCOME, (REF,), "Bayu")
    written = table.write("Bayu", "Diberi panduan verval")
    assert kept(written) == [("outcome", ())]
    assert sections(table.write("Bayu", "menu"), "Bayu") == {}


def test_an_outcome_that_nobody_had_taken_is_the_roles() -> None:
    table = laid(over)
    visit = table.visit_of("Rina")
    table.visits[visit.id] = replace(visit, assigned={}, outcome=None)
    assert set(sections(table.write("Bayu", "menu"), "Bayu")) == {"work-outcomes"}
    assert sections(table.write("Sari", "menu"), "Sari") == {}


def test_what_a_second_role_owes_is_shown_too() -> None:
    table = laid(over)
    table.hire("Dewi", "front_office", "back_office")
    visit = table.visit_of("Rina")
    table.visits[visit.id] = replace(visit, assigned={}, outcome=None)
    assert set(sections(table.write("Dewi", "menu"), "Dewi")) == {"work-outcomes"}


def test_a_thread_is_shown_to_whoever_has_taken_it_and_until_then_to_whoever_receives() -> None:
    table = Table()
    for name, role in (("Sari", "front_office"), ("Dewi", "front_office"), ("Bayu", "back_office")):
        table.hire(name, role)
    table.seat("Rina")
    table.threads["t"] = Thread("t", "rina", table.now, heard_at=table.now)
    for name, shown in (("Sari", True), ("Dewi", True), ("Bayu", False)):
        assert bool(sections(table.write(name, "menu"), name)) is shown, name
    table.press("Sari", Verb.THREAD_TAKE, "t")
    for name, shown in (("Sari", True), ("Dewi", False), ("Bayu", False)):
        assert bool(sections(table.write(name, "menu"), name)) is shown, name


def test_who_is_parked_is_shown_to_whoever_receives() -> None:
    table = Table()
    for name, role in (("Sari", "front_office"), ("Bayu", "back_office")):
        table.hire(name, role)
    table.seat("Rina")
    table.open("Rina", Status.PARKED)
    assert set(sections(table.write("Sari", "menu"), "Sari")) == {"work-parked"}
    assert sections(table.write("Bayu", "menu"), "Bayu") == {}


def test_words_under_a_file_show_the_screen_too() -> None:
    table = laid(called)
    press(table, Verb.CLAIM, (REF,), "Sari")
    assert set(sections(table.act("Sari", FileSent("photo", "pekerjaan saya")), "Sari")) == {"work-visits"}


# What is still to be done after visits


def following(*owners: str) -> Table:
    """Rina's visit is over; for each owner, a person or a role, something is to follow in four working days."""
    table = Table()
    for name, role in (("Sari", "front_office"), ("Bayu", "back_office"), ("Made", "back_office")):
        table.hire(name, role)
    table.hire("Nur", "supervisor")
    table.seat("Rina")
    visit = table.open("Rina", Status.FINISHED, reported=10, surveyed=True)
    due = table.now + timedelta(days=4)
    entries = [
        FollowUpEntry(
            Went.OPENED,
            table.now,
            "s-nur",
            "back_office",
            owner or None,
            due - timedelta(days=no),
            f"Mengirim surat {no}",
        )
        for no, owner in enumerate(owners)
    ]
    follow_ups = tuple(FollowUp(follow_up_id(visit.id, no), None, None, (each,)) for no, each in enumerate(entries))
    table.visits[visit.id] = replace(visit, follow_ups=follow_ups)
    return table


# rule: follow-ups-are-work
def test_follow_ups_that_are_ones_own_or_the_role_s_are_listed_the_overdue_ones_first() -> None:
    table = following("s-bayu", "", "s-made")
    table.now += timedelta(days=2, hours=1)
    told = table.write("Bayu", "menu")
    lines = sections(told, "Bayu")["work-follow-ups"]
    assert [
        (line.name, line.args["task"].args["words"]) for line in lines if isinstance(line.args["task"], Phrase)
    ] == [
        ("work-follow-up", "Mengirim surat 1"),
        ("work-follow-up", "Mengirim surat 0"),
    ]
    table.now += timedelta(days=1)
    assert [line.name for line in sections(table.write("Bayu", "menu"), "Bayu")["work-follow-ups"]] == [
        "work-follow-up-late",
        "work-follow-up",
    ]
    assert "work-follow-ups" not in sections(table.write("Sari", "menu"), "Sari")
    assert "work-follow-ups" not in sections(table.write("Nur", "menu"), "Nur")


def test_a_follow_up_is_marked_done_from_the_list_and_is_gone_from_it() -> None:
    table = following("s-bayu")
    ways = [c.token for c in table.write("Bayu", "menu").decision.says[0].message.choices]
    assert token(Verb.FOLLOW_WRITE, table.visit_of("Rina").id, 0, "done") in ways
    assert press(table, Verb.FOLLOW_WRITE, (REF, 0, "done"), "Bayu").answers == "follow-up-ask-done"
    done = table.write("Bayu", "Surat terkirim")
    assert [each.after for each in done.decision.of(KeepWork)] == [()]
    assert "work-follow-ups" not in sections(table.write("Bayu", "menu"), "Bayu")


def test_a_follow_up_of_who_has_left_is_on_the_list_of_the_role() -> None:
    table = following("s-bayu")
    assert "work-follow-ups" not in sections(table.write("Made", "menu"), "Made")
    table.enter(StaffRemoved("s-bayu"))
    assert "work-follow-ups" in sections(table.write("Made", "menu"), "Made")


def test_whose_follow_up_it_is_is_kept_beside_the_visit() -> None:
    table = following("s-bayu", "")
    handed = press(table, Verb.FOLLOW_HAND, (REF, 0, "s-made"), "Bayu")
    [kept_now] = handed.decision.of(KeepWork)
    assert kept_now.after == (("back_office", "follow_up"), ("s-made", "follow_up"))
    [kept_then] = press(table, Verb.FOLLOW_HAND, (REF, 1, "@front_office"), "Bayu").decision.of(KeepWork)
    assert kept_then.after == (("back_office", "behind"), ("front_office", "follow_up"), ("s-made", "follow_up"))


# The day: what is due, and what broke


def parts(told: Told) -> dict[str, list[Phrase]]:
    [today] = [say.message.text for say in told.decision.says if say.message.text.name == "today"]
    listed = today.args["parts"]
    assert isinstance(listed, Listing)
    found: dict[str, list[Phrase]] = {}
    for part in listed.lines:
        title, lines = part.args.get("title"), part.args.get("lines")
        if isinstance(title, Phrase) and isinstance(lines, Listing):
            found[title.name] = list(lines.lines)
    return found


# rule: once-is-not-usual
@pytest.mark.parametrize(
    ("times", "late", "text"),
    [
        (1, 0, "today-step-once"),
        (1, 1, "today-step-once-late"),
        (2, 0, "today-step"),
        (2, 1, "today-step-late"),
    ],
)
def test_what_happened_once_is_not_called_usual(times: int, late: int, text: str) -> None:
    step = Table().office.sheet.steps[0]
    figures = StepFigures(step, times, late, timedelta(minutes=2), timedelta(minutes=3))
    assert today._step(figures).name == text


def test_the_day_names_follow_ups_that_are_due_today_or_overdue_and_whose_they_are() -> None:
    table = following("s-bayu", "", "s-made")
    for each in table.visit_of("Rina").follow_ups:
        table._kinds[each.id], table.deadlines[each.id] = FOLLOW_UP, each.due_at
    assert "today-follow-ups" not in parts(table.write("Nur", "/hari_ini"))
    table.now += timedelta(days=3, minutes=1)
    lines = parts(table.write("Nur", "/hari_ini"))["today-follow-ups"]
    assert [(line.args["owner"], line.args["mark"]) for line in lines] == [
        ("Made", Phrase("work-mark-late")),
        ("Back Office", Phrase("work-mark-late")),
    ]
    table.now += timedelta(hours=23)
    assert len(parts(table.write("Nur", "/hari_ini"))["today-follow-ups"]) == 3


def test_the_day_names_the_disturbances_of_the_day_only() -> None:
    table = following()
    assert "today-disturbances" not in parts(table.write("Nur", "/hari_ini"))
    table.write("Nur", "gangguan zoom 08.10-08.40")
    table.press("Nur", Verb.DISTURBANCE, "ok")
    assert [line.name for line in parts(table.write("Nur", "/hari_ini"))["today-disturbances"]] == [
        "today-disturbance-declared"
    ]
    table.now += timedelta(days=1)
    assert "today-disturbances" not in parts(table.write("Nur", "/hari_ini"))
