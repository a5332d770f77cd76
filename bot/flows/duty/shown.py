"""How duty stands, as the menu shows it: one's own, who is on a break, and one's next turn."""

from bot.flows.duty import turns
from bot.flows.duty.keeping import BACK, OFF, ON, REST, choice
from bot.flows.scene.messages import Between, Choice, Day, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.staffing.roster import reachable
from bot.flows.state.desk import Staff


def state(member: Staff) -> Phrase:
    """Whether somebody is on duty, on a break or off it."""
    if not member.on_duty:
        return Phrase("duty-off")
    if member.shift.rests_until is not None:
        return Phrase("duty-rest", {"until": member.shift.rests_until})
    return Phrase("duty-ending" if member.shift.ends_asked_at is not None else "duty-on")


def choices(member: Staff) -> tuple[Choice, ...]:
    """What somebody may do about their duty now."""
    if not member.on_duty:
        return (choice(ON),)
    if member.attends:
        return choice(REST), choice(OFF)
    return (choice(BACK if member.shift.rests_until is not None else ON), choice(OFF))


def about(scene: Scene, member: Staff) -> tuple[Phrase, ...]:
    """Colleagues on a break, and one's own next turn by the roster."""
    resting = tuple(
        Phrase("duty-colleague-rests", {"name": each.name, "until": each.shift.rests_until})
        for each in reachable(scene.desk)
        if each.id != member.id and each.on_duty and each.shift.rests_until is not None
    )
    coming = turns.coming(scene, member) if turns.by_roster(scene) else None
    if coming is None:
        return resting
    between = Between(coming.begins_at, coming.ends_at)
    return (*resting, Phrase("duty-next", {"day": Day(coming.begins_at), "between": between}))
