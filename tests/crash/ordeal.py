"""The ordeal: a desk that is killed with SIGKILL while people use it, and the reckoning afterwards.

Telegram is the fake one, which stays up; the desk is the real ``python -m bot run``, a process of its own.
People act only on what they see in their chats, and do each thing once. After the last kill the visits are
led to their end; then the database and the fake's record are compared with what people did.
"""

import asyncio
import os
import re
import sys
import time
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.app import App
from bot.flows.events import TELEGRAM, Event, StaffAdded
from bot.render import strip
from bot.surveys import default_instrument
from bot.turn import arrival
from storage import tables
from storage.engine import open_engine, reading
from tests.desk import TOKEN, settings_for
from tests.fakes.telegram import Button, FakeTelegram, Fault, Kind, SeenMessage, Sent

T = TypeVar("T")
Row = Mapping[str, Any]
Tables = Mapping[str, list[Row]]

ROOT = Path(__file__).parents[2]
SEATS = 5
"""Visitors at a time."""
POINTS = ("delay", "delay", "delay", "fetched", "delay", "cut", "delay", "accepted", "fetched", "hang", "delay", "drop")
"""Where the process is killed: after some time, or at a happening (see :meth:`Ordeal._moment`); all in turn,
each round in another order."""

_LONGEST_START = 30.0
_LONGEST_LEAD_IN = 60.0
_LONGEST_LIFE = 2.5
"""Seconds after which the process is killed although the awaited happening has not come."""
_LAST_PATIENCE = 100.0
"""Seconds for the visits to end after the last kill; more than a dead process's claims last (60 s)."""
_FOR_EVER = 86_400.0
_BETWEEN_ARRIVALS = 12
"""Updates, of some thirty that a visit takes."""
_NOBODY = 0
"""A chat that no fault will ever meet."""
_SPOKEN = ("sendMessage", "editMessageText")
_CARD = re.compile(r"^(\S+) · .*\b(ULT-\d{8}-\d+)\b", re.DOTALL)
_RUNNING = re.compile(r"^(?:▶️|⏰) (\d+)\.", re.MULTILINE)


class Player:
    """Somebody who chats with the desk; ``updates`` names their acts as the desk's inbox must name them."""

    def __init__(self, telegram: FakeTelegram, chat: int, name: str) -> None:
        self.telegram = telegram
        self.name = name
        self.chatter = telegram.user(chat, first_name=name)
        self.updates: set[str] = set()

    async def until(self, seen: Callable[[], T | None]) -> T:
        """Waits until something is in sight, however long that takes; whoever plays sets the limit."""
        found = await self.telegram.wait_for(seen, _FOR_EVER)
        assert found is not None
        return found

    async def see(self, words: str) -> SeenMessage:
        """The newest message with these words, once there is one."""
        return await self.until(lambda: self._newest(lambda message: words in message.text))

    async def press(self, label: str) -> None:
        """Presses the newest button with these words, once there is one."""
        message = await self.until(lambda: self._newest(lambda message: bool(button_in(message, label))))
        self.push(message, label)

    def push(self, message: SeenMessage, label: str) -> None:
        """Presses a button in sight."""
        self.updates.add(f"{TELEGRAM}:c:{self.chatter.press(label, message).id}")

    def say(self, text: str) -> None:
        """Writes."""
        self.updates.add(f"{TELEGRAM}:m:{self.chatter.id}:{self.chatter.send(text)}")

    def _newest(self, fits: Callable[[SeenMessage], bool]) -> SeenMessage | None:
        return next((message for message in reversed(self.chatter.messages) if fits(message)), None)


def buttons_of(message: SeenMessage) -> list[Button]:
    """A message's buttons, in reading order."""
    return [button for row in message.buttons for button in row]


def button_in(message: SeenMessage, label: str) -> Button | None:
    """The button with these words, if the message has one."""
    return next((button for button in buttons_of(message) if label in button.text), None)


