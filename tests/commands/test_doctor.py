"""What the doctor finds beyond platforms: in the database, the clock, the addresses, the roster, the outbox; and how it
is told, to people and to scripts."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, timedelta
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from sqlalchemy import insert

from bot.clock import machine_time
from bot.commands import doctor
from bot.commands.doctor import round as doctor_round
from bot.commands.doctor.addresses import address_findings, validity
from bot.commands.doctor.clock import clock_findings, compared
from bot.commands.doctor.database import disk, inner_findings
from bot.commands.doctor.messages import backlog
from bot.commands.doctor.persons import closed_finding
from bot.commands.doctor.roster import calendar_findings, roster_findings, there
from bot.commands.doctor.round import Found
from bot.commands.finding import Finding
from bot.flows.calendar.hours import read_hours
from bot.flows.state.checked import Area, State
from bot.flows.state.desk import Desk, Staff
from bot.flows.state.duty import Shift
from bot.flows.state.people import Person
from bot.flows.state.roster import NO_ROSTER, Line, Roster
from bot.records import person_row
from bot.rehearsal.fakes.telegram import FakeTelegram
from storage import outbox
from storage.engine import open_engine, reading, writing
from storage.tables import outbox as outbox_table
from storage.tables import people
from tests.clock import MONDAY_MORNING
from tests.desk import settings_for
from tests.flows.table import office
from tests.kept import SEAL
from tests.shell import Shell

NOW = MONDAY_MORNING
SARI = Staff("s1", "Sari", "front_office", person_id="p1")
BUDI = Staff("s2", "Budi", "back_office", person_id="p2")
TIGOR = Staff("s3", "Tigor", "supervisor", person_id="p3", also=("admin",))


def of(*staff: Staff, roster: Roster = NO_ROSTER) -> list[Finding]:
    desk = Desk({member.id: member for member in staff}, roster=roster)
    return list(there(desk, office(), NOW))


def bad(findings: list[Finding]) -> list[str]:
    return [finding.what for finding in findings if not finding.well]


def test_who_serves_which_business_now_is_told_by_name() -> None:
    found = of(SARI, BUDI, TIGOR)
    assert bad(found) == []
    assert "Konsultasi: dilayani Sari" in [finding.what for finding in found]
    special = replace(SARI, categories=("ppid",))
    assert "Konsultasi: tidak ada Front Office yang siap melayani sekarang" in bad(of(special, BUDI, TIGOR))


def test_a_role_that_nobody_holds_is_told_with_the_way_to_fill_it() -> None:
    # rule: role-nobody-holds
    found = of(SARI, TIGOR)
    [wrong] = [finding for finding in found if not finding.well]
    assert (wrong.what, wrong.state) == ("Belum ada yang memegang peran Back Office", State.ATTENTION)
    assert "loket staff invite NAMA --role back_office" in wrong.remedy


def test_who_is_missing_by_the_roster_is_told_and_who_rests_is_no_fault() -> None:
    roster = Roster((Line(NOW.date(), None, ("s1", "s2"), "s3", NOW),))
    resting = replace(BUDI, shift=Shift(rests_until=NOW + timedelta(minutes=30)))
    found = of(replace(SARI, on_duty=False), resting, TIGOR, roster=roster)
    assert "Menurut piket seharusnya bertugas sekarang, tetapi belum: Sari" in bad(found)
    assert any(finding.well and finding.what.startswith("Sedang istirahat: Budi") for finding in found)


def test_without_anybody_one_thing_is_said() -> None:
    [finding] = of()
    assert "staff invite" in finding.remedy


async def test_the_roster_is_read_from_the_database(database_url: str) -> None:
    engine = open_engine(database_url)
    async with reading(engine) as connection:
        [finding] = await roster_findings(connection, office(), NOW)
    assert finding.what == "Petugas tersambung: 0"
    await engine.dispose()


def test_an_office_that_is_open_or_closed_is_well() -> None:
    hours = read_hours("Senin-Jumat 08.00-16.00")
    base = office()
    weekly = replace(base, calendar=replace(base.calendar, hours=hours))
    [open_] = calendar_findings(weekly, NOW)
    [closed] = calendar_findings(weekly, NOW + timedelta(hours=12))
    assert "sampai 23-11-2026 16.00" in open_.what
    assert "buka lagi 24-11-2026 08.00" in closed.what


@pytest.mark.parametrize(
    ("minutes", "state"), [(1, State.GOOD), (3, State.ATTENTION), (59, State.ATTENTION), (60, State.BROKEN)]
)
def test_what_waits_is_told_by_its_age(minutes: int, state: State) -> None:
    # rule: old-backlog-is-told
    [finding] = backlog([{"channel": "telegram", "count": 4, "since": NOW - timedelta(minutes=minutes)}], NOW)
    assert finding.state is state
    assert f"telegram: 4, yang terlama {minutes} menit" in finding.what


async def test_only_what_waits_is_in_the_backlog(database_url: str) -> None:
    engine = open_engine(database_url)
    rows = [
        (1, "pending", 0, NOW - timedelta(minutes=9)),
        (2, "pending", 2, NOW + timedelta(minutes=9)),  # tried twice, and due again later
        (3, "pending", 0, NOW + timedelta(minutes=9)),  # to be said later
        (4, "sent", 1, NOW - timedelta(minutes=50)),
    ]
    made = NOW - timedelta(minutes=12)
    async with writing(engine) as connection:
        await connection.execute(insert(people), [person_row(Person("p", "telegram", "1", "id"), SEAL)])
        for serial, state, attempts, due_at in rows:
            await connection.execute(
                insert(outbox_table).values(
                    id=serial,
                    person_id="p",
                    channel="telegram",
                    address="1",
                    urgency=1,
                    payload={},
                    state=state,
                    created_at=made,
                    due_at=due_at,
                    attempts=attempts,
                )
            )
    async with reading(engine) as connection:
        [row] = await outbox.backlog(connection, NOW)
    assert (row["channel"], row["count"], row["since"]) == ("telegram", 2, made)
    await engine.dispose()


@pytest.mark.parametrize(
    ("seconds", "state", "words"),
    [(3, State.GOOD, "benar"), (-60, State.ATTENTION, "60 detik terlalu lambat"), (300, State.BROKEN, "terlalu cepat")],
)
def test_a_clock_that_is_wrong_is_told(seconds: int, state: State, words: str) -> None:
    # rule: wrong-clock-is-told
    finding = compared(timedelta(seconds=seconds))
    assert finding.state is state
    assert words in finding.what


async def test_the_clock_is_compared_with_a_platform_the_desk_is_on() -> None:
    async with FakeTelegram() as telegram:
        found = [each async for each in clock_findings(settings_for("sqlite:///x.sqlite3", telegram.base_url))]
    assert [finding.what for finding in found][1:] == ["Jam komputer ini benar"]
    [zone, alone] = [each async for each in clock_findings(settings_for("sqlite:///x.sqlite3", None))]
    assert zone.what == "Waktu kantor: Asia/Jakarta, ditulis WIB"
    assert "belum dapat dibandingkan" in alone.what


async def test_a_label_of_another_zone_is_told() -> None:
    given = settings_for("sqlite:///x.sqlite3", None, office={"timezone": "Asia/Jayapura"})
    [zone, _] = [each async for each in clock_findings(given)]
    assert not zone.well
    assert 'office.timezone_label = "WIT"' in zone.remedy


@pytest.mark.parametrize(("days", "state"), [(60, State.GOOD), (20, State.ATTENTION), (-1, State.BROKEN)])
def test_a_certificate_that_ends_is_told_in_time(days: int, state: State) -> None:
    # rule: ending-certificate-is-told
    finding = validity("loket.example.go.id", NOW + timedelta(days=days), NOW)
    assert finding.state is state
    assert bool(finding.remedy) == (state is not State.GOOD)


async def test_an_address_that_speaks_no_tls_is_told() -> None:
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    given = settings_for("sqlite:///x.sqlite3", None, web={"public_url": f"https://127.0.0.1:{port}"})
    [finding] = [each async for each in address_findings(given, NOW)]
    assert finding.state is State.ATTENTION
    assert "tidak dapat dibuka dari komputer ini" in finding.what
    server.close()


def test_a_disk_without_room_is_told() -> None:
    assert [disk("data", free).state for free in (10**10, 5 * 10**8, 10**8)] == [*reversed(State)][::-1]


async def test_a_database_says_its_version_and_that_it_is_whole(database_url: str) -> None:
    engine = open_engine(database_url)
    async with reading(engine) as connection:
        found = [each async for each in inner_findings(connection)]
    assert all(each.well for each in found)
    assert found[0].what.split()[-2] in ("sqlite", "postgresql")
    await engine.dispose()


async def test_at_a_new_desk_nothing_waits_to_be_closed(sqlite_url: str) -> None:
    engine = open_engine(sqlite_url)
    async with writing(engine) as connection:
        fresh = await closed_finding(connection)
        await connection.execute(insert(people), [person_row(Person("p", "telegram", "1", "id"), SEAL)])
        visited = await closed_finding(connection)
    await engine.dispose()
    assert (fresh.state, visited.state) == (State.GOOD, State.ATTENTION)


async def test_a_damaged_file_is_told_with_the_remedy(sqlite_url: str) -> None:
    # rule: damage-is-told
    damage(Path(sqlite_url.removeprefix("sqlite+aiosqlite:///")))
    engine = open_engine(sqlite_url)
    case = doctor_round.Case(settings_for(sqlite_url, None), office(), NOW)
    reading_it = doctor_round._read(engine, case, doctor_round._read_inner)
    _, told, *_ = await doctor_round._safely(Area.DATABASE, reading_it)  # a damaged file takes no commit
    assert told.finding.state is State.BROKEN
    assert "loket restore" in told.finding.remedy
    assert told.finding.listed
    await engine.dispose()


def damage(file: Path) -> None:
    """Writes over the first page of a table."""
    with sqlite3.connect(file) as database:
        [page] = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'inbox'").fetchone()
        [size] = database.execute("PRAGMA page_size").fetchone()
    database.close()
    content = bytearray(file.read_bytes())
    content[(page - 1) * size : (page - 1) * size + 200] = b"x" * 200
    file.write_bytes(content)


async def test_a_check_that_fails_is_a_finding_and_stops_no_other() -> None:
    # rule: failed-check-is-a-finding
    async def broken() -> AsyncIterator[Finding]:
        yield Finding(True, "sampai sini baik")
        raise RuntimeError("rahasia")

    first, second = await doctor_round._safely(Area.MESSAGES, broken())
    assert first.finding.well
    assert second.finding.what == "Pemeriksaan ini sendiri terhenti (RuntimeError)"
    assert second.finding.state is State.BROKEN


FOUND = [
    Found(Area.SETTINGS, Finding(True, "Rahasia buatan kantor: 1, cukup panjang")),
    Found(Area.MESSAGES, Finding(False, "Pesan yang menunggu " + "lama " * 12, "Jalankan loket run sekarang " * 3)),
]


def test_on_a_phone_s_width_nothing_is_cut_and_what_goes_on_is_indented(monkeypatch: pytest.MonkeyPatch) -> None:
    said = StringIO()
    console = Console(file=said, force_terminal=True, width=36, color_system=None, highlight=False)

    async def found(*_: object) -> list[Found]:
        return FOUND

    monkeypatch.setattr(doctor, "looked_at", found)
    assert doctor.show(settings_for("sqlite:///x.sqlite3", None), console=console) is State.BROKEN
    lines = said.getvalue().splitlines()
    assert max(map(len, lines)) <= 36
    assert "Ringkasan: 1 baik, 0 perlu dilihat, " in "\n".join(lines)
    assert sum(line.startswith(("      Jalankan", "      loket")) for line in lines) >= 2


def test_scripts_get_all_of_it(loket: Shell) -> None:
    answer = loket("doctor", "--json")
    told = json.loads(answer.stdout)
    assert (answer.returncode, told["state"]) == (0, "attention")
    areas = [each["area"] for each in told["checks"]]
    assert areas == sorted(areas, key=list(Area).index)
    assert set(areas) == {*Area} - {Area.SETTINGS}
    assert {each["state"] for each in told["checks"]} == {"good", "attention"}
    assert all(
        each["remedy"] or "Pertanyaan umum" in each["what"] for each in told["checks"] if each["state"] != "good"
    )
    broken = loket("doctor", "--json", LOKET_WEB__PUBLIC_URL="https://127.0.0.1:9", LOKET_PAPERS__LOGO="tidak-ada.svg")
    assert broken.returncode == 1
    assert json.loads(broken.stdout)["state"] == "broken"
    assert machine_time().tzinfo is UTC
