"""An officer's first screen: whose work a visit is, what is shown of it to whom, and that late work comes first."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.scene.effects import KeepWork
from bot.flows.scene.events import FileSent
from bot.flows.scene.messages import Listing, Phrase
from bot.flows.scene.tokens import Verb
from bot.flows.state.thread import Thread
from bot.flows.state.visits import Status
from tests.flows.standings import REF, called, laid, over, press, served
from tests.flows.table import Table, Told


def sections(told: Told, person: str) -> dict[str, tuple[Phrase, ...]]:
    """The lines of somebody's screen, by the section's title."""
    [menu] = [
        say.message
        for say in told.decision.says
        if say.person_id == person.lower() and say.message.text.name == "staff-menu"
    ]
    work = menu.text.args["work"]
    assert isinstance(work, Phrase)
    listing = work.args.get("sections", Listing(()))
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


def test_going_off_duty_empties_ones_list() -> None:
    table = laid(called)
    press(table, Verb.CLAIM, (REF,), "Sari")
    assert sections(press(table, Verb.DUTY, ("off",), "Sari"), "Sari") == {}


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
    assert kept(press(table, Verb.DUTY, ("off",), "Sari")) == [("held", ())]


# rule: owed-outcome-stays-listed
def test_a_visit_that_has_ended_without_its_outcome_stays_with_whoever_owes_it() -> None:
    table = laid(served)
    press(table, Verb.STEP, (REF, 8), "Bayu")
    press(table, Verb.SKIP, (REF, "persyaratan"))
    ended = press(table, Verb.STEP, (REF, 10))
    assert ("outcome", ("s-bayu",)) in kept(ended)
    assert set(sections(table.write("Bayu", "batal"), "Bayu")) == {"work-outcomes"}
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
