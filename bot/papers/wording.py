"""How a paper is worded: texts, a language, and how moments are written. Pure."""

import re
from dataclasses import dataclass

from bot.texts import Texts

_WAYS_IN = re.compile(
    r"\b(meeting id|id meeting|id rapat|passcode|password|kata sandi|kode sandi)(\s*[:=]?\s*)"
    r"[^\s;,.]*\d[^\s;,.]*(?:[ -]\d+)*",
    re.IGNORECASE,
)


def without_ways_in(activity: str) -> str:
    """A step as the sheet says it, but for the meeting's number and passcode that sheets print: papers go to evaluators
    and on websites, the way in only to whoever is called."""
    # rule: papers-tell-no-way-in
    return _WAYS_IN.sub(r"\1\2•••", activity)


@dataclass(frozen=True, slots=True)
class Wording:
    """How a paper is worded: the texts, the language, the name of the office's zone ("WIB")."""

    texts: Texts
    language: str
    zone_label: str

    def say(self, name: str, **args: str) -> str:
        """A text in this language."""
        return self.texts.say(self.language, name, args)
