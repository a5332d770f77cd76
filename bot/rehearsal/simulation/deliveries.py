"""What simulated Meta has to tell the desk: each message and report by itself, late, twice and in any order, again and
again until the desk has it."""

from collections.abc import Callable
from functools import partial

from bot.rehearsal.fakes.whatsapp.cloud import DISPLAY_NUMBER
from bot.rehearsal.fakes.whatsapp.hooks import Hooks, Item, encode
from bot.rehearsal.simulation.faults import Faults
from bot.rehearsal.simulation.world import World

_SOON, _LATEST = 2.0, 600.0
"""Seconds until something is told: ordinarily, so that the reports of one message overtake each other; and at worst."""

_AGAIN = 60.0
"""Seconds after which what was not taken is brought again, at most."""

Taken = Callable[[int], None]
"""Told the status with which the desk has answered."""


class Deliveries(Hooks):
    """Owns what the desk does not have yet."""

    def __init__(self, world: World, faults: Faults, account_id: str, number_id: str) -> None:
        super().__init__(account_id, {"display_phone_number": DISPLAY_NUMBER, "phone_number_id": number_id})
        self._world, self._faults = world, faults
        self._chance = world.chance("deliveries")
        self.desk: Callable[[bytes, Taken], None] | None = None
        """Where the desk listens, while it does."""
        self.acknowledged: Callable[[bytes], None] = lambda _body: None
        """Told of each payload that the desk says it has."""
        self._on_the_way: list[list[Item]] = []

    def put(self, item: Item) -> None:
        """Something is to be told."""
        late = self._chance.random() < self._faults.late
        if late:
            self._world.count("fault late")
        self._world.after(self._chance.uniform(0, _LATEST if late else _SOON), lambda: self._bring(item))
        if self._chance.random() < self._faults.doubled:
            self._world.count("fault doubled")
            self._world.after(self._chance.uniform(0, _LATEST), lambda: self._bring(item))

    def desk_died(self) -> None:
        """Nobody listens; what was on its way is brought again."""
        self.desk = None
        on_the_way, self._on_the_way = self._on_the_way, []
        for items in on_the_way:
            self._not_taken(items)

    def _bring(self, item: Item) -> None:
        """One more, together with all that was not taken before."""
        items, self.waiting = [*self.waiting, item], []
        if self.desk is None:
            self._not_taken(items)
            return
        self._on_the_way.append(items)
        body = encode(self.payload(items))
        self.desk(body, partial(self._answered, items, body))

    def _answered(self, items: list[Item], body: bytes, status: int) -> None:
        self._on_the_way.remove(items)
        if status == 200:
            self.acknowledged(body)
        else:
            self._world.count(f"whatsapp answered {status}")
            self._not_taken(items)

    def _not_taken(self, items: list[Item]) -> None:
        if not self.waiting:
            self._world.after(self._chance.uniform(1, _AGAIN), self._bring_again)
        self.waiting += items

    def _bring_again(self) -> None:
        if self.waiting:
            self._bring(self.waiting.pop())
