"""Carrying out what was decided: one table from kind of effect to its writer, each kind in one statement a batch.

What is said has a way of its own (:mod:`bot.turn.writing`): it has been put into words, and may be claimed at once.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import records
from bot.flows.given.addresses import unaddressed
from bot.flows.scene.effects import (
    AskWayIn,
    CloseDay,
    CountQuestion,
    DecideProposal,
    DropNumber,
    Effect,
    EmptyAsked,
    EndBoard,
    EndWayIn,
    ErasePeople,
    FetchFile,
    ForgetCall,
    ForgetFiles,
    ForgetOffer,
    HandIn,
    KeepBoard,
    KeepBreach,
    KeepNumbers,
    KeepOffer,
    KeepRight,
    KeepTold,
    KeepWork,
    LearnWait,
    LeaveNote,
    LookAgain,
    Note,
    NumberRoom,
    Propose,
    SendAgain,
    SendSpare,
    SettleCheckUp,
    SettlePaper,
    SettleReport,
    ShowNotice,
    TakeBack,
    UseNumber,
    WantCheckUp,
    WantPaper,
    WantReport,
)
from bot.papers.code import new_code
from bot.papers.service.wording import printed
from bot.render import Renderer
from bot.seal import Seal
from bot.turn.rights_rows import entry_rows, new_rows, told_counts
from storage import (
    boards,
    books,
    breaches,
    bulk,
    deliveries,
    erasure,
    kept_numbers,
    meeting,
    moments,
    notices,
    outbox,
    papers,
    proposals,
    reports,
    rights,
    second_chat,
    waits,
    work,
)
from storage import files as rows_of_files
from storage.chain.entries import Kind
from storage.chain.listening import told
from storage.chance import token_urlsafe
from storage.tables import files, journal, questions, survey_tray


@dataclass(frozen=True, slots=True)
class Batch:
    """What a batch's effects are carried out under: its moment, the seal of what is to be read by nobody, who puts
    things into words, and what files hold that came with their events, by the file's id."""

    now: datetime
    seal: Seal
    renderer: Renderer
    enclosed: Mapping[str, bytes] = field(default_factory=dict)


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
            "visit_id": fetch.place.visit_id or None,
            "thread_id": fetch.place.thread_id or None,
            "person_id": fetch.person_id,
            "staff_id": fetch.staff_id or None,
            "letter_id": fetch.letter_id or None,
            "caption": fetch.caption,
            "channel": fetch.channel,
            "ref": fetch.file.ref,
            "name": fetch.file.name,
            "media_type": fetch.file.media_type,
            # rule: upload-with-its-event
            "state": "kept" if fetch.id in batch.enclosed else "expected",
            "attempts": 0,
            "due_at": batch.now,
            "content": batch.enclosed.get(fetch.id),
            "size": fetch.file.size,
            "sent_at": batch.now,
        }
        for fetch in fetches
    ]
    await bulk.add(connection, files, rows)


async def _empty_asked(connection: AsyncConnection, wanted: Sequence[EmptyAsked], _batch: Batch) -> None:
    await erasure.empty_asked(connection, list({each.person_id for each in wanted}))


async def _forget_files(connection: AsyncConnection, forgotten: Sequence[ForgetFiles], _batch: Batch) -> None:
    await rows_of_files.forget(
        connection, {each.visit_id for each in forgotten}, {id_ for each in forgotten for id_ in each.kept}
    )


async def _hand_in(connection: AsyncConnection, handed: Sequence[HandIn], batch: Batch) -> None:
    # rule: same-traces-whatever-answered
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


async def _forget_call(connection: AsyncConnection, forgotten: Sequence[ForgetCall], _batch: Batch) -> None:
    await waits.forget_calls(connection, {each.visit_id for each in forgotten})


