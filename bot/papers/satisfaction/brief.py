"""The index in a few words, for papers about something else (the report book of a day)."""

from bot.flows.calendar.period import Period
from bot.papers import indonesian
from bot.papers.satisfaction.about import figure, sealed_words
from bot.register.satisfaction import results_in, sealed_in
from bot.register.source import Source
from bot.texts.official import in_official_words as say


async def index_in_brief(source: Source, period: Period) -> tuple[tuple[str, str], ...]:
    """What the index of a period is and of how many, each with what it is called, and how much waits sealed; no index
    where too few have answered for it to be told."""
    results = await results_in(source, period)
    count = sealed_words(await sealed_in(source, period), source.office.measuring.fewest)
    sealed = ((say("skm-brief-sealed"), say("skm-brief-uncounted", count=count)),) if count else ()
    if results.index.nik is None:
        return sealed
    grade = results.index.grade
    value = figure(results.index.nik)
    told = say("skm-brief-value", nik=value, letter=grade.letter, name=grade.name) if grade else value
    return (say("skm-poster-value"), told), (say("skm-poster-respondents"), indonesian.number(results.forms)), *sealed
