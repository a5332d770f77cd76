"""The registration form as a static WhatsApp Flow: two screens, no endpoint, the desk's own questions and limits.

Flow JSON (developers.facebook.com, WhatsApp Flows, components): labels of inputs 20 characters, option titles 30,
descriptions 300, footers 35. What is filled in comes back as a message and passes the same validation as in chat.
"""

import json
from collections.abc import Iterable
from importlib import resources
from typing import Any

from bot.flows.office.categories import CATEGORIES
from bot.flows.visitor.form import BY_KEY, OUTSIDE, ROLES
from bot.places import default_regions
from bot.render.fitting import cut
from bot.texts import LANGUAGES, load_texts

FORM_LANGUAGES = LANGUAGES
_VERSION = "7.1"
_LABEL, _OPTION, _DESCRIPTION, _FOOTER, _TITLE = 20, 30, 300, 35, 30
_PERSON = ("name", "institution", "region", "role")
_MATTER = ("category", "purpose")

Json = dict[str, Any]


def shipped_flow(language: str) -> bytes:
    """The form as it ships, in the desk's language ``id`` or ``en``."""
    return resources.files("bot.forms").joinpath(f"registration.{language}.json").read_bytes()


def flow_json(language: str) -> str:
    """The form built from the desk's questions; raises ValueError for a label that does not fit."""
    words = _Words(language)
    flow = {"version": _VERSION, "screens": [_person(words), _matter(words)]}
    return json.dumps(flow, ensure_ascii=False, indent=1) + "\n"


class _Words:
    """The desk's texts in one language, held to the limits of the form's parts."""

    def __init__(self, language: str) -> None:
        self._texts = load_texts()
        self._language = language

    def say(self, name: str, longest: int) -> str:
        """A text that has to fit as it stands."""
        said = self._texts.say(self._language, name)
        if len(said) > longest:
            raise ValueError(f"{self._language}: {name} has {len(said)} characters, {longest} fit")
        return said

    def option(self, key: str, name: str) -> Json:
        """An answer to choose; one with a long name shows all of it below a shortened title."""
        return _option(key, self._texts.say(self._language, name))


def _option(key: str, said: str) -> Json:
    option: Json = {"id": key, "title": cut(said, _OPTION)}
    return option if option["title"] == said else option | {"description": said[:_DESCRIPTION]}


def _person(words: _Words) -> Json:
    regions = [_option(region.key, region.name) for region in default_regions().all]
    regions.append(words.option(OUTSIDE, "region-outside"))
    roles = (words.option(key, f"role-{key.replace('_', '-')}") for key in ROLES)
    fields = [
        _input(words, "name", "TextInput"),
        _input(words, "institution", "TextInput"),
        _list(words, "region", "Dropdown", regions),
        _list(words, "role", "Dropdown", roles),
    ]
    given = {key: f"${{form.{key}}}" for key in _PERSON}
    onward = {"name": "navigate", "next": {"type": "screen", "name": "MATTER"}, "payload": given}
    return _screen("PERSON", words.say("flow-title-person", _TITLE), fields, words.say("flow-next", _FOOTER), onward)


def _matter(words: _Words) -> Json:
    categories = (words.option(category.key, f"category-{category.key}") for category in CATEGORIES)
    fields = [
        _list(words, "category", "RadioButtonsGroup", categories),
        _input(words, "purpose", "TextArea"),
        {"type": "TextCaption", "text": words.say("flow-note", 400)},
    ]
    given = {key: f"${{data.{key}}}" for key in _PERSON} | {key: f"${{form.{key}}}" for key in _MATTER}
    done = {"name": "complete", "payload": given}
    title = words.say("flow-title-matter", _TITLE)
    screen = _screen("MATTER", title, fields, words.say("flow-send", _FOOTER), done)
    data = {key: {"type": "string", "__example__": "-"} for key in _PERSON}
    return {**screen, "terminal": True, "success": True, "data": data}


def _input(words: _Words, key: str, kind: str) -> Json:
    question = BY_KEY[key]
    field: Json = {"type": kind, "name": key, "label": words.say(f"flow-label-{key}", _LABEL), "required": True}
    if kind == "TextInput":
        return field | {"min-chars": question.shortest, "max-chars": question.longest}
    return field | {"max-length": question.longest}


def _list(words: _Words, key: str, kind: str, options: Iterable[Json]) -> Json:
    label = words.say(f"flow-label-{key}", _LABEL)
    return {"type": kind, "name": key, "label": label, "required": True, "data-source": list(options)}


def _screen(name: str, title: str, fields: list[Json], footer: str, action: Json) -> Json:
    ended = [*fields, {"type": "Footer", "label": footer, "on-click-action": action}]
    form = {"type": "Form", "name": name.lower(), "children": ended}
    return {"id": name, "title": title, "layout": {"type": "SingleColumnLayout", "children": [form]}}
