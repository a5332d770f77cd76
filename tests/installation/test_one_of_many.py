"""What goes wrong at one desk, however it does, is that desk's alone; and what two desks want, the same one has."""

import asyncio
import errno
import shutil
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, suppress
from pathlib import Path

import aiohttp
import pytest
from structlog.testing import capture_logs

from bot.desk import Desk
from bot.errors import PortTaken
from bot.installation import Installation, checking, folder
from bot.installation.standing import Standing, State
from bot.settings import Settings, load_settings
from bot.settings.place import places_in
from tests.clock import until
from tests.installation.hall import ABOVE, Hall, open_hall

CHANGED = "[queue]\ncapacity = 4\n"
COMMON = ABOVE.replace("[web]", '[web]\npublic_url = "https://loket.example"')


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def hall(tmp_path: Path, sqlite_pattern: Path) -> AsyncIterator[Hall]:
    async with open_hall(tmp_path / "loket", sqlite_pattern, "binjai", "medan") as opened:
        yield opened


def states(installation: Installation) -> dict[str, State]:
    return {name: standing.state for name, standing in installation.standings.items()}


async def status(http: aiohttp.ClientSession, here: Installation, path: str, host: str = "") -> int:
    async with http.get(f"{here.address}{path}", headers={"Host": host} if host else None) as answer:
        return answer.status


# rule: wrong-section-is-a-fault
async def test_a_word_where_a_section_should_be_closes_that_desk_alone(hall: Hall) -> None:
    before = hall.here.desk("medan")
    (hall.root / "desks" / "binjai" / "loket.toml").write_text('office = "ULT"\n', "utf-8")
    await hall.here.look()
    assert states(hall.here) == {"binjai": State.BROKEN, "medan": State.OPEN}
    assert hall.here.desk("medan") is before


