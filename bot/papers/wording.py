"""How a paper is worded: texts, a language, and how moments are written. Pure."""

from dataclasses import dataclass

from bot.texts import Texts


@dataclass(frozen=True, slots=True)
class Wording:
    """How a paper is worded: the texts, the language, the name of the office's zone ("WIB")."""

    texts: Texts
    language: str
    zone_label: str

    def say(self, name: str, **args: str) -> str:
        """A text in this language."""
        return self.texts.say(self.language, name, args)
