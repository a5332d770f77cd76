"""Keeping numbers aside for paper, and saying of each that was not used why not: the series has no gap."""

from dataclasses import replace

from bot.flows.scene.effects import DropNumber, KeepNumbers
from bot.flows.scene.events import NumbersReserved, NumberUnused
from bot.flows.scene.scene import Scene
from bot.flows.state.kept_numbers import PER_DAY, counter_of


def reserve(scene: Scene, body: NumbersReserved) -> None:
    """Takes the next numbers of a day out of its series."""
    count = max(0, min(body.count, PER_DAY))
    name = counter_of(body.day)
    last = scene.desk.counters.last(name)
    prefix = f"{scene.office.number_prefix}-{body.day:%Y%m%d}"
    numbers = tuple(f"{prefix}-{no:03d}" for no in range(last + 1, last + count + 1))
    scene.desk = replace(scene.desk, counters=scene.desk.counters.given(name, last + count))
    # rule: kept-numbers-leave-no-gap
    scene.do(KeepNumbers(body.day, numbers))
    scene.note("numbers_kept", None, day=body.day.isoformat(), count=count)


def unused(scene: Scene, body: NumberUnused) -> None:
    """A kept number was not used; why is kept with it."""
    scene.do(DropNumber(body.number, body.reason))
    scene.note("number_unused", None, number=body.number, words=body.reason[:200])
