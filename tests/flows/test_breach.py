"""A breach of personal data: declared by administrators, watched by 3 x 24 clock hours, told, closed with what was
done."""

from datetime import timedelta
from typing import Any

import pytest

from bot.flows.breach.needs import Breaches
from bot.flows.scene.effects import KeepBreach, KeepTold
from bot.flows.scene.events import BreachDeclared, BreachPersonsTold, BreachSaid, DeadlinePassed
from bot.flows.scene.tokens import Verb
from bot.flows.state.breach import TOLD_WITHIN, Breach, BreachEntry, Course
from bot.flows.state.watched import BREACH, Watched
from tests.clock import MONDAY_MORNING
from tests.flows.table import Table, Told

DAY = timedelta(days=1)
NOW = MONDAY_MORNING


def breach(*more: tuple[Course, timedelta], by: str = "s-adi") -> Breach:
    entries = (BreachEntry(Course.DECLARED, NOW, by, "laptop hilang"),)
    said = tuple(BreachEntry(what, NOW + after, by) for what, after in more)
    return Breach("KB-1", NOW - 2 * DAY, NOW, NOW, (), (*entries, *said))


def desk(*open_ones: Breach) -> Table:
    table = Table()
    for name, role in (("Adi", "admin"), ("Nur", "supervisor"), ("Sari", "front_office")):
        table.hire(name, role)
    table.known[Breaches] = {each.id: each for each in open_ones}
    return table


def kept(told: Any) -> list[Breach]:
    decision = told.decision if isinstance(told, Told) else told
    return [each.breach for each in decision.of(KeepBreach)]


# rule: breach-clock-in-hours
def test_the_clock_runs_three_times_24_hours_whatever_the_calendar_says() -> None:
    told = desk().write("Adi", "/kebocoran 21/11/2026 22/11/2026 laptop petugas hilang")
    [one] = kept(told)
    assert told.answers == "breach-declared"
    assert told.to("Nur") == "breach-declared"
    assert one.due_at - NOW == TOLD_WITHIN == timedelta(hours=72)
    assert one.entries[0].words == "laptop petugas hilang"
    assert told.decision.deadlines[Watched(BREACH, one.id)] == NOW + DAY


@pytest.mark.parametrize(
    "typed",
    [
        "/kebocoran 21/11/2026 laptop",
        "/kebocoran 2026-11-21 2026-11-22 !!",
        "/kebocoran kemarin sekarang laptop hilang",
        "/kebocoran 21/12/2026 22/12/2026 laptop petugas hilang",
        "/kebocoran 99/99/2026 22/11/2026 laptop petugas hilang",
    ],
)
def test_what_cannot_be_meant_is_asked_for_again(typed: str) -> None:
    told = desk().write("Adi", typed)
    assert told.answers == "breach-how"
    assert not kept(told)


# rule: bare-breach-is-a-command
@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("kebocoran", "breach-list"),
        ("Kebocoran.", "breach-list"),
        ("kebocoran 21/11/2026 22/11/2026 laptop petugas hilang", "breach-declared"),
        ("kebocoran tutup KB-9 kata sandi diganti", "breach-unknown"),
    ],
)
def test_the_bare_word_is_a_command_alone_and_before_a_day(typed: str, answer: str) -> None:
    assert desk().write("Adi", typed).answers.split()[0] == answer
    assert not kept(desk().write("Adi", "kebocoran air di ruang arsip sekolah sudah kami catat"))


@pytest.mark.parametrize("name", ["Sari", "Nur"])
def test_only_administrators_declare(name: str) -> None:
    told = desk().write(name, "/kebocoran 21/11/2026 22/11/2026 laptop petugas hilang")
    assert told.answers == "breach-passed-on"
    assert not kept(told)


# rule: breach-is-recalled
@pytest.mark.parametrize(
    ("said", "next_after"),
    [
        ((), 24),
        (((Course.REMINDED, timedelta(hours=24)),), 48),
        (((Course.REMINDED, timedelta(hours=50)),), 66),
        (((Course.REMINDED, timedelta(hours=66)),), 72),
        (((Course.REMINDED, timedelta(hours=72)),), 96),
        (((Course.AUTHORITY, DAY), (Course.REMINDED, timedelta(hours=200))), 216),
        (((Course.AUTHORITY, DAY), (Course.PERSONS, DAY)), 168),
        (((Course.CLOSED, DAY),), None),
    ],
)
def test_it_is_recalled_until_it_is_closed(said: Any, next_after: int | None) -> None:
    expected = None if next_after is None else NOW + timedelta(hours=next_after)
    assert breach(*said).next_at() == expected


