"""Presses of inline buttons that the bot has yet to answer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from bot.rehearsal.fakes.telegram.errors import bad_request
from bot.rehearsal.fakes.telegram.updates import PRESSES_LAST


@dataclass(slots=True)
class Press:
    """One press, and the notice the person got for it."""

    id: str
    chat_id: int
    message_id: int
    at: datetime
    answered: bool = False
    answer: str | None = None
    """The words of the notice; None or "" when the button just stopped spinning."""
    alert: bool = False


class Presses:
    """Open presses by query id; each can be answered once, within 150 s."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._open: dict[str, Press] = {}
        self._numbers = count(4_382_000_000_000_001)

    def begin(self, chat_id: int, message_id: int) -> Press:
        """Somebody has pressed a button."""
        press = Press(str(next(self._numbers)), chat_id, message_id, self._clock())
        self._open[press.id] = press
        return press

    def answer(self, query_id: str, text: str | None, alert: bool) -> Press:
        """The bot answers; raises 400 when it is too late or has answered before."""
        press = self._open.pop(query_id, None)
        if press is None or self._clock() - press.at > PRESSES_LAST:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        press.answered, press.answer, press.alert = True, text, alert
        return press
