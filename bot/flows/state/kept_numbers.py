"""Numbers kept aside for paper: given out of the day's series beforehand, so that paper forms leave no gap."""

from datetime import date

PER_DAY = 200
"""So many may be kept for one day."""


def counter_of(day: date) -> str:
    """The counter that the visit numbers of a day come from."""
    return f"visit:{day.isoformat()[:10]}"
