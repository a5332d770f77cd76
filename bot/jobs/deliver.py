"""The deliverer: sends what the outbox holds, in order within a chat, urgent before bulk, at the platform's pace.

Messages come to hand straight after the transaction that wrote them (already claimed by this process) or by
claiming what others left. Each sending ends in a receipt that goes through the door; a message is sent again
only if the process dies between the platform's answer and that receipt.
"""

import asyncio
import heapq
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot import metrics
from bot.alarm import Alarm
from bot.causes import Causes
from bot.channels.base import Channel, Refused, Result, RetryLater, Sent, Waking, Withdrawn, Withheld, unsendable
from bot.channels.pacing import Pace
from bot.clock import Clock
from bot.door import Door, Receipt
from bot.flows.scene.events import OUTBOX, ChatMoved, DeliveryGivenUp, DeliveryReported, Event, Told
from bot.flows.scene.messages import Purpose
from bot.flows.scene.reasons import reason
from bot.loops import Loops, Pulse
from bot.set_within import set_within
from bot.turn import Arrival, arrival
from storage import looked_at, outbox, presence, seats
from storage.engine import reading, writing

log = structlog.get_logger(__name__)

_LEASE = timedelta(seconds=60)
RENEW_SECONDS = 20.0
LOOK_SECONDS = 1.0
_PRESENCE_SECONDS = 2.0
BELIEVED_DEAD_SECONDS = 10.0
"""A process that gives no sign of life for so long is dead; one that lives has shown itself again by then."""
_MOST_IN_HAND = 5000
_MOST_AT_ONCE = 64
_MOST_ATTEMPTS = 12
_PATIENCE = timedelta(hours=12)
_MOST_PLACES = 10_000

ChatKey = tuple[str, str]


