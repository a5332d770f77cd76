"""Keeping to a platform's limits before it complains: overall, per private chat, per group.

Telegram: 30 messages/s overall, about 1/s in a private chat (short bursts pass), 20/min in a group.
WhatsApp: 80 messages/s a number, about one in 6 s to one person in the long run, bursts of up to 45.
The platform counts what arrives, by a clock that is not ours: see :class:`Window`. What it refuses all the same
teaches (:meth:`Pace.pause`).
"""

from dataclasses import dataclass, field

from bot.channels.window import SPAN, Window

_SECONDS_A_CALL = 0.13
"""A sending takes about this long; so many at once keep up with a platform's pace."""


@dataclass(frozen=True, slots=True)
class ChatRate:
    """What one chat bears: messages a second in the long run, and how many at once after a silence."""

    per_second: float
    burst: float


TELEGRAM_CHAT, TELEGRAM_GROUP = ChatRate(1.0, 3.0), ChatRate(17 / 60, 3.0)
WHATSAPP_CHAT = ChatRate(1 / 6, 30.0)


@dataclass
class Bucket:
    """Tokens that refill at ``rate`` a second up to ``most``; times are seconds of any steady clock."""

    rate: float
    most: float
    level: float = field(init=False)
    at: float = 0.0

    def __post_init__(self) -> None:
        self.level = self.most

    def delay(self, now: float) -> float:
        """Seconds until a token is there; 0 if one is."""
        self._refill(now)
        return 0.0 if self.level >= 1 else (1 - self.level) / self.rate

    def spend(self, now: float) -> None:
        """Spends a token; the level may go below zero when somebody could not wait."""
        self._refill(now)
        self.level -= 1

    def full(self, now: float) -> bool:
        """Whether nothing is owed any more."""
        self._refill(now)
        return self.level >= self.most

    def empty_until(self, at: float) -> None:
        """No burst before then, and one token at that moment."""
        self.level, self.at = min(self.level, 1.0), max(self.at, at)

    def _refill(self, now: float) -> None:
        self.level = min(self.most, self.level + max(0.0, now - self.at) * self.rate)
        self.at = max(self.at, now)


class Pace:
    """The pace of one platform. ``per_second`` 0 switches it off; a pause that was ordered still holds."""

    def __init__(self, per_second: float, chat: ChatRate = TELEGRAM_CHAT, group: ChatRate = TELEGRAM_GROUP) -> None:
        self.on = per_second > 0
        self.at_once = max(1, round(per_second * _SECONDS_A_CALL))
        """Messages under way at the same time. A crash repeats no more than these."""
        self._chat_rate, self._group_rate = chat, group
        self._window = Window(max(1, int(per_second)))
        self._evenly = Bucket(max(per_second, 1), max(1.0, per_second / 10))
        """The window says how many; this, that they do not all come at its beginning."""
        self._chats: dict[str, Bucket] = {}
        self._paused_until = 0.0
        self._chat_paused_until: dict[str, float] = {}

    def begin(self, now: float) -> None:
        """Somebody else may have sent by the same token until now, as much as was permitted."""
        # rule: limit-holds-at-hand-over
        if self.on:
            self._paused_until = max(self._paused_until, now + SPAN)

    def delay_of_all(self, now: float) -> float:
        """Seconds until a message may go to anybody; 0 for now."""
        held = max(0.0, self._paused_until - now)
        return max(held, self._evenly.delay(now), self._window.delay(now)) if self.on else held

    def delay(self, address: str, now: float) -> float:
        """Seconds until a message may go to this chat; 0 for now."""
        held = max(self.delay_of_all(now), self._chat_paused_until.get(address, 0.0) - now)
        return max(held, self._chat(address).delay(now)) if self.on else held

    def spend(self, address: str, now: float) -> None:
        """A message goes out."""
        if self.on:
            self._evenly.spend(now)
            self._window.sent()
            self._chat(address).spend(now)

    def answered(self, sent_at: float, now: float) -> None:
        """A message's sending is over, however it ended."""
        if self.on:
            self._window.answered(sent_at, now)

    def pause(self, address: str, now: float, seconds: float, *, everyone: bool = False) -> None:
        """The platform told us to wait (429 with ``retry_after``), and does not always say for whose sake."""
        until = now + seconds
        if everyone or self._may_mean_all(address, now):
            # rule: refusals-teach
            if self._window.well_used(now) and self._paused_until <= now:
                self._window.refused(now)
            second = any(end > now for chat, end in self._chat_paused_until.items() if chat != address)
            rest = until if everyone or second else min(until, now + SPAN)
            self._paused_until = max(self._paused_until, rest)
        if self.on:
            self._chat(address).empty_until(until)
        self._chat_paused_until[address] = max(until, self._chat_paused_until.get(address, 0.0))

    def _may_mean_all(self, address: str, now: float) -> bool:
        """A chat that has not been written to of late is refused while much goes out: all rest for a moment, and as
        long as they are told if that befalls a second chat."""
        chat = self._chat(address)
        return self.on and self._window.well_used(now) and chat.level >= chat.most - 1

    def tidy(self, now: float) -> None:
        """Forgets chats that owe nothing."""
        self._chats = {address: bucket for address, bucket in self._chats.items() if not bucket.full(now)}
        self._chat_paused_until = {chat: until for chat, until in self._chat_paused_until.items() if until > now}

    def _chat(self, address: str) -> Bucket:
        if address not in self._chats:
            # rule: group-paced-by-the-minute
            rate = self._group_rate if address.startswith("-") else self._chat_rate
            self._chats[address] = Bucket(rate.per_second, rate.burst)
        return self._chats[address]
