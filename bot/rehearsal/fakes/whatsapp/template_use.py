"""What the Cloud API checks of a message that is a template, and how the person sees it."""

import re
from dataclasses import dataclass

from bot.rehearsal.fakes.whatsapp.checks import invalid, list_at, object_at, only, text_at, units
from bot.rehearsal.fakes.whatsapp.errors import GraphError, Json
from bot.rehearsal.fakes.whatsapp.screen import Button
from bot.rehearsal.fakes.whatsapp.templates import Template, Templates

_UNTIDY = re.compile(r"[\n\t]| {5,}")


@dataclass(frozen=True, slots=True)
class FilledTemplate:
    """A template with everything filled in."""

    template: Template
    text: str
    buttons: tuple[Button, ...]


def fill(value: Json, templates: Templates) -> FilledTemplate:
    """Fills in a ``template`` object; raises 132000, 132001, 132012, 132015 or 132016 when it cannot be sent."""
    only(value, {"name", "language", "components"}, "template")
    language = object_at(value, "language", "template")
    only(language, {"code", "policy"}, "template['language']")
    name = text_at(value, "name", "template", 512)
    template = templates.usable(name, text_at(language, "code", "template['language']", 10))
    components = list_at(value, "components", "template") if "components" in value else []
    for component in components:
        only(component, {"type", "sub_type", "index", "parameters"}, "template['components']")
    _values(template, "HEADER", components)
    values = _values(template, "BODY", components)
    text = template.filled(values)
    if units(text) > 1024:
        raise GraphError(132005, f"Translated text too long: {units(text)} characters")
    return FilledTemplate(template, text, _buttons(template, components))


def _values(template: Template, kind: str, components: list[Json]) -> list[str]:
    parts = [part for part in components if str(part.get("type", "")).upper() == kind]
    given = [parameter for part in parts for parameter in list_at(part, "parameters", "components")]
    wanted = len(template.variables(kind))
    if len(given) != wanted:
        details = f"number of localizable_params ({len(given)}) does not match the expected number of params"
        raise GraphError(132000, f"{kind.lower()}: {details} ({wanted})")
    return [_value(parameter) for parameter in given]


def _value(parameter: Json) -> str:
    if parameter.get("type") != "text":
        raise GraphError(132012, f"Parameter type '{parameter.get('type')}' does not match the template")
    text = text_at(parameter, "text", "parameters", 1024)
    if _UNTIDY.search(text):
        details = "Param text cannot have new-line/tab characters or more than 4 consecutive spaces"
        raise GraphError(132012, details)
    return text


def _buttons(template: Template, components: list[Json]) -> tuple[Button, ...]:
    given = {str(part.get("index")): part for part in components if str(part.get("type", "")).lower() == "button"}
    if extra := set(given) - {str(place) for place in range(len(template.buttons))}:
        raise invalid(f"Button at index {sorted(extra)[0]} does not exist in the template")
    return tuple(_button(button, given.get(str(place))) for place, button in enumerate(template.buttons))


def _button(button: Json, given: Json | None) -> Button:
    title, kind = button["text"], button["type"]
    if kind != "QUICK_REPLY":
        return Button("", title, "", "url", url=button.get("url"))
    payload = title
    if given is not None:
        if given.get("sub_type") != "quick_reply":
            raise GraphError(132012, "Button sub_type does not match the template")
        parameters = list_at(given, "parameters", "components")
        payload = text_at(parameters[0] if parameters else {}, "payload", "parameters", 128)
    return Button(payload, title, "", "reply")
