"""Changing the office's hours in chat: shown with whom it concerns, counted only as shown, told to whoever waits."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bot.flows.calendar.changes import read_change
from bot.flows.clock.ladder import next_at
from bot.flows.hours import affected
from bot.flows.hours.affected import Concern, Shift, Touched
from bot.flows.hours.wording import weekly_words
from bot.flows.office.office import Office
from bot.flows.scene.effects import LookAgain, Note
from bot.flows.scene.events import DeadlinePassed, DeskOpened
from bot.flows.scene.messages import Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb
from bot.flows.state.dialog import Idle, Notice, Replying, RulingAsked, RulingShown
from bot.flows.state.visits import Status
from bot.flows.state.watched import CALENDAR
from tests.flows.table import Table, Told, office

HOURS = "Senin-Kamis 08.00-12.00, 13.00-16.00; Jumat 08.00-11.30, 13.00-16.30"


def unit(**sections: Any) -> Office:
    return office(office={"hours": HOURS}, queue={"capacity": 1, "calls": 0, **sections.pop("queue", {})}, **sections)


def staffed(unit_: Office | None = None) -> Table:
    """Sari serves, Nur supervises, Tigor administers; Rina is served, Maria and Udin wait."""
    table = Table(unit_ or unit())
    for name, role in (("Sari", "front_office"), ("Nur", "supervisor"), ("Tigor", "admin")):
        table.hire(name, role)
    for name, status in (("Rina", Status.IN_SERVICE), ("Maria", Status.QUEUED), ("Udin", Status.QUEUED)):
        table.seat(name)
        table.open(name, status, reported=2 if status is Status.IN_SERVICE else 0)
    table.desk = replace(table.desk, queue=replace(table.desk.queue, count=2))
    return table


def shown_to(table: Table, name: str) -> RulingShown:
    dialog = table.person(name).dialog
    assert isinstance(dialog, RulingShown)
    return dialog


def applied(table: Table, name: str, words: str) -> Told:
    table.write(name, words)
    return table.press(name, Verb.HOURS, "ok", shown_to(table, name).ruling)


def args_of(told: Told) -> dict[str, Any]:
    return dict(told.decision.says[0].message.text.args)


def counts(told: Told) -> dict[str, int]:
    listing = args_of(told)["affected"]
    assert isinstance(listing, Listing)
    return {line.name.removeprefix("hours-affects-"): int(str(line.args.get("count", 0))) for line in listing.lines}


# Whom it concerns

CONCERNED = [
    ("tutup hari ini 13.00-16.00", {"waiting": 2, "served": 1}),
    ("tutup sekarang", {"waiting": 2, "served": 1, "steps": 1}),
    ("tutup besok", {"nobody": 0}),
    ("tutup 24 desember", None),
    ("tutup 30 november", {"booked": 1}),
    ("buka sabtu 08.00-10.00", {"nobody": 0}),
    ("tutup hari ini sampai 08.30", None),
    ("jam khusus 23/11-30/11 08.00-15.00 istirahat 12.00-12.30", {"waiting": 2, "booked": 1, "served": 1}),
]


@pytest.mark.parametrize(("words", "concerned"), CONCERNED, ids=[case[0] for case in CONCERNED])
def test_it_is_shown_whom_a_change_concerns_before_it_counts(words: str, concerned: dict[str, int] | None) -> None:
    table = staffed()
    monday = table.now + timedelta(days=7, hours=-1)
    table.seat("Lina")
    table.open("Lina", Status.QUEUED, queued_at=monday, not_before=monday)
    heads = tuple(
        replace(place, not_before=monday) if place.queued_at == monday else place for place in table.desk.queue.heads
    )
    table.desk = replace(table.desk, queue=replace(table.desk.queue, heads=heads))
    told = table.write("Nur", words)
    if concerned is None:
        assert told.answers == "hours-no-difference", "the office is closed then anyway"
    else:
        assert (told.answers, counts(told)) == ("hours-shown", concerned)
    assert table.office.calendar.rulings.listed == ()
    assert (told.to("Maria"), told.to("Sari")) == ("", "")


def test_what_else_holds_a_time_is_reckoned_too(monkeypatch: pytest.MonkeyPatch) -> None:
    moved: list[Shift] = []

    def two_of_them(_scene: Scene, shift: Shift) -> Touched:
        return Touched(2 * shift.touches(date(2026, 11, 24)), Phrase("hours-affects-booked", {"count": 2}))

    def move(_scene: Scene, shift: Shift) -> None:
        moved.append(shift)

    monkeypatch.setattr(affected, "CONCERNS", (*affected.CONCERNS, Concern(two_of_them, move)))
    table = staffed()
    assert counts(table.write("Nur", "tutup besok 10.00-14.00")) == {"booked": 2}
    assert moved == [], "nothing happens before it is ordered"
    table.press("Nur", Verb.HOURS, "ok", shown_to(table, "Nur").ruling)
    local = table.office.calendar.local
    assert [[f"{local(at):%d %H.%M}" for at in span] for span in moved[0].closures] == [
        ["24 10.00", "24 12.00"],
        ["24 13.00", "24 14.00"],
    ]


# Ordering


def test_a_ruling_counts_once_and_is_told_to_everybody_who_works_here() -> None:
    # rule: ordered-once
    table = staffed()
    told = applied(table, "Nur", "tutup hari ini 13.00-16.00, rapat")
    assert (told.answers, told.to("Sari"), told.to("Tigor")) == (
        "hours-ordered",
        "hours-told-staff",
        "hours-told-staff",
    )
    assert told.to("Maria") == "", "she is told by the clock, as everybody who waits"
    assert told.decision.of(LookAgain) == (LookAgain(),)
    [ruling] = table.office.calendar.rulings.listed
    assert (str(ruling.change), ruling.reason, ruling.by) == (
        "tutup 2026-11-23/2026-11-23 13.00-16.00",
        "rapat",
        "s-nur",
    )
    assert [(n.who, n.what) for n in told.decision.of(Note)] == [("s-nur", "hours_ruled")]
    assert table.press("Nur", Verb.HOURS, "ok", ruling.id).answers == "hours-done-already"
    assert len(table.office.calendar.rulings.listed) == 1
    assert isinstance(table.person("Nur").dialog, Idle)


AGAIN = {
    "somebody else has ruled": "hours-again-ruled",
    "an hour later": "hours-again-late",
    "somebody more waits": "hours-again-more",
}


@pytest.mark.parametrize(("happens", "says"), AGAIN.items(), ids=AGAIN)
# rule: ordered-as-shown
def test_what_is_not_as_it_was_shown_is_shown_again(happens: str, says: str) -> None:
    table = staffed()
    table.write("Nur", "tutup hari ini 13.00-16.00")
    ruling = shown_to(table, "Nur").ruling
    if happens == "somebody else has ruled":
        applied(table, "Tigor", "tutup besok")
    elif happens == "an hour later":
        table.now += timedelta(hours=1)
    else:
        table.seat("Lina")
        table.open("Lina", Status.QUEUED)
    before = table.office.calendar.rulings
    told = table.press("Nur", Verb.HOURS, "ok", ruling)
    assert (told.answers, args_of(told)["again"]) == ("hours-shown", Phrase(says))
    assert table.office.calendar.rulings is before
    assert table.press("Nur", Verb.HOURS, "ok", shown_to(table, "Nur").ruling).answers == "hours-ordered"


def test_somebody_fewer_waiting_is_no_reason_to_show_it_again() -> None:
    table = staffed()
    table.write("Nur", "tutup hari ini 13.00-16.00")
    table.desk = replace(table.desk, queue=table.desk.queue.left(table.visit_of("Udin").id))
    table.visits[table.visit_of("Udin").id] = replace(table.visit_of("Udin"), status=Status.CANCELLED)
    assert table.press("Nur", Verb.HOURS, "ok", shown_to(table, "Nur").ruling).answers == "hours-ordered"


def test_a_preview_of_yesterday_for_yesterday_orders_nothing() -> None:
    table = staffed()
    table.write("Nur", "tutup hari ini 13.00-16.00")
    table.now += timedelta(days=1)
    assert table.press("Nur", Verb.HOURS, "ok", shown_to(table, "Nur").ruling).answers == "hours-past"
    assert table.office.calendar.rulings.listed == ()


def test_a_right_that_is_gone_orders_nothing() -> None:
    table = staffed()
    table.write("Nur", "tutup besok")
    ruling = shown_to(table, "Nur").ruling
    member = replace(table.desk.staff["s-nur"], role="front_office")
    table.desk = replace(table.desk, staff={**table.desk.staff, member.id: member})
    assert table.press("Nur", Verb.HOURS, "ok", ruling).answers == "hours-not-yours"
    assert table.office.calendar.rulings.listed == ()


@pytest.mark.parametrize("words", ["tutup besok", "/jam tutup besok", "Buka sabtu 08.00-12.00"])
def test_who_may_not_is_told_who_may(words: str) -> None:
    table = staffed()
    assert table.write("Sari", words).answers == "hours-not-yours"
    assert table.office.calendar.rulings.listed == ()


def test_everybody_who_works_here_may_look() -> None:
    table = staffed()
    applied(table, "Nur", "tutup besok, rapat")
    for name, may in (("Sari", False), ("Nur", True), ("Tigor", True)):
        told = table.write(name, "/jam")
        assert told.answers == "hours-menu"
        lines = args_of(told)["coming"]
        assert isinstance(lines, Listing)
        assert lines.lines[0].args["name"] == "Nur"
        assert bool(told.decision.says[0].message.choices) is may


def test_words_for_a_visitor_stay_words_for_a_visitor() -> None:
    # rule: words-for-a-visitor-stay-theirs
    table = staffed()
    person = table.person("Nur")
    table.people[person.id] = replace(person, dialog=Replying(table.visit_of("Rina").id, int(table.now.timestamp())))
    assert table.write("Nur", "tutup besok").to("Rina") == "relay-to-visitor"
    table.press("Nur", Verb.LET_GO, table.visit_of("Rina").id)
    assert table.write("Nur", "Buka Zoom-nya ya Bu").answers == "staff-words-ask"
    assert table.write("Nur", "tutup besok 13.00-16.00").answers == "hours-shown"


def test_what_was_asked_for_is_read_until_it_can_be_or_is_dropped() -> None:
    table = staffed()
    assert table.press("Nur", Verb.HOURS, "add").answers == "hours-ask"
    assert table.write("Nur", "Rapat penting").answers == "hours-not-read"
    assert table.write("Nur", "tutup").answers == "hours-when"
    assert table.write("Nur", "tutup besok 16.00-13.00").answers == "hours-no-such-time"
    assert isinstance(table.person("Nur").dialog, RulingAsked)
    assert table.write("Nur", "tutup rabu depan").answers == "hours-which"
    assert table.press("Nur", Verb.HOURS, "pick", 1).answers == "hours-shown"
    assert shown_to(table, "Nur").change == "tutup 2026-12-02/2026-12-02"
    assert table.press("Nur", Verb.HOURS, "pick", 0).answers == "hours-gone"
    assert table.press("Nur", Verb.HOURS, "no").answers == "hours-dropped"
    assert isinstance(table.person("Nur").dialog, Idle)


def test_numbers_and_words_do_what_buttons_do() -> None:
    table = staffed()
    assert table.write("Nur", "tutup rabu depan").answers == "hours-which"
    assert table.write("Nur", "3").answers == "hours-gone"
    assert table.write("Nur", "2").answers == "hours-shown"
    assert table.write("Nur", "Terapkan").answers == "hours-ordered"
    assert [str(each.change) for each in table.office.calendar.rulings.listed] == ["tutup 2026-12-02/2026-12-02"]
    table.write("Nur", "tutup besok")
    assert table.write("Nur", "batal").answers == "given-up"
    assert len(table.office.calendar.rulings.listed) == 1


@pytest.mark.parametrize("parts", [("ok", "x"), ("ok",), ("del", "x"), ("pick", "9"), ("pick", "x"), ("a", "b", "c")])
def test_old_and_invented_choices_change_nothing(parts: tuple[str, ...]) -> None:
    table = staffed()
    assert table.press("Nur", Verb.HOURS, *parts).answers == "hours-gone"
    assert table.office.calendar.rulings.listed == ()


def test_taking_a_ruling_back_is_shown_too_and_happens_once() -> None:
    table = staffed()
    applied(table, "Nur", "tutup hari ini 13.00-16.00")
    [ruling] = table.office.calendar.rulings.listed
    told = table.press("Tigor", Verb.HOURS, "del", ruling.id)
    assert (told.answers, counts(told)) == ("hours-shown-withdrawal", {"waiting": 2, "served": 1})
    table.now += timedelta(minutes=1)
    assert table.press("Tigor", Verb.HOURS, "ok", ruling.id).answers == "hours-withdrawn"
    [gone] = table.office.calendar.rulings.listed
    assert (gone.withdrawn_by, gone.withdrawn_at) == ("s-tigor", table.now)
    assert table.press("Tigor", Verb.HOURS, "ok", ruling.id).answers == "hours-done-already"
    assert table.press("Nur", Verb.HOURS, "del", ruling.id).answers == "hours-gone"


def test_notes_tell_of_overlaps_holidays_and_years_not_yet_published() -> None:
    table = staffed()
    applied(table, "Nur", "tutup 24 desember - 31 desember")
    notes = args_of(table.write("Nur", "buka 25 desember 08.00-10.00"))["notes"]
    assert isinstance(notes, Listing)
    assert [line.name for line in notes.lines] == ["hours-note-overlaps", "hours-note-holiday"]
    assert notes.lines[1].args["name"] == "Hari Raya Natal"
    notes = args_of(table.write("Nur", "tutup 3 januari 2028"))["notes"]
    assert isinstance(notes, Listing)
    assert [(line.name, line.args["year"]) for line in notes.lines] == [("hours-note-unpublished", "2028")]
    notes = args_of(table.write("Nur", "buka 17 mei 2027"))["notes"]
    assert isinstance(notes, Listing)
    assert "(perkiraan)" in str(notes.lines[0].args["name"]), "a holiday that is not certain yet says so"


# Telling who waits


def told_by_the_clock(table: Table, name: str) -> list[str]:
    table.now += timedelta(seconds=2)
    said = list(table.sweep())
    return [
        say.message.text.name for decision in said for say in decision.says if say.person_id == table.person(name).id
    ]


def test_who_waits_is_told_once_of_what_changes_their_day() -> None:
    # rule: closing-early-is-told
    table = staffed()
    for name in ("Maria", "Udin"):
        table.deadlines[table.visit_of(name).id] = table.now + timedelta(hours=3)
    applied(table, "Nur", "tutup hari ini 13.00-16.00")
    assert told_by_the_clock(table, "Maria") == ["hours-told"]
    table.deadlines[table.visit_of("Maria").id] = table.now
    assert "hours-told" not in told_by_the_clock(table, "Maria")
    [ruling] = table.office.calendar.rulings.listed
    table.press("Nur", Verb.HOURS, "del", ruling.id)
    table.press("Nur", Verb.HOURS, "ok", ruling.id)
    assert told_by_the_clock(table, "Maria") == ["hours-told-withdrawn"]


@pytest.mark.parametrize("words", ["tutup besok", "buka sabtu 08.00-12.00", "tutup 24 desember - 31 desember"])
def test_who_waits_hears_nothing_of_other_days(words: str) -> None:
    table = staffed()
    table.deadlines[table.visit_of("Maria").id] = table.now + timedelta(hours=3)
    applied(table, "Nur", words)
    assert told_by_the_clock(table, "Maria") == []


def test_whoever_joins_later_knows_already() -> None:
    table = staffed()
    applied(table, "Nur", "tutup hari ini 13.00-16.00")
    table.now += timedelta(minutes=5)
    table.seat("Lina")
    visit = table.open("Lina", Status.QUEUED)
    table.deadlines[visit.id] = table.now
    assert told_by_the_clock(table, "Lina") == []


# Judged as it was


def test_a_step_that_runs_is_not_charged_for_time_that_was_closed_since_it_began() -> None:
    # rule: closed-since-is-not-charged
    table = staffed()
    visit = table.visit_of("Rina")
    scene = scene_of(table)
    before = scene.timeline(visit).current
    assert before is not None
    assert before.due_at == table.now + timedelta(minutes=3), "front office has three minutes"
    applied(table, "Nur", "tutup sekarang sampai 10.00, listrik padam")
    after = scene_of(table).timeline(table.visit_of("Rina")).current
    assert after is not None
    assert after.due_at == before.due_at + timedelta(hours=1)
    table.deadlines[visit.id] = table.now + timedelta(minutes=5)
    table.now += timedelta(minutes=5)
    list(table.sweep())
    assert table.visit_of("Rina").deviations == ()
    at = next_at(scene_of(table), table.visit_of("Rina"))
    assert at is not None
    assert at <= after.due_at
    table.now = after.due_at + timedelta(seconds=1)
    table.deadlines[visit.id] = table.now
    list(table.sweep())
    assert [each.first for each in table.visit_of("Rina").deviations] == [3]


def scene_of(table: Table) -> Scene:
    """A scene as the next event would have it."""
    captured: list[Scene] = []

    def note(scene: Scene, _shift: Shift) -> Touched:
        captured.append(scene)
        return Touched(0, Phrase("nothing"))

    kept, affected.CONCERNS = affected.CONCERNS, (Concern(note),)
    dialog, person = table.person("Tigor").dialog, table.person("Tigor")
    table.write("Tigor", "tutup 30 desember")
    table.people[person.id] = replace(table.person("Tigor"), dialog=dialog)
    affected.CONCERNS = kept
    return captured[0]


# A break is not closing

PLACES_TOLD = [
    # what happens, who, where the words are
    ("greeting", "Lina"),
    ("ticket", "Maria"),
    ("faq", "Lina"),
    ("thread", "Lina"),
    ("relayed", "Maria"),
]
CLOSED = [
    ("12.30", (), "break"),
    ("10.30", ("tutup 2026-11-23/2026-11-23 10.00-11.00",), "interrupted"),
    ("17.00", (), "closed"),
    ("14.00", ("tutup 2026-11-23/2026-11-23 13.00-16.00",), "closed"),
]


def phrases(value: object) -> set[str]:
    """The names of all texts within one."""
    if isinstance(value, Phrase):
        return {value.name}.union(*map(phrases, value.args.values()))
    return set().union(*map(phrases, value.lines)) if isinstance(value, Listing) else set()


@pytest.mark.parametrize(("at", "changes", "why"), CLOSED, ids=[case[2] + case[0] for case in CLOSED])
@pytest.mark.parametrize(("place", "who"), PLACES_TOLD, ids=[case[0] for case in PLACES_TOLD])
# rule: break-is-not-the-days-end
def test_everywhere_a_break_is_told_as_a_break(
    place: str, who: str, at: str, changes: tuple[str, ...], why: str
) -> None:
    plain = unit()
    calendar = replace(plain.calendar, changes=tuple(map(read_change, changes)))
    table = staffed(replace(plain, calendar=calendar))
    hour, minute = map(int, at.split("."))
    table.now = calendar.local(table.now).replace(hour=hour, minute=minute).astimezone(table.now.tzinfo)
    table.seat("Lina", Notice() if place == "greeting" else Idle())
    words = {"greeting": "halo", "ticket": "status", "faq": "jam buka", "thread": "petugas", "relayed": "Saya di sini"}
    told = table.write(who, words[place])
    named = set().union(*(phrases(say.message.text) for say in told.decision.says))
    assert named & {
        f"{whose}-{each}" for whose in ("queue", "desk") for each in ("break", "interrupted", "closed")
    } in (
        {f"queue-{why}"},
        {f"desk-{why}"},
    ), named


ANSWERED = {
    "id": "Senin–Kamis 08.00–12.00, 13.00–16.00; Jumat",
    "en": "Monday–Thursday 08.00–12.00, 13.00–16.00; Friday",
}


@pytest.mark.parametrize(("language", "hours"), ANSWERED.items())
def test_the_hours_are_answered_in_the_readers_words(language: str, hours: str) -> None:
    table = staffed()
    table.seat("Lina", language=language)
    told = table.write("Lina", "jam buka" if language == "id" else "opening hours")
    assert hours in str(args_of(told)["answer"])
    assert args_of(told)["now"] == Phrase("nothing")


def test_an_answer_tells_todays_hours_where_they_are_others() -> None:
    table = staffed()
    applied(table, "Nur", "tutup hari ini 15.00-16.00")
    table.seat("Lina")
    now = args_of(table.write("Lina", "jam buka"))["now"]
    assert now == Phrase("hours-today", {"spans": "08.00–12.00, 13.00–15.00 WIB"})


def test_hours_around_the_clock_are_told_in_both_languages() -> None:
    always = office()
    said = {language: weekly_words(always, always.calendar.hours, language) for language in ("id", "en")}
    assert said == {"id": "24 jam", "en": "around the clock"}


# A year whose cuti bersama nobody knows yet


def opened(table: Table) -> None:
    table.enter(DeskOpened("p"))


def test_administrators_are_told_once_in_december_of_a_year_that_is_not_published() -> None:
    # rule: unpublished-year-told-once
    table = staffed()
    opened(table)
    assert "year" not in table.deadlines, "its December is far away"
    table.now += timedelta(days=30)
    opened(table)
    due = table.deadlines["year"]
    assert table.office.calendar.local(due).strftime("%Y-%m-%d %H.%M") == "2027-12-01 08.00"
    table.now = due
    said = table.pass_deadline(DeadlinePassed(CALENDAR, "year"))
    assert [(say.person_id, say.message.text.name) for say in said.says] == [("tigor", "hours-unpublished")]
    assert "year" not in table.deadlines
    assert table.pass_deadline(DeadlinePassed(CALENDAR, "year")).says == ()
