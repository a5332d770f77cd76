"""Once a month: steps whose standard most visits overran are proposed for review, with the figures."""

from dataclasses import replace

from bot.flows.review import listing
from bot.flows.scene.effects import Propose
from bot.flows.scene.events import StepReckoned, StepsReckoned
from bot.flows.scene.messages import Args, Choice, Listing, Phrase, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.roster import ADMIN, SUPERVISOR, of_first, reachable
from bot.flows.state.proposal import COUNTER, Proposal


def reckoned(scene: Scene, body: StepsReckoned) -> None:
    """The steps of a month have been reckoned: proposes what is to be reviewed, and tells supervisors once."""
    month = int(body.month.replace("-", ""))
    if scene.desk.counters.last(COUNTER) >= month:
        return
    # rule: month-reviewed-once
    scene.desk = replace(scene.desk, counters=scene.desk.counters.given(COUNTER, month))
    proposals = [_proposal(scene, body.month, each) for each in body.steps if _overrun(scene, each)]
    for proposal in proposals:
        scene.do(Propose(proposal))
        scene.note("review_proposed", None, month=proposal.month, step=proposal.step, share=proposal.share)
    if proposals:
        _tell(scene, proposals)


def _overrun(scene: Scene, each: StepReckoned) -> bool:
    """Whether a standard does not fit: overrun by more than the set share of enough visits."""
    terms = scene.office.day
    # rule: review-needs-enough-visits
    return each.visits >= terms.review_fewest and each.late > each.visits * terms.review_share


def _proposal(scene: Scene, month: str, each: StepReckoned) -> Proposal:
    key = f"{month}.{each.sheet_id[:12]}.{each.step}"
    figures = (each.visits, each.late, each.median, each.p90)
    return Proposal(key, month, each.sheet_id, each.step, each.activity, each.standard, *figures, scene.now)


def _tell(scene: Scene, proposals: list[Proposal]) -> None:
    args: Args = {
        "count": len(proposals),
        "month": listing.month(proposals[0]),
        "lines": Listing(tuple(listing.line(scene, each) for each in proposals)),
    }
    look = Choice(Phrase("choice-proposals"), token(Verb.PROPOSAL))
    for member in of_first(reachable(scene.desk), SUPERVISOR, ADMIN):
        reader = scene.known_person(member.person_id or "")
        scene.say(reader, "proposals-told", args, choices=(look,), urgency=Urgency.NOTICE)
