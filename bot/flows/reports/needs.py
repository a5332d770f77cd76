"""What is asked about reports: which ones are on their way to whoever asks for another."""

from dataclasses import dataclass

from bot.flows.scene.effects import Decision, SettleReport, WantReport
from bot.flows.scene.events import Body, ReportMade, ReportUnmade
from bot.flows.scene.needed import NOTHING, Needs, Wants, on
from bot.flows.scene.tokens import Verb
from bot.flows.scene.topics import OfStaff
from bot.flows.state.report import Report
from bot.flows.understanding.report_words import asks_for_report


@dataclass(frozen=True, slots=True)
class ReportsAhead(OfStaff[tuple[Report, ...]]):
    """The reports that those who act have asked for and do not have yet."""

    @staticmethod
    def after(known: tuple[Report, ...], decision: Decision) -> tuple[Report, ...]:
        """With those that have just been asked for, without those that were given."""
        settled = {each.report_id for each in decision.of(SettleReport)}
        wanted = tuple(each.report for each in decision.of(WantReport))
        return tuple(each for each in (*known, *wanted) if each.id not in settled)


def _of_words(typed: str) -> Needs:
    return on(ReportsAhead()) if asks_for_report(typed) else NOTHING


def _of_press(verb: Verb, _parts: tuple[str, ...]) -> Needs:
    return on(ReportsAhead()) if verb is Verb.REPORT else NOTHING


def _of_body(body: Body) -> Needs:
    match body:
        case ReportMade(report=report) | ReportUnmade(report=report):
            return Needs(people=frozenset((report.person_id,)))
        case _:
            return NOTHING


WANTS = Wants(words=_of_words, press=_of_press, body=_of_body)
