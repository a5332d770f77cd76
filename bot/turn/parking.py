"""What is kept of an event that is parked: its raw form, as an administrator may need it and no more than that."""

import json
import re

from bot.flows.given.addresses import OMITTED, unaddressed
from bot.flows.given.identity_number import masked
from bot.flows.scene.events import FileSent, TextSent
from bot.flows.scene.tokens import Verb
from bot.turn.arrivals import Arrival, unreadable

_ESCAPED = re.compile(r"(?:\\+(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}))+")
_CODE = re.compile(r"\\+[ux]([0-9a-fA-F]+)")
_RATING = re.compile(rf"\b{Verb.RATE}:[A-Za-z0-9_-]{{8,}}:[a-z_]+:[0-9]")
_BREAK = re.compile(r"\\+[nrtfbv]")
_ID = re.compile(r"""(\\*"(?:\w*id|\w*user_?name|email|from|to)\\*"\s*:\s*\\*")[^":\\]{6,}""")
"""What a platform calls somebody or something by, in its JSON; the desk's own tokens hold a colon."""


WITHHELD = "(not kept: answers to the survey)"


def kept_of(arrival: Arrival, *, answering: bool = False) -> str:
    """The raw form of a parked event, sixteen figures in a row masked in it, also where they are written in codes, and
    without the sender's addresses: parked events are kept for good.

    Of whoever is ``answering`` the survey nothing is kept, nor of what holds a rating: it would stand beside a name.
    """
    # rule: parked-answer-withheld
    if answering or _RATING.search(arrival.raw):
        return WITHHELD
    text = _BREAK.sub(" ", _ESCAPED.sub(_spelt_out, arrival.raw))
    # rule: parked-figures-masked
    text = unaddressed(_ID.sub(rf"\1{OMITTED}", masked(text)))
    return text.replace("\x00", "").encode(errors="replace").decode()


def without_person(arrival: Arrival, fault: str) -> Arrival:
    """An event to be parked although its sender cannot be looked up; their words might answer the survey."""
    body = arrival.event.body if arrival.event else None
    spoken = isinstance(body, TextSent) or (isinstance(body, FileSent) and bool(body.caption))
    return unreadable(arrival.key, WITHHELD if spoken else arrival.raw, fault)


def _spelt_out(codes: re.Match[str]) -> str:
    """What codes of JSON or Python stand for."""
    spelt: str = json.loads('"' + _CODE.sub(lambda code: f"\\u{code[1]:0>4}", codes[0]) + '"')
    return spelt
