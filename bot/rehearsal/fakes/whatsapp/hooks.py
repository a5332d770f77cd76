"""What waits to be told to the desk, and the payloads that tell it.

One payload may hold several entries, each several changes, each several messages or statuses. Source:
https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from bot.rehearsal.fakes.whatsapp.errors import Json

_PER_CHANGE, _PER_ENTRY = 2, 2


@dataclass(frozen=True, eq=False)
class Item:
    """One message or one status; ``card`` is its entry of ``contacts``. A raw item is a whole payload."""

    kind: Literal["messages", "statuses", "raw"]
    body: Json
    card: Json | None = None


class Hooks:
    """The items that the desk has not yet taken, oldest first."""

    def __init__(self, account_id: str, number: Json) -> None:
        self.waiting: list[Item] = []
        self._account_id, self._number = account_id, number

    def put(self, item: Item) -> None:
        """Queues an item."""
        self.waiting.append(item)

    def taken(self, items: Iterable[Item]) -> None:
        """Forgets what the desk has acknowledged."""
        gone = set(map(id, items))
        self.waiting = [item for item in self.waiting if id(item) not in gone]

    def payload(self, items: Sequence[Item]) -> Json:
        """One payload for some items: two to a change, two changes to an entry."""
        if len(items) == 1 and items[0].kind == "raw":
            return items[0].body
        changes = [self._change(group) for group in _groups(items)]
        entries = [changes[first : first + _PER_ENTRY] for first in range(0, len(changes), _PER_ENTRY)]
        return {
            "object": "whatsapp_business_account",
            "entry": [{"id": self._account_id, "changes": entry} for entry in entries],
        }

    def _change(self, items: list[Item]) -> Json:
        value: Json = {"messaging_product": "whatsapp", "metadata": self._number}
        cards: list[Json] = []
        for item in items:
            if item.card is not None and item.card not in cards:
                cards.append(item.card)
        if cards:
            value["contacts"] = cards
        return {"value": value | {items[0].kind: [item.body for item in items]}, "field": "messages"}


def encode(payload: Json) -> bytes:
    """The raw body as Meta writes it: everything beyond ASCII escaped, slashes too."""
    return json.dumps(payload, separators=(",", ":")).replace("/", "\\/").encode()


def chunks(items: Sequence[Item], most: int) -> Iterator[list[Item]]:
    """The items in payloads of at most ``most``; raw ones travel alone."""
    for raw, group in groupby(items, key=lambda item: item.kind == "raw"):
        together = list(group)
        step = 1 if raw else max(1, most)
        for first in range(0, len(together), step):
            yield together[first : first + step]


def _groups(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Neighbours of one kind, two by two."""
    for _, group in groupby(items, key=lambda item: item.kind):
        together = list(group)
        for first in range(0, len(together), _PER_CHANGE):
            yield together[first : first + _PER_CHANGE]
