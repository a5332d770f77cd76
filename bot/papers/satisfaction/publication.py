"""The publication of a survey: the poster with the fields that such posters have, and a page of details. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.papers import indonesian
from bot.papers.satisfaction import shared
from bot.papers.satisfaction.about import About, figure
from bot.papers.satisfaction.blocks import Bars, Table
from bot.texts.official import in_official_words as say

_ON_POSTER = ("jenis_kelamin", "pendidikan")
"""What posters tell of who answered (jenis kelamin, pendidikan)."""


@dataclass(frozen=True, slots=True)
class Publication:
    """All that stands on the poster and on the page of details; ``value`` and ``grade`` are words where there is no
    index to be told, and ``told`` says whether there is one."""

    title: str
    office: str
    period: str
    days_head: str
    days: str
    value_head: str
    value: str
    grade: str
    performance: str
    told: bool
    service_head: str
    service: str
    respondents_head: str
    respondents: str
    of_served: str
    groups: Sequence[tuple[str, Sequence[str]]]
    thanks: str
    method: str
    chart: Bars | None
    trend: Bars | None
    plans: Sequence[Table]
    made: str


def publication_of(about: About) -> Publication:
    """The publication of a survey."""
    results, index = about.results, about.results.index
    told = index.nik is not None
    lacking = "withheld" if results.withheld else "none"
    why = say("skm-poster-sealed-text" if about.waiting and not results.forms else f"skm-poster-{lacking}-text")
    grade = say("skm-poster-grade", letter=index.grade.letter) if index.grade else ""
    performance = index.grade.name if index.grade else ""
    counts = {"served": indonesian.number(results.served.total), "least": indonesian.number(results.least)}
    return Publication(
        title=about.of_survey("skm-poster-title"),
        office=about.office.name,
        period=about.title,
        days_head=say("skm-poster-days"),
        days=about.days,
        value_head=about.of_survey("skm-poster-value"),
        value=figure(index.nik) if told else say(f"skm-poster-{lacking}"),
        grade=grade if told else why,
        performance=performance,
        told=told,
        service_head=say("skm-poster-service"),
        service="; ".join(sheet.identity.name for sheet in about.office.in_force),
        respondents_head=say("skm-poster-respondents"),
        respondents=say("skm-poster-people", count=indonesian.number(results.forms)),
        of_served=say("skm-poster-of-served", **counts),
        groups=tuple(_groups(about)),
        thanks=say("skm-poster-thanks"),
        method=say("skm-poster-method", count=str(len(about.elements)), weight=about.weight),
        chart=shared.element_chart(about) if told else None,
        trend=shared.trend_chart(about) if told else None,
        plans=tuple(_plans(about)),
        made=about.made,
    )


def _groups(about: About) -> Iterator[tuple[str, Sequence[str]]]:
    """Who answered, as one line for every question that posters tell of."""
    for table, trait in zip(shared.profile_tables(about), _told_traits(about), strict=True):
        if trait in _ON_POSTER:
            yield (
                table.caption,
                [say("skm-poster-groups", group=row[0], count=row[1]) for row in table.rows if row[1] != "0"],
            )


def _told_traits(about: About) -> list[str]:
    return [trait for trait, groups in about.results.profile.items() if groups.folded or any(groups.shown.values())]


def _plans(about: About) -> Iterator[Table]:
    if about.planned:
        yield shared.improvement_table(about, say("skm-4-plan"), about.planned)
    if about.earlier:
        yield shared.improvement_table(about, say("skm-4-earlier"), about.earlier)
