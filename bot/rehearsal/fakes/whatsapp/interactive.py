"""What the Cloud API checks of interactive messages: reply buttons, lists, a link, a form (flow).

Source: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages#interactive-object.
"""

from bot.rehearsal.fakes.whatsapp.checks import (
    count,
    invalid,
    list_at,
    object_at,
    only,
    optional_text,
    text_at,
    unique,
    web_address,
    wrong_type,
)
from bot.rehearsal.fakes.whatsapp.errors import Json
from bot.rehearsal.fakes.whatsapp.flows import Flows
from bot.rehearsal.fakes.whatsapp.media import MediaStore, check_media

_ACTION = "interactive['action']"
_FLOW_KEYS = {
    "flow_message_version",
    "flow_id",
    "flow_name",
    "flow_token",
    "flow_cta",
    "flow_action",
    "flow_action_payload",
    "mode",
}


def check_interactive(value: Json, flows: Flows, media: MediaStore) -> None:
    """Raises Meta's refusal of an ``interactive`` object, if it has one."""
    only(value, {"type", "header", "body", "footer", "action"}, "interactive")
    kind = text_at(value, "type", "interactive", 64)
    text_at(object_at(value, "body", "interactive"), "text", "interactive['body']", 1024)
    _check_frame(value, kind, media)
    action = object_at(value, "action", "interactive")
    match kind:
        case "button":
            _check_buttons(action)
        case "list":
            _check_list(action)
        case "cta_url":
            _check_link(action)
        case "flow":
            _check_flow(action, flows)
        case _:
            raise invalid(f"interactive['type'] '{kind}' is not supported")


def _check_frame(value: Json, kind: str, media: MediaStore) -> None:
    if "footer" in value:
        text_at(object_at(value, "footer", "interactive"), "text", "interactive['footer']", 60)
    if "header" not in value:
        return
    header = object_at(value, "header", "interactive")
    shown = header.get("type")
    if shown == "text":
        text_at(header, "text", "interactive['header']", 60)
    elif kind == "list" or shown not in ("image", "document", "video"):
        raise invalid(f"interactive['header']['type'] '{shown}' is not supported for {kind}")
    else:
        check_media(object_at(header, shown, "interactive['header']"), media, f"interactive['header']['{shown}']")


def _check_buttons(action: Json) -> None:
    only(action, {"buttons"}, _ACTION)
    buttons = list_at(action, "buttons", _ACTION)
    count(buttons, 3, "buttons")
    replies = []
    for button in buttons:
        only(button, {"type", "reply"}, f"{_ACTION}['buttons']")
        if button.get("type") != "reply":
            raise invalid("Button type must be reply")
        reply = object_at(button, "reply", f"{_ACTION}['buttons']")
        only(reply, {"id", "title"}, "reply")
        replies.append((text_at(reply, "id", "reply", 256, "Button id"), _title(reply, 20, "Button title")))
    unique([id for id, _ in replies], "button id")
    unique([title for _, title in replies], "button title")


def _check_list(action: Json) -> None:
    only(action, {"button", "sections"}, _ACTION)
    text_at(action, "button", _ACTION, 20, "Button label")
    sections = list_at(action, "sections", _ACTION)
    count(sections, 10, "sections")
    rows: list[Json] = []
    for section in sections:
        only(section, {"title", "rows"}, f"{_ACTION}['sections']")
        if len(sections) > 1 or "title" in section:
            text_at(section, "title", f"{_ACTION}['sections']", 24, "Section title")
        rows += list_at(section, "rows", f"{_ACTION}['sections']")
    count(rows, 10, "rows")
    for row in rows:
        only(row, {"id", "title", "description"}, "rows")
        text_at(row, "id", "rows", 200, "Row id")
        _title(row, 24, "Row title")
        optional_text(row, "description", "rows", 72)
    unique([row["id"] for row in rows], "row id")


def _check_link(action: Json) -> None:
    only(action, {"name", "parameters"}, _ACTION)
    if action.get("name") != "cta_url":
        raise invalid(f"{_ACTION}['name'] must be cta_url")
    parameters = object_at(action, "parameters", _ACTION)
    only(parameters, {"display_text", "url"}, f"{_ACTION}['parameters']")
    _title(parameters, 20, "Button label", "display_text")
    text_at(parameters, "url", f"{_ACTION}['parameters']", 2000)
    web_address(parameters["url"], f"{_ACTION}['parameters']['url']")


def _check_flow(action: Json, flows: Flows) -> None:
    only(action, {"name", "parameters"}, _ACTION)
    where = f"{_ACTION}['parameters']"
    if action.get("name") != "flow":
        raise invalid(f"{_ACTION}['name'] must be flow")
    parameters = object_at(action, "parameters", _ACTION)
    only(parameters, _FLOW_KEYS, where)
    if parameters.get("flow_message_version") != "3":
        raise invalid("flow_message_version must be 3")
    flow = flows.named(parameters)
    if flow.status != "PUBLISHED" and parameters.get("mode") != "draft":
        raise invalid(f"Flow {flow.id} is not published (status {flow.status})")
    text_at(parameters, "flow_token", where, 200)
    _title(parameters, 30, "flow_cta", "flow_cta")
    _check_start(parameters, flow.screens, where)


def _check_start(parameters: Json, screens: list[str], where: str) -> None:
    if parameters.get("flow_action", "navigate") != "navigate":
        raise invalid("flow_action must be navigate: the flow has no endpoint")
    payload = object_at(parameters, "flow_action_payload", where)
    screen = text_at(payload, "screen", f"{where}['flow_action_payload']", 200)
    if screen not in screens:
        raise invalid(f"Flow screen {screen} does not exist")
    data = payload.get("data", {"": ""})
    if not isinstance(data, dict) or not data:
        raise wrong_type("flow_action_payload['data']", "a non-empty JSON object")


def _title(parent: Json, most: int, name: str, key: str = "title") -> str:
    """A label on something that is pressed: short, on one line."""
    title = text_at(parent, key, name, most, name)
    if "\n" in title:
        raise invalid(f"{name} cannot have new lines")
    return title
