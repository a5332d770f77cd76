"""Entries with dates in the office's section: timetables that hold for a while, days closed or opened by exception."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from itertools import combinations
from typing import Annotated, TypeVar

from pydantic import BeforeValidator, PlainSerializer, PlainValidator
from pydantic_settings import NoDecode

from bot.flows.calendar.changes import LONGEST, Change, Kind, read_change
from bot.flows.calendar.hours import OfficeHours, Period, UnreadableHours, read_hours, read_period
from bot.settings.values import WrongValue
from bot.texts.operator import in_words

T = TypeVar("T")

_PERIOD = in_words("settings-periods-remedy")
_EXCEPTION = in_words("settings-exceptions-remedy")
_DATE = in_words("settings-date-remedy")
_SPANS = in_words("settings-part-remedy")


def entries(value: object) -> object:
    """A list of tables as TOML has it, or as the environment writes it (JSON)."""
    if isinstance(value, str):
        try:
            value = json.loads(value or "[]")
        except ValueError as error:
            raise WrongValue(in_words("settings-json"), in_words("settings-json-remedy", period=_PERIOD)) from error
    if not isinstance(value, list | tuple):
        raise WrongValue(in_words("settings-list"), in_words("settings-dated-remedy"))
    return value


def period_entry(value: object) -> Change:
    """A timetable of its own for some days."""
    if (known := _known(value)) is not None:
        return known
    table = _table(value, ("name", "from", "until", "hours"), _PERIOD)
    first, last = (_day(table, key, _PERIOD) for key in ("from", "until"))
    return _change(Kind.HOURS, first, last, hours=_hours(table), label=str(table.get("name", "")))


def exception_entry(value: object) -> Change:
    """Some days closed or opened, wholly or in part."""
    if (known := _known(value)) is not None:
        return known
    table = _table(value, ("date", "from", "until", "closed", "open", "reason"), _EXCEPTION)
    if ("date" in table) is bool({"from", "until"} & table.keys()):
        raise WrongValue(in_words("settings-day-once"), _EXCEPTION)
    first, last = (_day(table, "date" if "date" in table else key, _EXCEPTION) for key in ("from", "until"))
    if ("closed" in table) is ("open" in table):
        raise WrongValue(in_words("settings-one-of"), _EXCEPTION)
    kind, key = (Kind.CLOSED, "closed") if "closed" in table else (Kind.OPENED, "open")
    return _change(kind, first, last, _spans(table[key], key), label=str(table.get("reason", "")))


def refuse_overlaps(changes: Iterable[Change]) -> None:
    """Raises WrongValue for two entries that say something about the same time."""
    for (no, one), (other_no, other) in combinations(enumerate(changes, 1), 2):
        if one.overlaps(other):
            raise WrongValue(
                in_words("settings-overlap", no=no, one=one, otherno=other_no, other=other),
                in_words("settings-overlap-remedy"),
            )


def _known(value: object) -> Change | None:
    """What has been read before; the desk's own written form of it too."""
    if isinstance(value, Change):
        return value
    try:
        return read_change(value) if isinstance(value, str) else None
    except ValueError as error:
        raise WrongValue(in_words("settings-entry-unread"), _EXCEPTION) from error


def _table(value: object, keys: tuple[str, ...], remedy: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise WrongValue(in_words("settings-entry-table"), remedy)
    if unknown := sorted(set(value) - set(keys)):
        raise WrongValue(
            in_words("settings-entry-key", keys=", ".join(unknown)),
            in_words("settings-entry-key-remedy", known=", ".join(keys)),
        )
    return value


def _day(table: Mapping[str, object], key: str, remedy: str) -> date:
    value = table.get(key)
    if value is None:
        raise WrongValue(in_words("settings-unset", key=key), remedy)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise WrongValue(in_words("settings-no-date", key=key, value=value), _DATE) from error


def _hours(table: Mapping[str, object]) -> OfficeHours:
    written = table.get("hours")
    if not isinstance(written, str) or not written.strip():
        raise WrongValue(in_words("settings-no-hours"), _PERIOD)
    return _readable(lambda: read_hours(written))


def _spans(value: object, key: str) -> tuple[Period, ...]:
    if value is True:
        return ()
    if not isinstance(value, str) or not value.strip():
        raise WrongValue(in_words("settings-key-unread", key=key), _SPANS)
    return _readable(lambda: tuple(read_period(part.strip()) for part in value.split(",")))


def _readable(reading: Callable[[], T]) -> T:
    try:
        return reading()
    except UnreadableHours as wrong:
        raise WrongValue(in_words(wrong.reason, **wrong.args_of_reason), in_words(wrong.remedy)) from wrong


def _change(
    kind: Kind, first: date, last: date, spans: tuple[Period, ...] = (), hours: OfficeHours | None = None, *, label: str
) -> Change:
    if last < first:
        raise WrongValue(in_words("settings-backwards", last=last, first=first), in_words("settings-backwards-remedy"))
    if (last - first).days >= LONGEST:
        raise WrongValue(in_words("settings-too-many-days", days=LONGEST), in_words("settings-too-many-days-remedy"))
    return Change(kind, first, last, spans, hours, label=label.strip())


Periods = Annotated[
    tuple[Annotated[Change, PlainValidator(period_entry), PlainSerializer(str)], ...],
    NoDecode,
    BeforeValidator(entries),
]
Exceptions = Annotated[
    tuple[Annotated[Change, PlainValidator(exception_entry), PlainSerializer(str)], ...],
    NoDecode,
    BeforeValidator(entries),
]
