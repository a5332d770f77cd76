"""How an accepted message looks on the phone."""

from datetime import datetime

from bot.rehearsal.fakes.whatsapp.errors import Json
from bot.rehearsal.fakes.whatsapp.media import MediaStore
from bot.rehearsal.fakes.whatsapp.screen import Button, SeenMessage
from bot.rehearsal.fakes.whatsapp.template_use import FilledTemplate


def look(wamid: str, body: Json, at: datetime, media: MediaStore, template: FilledTemplate | None) -> SeenMessage:
    """The message as the person sees it; ``body`` was checked before."""
    kind = body.get("type", "text")
    reply_to = (body.get("context") or {}).get("message_id")
    if template is not None:
        return SeenMessage(wamid, "template", template.text, at, template.buttons, reply_to=reply_to)
    if kind == "interactive":
        return _interactive(wamid, body["interactive"], at, reply_to)
    if kind == "text":
        return SeenMessage(wamid, kind, body["text"]["body"], at, reply_to=reply_to)
    content = body[kind]
    file = media.get(str(content.get("id", "")))
    return SeenMessage(wamid, kind, content.get("caption", ""), at, file=file, reply_to=reply_to)


def _interactive(wamid: str, value: Json, at: datetime, reply_to: str | None) -> SeenMessage:
    action = value["action"]
    return SeenMessage(
        wamid,
        value["type"],
        value["body"]["text"],
        at,
        _buttons(value["type"], action),
        header=value.get("header", {}).get("text", ""),
        footer=value.get("footer", {}).get("text", ""),
        menu=action.get("button", ""),
        flow=action["parameters"] if value["type"] == "flow" else None,
        reply_to=reply_to,
    )


def _buttons(kind: str, action: Json) -> tuple[Button, ...]:
    parameters = action.get("parameters", {})
    match kind:
        case "button":
            replies = (button["reply"] for button in action["buttons"])
            return tuple(Button(reply["id"], reply["title"], "", "reply") for reply in replies)
        case "list":
            rows = (row for section in action["sections"] for row in section["rows"])
            return tuple(Button(row["id"], row["title"], row.get("description", ""), "row") for row in rows)
        case "cta_url":
            return (Button("", parameters["display_text"], "", "url", url=parameters["url"]),)
        case _:
            return (Button(parameters["flow_token"], parameters["flow_cta"], "", "flow"),)
