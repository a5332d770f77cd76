"""The buttons with which staff end a step: one, or one for each answer of a decision or for each breakout room."""

from bot.flows.journey import rights
from bot.flows.journey.wording import answer_label, done_label
from bot.flows.procedure.sheet import Step
from bot.flows.procedure.vocabulary import Word
from bot.flows.scene.messages import Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.holding import manned_roles, may_report, open_roles
from bot.flows.state.desk import Staff
from bot.flows.state.visits import Visit


def done(visit: Visit, step: Step) -> Choice:
    """The one button that ends a step."""
    return Choice(done_label(step), token(Verb.STEP, visit.id, step.no), forward=True)


def done_by_staff(scene: Scene, visit: Visit, step: Step) -> list[Choice]:
    """One button for a step, of a decision one for each answer; for the way into a breakout room one for each room,
    where they are told apart."""
    if step.decides:
        return [
            Choice(answer_label(step, branch.answer), token(Verb.STEP, visit.id, step.no, place), forward=True)
            for place, branch in enumerate(step.branches, 1)
        ]
    if step.ends.word is not Word.INTO_ROOM or not scene.office.meeting.rooms or step.at_the_counter:
        return [done(visit, step)]
    return [
        Choice(Phrase("done-masuk-ruang-no", {"no": no}), token(Verb.STEP, visit.id, step.no, no), forward=True)
        for no in range(1, scene.office.meeting.rooms + 1)
    ]


def ending(scene: Scene, visit: Visit, member: Staff, step: Step) -> tuple[Choice, ...]:
    """What lets a member end a step that goes on, of all that may end it; looking at the visit where it is not theirs
    to end."""
    allowed = rights.allowed(scene, member, visit)
    if step.ends.word is Word.CALLED and Verb.CALL in allowed:
        return (Choice(Phrase("choice-call"), token(Verb.CALL, visit.id), forward=True),)
    if Verb.STEP in allowed and may_report(step, open_roles(scene.desk, visit, member), manned_roles(scene.desk)):
        return tuple(done_by_staff(scene, visit, step))
    return (Choice(Phrase("choice-open"), token(Verb.OPEN, visit.id)),)
