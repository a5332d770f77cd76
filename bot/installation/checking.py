"""How desks stand, found from outside: by their files and locks, whether or not anything runs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from bot.clock import SystemClock
from bot.errors import OperatorError
from bot.installation import clashes, folder
from bot.installation.hosts import host_of
from bot.office import office_of
from bot.settings import Settings, SettingsFaults, load_desk, load_settings
from bot.settings.place import Place
from bot.sop import SheetFaults
from storage import safekeeping
from storage.occupancy import Occupied, occupy


class State(Enum):
    """How a desk looks from outside."""

    OPEN = auto()
    PAUSED = auto()
    BROKEN = auto()
    STILL = auto()
    """Nobody serves it, and nothing is wrong with it."""


@dataclass(frozen=True, slots=True)
class Found:
    """One desk: what its files say, and what whoever serves it has left word of."""

    place: Place
    office: str
    state: State
    wrong: str
    """What is wrong with its files now."""
    fault: str
    """That, else what was wrong when it was last to be opened."""


def all_of(places: Mapping[str, Place]) -> Iterator[Found]:
    """Every desk by name; of two that claim the same, the second in turn is wrong."""
    before: list[tuple[str, Settings]] = []
    read, common = {}, _common(places)
    for place in folder.in_turn(places.values()):
        settings, wrong = _read(place)
        if settings is not None and not wrong:
            wrong = clashes.among(settings, before, common)
            before.append((place.name, settings))
        read[place.name] = settings, wrong
    for name, place in places.items():
        settings, wrong = read[name]
        fault = wrong or folder.fault_of(place)
        office = settings.office.name if settings is not None else ""
        yield Found(place, office, _state(place, settings, fault), wrong, fault)


def _common(places: Mapping[str, Place]) -> str:
    """The host of all; empty where it is not said, or not to be understood."""
    above = next((place.above for place in places.values()), None)
    try:
        return host_of(load_settings(above)) if above is not None and above.exists() else ""
    except SettingsFaults:
        return ""


def _read(place: Place) -> tuple[Settings | None, str]:
    settings = None
    try:
        settings = load_desk(place)
        office_of(settings, SystemClock().now().astimezone(settings.office.zone).date())
    except (SettingsFaults, SheetFaults, OperatorError, OSError) as fault:
        return settings, str(fault)
    return settings, ""


def _state(place: Place, settings: Settings | None, fault: str) -> State:
    if folder.is_paused(place):
        return State.PAUSED
    if fault or settings is None:
        return State.BROKEN
    file = safekeeping.database_file(settings.database.url.get_secret_value())
    return State.OPEN if file is not None and _is_held(file) else State.STILL


def _is_held(file: Path) -> bool:
    """Whether a process serves the desk of this file."""
    if not safekeeping.lock_file(file.resolve()).exists():
        return False
    try:
        occupy(file).leave()
    except Occupied:
        return True
    return False
