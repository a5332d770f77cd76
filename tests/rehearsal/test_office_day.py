"""A rehearsed day: who works, what it came to in figures, whether there are officers enough; and one that is played."""

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

import pytest
from pydantic import SecretStr

from bot.commands.gladi_told import length
from bot.console import run_async
from bot.flows.procedure.vocabulary import BACK_OFFICE, FRONT_OFFICE
from bot.flows.staffing.roster import SUPERVISOR
from bot.flows.state.desk import Staff
from bot.flows.state.roster import Line
from bot.flows.state.visits import Status
from bot.rehearsal.office_day.apart import MARK, apart
from bot.rehearsal.office_day.cast import Cast, Member, cast_of
from bot.rehearsal.office_day.enough import Answer, Verdict, needed, verdict
from bot.rehearsal.office_day.figures import Came, Figures, figures_of, together
from bot.rehearsal.office_day.playing import MOST_VISITORS, invented, opening
from bot.rehearsal.office_day.reading import day_of
from bot.rehearsal.office_day.rehearsal import Rehearsal, rehearsal_of
from bot.settings import Settings
from storage import schema
from storage.bulk import add
from storage.engine import open_engine, writing
from storage.tables import staff as staff_table
from tests.desk import settings_for

NINE = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
ROLES = (FRONT_OFFICE, BACK_OFFICE)
QUARTER = timedelta(minutes=15)


