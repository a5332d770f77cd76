"""The register of substitutions: who stood in for whom, in which roles, from when until when, by which letter."""

from collections.abc import Iterable

from bot.flows.state.assignments import Assignment
from bot.papers.registers.telling import Telling
from bot.papers.workbook import Cell, Column, Page


def substitutions(telling: Telling, assignments: Iterable[Assignment]) -> tuple[Page, ...]:
    """Every assignment in somebody else's name that falls into the period."""
    since, until = telling.period.moments(telling.source.office.calendar.zone)
    theirs = [
        each
        for each in assignments
        if each.letter is not None and each.begins_at < until and (each.ends_at is None or each.ends_at > since)
    ]
    say = telling.say
    columns = (
        Column(say("no"), 5),
        Column(say("absent"), 24),
        Column(say("substitute"), 24),
        Column(say("role"), 22),
        Column(say("from"), 17),
        Column(say("until"), 17),
        Column(say("letter"), 30),
    )
    rows = tuple((no, *_row(telling, each)) for no, each in enumerate(sorted(theirs, key=_begun), 1))
    return (Page(say("substitutions-tab"), say("substitutions"), columns, rows, telling.lines),)


def _begun(each: Assignment) -> tuple[object, ...]:
    return (each.begins_at, each.staff_id, each.role)


def _row(telling: Telling, each: Assignment) -> tuple[Cell, ...]:
    named = telling.source.name_of
    return (
        named(each.instead_of or ""),
        named(each.staff_id),
        telling.role(each.role),
        telling.moment(each.begins_at),
        telling.moment(each.ends_at) or telling.say("lasts"),
        each.letter or telling.say("letter-to-come"),
    )
