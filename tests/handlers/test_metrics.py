"""/metrics: what the desk tells of itself, to whom, and that it is cheap and about nobody."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import get_args

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy.exc import OperationalError

from bot import figures, metrics
from bot.flows.scene import events
from bot.turn import unreadable
from storage import figures as rows_of_figures
from tests.clock import HeldClock
from tests.desk import Desk, open_desk
from tests.storage.test_plans import no_history_read

Labels = frozenset[tuple[str, str]]
Page = dict[tuple[str, Labels], float]

TOKEN = "rahasia-untuk-prometheus-1234567"


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as http:
        yield http


@pytest.fixture(autouse=True)
def asked_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every look is a new question."""
    monkeypatch.setattr(figures, "_EVERY_SECONDS", 0.0)


class Looked:
    """What Prometheus has read at one moment."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.samples: Page = {
            (sample.name, frozenset(sample.labels.items())): sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
        }

    def __call__(self, name: str, **labels: str) -> float:
        return self.samples.get((name, frozenset(labels.items())), 0.0)


async def look(desk: Desk, http: aiohttp.ClientSession) -> Looked:
    async with http.get(f"{desk.app.admin_address}/metrics") as answer:
        assert answer.status == 200
        return Looked(await answer.text())


async def test_turns_are_counted_by_kind_and_the_queue_by_status(desk: Desk, http: aiohttp.ClientSession) -> None:
    before = await look(desk, http)
    await desk.hire("Sari", "front_office", 70)
    await desk.register(desk.telegram.user(7))
    await desk.register(desk.telegram.user(8), "Budi Santoso")
    after = await look(desk, http)
    for kind, least in (("text_sent", 8), ("choice_pressed", 6), ("staff_added", 1)):
        assert after("loket_turns_total", kind=kind) - before("loket_turns_total", kind=kind) >= least
        assert after("loket_deciding_seconds_count", kind=kind) > before("loket_deciding_seconds_count", kind=kind)
    assert sum(after("loket_desk_visits", status=status) for status in ("queued", "in_service")) == 2
    sent = after("loket_sendings_total", channel="telegram", end="sent")
    assert sent > before("loket_sendings_total", channel="telegram", end="sent")
    assert after("loket_desk_readable") == 1


async def test_what_waits_grows_older(desk: Desk, http: aiohttp.ClientSession) -> None:
    await desk.register(desk.telegram.user(7))
    desk.clock.pass_(minutes=7)
    found = await look(desk, http)
    assert found("loket_desk_visits", status="queued") == 1
    assert found("loket_desk_longest_wait_seconds") == 420


async def test_a_deadline_that_nobody_sweeps_is_seen(desk: Desk, http: aiohttp.ClientSession) -> None:
    await desk.say(desk.telegram.user(7), "halo")
    desk.clock.pass_(days=30)
    found = await look(desk, http)
    assert found("loket_desk_deadlines_unswept") >= 1
    assert found("loket_desk_sweep_lag_seconds") > 3600
    late = found("loket_deadline_late_seconds_count")
    await desk.wait()
    found = await look(desk, http)
    assert found("loket_desk_sweep_lag_seconds") == 0
    assert found("loket_deadline_late_seconds_count") > late


async def test_what_is_kept_for_looking_at_is_counted(desk: Desk, http: aiohttp.ClientSession) -> None:
    await desk.app.door.enter([unreadable("telegram:1", "{", "no update"), unreadable("telegram:2", "{", "no update")])
    await desk.settle()
    assert (await look(desk, http))("loket_desk_events_parked") == 2


async def test_an_answer_is_timed_from_the_visitors_message(desk: Desk, http: aiohttp.ClientSession) -> None:
    before = await look(desk, http)
    await desk.say(desk.telegram.user(7), "halo")
    desk.telegram.user(8).send("halo")
    desk.clock.pass_(seconds=40)
    await desk.settle()
    after = await look(desk, http)

    def more(name: str, **labels: str) -> float:
        return after(name, **labels) - before(name, **labels)

    assert more("loket_answer_seconds_count", channel="telegram") == 2
    assert more("loket_answer_seconds_bucket", channel="telegram", le="10.0") == 1
    assert more("loket_answer_seconds_bucket", channel="telegram", le="60.0") == 2


async def test_a_wait_on_the_platform_counts_as_waiting(desk: Desk, http: aiohttp.ClientSession) -> None:
    """A message that is tried once more is the same answer, however long that takes."""
    before = await look(desk, http)
    desk.telegram.faults.add("sendMessage", "502")
    rina = desk.telegram.user(7)
    await desk.say(rina, "halo")
    waited = await look(desk, http)
    assert waited("loket_retries_total", channel="telegram") - before("loket_retries_total", channel="telegram") == 1
    assert waited("loket_desk_outbox_pending", channel="telegram") >= 1
    await desk.wait(seconds=90)
    after = await look(desk, http)
    assert any(each.chat_id == 7 for each in desk.telegram.sent)
    counted = [each("loket_answer_seconds_bucket", channel="telegram", le="10.0") for each in (before, after)]
    assert counted[0] == counted[1]
    assert after("loket_answer_seconds_count", channel="telegram") > before(
        "loket_answer_seconds_count", channel="telegram"
    )


async def test_what_visitors_were_told_is_held_against_what_came(desk: Desk, http: aiohttp.ClientSession) -> None:
    await desk.hire("Sari", "front_office", 70)
    await desk.register(desk.telegram.user(7))
    found = await look(desk, http)
    called = [found("loket_desk_promises_day", called=how) for how in ("early", "within", "late", "untold")]
    assert sum(called) == 1


async def test_nobody_is_named_and_every_label_comes_from_a_closed_list(
    desk: Desk, http: aiohttp.ClientSession
) -> None:
    await desk.hire("Sari Wulandari", "front_office", 70)
    await desk.register(desk.telegram.user(7123456), "Rina Simbolon")
    found = await look(desk, http)
    for personal in ("Rina", "Simbolon", "Sari", "7123456", "Verval", "ULT-"):
        assert personal not in found.text
    kinds = {"unread", *(metrics.spelt(kind.__name__) for kind in get_args(events.Body))}
    assert {dict(labels)["kind"] for name, labels in found.samples if name == "loket_turns_total"} <= kinds


# what is read at each look is open now or a day old, and found by an index
async def test_a_look_reads_no_history(database_url: str) -> None:
    async with open_desk(database_url) as desk:
        await desk.register(desk.telegram.user(7))
        async with no_history_read(desk.app.engine, at_least=8):
            await desk.app.inspection._figures.page()


# rule: no-figures-rather-than-old-ones
async def test_a_database_that_is_away_leaves_no_old_figures(
    desk: Desk, http: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.register(desk.telegram.user(7))
    assert (await look(desk, http))("loket_desk_visits", status="queued") == 1

    async def away(*_: object) -> None:
        raise OperationalError("", {}, OSError())

    monkeypatch.setattr(rows_of_figures, "backlog", away)
    found = await look(desk, http)
    assert {name for name, _ in found.samples if name.startswith("loket_desk_")} == {"loket_desk_readable"}
    assert found("loket_desk_readable") == 0


async def test_the_database_is_not_asked_at_every_look(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "_EVERY_SECONDS", 60.0)
    asked = figures.Figures(desk.app.engine, desk.clock)
    before = await asked.page()
    await desk.register(desk.telegram.user(7))
    assert await asked.page() == before


# rule: figures-for-the-token
@pytest.mark.parametrize(
    ("header", "status"), [("", 401), ("Bearer salah", 401), (TOKEN, 401), (f"Bearer {TOKEN}", 200)]
)
async def test_with_a_token_the_figures_are_for_whoever_has_it(
    header: str, status: int, sqlite_url: str, http: aiohttp.ClientSession
) -> None:
    async with open_desk(sqlite_url, sections={"web": {"metrics_token": TOKEN}}) as desk:
        for address in (desk.app.admin_address, desk.app.address):
            headers = {"Authorization": header} if header else {}
            async with http.get(f"{address}/metrics", headers=headers) as answer:
                assert answer.status == status
                assert ("loket_turns" in await answer.text()) == (status == 200)


async def test_without_a_token_the_public_address_has_no_figures(desk: Desk, http: aiohttp.ClientSession) -> None:
    async with http.get(f"{desk.app.address}/metrics") as answer:
        assert answer.status == 404


async def test_a_disk_that_fills_is_seen(sqlite_url: str, http: aiohttp.ClientSession) -> None:
    async with open_desk(sqlite_url, HeldClock()) as desk:
        assert 0 <= (await look(desk, http))("loket_desk_disk_free_ratio", place="database") <= 1


def test_a_promise_is_kept_by_an_early_call() -> None:
    start = HeldClock().now()

    def called(minutes: int) -> str:
        row = {"told_from": start, "told_until": start + timedelta(minutes=10)}
        return figures._against_promise(row | {"called_at": start + timedelta(minutes=minutes)})

    assert [called(minutes) for minutes in (-1, 0, 10, 11)] == ["early", "within", "within", "late"]
