"""What ``loket doctor`` finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: how it is, and what mends it if it is not well."""

    well: bool
    what: str
    remedy: str = ""
    serious: bool = True
