"""The proposals there are, in the columns of PermenPANRB 35/2012, table 7: procedure, assessment, notes, action, by
whom."""

from datetime import timedelta

from bot.flows.review.needs import Proposals
from bot.flows.scene.messages import Args, Choice, Dated, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.proposal import Decided, Proposal

_MOST_OPEN = 4


def known(scene: Scene) -> tuple[Proposal, ...]:
    """The latest proposals."""
    return scene.facts.about(Proposals)


def show(scene: Scene) -> None:
    """Lists the latest proposals, what is to be decided first."""
    found = known(scene)
    lines = tuple(line(scene, each) for each in found)
    args: Args = {"lines": Listing(lines) if lines else Phrase("proposals-none")}
    open_ones = [each for each in found if each.decided_at is None][:_MOST_OPEN]
    choices = tuple(_choice(each, verdict) for each in open_ones for verdict in Decided)
    scene.say(scene.person, "proposals", args, choices=choices, passing=True)


def _choice(each: Proposal, verdict: Decided) -> Choice:
    label = Phrase(f"choice-proposal-{verdict.value}", {"no": each.step, "month": month(each)})
    return Choice(label, token(Verb.PROPOSAL, each.id, verdict.value))


def month(each: Proposal) -> str:
    """The month as it is told: 11/2026."""
    year, _, no = each.month.partition("-")
    return f"{no}/{year}"


def line(scene: Scene, each: Proposal) -> Phrase:
    """One proposal with its figures, and what was decided."""
    args: Args = {
        "no": each.step,
        "activity": each.activity,
        "standard": each.standard,
        "month": month(each),
        "late": each.late,
        "visits": each.visits,
        "share": each.share,
        "middle": timedelta(seconds=each.median),
        "most": timedelta(seconds=each.p90),
        "decided": _decided(scene, each),
    }
    return Phrase("proposal", args)


def _decided(scene: Scene, each: Proposal) -> Phrase:
    if each.decided_at is None or each.verdict is None:
        return Phrase("proposal-open")
    member = scene.desk.staff.get(each.decided_by or "")
    who = member.name if member else each.decided_by or ""
    return Phrase(f"proposal-{each.verdict}", {"who": who, "at": Dated(each.decided_at), "words": each.words})
