"""What is kept of an event that is parked: its raw form, as an administrator may need it and no more than that."""

import json
import re

from bot.flows.identity_number import masked
from bot.turn.arrivals import Arrival

_ESCAPED = re.compile(r"(?:\\+(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}))+")
_CODE = re.compile(r"\\+[ux]([0-9a-fA-F]+)")
_BREAK = re.compile(r"\\+[nrtfbv]")


def kept_of(arrival: Arrival) -> str:
    """The raw form of a parked event, sixteen figures in a row masked in it, also where they are written in codes."""
    text = _BREAK.sub(" ", _ESCAPED.sub(_spelt_out, arrival.raw))
    return masked(text).replace("\x00", "").encode(errors="replace").decode()


def _spelt_out(codes: re.Match[str]) -> str:
    """What codes of JSON or Python stand for."""
    spelt: str = json.loads('"' + _CODE.sub(lambda code: f"\\u{code[1]:0>4}", codes[0]) + '"')
    return spelt
