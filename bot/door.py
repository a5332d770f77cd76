"""The one door: whatever is waiting, whoever brought it, goes through together in one transaction.

Group commit: while one transaction is being written, others gather and share the next. Whoever brought an
event is told when it has been committed, and only then may acknowledge it to its platform.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, NamedTuple

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot import metrics
from bot.clock import Clock
from bot.flows.scene.events import DeliveryReported, Event
from bot.flows.scene.reasons import reason
from bot.loops import Loops, Pulse
from bot.traces import Traces, ended
from bot.turn import Arrival, Workplace, arrival, label, message_name, named, take_turns
from bot.turn.parking import without_person
from storage import deliveries, looked_at, outbox
from storage.engine import writing
from storage.sameness import FileGone, OpenedFile
from storage.trouble import Trouble, trouble_of

log = structlog.get_logger(__name__)

_MOST_ARRIVALS = 500
_UNWRITABLE = reason("fault-unwritable")


@dataclass(frozen=True, slots=True)
class Receipt:
    """How the sending of one outbox row ended, for its row."""

    row_id: int
    state: str
    attempts: int
    due_at: datetime
    sent_at: datetime | None = None
    ref: str | None = None
    reason: str | None = None
    card: tuple[str, str, str] | None = None
    """(card, channel, address) when the row put a card somewhere."""
    template: str | None = None
    """The approved text that was sent in its stead."""
    reported_by: str | None = None
    """The channel that will report how far the message gets, or may have done so already."""
    follows: Arrival | None = None
    """What is to be decided because of it, if the message was this process's to the end."""


@dataclass
class _Entry:
    """What somebody brought, and the promise to tell them when it is in."""

    arrivals: Sequence[Arrival]
    receipts: Sequence[Receipt]
    committed: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class _Done(NamedTuple):
    """What a transaction has come to: the rows to be sent or told of, the rows whose receipts hold, and what followed
    from these."""

    rows: list[dict[str, Any]]
    hold: set[int]
    following: list[Arrival]


class DoorClosed(ConnectionError):
    """The desk has come to rest in this process: what is brought now is for whoever serves it next."""


