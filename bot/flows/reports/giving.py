"""Giving a report to whoever asked for it; or saying that it could not be made, and what can be done."""

from bot.flows.calendar.period import named
from bot.flows.reports import catalogue
from bot.flows.reports.asking import offered, sees_contacts
from bot.flows.reports.catalogue import Offer
from bot.flows.reports.wording import card, file_of, told
from bot.flows.scene.effects import SettleReport
from bot.flows.scene.events import ReportMade, ReportUnmade
from bot.flows.scene.messages import Args, Choice, Phrase, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.people import Person
from bot.flows.state.report import Report, Unmade


def made(scene: Scene, body: ReportMade) -> None:
    """A report is there: whoever asked for it gets it, if it is still theirs to have."""
    report = body.report
    scene.do(SettleReport(report.id))
    # rule: rights-looked-at-again-when-given
    reader = _reader(scene, report)
    if reader is None:
        scene.note("report_withheld", None, kind=report.kind, period=report.period)
        return
    scene.note("report_given", None, kind=report.kind, period=report.period, ending=report.ending)
    scene.say(reader, "report-ready", _args(report), card=card(report), mends=True)
    scene.say(reader, "report-given", _args(report), file=file_of(report), urgency=Urgency.NOTICE)


def unmade(scene: Scene, body: ReportUnmade) -> None:
    """A report could not be made: whoever asked for it is told why, and how to go on."""
    report = body.report
    scene.do(SettleReport(report.id))
    scene.note("report_unmade", None, kind=report.kind, period=report.period, why=body.why)
    reader, wanted = _reader(scene, report), catalogue.offer(report.kind)
    if reader is None or wanted is None:
        return
    scene.say(reader, "report-stopped", _args(report), card=card(report), mends=True)
    words: Args = {**_args(report), "why": Phrase(f"report-why-{body.why}")}
    scene.say(reader, "report-unmade", words, choices=_ways(body, wanted), urgency=Urgency.NOTICE)


def _ways(body: ReportUnmade, wanted: Offer) -> tuple[Choice, ...]:
    """How to go on: what may go better another time once more, what cannot be printed as a workbook, or another
    period."""
    report = body.report
    other = Choice(Phrase("choice-report-other"), token(Verb.REPORT, wanted.word))
    if body.why == Unmade.FAILED:
        again = token(Verb.REPORT, wanted.word, report.period, report.ending)
        return Choice(Phrase("choice-report-again"), again), other
    if body.why == Unmade.TOO_MANY and "xlsx" in wanted.formats:
        return Choice(Phrase("choice-report-xlsx"), token(Verb.REPORT, wanted.word, report.period, "xlsx")), other
    return (other,)


def _reader(scene: Scene, report: Report) -> Person | None:
    """Whoever asked for a report, while they may have it: as it is, contacts included."""
    reader = scene.facts.people.get(report.person_id)
    member = scene.desk.seat(reader) if reader is not None else None
    wanted = catalogue.offer(report.kind)
    if reader is None or member is None or wanted is None or wanted not in offered(scene, member):
        return None
    return reader if not report.contacts or sees_contacts(scene, member, wanted) else None


def _args(report: Report) -> Args:
    return {"name": Phrase(f"report-name-{report.kind}"), "period": told(named(report.period))}
