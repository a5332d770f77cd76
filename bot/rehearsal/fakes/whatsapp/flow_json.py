"""What Meta's flow builder checks of a form's JSON before it can be published.

Source: https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson and .../components (limits).
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from bot.rehearsal.fakes.whatsapp.checks import units
from bot.rehearsal.fakes.whatsapp.errors import Json

_SCREEN_ID = re.compile(r"[A-Za-z_]+")
_LONGEST: dict[str, dict[str, int]] = {
    "TextHeading": {"text": 80},
    "TextSubheading": {"text": 80},
    "TextBody": {"text": 4096},
    "TextCaption": {"text": 409},
    "TextInput": {"label": 20, "helper-text": 80, "error-message": 30},
    "TextArea": {"label": 20, "helper-text": 80, "error-message": 30},
    "DatePicker": {"label": 40, "helper-text": 80, "error-message": 80},
    "Dropdown": {"label": 20, "error-message": 30},
    "RadioButtonsGroup": {"label": 30, "error-message": 30},
    "CheckboxGroup": {"label": 30, "error-message": 30},
    "OptIn": {"label": 120},
    "Footer": {"label": 35, "left-caption": 15, "center-caption": 15, "right-caption": 15},
}
_MOST_OPTIONS = {"Dropdown": 200, "RadioButtonsGroup": 20, "CheckboxGroup": 20}
_INPUTS = {"TextInput", "TextArea", "DatePicker", "Dropdown", "RadioButtonsGroup", "CheckboxGroup", "OptIn"}
_OPTION_LONGEST = {"title": 30, "description": 300}


def faults_of(text: str) -> list[str]:
    """Everything that keeps a form from being published; empty when it is sound."""
    try:
        form = json.loads(text)
    except ValueError:
        return ["The Flow JSON is not valid JSON."]
    if not isinstance(form, dict):
        return ["The Flow JSON must be an object."]
    return list(_faults(form))


def screens_of(text: str) -> list[str]:
    """The ids of a form's screens."""
    try:
        return [screen["id"] for screen in json.loads(text)["screens"]]
    except (ValueError, LookupError, TypeError):
        return []


def components(node: Any) -> Iterator[Json]:
    """Every component below a node, wrappers included."""
    if isinstance(node, dict):
        if isinstance(node.get("type"), str):
            yield node
        for value in node.get("children", []):
            yield from components(value)


def _faults(form: Json) -> Iterator[str]:
    if not re.fullmatch(r"\d+\.\d+", str(form.get("version", ""))):
        yield "Required property 'version' is missing or no version."
    screens = form.get("screens")
    if not isinstance(screens, list) or not screens:
        yield "Required property 'screens' is missing or empty."
        return
    ids = [str(screen.get("id", "")) for screen in screens]
    for place in ids:
        if not _SCREEN_ID.fullmatch(place) or place == "SUCCESS" or ids.count(place) > 1:
            yield f"Screen id '{place}' is reserved, double, or not only letters and underscores."
    if not any(screen.get("terminal") for screen in screens):
        yield "At least one screen must be terminal."
    for screen in screens:
        yield from _faults_of_screen(screen, ids)


def _faults_of_screen(screen: Json, ids: list[str]) -> Iterator[str]:
    layout = screen.get("layout")
    if not isinstance(layout, dict) or layout.get("type") != "SingleColumnLayout" or not layout.get("children"):
        yield f"Screen '{screen.get('id')}' needs a SingleColumnLayout with children."
        return
    parts = list(components(layout))
    footers = [part for part in parts if part["type"] == "Footer"]
    if len(footers) > 1 or (screen.get("terminal") and not footers):
        yield f"Screen '{screen.get('id')}' needs exactly one Footer when it is terminal, and at most one otherwise."
    names = [part.get("name") for part in parts if part["type"] in _INPUTS]
    for name in names:
        if not name or names.count(name) > 1:
            yield f"Screen '{screen.get('id')}': the input's name '{name}' is missing or double."
    for part in parts:
        yield from _faults_of_part(part, ids)


def _faults_of_part(part: Json, ids: list[str]) -> Iterator[str]:
    kind = part["type"]
    for key, most in _LONGEST.get(kind, {}).items():
        value = part.get(key)
        if isinstance(value, str) and not value.startswith("${") and units(value) > most:
            yield f"{kind}: '{key}' is longer than {most} characters."
    if kind in _MOST_OPTIONS:
        yield from _faults_of_options(kind, part.get("data-source"))
    action = part.get("on-click-action")
    if kind == "Footer" and not isinstance(action, dict):
        yield "Footer: required property 'on-click-action' is missing."
    elif isinstance(action, dict) and action.get("name") == "navigate":
        target = (action.get("next") or {}).get("name")
        if target not in ids:
            yield f"{kind}: navigates to '{target}', which is no screen."


def _faults_of_options(kind: str, options: Any) -> Iterator[str]:
    if isinstance(options, str) and options.startswith("${"):
        return
    if not isinstance(options, list) or not 1 <= len(options) <= _MOST_OPTIONS[kind]:
        yield f"{kind}: 'data-source' needs 1 to {_MOST_OPTIONS[kind]} options."
        return
    ids = [option.get("id") for option in options]
    if len(set(ids)) < len(ids):
        yield f"{kind}: option ids are double."
    for option in options:
        if not str(option.get("title", "")).strip():
            yield f"{kind}: an option's 'title' is missing."
        for key, most in _OPTION_LONGEST.items():
            if units(str(option.get(key, ""))) > most:
                yield f"{kind}: an option's '{key}' is longer than {most} characters."
