"""What a channel is given to show: neutral JSON, kept in the outbox as it stands."""

from dataclasses import dataclass
from typing import Any, NotRequired, TypedDict

from bot.flows.scene.messages import Message


class Button(TypedDict, total=False):
    """One button: a label and either a token to send back, an address to open, or a value to copy."""

    label: str
    token: str
    url: str
    copy: str
    main: bool
    """What most readers want next (web only)."""


class Run(TypedDict):
    """Words that look alike: their text as it is read (nothing escaped), how they look, where they lead, and whether
    they are to stay together on one line."""

    text: str
    look: NotRequired[str]
    url: NotRequired[str]
    whole: NotRequired[bool]


class ShownStep(TypedDict):
    """A row of steps: ``look`` by name, its number and how many steps share it, what a screen reader says first;
    ``due`` is until when it may take, where that is known."""

    look: str
    no: int
    size: int
    spoken: str
    what: list[Run]
    time: list[Run]
    due: NotRequired[str]


class StandOfCard(TypedDict):
    """How the visit of an officer's card stands: "late", "running", "waiting", "over"."""

    stand: NotRequired[str]


class ShownCard(StandOfCard):
    """A visit as a ticket: its title, its steps, how far it has got; ``names`` it when it is new and when renewed."""

    title: list[Run]
    steps: list[ShownStep]
    progress: str
    names: list[str]


class View(TypedDict):
    """What the web chat's page draws, in the reader's language: the page reads no words, it only shows them.

    ``calls`` are the words in it that call the reader, for a screen reader to say before all else.
    """

    words: list[Run]
    calls: list[str]
    lang: NotRequired[str]
    card: NotRequired[ShownCard]
    masks: NotRequired[str]
    """How the number of an identity card, which the reader has written, is shown from now on: masked."""
    gone: NotRequired[bool]
    """Whether it only says that what stood here was taken back: a line, no ticket."""
    bubble: NotRequired[bool]
    """Whether it is words like any others, although they can be changed where they stand: no ticket."""
    part: NotRequired[str]
    """Which place it has on a page that has several: "work", "board", "visit", "alarm"; none for the conversation."""


class Template(TypedDict):
    """The approved text that may stand in for a message: what for, in which language, filled in with what."""

    purpose: str
    language: str
    params: list[str]


class File(TypedDict):
    """A file that goes with the message: its id at the desk, its name and media type."""

    id: str
    name: str
    media_type: str
    invitation: NotRequired[dict[str, Any]]
    """What it is made of when it is sent; a file with it is kept nowhere."""
    chart: NotRequired[dict[str, Any]]
    """What it shows, where it is a picture that is drawn when it is sent."""
    letter: NotRequired[dict[str, Any]]
    """What stands on it, where it is the draft of a letter that is set when it is sent."""
    paper: NotRequired[dict[str, Any]]
    """What it says and by which template, where it is a paper that is set when it is sent."""


class Shown(TypedDict):
    """A message as a channel shows it; ``anew`` for a card that is not to be edited where it stands.

    ``call`` is the platform's own form of it where that is more than text and buttons; ``template`` what may
    stand in for it, and ``follows`` says that it goes on from the message before it. ``view`` is the web page's.
    """

    text: str
    rows: list[list[Button]]
    anew: bool
    call: NotRequired[dict[str, Any]]
    template: NotRequired[Template]
    follows: NotRequired[bool]
    file: NotRequired[File]
    passing: NotRequired[bool]
    view: NotRequired[View]
    key: NotRequired[str]
    """What stands on the key that sends one's own number; empty where it is to go away."""


def with_file(shown: Shown, message: Message) -> Shown:
    """The message with the file that goes with it, if one does."""
    if message.file is None:
        return shown
    return {**shown, "file": {"id": message.file.id, "name": message.file.name, "media_type": message.file.media_type}}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a channel can show. Telegram: text 4096 characters after parsing."""

    text: int = 4096
    label: int = 60


LIMITS: dict[str, Limits] = {"telegram": Limits(), "web": Limits(text=20_000)}