class Visitor(Player):
    """One visitor with one business; what they say nobody else says, so that mix-ups show."""

    def __init__(self, telegram: FakeTelegram, serial: int) -> None:
        own = _in_letters(serial)
        super().__init__(telegram, 20_000 + serial, f"Ucok {own}")
        self.form = {
            "name": self.name,
            "institution": f"SD Harapan {own}",
            "role": "guru",
            "category": ("informasi", "konsultasi")[serial % 2],
            "purpose": f"Bertanya soal berkas {own}",
        }
        self.ratings = [1 + (serial + 1) * 7919 // 4**place % 4 for place in range(9)]
        self.suggestion = f"Saran dari {own}"

    async def visit(self) -> None:
        """From the greeting to the service document."""
        await self._register()
        await self.press("Zoom sudah terbuka")
        await self.see("✅ 1. ")
        await self.press("Saya sudah bergabung")
        await self._rate()
        await self.press("Sudah meninggalkan Zoom")
        await self.see("Bukti layanan")

    async def _register(self) -> None:
        self.say("halo")
        await self.press("Setuju, mulai")
        for place, answer in enumerate((self.form["name"], self.form["institution"], "Kota Binjai"), 1):
            await self.see(f"Pertanyaan {place} dari 6")
            self.say(answer)
        await self.press("Guru/pendidik")
        await self.press(self.form["category"].capitalize())
        await self.see("Pertanyaan 6 dari 6")
        self.say(self.form["purpose"])
        await self.press("Kirim")

    async def _rate(self) -> None:
        """Answers the survey, by turns with a button and in writing."""
        for place, value in enumerate(self.ratings, 1):
            question = await self.see(f"Survei {place} dari 9")
            if place % 2:
                self.push(question, buttons_of(question)[value - 1].text)
            else:
                self.say(str(value))
        await self.see("Adakah saran")
        self.say(self.suggestion)
        await self.see("survei sudah kami terima")


def _in_letters(serial: int) -> str:
    """A name for a number: Aaa, Aab, ..."""
    return "".join(chr(ord("a") + serial // 26**place % 26) for place in (2, 1, 0)).capitalize()


class Officer(Player):
    """A member of staff; ``duties`` says which button is theirs while which step is running."""

    def __init__(self, telegram: FakeTelegram, chat: int, name: str, role: str, duties: Mapping[int, str]) -> None:
        super().__init__(telegram, chat, name)
        self.role = role
        self._duties = duties
        self._done: set[tuple[str, str]] = set()

    async def work(self) -> None:
        """Does what the cards ask for, one thing after the other, until cancelled."""
        while True:
            ticket, label, message = await self.until(self._next)
            self.push(message, label)
            if label == "Selesai dilayani":
                await self.see(f"Mohon tuliskan hasil layanan {ticket}")
                self.say(outcome_of(ticket))
                await self.see(f"Hasil layanan {ticket} sudah dicatat")

    def _next(self) -> tuple[str, str, SeenMessage] | None:
        for message in self.chatter.messages:
            card, running = _CARD.match(message.text), _RUNNING.search(message.text)
            label = self._duties.get(int(running[1])) if running else None
            if card and label and (card[2], label) not in self._done and button_in(message, label):
                self._done.add((card[2], label))
                return card[1], label, message
        return None


def outcome_of(ticket: str) -> str:
    """What the back office writes about a visit."""
    return f"Sudah dijelaskan, berkas {ticket} lengkap"


@dataclass
class Figures:
    """What the reckoning found. ``lost`` and ``twice`` are counts by kind, and have to be nothing but zeros."""

    kills: int
    seconds: float = 0.0
    longest_start: float = 0.0
    points: list[str] = field(default_factory=list)
    """Where each process was killed."""
    waited_in_vain: int = 0
    """Of these, kills whose happening did not come in time."""
    visits: int = 0
    updates: int = 0
    under_kills: int = 0
    """Of the updates those sent before the last kill."""
    messages: int = 0
    lost: dict[str, int] = field(default_factory=dict)
    twice: dict[str, int] = field(default_factory=dict)
    repeated: Counter[int] = field(default_factory=Counter)
    """Messages that people saw once more, by the place of the kill that was to blame (from 0)."""

    def repeated_at(self, point: str) -> int:
        """Messages repeated after kills at such a point."""
        return sum(count for kill, count in self.repeated.items() if [*self.points, ""][kill] == point)

    @property
    def repeated_at_most(self) -> int:
        """The most messages repeated after any one kill."""
        return max(self.repeated.values(), default=0)


class Ordeal:
    """One desk, ``kills`` kills. ``paced`` False: messages go out as fast as they can.

    The last process, which leads the visits to their end, is never paced: no kill is left to disturb it.
    """

    def __init__(self, url: str, folder: Path, kills: int, *, seed: int = 1, paced: bool = True) -> None:
        self._url = url
        self._folder = folder
        self._dice = Random(seed)
        self._paced = paced
        self._figures = Figures(kills)
        self._telegram = FakeTelegram(TOKEN, limits=False)
        self._visitors: list[Visitor] = []
        self._officers = [
            Officer(self._telegram, 10_001, "Sari", "front_office", FRONT_OFFICE_DUTIES),
            Officer(self._telegram, 10_002, "Bayu", "back_office", BACK_OFFICE_DUTIES),
        ]
        self._spawned_at: list[int] = []
        """How many messages the fake had accepted when the process after each kill was started."""
        self._faults: list[Fault] = []
        """Those of the present process."""
        self._sent: list[Sent] = []
        """What Telegram had accepted when the ordeal was over."""
        self._arrivals_go_on = True

    async def run(self) -> Figures:
        """Goes through with it, and reckons."""
        began = time.monotonic()
        await self._hire()
        async with self._telegram:
            officers = [asyncio.create_task(officer.work()) for officer in self._officers]
            seats = [asyncio.create_task(self._seat(place)) for place in range(SEATS)]
            try:
                await self._lead_in()
                await self._kill_again_and_again()
                await self._lead_to_the_end(seats)
            finally:
                self._sent = list(self._telegram.sent)
                await _end(seats + officers)
        await self._reckon()
        self._figures.seconds = time.monotonic() - began
        return self._figures

    async def _hire(self) -> None:
        """Makes the database and its staff."""
        desk = App(settings_for(self._url, None, web={"enabled": False}), alone=False)
        await desk.start()
        for officer in self._officers:
            body = StaffAdded(officer.name, officer.role)
            chat = str(officer.chatter.id)
            await desk.door.enter(
                [arrival(Event(TELEGRAM, f"console:{officer.name}", desk.clock.now(), body, chat, chat))]
            )
        await desk.stop()

    async def _seat(self, place: int) -> None:
        """One visitor after the other, as long as kills are to come; the first ones come at intervals."""
        await self._telegram.wait_for(lambda: len(self._updates()) >= place * _BETWEEN_ARRIVALS, _FOR_EVER)
        while self._arrivals_go_on:
            visitor = Visitor(self._telegram, len(self._visitors))
            self._visitors.append(visitor)
            await visitor.visit()

    async def _lead_in(self) -> None:
        """Undisturbed until every seat is taken, so that even a few kills meet visits at every stage."""
        process = await self._start(paced=False)
        await self._telegram.wait_for(lambda: len(self._visitors) == SEATS, _LONGEST_LEAD_IN)
        process.terminate()
        await process.wait()

    async def _kill_again_and_again(self) -> None:
        rounds = -(-self._figures.kills // len(POINTS))
        points = [point for _ in range(rounds) for point in self._dice.sample(POINTS, len(POINTS))]
        self._figures.points = points[: self._figures.kills]
        for point in self._figures.points:
            process = await self._start(paced=self._paced)
            try:
                await asyncio.wait_for(self._moment(point), _LONGEST_LIFE)
            except TimeoutError:
                self._figures.waited_in_vain += 1
            await self._kill(process, point)
        self._arrivals_go_on = False
        self._figures.under_kills = len(self._updates())

    async def _start(self, *, paced: bool) -> asyncio.subprocess.Process:
        """Starts the desk and waits until it is seen working: its first call ends the webhook."""
        began, calls = time.monotonic(), self._telegram.calls
        before = len(calls)
        with (self._folder / "desk.log").open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run"),
                cwd=self._folder,
                env=self._environment(paced=paced),
                stdout=log,
                stderr=log,
            )
        await self._telegram.wait_for(
            lambda: any(call.method == "deleteWebhook" for call in calls[before:]), _LONGEST_START
        )
        self._figures.longest_start = max(self._figures.longest_start, time.monotonic() - began)
        return process

    def _environment(self, *, paced: bool) -> dict[str, str]:
        """Ours without any LOKET_ variable, and the settings of this desk."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith("LOKET_")}
        return kept | {
            "PYTHONPATH": str(ROOT),
            "LOKET_DATABASE__URL": self._url,
            "LOKET_LOG__LEVEL": "WARNING",
            "LOKET_OFFICE__HOURS": "always",
            "LOKET_QUEUE__CAPACITY": "0",
            "LOKET_TELEGRAM__API_URL": self._telegram.base_url,
            "LOKET_TELEGRAM__TOKEN": TOKEN,
            "LOKET_TELEGRAM__MESSAGES_PER_SECOND": "30" if paced else "0",
            "LOKET_WEB__ENABLED": "false",
        }

    async def _moment(self, point: str) -> None:
        """Waits for the moment to kill; happenings are let pass a few times before one is the moment.

        A message that hangs reaches Telegram after the kill, one that is cut never; one that is dropped has
        reached it, but the answer is lost.
        """
        let_pass = self._dice.randint(0, 10)
        match point:
            case "fetched":
                await self._called("getUpdates", let_pass // 4)
            case "accepted":
                await self._accepted(let_pass)
            case "hang" | "cut":
                await self._accepted(let_pass)
                await self._met("hang")
                await asyncio.sleep(self._dice.uniform(0, 0.3))
            case "drop":
                await self._accepted(let_pass)
                await self._met("drop")
            case _:
                await asyncio.sleep(self._dice.uniform(0.05, 1.5))

    async def _called(self, method: str, let_pass: int) -> None:
        """Right after a call of this method was answered, with updates waiting for it."""
        calls = self._telegram.calls
        before = len(calls)
        await self._telegram.wait_for(
            lambda: (
                self._telegram.pending > 0
                and sum(call.method == method and call.code == 200 for call in calls[before:]) > let_pass
            ),
            _FOR_EVER,
        )

    async def _accepted(self, let_pass: int) -> None:
        """Right after Telegram accepted a message."""
        sent = self._telegram.sent
        before = len(sent)
        await self._telegram.wait_for(
            lambda: sum(each.method in _SPOKEN for each in sent[before:]) > let_pass, _FOR_EVER
        )

    async def _met(self, kind: Kind) -> None:
        """Right when such a fault has befallen a message."""
        self._faults = [self._telegram.faults.add(method, kind) for method in _SPOKEN]
        await self._telegram.wait_for(lambda: any(fault.met for fault in self._faults), _FOR_EVER)

    async def _kill(self, process: asyncio.subprocess.Process, point: str) -> None:
        """SIGKILL; what hangs at Telegram goes on there, unless it was cut."""
        if process.returncode is not None:
            raise AssertionError(f"the desk ended by itself:\n{(self._folder / 'desk.log').read_text()[-4000:]}")
        process.kill()
        await process.wait()
        for fault in self._faults:
            if not fault.met:
                fault.chat_id = _NOBODY
            elif point != "cut":
                fault.release()
        self._faults = []
        await asyncio.sleep(0)
        self._spawned_at.append(len(self._telegram.sent))

    async def _lead_to_the_end(self, seats: list[asyncio.Task[None]]) -> None:
        process = await self._start(paced=False)
        try:
            await asyncio.wait(seats, timeout=_LAST_PATIENCE)
            await self._wait_for_the_outbox()
        finally:
            process.terminate()
            await process.wait()

    async def _wait_for_the_outbox(self) -> None:
        """Until every message has its receipt; gives up when that takes too long."""
        engine, until = open_engine(self._url), time.monotonic() + _LAST_PATIENCE
        while await _pending(engine) and time.monotonic() < until:  # noqa: ASYNC110 - the database rings no bell
            await asyncio.sleep(0.05)
        await engine.dispose()

    def _updates(self) -> set[str]:
        players: list[Player] = [*self._visitors, *self._officers]
        return {key for player in players for key in player.updates}

    async def _reckon(self) -> None:
        engine = open_engine(self._url)
        async with reading(engine) as connection:
            found: Tables = {
                name: [dict(row) for row in (await connection.execute(select(table))).mappings()]
                for name, table in tables.metadata.tables.items()
            }
        await engine.dispose()
        done, figures = self._updates(), self._figures
        figures.visits, figures.updates = len(self._visitors), len(done)
        said = [(str(each.chat_id), each.text) if each.method in _SPOKEN else None for each in self._sent]
        figures.messages = sum(each is not None for each in said)
        figures.lost = lost_of(found, self._visitors, done, Counter(said))
        figures.twice = twice_of(found, self._visitors)
        figures.repeated = repeated_of(found["outbox"], said, self._spawned_at)


FRONT_OFFICE_DUTIES = {3: "Pengunjung diterima", 4: "Kamera dan suara baik", 5: "Data lengkap", 6: "Sudah di ruang"}
BACK_OFFICE_DUTIES = {**dict.fromkeys(range(1, 7), "Ambil"), 7: "Selesai dilayani", 8: "Sudah keluar ruang"}


async def _pending(engine: AsyncEngine) -> bool:
    async with reading(engine) as connection:
        query = select(tables.outbox.c.id).where(tables.outbox.c.state == "pending").limit(1)
        return (await connection.execute(query)).first() is not None


async def _end(tasks: list[asyncio.Task[None]]) -> None:
    """Ends whoever still plays; raises what went wrong with a player."""
    for task in tasks:
        task.cancel()
    for ended in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(ended, Exception):
            raise ended


def lost_of(found: Tables, visitors: list[Visitor], done: set[str], accepted: Counter[Any]) -> dict[str, int]:
    """What people did and the desk does not have, or says it said and nobody has seen."""
    own = _visits_by_chat(found)
    finished = [visit for chat in own.values() for visit in chat if visit["status"] == "finished"]
    finished_ids = {visit["id"] for visit in finished}
    taken = {row["key"] for row in found["inbox"] if row["state"] == "decided"}
    said = Counter(_said(row) for row in found["outbox"] if row["state"] == "sent" and not row["card"])
    cards = {_said(row) for row in found["outbox"] if row["state"] == "sent" and row["card"]}
    keys = [element.key for element in default_instrument().elements]
    answers = Counter(_rated(dict(zip(keys, visitor.ratings, strict=True))) for visitor in visitors)
    suggestions = Counter(visitor.suggestion for visitor in visitors)
    return {
        "visits": sum(not finished_ids & {visit["id"] for visit in own[_chat(v)]} for v in visitors),
        "outcomes": sum(visit["outcome"] != outcome_of(visit["ticket"]) for visit in finished),
        "updates": len(done - taken),
        "messages never sent": sum(row["state"] not in ("sent", "superseded") for row in found["outbox"]),
        "messages sent but not seen": sum((said - accepted).values()) + sum(not accepted[card] for card in cards),
        "survey answers": sum((answers - Counter(_rated(row["answers"]) for row in _rated_rows(found))).values()),
        "suggestions": sum((suggestions - Counter(row["suggestion"] for row in found["survey_responses"])).values()),
    }


def twice_of(found: Tables, visitors: list[Visitor]) -> dict[str, int]:
    """What one update did more than once, or did to something that was not its own."""
    own = _visits_by_chat(found)
    visits = {visit["id"]: visit for chat in own.values() for visit in chat}
    chats = {_chat(visitor) for visitor in visitors}
    return {
        "visits": sum(len(own[_chat(visitor)]) > 1 for visitor in visitors),
        "forms": sum(
            not visitor.form.items() <= visit["form"].items() for visitor in visitors for visit in own[_chat(visitor)]
        ),
        "numbers": _not_gapless(visit["number"] for visit in visits.values())
        + _not_gapless(f"{visit['number'][:-4]}{visit['ticket']}" for visit in visits.values() if visit["number"]),
        "evidence": _excess((row["visit_id"], row["word"], row["step"]) for row in found["evidence"]),
        "journal": _excess(
            (row["visit_id"], row["what"], tuple(sorted(row["details"].items()))) for row in found["journal"]
        ),
        "answers": _excess(_said(row) for row in found["outbox"] if not row["card"] and row["address"] in chats),
        "survey responses": max(0, len(_rated_rows(found)) - sum(visit["surveyed"] for visit in visits.values())),
    }


def repeated_of(outbox: Iterable[Row], said: list[Any], spawned_at: list[int]) -> Counter[int]:
    """What was seen more often than the outbox holds it, by the process that had sent it in vain."""
    wanted = Counter(_said(row) for row in outbox)
    excess = Counter(each for each in said if each is not None) - wanted
    repeated: Counter[int] = Counter()
    for place, each in enumerate(said):
        if excess[each] > 0:
            excess[each] -= 1
            repeated[bisect_right(spawned_at, place)] += 1
    return repeated


def _said(row: Row) -> tuple[str, str]:
    """Where something was said, and what, as Telegram shows it."""
    return row["address"], strip(row["payload"]["text"]).strip()


def _chat(player: Player) -> str:
    return str(player.chatter.id)


def _visits_by_chat(found: Tables) -> defaultdict[str, list[Row]]:
    chats = {row["id"]: row["address"] for row in found["people"]}
    own: defaultdict[str, list[Row]] = defaultdict(list)
    for visit in found["visits"]:
        own[chats[visit["person_id"]]].append(visit)
    return own


def _rated(answers: Mapping[str, int]) -> Hashable:
    return tuple(sorted(answers.items()))


def _rated_rows(found: Tables) -> list[Row]:
    return [row for row in found["survey_responses"] if row["answers"]]


def _excess(things: Iterable[Hashable]) -> int:
    return sum(count - 1 for count in Counter(things).values())


def _not_gapless(numbers: Iterable[str | None]) -> int:
    """How many running numbers (the last three figures; what is before them is the series) are out of step."""
    series: defaultdict[str, list[int]] = defaultdict(list)
    for number in numbers:
        if number:
            series[number[:-3]].append(int(number[-3:]))
    return sum(number != place for serials in series.values() for place, number in enumerate(sorted(serials), 1))
