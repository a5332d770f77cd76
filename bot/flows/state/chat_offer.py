"""The offer of a second chat: a one-time code that somebody may open in another chat of theirs."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ChatOffer:
    """What is kept of the code that ``person_id`` was given last: its ``digest`` (empty once it is dead), until when it
    counts, and how many they were given since ``counted_at``. ``opened_by`` is who opened it in which other chat, and
    ``number`` what both chats show until the first one has confirmed."""

    person_id: str
    digest: str
    expires_at: datetime
    made: int
    counted_at: datetime
    opened_by: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class SpareCopy:
    """A message that is kept ready for the second chat, should the first not reach: under which name (``twin``), to
    whom, in which visit, and what for."""

    twin: int
    person_id: str
    visit_id: str | None
    purpose: str | None
