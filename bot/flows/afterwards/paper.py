"""A paper form as an officer types it: a line for each field. All that is missing or cannot be is told at once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from bot.flows.afterwards.needs import KeptNumbers
from bot.flows.given.typed import clean
from bot.flows.office.questions import CATEGORY
from bot.flows.scene.messages import Arg, Phrase
from bot.flows.scene.scene import Scene

TIMES = ("arrived", "called", "served", "ended")
FIELDS = ("number", "name", "institution", CATEGORY, "purpose", *TIMES, "outcome")
_OPTIONAL = ("institution", "purpose")
_WORDS = {
    "nomor": "number",
    "number": "number",
    "nama": "name",
    "name": "name",
    "instansi": "institution",
    "institution": "institution",
    "urusan": CATEGORY,
    "business": CATEGORY,
    "keperluan": "purpose",
    "purpose": "purpose",
    "datang": "arrived",
    "arrived": "arrived",
    "dipanggil": "called",
    "called": "called",
    "dilayani": "served",
    "served": "served",
    "selesai": "ended",
    "ended": "ended",
    "hasil": "outcome",
    "outcome": "outcome",
}
_CLOCK = re.compile(r"(?:pukul\s+|jam\s+)?(\d{1,2})[.:](\d{2})(?:\s*(?:wib|wita|wit))?", re.IGNORECASE)
_DAY = re.compile(r"-(\d{8})-\d+$")
_LONGEST = {"outcome": 2000}


@dataclass(frozen=True, slots=True)
class Paper:
    """A form that can be: its number, the answers, and its real times."""

    number: str
    answers: Mapping[str, str]
    times: tuple[datetime, ...]
    outcome: str


def read(typed: str) -> dict[str, str]:
    """The fields that stand in what was typed, a line each ("datang: 09.05"); other lines say nothing."""
    found = {}
    for line in typed.splitlines():
        label, colon, words = line.partition(":")
        key = _WORDS.get(" ".join(label.lower().split()).lstrip("•- "))
        if colon and key:
            found[key] = clean(words)[: _LONGEST.get(key, 200)]
    return {key: words for key, words in found.items() if words}


def check(scene: Scene, given: Mapping[str, str]) -> Paper | tuple[Phrase, ...]:
    """The form, or everything that stands in its way."""
    missing = [key for key in FIELDS if key not in given and key not in _OPTIONAL]
    faults = [_fault("missing", field=Phrase(f"afterwards-field-{key}")) for key in missing]
    number = given.get("number", "").upper()
    if number and number not in scene.facts.about(KeptNumbers):
        faults.append(_fault("number", number=number))
        return tuple(faults)
    category = _category(scene, given.get(CATEGORY, ""))
    if given.get(CATEGORY) and category is None:
        faults.append(_fault("category", answer=given[CATEGORY]))
    times = _times(scene, number, given)
    faults += times if isinstance(times, list) else []
    if faults or isinstance(times, list) or category is None:
        return tuple(faults)
    answers = {key: given[key] for key in ("name", "institution", "purpose") if key in given}
    return Paper(number, {**answers, CATEGORY: category}, times, given["outcome"])


def _times(scene: Scene, number: str, given: Mapping[str, str]) -> tuple[datetime, ...] | list[Phrase]:
    """The four times, on the number's own day; none may be to come, and each follows the one before."""
    read_as = {key: _moment(scene, number, given[key]) for key in TIMES if key in given}
    faults = [_fault("time", field=Phrase(f"afterwards-field-{key}")) for key, at in read_as.items() if at is None]
    known = [(key, at) for key, at in read_as.items() if at is not None]
    # rule: paper-times-are-past-and-in-order
    faults += [_fault("future", field=Phrase(f"afterwards-field-{key}")) for key, at in known if at > scene.now]
    for (before, earlier), (key, at) in pairwise(known):
        if at < earlier:
            fields: dict[str, Arg] = {"before": Phrase(f"afterwards-field-{before}")}
            faults.append(_fault("order", field=Phrase(f"afterwards-field-{key}"), **fields))
    return faults or tuple(at for _, at in known)


def _moment(scene: Scene, number: str, typed: str) -> datetime | None:
    day, clock = _DAY.search(number), _CLOCK.fullmatch(typed.strip())
    if day is None or clock is None:
        return None
    try:
        local = scene.office.calendar.local(scene.now).replace(
            year=int(day[1][:4]),
            month=int(day[1][4:6]),
            day=int(day[1][6:]),
            hour=int(clock[1]),
            minute=int(clock[2]),
            second=0,
            microsecond=0,
        )
    except ValueError:
        return None
    return local.astimezone(scene.now.tzinfo)


def _category(scene: Scene, typed: str) -> str | None:
    question = scene.office.form.question(CATEGORY, {})
    words = " ".join(typed.lower().split())
    if question is None:
        return None
    return words if question.option(words) else question.labels.get(words)


def _fault(name: str, **args: Arg) -> Phrase:
    return Phrase(f"afterwards-fault-{name}", args)
