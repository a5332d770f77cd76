"""What papers say of files that were destroyed with minutes: that they are gone, by which minutes, and the sums that
stayed. A paper about such days would else look as if nobody had come. Pure."""

from collections.abc import Collection

from bot.flows.calendar.period import Period
from bot.papers.indonesian import day_of, number
from bot.register.destroyed import Destroyed
from bot.register.source import Source
from bot.texts.official import in_official_words as say
from storage.datamap import data_map


def notices(source: Source, period: Period, series: Collection[str]) -> tuple[str, ...]:
    """One line for each destruction of these series that a period is touched by."""
    # rule: destroyed-files-are-told
    return tuple(_notice(each, period) for each in touching(source, period, series))


def touching(source: Source, period: Period, series: Collection[str]) -> list[Destroyed]:
    """The destructions of these series that a period is touched by."""
    return [each for each in source.destroyed if each.series in series and each.touches(period)]


def _notice(each: Destroyed, period: Period) -> str:
    sums = each.within(period)
    counts = [f"{file_words(name)} {number(sum(line[-1] for line in lines))}" for name, lines in sums.items()]
    told = {"series": data_map().series[each.series], "year": str(each.year)}
    told |= {"number": each.number, "day": day_of(each.signed_on)}
    return say("musnah-notice", **told, sums=", ".join(counts) or say("musnah-nothing"))


def file_words(name: str) -> str:
    """What files of a table are called."""
    return say(f"pemusnahan-of-{name.replace('_', '-')}")