@pytest.mark.parametrize(
    ("after", "said", "text"),
    [
        (24, (), "breach-remind"),
        (72, (), "breach-overdue"),
        (500, (), "breach-overdue"),
        (168, ((Course.AUTHORITY, DAY), (Course.PERSONS, DAY)), "breach-unclosed"),
    ],
)
def test_owner_administrators_and_supervisors_are_told_once_however_late(after: int, said: Any, text: str) -> None:
    table = desk(breach(*said))
    table.now = NOW + timedelta(hours=after)
    decision = table.pass_deadline(DeadlinePassed(BREACH, "KB-1"))
    assert sorted(say.person_id for say in decision.says) == ["adi", "nur"]
    assert {say.message.text.name for say in decision.says} == {text}
    assert kept(decision)[-1].entries[-1].what is Course.REMINDED


def test_a_closed_one_is_recalled_no_more() -> None:
    table = desk(breach((Course.CLOSED, DAY)))
    assert not table.pass_deadline(DeadlinePassed(BREACH, "KB-1")).says


def test_steps_are_pressed_once_and_pressed_again_change_nothing() -> None:
    table = desk(breach())
    [one] = kept(table.press("Adi", Verb.BREACH, "authority", "KB-1"))
    assert one.said(Course.AUTHORITY)
    again = desk(one).press("Adi", Verb.BREACH, "authority", "KB-1")
    assert again.answers == "breach-one"
    assert not kept(again)
    [owned] = kept(desk(breach(by="console:budi")).press("Adi", Verb.BREACH, "mine", "KB-1"))
    assert owned.owner == "s-adi"
    assert desk().press("Adi", Verb.BREACH, "authority", "KB-9").answers == "staff-press-stale"


# rule: breach-closed-with-what-was-done
def test_it_is_closed_with_what_was_done() -> None:
    assert desk(breach()).write("Adi", "/kebocoran tutup KB-1").answers == "breach-close-how"
    assert desk(breach()).write("Adi", "/kebocoran tutup KB-2 apa saja").answers == "breach-unknown"
    told = desk(breach()).write("Adi", "kebocoran data tutup kb-1 kata sandi diganti")
    assert told.answers == "breach-closed"
    [one] = kept(told)
    assert (one.entries[-1].words, one.open) == ("kata sandi diganti", False)
    assert told.decision.deadlines[Watched(BREACH, "KB-1")] is None


# rule: told-of-a-breach-once
def test_persons_are_told_in_their_chat_and_that_is_kept() -> None:
    table = desk(breach())
    table.seat("Rina")
    table.seat("Togar", blocked=False)
    told = table.act("", BreachPersonsTold("KB-1", ("rina",), "kata sandi diganti"))
    assert told.to("Rina") == "breach-notice"
    assert not told.to("Togar")
    assert [(each.breach_id, each.person_id) for each in told.decision.of(KeepTold)] == [("KB-1", "rina")]
    closed = desk(breach((Course.CLOSED, DAY)))
    closed.seat("Rina")
    assert not closed.act("", BreachPersonsTold("KB-1", ("rina",))).decision.says


def test_an_operator_declares_and_says_what_was_done() -> None:
    body = BreachDeclared("", NOW - DAY, NOW, ("visits",), "cadangan hilang", NOW - DAY, "console:budi")
    [one] = kept(desk().act("", body))
    assert one.owner == "console:budi"
    assert one.due_at == NOW + 2 * DAY
    [said] = kept(desk(one).act("", BreachSaid(one.id, "authority", by="console:budi")))
    assert said.said(Course.AUTHORITY)
    assert not kept(desk().act("", BreachSaid("KB-9", "authority")))


# rule: breach-heard-is-passed-on
def test_whoever_may_not_declare_a_breach_is_heard_and_passed_on() -> None:
    told = desk().write("Sari", "/kebocoran laptop saya hilang")
    assert (told.answers, told.to("Adi"), told.to("Nur")) == ("breach-passed-on", "breach-heard", "")
    assert not kept(told)
    alone = Table()
    alone.hire("Sari", "front_office")
    alone.known[Breaches] = {}
    assert alone.write("Sari", "/kebocoran laptop saya hilang").answers == "breach-not-yours"
