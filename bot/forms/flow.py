"""The registration form as a static WhatsApp Flow: two screens, no endpoint, the desk's own questions and limits.

It asks what can be asked at once; what depends on an answer, and files, are asked in the chat after it. Flow JSON
(developers.facebook.com, WhatsApp Flows, components): labels of inputs 20 characters, option titles 30, descriptions
300, footers 35. What is filled in comes back as a message and passes the same validation as in chat.
"""

import json
from collections.abc import Iterable
from importlib import resources
from typing import Any

from bot.flows.office.questions import CATEGORY, NO, YES, FormPlan, Kind, Option, Question
from bot.flows.office.regions import OUTSIDE
from bot.forms import wording
from bot.forms.shelf import shipped_forms
from bot.places import default_regions
from bot.render.fitting import cut
from bot.texts import LANGUAGES, load_texts

FORM_LANGUAGES = LANGUAGES
_VERSION = "7.1"
_LABEL, _OPTION, _DESCRIPTION, _FOOTER, _TITLE = 20, 30, 300, 35, 30
_LABELLED = ("name", "institution", "region", "role", "category", "purpose")
"""Questions with a label of their own for this form; all others are called here what they are called elsewhere."""

Json = dict[str, Any]


def shipped_flow(language: str) -> bytes:
    """The form as it ships, in the desk's language ``id`` or ``en``."""
    return resources.files("bot.forms").joinpath(f"registration.{language}.json").read_bytes()


def flow_json(language: str, plan: FormPlan | None = None) -> str:
    """The form built from a desk's questions, those that ship where none are given; raises ValueError for a label that
    does not fit."""
    asked = (plan or shipped_forms().plan).at_once
    at = next(place for place, question in enumerate(asked) if question.key == CATEGORY)
    words = _Words(language)
    screens = [_person(words, asked[:at]), _matter(words, asked[:at], asked[at:])]
    return json.dumps({"version": _VERSION, "screens": screens}, ensure_ascii=False, indent=1) + "\n"


class _Words:
    """The desk's texts in one language, held to the limits of the form's parts."""

    def __init__(self, language: str) -> None:
        self._texts = load_texts()
        self._language = language

    def say(self, name: str, longest: int) -> str:
        """A text that has to fit as it stands."""
        return self._fitting(name, self._texts.say(self._language, name), longest)

    def label(self, question: Question) -> str:
        """What a question is called."""
        if question.name:
            return self._fitting(question.key, question.name[self._language], _LABEL)
        key = question.key.replace("_", "-")
        return self.say(f"flow-label-{key}" if question.key in _LABELLED else f"field-{key}", _LABEL)

    def option(self, option: Option) -> Json:
        """An answer to choose; one with a long name shows all of it below a shortened title."""
        return _option(option.key, wording.said(option, self._language))

    def _fitting(self, name: str, said: str, longest: int) -> str:
        if len(said) > longest:
            raise ValueError(f"{self._language}: {name} has {len(said)} characters, {longest} fit")
        return said


def _option(key: str, said: str) -> Json:
    option: Json = {"id": key, "title": cut(said, _OPTION)}
    return option if option["title"] == said else option | {"description": said[:_DESCRIPTION]}


def _person(words: _Words, questions: tuple[Question, ...]) -> Json:
    given = {question.key: f"${{form.{question.key}}}" for question in questions}
    onward = {"name": "navigate", "next": {"type": "screen", "name": "MATTER"}, "payload": given}
    fields = [_field(words, question) for question in questions]
    return _screen("PERSON", words.say("flow-title-person", _TITLE), fields, words.say("flow-next", _FOOTER), onward)


def _matter(words: _Words, before: tuple[Question, ...], questions: tuple[Question, ...]) -> Json:
    note: Json = {"type": "TextCaption", "text": words.say("flow-note", 400)}
    fields = [*(_field(words, question) for question in questions), note]
    given = {question.key: f"${{data.{question.key}}}" for question in before}
    given |= {question.key: f"${{form.{question.key}}}" for question in questions}
    done = {"name": "complete", "payload": given}
    title = words.say("flow-title-matter", _TITLE)
    screen = _screen("MATTER", title, fields, words.say("flow-send", _FOOTER), done)
    data = {question.key: {"type": "string", "__example__": "-"} for question in before}
    return {**screen, "terminal": True, "success": True, "data": data}


def _field(words: _Words, question: Question) -> Json:
    match question.kind:
        case Kind.CHOICE:
            return _list(words, question, "Dropdown", map(words.option, question.options))
        case Kind.CATEGORY:
            return _list(words, question, "RadioButtonsGroup", map(words.option, question.options))
        case Kind.REGION:
            regions = [_option(region.key, region.name) for region in default_regions().all]
            regions.append(words.option(Option(OUTSIDE, "region-outside")))
            return _list(words, question, "Dropdown", regions)
        case Kind.YES_NO:
            answers = (Option(YES, "answer-yes"), Option(NO, "answer-no"))
            return _list(words, question, "RadioButtonsGroup", map(words.option, answers))
        case Kind.LONG:
            return _input(words, question, "TextArea") | {"max-length": question.longest}
        case Kind.EMAIL | Kind.PHONE:
            shape = "email" if question.kind is Kind.EMAIL else "phone"
            return _input(words, question, "TextInput") | {"input-type": shape}
        case _:
            lengths = {"min-chars": question.shortest, "max-chars": question.longest}
            return _input(words, question, "TextInput") | lengths


def _input(words: _Words, question: Question, kind: str) -> Json:
    return {"type": kind, "name": question.key, "label": words.label(question), "required": question.required}


def _list(words: _Words, question: Question, kind: str, options: Iterable[Json]) -> Json:
    return _input(words, question, kind) | {"data-source": list(options)}


def _screen(name: str, title: str, fields: list[Json], footer: str, action: Json) -> Json:
    ended = [*fields, {"type": "Footer", "label": footer, "on-click-action": action}]
    form = {"type": "Form", "name": name.lower(), "children": ended}
    return {"id": name, "title": title, "layout": {"type": "SingleColumnLayout", "children": [form]}}
