"""By which evidence of a visit its timeline goes."""

from bot.flows.procedure.belief import waiting_again
from bot.flows.procedure.evidence import Evidence
from bot.flows.procedure.sheet import Sheet
from bot.flows.state.nudges import RETURNED
from bot.flows.state.visits import Visit


def counted(sheet: Sheet, visit: Visit) -> tuple[Evidence, ...]:
    """All of it, but for a call in vain after which the visit waits again, or has ended waiting."""
    return waiting_again(sheet, visit.evidence) if visit.nudged(RETURNED) else visit.evidence
