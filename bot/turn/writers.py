"""Carrying out what was decided: one table from kind of effect to its writer, each kind in one statement a batch.

What is said has a way of its own (:mod:`bot.turn.writing`): it has been put into words, and may be claimed at once.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import records
from bot.flows.given.addresses import unaddressed
from bot.flows.scene.effects import (
    AskWayIn,
    CountQuestion,
    DecideProposal,
    DropNumber,
    Effect,
    EndBoard,
    EndWayIn,
    FetchFile,
    ForgetFiles,
    HandIn,
    KeepBoard,
    KeepNumbers,
    KeepWork,
    LearnWait,
    LookAgain,
    Note,
    NumberRoom,
    Propose,
    SendAgain,
    TakeBack,
    UseNumber,
)
from bot.seal import Seal
from storage import boards, bulk, deliveries, kept_numbers, meeting, moments, outbox, proposals, waits, work
from storage import files as rows_of_files
from storage.tables import files, journal, questions, survey_tray


@dataclass(frozen=True, slots=True)
class Batch:
    """What a batch's effects are carried out under: its moment, and the seal of what is to be read by nobody."""

    now: datetime
    seal: Seal


_SOON = timedelta(seconds=1)
"""A deadline that is decided is never set to the same moment again: each has a name of its own."""

_QUOTED = frozenset({"reason", "words"})

_MOST_COUNTED = 50
"""Questions counted in one batch: a flood is no picture of what visitors ask."""

Writer = Callable[[AsyncConnection, Sequence[Any], Batch], Awaitable[None]]
"""Writes all of a batch's effects of one kind, in the order they were resolved."""


async def carry_out(connection: AsyncConnection, effects: Sequence[Effect], batch: Batch) -> None:
    """Writes a batch's effects; raises ValueError for a kind without a writer."""
    kinds = dict.fromkeys(type(effect) for effect in effects)
    for kind in sorted(kinds, key=list(WRITERS).index):
        await WRITERS[kind](connection, [effect for effect in effects if type(effect) is kind], batch)


async def _note(connection: AsyncConnection, notes: Sequence[Note], batch: Batch) -> None:
    rows = [
        {"at": batch.now, "who": n.who, "what": n.what, "visit_id": n.visit_id, "details": _details(n)} for n in notes
    ]
    await bulk.add(connection, journal, rows)


def _details(note: Note) -> dict[str, str | int]:
    """A line's details; what a platform said for a reason may quote an address."""
    given = note.details or {}
    return {name: unaddressed(str(value)) if name in _QUOTED else value for name, value in given.items()}


async def _fetch(connection: AsyncConnection, fetches: Sequence[FetchFile], batch: Batch) -> None:
    rows = [
        {
            "id": fetch.id,
            "visit_id": fetch.visit_id,
            "channel": fetch.channel,
            "ref": fetch.file.ref,
            "name": fetch.file.name,
            "media_type": fetch.file.media_type,
            "state": "expected",
            "attempts": 0,
            "due_at": batch.now,
            "content": None,
            "size": fetch.file.size,
            "sent_at": batch.now,
        }
        for fetch in fetches
    ]
    await bulk.add(connection, files, rows)


async def _forget_files(connection: AsyncConnection, forgotten: Sequence[ForgetFiles], _batch: Batch) -> None:
    await rows_of_files.forget(
        connection, {each.visit_id for each in forgotten}, {id_ for each in forgotten for id_ in each.kept}
    )


async def _hand_in(connection: AsyncConnection, handed: Sequence[HandIn], batch: Batch) -> None:
    rows = [records.tray_row(each.response, token_urlsafe(16), batch.seal) for each in handed]
    await bulk.add(connection, survey_tray, rows)


async def _send_again(connection: AsyncConnection, wanted: Sequence[SendAgain], _batch: Batch) -> None:
    latest = {each.row_id: each.at for each in wanted}
    await deliveries.send_again(connection, [{"id": row, "due_at": at} for row, at in latest.items()])


async def _take_back(connection: AsyncConnection, wanted: Sequence[TakeBack], batch: Batch) -> None:
    await outbox.take_back(connection, {each.name for each in wanted}, batch.now)


async def _number_room(connection: AsyncConnection, learnt: Sequence[NumberRoom], batch: Batch) -> None:
    await meeting.learn_rooms(connection, {each.uuid: each.no for each in learnt}, batch.now)


