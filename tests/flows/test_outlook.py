"""When a visitor may expect their call: told as a band, kept, and told anew before it breaks."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.office.office import Abilities
from bot.flows.procedure.vocabulary import Word
from bot.flows.queue.band import wait
from bot.flows.queue.outlook import standard
from bot.flows.scene.effects import LearnWait
from bot.flows.scene.events import TELEGRAM
from bot.flows.scene.messages import Between, Phrase
from bot.flows.scene.tokens import Verb
from bot.flows.state.dialog import Reviewing
from bot.flows.state.lengths import Lengths
from bot.flows.state.visits import Status
from tests.flows.drawn import sheet_of, step
from tests.flows.table import FORM, Table, Told, office

TEN = Lengths(tuple(timedelta(minutes=minutes) for minutes in (8, 9, 10, 11, 12)))
NOON = {"hours": "Senin-Kamis 08.00-12.00, 13.00-16.00"}
LENGTHS = st.lists(st.integers(1, 60), min_size=1, max_size=20).map(
    lambda minutes: Lengths(tuple(timedelta(minutes=each) for each in sorted(minutes)))
)


def desk(**sections: dict[str, Any]) -> Table:
    """One place, Rina is being served, and visits are known to take about ten minutes."""
    table = Table(office(**{"queue": {"capacity": 1, "calls": 0}, **sections}))
    table.hire("Sari", "front_office")
    table.hire("Bayu", "back_office")
    table.desk = replace(table.desk, lengths={"": TEN})
    joined(table, "Rina")
    return table


def joined(table: Table, name: str) -> Told:
    table.seat(name, Reviewing())
    table.open(name, Status.FORM, form={"name": name, **FORM})
    return table.press(name, Verb.SEND, table.visit_of(name).id)


def band_told(told: Told, name: str, text: str) -> Between:
    said = [say.message.text for say in told.decision.says if say.person_id == name.lower()]
    outlook = next(phrase.args["outlook"] for phrase in said if phrase.name == text)
    assert isinstance(outlook, Phrase)
    assert outlook.name == "queue-band"
    band = outlook.args["band"]
    assert isinstance(band, Between)
    return band


def minutes(table: Table, at: datetime) -> float:
    return (at - table.now).total_seconds() / 60


# The reckoning


@given(st.lists(LENGTHS, max_size=12), st.lists(LENGTHS, max_size=3), st.integers(1, 4), LENGTHS)
def test_a_place_further_back_never_comes_sooner(
    ahead: list[Lengths], busy: list[Lengths], places: int, one_more: Lengths
) -> None:
    near, far = wait(ahead, busy, places), wait([*ahead, one_more], busy, places)
    assert timedelta() <= near.likely <= near.latest
    assert near.likely <= far.likely
    assert near.latest <= far.latest
    assert wait(ahead, busy, places) == near


@given(LENGTHS, st.integers(0, 80))
def test_whoever_has_lasted_long_still_takes_a_moment(lengths: Lengths, elapsed: int) -> None:
    assert all(span > timedelta() for span in lengths.left(timedelta(minutes=elapsed)).spans)


def test_a_free_place_is_no_wait() -> None:
    assert wait([], [], 1).latest == timedelta()


def test_more_visits_under_way_than_places_make_room_for_nobody_at_first() -> None:
    assert wait([], [TEN, TEN], 1).likely >= timedelta(minutes=9)


@pytest.mark.parametrize("times", [("2 hari kerja",), ("menyesuaikan", "-"), ("3 menit", "1 hari kerja")])
def test_no_waiting_time_is_made_up(times: tuple[str, ...]) -> None:
    assert standard(sheet_of([step(no, printed) for no, printed in enumerate(times, 1)])) is None


# What is told


def test_the_band_counts_the_visit_under_way_and_how_long_it_has_lasted() -> None:
    table = desk()
    table.now += timedelta(minutes=5)
    band = band_told(joined(table, "Togar"), "Togar", "queue-number")
    assert (minutes(table, band.start), minutes(table, band.end)) == (0, 10)


# rule: own-lengths-before-standards
def test_without_enough_visits_the_band_goes_by_the_sheet_and_is_wide() -> None:
    table = desk()
    table.desk = replace(table.desk, lengths={})
    band = band_told(joined(table, "Togar"), "Togar", "queue-number")
    assert (minutes(table, band.start), minutes(table, band.end)) == (10, 45)


def test_the_kind_of_business_ahead_counts() -> None:
    table = desk()
    hour = Lengths((timedelta(hours=1),))
    table.desk = replace(table.desk, lengths={"": TEN, "informasi": hour})
    band = band_told(joined(table, "Togar"), "Togar", "queue-number")
    assert minutes(table, band.start) == 60


def test_the_break_is_no_time_in_which_somebody_is_called() -> None:
    table = Table(
        office(queue={"capacity": 1, "calls": 0}, office=NOON), datetime.fromisoformat("2026-11-23T11:56+07:00")
    )
    table.hire("Sari", "front_office")
    table.hire("Bayu", "back_office")
    table.desk = replace(table.desk, lengths={"": TEN})
    joined(table, "Rina")
    band = band_told(joined(table, "Togar"), "Togar", "queue-number")
    local = [table.office.calendar.local(at).strftime("%H.%M") for at in (band.start, band.end)]
    assert local == ["13.00", "13.10"]


def test_the_first_promise_and_what_became_of_it_are_written_down() -> None:
    table = desk()
    said = joined(table, "Togar").decision
    learnt = [effect for effect in said.effects if isinstance(effect, LearnWait)]
    visit = table.visit_of("Togar")
    assert {each.visit_id for each in learnt} == {visit.id}
    assert (learnt[0].category, learnt[0].joined_at) == ("informasi", table.now)
    assert (learnt[-1].told_from, learnt[-1].told_until) == (visit.told_from, visit.told_until)
    table.now += timedelta(minutes=9)
    ended = table.press("Sari", Verb.NO_SHOW, table.visit_of("Rina").id).decision.effects
    assert LearnWait(visit.id, called_at=table.now) in ended
    assert LearnWait(table.visit_of("Rina").id, freed_at=table.now) in ended


# Before it breaks


# rule: promise-told-before-it-breaks
def test_whoever_cannot_be_called_in_time_any_more_is_told_before_the_time_is_over() -> None:
    table = desk()
    joined(table, "Togar")
    joined(table, "Wulan")
    promised, ref = table.visit_of("Wulan").told_until, table.visit_of("Wulan").id
    assert promised is not None
    for _ in range(60):
        table.now = max(table.now, table.deadlines[ref])
        told = [say.message.text.name for say in table.fire(ref).says if say.person_id == "wulan"]
        if "queue-band-later" in told:
            break
    assert "queue-band-later" in told
    assert table.now < promised
    now_promised = table.visit_of("Wulan").told_until
    assert now_promised is not None
    assert now_promised > promised


def test_whoever_is_called_much_sooner_is_told_so() -> None:
    table = desk()
    for name in ("Togar", "Wulan", "Dodi", "Intan"):
        joined(table, name)
    for name in ("Togar", "Wulan", "Dodi"):
        table.press(name, Verb.CANCEL, table.visit_of(name).id, "sure")
    table.now += timedelta(minutes=5)
    said = table.fire(table.visit_of("Intan").id).says
    assert "queue-band-sooner" in [say.message.text.name for say in said if say.person_id == "intan"]


def test_nobody_hears_of_it_twice_in_ten_minutes() -> None:
    table = desk()
    joined(table, "Togar")
    ref, heard = table.visit_of("Togar").id, []
    for minute in range(60):
        table.now += timedelta(minutes=1)
        said = [say.message.text.name for say in table.fire(ref).says if say.person_id == "togar"]
        heard += [minute for name in said if name.startswith("queue-band")]
    assert heard
    assert all(later - sooner >= 10 for sooner, later in pairwise(heard))


def test_the_call_itself_ends_the_promise() -> None:
    table = desk()
    joined(table, "Togar")
    table.press("Sari", Verb.NO_SHOW, table.visit_of("Rina").id)
    assert Word.CALLED in {piece.word for piece in table.visit_of("Togar").evidence}
    table.now += timedelta(hours=2)
    said = table.fire(table.visit_of("Togar").id).says
    assert not [say for say in said if say.message.text.name.startswith("queue-band")]


# The ticket as a card


def shown(told: Told, name: str) -> list[tuple[str, str | None, bool, bool]]:
    said = [say.message for say in told.decision.says if say.person_id == name.lower()]
    return [(each.text.name, each.card, each.anew, each.mends) for each in said]


# rule: ticket-says-how-it-ended
def test_the_ticket_is_one_card_brought_up_to_date_where_it_stands_until_it_says_how_it_ended() -> None:
    table = desk()
    joined(table, "Togar")
    ticket = shown(joined(table, "Wulan"), "Wulan")
    ref = table.visit_of("Wulan").id
    assert ticket == [("queue-number", f"{ref}:ticket", False, False)]
    table.press("Togar", Verb.CANCEL, table.visit_of("Togar").id, "sure")
    promised = table.visit_of("Wulan").told_until
    table.now += timedelta(minutes=1)
    kept_up = [say.message for say in table.fire(ref).says if say.person_id == "wulan"]
    assert [(each.text.name, each.text.args["ahead"], each.card) for each in kept_up if each.card] == [
        ("queue-status", 0, f"{ref}:ticket")
    ]
    assert table.visit_of("Wulan").told_place == 1
    assert table.visit_of("Wulan").told_until in (promised, table.visit_of("Wulan").told_until)
    ended = shown(table.press("Sari", Verb.NO_SHOW, table.visit_of("Rina").id), "Wulan")
    assert ended[0] == ("ticket-called", f"{ref}:ticket", False, True)


def test_asking_shows_the_ticket_as_the_newest_message() -> None:
    table = desk()
    joined(table, "Togar")
    assert shown(table.write("Togar", "status"), "Togar")[0][2]


def test_where_nothing_can_be_edited_the_ticket_is_no_card_and_is_not_repeated() -> None:
    table = desk()
    table.office = replace(table.office, abilities={TELEGRAM: Abilities(edits=False)})
    joined(table, "Togar")
    said = shown(joined(table, "Wulan"), "Wulan")
    assert said[0][1] is None
    table.press("Togar", Verb.CANCEL, table.visit_of("Togar").id, "sure")
    table.now += timedelta(minutes=6)
    said_by_itself = [say.message.text.name for say in table.fire(table.visit_of("Wulan").id).says]
    assert "queue-status" not in said_by_itself
