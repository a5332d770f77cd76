"""What became of the survey about a visit; never what was answered."""

from enum import StrEnum


class Survey(StrEnum):
    """Whether a visitor was asked what they thought of the service, and why there is no answer if there is none."""

    ASKED = "asked"
    ANSWERED = "answered"
    DECLINED = "declined"
    NO_ANSWER = "no_answer"
    """Nothing was heard, also after the one reminder."""
    LEFT = "left"
    """They went on to another visit, or left the chat for good."""
    BLOCKED = "blocked"
    """They have shut the desk out."""
    WINDOW_CLOSED = "window_closed"
    """Their platform lets the desk speak only for a while after they wrote last, and that was over."""
    NO_CHAT = "no_chat"
    """They were registered at the counter, and have no chat in which to be asked."""
    UNDELIVERED = "undelivered"
    """It could not be delivered for another reason."""

    @property
    def unanswered(self) -> bool:
        """Whether an answer would still be welcome: they neither gave nor refused one."""
        return self not in (Survey.ANSWERED, Survey.DECLINED)
