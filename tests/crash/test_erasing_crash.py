"""The real processes are killed while people ask to be erased and while retention and a signed destruction run:
nobody is half erased, what is proved is proved once, what is destroyed is counted once, and the archive holds."""

import asyncio
import os
from contextlib import AsyncExitStack
from pathlib import Path
from random import Random

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.backup.erased import register_in
from bot.rehearsal.fakes.telegram import Chatter, FakeTelegram
from storage.engine import open_engine
from storage.identity.sealed import NOBODY
from tests.crash.past import ASKING, FADING, LEADING, SERIES, Past, people_of, rows_of, written
from tests.crash.process import DeskProcess, Process, without_settings
from tests.desk import TOKEN
from tests.kept import IDENTITY_KEY, KEEPER, SEAL_KEY
from tests.storage.chained import looked_at
from tests.thoroughness import times

KILLS = int(os.environ.get("LOKET_TEST_KILLS", str(times(2, 8))))
_AT_ONCE = 2
"""People who begin to ask in each life of the desk."""
_PATIENCE = 240.0
_LONGEST_LIFE = 4.0
_STAYS = {"region", "category", "role"}


class Asking:
    """Somebody who asks to be erased, says yes to what they are told, and reads the proof."""

    def __init__(self, past: Past, telegram: FakeTelegram) -> None:
        self.past, self._telegram = past, telegram
        self._chat: Chatter = telegram.user(past.chat, first_name=past.name)
        self._chat.send("hapus data")

    async def until_proved(self) -> None:
        await self._read("mohon dibaca dahulu")
        self._chat.send("ya")
        await self._read("Bukti penghapusan")

    async def _read(self, words: str) -> None:
        await self._telegram.wait_for(lambda: any(words in each.text for each in self._chat.messages), 10 * _PATIENCE)

    @property
    def proofs(self) -> list[str]:
        """The numbers under which it was proved to them, as often as they read it."""
        said = [each.text for each in self._chat.messages if "Bukti penghapusan" in each.text]
        return [text.split("Bukti penghapusan ")[1].split()[0] for text in said]


