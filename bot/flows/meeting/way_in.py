"""A visitor's way into the meeting: a link of their own where the meeting gives one in time, else everybody's.

The call waits a moment for the own link, no longer: slow or failing, the meeting's link goes out at once.
"""

from datetime import datetime, timedelta

from bot.flows.procedure.serving import has_to_be_there
from bot.flows.procedure.timeline import Timeline
from bot.flows.procedure.vocabulary import Word
from bot.flows.scene.confidential import is_confidential
from bot.flows.scene.effects import AskWayIn
from bot.flows.scene.scene import Scene
from bot.flows.state.meeting import Way
from bot.flows.state.visits import Status, Visit

PATIENCE = timedelta(seconds=3)
"""How long a call waits for the visitor's own link if nothing at all is heard of it."""

_LONGEST_TAG = 64
"""Zoom: a registrant's first name, and the name shown in a meeting, have at most 64 characters."""

_LEAST_OFFICE = 8
"""What is left of an institution's name is worth showing from so many characters on."""


def stops_waiting_at(_scene: Scene, visit: Visit) -> datetime | None:
    """When the call goes out without the own link; None unless it waits for one."""
    called_at = max((piece.happened_at for piece in visit.evidence if piece.word is Word.CALLED), default=None)
    return called_at + PATIENCE if visit.way is Way.ASKED and called_at else None


def needed(scene: Scene, visit: Visit, line: Timeline) -> bool:
    """Whether the visitor has been called to the meeting and still needs the way into it (also after a drop)."""
    return visit.status is Status.IN_SERVICE and scene.sheet(visit).uses_zoom and has_to_be_there(line)


def tag_of(visit: Visit) -> str:
    """The name a visitor is to have in the meeting, like the tag of a guest: number, name, institution, so that people
    and the desk know them; the number alone of who is confidential. Where that is too long, the institution gives way
    first; the number never does."""
    if is_confidential(visit):
        return visit.ticket or ""
    # rule: guest-tag-fits-zoom
    who = _shortened(f"{visit.ticket or ''} {visit.form.get('name', '')}".strip(), _LONGEST_TAG)
    room = _LONGEST_TAG - len(who) - len(", ")
    office = _shortened(visit.form.get("institution", ""), room) if room >= _LEAST_OFFICE else ""
    return f"{who}, {office}" if office else who


def _shortened(text: str, longest: int) -> str:
    """A text within so many characters, with an ellipsis where whole words had to go."""
    if len(text) <= longest:
        return text
    kept = text[: longest - 1]
    words = kept if text[longest - 1] == " " else kept.rpartition(" ")[0]
    return f"{(words if len(words) > longest // 2 else kept).rstrip(' ,.')}…"


def wanted(scene: Scene, visit: Visit) -> AskWayIn | None:
    """Whether a visitor who is being called is to have a link of their own."""
    if not scene.office.meeting.personal or not scene.sheet(visit).uses_zoom or visit.way is Way.COUNTER:
        return None
    return AskWayIn(visit.id, tag_of(visit))
