"""On a break: no new visitors and nothing pushed, while what one holds stays one's own."""

from datetime import datetime

from bot.flows.duty import changing
from bot.flows.duty.keeping import BACK, OFF, REST, choice, keep_shift, tell
from bot.flows.scene.scene import Scene
from bot.flows.state.desk import Staff


def begin(scene: Scene, member: Staff) -> Staff:
    """Somebody takes a break; asked for again while it lasts, it ends no later for that."""
    if not member.attends:
        return member
    until = _until(scene)
    changed = keep_shift(scene, member, rests_until=until)
    scene.note("duty_rest", None, staff=member.id)
    scene.answer("duty-rest-begun", {"until": until}, choices=(choice(BACK), choice(OFF)))
    changing.warn_if_nobody_left(scene)
    changing.say_if_nobody_left(scene)
    return changed


def end(scene: Scene, member: Staff) -> Staff:
    """They are back."""
    if member.shift.rests_until is None:
        return member
    scene.note("duty_back", None, staff=member.id)
    return keep_shift(scene, member, rests_until=None)


def next_at(_scene: Scene, member: Staff) -> datetime | None:
    """When a break ends by itself."""
    return member.shift.rests_until if member.on_duty else None


def climb(scene: Scene, member: Staff) -> Staff:
    """A break is over."""
    until = member.shift.rests_until
    if not member.on_duty or until is None or until > scene.now:
        return member
    # rule: break-ends-by-itself
    changed = end(scene, member)
    tell(scene, changed, "duty-rest-over", {"count": scene.desk.queue.count}, REST, OFF)
    return changed


def _until(scene: Scene) -> datetime:
    """After the time that the settings allow; with the end of the timetable's break where it falls into that."""
    calendar = scene.office.calendar
    until = scene.now + scene.office.duty.break_for
    if not any(calendar.is_paused(at) for at in (scene.now, until)):
        return until
    opening = calendar.next_opening(until if calendar.is_paused(until) else scene.now)
    return max(opening, scene.now) if opening else until
