"""What the web chat's page is given to draw: runs of words, and a visit as a ticket with its steps.

Taken from what a message means, not from how it reads; the only text that is taken apart is the desk's own small
markup. rule: page-draws-structure
"""

import re
from dataclasses import replace
from datetime import datetime

from bot.flows.given.identity_number import MASK
from bot.flows.scene.messages import Arg, Due, Listing, Message, Phrase, StepLook, StepRow, Steps
from bot.flows.state.visits import Status
from bot.render.fitting import fit, strip, unescape
from bot.render.shown import LIMITS, Button, Run, Shown, ShownCard, ShownStep, StandOfCard, View
from bot.render.voice import Voice

_TAG = re.compile(r"(</?(?:b|i|code)>)")
_ADDRESS = re.compile(r"""(https?://[^\s<>"]*[^\s<>".,;:!?)\]])""")
_NUMBER = re.compile(r"\b((?:[A-Z]{1,3}-(?:\d{4,8}-)?)\d{3,})")
"""Of a ticket, a visit, a paper: a page does not break it at its hyphen."""
_GAP = "\x00"
"""Stands where the steps are in the text; nothing that is stored has it."""

_WHERE_STEPS_ARE = Phrase("verbatim", {"text": _GAP})
_AROUND_GAP = re.compile(rf"\n*{_GAP}\n*")
_DONE = (StepLook.DONE, StepLook.OVER, StepLook.SKIPPED)
_PARTS = {
    "staff-menu": "work",
    "board": "board",
    "board-ended": "board",
    "card-staff": "visit",
    "deviation-flagged": "alarm",
    "staff-warned": "alarm",
    "staff-waiting-long": "alarm",
    "supervisor-attention": "alarm",
    "supervisor-silent": "alarm",
    "overruns-found-late": "alarm",
    "overruns-still-late": "alarm",
    "call-unreached": "alarm",
    "zoom-dropped": "alarm",
}
"""What a page with several places sets apart, by what the message is."""

_GONE = ("relay-gone", "undo-done", "undo-over")
"""What stands where a message was: a line, no ticket."""
_BUBBLES = ("undo:", "words:")
"""How the names of messages begin that can be changed where they stand and are no tickets: what loses its button
*Urungkan*, and officers' words, which can be taken back."""
_OF_IDENTITY = ("identity-number", "information-identity-elsewhere", "information-identity-noted")
_STATUS = {f"status-{status.value.replace('_', '-')}": status for status in Status} | {
    "status-queued-further": Status.QUEUED
}


def added(shown: Shown, message: Message, voice: Voice) -> Shown:
    """The message with what the page draws of it, and with its foremost button marked."""
    return {**shown, "rows": _with_main(shown["rows"], message), "view": _view(message, voice)}


def of_markup(markup: str) -> View:
    """What the page draws of a message of which only the text is known: one that an older desk has said."""
    return {"words": runs(markup), "calls": []}


def runs(markup: str) -> list[Run]:
    """The desk's small markup as runs of words; whatever was escaped is itself again."""
    if "<" not in markup:
        return _linked(unescape(markup), "")
    made: list[Run] = []
    look = ""
    for piece in _TAG.split(markup):
        if _TAG.fullmatch(piece):
            look = "" if piece.startswith("</") else piece.strip("<>")
        else:
            made += _linked(unescape(piece), look)
    return made


def _linked(text: str, look: str) -> list[Run]:
    """One run, or several where there are web addresses or numbers in it."""
    if "://" not in text and "-" not in text:
        run: Run = {"text": text}
        return [{**run, "look": look} if look else run] if text else []
    made: list[Run] = []
    for place, part in enumerate(_ADDRESS.split(text)):
        found: list[Run] = [{"text": part, "url": part}] if place % 2 else _numbered(part)
        made += [{**run, "look": look} if look else run for run in found]
    return made


def _numbered(text: str) -> list[Run]:
    """Words with the numbers among them apart: each is read as one."""
    parts = ((place, part) for place, part in enumerate(_NUMBER.split(text)) if part)
    return [{"text": part, "whole": True} if place % 2 else {"text": part} for place, part in parts]


