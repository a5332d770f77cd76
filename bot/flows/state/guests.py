"""What a look into the guest book has found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """The latest visits that fit, by reference; ``more``: there may be others."""

    visits: tuple[str, ...]
    more: bool = False