@dataclass
class _Chat:
    """The messages in hand for one chat, next first."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    busy: bool = False
    lined_up_at: tuple[int, int] | None = None
    """Its rank in the line of chats, None while it does not stand there."""

    def add(self, row: dict[str, Any]) -> None:
        """Puts a row in its place: bulk after everything else, otherwise in order."""
        self.rows.append(row)
        self.rows.sort(key=lambda each: (each["urgency"] >= outbox.BULK, each["id"]))

    @property
    def rank(self) -> tuple[int, int]:
        """How soon this chat should have its turn: by its most urgent message."""
        return min(row["urgency"] for row in self.rows), self.rows[0]["id"]


class Deliverer:
    """Owns the messages this process has claimed, from claim to receipt."""

    def __init__(
        self,
        engine: AsyncEngine,
        channels: Mapping[str, Channel],
        paces: Mapping[str, Pace],
        clock: Clock,
        process: str,
        loops: Loops | None = None,
        causes: Causes | None = None,
    ) -> None:
        self._engine = engine
        self._channels = channels
        self._causes = causes or Causes()
        self._paces = paces
        self._paced = any(pace.on for pace in paces.values())
        self._most_at_once = max((pace.at_once for pace in paces.values() if pace.on), default=_MOST_AT_ONCE)
        self._clock = clock
        self._process = process
        self._chats: dict[ChatKey, _Chat] = {}
        self._lines: dict[str, list[tuple[tuple[int, int], ChatKey]]] = {}
        """By channel: the chats that wait for their turn."""
        self._in_hand = 0
        self._held: set[int] = set()
        """Rows in hand, and rows whose receipt is not yet in."""
        self._put_back: dict[ChatKey, float] = {}
        """Chats whose messages wait, with the seconds, until the receipts that say so are in."""
        self._looking = False
        self._next_at: datetime | None = None
        """When the first message that nobody had in hand at the last look is due."""
        self._keeper = loops or Loops()
        self._presence = presence.Presence(engine, process, self._fence)
        self.fenced = False
        """Whether others may take this process for dead: what it has in hand may be theirs to send."""
        self._unseen = asyncio.Event()
        self._missing: dict[str, float] = {}
        """Other processes that give no sign of life, and since when."""
        self._sending: dict[ChatKey, asyncio.Task[None]] = {}
        self._receipts: list[Receipt] = []
        self._reports: list[Arrival] = []
        self._places: OrderedDict[str, tuple[str, str]] = OrderedDict()
        self._stir = asyncio.Event()
        self._ended = asyncio.Event()
        self._loops: list[asyncio.Task[None]] = []
        self._alarm = Alarm()
        self._stopping = False
        self._handing_in = 0
        self.door: Door | None = None
        """Where receipts go; set once by the composition root."""

    def speaks(self) -> frozenset[str]:
        """The channels for which this process takes messages straight from the transaction."""
        full = self._stopping or self._in_hand >= _MOST_IN_HAND
        return frozenset() if full else frozenset(self._channels)

    def hand_over(self, rows: list[dict[str, Any]]) -> None:
        """Rows that are claimed by this process and committed come into its hands; of those that have arrived by that,
        it is told."""
        for row in rows:
            if row["state"] == "sent":
                self._tell_of(row)
            elif row["id"] not in self._held:
                self._held.add(row["id"])
                self._in_hand += 1
                self._put_in_line((row["channel"], row["address"]), row)
        if rows:
            self._stir.set()

    def _tell_of(self, row: dict[str, Any]) -> None:
        channel = row["channel"]
        metrics.SENDINGS.labels(channel, "sent").inc()
        self._causes.ended(row["id"], channel, "sent", self._clock.now())
        if row["card"]:
            self._remember(row["card"], row["address"], row["ref"])
        voice: object = self._channels.get(channel)
        if isinstance(voice, Waking):
            voice.wake(row["address"])

    def _put_in_line(self, key: ChatKey, row: dict[str, Any]) -> None:
        """Puts a row in line, or back behind one of its chat that has just failed."""
        if key in self._put_back:
            self._done(row, state="pending", attempts=row["attempts"], wait=self._put_back[key])
            return
        chat = self._chats.setdefault(key, _Chat())
        chat.add(row)
        self._line_up(key, chat)

    async def open(self, *, looks: bool = True) -> None:
        """Begins to deliver, with what processes that died have left. Without ``looks`` it is for others to look again
        and to keep what is in hand claimed (:meth:`look_once`, :meth:`renew_once`)."""
        await self._presence.keep()
        await self.inherit(patience=0)
        for pace in self._paces.values():
            pace.begin(asyncio.get_running_loop().time())
        self._loops = [
            self._keeper.begin("deliver", self._dispatch),
            self._keeper.begin("receipts", self._hand_in_always),
        ]
        if looks:
            self._loops.append(self._keeper.begin("claim", self._look_again))
            self._loops.append(self._keeper.begin("renew", self._keep_claims))
        if self._presence.needed:
            self._loops.append(self._keeper.begin("presence", self._stay_present))

    async def close(self) -> None:
        """Finishes what is being sent, hands in the receipts, and gives the rest back."""
        self._stopping = True
        for loop in self._loops:
            loop.cancel()
        await asyncio.gather(*self._loops, return_exceptions=True)
        if self._sending:
            await asyncio.wait(self._sending.values(), timeout=30)
        await self._hand_in()
        try:
            async with writing(self._engine) as connection:
                await outbox.release(connection, self._process)
        except (SQLAlchemyError, OSError) as fault:
            log.warning("claims could not be given back; the next start frees them", fault=type(fault).__name__)
        await self._presence.close()

    async def inherit(self, patience: float = BELIEVED_DEAD_SECONDS) -> None:
        """Frees what processes had claimed that have given no sign of life for ``patience`` seconds: some of it may
        have been sent, all of it must be."""
        async with reading(self._engine) as connection:
            absent = await presence.absent(connection, await presence.other_claimants(connection, self._process))
        now = asyncio.get_running_loop().time()
        self._missing = {name: self._missing.get(name, now) for name in absent}
        dead = [name for name, since in self._missing.items() if now - since >= patience]
        if dead:
            async with writing(self._engine) as connection:
                await presence.release(connection, dead)

    def _fence(self) -> None:
        """The sign of life is gone: begins no sending until it is seen again and the claims are known to hold."""
        self.fenced = True
        self._unseen.set()

    async def _stay_present(self, pulse: Pulse) -> None:
        """Shows the sign of life anew whenever its connection has ended."""
        while True:
            pulse.beat()
            self._unseen.clear()
            try:
                anew = await self._presence.keep()
                if anew or self.fenced:
                    await self._renew_claims()
                    self.fenced = self._unseen.is_set()  # unless it has gone once more meanwhile
                    self._stir.set()
                    log.warning("presence shown anew")
            except (SQLAlchemyError, OSError) as fault:
                self.fenced = True
                log.warning("presence cannot be shown; nothing is sent meanwhile", fault=type(fault).__name__)
                await asyncio.sleep(LOOK_SECONDS / 2)
                continue
            if self._presence.watched:
                pulse.rest()
            await set_within(self._unseen, None if self._presence.watched else _PRESENCE_SECONDS)

    async def _renew_claims(self) -> None:
        """Keeps what is in hand claimed; what others have taken meanwhile is theirs."""
        if not self._held:
            return
        waiting = {row["id"] for chat in self._chats.values() for row in chat.rows}
        async with writing(self._engine) as connection:
            kept = await outbox.renew(connection, self._process, self._held, self._clock.now() + _LEASE)
        for key, chat in list(self._chats.items()):
            for row in [row for row in chat.rows if row["id"] in waiting - kept]:
                chat.rows.remove(row)
                self._let_go(row)
            if not chat.rows and not chat.busy:
                del self._chats[key]

    @property
    def in_hand(self) -> int:
        """How many messages this process has claimed and not finished."""
        return self._in_hand

    @property
    def quiet(self) -> bool:
        """Whether nothing is in hand, on its way or waiting for its receipt."""
        busy = self._in_hand or self._sending or self._receipts or self._reports or self._handing_in
        return not (busy or self._looking)

    def _line_up(self, key: ChatKey, chat: _Chat) -> None:
        if not chat.rows or chat.busy:
            return
        if chat.lined_up_at is None or chat.rank < chat.lined_up_at:
            chat.lined_up_at = chat.rank
            heapq.heappush(self._lines.setdefault(key[0], []), (chat.rank, key))

    async def _dispatch(self, pulse: Pulse) -> None:
        while True:
            pulse.beat()
            pause = self._start_what_may_go()
            self._stir.clear()
            if not self._may_start_another():
                pause = None
            pulse.rest()
            await set_within(self._stir, pause)

    def _start_what_may_go(self) -> float | None:
        """Starts every sending that pace and concurrency allow; returns the seconds to the next, if any wait."""
        now, held, delays = asyncio.get_running_loop().time(), [], []
        lines = {channel: line for channel, line in self._lines.items() if line}
        while lines and self._may_start_another():
            channel = min(lines, key=lambda each: lines[each][0])
            pace = self._paces.get(channel)
            if pace and (delay := pace.delay_of_all(now)) > 0:
                delays.append(delay)
                del lines[channel]
                continue
            rank, key = heapq.heappop(lines[channel])
            if not lines[channel]:
                del lines[channel]
            chat = self._chats.get(key)
            if chat is None or chat.lined_up_at != rank:
                continue  # it has moved ahead in the line since
            if pace and (delay := pace.delay(key[1], now)) > 0:
                held.append((rank, key))
                delays.append(delay)
                continue
            chat.lined_up_at = None
            self._start(key, chat, pace, now)
        for rank, key in held:
            heapq.heappush(self._lines[key[0]], (rank, key))
        return min(delays, default=None)

    def _may_start_another(self) -> bool:
        """Whether another message may go on its way. What a crash would repeat is what has been sent without its
        receipt being in; at a platform's pace there is time to keep that to a few."""
        # rule: unseen-sends-nothing
        if self.fenced:
            return False
        if not self._paced:
            return len(self._sending) < _MOST_AT_ONCE
        return len(self._sending) < self._most_at_once and not self._receipts and not self._handing_in

    def _start(self, key: ChatKey, chat: _Chat, pace: Pace | None, now: float) -> None:
        row = chat.rows.pop(0)
        later = next((each for each in chat.rows if row["card"] and each["card"] == row["card"]), None)
        if later is not None:
            anew = bool(row["payload"].get("anew") or later["payload"].get("anew"))
            later["payload"] = {**later["payload"], "anew": anew}
            self._done(row, state="superseded")
            self._line_up(key, chat)
            self._stir.set()
            return
        if pace:
            pace.spend(key[1], now)
        chat.busy = True
        self._sending[key] = asyncio.create_task(self._send(key, chat, row, now))

    async def _send(self, key: ChatKey, chat: _Chat, row: dict[str, Any], began_at: float) -> None:
        place = self._places.get(row["card"] or "") or row.get("place")
        edit = place[1] if place and place[0] == key[1] and not row["payload"].get("anew") else None
        try:
            # rule: duty-words-to-the-seat
            if row["purpose"] == Purpose.DUTY and not await self._may_read(row):
                result: Result = Withdrawn(reason("fault-not-at-desk"))
            else:
                result = await self._channels[key[0]].send(key[1], row["payload"], edit)
        except (ValueError, TypeError) as fault:
            log.exception("message cannot be sent", channel=key[0], row=row["id"])
            # rule: unsendable-given-up
            result = unsendable(fault)
        except SQLAlchemyError as fault:  # what is looked up for a message; the database is watched elsewhere
            log.warning("message put off", channel=key[0], row=row["id"], fault=type(fault).__name__)
            result = RetryLater(reason("fault-channel", fault=type(fault).__name__))
        except Exception as fault:
            log.exception("channel failed", channel=key[0], row=row["id"])
            result = RetryLater(reason("fault-channel", fault=type(fault).__name__))
        chat.busy = False
        if pace := self._paces.get(key[0]):
            pace.answered(began_at, asyncio.get_running_loop().time())
        try:
            self._finish(key, chat, row, result)
        except Exception:
            log.exception("a sending could not be finished; its claim will run out", channel=key[0], row=row["id"])
            self._let_go(row)
        self._line_up(key, chat)
        if not chat.rows and not chat.busy:
            self._chats.pop(key, None)
        del self._sending[key]
        self._stir.set()

    def _let_go(self, row: dict[str, Any]) -> None:
        """Takes a row out of hand without a receipt."""
        if row["id"] in self._held and all(receipt.row_id != row["id"] for receipt in self._receipts):
            self._held.discard(row["id"])
            self._in_hand -= 1

    async def _may_read(self, row: dict[str, Any]) -> bool:
        """Whether whom this is for still has their seat: they may have left it while it waited."""
        async with reading(self._engine) as connection:
            return await seats.may_read(connection, row["id"])

    def _finish(self, key: ChatKey, chat: _Chat, row: dict[str, Any], result: Result) -> None:
        self._reports += self._heard_of(key[0], result)
        match result:
            case Sent():
                self._sent(key, row, result)
            case Withheld(why):
                self._done(row, state="withheld", why=why)
            case Withdrawn(why):
                self._done(row, state="withdrawn", why=why)
            case RetryLater(why, after, everyone, _):
                self._later(key, chat, row, why, after, everyone=everyone)
            case Refused(why, blocked, window):
                self._give_up(row, why, blocked=blocked, window=window)

    def _heard_of(self, channel: str, result: Result) -> list[Arrival]:
        """A platform that keeps the desk out is told of, and that it lets it in again."""
        now = self._clock.now()
        if isinstance(result, RetryLater) and result.refused:
            return self._alarm.raised(channel, "token", result.refused, now, cut_off=True)
        return self._alarm.over(channel, "token", now) if isinstance(result, Sent) else []

    def _sent(self, key: ChatKey, row: dict[str, Any], sent: Sent) -> None:
        address, ref, moved_to = sent.moved_to or key[1], sent.ref, sent.moved_to
        card = (row["card"], key[0], address) if row["card"] else None
        if card:
            self._remember(row["card"], address, ref)
        if moved_to:
            moved = Event(key[0], f"moved:{key[1]}:{moved_to}", self._clock.now(), ChatMoved(moved_to), key[1])
            self._reports.append(arrival(moved))
        if sent.reported and row["purpose"] == Purpose.CALL:
            self._reports.append(self._accepted(row, ref))
        self._done(row, state="sent", ref=ref, card=card, template=sent.template, reported=sent.reported)

    def _remember(self, card: str, address: str, ref: str) -> None:
        """Where a card stands now."""
        self._places[card] = (address, ref)
        self._places.move_to_end(card)
        while len(self._places) > _MOST_PLACES:
            self._places.popitem(last=False)

    def _accepted(self, row: dict[str, Any], ref: str) -> Arrival:
        """From now on the visit knows that its call is on the way, and waits for word that it has arrived."""
        about = Told(row["id"], row["person_id"], row["visit_id"], row["purpose"], row["attempts"], row["twin"])
        body = DeliveryReported(ref, "accepted", about=about)
        return arrival(Event(row["channel"], f"accepted:{ref}", self._clock.now(), body))

    def _later(
        self, key: ChatKey, chat: _Chat, row: dict[str, Any], why: str, after: float | None, *, everyone: bool
    ) -> None:
        attempts = row["attempts"] + (1 if after is None else 0)  # being told to wait is no failure of the message
        if attempts >= _MOST_ATTEMPTS or self._clock.now() - (row["sent_at"] or row["created_at"]) > _PATIENCE:
            self._give_up(row, why, blocked=False)
            return
        wait = after if after is not None else min(300.0, 0.5 * 2**attempts)
        pace = self._paces.get(key[0])
        if pace and after is not None:
            pace.pause(key[1], asyncio.get_running_loop().time(), wait, everyone=everyone)
        self._put_back[key] = wait
        metrics.RETRIES.labels(key[0]).inc()
        self._done(row, state="pending", attempts=attempts, wait=wait, why=why)
        for follower in chat.rows:
            self._done(follower, state="pending", attempts=follower["attempts"], wait=wait)
        chat.rows.clear()

    def _give_up(self, row: dict[str, Any], why: str, *, blocked: bool, window: bool = False) -> None:
        """Failing for good is never silent: it goes through the door as an event of its own."""
        about = (row["person_id"], row["visit_id"], why, blocked, row["purpose"], window)
        body = DeliveryGivenUp(*about, on=row["channel"], twin=row["twin"])
        given_up = arrival(Event(OUTBOX, f"given_up:{row['id']}", self._clock.now(), body))
        self._done(row, state="given_up", why=why, follows=given_up)

    def _done(
        self,
        row: dict[str, Any],
        *,
        state: str,
        ref: str | None = None,
        card: tuple[str, str, str] | None = None,
        attempts: int | None = None,
        wait: float = 0.0,
        why: str | None = None,
        template: str | None = None,
        reported: bool = False,
        follows: Arrival | None = None,
    ) -> None:
        now = self._clock.now()
        self._in_hand -= 1
        self._ended.set()
        metrics.SENDINGS.labels(row["channel"], state).inc()
        self._causes.ended(row["id"], row["channel"], state, now)
        self._receipts.append(
            Receipt(
                row_id=row["id"],
                state=state,
                attempts=row["attempts"] + 1 if attempts is None else attempts,
                due_at=now + timedelta(seconds=wait),
                sent_at=now if state == "sent" else row["sent_at"] if state == "pending" else None,
                ref=ref,
                reason=why,
                card=card,
                template=template,
                reported_by=row["channel"] if reported else None,
                follows=follows,
            )
        )

    async def _hand_in_always(self, pulse: Pulse) -> None:
        """Hands receipts in as they come; those that come meanwhile share the next transaction, and what could not be
        written is brought again."""
        while True:
            pulse.rest()
            # rule: refused-receipt-comes-again
            await set_within(self._ended, LOOK_SECONDS if self._receipts or self._reports else None)
            pulse.beat()
            self._ended.clear()
            await self._hand_in()

    async def _hand_in(self) -> None:
        """Brings receipts to the door, with what has to be reported, in one transaction."""
        if self.door is None or not (self._receipts or self._reports):
            return
        receipts, self._receipts = self._receipts, []
        reports, self._reports = self._reports, []
        count, put_back = len(receipts) + len(reports), list(self._put_back)
        # rule: several-are-handed-in-at-once
        self._handing_in += count
        try:
            await self.door.enter(reports, receipts)
            self._held -= {receipt.row_id for receipt in receipts}
            for key in put_back:
                self._put_back.pop(key, None)
        except Exception as fault:  # noqa: BLE001 - receipts are kept and tried again, whatever happens
            log.warning("receipts could not be written yet", count=len(receipts), fault=type(fault).__name__)
            self._receipts = receipts + self._receipts
            self._reports = reports + self._reports
        finally:
            self._handing_in -= count
            self._stir.set()

    async def look(self) -> int:
        """Claims what others left or what has become due; returns how many messages came to hand."""
        if self._in_hand >= _MOST_IN_HAND // 2:
            looked_at.note_failure()
            return 0
        self._looking = True
        try:
            return await self._claim()
        finally:
            self._looking = False

    async def _claim(self) -> int:
        now = self._clock.now()
        async with reading(self._engine) as connection:
            self._next_at = await outbox.next_to_claim(connection, self._channels)
        if self._next_at is None or self._next_at > now:
            return 0
        async with writing(self._engine) as connection:
            until, most = now + _LEASE, _MOST_IN_HAND // 10  # chats, of several messages each
            unopened = reason("fault-unopened")
            rows = await outbox.claim(connection, self._process, self._channels, now, until, most, unopened)
            places = await outbox.card_places(connection, {row["card"] for row in rows if row["card"]})
        for row in rows:
            row["place"] = places.get(row["card"] or "")
        self.hand_over(rows)
        return len(rows)

    async def _look_again(self, pulse: Pulse) -> None:
        while True:
            pulse.beat()
            await self.look_once()
            await asyncio.sleep(LOOK_SECONDS)

    async def look_once(self) -> datetime | None:
        """Hands in what is left, and looks for what is to be sent; a database that is away is asked again. Returns when
        the next of what nobody has in hand is due."""
        try:
            await self._hand_in()
            if self._presence.needed:
                await self.inherit()
            await self.look()
        except (SQLAlchemyError, OSError):
            log.warning("outbox could not be read; trying again")
            looked_at.note_failure()
        if self._presence.needed:
            looked_at.note_failure()  # that a process is gone is in no table
        for pace in self._paces.values():
            pace.tidy(asyncio.get_running_loop().time())
        return self._next_at

    async def _keep_claims(self, pulse: Pulse) -> None:
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            pulse.beat()
            await self.renew_once()

    async def renew_once(self) -> None:
        """Keeps claimed what is in hand; a database that is away is asked again."""
        try:
            await self._renew_claims()
        except (SQLAlchemyError, OSError):
            log.warning("claims could not be renewed; trying again")
