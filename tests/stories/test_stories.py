"""Plays every story, on every channel a visitor may use, through a real database."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest

from bot.flows.scene.events import CONSOLE, Event, StaffInvited
from bot.flows.staff.seats import invite_digest
from bot.handlers import web
from bot.turn import arrival
from tests.desk import Desk, WebVisitor, open_desk
from tests.stories.channels import channels_of, own_channel
from tests.stories.players import Player, TelegramPlayer, WebPlayer, WhatsappPlayer
from tests.stories.script import STORIES, Act, labels_in, matches, read_story, span_of
from tests.thoroughness import THOROUGH

ALL = sorted(STORIES.glob("*.txt"))
FORMS = str(STORIES.parent / "forms")


def played() -> list[tuple[str, str]]:
    """Every story on every channel; in quick runs on one each, which its name chooses."""
    return [(story.stem, channel) for story in ALL for channel in _channels(story.stem)]


def _channels(story: str) -> tuple[str, ...]:
    return channels_of(story) if THOROUGH else (own_channel(story),)


def sections_of(path: Path) -> dict[str, dict[str, object]]:
    """Settings that a story asks for in its first lines: ``# pengaturan: queue.capacity=1``."""
    sections: dict[str, dict[str, object]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# pengaturan: "):
            key, _, value = line.removeprefix("# pengaturan: ").partition("=")
            section, _, name = key.partition(".")
            sections.setdefault(section, {})[name] = value.replace("SHEETS", str(STORIES.parent / "sheets")).replace(
                "FORMS", FORMS
            )
    return sections


@pytest.mark.parametrize(("story", "channel"), played())
async def test_story(story: str, channel: str, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "_MOST_IN_WINDOW", 1000)  # whoever plays a story writes faster than anybody does
    path = STORIES / f"{story}.txt"
    opened = open_desk(sqlite_url, sections=sections_of(path), on_whatsapp=channel == "whatsapp")
    async with opened as desk, aiohttp.ClientSession() as http:
        await Stage(desk, http, channel).play(read_story(path))


async def test_a_whole_visit_on_postgres(postgres_url: str) -> None:
    async with open_desk(postgres_url) as desk, aiohttp.ClientSession() as http:
        await Stage(desk, http, "telegram").play(read_story(STORIES / "kunjungan_lengkap.txt"))


def secret_of(name: str) -> str:
    """What the invitation of somebody says."""
    return f"rahasia-untuk-{name}-saja"


async def registering(player: Player, name: str, category: str) -> None:
    """A visitor fills in the whole form and sends it; whoever is known already only confirms what is known."""
    for words in ("halo", "setuju"):
        await player.say(words)
    await player.look()
    if any("Masih benar?" in text for text in player.new):
        await player.press("Ya, lanjut")
    else:
        for words in (f"{name} Simbolon", "SMA Negeri 1 Binjai", "Binjai"):
            await player.say(words)
        await player.press("Guru")
    await player.press(category)
    complains = category == "Pengaduan"
    for words in (
        ("hal lain",) * complains + ("Bertanya tentang verval Dapodik",) + ("lewati", "tidak", "tidak") * complains
    ):
        await player.say(words)
    await player.press("Kirim")


def doing_of(parts: dict[str, str]) -> tuple[str, Callable[[Player], object]] | None:
    """Who does what in a chat of theirs; None for a line that is about something else."""
    match parts:
        case {"speaker": name, "text": text}:
            return name, lambda player: player.say(text)
        case {"presser": name, "label": label}:
            return name, lambda player: player.press_again(label) if "again" in parts else player.press(label)
        case {"sender": name, "thing": thing}:
            return name, lambda player: player.send(thing)
        case {"editor": name, "edited": text}:
            return name, lambda player: player.edit(text)
        case {"comer": name, "payload": payload}:
            return name, lambda player: player.come_in(payload)
        case {"registrant": name, "category": category}:
            return name, lambda player: registering(player, name, category)
        case {"joiner": name, "invitation": whose}:
            return name, lambda player: player.say(f"/start {secret_of(whose)}")
        case _:
            return None


class Stage:
    """Where a story is played."""

    def __init__(self, desk: Desk, http: aiohttp.ClientSession, channel: str) -> None:
        self.desk = desk
        self.http = http
        self.channel = channel
        self.players: dict[str, Player] = {}
        self.acted = False

    async def play(self, acts: list[Act]) -> None:
        for act in acts:
            try:
                await self.perform(act.parts)
            except (AssertionError, LookupError) as fault:
                seen = {name: player.new for name, player in self.players.items()}
                raise AssertionError(f"{act.where}: {fault}\nnew: {seen}") from fault

    async def perform(self, parts: dict[str, str]) -> None:
        match parts:
            case {"officer": name, "role": role}:
                first, *also = role.split(", ")
                chatter = await self.desk.hire(name, first, 1000 + len(self.players), *also)
                self.players[name] = TelegramPlayer(self.desk, chatter)
                await self.players[name].look()
            case _ if (doing := doing_of(parts)) is not None:
                await self.act(*doing)
            case {"quoter": name, "quoted": quoted, "replied": text}:
                await self.act(name, lambda player: player.quote(quoted, text))
            case {"invited": name, "role_offered": role}:
                await self.invite(name, role)
            case {"printing": how}:
                await self.desk.print_papers(broken=how != "dicetak")
                await self.look()
            case {"checking": how}:
                await self.desk.check_up(broken=how != "diperiksa")
                await self.look()
            case {"reporting": how}:
                await self.desk.make_report(broken=how != "dibuat")
                await self.look()
            case {"span": words}:
                await self.pass_time(span_of(words))
                await self.look()
            case {"reader": name, "card": _} | {"holder": name, "copies": _}:
                if not isinstance(self.players[name], WhatsappPlayer):
                    await self.check(parts)
            case _:
                await self.check(parts)

    async def invite(self, name: str, role: str) -> None:
        """Invites somebody; the invitation is valid for seven days."""
        now = self.desk.clock.now()
        body = StaffInvited(name, role, invite_digest(secret_of(name)), now + timedelta(days=7))
        await self.desk.app.door.enter([arrival(Event(CONSOLE, f"invite:{name}", now, body))])

    async def pass_time(self, span: timedelta) -> None:
        """Lets time pass; whatever falls due on the way happens when it is due, as in a desk that is never off."""
        until = self.desk.clock.now() + span
        while (now := self.desk.clock.now()) < until:
            due = [max(row["due_at"], now + timedelta(seconds=1)) for row in await self.desk.rows("deadlines")]
            await self.desk.wait(seconds=(min([*due, until]) - now).total_seconds())

    async def act(self, name: str, what: Callable[[Player], object]) -> None:
        player = await self.player(name)
        await what(player)  # type: ignore[misc]  # every act of a player is a coroutine
        await self.look()

    async def look(self) -> None:
        for player in self.players.values():
            await player.look()

    async def player(self, name: str) -> Player:
        if name not in self.players:
            if self.channel == "telegram":
                chatter = self.desk.telegram.user(2000 + len(self.players), first_name=name)
                self.players[name] = TelegramPlayer(self.desk, chatter)
            elif self.channel == "whatsapp":
                contact = self.desk.whatsapp.user(f"62812000{len(self.players):05d}", name=name)
                self.players[name] = WhatsappPlayer(self.desk, contact)
            else:
                visitor = WebVisitor(self.http, self.desk.app.address)
                await visitor.open()
                self.players[name] = WebPlayer(self.desk, visitor)
        return self.players[name]

    async def check(self, parts: dict[str, str]) -> None:
        match parts:
            case {"reader": name, "words": words}:
                assert any(matches(words, text) for text in self.players[name].new), f"{name} did not read {words!r}"
            case {"recipient": name, "file": file}:
                assert any(matches(file, known) for known in self.players[name].new_files), f"{name} got no {file!r}"
            case {"holder": name, "labels": labels}:
                for label in labels_in(labels):
                    assert any(label in shown for shown in self.players[name].labels), f"{name} has no button {label!r}"
            case {"lacking": name, "absent": labels}:
                found = self.players[name].new_labels
                for label in labels_in(labels):
                    assert not any(label in shown for shown in found), f"{name} has a button {label!r}"
            case {"spared": name, "unread": words}:
                assert not any(matches(words, text) for text in self.players[name].new), f"{name} did read {words!r}"
            case {"quiet": name}:
                assert self.players[name].new == [], f"{name} should have seen nothing"
            case {"table": table, "column": column, "value": value}:
                await self.desk.write_surveys()
                found = [str(row[column]) for row in await self.desk.rows(table)]
                assert value in found, f"{table}.{column} is {found}"
            case _:
                raise AssertionError(f"nothing known in {parts}")
