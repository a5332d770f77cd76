"""The kinds of paper about a survey: report, publication with its poster, working table."""

from bot.flows.calendar.period import Length, Period
from bot.flows.staffing.roster import ADMIN, SUPERVISOR
from bot.papers.kind import Kind
from bot.papers.made import Made
from bot.papers.satisfaction.publication import publication_of
from bot.papers.satisfaction.report import report_of
from bot.register.satisfaction import about_survey
from bot.register.source import Source

_USUAL = (Length.MONTH, Length.QUARTER, Length.HALF_YEAR, Length.YEAR)
_READERS = frozenset((SUPERVISOR, ADMIN))


async def _report(source: Source, period: Period, ending: str) -> Made:
    from bot.papers import printers  # typst is only for who prints

    about = await about_survey(source, period)
    return Made(f"skm_{period.name}.{ending}", printers.survey_report(report_of(about)))


async def _publication(source: Source, period: Period, ending: str) -> Made:
    from bot.papers import printers  # likewise

    publication = publication_of(await about_survey(source, period))
    made = printers.publication_picture if ending == "png" else printers.publication
    return Made(f"skm-publikasi_{period.name}.{ending}", made(publication))


async def _table(source: Source, period: Period, ending: str) -> Made:
    from bot.papers.satisfaction.table import table_of  # likewise for xlsxwriter

    return Made(f"skm-tabel_{period.name}.{ending}", table_of(await about_survey(source, period)))


KINDS = (
    Kind("skm", "survey-paper-report", ("pdf",), _READERS, _report, _USUAL),
    Kind("skm-publikasi", "survey-paper-publication", ("pdf", "png"), _READERS, _publication, _USUAL),
    Kind("skm-tabel", "survey-paper-table", ("xlsx",), _READERS, _table, _USUAL),
)
