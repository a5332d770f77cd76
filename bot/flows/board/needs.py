"""What the board and the day's figures ask about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.flows.followup.needs import OpenFollowUps
from bot.flows.scene.effects import Decision, EndBoard, KeepBoard
from bot.flows.scene.events import Body, DeadlinePassed
from bot.flows.scene.needed import NOTHING, Needs, Wants, on
from bot.flows.scene.present import Attended
from bot.flows.scene.tokens import Verb
from bot.flows.scene.topics import Topic
from bot.flows.state import watched
from bot.flows.state.board import Board
from bot.flows.state.day import Day
from bot.flows.understanding.commands import TODAY_SO_FAR, plain_words


@dataclass(frozen=True, slots=True)
class DaySoFar(Topic[Day]):
    """How the day went so far; the visits that ran late are at hand."""

    def brings(self) -> Iterable[Topic[Any]]:
        """Who is attended to."""
        return (Attended(),)


@dataclass(frozen=True, slots=True)
class LiveBoards(Topic[Mapping[str, Board]]):
    """All live boards, by person."""

    @staticmethod
    def after(known: Mapping[str, Board], decision: Decision) -> Mapping[str, Board]:
        """With those that are kept anew, without those that have ended."""
        ended = {each.person_id for each in decision.of(EndBoard)}
        kept = {each.board.person_id: each.board for each in decision.of(KeepBoard)}
        return {key: board for key, board in {**known, **kept}.items() if key not in ended}


def _of_words(typed: str) -> Needs:
    return on(DaySoFar(), OpenFollowUps()) if plain_words(typed) in TODAY_SO_FAR else NOTHING


def _of_press(verb: Verb, _parts: tuple[str, ...]) -> Needs:
    return on(DaySoFar(), OpenFollowUps()) if verb is Verb.TODAY else NOTHING


def _of_body(body: Body) -> Needs:
    return on(DaySoFar()) if isinstance(body, DeadlinePassed) and body.kind == watched.BOARD else NOTHING


WANTS = Wants(words=_of_words, press=_of_press, body=_of_body, always=on(LiveBoards()))