async def _ask_way_in(connection: AsyncConnection, asked: Sequence[AskWayIn], batch: Batch) -> None:
    rows = {
        each.visit_id: {
            "visit_id": each.visit_id,
            "tag": each.tag,
            "registrant_id": None,
            "state": "wanted",
            "attempts": 0,
            "due_at": batch.now,
        }
        for each in asked
    }
    await meeting.ask_ways(connection, list(rows.values()))


async def _end_way_in(connection: AsyncConnection, ended: Sequence[EndWayIn], batch: Batch) -> None:
    await meeting.end_ways(connection, [each.visit_id for each in ended], batch.now)


async def _count_question(connection: AsyncConnection, asked: Sequence[CountQuestion], _batch: Batch) -> None:
    # rule: flood-counts-little
    rows = [
        {"day": a.day, "language": a.language, "topic": a.topic, "verdict": a.verdict, "text": a.text}
        for a in asked[:_MOST_COUNTED]
    ]
    await bulk.add(connection, questions, rows)


async def _look_again(connection: AsyncConnection, _wanted: Sequence[LookAgain], batch: Batch) -> None:
    await moments.look_again(connection, batch.now + _SOON)


async def _learn_wait(connection: AsyncConnection, learnt: Sequence[LearnWait], _batch: Batch) -> None:
    await waits.learn(connection, [asdict(each) for each in learnt])


async def _keep_work(connection: AsyncConnection, kept: Sequence[KeepWork], batch: Batch) -> None:
    latest = {each.visit_id: each for each in kept}
    rows = [
        {"visit_id": each.visit_id, "staff_id": whom, "kind": each.kind, "since": batch.now}
        for each in latest.values()
        for whom in each.whose
    ]
    await work.keep(connection, list(latest), rows)


async def _keep_board(connection: AsyncConnection, kept: Sequence[KeepBoard], _batch: Batch) -> None:
    rows = {each.board.person_id: asdict(each.board) for each in kept}
    await boards.keep(connection, list(rows.values()))


async def _end_board(connection: AsyncConnection, ended: Sequence[EndBoard], _batch: Batch) -> None:
    await boards.end(connection, [each.person_id for each in ended])


async def _propose(connection: AsyncConnection, proposed: Sequence[Propose], _batch: Batch) -> None:
    await proposals.add(connection, [asdict(each.proposal) for each in proposed])


async def _decide_proposal(connection: AsyncConnection, decided: Sequence[DecideProposal], batch: Batch) -> None:
    for each in decided:
        await proposals.decide(connection, each.proposal_id, batch.now, each.by, each.verdict, each.words)


async def _keep_numbers(connection: AsyncConnection, kept: Sequence[KeepNumbers], batch: Batch) -> None:
    known = {"kept_at": batch.now, "state": "kept", "visit_id": None, "reason": ""}
    await kept_numbers.keep(
        connection, [{"number": number, "day": each.day, **known} for each in kept for number in each.numbers]
    )


async def _use_number(connection: AsyncConnection, used: Sequence[UseNumber], _batch: Batch) -> None:
    for each in used:
        await kept_numbers.settle(connection, each.number, "used", visit_id=each.visit_id, reason="")


async def _drop_number(connection: AsyncConnection, dropped: Sequence[DropNumber], _batch: Batch) -> None:
    for each in dropped:
        await kept_numbers.settle(connection, each.number, "unused", visit_id=None, reason=each.reason)


WRITERS: dict[type[Effect], Writer] = {
    Note: _note,
    FetchFile: _fetch,
    ForgetFiles: _forget_files,
    HandIn: _hand_in,
    SendAgain: _send_again,
    TakeBack: _take_back,
    NumberRoom: _number_room,
    AskWayIn: _ask_way_in,
    EndWayIn: _end_way_in,
    CountQuestion: _count_question,
    LookAgain: _look_again,
    LearnWait: _learn_wait,
    KeepWork: _keep_work,
    EndBoard: _end_board,
    KeepBoard: _keep_board,
    Propose: _propose,
    DecideProposal: _decide_proposal,
    KeepNumbers: _keep_numbers,
    UseNumber: _use_number,
    DropNumber: _drop_number,
}
"""In this order: a link is asked for before it is taken back."""
