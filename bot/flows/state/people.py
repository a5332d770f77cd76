"""People who chat with the desk, and where each conversation stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class At(StrEnum):
    """Where a conversation stands: what the desk asked last."""

    IDLE = "idle"
    NOTICE = "notice"
    FORM = "form"
    REVIEW = "review"
    VISIT = "visit"
    SURVEY = "survey"
    SUGGESTION = "suggestion"
    OUTCOME = "outcome"
    REPLY = "reply"
    CORRECTION = "correction"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Dialog:
    """The place in the conversation, so that it survives restarts, silence and off-topic messages.

    ``question`` is the form question or survey element asked; ``editing`` whether one answer of a finished
    form is being changed; ``about`` the visit a member of staff is writing about; ``answers`` holds survey
    answers until they are handed in (and are then kept without any link to the person); ``words`` what a member
    of staff has written and not yet said for whom.
    """

    at: At = At.IDLE
    question: str = ""
    editing: bool = False
    about: str = ""
    answers: Mapping[str, int] = field(default_factory=dict)
    words: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who chats with the desk: visitor or staff. ``channel`` and ``address`` are where they were last."""

    id: str
    channel: str
    address: str
    language: str = "id"
    notice: str = ""
    """Version of the privacy notice that was shown and accepted; empty if none."""
    profile: Mapping[str, str] = field(default_factory=dict)
    """Answers offered again at the next visit."""
    dialog: Dialog = Dialog()
    visit_id: str | None = None
    staff_id: str | None = None
    blocked: bool = False
    album: str = ""
    """The album answered last, so that ten photos get one answer."""
    heard_at: datetime | None = None
    """When their latest message happened: some platforms let the desk speak only for a while after it."""
