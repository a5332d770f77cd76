"""The report of a survey (laporan SKM), chapters I to V in the usual order, as values. Pure."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from bot.papers import indonesian
from bot.papers.periods import period_words
from bot.papers.satisfaction import shared
from bot.papers.satisfaction.about import About, figure, given_text, letter_of
from bot.papers.satisfaction.blocks import Block, Chapter, Items, Para, Report, Section, Sign, Table
from bot.satisfaction.improvement import Improvement
from bot.satisfaction.index import highest, lowest
from bot.satisfaction.rounding import half_up
from bot.texts.official import in_official_words as say

_MOST_SUGGESTIONS = 60
"""Suggestions that a report quotes; the working table has all of them."""


def report_of(about: About) -> Report:
    """The report, whole."""
    office = about.office
    return Report(
        ministry=office.sheet.identity.ministry,
        office=office.name,
        contact=office.contact,
        title=about.of_survey("skm-title"),
        period=about.title,
        days=about.days,
        made=about.made,
        mark=say("skm-mark", title=about.of_survey("skm-title"), office=office.name, period=about.title),
        contents=say("skm-contents"),
        blocks=tuple(_blocks(about)),
    )


def _blocks(about: About) -> Iterator[Block]:
    chapters = (_introduction, _gathering, _outcome, _analysis, _close)
    for at, (roman, chapter) in enumerate(zip(("I", "II", "III", "IV", "V"), chapters, strict=True), 1):
        yield Chapter(say("skm-chapter", no=roman), say(f"skm-{at}"))
        yield from chapter(about)
    yield from _annexes(about)


def _introduction(about: About) -> Iterator[Block]:
    yield Section("1.1", say("skm-1-background"))
    yield Para(say("skm-1-background-text", office=about.office.name, period=about.title))
    if about.office.instrument.bases:
        yield Section("1.2", say("skm-1-bases"))
        yield Items(about.office.instrument.bases)
    yield Section("1.3", say("skm-1-aim"))
    yield Para(say("skm-1-aim-text"))


def _gathering(about: About) -> Iterator[Block]:
    measure, results = about.results.measure, about.results
    yield Section("2.1", say("skm-2-who"))
    yield Para(say("skm-2-who-text", office=about.office.name))
    yield Section("2.2", say("skm-2-tool"))
    yield Para(say("skm-2-tool-text", count=str(len(measure.elements)), best=str(measure.best)))
    yield Items(
        (
            say("skm-2-formula", value=about.of_survey("skm-poster-value"), conversion=shared.conversion(about)),
            about.weight,
            say("skm-2-rounding"),
            say("skm-2-incomplete", count=str(results.index.incomplete)),
        ),
        numbered=False,
    )
    if measure.grades:
        yield _grades(about)
    yield Section("2.3", say("skm-2-where"))
    yield Para(say("skm-2-where-text", days=about.days))
    yield Section("2.4", say("skm-2-sample"))
    yield from _sample(about)


def _grades(about: About) -> Table:
    """The classes with their intervals, the best first."""
    grades = about.results.measure.grades
    ends = [grade.least - Decimal("0.01") for grade in grades[1:]] + [Decimal("100.00")]
    rows = [
        (f"{figure(grade.least)} – {figure(end)}", grade.letter, grade.name)
        for grade, end in zip(grades, ends, strict=True)
    ]
    return Table(
        say("skm-2-grades"), (say("skm-3-nik"), say("skm-3-grade"), say("skm-2-grades-name")), (1, 0, 1), (), rows[::-1]
    )


def _sample(about: About) -> Iterator[Block]:
    results = about.results
    told = {"served": results.served.total, "least": results.least, "forms": results.forms}
    if not results.served.total:
        yield Para(say("skm-2-sample-none"))
    else:
        yield Para(say("skm-2-sample-text", **{name: indonesian.number(value) for name, value in told.items()}))
        few = results.forms < results.least
        yield Para(say("skm-2-sample-few" if few else "skm-2-sample-enough"), marked=few)
    yield from (Para(each, marked=True) for each in about.destroyed)
    if results.vague:
        yield Para(say("skm-2-vague", count=indonesian.number(results.vague)))
    if about.waiting:
        yield Para(about.waiting)


def _outcome(about: About) -> Iterator[Block]:
    results = about.results
    yield Section("3.1", say("skm-3-who"))
    yield from _profile(about)
    yield Section("3.2", say("skm-3-served"))
    yield Para(say("skm-3-served-text" if results.served.total else "skm-2-sample-none"))
    yield from _channels(about)
    yield Section("3.3", say("skm-3-index"))
    yield Para(_value(about), marked=True)
    if results.index.nik is None:
        return
    yield shared.element_table(about)
    yield shared.element_chart(about)
    if len(results.parts) > 1:
        yield _categories(about)


def _profile(about: About) -> Iterator[Block]:
    results = about.results
    if 0 < results.described < about.office.measuring.fewest:
        told = {"count": indonesian.number(results.described), "fewest": str(about.office.measuring.fewest)}
        yield Para(say("skm-3-profile-withheld", **told))
    elif results.described:
        told = {"count": indonesian.number(results.described), "fewest": str(about.office.measuring.fewest)}
        yield Para(say("skm-3-who-text", **told))
        yield from shared.profile_tables(about)
    else:
        yield Para(say("skm-3-nobody"))


def _channels(about: About) -> Iterator[Block]:
    rows = [(_channel(key), indonesian.number(count)) for key, count in sorted(about.results.served.by_channel.items())]
    if rows:
        yield Table(say("skm-3-served"), (say("skm-3-channel"), say("skm-3-count")), (1, 0), (1,), rows)


def _channel(key: str) -> str:
    known = {"telegram", "whatsapp", "web"}
    return say(
        f"skm-3-channel-{key}" if key in known else "skm-3-channel-desk" if key == "counter" else "skm-3-channel-other"
    )


def _value(about: About) -> str:
    """The index of the unit in one sentence, or why there is none."""
    results, index = about.results, about.results.index
    if not results.forms:
        return f"{say('skm-3-none-yet')} {about.waiting}" if about.waiting else say("skm-3-none")
    if index.nik is None:
        return say("skm-3-withheld", forms=str(results.forms), fewest=str(about.office.measuring.fewest))
    told = {"office": about.office.name, "period": about.title, "nik": figure(index.nik), "ni": figure(index.ni)}
    told |= {"forms": indonesian.number(results.forms), "best": str(results.measure.best)}
    if index.grade is None:
        return say("skm-3-value-plain", **told)
    return say("skm-3-value", letter=index.grade.letter, name=index.grade.name, **told)


def _categories(about: About) -> Table:
    rows = [
        (
            about.category_name(part.categories),
            indonesian.number(part.index.forms),
            figure(part.index.nik),
            letter_of(part.index.grade),
        )
        for part in about.results.parts
    ]
    heads = (say("skm-3-category"), say("skm-3-forms"), say("skm-3-nik"), say("skm-3-grade"))
    return Table(say("skm-3-categories"), heads, (1, 0, 0, 0), (1, 2), rows)


def _analysis(about: About) -> Iterator[Block]:
    yield Section("4.1", say("skm-4-strong"))
    yield from _extremes(about)
    yield Section("4.2", say("skm-4-suggestions"))
    yield from _suggestions(about)
    yield Section("4.3", say("skm-4-plan"))
    if about.planned:
        yield shared.improvement_table(about, say("skm-4-plan"), about.planned)
    else:
        yield Para(say("skm-4-plan-none"))
    yield Section("4.4", say("skm-4-earlier"))
    yield from _earlier(about)
    yield Section("4.5", say("skm-4-trend"))
    if any(each.index.nik is not None for each in about.trend):
        yield shared.trend_chart(about)
    yield _trend(about)


def _extremes(about: About) -> Iterator[Block]:
    low, high = lowest(about.results.index), highest(about.results.index)
    if not low:
        yield Para(_value(about))
    elif len(low) == len(about.elements):
        yield Para(say("skm-4-all-alike"))
    else:
        named = ["; ".join(map(about.element_value, each)) for each in (high, low)]
        yield Para(say("skm-4-highest", elements=named[0]))
        tied = len(low) > 3
        words = say("skm-4-lowest-tied", count=str(len(low)), elements=named[1]) if tied else ""
        yield Para(words or say("skm-4-lowest", elements=named[1]))
    fee = about.results.index.by_key.get("biaya")
    if fee is not None and fee.mean is not None and fee.mean < about.results.measure.best:
        # rule: fee-below-best-flagged
        yield Para(say("skm-4-fee", nrr=figure(fee.nrr)), marked=True)


def _suggestions(about: About) -> Iterator[Block]:
    given = about.results.suggestions
    if not given:
        yield Para(say("skm-4-no-suggestions"))
        return
    yield Para(say("skm-4-suggestions-text"))
    yield Items([given_text(each) for each in given[:_MOST_SUGGESTIONS]], numbered=False)
    if len(given) > _MOST_SUGGESTIONS:
        yield Para(say("skm-4-more-suggestions", count=indonesian.number(len(given) - _MOST_SUGGESTIONS)))


def _earlier(about: About) -> Iterator[Block]:
    if not about.earlier:
        yield Para(say("skm-4-earlier-none"))
        return
    yield Para(_done_share(about.earlier))
    yield shared.improvement_table(about, say("skm-4-earlier"), about.earlier)


def _done_share(planned: Sequence[Improvement]) -> str:
    """How many of what was planned is done, and how soon."""
    days = [each.days for each in planned if each.days is not None]
    every = indonesian.number(len(planned))
    if not days:
        return say("skm-4-earlier-sum-none", all=every)
    share = half_up(Fraction(100 * len(days), len(planned)), 0)
    took = half_up(Fraction(sum(days), len(days)), 0)
    done = {"all": every, "done": str(len(days)), "share": indonesian.number(share), "days": indonesian.number(took)}
    return say("skm-4-earlier-sum", **done)


def _trend(about: About) -> Table:
    rows = [
        (
            period_words(each.period),
            indonesian.number(each.forms),
            figure(each.index.ni),
            figure(each.index.nik),
            letter_of(each.index.grade),
        )
        for each in about.trend
    ]
    heads = (
        say("skm-4-trend-period"),
        say("skm-3-forms"),
        say("skm-3-index-row"),
        say("skm-3-nik"),
        say("skm-3-grade"),
    )
    return Table(say("skm-4-trend"), heads, (1, 0, 0, 0, 0), (1, 2, 3), rows)


def _close(about: About) -> Iterator[Block]:
    yield Section("5.1", say("skm-5-conclusion"))
    yield Para(_conclusion(about))
    if compared := _compared(about):
        yield Para(compared)
    yield Section("5.2", say("skm-5-advice"))
    yield Para(say("skm-5-advice-text"))
    yield _sign(about)


def _conclusion(about: About) -> str:
    index = about.results.index
    if index.nik is None:
        return say("skm-5-conclusion-none", period=about.title) if not about.results.forms else _value(about)
    low = "; ".join(map(about.element_value, lowest(index)))
    told = {"office": about.office.name, "period": about.title, "elements": low}
    if index.grade is None:
        return say("skm-5-conclusion-plain", ni=figure(index.ni), **told)
    grade = {"letter": index.grade.letter, "name": index.grade.name}
    return say("skm-5-conclusion-text", nik=figure(index.nik), **grade, **told)


def _compared(about: About) -> str:
    """How the index stands against the last period that has one; nothing where none has."""
    now = about.results.index.nik
    known = [each for each in about.trend if each.period.last < about.period.first and each.index.nik is not None]
    if now is None or not known:
        return ""
    before = known[-1]
    old = before.index.nik or now
    told = {"before": period_words(before.period), "old": figure(old)}
    if now == old:
        return say("skm-5-same", **told)
    return say("skm-5-better" if now > old else "skm-5-worse", change=figure(abs(now - old)), **told)


def _sign(about: About) -> Sign:
    title, name, nip = about.office.measuring.signer
    place = about.office.measuring.place
    open_ = say("skm-sign-open")
    return Sign(
        say("skm-sign-place", place=place or open_, day=indonesian.day_of(about.today) if place else open_),
        title or open_,
        name or open_,
        say("skm-sign-nip", nip=nip or open_),
    )


def _annexes(about: About) -> Iterator[Block]:
    instrument = about.office.instrument
    yield Chapter(say("skm-annex", no="1"), say("skm-annex-questions"))
    labels = about.labels
    rows = []
    for element in sorted(instrument.elements, key=lambda each: list(labels).index(each.key)):
        answers = [
            say("skm-annex-options", value=str(value), answer=about.said(element.answer(value)))
            for value in range(1, element.options + 1)
        ]
        rows.append((labels[element.key], about.said(f"survey-{element.key}"), "\n".join(answers)))
    heads = (say("skm-3-no"), say("skm-annex-question"), say("skm-table-answers"))
    yield Table(say("skm-annex-questions"), heads, (0, 3, 2), (), rows)
    if about.results.index.nik is not None:
        yield Chapter(say("skm-annex", no="2"), say("skm-annex-data"))
        yield Para(say("skm-annex-data-text"))
        yield _counts(about)


def _counts(about: About) -> Table:
    """How often each answer was given."""
    values = range(1, about.results.measure.best + 1)
    rows = [
        (
            about.labels[each.key],
            about.element_name(each.key),
            *(str(about.results.tally.answers[each.key].get(value, 0)) for value in values),
            str(each.count),
            indonesian.number(each.total),
        )
        for each in about.elements
    ]
    heads = [say("skm-annex-value", value=str(value)) for value in values]
    columns = (say("skm-3-no"), say("skm-3-element"), *heads, say("skm-3-filled"), say("skm-3-sum"))
    figures = tuple(range(2, len(columns)))
    return Table(say("skm-annex-data"), columns, (0, 1, *(0 for _ in figures)), figures, rows)
