"""A section of an officer's screen: something they have to do, with a line for each and the ways to do it."""

from dataclasses import dataclass

from bot.flows.scene.messages import Choice, Listing, Phrase


@dataclass(frozen=True, slots=True)
class Section:
    """``title`` names a text; a section without lines is not shown."""

    title: str
    lines: tuple[Phrase, ...] = ()
    choices: tuple[Choice, ...] = ()

    @property
    def told(self) -> Phrase:
        """The section in words."""
        return Phrase("work-section", {"title": Phrase(self.title), "lines": Listing(self.lines)})
