"""The ledger: who may explain, judge and make up for a deviation, and that whatever is open has a next moment."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.journey.rights import RIGHTS
from bot.flows.scene.tokens import OF_LEDGER, Verb, mark
from bot.flows.state.deviation import Became, Cause, Deviation, Stage
from bot.flows.state.dialog import Explaining, Idle, Judging
from bot.flows.state.visits import Status
from tests.flows.standings import REF, called, press
from tests.flows.table import Table, office

PEOPLE = {
    "Sari": "front_office",
    "Dewi": "front_office",
    "Bayu": "back_office",
    "Nur": "supervisor",
    "Adi": "admin",
    "Udin": "",
}
"""Sari has taken the visit and answers for its deviation; Udin is another visitor."""

OFFER = "Layanan didahulukan"
FIRST = f"1.{mark(OFFER)}"
"""The first of what may be offered, as a button names it."""

MAY = [
    # verb, arguments after the visit, what has become of the deviation, who is let
    (Verb.LEDGER, (0,), "", "Sari Nur Adi"),
    (Verb.EXPLAIN, (0,), "", "Sari Nur"),
    (Verb.EXPLAIN, (0, "zoom"), "", "Sari Nur"),
    (Verb.JUDGE, (0, "yes"), "explained", "Nur"),
    (Verb.JUDGE, (0, "no"), "explained", "Nur"),
    (Verb.JUDGE, (0, "plain"), "explained", "Nur"),
    (Verb.COMPENSATE, (0, FIRST), "accepted", "Nur"),
    (Verb.COMPENSATE, (0, "given"), "taken", "Nur"),
    (Verb.REDRESS, (0, "yes"), "offered", "Rina"),
]
REFUSALS = {"staff-not-yours", "staff-taken", "staff-press-stale", "press-stale"}
LIFE = ("explained", "accepted", "offered", "taken")


def late(became: str = "") -> Table:
    """Rina was called; her first step of front office took too long, and so much has become of that."""
    table = Table(office(ledger={"compensation": (OFFER,)}))
    called(table)
    visit = table.open("Rina", Status.IN_SERVICE, reported=2, assigned={"front_office": "s-sari"})
    for name, role in PEOPLE.items():
        if role and name.lower() not in table.people:
            table.hire(name, role)
        elif not role:
            table.seat(name)
    table.now += timedelta(minutes=4)
    table.fire(visit.id)
    for step in LIFE[: LIFE.index(became) + 1] if became else ():
        go_on(table, step)
    return table


def go_on(table: Table, step: str) -> None:
    """What comes next in the life of a deviation."""
    match step:
        case "explained":
            press(table, Verb.EXPLAIN, (REF, 0, "zoom"), "Sari")
            table.write("Sari", "Ruang Tunggu tidak tampak")
        case "accepted":
            press(table, Verb.JUDGE, (REF, 0, "plain"), "Nur")
        case "offered":
            press(table, Verb.COMPENSATE, (REF, 0, FIRST), "Nur")
        case "taken":
            press(table, Verb.REDRESS, (REF, 0, "yes"), "Rina")


def deviation(table: Table) -> Deviation:
    """The one deviation there is."""
    [found] = table.visit_of("Rina").deviations
    return found


CASES = [
    pytest.param(verb, parts, became, name, name in who.split(), id=f"{name}-{verb.name.lower()}-{no}")
    for no, (verb, parts, became, who) in enumerate(MAY)
    for name in (*PEOPLE, "Rina")
]


@pytest.mark.parametrize(("verb", "parts", "became", "name", "may"), CASES)
# rule: rights-by-one-table
def test_a_deviation_is_shown_explained_judged_and_made_up_for_by_whoever_has_the_right(
    verb: Verb, parts: tuple[str | int, ...], became: str, name: str, may: bool
) -> None:
    table = late(became)
    before = table.visit_of("Rina").deviations
    told = press(table, verb, (REF, *parts), name)
    refused = bool(set(told.answers.split()) & REFUSALS)
    assert told.answers, "everybody is answered"
    assert refused is not may, told.answers
    if not may:
        assert table.visit_of("Rina").deviations == before


def test_the_walk_has_every_verb_of_the_ledger() -> None:
    assert {verb for verb, *_ in MAY} == OF_LEDGER <= RIGHTS.keys()


def test_what_is_said_of_a_deviation_is_only_added() -> None:
    table = late()
    for step, stage in (
        ("explained", Stage.UNJUDGED),
        ("accepted", Stage.ANSWERED_FOR),
        ("offered", Stage.ANSWERED_FOR),
        ("taken", Stage.OWED),
    ):
        before = deviation(table).entries
        go_on(table, step)
        assert deviation(table).entries[:-1] == before
        assert deviation(table).stage is stage
    first, explained, *_, taken = deviation(table).entries
    assert (first.what, explained.cause, explained.words) == (Became.RAISED, Cause.ZOOM, "Ruang Tunggu tidak tampak")
    assert (explained.by, taken.by) == ("s-sari", "visitor")


# rule: words-before-the-cause-count
def test_words_before_a_cause_is_chosen_are_the_explanation() -> None:
    table = late()
    press(table, Verb.EXPLAIN, (REF, 0), "Sari")
    told = table.write("Sari", "Jaringan kantor putus")
    explained = deviation(table).entries[-1]
    assert (told.answers.split()[0], explained.cause, explained.words) == (
        "explain-noted",
        Cause.OTHER,
        "Jaringan kantor putus",
    )


def test_each_is_done_once_whoever_presses_again() -> None:
    table = late("taken")
    for verb, parts, name in (
        (Verb.EXPLAIN, (REF, 0, "zoom"), "Sari"),
        (Verb.JUDGE, (REF, 0, "yes"), "Nur"),
        (Verb.COMPENSATE, (REF, 0, FIRST), "Nur"),
        (Verb.REDRESS, (REF, 0, "no"), "Rina"),
    ):
        before = deviation(table)
        assert press(table, verb, parts, name).answers
        assert deviation(table) == before


def test_what_may_be_offered_is_another_now_and_is_asked_again() -> None:
    # rule: offered-as-it-was-shown
    table = late("accepted")
    accounting = replace(table.office.accounting, offers=("Suvenir", OFFER))
    table.office = replace(table.office, accounting=accounting)
    told = press(table, Verb.COMPENSATE, (REF, 0, FIRST), "Nur")
    assert (told.answers, told.to("Rina")) == ("compensation-ask", "")
    told = press(table, Verb.COMPENSATE, (REF, 0, f"2.{mark(OFFER)}"), "Nur")
    assert told.to("Rina") == "compensation-offer"


@pytest.mark.parametrize("parts", [(REF,), (REF, 1), (REF, "x"), (REF, 99), (REF, -1), ("unknown", 0)])
@pytest.mark.parametrize("verb", sorted(OF_LEDGER - {Verb.REDRESS}))
def test_a_deviation_that_is_not_there_is_nobody_s(verb: Verb, parts: tuple[str | int, ...]) -> None:
    table = late()
    assert press(table, verb, parts, "Nur").answers == "staff-press-stale"


@pytest.mark.parametrize("parts", [(), (REF,), (REF, 1, "yes"), (REF, 0), (REF, 0, "maybe"), ("unknown", 0, "yes")])
def test_an_offer_that_was_not_made_is_not_taken(parts: tuple[str | int, ...]) -> None:
    table = late("offered")
    before = deviation(table)
    assert press(table, Verb.REDRESS, parts, "Rina").answers
    assert deviation(table) == before


@pytest.mark.parametrize("typed", ["...", "  ", "?!", "👍"])
@pytest.mark.parametrize("asked", [Explaining("", 0, "zoom"), Judging("", 0, accepted=True)])
def test_an_explanation_needs_words(asked: Explaining | Judging, typed: str) -> None:
    table = late("explained" if isinstance(asked, Judging) else "")
    person = table.person("Nur")
    table.people[person.id] = replace(person, dialog=replace(asked, about=table.visit_of("Rina").id))
    before = deviation(table)
    assert table.write("Nur", typed).answers == "ledger-words-please"
    assert deviation(table) == before


def test_what_was_withdrawn_meanwhile_is_not_explained() -> None:
    table = late()
    press(table, Verb.EXPLAIN, (REF, 0, "zoom"), "Sari")
    press(table, Verb.CORRECT, (REF, 2), "Sari")
    visit = table.visit_of("Rina")
    gone = deviation(table).and_then(replace(deviation(table).entries[0], what=Became.WITHDRAWN))
    table.visits[visit.id] = replace(visit, deviations=(gone,), status=Status.FINISHED, closed_at=table.now)
    person = table.person("Sari")
    table.people[person.id] = replace(person, dialog=Explaining(visit.id, 0, "zoom"))
    assert table.write("Sari", "Sinyal pengunjung").answers == "ledger-words-late"
    assert isinstance(table.person("Sari").dialog, Idle)


# rule: late-words-come-back
def test_of_two_supervisors_the_first_has_judged_and_the_other_reads_who_and_their_own_words() -> None:
    table = late("explained")
    table.hire("Tigor", "supervisor")
    press(table, Verb.JUDGE, (REF, 0, "no"), "Nur")
    press(table, Verb.JUDGE, (REF, 0, "plain"), "Tigor")
    told = table.write("Nur", "Jelaskan lagi")
    [said] = [say.message.text for say in told.decision.says if say.person_id == "nur"]
    assert (said.name, said.args["text"]) == ("ledger-words-late", "Jelaskan lagi")
    assert said.args["who"].args["name"] == "Tigor"  # type: ignore[union-attr]  # a phrase
    assert [each.what for each in deviation(table).entries] == [Became.RAISED, Became.EXPLAINED, Became.ACCEPTED]


def test_an_explanation_may_leave_with_whoever_answers() -> None:
    """Whoever is gone explains nothing: the role does, or the supervisor."""
    table = late()
    table.desk = replace(table.desk, staff={key: each for key, each in table.desk.staff.items() if key != "s-sari"})
    assert press(table, Verb.EXPLAIN, (REF, 0), "Dewi").answers == "explain-cause"


def test_the_visitors_own_slowness_is_explained_by_nobody() -> None:
    table = late()
    visit = table.visit_of("Rina")
    table.visits[visit.id] = replace(visit, deviations=(replace(deviation(table), role="visitor", answered_by=None),))
    assert press(table, Verb.EXPLAIN, (REF, 0), "Sari").answers in ("staff-not-yours", "staff-taken")


@given(
    spans=st.lists(st.integers(60, 5 * 86400), min_size=1, max_size=12),
    became=st.sampled_from(("", "explained", "taken")),
)
def test_whatever_is_open_has_a_next_moment_and_is_asked_for_once_each_time(spans: list[int], became: str) -> None:
    """rule: every-deviation-has-a-next-moment"""
    table = late(became)
    key = deviation(table).id
    for seconds in spans:
        due = table.deadlines[key]
        table.now += timedelta(seconds=seconds)
        asked = table.fire(key)
        about = [say for say in asked.says if say.message.text.name.startswith("ledger-")]
        assert bool(about) is (due <= table.now), "never too early, never forgotten"
        assert len({say.person_id for say in about}) == len(about), "nobody is told twice, however long it was"
        assert table.deadlines[key] > table.now
        assert table.fire(key).says == ()


def test_nothing_is_watched_that_nobody_owes() -> None:
    table = late("accepted")
    assert deviation(table).id not in table.deadlines


def test_the_list_shows_everything_to_the_supervisor_and_to_officers_what_is_theirs() -> None:
    table = late()
    listed = {}
    for name in ("Nur", "Adi", "Sari", "Dewi", "Bayu"):
        [say] = table.write(name, "/penyimpangan").decision.says
        listed[name] = say.message.text.args["count"]
    assert listed == {"Nur": 1, "Adi": 1, "Sari": 1, "Dewi": 0, "Bayu": 0}