def _view(message: Message, voice: Voice) -> View:
    steps = _steps_in(message.text)
    calls = [strip(voice.markup(phrase)) for phrase in _calling(message.text)]
    text = fit(voice.markup(_without_steps(message.text)), LIMITS["web"].text)
    text = _AROUND_GAP.sub("\n\n", text) if steps else text
    bubble = message.card is not None and message.card.startswith(_BUBBLES)
    if message.card is None or bubble or message.text.name in _GONE:
        bare: View = {"words": runs(text), "calls": calls, "lang": voice.language}
        if message.text.name in _GONE:
            return _placed({**bare, "gone": True}, message)
        return _placed({**bare, "bubble": True} if bubble else bare, message)
    title, _, rest = text.partition("\n")
    words = runs(_without_addresses(rest, message).strip())
    card: ShownCard = {**_card(title, steps, voice), **_stand(message, steps)}
    return _placed({"words": words, "calls": calls, "lang": voice.language, "card": card}, message)


def _placed(view: View, message: Message) -> View:
    """The view, with which place it has on a page that has several; none for the conversation."""
    part = _PARTS.get(message.text.name)
    if mask := _masks(message.text):
        # rule: own-identity-masked-on-the-page
        view = {**view, "masks": mask}
    return {**view, "part": part} if part else view


def _masks(said: Arg) -> str:
    """The mask of a number that the reader has written and the desk has taken sealed, or not at all."""
    if not isinstance(said, Phrase):
        return ""
    if said.name in _OF_IDENTITY:
        number = said.args.get("number", MASK)
        return number if isinstance(number, str) else ""
    return next((found for each in said.args.values() if (found := _masks(each))), "")


def _stand(message: Message, rows: tuple[StepRow, ...]) -> StandOfCard:
    """How the visit of an officer's card stands, from the most to the least urgent."""
    said = message.text.args.get("status")
    status = _STATUS.get(said.name) if isinstance(said, Phrase) else None
    if status is None:
        return {}
    if any(row.look is StepLook.LATE for row in rows):
        return {"stand": "late"}
    if status.attended:
        return {"stand": "running"}
    return {"stand": "waiting" if status.open else "over"}


def _card(title: str, rows: tuple[StepRow, ...], voice: Voice) -> ShownCard:
    done = sum(_size(row) for row in rows if row.look in _DONE)
    taken = sum(_size(row) for row in rows if row.look is not StepLook.NOT_TAKEN)
    progress = Phrase("web-progress", {"done": done, "all": taken})
    return {
        "title": runs(title),
        "steps": [_step(row, voice) for row in rows],
        "progress": voice.plain(progress) if rows else "",
        "names": [voice.plain(Phrase("web-card")), voice.plain(Phrase("web-card-renewed"))],
    }


def _step(row: StepRow, voice: Voice) -> ShownStep:
    due = row.time.args.get("due") if row.time else None
    made: ShownStep = {
        "look": row.look.value,
        "no": row.first,
        "size": _size(row),
        "spoken": voice.plain(Phrase(f"web-step-{row.look}")),
        "what": runs(voice.markup(row.what)),
        "time": runs(voice.markup(row.time)) if row.time else [],
    }
    at = due.at if isinstance(due, Due) else due
    return {**made, "due": at.isoformat()} if isinstance(at, datetime) else made


def _size(row: StepRow) -> int:
    return row.last - row.first + 1


def _steps_in(phrase: Phrase) -> tuple[StepRow, ...]:
    return tuple(row for arg in phrase.args.values() if isinstance(arg, Steps) for row in arg.rows)


def _without_steps(phrase: Phrase) -> Phrase:
    """The phrase with a gap where its steps are: they are drawn apart."""
    args = {name: _WHERE_STEPS_ARE if isinstance(arg, Steps) else arg for name, arg in phrase.args.items()}
    return replace(phrase, args=args)


def _without_addresses(text: str, message: Message) -> str:
    """The text without the lines that are nothing but an address which is a button anyway."""
    urls = {link.url for link in message.links}
    return "\n".join(line for line in text.split("\n") if strip(line) not in urls)


def _calling(arg: Arg) -> list[Phrase]:
    """The phrases in it that call the reader."""
    match arg:
        case Phrase(calls=True):
            return [arg]
        case Phrase():
            return [found for each in arg.args.values() for found in _calling(each)]
        case Listing(lines):
            return [found for each in lines for found in _calling(each)]
        case _:
            return []


def _with_main(rows: list[list[Button]], message: Message) -> list[list[Button]]:
    """The buttons with the first that leads on marked."""
    links = [link.url for link in message.links if link.forward]
    main = next(iter([*links, *(choice.token for choice in message.choices if choice.forward)]), None)
    return [[_marked(button, main) for button in row] for row in rows]


def _marked(button: Button, main: str | None) -> Button:
    return {**button, "main": True} if main is not None and main in (button.get("url"), button.get("token")) else button