# rule: fault-of-one-is-its-own
async def test_a_fault_of_ours_at_one_desk_is_not_the_others(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Desk._open_core

    async def failing(desk: Desk, undone: AsyncExitStack) -> object:
        if desk.settings._desk == "binjai":
            raise ValueError
        return await real(desk, undone)

    with monkeypatch.context() as broken:
        broken.setattr(Desk, "_open_core", failing)
        for name in ("binjai", "medan"):
            hall.write(name, CHANGED)
        await hall.here.look()
        assert states(hall.here) == {"binjai": State.BROKEN, "medan": State.OPEN}
        assert "ValueError" in folder.fault_of(hall.here.standings["binjai"].place)
    await hall.here.look()
    assert hall.state("binjai") is State.OPEN


# rule: stop-lets-go-of-all
async def test_a_desk_that_stops_badly_lets_go_of_all_the_same(hall: Hall) -> None:
    async def failing() -> None:
        raise ValueError

    hall.here.desk("binjai").pages.close = failing  # type: ignore[method-assign]  # a fault as it might be
    hall.write("binjai", CHANGED)
    with capture_logs() as logs:
        await hall.here.look()
    assert "a desk did not stop in good order" in [each["event"] for each in logs]
    assert hall.here.desk("binjai").settings.queue.capacity == 4


# rule: hanging-stop-holds-up-nobody
async def test_a_desk_that_does_not_stop_holds_up_no_other(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "bot.installation.installation._STOP_SECONDS", 3.0
    )  # time for the other to stop, on any machine
    monkeypatch.setattr("bot.installation.installation._END_SECONDS", 0.01)
    over = asyncio.Event()

    async def hanging() -> None:
        while not over.is_set():
            with suppress(asyncio.CancelledError):
                await over.wait()

    hall.here.desk("binjai").pages.close = hanging  # type: ignore[method-assign]  # a fault as it might be
    for name in ("binjai", "medan"):
        hall.write(name, CHANGED)
    try:
        await hall.here.look()
        assert hall.here.desk("medan").settings.queue.capacity == 4
        assert hall.state("binjai") is State.ELSEWHERE
    finally:
        over.set()
    await until(lambda: not hall.here._hanging)
    await hall.here.look()
    assert hall.here.desk("binjai").settings.queue.capacity == 4


async def test_a_desk_is_open_where_its_last_good_settings_cannot_be_kept(hall: Hall) -> None:
    await hall.stop()
    good = hall.root / "desks" / "binjai" / folder.GOOD
    good.unlink()
    good.mkdir()
    await hall.start()
    assert states(hall.here) == {"binjai": State.OPEN, "medan": State.OPEN}


# rule: first-claim-holds
async def test_what_was_refused_is_opened_once_it_is_free(hall: Hall) -> None:
    own, theirs = hall.telegrams["medan"], hall.telegrams["binjai"]
    hall.telegrams["medan"] = theirs
    hall.write("medan")
    await hall.here.look()
    assert states(hall.here) == {"binjai": State.OPEN, "medan": State.BROKEN}
    hall.telegrams["binjai"] = own
    hall.write("binjai")
    await hall.here.look()
    assert states(hall.here) == {"binjai": State.OPEN, "medan": State.OPEN}


# rule: first-claim-holds
@pytest.mark.parametrize("copied", ["binjai", "medan"])
async def test_whoever_had_it_has_it_again_after_a_restart_in_every_process(hall: Hall, copied: str) -> None:
    kept = "medan" if copied == "binjai" else "binjai"
    hall.telegrams[copied] = hall.telegrams[kept]
    hall.write(copied)
    await hall.here.look()
    assert states(hall.here) == {kept: State.OPEN, copied: State.BROKEN}
    assert {each.place.name for each in checking.all_of(places_in(hall.root / "desks")) if each.wrong} == {copied}
    await hall.stop()
    await hall.start()
    second = Installation(load_settings(hall.root / "loket.toml"), hall.root / "desks", hall.clock, alone=False)
    await second.start()
    try:
        assert states(hall.here) == {kept: State.OPEN, copied: State.BROKEN}
        assert states(second) == {kept: State.ELSEWHERE, copied: State.BROKEN}
    finally:
        await second.stop()


@pytest.mark.parametrize("key", ["[backup]\nfolder", "[archive]\nheads"])
async def test_two_desks_never_keep_copies_in_one_folder(hall: Hall, key: str) -> None:
    for name in ("binjai", "medan"):
        hall.write(name, f'{key} = "{hall.root / "cadangan"}"\n')
    await hall.here.look()
    assert states(hall.here) == {"binjai": State.OPEN, "medan": State.BROKEN}


# rule: host-of-all-is-nobodys
@pytest.mark.parametrize("url", ["https://loket.example", "https://LOKET.example/sendiri"])
async def test_no_desk_takes_the_address_of_all(hall: Hall, http: aiohttp.ClientSession, url: str) -> None:
    (hall.root / "loket.toml").write_text(COMMON, "utf-8")
    hall.write("binjai", f'[web]\npublic_url = "{url}"\n')
    await hall.here.look()
    assert await status(http, hall.here, "/d/medan/chat", "loket.example") == 200
    assert states(hall.here) == {"binjai": State.BROKEN, "medan": State.OPEN}
    assert "/d/binjai" in hall.here.standings["binjai"].words
    assert {each.place.name for each in checking.all_of(places_in(hall.root / "desks")) if each.wrong} == {"binjai"}


# rule: one-bot-one-desk
async def test_two_desks_never_share_a_host(hall: Hall) -> None:
    hall.write("binjai", '[web]\npublic_url = "https://Ult.example/satu"\n')
    hall.write("medan", '[web]\npublic_url = "https://ult.example/dua"\n')
    await hall.here.look()
    assert states(hall.here) == {"binjai": State.OPEN, "medan": State.BROKEN}


def paused(hall: Hall) -> None:
    folder.pause(hall.here.standings["binjai"].place)


def broken(hall: Hall) -> None:
    hall.write("binjai", "[kantor]\n")


# rule: shut-is-not-gone
@pytest.mark.parametrize("close", [paused, broken])
async def test_a_host_of_its_own_says_that_the_desk_is_closed(
    hall: Hall, http: aiohttp.ClientSession, close: Callable[[Hall], None]
) -> None:
    hall.write("binjai", '[web]\npublic_url = "https://ult.example"\n')
    await hall.here.look()
    assert await status(http, hall.here, "/chat", "ult.example") == 200
    close(hall)
    await hall.here.look()
    assert await status(http, hall.here, "/chat", "ult.example") == 503


# rule: shut-is-not-gone
async def test_whoever_comes_before_a_desk_is_open_is_told_to_come_again(
    hall: Hall, http: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.write("binjai", '[web]\npublic_url = "https://ult.example"\n')
    await hall.stop()
    seen: list[int] = []
    real = Installation._open

    async def asked(here: Installation, standing: Standing, settings: Settings) -> None:
        path, host = ("/chat", "ult.example") if standing.place.name == "binjai" else ("/d/medan/chat", "")
        seen.append(await status(http, here, path, host))
        await real(here, standing, settings)

    monkeypatch.setattr(Installation, "_open", asked)
    await hall.start()
    assert seen == [503, 503]


# rule: shut-is-not-gone
async def test_whoever_comes_while_a_desk_is_opened_anew_is_told_to_come_again(
    hall: Hall, http: aiohttp.ClientSession
) -> None:
    desk, seen = hall.here.desk("binjai"), []
    real = desk._let_go

    async def asked() -> None:
        seen.append(await status(http, hall.here, "/d/binjai/chat"))
        await real()

    desk._let_go = asked  # type: ignore[method-assign]  # asked between two desks of one name
    hall.write("binjai", CHANGED)
    await hall.here.look()
    assert seen == [503]
    assert await status(http, hall.here, "/d/binjai/chat") == 200


# rule: way-within-the-desk
async def test_where_there_is_no_page_the_way_leads_to_the_same_desk(hall: Hall, http: aiohttp.ClientSession) -> None:
    asked = f"{hall.here.address}/d/binjai/tidak/ada"
    async with http.get(asked, headers={"Accept": "text/html"}) as answer:
        assert (answer.status, 'href="./../chat?' in await answer.text()) == (404, True)
    async with http.get(f"{hall.here.address}/d/binjai/api/ada", headers={"Accept": "text/html"}) as answer:
        assert (answer.status, answer.content_type) == (404, "application/json")


# rule: failed-start-holds-nothing
async def test_a_start_that_fails_late_holds_no_address(
    tmp_path: Path, sqlite_pattern: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_hall(tmp_path / "loket", sqlite_pattern) as hall:
        await hall.stop()
        taken = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
        port = taken.sockets[0].getsockname()[1]
        (hall.root / "loket.toml").write_text(ABOVE.replace("admin_port = 0", f"admin_port = {port}"), "utf-8")
        desk = Desk(load_settings(hall.root / "loket.toml"), hall.clock, alone=False)
        with pytest.raises(PortTaken):
            await desk.start()
        with pytest.raises(aiohttp.ClientConnectorError):
            async with aiohttp.ClientSession() as session, session.get(f"{desk.address}/health"):
                pass
        taken.close()


# rule: failed-start-holds-nothing
async def test_a_desk_that_is_tried_again_and_again_leaves_no_thread_behind(hall: Hall) -> None:
    hall.write("binjai", '[tracing]\nendpoint = "http://127.0.0.1:9"\n')
    file = hall.root / "desks" / "binjai" / "data" / "loket.sqlite3"
    await hall.stop()
    file.rename(file.with_name("away"))
    file.mkdir()
    await hall.start()
    before = threading.active_count()
    for _ in range(3):
        await hall.here.look()
    assert hall.state("binjai") is State.BROKEN
    assert threading.active_count() == before
    assert not [each for each in threading.enumerate() if each.name.startswith("Otel")]


# rule: unread-folder-closes-nobody
async def test_a_folder_that_cannot_be_read_for_once_closes_nobody(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(_folder: object) -> object:
        raise OSError(errno.EMFILE, "too many open files")

    with monkeypatch.context() as full, capture_logs() as logs:
        full.setattr("bot.installation.sight.os.scandir", exhausted)
        await hall.here.look()
    assert states(hall.here) == {"binjai": State.OPEN, "medan": State.OPEN}
    assert "the folder of desks cannot be read" in [each["event"] for each in logs]
    shutil.rmtree(hall.root / "desks")
    await hall.here.look()
    assert states(hall.here) == {}


# rule: begun-last-has-the-last-word
async def test_a_desk_that_is_opened_anew_while_its_loss_is_seen_to_stays_open(hall: Hall) -> None:
    standing, closing, over = hall.here.standings["binjai"], asyncio.Event(), asyncio.Event()
    assert standing.desk is not None
    stop = standing.desk.stop

    async def slow() -> None:
        closing.set()
        await over.wait()

    standing.desk.stop = slow  # type: ignore[method-assign]  # a desk that takes its time
    leaving = asyncio.create_task(hall.here._leave_to_others(standing))
    await closing.wait()
    await stop()
    hall.write("binjai", CHANGED)
    await hall.here.look()
    assert hall.state("binjai") is State.OPEN
    over.set()
    await leaving
    assert hall.state("binjai") is State.OPEN
    visitor = hall.telegrams["binjai"].user(7)
    await hall.say("binjai", visitor, "halo")
    async with aiohttp.ClientSession() as http:
        assert await status(http, hall.here, "/d/binjai/") == 200
