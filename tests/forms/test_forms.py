"""The registration form and the templates as they ship: in step with the desk, within Meta's limits, taken by Meta."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from bot.flows.office.categories import CATEGORIES
from bot.flows.office.regions import OUTSIDE
from bot.flows.scene.messages import Purpose
from bot.forms import FORM_LANGUAGES, flow_json, shipped_flow, template_requests
from bot.places import default_regions
from bot.rehearsal.fakes.whatsapp import FakeWhatsApp
from bot.rehearsal.fakes.whatsapp.checks import units
from tests.clock import HeldClock
from tests.flows.table import BY_KEY, ROLES

Json = dict[str, Any]
LIMITS = {"TextInput": 20, "TextArea": 20, "Dropdown": 20, "RadioButtonsGroup": 30, "Footer": 35}
"""Flow JSON: letters in a component's label."""


def flow(language: str) -> Json:
    """The shipped form."""
    read: Json = json.loads(shipped_flow(language))
    return read


def components(raw: Any) -> Iterator[Json]:
    """Every component of a form, at any depth."""
    for below in raw.values() if isinstance(raw, dict) else raw if isinstance(raw, list) else ():
        yield from components(below)
    if isinstance(raw, dict) and isinstance(raw.get("type"), str):
        yield raw


def named(language: str) -> dict[str, Json]:
    """The fields by name."""
    return {part["name"]: part for part in components(flow(language)) if part.get("name") in BY_KEY}


@pytest.mark.parametrize("language", FORM_LANGUAGES)
def test_what_ships_is_what_the_desk_would_write_now(language: str) -> None:
    assert shipped_flow(language).decode() == flow_json(language), "run: python -m bot.forms"


@pytest.mark.parametrize("language", FORM_LANGUAGES)
def test_the_form_asks_what_the_chat_asks(language: str) -> None:
    fields = named(language)
    assert set(fields) == set(BY_KEY)
    assert all(field["required"] for field in fields.values())
    for key in ("name", "institution"):
        assert (fields[key]["min-chars"], fields[key]["max-chars"]) == (BY_KEY[key].shortest, BY_KEY[key].longest)
    assert fields["purpose"]["max-length"] == BY_KEY["purpose"].longest
    offered = {key: [option["id"] for option in fields[key]["data-source"]] for key in ("region", "role", "category")}
    assert offered["region"] == [*(region.key for region in default_regions().all), OUTSIDE]
    assert offered["role"] == list(ROLES)
    assert offered["category"] == [category.key for category in CATEGORIES]


@pytest.mark.parametrize("language", FORM_LANGUAGES)
def test_every_label_and_option_fits_and_is_like_no_other(language: str) -> None:
    parts = list(components(flow(language)))
    labelled = [part for part in parts if part["type"] in LIMITS]
    assert len(labelled) == len(BY_KEY) + 2
    for part in labelled:
        assert 1 <= units(part["label"]) <= LIMITS[part["type"]], part["label"]
    for part in (part for part in parts if "data-source" in part):
        options = part["data-source"]
        assert len(options) <= (200 if part["type"] == "Dropdown" else 20)
        assert len({option["id"] for option in options}) == len(options)
        assert len({option["title"] for option in options}) == len(options)
        for option in options:
            assert 1 <= units(option["title"]) <= 30, option
            assert 1 <= units(option.get("description", "-")) <= 300, option
            assert option["title"].endswith("…") == ("description" in option), option


@pytest.mark.parametrize("language", FORM_LANGUAGES)
def test_all_answers_come_back_in_the_end(language: str) -> None:
    first, last = flow(language)["screens"]
    assert all(len(screen["title"]) <= 30 for screen in (first, last))
    ways = [part["on-click-action"] for part in components([first, last]) if part["type"] == "Footer"]
    assert ways[0]["next"] == {"type": "screen", "name": last["id"]}
    assert (ways[1]["name"], last["terminal"], last["success"]) == ("complete", True, True)
    assert set(ways[0]["payload"]) == set(last["data"])
    assert set(ways[1]["payload"]) == set(BY_KEY)
    for key, given in ways[1]["payload"].items():
        assert given == (f"${{data.{key}}}" if key in last["data"] else f"${{form.{key}}}")


@pytest.mark.parametrize("language", FORM_LANGUAGES)
def test_meta_finds_no_fault_with_the_form(language: str) -> None:
    whatsapp = FakeWhatsApp(HeldClock().now)
    form_id = whatsapp.add_flow(shipped_flow(language).decode())
    assert whatsapp.flows.by_id[form_id].status == "PUBLISHED"


def test_there_is_a_template_for_every_purpose_in_every_language_and_meta_takes_it() -> None:
    whatsapp = FakeWhatsApp(HeldClock().now)
    requests = list(template_requests("ULT BPMP Provinsi Sumatera Utara", {}))
    assert len(requests) == len(Purpose) * len(FORM_LANGUAGES)
    for request in requests:
        whatsapp.templates.create(request)
        template = whatsapp.templates.by_key[request["name"], request["language"]]
        assert template.variables("BODY") == ["1", "2"]
        assert [button["type"] for button in template.buttons] == ["QUICK_REPLY"]
        filled = template.filled(["A" * 60, "U" * 60])
        assert units(filled) <= 1024
        assert request["category"] == "UTILITY"
        assert "{" not in filled


def test_templates_are_named_as_the_settings_name_them() -> None:
    names = {request["name"] for request in template_requests("ULT", {"call": "panggilan_kami"})}
    assert names == {"panggilan_kami", "loket_pengingat", "loket_survei", "loket_tugas"}
