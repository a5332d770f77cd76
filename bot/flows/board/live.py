"""A live board: shown on request, brought up to date when the queue has changed, ended at closing with its sum."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.flows.board import day, showing
from bot.flows.board.needs import LiveBoards
from bot.flows.scene.effects import EndBoard, KeepBoard
from bot.flows.scene.messages import Phrase, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.state.board import COUNTER, Board
from bot.flows.state.people import Person
from bot.flows.state.visits import Status, Visit

_HEARTBEAT = timedelta(minutes=5)
"""As time goes by the expected wait changes, even if nobody comes or goes."""

_AFTERWARDS = timedelta(minutes=1)
"""Visits that end with the day are in its sum."""

_SEEN = (Status.PREPARING, Status.QUEUED, Status.PARKED, Status.IN_SERVICE)


def show(scene: Scene) -> None:
    """Shows how the queue stands at the end of the chat. Where messages can be edited it is kept up to date from now
    on, in place of an earlier board of the chat."""
    shown, ends_at = showing.board(scene), _ends_at(scene)
    live = ends_at is not None and scene.office.can(scene.person.channel).edits
    _say(scene, scene.person, Phrase("board", {**shown, "at": scene.now, "live": _live(live)}), live=live, anew=True)
    if live and ends_at is not None:
        _keep(scene, Board(scene.person_id, scene.now, ends_at, showing.mark(shown)))


def _live(live: bool) -> Phrase:
    return Phrase("board-live" if live else "board-once")


def _ends_at(scene: Scene) -> datetime | None:
    """When the desk closes for today; None where it is closed already."""
    calendar = scene.office.calendar
    closing = calendar.closing(scene.now)
    closing = closing and closing + _AFTERWARDS
    if closing is None and calendar.is_open(scene.now):
        closing = calendar.local(scene.now).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return closing.astimezone(UTC) if closing is not None and closing > scene.now else None


def _say(scene: Scene, reader: Person, text: Phrase, *, live: bool, anew: bool = False) -> None:
    card = f"board:{reader.id}" if live else None
    scene.say(
        reader, text, card=card, anew=anew and live, urgency=Urgency.REPLY if anew else Urgency.BULK, passing=True
    )


def boards(scene: Scene) -> dict[str, Board]:
    """The live boards as resolved so far, by person."""
    found = dict(scene.facts.about(LiveBoards))
    for effect in scene.effects:
        if isinstance(effect, KeepBoard):
            found[effect.board.person_id] = effect.board
        elif isinstance(effect, EndBoard):
            found.pop(effect.person_id, None)
    return found


def _keep(scene: Scene, board: Board) -> None:
    scene.do(KeepBoard(board))
    _count(scene)


def _end(scene: Scene, person_id: str) -> None:
    scene.do(EndBoard(person_id))
    _count(scene)


def _count(scene: Scene) -> None:
    counters, live = scene.desk.counters, len(boards(scene))
    if counters.last(COUNTER) != live:
        scene.desk = replace(scene.desk, counters=counters.given(COUNTER, live))


def look(scene: Scene, person_id: str) -> None:
    """Brings a board up to date if it would show something else, or ends it."""
    board = boards(scene).get(person_id)
    if board is None:
        return
    reader = scene.known_person(person_id)
    ends_at = _ends_at(scene)
    if board.ends_at <= scene.now or ends_at is None or scene.desk.seat(reader) is None:
        _close(scene, reader)
        return
    board = replace(board, ends_at=ends_at)  # the office's hours may have been changed since
    shown = showing.board(scene)
    if showing.mark(shown) != board.shown:
        # rule: board-edited-on-change
        _say(scene, reader, Phrase("board", {**shown, "at": scene.now, "live": _live(live=True)}), live=True)
        board = replace(board, shown=showing.mark(shown), shown_at=scene.now)
    _keep(scene, board)


def _close(scene: Scene, reader: Person) -> None:
    """The day is over: the board says how it went, and is left as it is."""
    _end(scene, reader.id)
    if scene.desk.seat(reader) is not None:
        _say(scene, reader, Phrase("board-ended", day.sums(scene)), live=True)


def moments(scene: Scene) -> Mapping[str, datetime | None]:
    """When each board that this event has changed wants to be looked at: soon after the queue has changed, but no
    sooner than its pace allows."""
    live = boards(scene)
    ended: dict[str, datetime | None] = dict.fromkeys(scene.facts.about(LiveBoards).keys() - live.keys())
    kept = {effect.board.person_id for effect in scene.effects if isinstance(effect, KeepBoard)}
    stirred = any(_stirs(scene.before(visit.id), visit) for visit in scene.visits.values())
    due = {key: _next(scene, board, stirred=stirred) for key, board in live.items() if stirred or key in kept}
    return ended | due


def _next(scene: Scene, board: Board, *, stirred: bool) -> datetime:
    # rule: board-keeps-its-pace
    soon = max(scene.now, board.shown_at + scene.office.day.board_every)
    return min(board.ends_at, soon if stirred else scene.now + _HEARTBEAT)


def _stirs(before: Visit | None, visit: Visit) -> bool:
    """Whether what a board shows of a visit may have changed."""
    was, now = _place(before), _place(visit)
    return was != now and (visit.status in _SEEN or (before is not None and before.status in _SEEN))


def _place(visit: Visit | None) -> tuple[object, ...] | None:
    return None if visit is None else (visit.status, visit.queued_at, visit.not_before, visit.released)
