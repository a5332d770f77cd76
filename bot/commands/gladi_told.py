"""What a rehearsed day came to, told at a terminal: from 80 columns on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.rehearsal.office_day.enough import Answer, Verdict, needed, verdict
from bot.rehearsal.office_day.figures import Busy, Figures
from bot.rehearsal.office_day.playing import Plan
from bot.texts.operator import in_words

_MOST_LATE = 8
_WIDTH = 10
"""Of the bar that shows how busy somebody was."""


@dataclass(frozen=True, slots=True)
class Survey:
    """The index on a hundred, if there are answers enough to show it, of how many answers, and how many still wait."""

    index: Decimal | None
    answers: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A day as it was planned and what came of it, by how many officers there were; where its papers are."""

    plan: Plan
    within: timedelta
    days: dict[int, Figures]
    officers: int
    survey: Survey
    folder: Path
    roles: Mapping[str, str]
    """What the sheet calls each role."""
    broken: Sequence[str] = ()
    """What the desk promised and did not keep: never the office's fault."""


def tell(console: Console, about: Rehearsed) -> None:
    """Everything, the answer last."""
    day = about.days[about.officers]
    plan = about.plan
    _say(console, in_words("gladi-title", day=f"{plan.opens_at:%Y-%m-%d}", seed=plan.seed), "bold")
    _say(console, in_words("gladi-apart"))
    console.print(_visitors(day, about.within))
    console.print(_officers(about))
    _late(console, day)
    _say(console, _survey(about.survey))
    if len(about.days) > 1:
        console.print(_others(about))
    _say(console, in_words("gladi-question", officers=about.officers), "bold")
    for line in _answered(about, verdict(about.days, about.officers)):
        _say(console, line)
    if about.broken:
        _say(console, in_words("gladi-broken", count=len(about.broken), first=about.broken[0]))
    _say(console, in_words("gladi-saved", folder=about.folder))


def _say(console: Console, words: str, style: str = "") -> None:
    console.print(words, style=style or None, markup=False)


def length(span: timedelta) -> str:
    """A length in minutes and hours, as people say it."""
    minutes = round(span.total_seconds() / 60)
    if minutes < 1:
        return in_words("gladi-moment")
    if minutes < 60:
        return in_words("gladi-minutes", minutes=minutes)
    return in_words("gladi-hours", hours=minutes // 60, minutes=minutes % 60)


def _visitors(day: Figures, within: timedelta) -> Table:
    table = Table(title=in_words("gladi-visitors-title"), title_justify="left", show_header=False)
    table.add_column()
    table.add_column(justify="right")
    waits = day.waits
    rows = (
        (in_words("gladi-came"), str(day.came)),
        (in_words("gladi-served"), str(day.served)),
        (in_words("gladi-left-form"), str(day.left_form)),
        (in_words("gladi-left-waiting"), str(day.left_waiting)),
        (in_words("gladi-left-called"), str(day.left_called)),
        (in_words("gladi-open"), str(day.open)),
        (in_words("gladi-not-reached"), str(day.not_reached)),
        (in_words("gladi-wait-middle"), length(waits.middle) if waits else "-"),
        (in_words("gladi-wait-nine"), length(waits.nine_of_ten) if waits else "-"),
        (in_words("gladi-wait-longest"), length(waits.longest) if waits else "-"),
        (in_words("gladi-in-time", within=length(within)), in_words("gladi-of", part=day.in_time, whole=day.waited)),
        (in_words("gladi-deviations"), str(day.deviations)),
    )
    for row in rows:
        table.add_row(*row)
    return table


def _officers(about: Rehearsed) -> Table:
    columns = (
        in_words("gladi-column-officer"),
        in_words("gladi-column-role"),
        in_words("gladi-column-visits"),
        in_words("gladi-column-worked"),
        in_words("gladi-column-busy"),
    )
    table = Table(*columns, title=in_words("gladi-officers-title"), title_justify="left")
    invented = {member.name for member in about.plan.cast.members if member.invented}
    for each in about.days[about.officers].busy:
        name = in_words("gladi-invented", name=each.name) if each.name in invented else each.name
        role = about.roles.get(each.role, each.role)
        table.add_row(name, role, str(each.visits), length(each.worked), _share(each))
    return table


def _share(busy: Busy) -> str:
    filled = min(_WIDTH, round(busy.share * _WIDTH))
    return f"{'█' * filled}{'░' * (_WIDTH - filled)} {busy.share:.0%}"


def _late(console: Console, day: Figures) -> None:
    if not day.late:
        _say(console, in_words("gladi-nothing-late"))
        return
    _say(console, in_words("gladi-late-title"), "bold")
    for activity, times in day.late[:_MOST_LATE]:
        _say(console, in_words("gladi-late", times=times, activity=activity))
    if more := day.late[_MOST_LATE:]:
        _say(console, in_words("gladi-late-more", kinds=len(more), times=sum(times for _, times in more)))


def _survey(survey: Survey) -> str:
    index, answers, waiting = survey.index, survey.answers, survey.waiting
    if index is None:
        return in_words("gladi-no-index", answers=answers, waiting=waiting)
    return in_words("gladi-index", index=f"{index}".replace(".", ","), answers=answers, waiting=waiting)


def _others(about: Rehearsed) -> Table:
    columns = (
        in_words("gladi-column-officers"),
        in_words("gladi-column-served"),
        in_words("gladi-column-left"),
        in_words("gladi-column-unreached"),
        in_words("gladi-column-middle"),
        in_words("gladi-column-nine"),
        in_words("gladi-column-in-time"),
    )
    table = Table(*columns, title=in_words("gladi-others-title"), title_justify="left")
    for officers, day in sorted(about.days.items()):
        waits = (length(day.waits.middle), length(day.waits.nine_of_ten)) if day.waits else ("-", "-")
        left, in_time = str(day.left_form + day.left_waiting + day.left_called), f"{day.share_in_time:.0%}"
        style = "bold" if officers == about.officers else None
        unreached = str(day.not_reached)
        table.add_row(str(officers), str(day.served), left, unreached, *waits, in_time, style=style)
    return table


def _answered(about: Rehearsed, given: Verdict) -> list[str]:
    """The answer in words, and what it goes by."""
    officers = about.officers
    sizes = {"officers": officers, "fewer": officers - 1, "more": officers + 1}
    match given.answer:
        case Answer.FEWER_DO:
            said = in_words("gladi-answer-fewer", **sizes)
        case Answer.ENOUGH:
            said = in_words("gladi-answer-enough", **sizes) if officers > 1 else in_words("gladi-answer-one")
        case Answer.MORE_NEEDED:
            said = in_words("gladi-answer-more", **sizes)
        case Answer.MANY_MORE:
            wanted = needed(about.days[officers])
            said = in_words("gladi-answer-many", officers=officers, more=officers + 1, needed=wanted)
        case Answer.NOT_BY_OFFICERS:
            said = in_words("gladi-answer-otherwise", **sizes)
        case Answer.UNKNOWN:
            return [in_words("gladi-answer-unknown")]
    day = about.days[officers]
    kept = in_words("gladi-why", in_time=f"{day.share_in_time:.0%}", within=length(about.within))
    basis = in_words("gladi-basis-played") if given.played else in_words("gladi-basis-reckoned")
    unreached = [in_words("gladi-unreached", count=day.not_reached)] if day.not_reached else []
    return [said, *unreached, kept, basis]
