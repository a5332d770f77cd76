"""How a report is called in a message, and in the name of its file."""

from bot.flows.calendar.period import Length, Period
from bot.flows.reports.catalogue import MEDIA_TYPES
from bot.flows.scene.messages import Attached, Phrase
from bot.flows.state.report import Report


def told(period: Period) -> Phrase:
    """A period with its days, as people read them."""
    first, last = f"{period.first:%d/%m/%Y}", f"{period.last:%d/%m/%Y}"
    if period.length is Length.DAY:
        return Phrase("report-day", {"day": first})
    if period.length is Length.SPAN:
        return Phrase("report-span", {"first": first, "last": last})
    return Phrase("report-days", {"name": period.name, "first": first, "last": last})


def card(report: Report) -> str:
    """The name of the message that says how a report stands."""
    return f"report:{report.id}"


def file_of(report: Report) -> Attached:
    """The report as a file, by its id."""
    name = f"{report.kind}_{report.period}.{report.ending}"
    return Attached(f"report:{report.id}", name, MEDIA_TYPES[report.ending])
