"""What a test does with webhooks: says where to, spoils some, has them brought, looks what became of them."""

from datetime import timedelta
from random import Random

from bot.rehearsal.fakes.zoom.delivery import Delivery, Queued
from bot.rehearsal.fakes.zoom.record import Answered


class WebhookHandles:
    """The half of the fake that concerns the subscription; ``delivery`` is the machinery behind it."""

    def __init__(self, delivery: Delivery) -> None:
        self.delivery = delivery

    @property
    def webhook(self) -> str:
        """The desk's address for events."""
        return self.delivery.url

    @webhook.setter
    def webhook(self, url: str) -> None:
        self.delivery.url = url

    @property
    def answers(self) -> list[Answered]:
        """The desk's answers to webhooks, in order."""
        return self.delivery.answers

    @property
    def pending(self) -> list[Queued]:
        """The webhooks that the desk has not taken and may still get."""
        return self.delivery.pending

    @property
    def lost(self) -> list[Queued]:
        """The webhooks that the desk will never get: dropped, refused, tried too often, or unsubscribed."""
        return self.delivery.lost

    def late(self, queued: Queued, minutes: float) -> None:
        """Holds back one event that waits (the acts of a person answer them)."""
        queued.due_at += timedelta(minutes=minutes)

    def delay_next(self, minutes: float, event: str = "") -> None:
        """Holds back the next event ("": any) that happens."""
        self.delivery.mishaps.arrange("late", event, minutes)

    def duplicate_next(self, event: str = "") -> None:
        """Brings the next event twice."""
        self.delivery.mishaps.arrange("twice", event)

    def drop_next(self, event: str = "") -> None:
        """Never brings the next event."""
        self.delivery.mishaps.arrange("never", event)

    def shuffle(self, seed: int | None) -> None:
        """From now on each delivery brings what is due in a random order; None: in order again."""
        self.delivery.order = None if seed is None else Random(seed)

    async def deliver(self) -> list[int]:
        """Posts the events whose time has come; answers the desk's statuses, 0 for none in time."""
        return await self.delivery.deliver()

    async def validate(self) -> bool:
        """Performs ``endpoint.url_validation``; six failures on end disable the subscription."""
        return await self.delivery.validate()