class Door:
    """Takes events and receipts in, one transaction at a time.

    ``spoken`` is called after each commit with the outbox rows that this process may now send, or tell of.
    """

    def __init__(
        self,
        engine: AsyncEngine,
        workplace: Workplace,
        clock: Clock,
        spoken: Callable[[list[dict[str, Any]]], None],
        loops: Loops | None = None,
        traces: Traces | None = None,
    ) -> None:
        self._engine = engine
        self._traces = traces or Traces()
        self._workplace = workplace
        self._clock = clock
        self._spoken = spoken
        self._loops = loops or Loops()
        self.file = OpenedFile(engine)
        """What is committed into a file that has gone is not kept: nothing of it may be acknowledged."""
        self.refuses_since: datetime | None = None
        """Since when the database takes nothing, until whoever watches over that has told so."""
        self._waiting: list[_Entry] = []
        self._knock = asyncio.Event()
        self._keeper: asyncio.Task[None] | None = None
        self._closed = False

    def open(self) -> None:
        """Begins to let events in."""
        self.file = OpenedFile(self._engine)
        self.file.guard(self._engine)
        self._keeper = self._loops.begin("door", self._keep)

    async def close(self) -> None:
        """Lets in who is already waiting, and closes."""
        self._closed = True
        keeper = self._keeper
        try:
            while self._waiting and keeper is not None and not keeper.done():
                await asyncio.wait([self._waiting[-1].committed, keeper], return_when=asyncio.FIRST_COMPLETED)
        finally:
            if keeper is not None:
                keeper.cancel()
                await asyncio.gather(keeper, return_exceptions=True)
            self._turn_away()

    def _turn_away(self) -> None:
        """Whoever waits though nobody keeps the door any more is told so."""
        for entry in self._waiting:
            if not entry.committed.done():
                entry.committed.set_exception(DoorClosed())
                entry.committed.exception()  # whoever brought it may be gone
        self._waiting.clear()

    async def enter(self, arrivals: Sequence[Arrival], receipts: Sequence[Receipt] = ()) -> None:
        """Brings events (and receipts) in; returns when they are committed.

        Raises SQLAlchemyError or OSError when the database cannot be written now, is no longer the one that was
        opened, or the door is closed: nothing may be acknowledged, come again.
        """
        if not arrivals and not receipts:
            return
        # rule: closed-door-keeps-nobody-waiting
        if self._closed:
            raise DoorClosed
        entry = _Entry(self._traces.begun(arrivals), [self._begun(each) for each in receipts])
        self._waiting.append(entry)
        self._knock.set()
        with metrics.DOOR_SECONDS.time():
            try:
                await asyncio.shield(entry.committed)
            except Exception:
                # rule: refused-at-the-door-comes-again
                looked_at.note_failure()
                raise

    def _begun(self, receipt: Receipt) -> Receipt:
        if receipt.follows is None:
            return receipt
        [traced] = self._traces.begun([receipt.follows])
        return replace(receipt, follows=traced)

    async def try_again(self, arrivals: Sequence[Arrival]) -> None:
        """Brings in what tells of an outage, and forgets that there was one: this very commit shows that it is over.

        Raises SQLAlchemyError or OSError as :meth:`enter` does; then it goes on.
        """
        await self.enter(arrivals)
        self.refuses_since = None

    async def _keep(self, pulse: Pulse) -> None:
        while True:
            while self._waiting:
                pulse.beat()
                await self._admit(self._next_group())
            self._knock.clear()
            pulse.rest()
            await self._knock.wait()

    def _next_group(self) -> list[_Entry]:
        """As many as fit together, in the order they came; one alone always fits."""
        total, take = 0, 0
        for entry in self._waiting:
            total += len(entry.arrivals)
            if take and total > _MOST_ARRIVALS:
                break
            take += 1
        return self._waiting[:take]

    async def _admit(self, group: list[_Entry]) -> None:
        arrivals = [each for entry in group for each in entry.arrivals]
        receipts = [each for entry in group for each in entry.receipts]
        fault: BaseException | None = None
        rows: list[dict[str, Any]] = []
        try:
            rows = await self._write(arrivals, receipts)
        except Exception as rejected:  # whatever it is, it must not hold up the neighbours
            if _passing(rejected):
                fault = rejected
                self.refuses_since = self.refuses_since or self._clock.now()
                if isinstance(rejected, FileGone):
                    log.exception("nothing is acknowledged: put the database file back, or start Loket anew")
            else:
                log.exception("batch rejected", size=len(arrivals))
                # rule: refused-row-parks-its-event
                rows, fault = await self._one_by_one(arrivals, receipts, rejected)
        self._spoken(rows)
        del self._waiting[: len(group)]
        for entry in group:
            ended([*entry.arrivals, *_following(entry.receipts)], well=fault is None)
            if entry.committed.done():
                continue
            if fault is None:
                # rule: acknowledged-after-commit
                entry.committed.set_result(None)
            else:
                entry.committed.set_exception(fault)

    async def _write(self, arrivals: Sequence[Arrival], receipts: Sequence[Receipt]) -> list[dict[str, Any]]:
        return (await self._written(arrivals, receipts)).rows

    async def _written(self, arrivals: Sequence[Arrival], receipts: Sequence[Receipt]) -> _Done:
        now = self._clock.now()
        self.file.check()
        with metrics.BATCH_SECONDS.time():
            done = await self._transact(arrivals, receipts, now)
        self.file.check_written()
        for each in (*arrivals, *done.following):
            metrics.TURNS.labels(metrics.kind_of(each.event.body if each.event else None)).inc()
        return done

    async def _transact(self, arrivals: Sequence[Arrival], receipts: Sequence[Receipt], now: datetime) -> _Done:
        async with writing(self._engine, quick=True) as connection:
            rows = [_receipt_row(each, self._ref(each)) for each in receipts]
            hold = await outbox.settle(connection, rows, self._workplace.process)
            following = _following([each for each in receipts if each.row_id in hold])
            await outbox.place_cards(connection, [_place_row(each) for each in receipts if each.card and each.ref])
            stood_in = [each.row_id for each in receipts if each.template or each.state == "withheld"]
            await deliveries.reopen_answered(connection, stood_in, now)
            decided = [*arrivals, *following, *await self._early_reports(connection, receipts)]
            rows = await take_turns(connection, self._workplace, decided, now) if decided else []
        return _Done(rows, hold, following)

    def _ref(self, receipt: Receipt) -> str | None:
        """The message's name as its row keeps it: of a message that is reported on, as its reports are kept."""
        if receipt.reported_by is None or receipt.ref is None:
            return receipt.ref
        return message_name(receipt.reported_by, receipt.ref, self._workplace.seal)

    async def _early_reports(self, connection: AsyncConnection, receipts: Sequence[Receipt]) -> list[Arrival]:
        """Platforms may report on a message before its receipt is in; such reports are taken once more with it."""
        found = []
        for channel in {each.reported_by for each in receipts if each.reported_by}:
            refs = {ref for each in receipts if each.reported_by == channel and (ref := self._ref(each))}
            for row in await deliveries.early(connection, channel, refs):
                body = DeliveryReported(row["ref"], row["state"], row["code"], row["reason"], row["again_after"])
                event = Event(channel, f"early:{row['ref']}:{row['state']}", row["at"], body)
                found.append(replace(arrival(event), named=True))
        return found

    async def _one_by_one(
        self, arrivals: Sequence[Arrival], receipts: Sequence[Receipt], rejected: Exception
    ) -> tuple[list[dict[str, Any]], BaseException | None]:
        """Finds the event whose rows the database will not take, and parks it; its neighbours go on."""
        rows: list[dict[str, Any]] = []
        try:
            for receipt in receipts:
                rows += await self._one_receipt(receipt)
            for each in arrivals:
                rows += await self._one(each)
        except Exception as fault:  # noqa: BLE001 - whoever waits is told of the first fault
            return rows, fault if _passing(fault) else rejected
        return rows, None

    async def _one_receipt(self, receipt: Receipt) -> list[dict[str, Any]]:
        """Writes one receipt alone; what cannot be written of it is left out, so that it holds up no other. Where what
        follows from it cannot be decided with it, that comes after it."""
        alone = replace(receipt, follows=None)
        bare = replace(alone, reason=_UNWRITABLE, ref=None, card=None, template=None, reported_by=None)
        for attempt in (receipt, alone, bare):
            try:
                done = await self._written([], [attempt])
            except Exception as fault:
                if _passing(fault) or attempt is bare:
                    raise
                log.warning("receipt cannot be written whole", row=receipt.row_id, fault=type(fault).__name__)
            else:
                left = attempt is not receipt and receipt.row_id in done.hold
                return done.rows + (await self._one(receipt.follows) if left and receipt.follows else [])
        return []

    async def _one(self, each: Arrival) -> list[dict[str, Any]]:
        """Takes one event alone; parks it, its sender told, if it cannot be written; without a word, if not
        even that can be written."""
        for attempt in (each, replace(each, fault=_UNWRITABLE), without_person(each, _UNWRITABLE)):
            try:
                return await self._write([attempt], [])
            except Exception as fault:
                if _passing(fault) or attempt.event is None:
                    raise
                log.warning(
                    "event cannot be written",
                    event_label=label(named(each, self._workplace.seal).key),
                    fault=type(fault).__name__,
                )
        return []


def _passing(fault: Exception) -> bool:
    """Whether trying again later may help: the database is away, busy, full or being restarted."""
    return trouble_of(fault) is not Trouble.REJECTED


def _receipt_row(receipt: Receipt, ref: str | None) -> dict[str, Any]:
    return {
        "id": receipt.row_id,
        "state": receipt.state,
        "attempts": receipt.attempts,
        "due_at": receipt.due_at,
        "sent_at": receipt.sent_at,
        "ref": ref,
        "reason": receipt.reason,
        "template": receipt.template,
        "claimed_by": None,
        "claimed_until": None,
    }


def _place_row(receipt: Receipt) -> dict[str, Any]:
    card, channel, address = receipt.card or ("", "", "")
    return {"key": card, "channel": channel, "address": address, "ref": receipt.ref}


def _following(receipts: Sequence[Receipt]) -> list[Arrival]:
    return [each.follows for each in receipts if each.follows is not None]