class Ordeal:
    """A desk with a past, its retention, and a destruction; all of it killed again and again."""

    def __init__(self, url: str, folder: Path, telegram: FakeTelegram) -> None:
        self._url, self._folder, self._telegram = url, folder, telegram
        self._desk, self._dice = DeskProcess(url, folder), Random(13)
        self.people: list[Asking] = []
        self._talks: list[asyncio.Task[None]] = []
        self._engine: AsyncEngine = open_engine(url, keeper=KEEPER)

    async def run(self, kills: int) -> None:
        which = await written(self._url, kills * _AT_ONCE)
        waiting = people_of(ASKING, kills * _AT_ONCE)
        async with AsyncExitStack() as stack:
            stack.push_async_callback(self._engine.dispose)
            stack.push_async_callback(self._desk.stop)
            for life in range(kills):
                await self._start()
                self._begin(waiting[life * _AT_ONCE : (life + 1) * _AT_ONCE])
                beside = [self._beside(*command) for command in self._commands(which)]
                await self._some_time()
                await self._desk.kill()
                for process in beside:
                    await process.kill()
                await self._nobody_is_half_erased()
            await self._to_the_end(which)
            await self._reckon(which)

    def _commands(self, which: str) -> list[tuple[str, ...]]:
        night = ("tests.crash.retaining", self._url)
        return [(*night, which), night]

    def _begin(self, some: list[Past]) -> None:
        begun = [Asking(each, self._telegram) for each in some]
        self._talks += [asyncio.create_task(each.until_proved()) for each in begun]
        self.people += begun

    async def _start(self) -> None:
        before = len(self._telegram.calls)
        await self._desk.start(self._environment())
        await self._telegram.wait_for(
            lambda: any(call.method == "deleteWebhook" for call in self._telegram.calls[before:]), _PATIENCE
        )

    def _environment(self) -> dict[str, str]:
        return {
            "LOKET_TELEGRAM__API_URL": self._telegram.base_url,
            "LOKET_TELEGRAM__TOKEN": TOKEN,
            "LOKET_WEB__ENABLED": "false",
            "LOKET_BACKUP__FOLDER": str(self._folder / "backups"),
        }

    def _beside(self, *words: str) -> Process:
        """A process that works on the same database."""
        secrets = {"LOKET_SURVEY__SEAL_KEY": SEAL_KEY, "LOKET_IDENTITY__KEY": IDENTITY_KEY}
        environment = without_settings() | {"LOKET_DATABASE__URL": self._url, **secrets}
        return Process(words, self._folder, environment, self._folder / "beside.log")

    async def _some_time(self) -> None:
        """Until so many messages have gone out; a while at most."""
        until = len(self._telegram.sent) + self._dice.randint(0, 2 * _AT_ONCE)
        try:
            await self._telegram.wait_for(lambda: len(self._telegram.sent) >= until, _LONGEST_LIFE)
        except TimeoutError:
            return
        await asyncio.sleep(self._dice.uniform(0, 0.2))

    async def _nobody_is_half_erased(self) -> None:
        """Whoever is erased is so in every table; whoever is not has all that is theirs."""
        people = {row["id"]: row for row in await rows_of(self._engine, "people")}
        visits = {row["person_id"]: row for row in await rows_of(self._engine, "visits")}
        proved = {row["person_id"] for row in await rows_of(self._engine, "erasures")}
        known = {row["person_id"] for row in await rows_of(self._engine, "addresses")}
        files = {row["visit_id"] for row in await rows_of(self._engine, "files")}
        for each in (asking.past for asking in self.people):
            gone = people[each.person]["address"] == NOBODY
            signs = (
                each.person in proved,
                each.person not in known,
                "name" not in visits[each.person]["form"],
                f"v-{each.person}" not in files,
            )
            assert set(signs) == {gone}, (each, gone, signs)

    async def _to_the_end(self, which: str) -> None:
        last = ("bot", "retention", "destroy", which, "--yes")
        for command in (*self._commands(which)[1:], last):
            process = self._beside(*command)
            assert await process.ended() == 0 or await self._destroyed(which), self._log()
        await self._start()
        try:
            await asyncio.wait_for(asyncio.gather(*self._talks), _PATIENCE)
            async with asyncio.timeout(_PATIENCE):
                while len(register_in((self._folder / "backups",))) < len(self.people):  # noqa: ASYNC110 - of another process
                    await asyncio.sleep(0.1)
        finally:
            await self._desk.stop()

    async def _destroyed(self, which: str) -> bool:
        return any(row["id"] == which and row["state"] == "done" for row in await rows_of(self._engine, "destructions"))

    async def _reckon(self, which: str) -> None:
        await self._nobody_is_half_erased()
        requests = await rows_of(self._engine, "rights_requests")
        ours = {row["person_id"]: row["number"] for row in requests if row["kind"] == "erase"}
        assert len(ours) == len(requests) == len(self.people), "asked once, numbered once"
        done = [row["request_id"] for row in await rows_of(self._engine, "rights_entries") if row["what"] == "done"]
        assert len(done) == len(set(done)) == len(self.people)
        erasures = {row["person_id"]: (row["number"], row["at"] is not None) for row in await self._erasures()}
        assert erasures == {each.past.person: (ours[each.past.person], True) for each in self.people}
        assert all(set(each.proofs) == {ours[each.past.person]} for each in self.people), "proved under one number"
        repeated = sum(len(each.proofs) - 1 for each in self.people)
        # A kill falls between sending and keeping that; the pace lets a second message begin before that of the first.
        assert repeated <= 2 * KILLS, "hardly anybody is told twice"
        await self._gone_by_the_calendar()
        [minutes] = [row for row in await rows_of(self._engine, "destructions") if row["id"] == which]
        series = {each.person for each in people_of(SERIES, minutes["count"])}
        assert (minutes["state"], minutes["destroyed"], minutes["held"]) == ("done", len(series), 0)
        assert not [row for row in await rows_of(self._engine, "visits") if row["person_id"] in series]
        assert (await looked_at(self._engine))[0] == []

    async def _erasures(self) -> list[dict[str, object]]:
        return await rows_of(self._engine, "erasures")

    async def _gone_by_the_calendar(self) -> None:
        faded = {each.person: each.name for each in people_of(FADING, 25)}
        visits = [row for row in await rows_of(self._engine, "visits") if row["person_id"] in faded]
        assert len(visits) == len(faded), "what is counted stays"
        assert all(row["form"].keys() <= _STAYS for row in visits)
        said = "".join([str(await rows_of(self._engine, table)) for table in LEADING])
        assert [name for name in faded.values() if name in said] == []

    def _log(self) -> str:
        return (self._folder / "beside.log").read_text(errors="replace")[-3000:] + self._desk.log[-3000:]


@pytest.mark.crash
@pytest.mark.timeout(300 + 20 * KILLS)
async def test_nobody_is_half_erased_and_nothing_destroyed_twice(database_url: str, tmp_path: Path) -> None:
    async with FakeTelegram(TOKEN, limits=False) as telegram:
        await Ordeal(database_url, tmp_path, telegram).run(KILLS)
