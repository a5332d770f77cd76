"""A supervisor decides about a proposal, in words: the standard is reviewed, or it stays and something else is done."""

from bot.flows.given.typed import clean
from bot.flows.journey.stale import answer_stale
from bot.flows.review import listing
from bot.flows.scene.effects import DecideProposal
from bot.flows.scene.messages import Args
from bot.flows.scene.scene import Scene
from bot.flows.state.dialog import Deciding, Idle
from bot.flows.state.proposal import Decided, Proposal

_LONGEST = 1000


def press(scene: Scene, parts: tuple[str, ...]) -> None:
    """Lists what there is, or asks for the words of a decision."""
    match parts:
        case ():
            listing.show(scene)
        case (key, verdict) if verdict in set(Decided) and _open(scene, key):
            scene.talk(Deciding(key, verdict))
            scene.answer(f"proposal-ask-{verdict}", _which(scene, key))
        case _:
            answer_stale(scene)


def _open(scene: Scene, key: str) -> Proposal | None:
    """A proposal that nobody has decided about."""
    return next((each for each in listing.known(scene) if each.id == key and each.decided_at is None), None)


def _which(scene: Scene, key: str) -> Args:
    proposal = _open(scene, key)
    return {"no": proposal.step, "month": listing.month(proposal)} if proposal else {}


def write(scene: Scene, asked: Deciding, typed: str) -> None:
    """Takes the words; a proposal is decided once, whoever writes first."""
    words, args = clean(typed)[:_LONGEST], _which(scene, asked.proposal)
    if not args:
        scene.talk(Idle())
        scene.answer("proposal-decided-already")
    elif not any(letter.isalnum() for letter in words):
        scene.answer("ledger-words-please")
    else:
        # rule: proposal-decided-in-words
        scene.do(DecideProposal(asked.proposal, scene.who, asked.verdict, words))
        scene.note("proposal_decided", None, proposal=asked.proposal, verdict=asked.verdict)
        scene.talk(Idle())
        scene.answer("proposal-kept", args)
