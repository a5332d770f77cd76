"""Brief words in place of cards: where a message cannot be edited, the journey is told at the moments that matter.

A moment matters when what the reader can do has changed, or how the visit stands. Everything else would only
fill their chat.
"""

from bot.flows.meeting.way_in import needed
from bot.flows.procedure.timeline import Timeline
from bot.flows.scene.messages import Args, Choice, Listing, Phrase, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import OF_HELP, Verb, token, verb_of
from bot.flows.staffing.holding import named_for
from bot.flows.state.desk import Staff
from bot.flows.state.visits import Visit
from bot.flows.telling.cards import (
    greeting,
    lasting_status,
    owner_of,
    staff_choices,
    step_row,
    visitor_choices,
)


def tell_visitor(scene: Scene, before: Visit, visit: Visit) -> None:
    """Tells a visitor who is being attended to what is theirs to do next, if that has changed, or once more below
    the questions of a survey."""
    line, line_before = scene.timeline(visit), scene.timeline_of(before)
    choices = visitor_choices(scene, visit, line)
    same = _new(choices) == _new(visitor_choices(scene, before, line_before)) and visit.surveyed is before.surveyed
    if same or not visit.status.attended:
        return
    told = greeting(scene, visit, line)
    repeated = told == greeting(scene, before, line_before) and needed(scene, visit, line)
    news = ([] if repeated else [told]) + _now(line, scene.known_person(visit.person_id).language)
    scene.say(
        scene.known_person(visit.person_id),
        "brief-visitor",
        {"ticket": visit.ticket or "", "news": Listing(tuple(news))},
        choices=choices,
        card=f"{visit.id}:visitor",
        urgency=Urgency.NOTICE,
        visit_id=visit.id,
    )


def _new(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """The choices that are worth a message of their own when they come or go: help is none of them."""
    return tuple(choice for choice in choices if verb_of(choice.token) not in OF_HELP)


def tell_officer(scene: Scene, before: Visit, visit: Visit, member: Staff) -> None:
    """Tells an officer how a visit stands, if what they can do about it, who has it, or whose step goes on changed."""
    line, line_before = scene.timeline(visit), scene.timeline_of(before)
    choices = staff_choices(scene, visit, line, member)
    other = _worth_telling(choices) != _worth_telling(staff_choices(scene, before, line_before, member))
    same = not other and not _begins(line, line_before, member)
    if same and visit.status is before.status and visit.assigned == before.assigned:
        return
    args: Args = {
        "ticket": visit.ticket or "",
        "status": lasting_status(scene, visit),
        "owner": owner_of(scene, visit, member),
        "news": Listing(tuple(_now(line))) if visit.status.open else Phrase("nothing"),
    }
    scene.say(
        scene.known_person(member.person_id or ""),
        "brief-staff",
        args,
        choices=(*choices, Choice(Phrase("choice-open"), token(Verb.OPEN, visit.id))),
        card=f"{visit.id}:{member.id}",
        urgency=Urgency.NOTICE,
        visit_id=visit.id,
        passing=True,
    )


def _worth_telling(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """The choices whose coming or going is news: that an outcome is to be sorted was asked by itself."""
    return tuple(choice for choice in choices if verb_of(choice.token) is not Verb.SORT)


def _begins(line: Timeline, before: Timeline, member: Staff) -> bool:
    """Whether a step of this officer's has just begun."""
    step = line.current.step if line.current else None
    return step is not None and named_for(step, member) and (before.current is None or before.current.step != step)


def _now(line: Timeline, visitor: str = "") -> list[Phrase]:
    """The step that goes on now, as one line; nothing once all are over. ``visitor``: their language, "" for staff."""
    if line.current is None:
        return []
    late = any(o.first.no <= line.current.step.no <= o.last.no for o in line.overruns)
    return [step_row(line.current, late, visitor=visitor, over=False).line]
