"""An officer gives up what they were in the middle of: only that, and it is said what it was."""

from bot.flows.scene.messages import Args, Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.dialog import (
    AbsenceAsked,
    Addressing,
    Answering,
    Claiming,
    Completing,
    Correcting,
    Deciding,
    Dialog,
    DisturbanceAsked,
    DisturbanceShown,
    Explaining,
    FollowingUp,
    HouseAsked,
    HouseShown,
    Idle,
    InformationAsked,
    Judging,
    NumberAsked,
    PlanningFollowUp,
    Recording,
    Registering,
    Remarking,
    Replying,
    RightAsked,
    RightAtCounter,
    RosterShown,
    RulingAsked,
    RulingShown,
    RulingUnclear,
    ScanAsked,
    SortingOutcome,
    WritingOutcome,
    meant,
)

_NAMED: dict[type[Dialog], str] = {
    WritingOutcome: "given-up-outcome",
    SortingOutcome: "given-up-sorting",
    PlanningFollowUp: "given-up-planning",
    FollowingUp: "given-up-following",
    Replying: "given-up-reply",
    Remarking: "given-up-remark",
    Correcting: "given-up-correction",
    Explaining: "given-up-explanation",
    Judging: "given-up-verdict",
    Completing: "given-up-completing",
    Answering: "given-up-answer",
    Addressing: "given-up-words",
    Deciding: "given-up-proposal",
    DisturbanceShown: "given-up-disturbance",
    DisturbanceAsked: "given-up-disturbance",
    Registering: "given-up-registering",
    Recording: "given-up-recording",
    AbsenceAsked: "given-up-absence",
    NumberAsked: "given-up-letter-number",
    ScanAsked: "given-up-scan",
    InformationAsked: "given-up-information",
    RulingAsked: "given-up-hours",
    RulingUnclear: "given-up-hours",
    RulingShown: "given-up-hours",
    RosterShown: "given-up-roster",
    HouseAsked: "given-up-house",
    HouseShown: "given-up-house",
    Claiming: "given-up-own-data",
    RightAsked: "given-up-right",
    RightAtCounter: "given-up-right-counter",
}
"""What each place in which an officer may be was about."""


def give_up(scene: Scene) -> bool:
    """Ends what the acting member was asked, and says what that was; False where they were asked for nothing.

    rule: cancel-gives-up-one-thing
    """
    dialog = scene.person.dialog
    scene.talk(Idle())
    if type(dialog) not in _NAMED:
        return False
    args: Args = {"what": Phrase(_NAMED[type(dialog)], {"ticket": _ticket(scene, dialog)})}
    scene.answer("given-up", args, choices=(Choice(Phrase("choice-first-screen"), token(Verb.MENU)),))
    return True


def _ticket(scene: Scene, dialog: Dialog) -> str:
    visit = next((visit for each in meant(dialog) if (visit := scene.visit(each))), None)
    return (visit and visit.ticket) or ""
