"""Where a desk of many has its settings: ``desks/NAME/loket.toml``, below those of the installation."""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.settings.model import DELIMITER, PREFIX, keys

DESKS = "desks"
FILE = "loket.toml"
OF_DESKS = f"{PREFIX}{DESKS.upper()}{DELIMITER}"
"""How the variables of a desk of many begin: LOKET_DESKS__NAME__SECTION__KEY."""

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST = 40


def is_name(text: str) -> bool:
    """Whether a desk can be called so: it stands in addresses, folders and variables, where two hyphens in a row would
    end it."""
    # rule: variables-of-one-desk
    return len(text) <= _LONGEST and _NAME.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Place:
    """One desk's place in an installation."""

    name: str
    folder: Path
    above: Path
    """The installation's own settings file, there or not."""

    @property
    def file(self) -> Path:
        """The desk's own settings file."""
        return self.folder / FILE

    @property
    def schema(self) -> str:
        """What its schema is called on PostgreSQL, unless it is said otherwise."""
        return "desk_" + self.name.replace("-", "_")

    def variable(self, key: str) -> str:
        """The environment variable that sets ``section.key`` for this desk alone."""
        return self._prefix + key.replace(".", DELIMITER).upper()

    def given(self, environment: Mapping[str, str]) -> dict[str, str]:
        """This desk's own variables, under the names that they have at a desk that stands alone."""
        own = {name.upper(): text for name, text in environment.items() if name.upper().startswith(self._prefix)}
        return {PREFIX + name[len(self._prefix) :]: text for name, text in own.items()}

    @property
    def _prefix(self) -> str:
        return f"{OF_DESKS}{self.name.replace('-', '_').upper()}{DELIMITER}"


def place_of(config: Path) -> Place | None:
    """The place that a settings file has in an installation; None for that of a desk that stands alone."""
    file = Path(os.path.abspath(config))  # noqa: PTH100 - without "..", by which a folder would not be known
    desks = file.parent.parent
    if file.name != FILE or desks.name != DESKS or not is_name(file.parent.name):
        return None
    return Place(file.parent.name, config.parent, _above(config, desks) / FILE)


def _above(config: Path, desks: Path) -> Path:
    """The installation's folder, as it is found from here."""
    given = config.parent.parent
    return given.parent if given.name == DESKS else desks.parent


def desks_beside(config: Path) -> Path | None:
    """The folder of desks beside a settings file; None where there is none, and one desk stands alone."""
    folder = config.parent / DESKS
    return folder if place_of(config) is None and folder.is_dir() else None


def places_in(desks: Path) -> dict[str, Place]:
    """Every desk that there is, by name."""
    found = (place_of(file) for file in sorted(desks.glob(f"*/{FILE}")))
    return {place.name: place for place in found if place is not None}


def strangers(environment: Iterable[str], places: Iterable[Place]) -> list[str]:
    """Variables that are for a desk, but for none that there is, or for no key."""
    known = {place.variable(key) for place in places for key in keys()}
    return sorted(name for name in environment if name.upper().startswith(OF_DESKS) and name.upper() not in known)
