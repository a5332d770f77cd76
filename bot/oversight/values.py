"""Figures by name, for programs: the same names in JSON and in CSV, whatever the operator's language. Pure."""

from bot.archive.values import cell, cells
from bot.flows.calendar.period import Period
from bot.oversight.counts import Count
from bot.oversight.figures import Figures
from bot.oversight.round import Round

Value = int | float | str | None

HIDDEN, AT_LEAST = "*", "≥"
"""How it is shown that a count is too small to be told, and that a desk keeps its part of a sum to itself."""


def values_of(figures: Figures) -> dict[str, Value]:
    """Every figure by its name; None for what is not known or not shown."""
    waits, index = figures.waits, figures.survey.index if figures.survey else None
    return {
        **{name: count.number for name, count in figures.counts.items()},
        "wait_median_seconds": waits.middle.total_seconds() if waits.middle is not None else None,
        "wait_nine_of_ten_seconds": waits.most.total_seconds() if waits.most is not None else None,
        "called_in_time_percent": waits.share,
        "survey_index": float(index.nik) if index and index.nik is not None else None,
        "survey_grade": index.grade.letter if index and index.grade else None,
        "capacity_per_hour": figures.capacity,
    }


def document(gone: Round, all_: Figures, period: Period) -> dict[str, object]:
    """Everything, as it is written as JSON."""
    return {
        "period": {"name": period.name, "first": period.first.isoformat(), "last": period.last.isoformat()},
        "desks": [{"desk": each.name, "office": each.office, **_with_marks(each.figures)} for each in gone.read],
        "together": _with_marks(all_),
        "not_taking_part": gone.apart,
        "not_read": [{"desk": name, "why": why} for name, why in gone.unread.items()],
    }


def _with_marks(figures: Figures) -> dict[str, object]:
    counts = figures.counts
    return {
        "figures": values_of(figures),
        "hidden": [name for name, count in counts.items() if count.number is None],
        "at_least": [name for name, count in counts.items() if count.at_least],
    }


def table(gone: Round, all_: Figures) -> bytes:
    """Everything as CSV: a row a desk, whether or not it was read; the last one is all of those that were."""
    names = list(values_of(all_))
    rows = [("desk", "office", "state", *names)]
    rows += [(each.name, cell(each.office), "read", *_row(each.figures, names)) for each in gone.read]
    rows += [(name, "", "not_taking_part", *("" for _ in names)) for name in gone.apart]
    rows += [(name, "", "not_read", *("" for _ in names)) for name in gone.unread]
    rows.append(("", "", "together", *_row(all_, names)))
    return b"".join(cells(row) for row in rows)


def _row(figures: Figures, names: list[str]) -> list[str]:
    counts, values = figures.counts, values_of(figures)
    return [marked(counts[name]) if name in counts else _plain(values.get(name)) for name in names]


def marked(count: Count) -> str:
    """A count as it is shown."""
    if count.number is None:
        return HIDDEN
    return f"{AT_LEAST}{count.number}" if count.at_least else str(count.number)


def _plain(value: Value) -> str:
    return "" if value is None else str(value)
