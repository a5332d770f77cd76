"""Whether today takes somebody more: no number is given out that will not be called.

Who comes after the last call, or when the day's quota is given out, is told so before they get a number, and may
have one of the next day instead.
"""

from datetime import UTC, datetime

from bot.flows.queue import numbers
from bot.flows.queue.places import occupies_place
from bot.flows.scene.messages import Args, Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.visits import Visit

NEXT = "next"
"""What a press says that takes a number of the next day."""


def refusal(scene: Scene, visit: Visit) -> str:
    """The text that says why today takes nobody more; empty while it does, and for who is not called."""
    return refused(scene) if occupies_place(scene.sheet(visit)) else ""


def refused(scene: Scene) -> str:
    """The same of whoever is called, before they have a visit."""
    # rule: no-number-that-is-not-called
    today, here = numbers.service_day(scene.office, scene.now), scene.office.calendar.local(scene.now)
    last_call = scene.office.last_call
    if last_call is not None and here.date() == today.date() and here.time() >= last_call:
        return "queue-last-call"
    return "queue-quota" if _full(scene, today) else ""


def _full(scene: Scene, day: datetime) -> bool:
    quota = scene.office.daily_quota
    return bool(quota) and numbers.given_out(scene, day) >= quota


def next_opening(scene: Scene) -> datetime | None:
    """When the next day begins that takes a visitor who today does not; None where it is full too, or not known."""
    day = numbers.next_day(scene.office, scene.now)
    return None if day is None or _full(scene, day) else day.astimezone(UTC)


def offer(scene: Scene, visit: Visit, refused: str) -> None:
    """Says why today takes nobody more, and offers the next day, where it has room."""
    opening = next_opening(scene)
    give_up = Choice(Phrase("choice-cancel"), token(Verb.CANCEL, visit.id))
    scene.note("not_today", visit.id, why=refused)
    if opening is None:
        scene.answer(refused, {"next": Phrase("queue-next-none")}, choices=(*_appointment(scene), give_up))
        return
    args: Args = {"next": Phrase("queue-next-offer", {"opening": opening})}
    take = Choice(Phrase("choice-next-day"), token(Verb.SEND, visit.id, NEXT), forward=True)
    scene.answer(refused, args, choices=(take, *_appointment(scene), give_up))


def _appointment(scene: Scene) -> tuple[Choice, ...]:
    """Booking a time instead, where times are booked."""
    return (Choice(Phrase("choice-appointment"), token(Verb.BOOK)),) if scene.office.appointments is not None else ()
