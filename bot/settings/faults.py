"""What is wrong with the settings, told all at once to the person who has to put it right."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.texts.operator import in_words


@dataclass(frozen=True, slots=True)
class Fault:
    """One wrong setting. ``key`` and ``variable`` are empty when the file itself is at fault."""

    key: str
    """As in the file: ``section.key``."""
    variable: str
    """The same setting's name in the environment."""
    origin: str
    """Where the wrong value came from."""
    reason: str
    remedy: str

    def __str__(self) -> str:
        title = f"{self.key} ({self.variable})" if self.key else self.origin
        origin = in_words("settings-origin", origin=self.origin) if self.key else ""
        return in_words("settings-fault", title=title, origin=origin, reason=self.reason, remedy=self.remedy)


class SettingsFaults(Exception):
    """Every fault of the settings; ``str()`` is the whole list in the operator's language, without any secret."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        listed = "\n\n".join(f"{number}. {fault}" for number, fault in enumerate(self.faults, start=1))
        super().__init__(in_words("settings-faults", count=len(self.faults), listed=listed))
