"""What is asked about proposals."""

from dataclasses import dataclass

from bot.flows.scene.effects import DecideProposal, Decision
from bot.flows.scene.needed import NOTHING, Needs, Wants, on
from bot.flows.scene.tokens import Verb
from bot.flows.scene.topics import OfStaff
from bot.flows.state.dialog import Deciding
from bot.flows.state.people import Person
from bot.flows.state.proposal import Proposal
from bot.flows.understanding.commands import PROPOSALS, plain_words


@dataclass(frozen=True, slots=True)
class Proposals(OfStaff[tuple[Proposal, ...]]):
    """The latest proposals to review a standard."""

    @staticmethod
    def after(known: tuple[Proposal, ...], decision: Decision) -> tuple[Proposal, ...]:
        """Without those that have just been decided."""
        decided = {each.proposal_id for each in decision.of(DecideProposal)}
        return tuple(each for each in known if each.id not in decided)


def _of_words(typed: str) -> Needs:
    return on(Proposals()) if plain_words(typed) in PROPOSALS else NOTHING


def _of_press(verb: Verb, _parts: tuple[str, ...]) -> Needs:
    return on(Proposals()) if verb is Verb.PROPOSAL else NOTHING


def _of_standing(person: Person) -> Needs:
    return on(Proposals()) if isinstance(person.dialog, Deciding) else NOTHING


WANTS = Wants(words=_of_words, press=_of_press, standing=_of_standing)
