"""What ``loket doctor`` looks at in what is printed: the letterhead's picture, and the seal's certificate."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.commands.finding import Finding
from bot.errors import OperatorError
from bot.letterhead import letterhead_of, seal_span
from bot.papers.indonesian import short_day
from bot.settings import Settings
from bot.texts.operator import in_words

_SOON = timedelta(days=45)


def paper_findings(settings: Settings, now: datetime) -> Iterator[Finding]:
    """A finding about the seal, and one about the letterhead's picture if it cannot be used."""
    try:
        letterhead_of(settings)
    except OperatorError as fault:
        yield Finding(False, str(fault))
    if settings.papers.seal_file is None:
        yield Finding(True, in_words("doctor-seal-none"))
        return
    try:
        yield _validity(settings, now)
    except OperatorError as fault:
        yield Finding(False, str(fault))


def _validity(settings: Settings, now: datetime) -> Finding:
    whose, since, until = seal_span(settings)
    zone, remedy = settings.office.zone, in_words("doctor-seal-remedy")
    last, first = short_day(until.astimezone(zone).date()), short_day(since.astimezone(zone).date())
    if now < since:
        return Finding(False, in_words("doctor-seal-early", since=first), remedy)
    # rule: expired-seal-is-told
    if now > until:
        return Finding(False, in_words("doctor-seal-expired", until=last), remedy)
    if now > until - _SOON:
        return Finding(False, in_words("doctor-seal-soon", until=last), remedy, False)
    return Finding(True, in_words("doctor-seal", whose=whose, until=last))
