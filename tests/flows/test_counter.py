"""Somebody registered at the counter: a number in a minute, and nothing sent to who has no chat."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.flows.procedure.vocabulary import Source, Word
from bot.flows.scene.effects import AskWayIn, Decision, EndWayIn
from bot.flows.scene.events import CLOCK
from bot.flows.scene.tokens import Verb
from bot.flows.state.dialog import Idle, Registering
from bot.flows.state.meeting import Sighted, Sighting, Way
from bot.flows.state.people import COUNTER
from bot.flows.state.survey import Survey
from bot.flows.state.visits import Status, Visit
from bot.render import Renderer
from bot.sop import load_sheet
from bot.texts import LANGUAGES, load_texts
from tests.flows.table import Table, Told, office
from tests.flows.test_duty import scene_of

LINE = "/daftarkan Togar Nainggolan; SMP Negeri 2 Stabat; pengaduan; Ijazah hilang"


def staged(**sections: Mapping[str, object]) -> Table:
    table = Table(office(**sections)) if sections else Table()
    for name, role in {"Sari": "front_office", "Bayu": "back_office", "Nur": "supervisor"}.items():
        table.hire(name, role)
    return table


def comer(table: Table) -> Visit:
    [visit] = [each for each in table.visits.values() if each.registered_by]
    return visit


def expect_nothing_to_nobody(table: Table, told: Told) -> None:
    assert all(table.people[say.person_id].has_chat for say in told.decision.says)


def test_four_answers_make_a_number() -> None:
    table = staged()
    assert table.write("Sari", "daftarkan").answers == "register-ask"
    table.write("Sari", "Togar Nainggolan")
    table.write("Sari", "SMP Negeri 2 Stabat")
    table.press("Sari", Verb.REGISTER, "c", "pengaduan")
    assert table.write("Sari", "Ijazah hilang").answers == "register-review"
    told = table.press("Sari", Verb.REGISTER, "n")
    visit = comer(table)
    assert told.answers.split()[0] == "registered-now"
    assert (visit.ticket, visit.number, visit.status) == ("C-001", "ULT-20261123-001", Status.IN_SERVICE)
    assert dict(visit.form) == {
        "name": "Togar Nainggolan",
        "institution": "SMP Negeri 2 Stabat",
        "category": "pengaduan",
        "purpose": "Ijazah hilang",
    }
    assert (visit.registered_by, visit.assigned) == ("s-sari", {"front_office": "s-sari"})
    form = [piece for piece in visit.evidence if piece.word in (Word.FORM_STARTED, Word.FORM_SUBMITTED)]
    assert [(piece.source, piece.by) for piece in form] == [(Source.STAFF, "s-sari")] * 2
    assert isinstance(table.person("Sari").dialog, Idle)
    expect_nothing_to_nobody(table, told)


# rule: registered-is-received
@pytest.mark.parametrize(
    ("roles", "role"),
    [
        (("back_office", "front_office"), "front_office"),
        (("front_office", "back_office"), "front_office"),
        (("supervisor", "front_office"), "front_office"),
        (("supervisor",), "supervisor"),
    ],
)
def test_whoever_is_served_at_once_is_taken_for_the_role_that_receives(roles: tuple[str, ...], role: str) -> None:
    table = staged()
    table.hire("Dewi", *roles)
    table.write("Dewi", LINE)
    table.press("Dewi", Verb.REGISTER, "n")
    assert comer(table).assigned == {role: "s-dewi"}


def test_one_line_will_do_and_a_press_counts_once() -> None:
    table = staged()
    assert table.write("Sari", LINE).answers == "register-review"
    table.press("Sari", Verb.REGISTER, "q")
    assert table.press("Sari", Verb.REGISTER, "q").answers == "staff-press-stale"
    assert comer(table).ticket == "C-001"


@pytest.mark.parametrize(
    ("line", "open_"),
    [
        ("/daftarkan", "name"),
        ("/daftarkan Togar", "institution"),
        ("/daftarkan Togar; SMP 2; entah", "category"),
        ("/daftarkan 12", "name"),
        ("/daftarkan Togar; SMP 2; 1", "purpose"),
    ],
)
def test_what_the_line_does_not_say_is_asked(line: str, open_: str) -> None:
    table = staged()
    table.write("Sari", line)
    dialog = table.person("Sari").dialog
    assert isinstance(dialog, Registering)
    assert dialog.question == open_


def test_no_answer_is_asked_again_and_batal_leaves() -> None:
    table = staged()
    table.write("Sari", "daftarkan")
    assert table.write("Sari", "...").answers == "register-ask"
    assert table.write("Sari", "batal").answers == "given-up"
    assert isinstance(table.person("Sari").dialog, Idle)
    assert not table.visits


def test_nobody_but_who_receives_registers() -> None:
    assert staged().write("Bayu", LINE).answers == "register-not-yours"
    assert staged().write("Nur", LINE).answers == "register-review"


# rule: nothing-is-sent-to-nobody
def test_whoever_has_no_chat_is_told_by_their_officer() -> None:
    table = staged(queue={"capacity": 1})
    table.desk = replace(table.desk, serving=1)
    table.write("Sari", LINE)
    told = table.press("Sari", Verb.REGISTER, "q")
    visit = comer(table)
    assert visit.status is Status.QUEUED
    expect_nothing_to_nobody(table, told)
    told = table.press("Sari", Verb.CALL, visit.id)
    assert "aloud-call" in told.answers
    expect_nothing_to_nobody(table, told)
    table.press("Sari", Verb.REPLY, visit.id)
    told = table.write("Sari", "Silakan ke meja dua")
    assert "aloud" in told.answers.split()
    expect_nothing_to_nobody(table, told)


def test_whoever_cannot_answer_is_neither_called_again_nor_parked() -> None:
    table = staged()
    table.write("Sari", LINE)
    table.press("Sari", Verb.REGISTER, "n")
    for _ in range(8):
        table.now += timedelta(minutes=2)
        for decision in table.sweep():
            assert all(table.people[say.person_id].has_chat for say in decision.says), CLOCK
    assert comer(table).status is Status.IN_SERVICE


def test_their_survey_is_recorded_as_not_asked() -> None:
    table = staged()
    table.write("Sari", LINE)
    table.press("Sari", Verb.REGISTER, "n")
    visit = comer(table)
    for name, step in (("Sari", 3), ("Sari", 4), ("Sari", 5), ("Sari", 6), ("Bayu", 7), ("Bayu", 8)):
        expect_nothing_to_nobody(table, table.press(name, Verb.STEP, visit.id, step))
    assert comer(table).survey is Survey.NO_CHAT
    assert table.people[visit.person_id].channel == COUNTER


# Nobody at the counter is shown the way to a meeting

MEETING = re.compile(
    "zoom|ruang tunggu|breakout|ruang diskusi|tautan|sandi|waiting room|passcode|bergabung", re.IGNORECASE
)
ON_ZOOM = {"webhook_secret": "rahasia-zoom", "account_id": "a", "client_id": "b", "client_secret": "c"}


def shown(table: Table, decision: Decision) -> Iterator[str]:
    """All that is said, as its readers see it, buttons, links and all, in both languages."""
    renderer = Renderer(load_texts(), table.office.calendar.zone, "WIB")
    for say in decision.says:
        for language in LANGUAGES:
            for part in renderer.show(say.message, language, "telegram", table.now):
                yield json.dumps(part, ensure_ascii=False)


def a_whole_visit(table: Table) -> Iterator[Decision]:
    """Somebody is registered, kept waiting at every step, and leaves."""
    yield table.write("Sari", LINE).decision
    yield table.press("Sari", Verb.REGISTER, "n").decision
    visit = comer(table)
    for no, name in ((3, "Sari"), (4, "Sari"), (5, "Sari"), (6, "Sari"), (7, "Bayu"), (8, "Bayu"), (10, "Sari")):
        until = table.now + timedelta(minutes=8)
        while (due := table.next_due) and due <= until:
            table.now = max(table.now, due)
            yield from list(table.sweep())
        table.now = until
        yield table.write("Sari", "pekerjaan saya").decision
        yield table.press("Sari", Verb.OPEN, visit.id).decision
        yield table.write("Sari", f"kelengkapan {visit.ticket}").decision
        yield table.press(name, Verb.STEP, visit.id, no).decision
    yield table.press("Nur", Verb.OPEN, visit.id).decision


# rule: no-meeting-at-the-counter
def test_who_is_at_the_counter_is_shown_no_way_into_a_meeting_at_any_step() -> None:
    table = staged(zoom=ON_ZOOM)
    every = list(a_whole_visit(table))
    told = [text for decision in every for text in shown(table, decision)]
    assert [text for text in told if MEETING.search(text)] == []
    assert any("Pengunjung diarahkan ke meja layanan" in text for text in told)
    assert not any(decision.of(AskWayIn) or decision.of(EndWayIn) for decision in every), "no link is asked for"
    visit = comer(table)
    assert visit.way is Way.COUNTER
    zoomed = table.office.sheet
    kept = scene_of(table).sheet(visit)
    assert [(s.no, s.standard, s.ends, s.actor) for s in kept.steps] == [
        (s.no, s.standard, s.ends, s.actor) for s in zoomed.steps
    ], "the steps and their times stay"
    assert visit.deviations, "and are watched"


def test_who_is_seen_in_the_meeting_is_brought_there_after_all() -> None:
    table = staged(zoom=ON_ZOOM)
    table.write("Sari", LINE)
    table.press("Sari", Verb.REGISTER, "n")
    visit = comer(table)
    seen = Sighting("k", "a", Sighted.JOINED, "d", table.now)
    linked = replace(visit, sightings=(seen,))
    assert scene_of(table).sheet(visit).uses_zoom is False
    assert scene_of(table).sheet(linked) == table.office.sheet
    assert table.office.sheet.uses_zoom


def test_a_sheet_that_says_nothing_of_the_counter_keeps_its_own_words() -> None:
    sheet = load_sheet(Path(__file__).parents[1] / "sheets" / "empat_belas.toml")
    assert sheet.in_person.steps == sheet.steps
    assert not sheet.in_person.uses_zoom


def test_the_shipped_sheet_says_for_every_step_how_it_is_done_at_the_counter() -> None:
    assert all(step.in_person for step in Table().office.sheet.steps)
