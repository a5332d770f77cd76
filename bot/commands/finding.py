"""What ``loket doctor`` finds."""

from dataclasses import dataclass

from bot.flows.state.checked import State


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: how it is, and what mends it if it is not well. ``listed`` are single cases of it, one a
    line, for whoever sits at the machine."""

    well: bool
    what: str
    remedy: str = ""
    serious: bool = True
    listed: tuple[str, ...] = ()

    @property
    def state(self) -> State:
        """Good, worth a look, or broken."""
        if self.well:
            return State.GOOD
        return State.BROKEN if self.serious else State.ATTENTION
