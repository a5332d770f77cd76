"""What WhatsApp can show: one message may take several; everything within its limits before it is sent.

Cloud API: text 4096 characters, interactive body 1024, at most 3 reply buttons of 20 characters, a list of at
most 10 rows (title 24, description 72), one address a message. Lengths are counted as UTF-16 units, which is
never less than any other way of counting.
"""

import re
from dataclasses import replace
from html import escape
from typing import Any

from bot.flows.scene.messages import Attached, Choice, Form, Link, Message, Phrase
from bot.render import chart, invitation, letter, paper
from bot.render.fitting import cut, fit, unescape
from bot.render.shown import Shown, Template, with_file
from bot.render.voice import Voice

Call = dict[str, Any]

_OFFICE = "application/vnd.openxmlformats-officedocument"
_CARRIED = (
    *("application/pdf", "image/jpeg", "image/png", "text/plain"),
    f"{_OFFICE}.wordprocessingml.document",
    f"{_OFFICE}.spreadsheetml.sheet",
    f"{_OFFICE}.presentationml.presentation",
)
"""What the Cloud API takes as a picture or a document."""
_TEXT, _BODY, _CAPTION, _BUTTON, _TITLE, _DESCRIPTION = 4096, 1024, 1024, 20, 24, 72
_MOST_BUTTONS, _MOST_ROWS = 3, 10
_LONGEST_PARAM = 60
_MARK = {"b": "*", "i": "_", "code": "```"}
_TAG = re.compile(r"(</?(?:b|i|code)>)")
_ADDRESS = re.compile(r"(https?://\S+)")
_SIGN = re.compile(r"^[^\w\s]+\s+")
_LOOKALIKE = str.maketrans({"*": "∗", "~": "∼", "`": "ˋ"})
_EDGE_UNDERSCORE = re.compile(r"(?<![^\W_])_+|_+(?![^\W_])")


def shape(message: Message, voice: Voice, office: str, form_id: str | None) -> tuple[Shown, ...]:
    """A message as WhatsApp shows it: all the messages that it takes, in order."""
    if message.invitation is not None:
        message = replace(message, file=Attached("", invitation.NAME, "text/plain"))
    if message.chart is not None:
        message = replace(message, file=Attached("", chart.NAME, chart.MEDIA_TYPE))
    if message.draft is not None:
        message = replace(message, file=Attached("", letter.name_of(message), letter.MEDIA_TYPE))
    if message.paper is not None:
        message = replace(message, file=Attached("", paper.named(message.paper, voice), paper.MEDIA_TYPE))
    html = _html(message, voice)
    calls = _calls(message, voice, html, form_id)
    shown: list[Shown] = [
        {"text": html, "rows": [], "anew": False, "call": call, "follows": place > 0}
        for place, call in enumerate(calls)
    ]
    if message.passing:
        shown = [{**each, "passing": True} for each in shown]
    if message.file is not None and message.file.media_type in _CARRIED:
        shown[0] = with_file(shown[0], message)
    # the Cloud API takes no text/calendar; phones go by the file's name
    shown[0] = invitation.added(shown[0], message, voice, office, media_type="text/plain")
    shown[0] = letter.added(chart.added(shown[0], message, voice), message, voice)
    shown[0] = paper.added(shown[0], message, voice)
    if message.purpose is not None:
        shown[0]["template"] = _template(message, voice, office)
    return tuple(shown)


def _calls(message: Message, voice: Voice, html: str, form_id: str | None) -> list[Call]:
    calls: list[Call] = []
    text = _within(html, _TEXT)
    body = text if units(text) <= _BODY and message.file is None else None
    if message.file is not None and message.file.media_type in _CARRIED:
        calls.append(_file(message.file, _within(html, _CAPTION)))
    elif message.file is not None:
        calls.append(_text(_within(f"{html}\n{voice.markup(_not_carried(message.file))}", _TEXT)))
    elif body is None:
        calls.append(_text(text))
    for link in message.links:
        calls.append(_link(body or voice.plain(link.label), link, voice))
        body = None
    if message.form is not None and form_id is not None:
        calls.append(_form(body or voice.plain(Phrase("wa-choose")), message.form, form_id, voice))
        body = None
    if message.choices:
        calls += _choices(body or voice.plain(Phrase("wa-choose")), message.choices, voice)
    return calls or [_text(text)]


def units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def markup(text: str) -> str:
    """Our small HTML in WhatsApp's own marks. What would be a mark but is not meant as one becomes a look-alike:
    WhatsApp knows no escape."""
    shown, literal = [], False
    for piece in _TAG.split(text):
        tag = piece.strip("</>") if _TAG.fullmatch(piece) else None
        if tag == "code":
            literal = not literal
        plain = _literal if literal else _plain
        shown.append(_MARK[tag] if tag else plain(unescape(piece)))
    return "".join(shown)


def _literal(text: str) -> str:
    """Text that is to be copied as it stands: between its marks only a backtick would end it."""
    return text.replace("`", "ˋ")


def _plain(text: str) -> str:
    """Text without marks of its own; web addresses stay as they are."""
    pieces = _ADDRESS.split(text)
    return "".join(piece if place % 2 else _unmarked(piece) for place, piece in enumerate(pieces))


