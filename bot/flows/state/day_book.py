"""The report book of a day that was closed: under which name its last version is counted."""

from datetime import date

TEMPLATE = "report_book"


def counter_of(day: date) -> str:
    """Under which name it is kept which version of a day's book is the last."""
    return f"day-book:{day.isoformat()}"
