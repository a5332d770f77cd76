"""Every topic that a room may ask about has a loader, and every room that asks is asked."""

from importlib import import_module
from pathlib import Path
from typing import Any

from bot.flows.needs import ROOMS
from bot.flows.scene.needed import Wants
from bot.flows.scene.topics import OfStaff, Topic
from bot.rehearsal.remembered import RECALLED
from bot.turn.loaders import LOADERS, OF_VISITS

ROOT = Path(__file__).parents[2]
MODULES = [
    import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    for path in sorted((ROOT / "bot/flows").rglob("*.py"))
    if path.name in ("needs.py", "present.py")
]


def topics() -> set[type[Topic[Any]]]:
    named = (each for module in MODULES for each in vars(module).values() if isinstance(each, type))
    return {each for each in named if issubclass(each, Topic)} - {Topic, OfStaff}


# rule: no-topic-without-a-loader
def test_every_topic_has_one_loader() -> None:
    assert topics() == LOADERS.keys() | OF_VISITS.keys()
    assert not LOADERS.keys() & OF_VISITS.keys()
    assert RECALLED.keys() <= topics(), "a desk in memory may know less"


def test_every_room_that_says_what_it_needs_is_asked() -> None:
    said = [vars(module).get("WANTS") for module in MODULES]
    wants = [each for each in said if isinstance(each, Wants)]
    assert len(wants) == len(ROOMS)
    assert all(any(each is room for room in ROOMS) for each in wants)