def at(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def called(wait: float, *, status: Status = Status.FINISHED) -> Came:
    return Came(status, at(0), at(wait))


def day(*visits: Came, share: float = 0.5) -> Figures:
    """``share`` of the day went into the visits that were called, the same into each."""
    each, begun = share * 100 / max(1, sum(visit.called_at is not None for visit in visits)), 0
    worked = []
    for visit in visits:
        spans = [(at(begun * each), at((begun + 1) * each))] if visit.called_at else []
        worked.append(replace(visit, work={"Sari": spans} if spans else {}))
        begun += bool(spans)
    return figures_of(worked, [("Sari", FRONT_OFFICE)], timedelta(minutes=100), QUARTER)


def test_every_visit_ends_in_one_way() -> None:
    visits = (
        called(2),
        Came(Status.CANCELLED),
        Came(Status.FORM),
        Came(Status.CANCELLED, at(0)),
        called(4, status=Status.NO_SHOW),
        Came(Status.QUEUED, at(0)),
        called(9, status=Status.UNRESOLVED),
    )
    found = figures_of(visits, (), timedelta(hours=7), QUARTER)
    ends = (found.served, found.left_form, found.left_waiting, found.left_called, found.open, found.not_reached)
    assert ends == (1, 2, 1, 1, 1, 1)
    assert sum(ends) == found.came == len(visits)


def test_waits_are_those_of_whoever_was_called_and_the_share_is_of_all_who_waited() -> None:
    found = figures_of([*(called(n) for n in (2, 4, 20)), Came(Status.CANCELLED, at(0))], (), QUARTER, QUARTER)
    assert found.waits is not None
    waits = (found.waits.among, found.waits.middle, found.waits.nine_of_ten, found.waits.longest)
    assert waits == (3, timedelta(minutes=4), timedelta(minutes=20), timedelta(minutes=20))
    assert (found.in_time, found.waited, found.share_in_time) == (2, 4, 0.5)
    nobody = figures_of((), (), QUARTER, QUARTER)
    assert (nobody.waits, nobody.share_in_time) == (None, 1.0)


def test_what_officers_do_at_the_same_time_counts_once() -> None:
    assert together([(at(0), at(10)), (at(5), at(15)), (at(6), at(7)), (at(20), at(21))]) == timedelta(minutes=16)
    visits = [Came(Status.FINISHED, work={"Sari": [(at(0), at(10))]}) for _ in range(2)]
    [sari, budi] = figures_of(visits, [("Sari", "a"), ("Budi", "a")], timedelta(minutes=20), QUARTER).busy
    assert (sari.visits, sari.worked, sari.share) == (2, timedelta(minutes=10), 0.5)
    assert (budi.visits, budi.worked, budi.share) == (0, timedelta(), 0.0)


def test_deviations_are_counted_by_what_was_to_be_done() -> None:
    found = day(*(Came(Status.FINISHED, late=late) for late in (("satu",), ("dua", "satu"), ())))
    assert found.late == (("satu", 2), ("dua", 1))
    assert found.deviations == 3


GOOD, BAD = day(*map(called, (1, 2, 3))), day(*map(called, (1, 30, 40)))


@pytest.mark.parametrize(
    ("days", "answer"),
    [
        ({1: GOOD, 2: GOOD, 3: GOOD}, Answer.FEWER_DO),
        ({1: BAD, 2: GOOD, 3: GOOD}, Answer.ENOUGH),
        ({1: BAD, 2: BAD, 3: GOOD}, Answer.MORE_NEEDED),
        ({1: BAD, 2: BAD, 3: BAD}, Answer.NOT_BY_OFFICERS),
        ({2: day(called(1), called(2)), 3: GOOD}, Answer.UNKNOWN),
    ],
)
def test_the_answer_goes_by_the_days_that_were_played(days: dict[int, Figures], answer: Answer) -> None:
    assert verdict(days, 2) == Verdict(answer, played=True)


@pytest.mark.parametrize(
    ("waits", "share", "answer"),
    [
        ((1, 2, 3), 0.80, Answer.FEWER_DO),
        ((1, 2, 3), 0.90, Answer.ENOUGH),
        ((1, 30, 40), 2.40, Answer.MORE_NEEDED),
        ((1, 30, 40), 2.60, Answer.MANY_MORE),
    ],
)
def test_where_nothing_else_was_played_the_answer_goes_by_how_busy_they_were(
    waits: tuple[float, ...], share: float, answer: Answer
) -> None:
    found = verdict({2: day(*map(called, waits), share=share)}, 2)
    assert (found.answer, found.played) == (answer, False)


def test_a_queue_that_nobody_has_time_for_is_not_well_served() -> None:
    left = day(*(called(1, status=Status.CANCELLED) for _ in range(8)), called(1), called(1))
    unfinished = day(*(called(1, status=Status.IN_SERVICE) for _ in range(2)), *(called(1) for _ in range(8)))
    assert verdict({1: left, 2: GOOD, 3: GOOD}, 2).answer is Answer.ENOUGH
    assert verdict({1: GOOD, 2: unfinished, 3: GOOD}, 2).answer is Answer.MORE_NEEDED


def test_one_officer_is_never_one_too_many() -> None:
    assert verdict({1: GOOD, 2: GOOD}, 1).answer is Answer.ENOUGH
    assert verdict({1: day(*map(called, (1, 2, 3)), share=0.01)}, 1).answer is Answer.ENOUGH


def test_whoever_was_not_reached_needs_officers_too() -> None:
    """Two who are busy all day with twenty of two hundred are not helped by a third."""
    queue = [Came(Status.QUEUED, at(0)) for _ in range(180)]
    crowded = day(*map(called, [1] * 20), *queue, share=1.0)
    assert (crowded.open, crowded.not_reached, needed(crowded)) == (0, 180, 12)
    assert verdict({2: crowded}, 2).answer is Answer.MANY_MORE
    assert verdict({2: crowded, 3: crowded}, 2) == Verdict(Answer.MANY_MORE, played=True)


def test_so_many_are_needed_as_the_role_with_the_longest_visits_takes() -> None:
    visits = [Came(Status.FINISHED, at(0), at(1), {"A": [(at(0), at(10))], "C": [(at(0), at(6))]}) for _ in range(3)]
    members = [("A", "one"), ("B", "one"), ("C", "two")]
    assert needed(figures_of(visits, members, timedelta(minutes=10), QUARTER)) == 2
    assert needed(figures_of((), members, timedelta(minutes=10), QUARTER)) == 0


def test_the_office_plays_with_its_own_people_and_the_roster_says_who() -> None:
    known = [Staff("1", "Rahmat", FRONT_OFFICE), Staff("2", "Butet", FRONT_OFFICE), Staff("3", "Kepala", SUPERVISOR)]
    everybody = cast_of(ROLES, known, (), MONDAY)
    assert [each.name for each in everybody.of(FRONT_OFFICE)] == ["Rahmat", "Butet"]
    assert [each.invented for each in everybody.of(BACK_OFFICE)] == [True, True]
    assert everybody.of(SUPERVISOR) == (Member("Kepala", SUPERVISOR),)
    weekly, dated = Line(0, None, ("1",), "k", NINE), Line(MONDAY, None, ("2",), "k", NINE)
    assert [each.name for each in cast_of(ROLES, known, [weekly], MONDAY).of(FRONT_OFFICE)] == ["Rahmat"]
    assert [each.name for each in cast_of(ROLES, known, [weekly, dated], MONDAY).of(FRONT_OFFICE)] == ["Butet"]
    tuesday = cast_of(ROLES, known, [weekly], MONDAY + timedelta(days=1))
    assert len(tuesday.of(FRONT_OFFICE)) == 2


def test_officers_come_along_and_stay_at_home() -> None:
    own = Cast((Member("Rahmat", FRONT_OFFICE), Member("Sari", BACK_OFFICE), Member("Kepala", SUPERVISOR)), ROLES)
    more = own.changed(1)
    assert [len(more.of(role)) for role in (*ROLES, SUPERVISOR)] == [2, 2, 1]
    assert len({member.name for member in more.members}) == len(more.members)
    assert own.changed(-1).members == (own.members[2], own.members[0], own.members[1])
    assert own.sized(12).officers == 12
    assert (own.officers, own.sized(1).officers) == (1, 1)


def test_no_two_visitors_have_one_name() -> None:
    assert len({who.name for who in invented(Random("1"), MOST_VISITORS)}) == MOST_VISITORS


def test_a_desk_that_never_closes_is_rehearsed_by_day() -> None:
    office = run_async(rehearsal_of(settings_for("sqlite+aiosqlite:///-", None), NINE, 1)).office
    opens_at, closes_at = opening(office.calendar, NINE)
    local = office.calendar.local(opens_at)
    assert (local.date(), local.time(), closes_at - opens_at) == (date(2026, 11, 24), time(8), timedelta(hours=8))


def test_lengths_are_told_as_people_say_them() -> None:
    spans = (timedelta(seconds=20), timedelta(minutes=59), timedelta(minutes=125))
    assert [length(span) for span in spans] == ["< 1 menit", "59 menit", "2 jam 5 menit"]


# rule: rehearsal-touches-nothing
def test_nothing_of_a_rehearsal_reaches_beyond_it(tmp_path: Path) -> None:
    real = Settings.model_validate(
        {
            "database": {"url": "postgresql://kantor@db/loket"},
            "telegram": {
                "token": "1:RAHASIA",
                "mode": "webhook",
                "webhook_url": "https://x.go.id",
                "webhook_secret": "s",
            },
            "zoom": {"account_id": "a", "client_id": "c", "client_secret": "s", "webhook_secret": "w"},
            "backup": {"folder": str(tmp_path)},
            "archive": {"heads": str(tmp_path), "timestamp_url": "https://waktu.example"},
            "files": {"scanner": ["clamdscan", "-"]},
            "survey": {"seal_key": "k" * 40},
            "identity": {"key": "i" * 40},
            "queue": {"patience_minutes": 7},
        }
    )
    played = apart(real, tmp_path / "gladi.sqlite3", 3)
    assert str(tmp_path / "gladi.sqlite3") in played.database.url.get_secret_value()
    assert played.telegram.token is not None
    assert (played.telegram.token.get_secret_value(), played.telegram.webhook_url) == ("123456:GLADI", None)
    assert (played.telegram.mode, played.zoom.account_id, played.zoom.webhook_secret) == ("polling", None, None)
    assert (played.backup.enabled, played.archive.heads, played.files.scanner) == (False, None, ())
    assert (played.web.enabled, played.whatsapp.token) == (False, None)
    for own, other in ((real.survey.seal_key, played.survey.seal_key), (real.identity.key, played.identity.key)):
        assert isinstance(own, SecretStr)
        assert isinstance(other, SecretStr)
        assert own.get_secret_value() != other.get_secret_value()
    assert played.office.name.endswith(MARK)
    assert (played.queue.capacity, played.queue.patience_minutes) == (3, 7)


@pytest.mark.long
def test_a_day_is_played_with_the_offices_people_and_its_database_stays_as_it_was(tmp_path: Path) -> None:
    settings = settings_for(f"sqlite+aiosqlite:///{tmp_path / 'kantor.sqlite3'}", None)
    run_async(_office(settings))
    before = (tmp_path / "kantor.sqlite3").read_bytes()
    rehearsal = run_async(rehearsal_of(settings, NINE, 2, seed="tes", officers=1))
    assert [each.name for each in rehearsal.plan.cast.of(FRONT_OFFICE)] == ["Rahmat"]
    file, ticked = tmp_path / "gladi.sqlite3", list[float]()
    assert rehearsal.play(file, ticked.append) == []
    assert ticked == sorted(ticked)
    assert ticked[-1] > 0.98
    found = run_async(_looked_at(rehearsal, file))
    assert found.came == 2
    assert found.busy[0].name == "Rahmat"
    with sqlite3.connect(file) as connection:
        assert ("Rahmat",) in connection.execute("SELECT name FROM staff").fetchall()
    assert (tmp_path / "kantor.sqlite3").read_bytes() == before


async def _office(settings: Settings) -> None:
    engine = open_engine(settings.database.url.get_secret_value())
    await schema.upgrade(engine)
    async with writing(engine) as connection:
        rows = [{"id": "1", "name": "Rahmat", "role": FRONT_OFFICE, "on_duty": False, "resumes": False}]
        await add(connection, staff_table, rows)
    await engine.dispose()


async def _looked_at(rehearsal: Rehearsal, file: Path) -> Figures:
    async with rehearsal.looked_at(file) as source:
        return await day_of(source, rehearsal.plan, QUARTER)
