"""Proposals to review a standard."""

from bot.flows.state.proposal import Proposal
from bot.turn.loaders.asking import Answer, Asking
from storage import proposals

_MOST_PROPOSALS = 12


async def load_proposals(asking: Asking) -> Answer[tuple[Proposal, ...]]:
    """The latest ones, what is to be decided first."""
    return Answer(tuple(Proposal(**row) for row in await proposals.latest(asking.connection, _MOST_PROPOSALS)))