def _unmarked(text: str) -> str:
    return _EDGE_UNDERSCORE.sub(lambda found: "＿" * len(found[0]), text.translate(_LOOKALIKE))


def _html(message: Message, voice: Voice) -> str:
    """The text in our small HTML, with every value worth copying that it does not show already."""
    html = voice.markup(message.text)
    lines = [
        f"{voice.markup(copy.label)}: <code>{escape(copy.value, quote=False)}</code>"
        for copy in message.copies
        if escape(copy.value, quote=False) not in html
    ]
    return "\n".join([html, *lines])


def _within(html: str, longest: int) -> str:
    """The text in WhatsApp's marks, within a limit of UTF-16 units."""
    room = longest
    while units(text := markup(fit(html, room)).strip() or "…") > longest:
        room -= max(1, units(text) - longest)
    return text


def _text(body: str) -> Call:
    return {"type": "text", "text": {"body": body, "preview_url": False}}


def _not_carried(file: Attached) -> Phrase:
    return Phrase("wa-file-not-carried", {"name": file.name})


def _file(file: Attached, caption: str) -> Call:
    """A picture or a document; the channel puts in what WhatsApp calls it once it has been uploaded there."""
    if file.media_type in ("image/jpeg", "image/png"):
        return {"type": "image", "image": {"caption": caption}}
    return {"type": "document", "document": {"caption": caption, "filename": file.name}}


def _interactive(kind: str, body: str, action: Call) -> Call:
    return {"type": "interactive", "interactive": {"type": kind, "body": {"text": body}, "action": action}}


def _link(body: str, link: Link, voice: Voice) -> Call:
    label = cut(voice.plain(link.label), _BUTTON, units)
    return _interactive("cta_url", body, {"name": "cta_url", "parameters": {"display_text": label, "url": link.url}})


def _form(body: str, form: Form, form_id: str, voice: Voice) -> Call:
    parameters: Call = {
        "flow_message_version": "3",
        "flow_id": form_id,
        "flow_token": form.token,
        "flow_cta": cut(voice.plain(form.label), _BUTTON, units),
        "flow_action": "navigate",
        "flow_action_payload": {"screen": "PERSON"},
    }
    return _interactive("flow", body, {"name": "flow", "parameters": parameters})


def _choices(body: str, choices: tuple[Choice, ...], voice: Voice) -> list[Call]:
    """Up to three short choices as buttons (without their signs, if only those are too much), otherwise as lists of
    at most ten."""
    labels = [voice.plain(choice.label) for choice in choices]
    too_long = any(units(label) > _BUTTON for label in labels)
    short = [_SIGN.sub("", label) for label in labels] if too_long else labels
    fits = all(0 < units(label) <= _BUTTON for label in short)
    # rule: whatsapp-three-buttons
    if len(choices) <= _MOST_BUTTONS and fits and len({label.casefold() for label in short}) == len(short):
        return [_buttons(body, short, choices)]
    rows = [_row(choice, title, label) for choice, (title, label) in zip(choices, _titles(labels), strict=True)]
    pages = [rows[first : first + _MOST_ROWS] for first in range(0, len(rows), _MOST_ROWS)]
    return [_page(body, page, number, len(pages), voice) for number, page in enumerate(pages, 1)]


def _buttons(body: str, labels: list[str], choices: tuple[Choice, ...]) -> Call:
    buttons = [
        {"type": "reply", "reply": {"id": choice.token, "title": label}}
        for choice, label in zip(choices, labels, strict=True)
    ]
    return _interactive("button", body, {"buttons": buttons})


def _page(body: str, rows: list[Call], number: int, pages: int, voice: Voice) -> Call:
    menu = voice.plain(Phrase("wa-menu"))
    if number > 1:
        body = voice.plain(Phrase("wa-page", {"page": number, "pages": pages}))
    button = menu if pages == 1 else f"{menu} ({number}/{pages})"
    return _interactive("list", body, {"button": button, "sections": [{"rows": rows}]})


def _titles(labels: list[str]) -> list[tuple[str, str]]:
    """For every label a title that fits and that no other has, and the label as far as the title is not it."""
    cuts = [cut(label, _TITLE, units) for label in labels]
    if len({title.casefold() for title in cuts}) < len(cuts) or not all(cuts):
        cuts = [cut(f"{place}. {label}", _TITLE, units) for place, label in enumerate(labels, 1)]
    return [(title, "" if title == label else label) for title, label in zip(cuts, labels, strict=True)]


def _row(choice: Choice, title: str, label: str) -> Call:
    row: Call = {"id": choice.token, "title": title}
    return row | {"description": cut(label, _DESCRIPTION, units)} if label else row


def _template(message: Message, voice: Voice, office: str) -> Template:
    purpose = message.purpose.value if message.purpose else ""
    params = [_param(message.subject), _param(office)]
    return {"purpose": purpose, "language": voice.language, "params": params}


def _param(text: str) -> str:
    """A template's parameter: one line without runs of blanks (error 132012 otherwise), never empty."""
    return cut(" ".join(text.split()), _LONGEST_PARAM) or "-"