async def _keep_work(connection: AsyncConnection, kept: Sequence[KeepWork], batch: Batch) -> None:
    latest = {each.visit_id: each for each in kept}
    rows = [
        {"visit_id": each.visit_id, "staff_id": whom, "kind": kind, "since": batch.now}
        for each in latest.values()
        for whom, kind in {**dict(each.after), **dict.fromkeys(each.whose, each.kind)}.items()
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


async def _keep_offer(connection: AsyncConnection, kept: Sequence[KeepOffer], _batch: Batch) -> None:
    rows = {each.offer.person_id: asdict(each.offer) for each in kept}
    await second_chat.keep_offers(connection, list(rows.values()))


async def _forget_offer(connection: AsyncConnection, forgotten: Sequence[ForgetOffer], _batch: Batch) -> None:
    whose = {each.person_id for each in forgotten}
    await second_chat.forget_offers(connection, whose)
    await second_chat.forget_spare(connection, whose)


async def _send_spare(connection: AsyncConnection, wanted: Sequence[SendSpare], batch: Batch) -> None:
    rows = [{"person": each.person_id, "name": each.twin} for each in wanted]
    await second_chat.send_spare(connection, rows, batch.now)


async def _want_paper(connection: AsyncConnection, wanted: Sequence[WantPaper], batch: Batch) -> None:
    """What a document says is put into words here, in the transaction that issues it; its code is nobody's to guess."""
    for each in {want.paper.number: want for want in wanted}.values():
        row = {
            "number": each.paper.number,
            "kind": "service",
            "visit_id": each.visit_id,
            "version": each.paper.version,
            "replaces": each.paper.replaces,
            "revision": each.paper.revision,
            "by": each.by,
            "wanted_at": batch.now,
            "due_at": each.due_at,
            "given": printed(each.record, batch.renderer, batch.now),
        }
        await papers.want(connection, row, new_code())


async def _settle_paper(connection: AsyncConnection, settled: Sequence[SettlePaper], _batch: Batch) -> None:
    await papers.settle(connection, [asdict(each) for each in settled])


async def _close_day(connection: AsyncConnection, closed: Sequence[CloseDay], batch: Batch) -> None:
    rows = [
        {"day": each.day, "version": each.version, "given": dict(each.given), "made_at": batch.now} for each in closed
    ]
    await books.close(connection, rows)


async def _leave_note(connection: AsyncConnection, left: Sequence[LeaveNote], batch: Batch) -> None:
    await books.note(connection, [{**asdict(each), "at": batch.now} for each in left])


async def _want_report(connection: AsyncConnection, wanted: Sequence[WantReport], batch: Batch) -> None:
    await reports.want(connection, [asdict(each.report) for each in wanted], batch.now)


async def _settle_report(connection: AsyncConnection, settled: Sequence[SettleReport], _batch: Batch) -> None:
    await reports.settle(connection, [each.report_id for each in settled])


async def _want_check_up(connection: AsyncConnection, wanted: Sequence[WantCheckUp], batch: Batch) -> None:
    for each in wanted:
        name, words = f"{meeting.CHECK_UP}{each.staff_id}", f"{each.language} {each.id}"
        await meeting.note_health(connection, name, batch.now, words)


async def _settle_check_up(connection: AsyncConnection, settled: Sequence[SettleCheckUp], _batch: Batch) -> None:
    await meeting.forget_health(connection, {f"{meeting.CHECK_UP}{each.staff_id}" for each in settled})


async def _keep_breach(connection: AsyncConnection, kept: Sequence[KeepBreach], _batch: Batch) -> None:
    rows = [records.breach_rows(each.breach) for each in kept]
    await breaches.declare(connection, list({own["id"]: own for own, _ in rows}.values()))
    await breaches.add(connection, [entry for _, entry in rows])


async def _keep_told(connection: AsyncConnection, kept: Sequence[KeepTold], batch: Batch) -> None:
    await breaches.tell(connection, [{**asdict(each), "at": batch.now} for each in kept])


async def _show_notice(connection: AsyncConnection, shown: Sequence[ShowNotice], batch: Batch) -> None:
    await notices.see(connection, [{**asdict(each), "at": batch.now} for each in shown])


async def _keep_right(connection: AsyncConnection, kept: Sequence[KeepRight], _batch: Batch) -> None:
    await rights.keep(connection, new_rows(kept), entry_rows(kept))
    await rights.count_told(connection, told_counts(kept))


async def _erase_people(connection: AsyncConnection, wanted: Sequence[ErasePeople], batch: Batch) -> None:
    """After everything else that the batch has written, but for what is still to be said."""
    rows = []
    for each in wanted:
        for person_id in each.person_ids:
            rows += await rights.parting_of(connection, person_id, each.number, batch.now)
            await erasure.erase(connection, person_id, each.number, batch.now, parting=True)
    await rights.part(connection, rows)
    told(connection, Kind.ERASED, " ".join(dict.fromkeys(each.number for each in wanted)))


WRITERS: dict[type[Effect], Writer] = {
    Note: _note,
    FetchFile: _fetch,
    EmptyAsked: _empty_asked,
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
    ForgetCall: _forget_call,
    KeepWork: _keep_work,
    EndBoard: _end_board,
    KeepBoard: _keep_board,
    Propose: _propose,
    DecideProposal: _decide_proposal,
    KeepNumbers: _keep_numbers,
    UseNumber: _use_number,
    DropNumber: _drop_number,
    KeepOffer: _keep_offer,
    SendSpare: _send_spare,
    ForgetOffer: _forget_offer,
    WantPaper: _want_paper,
    SettlePaper: _settle_paper,
    CloseDay: _close_day,
    LeaveNote: _leave_note,
    WantReport: _want_report,
    SettleReport: _settle_report,
    WantCheckUp: _want_check_up,
    SettleCheckUp: _settle_check_up,
    KeepBreach: _keep_breach,
    KeepTold: _keep_told,
    ShowNotice: _show_notice,
    KeepRight: _keep_right,
    ErasePeople: _erase_people,
}
"""In this order: a link is asked for before it is taken back."""
