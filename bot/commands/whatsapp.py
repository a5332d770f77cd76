"""``loket whatsapp``: the form and the templates that Meta keeps for the desk."""

import hashlib
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any

import typer
from rich.console import Console

from bot.channels.whatsapp_api import GraphError, GraphUnreachable, WhatsappApi, next_page
from bot.console import run_async, settings_now
from bot.errors import OperatorError
from bot.forms import FORM_LANGUAGES, flow_json, read_forms, shipped_flow, template_requests
from bot.platforms import whatsapp_api
from bot.render.reasons import reason_in_words
from bot.settings import Settings
from bot.texts.operator import in_words

app = typer.Typer(help=in_words("cli-whatsapp"), no_args_is_help=True)
_KEYS = {"id": "whatsapp.flow_id (LOKET_WHATSAPP__FLOW_ID)", "en": "whatsapp.flow_id_en (LOKET_WHATSAPP__FLOW_ID_EN)"}
_ALREADY_THERE = 2388024
"""Meta's subcode: content in this language already exists."""


@app.command(name="show-flow", help=in_words("cli-whatsapp-show-help"))
def show_flow(language: Annotated[str, typer.Option("--language", help=in_words("cli-language"))] = "id") -> None:
    """Prints the registration form (WhatsApp Flow) that is sent to Meta, by the forms in use."""
    typer.echo(_flow(settings_now(), _checked(language)).decode(), nl=False)


@app.command(name="publish-flow", help=in_words("cli-whatsapp-publish-help"))
def publish_flow(
    language: Annotated[str | None, typer.Option("--language", help=in_words("cli-language-both"))] = None,
) -> None:
    """Makes and publishes the registration form; one that is published and still the same is used again."""
    settings = settings_now()
    for each in (_checked(language),) if language else FORM_LANGUAGES:
        form_id = run_async(_publish(settings, each))
        Console(soft_wrap=True).print(
            in_words("cli-whatsapp-published", language=each, key=_KEYS[each], id=form_id), highlight=False
        )


@app.command(name="submit-templates", help=in_words("cli-whatsapp-templates-help"))
def submit_templates() -> None:
    """Submits templates (turn, reminder, survey, duties) to Meta in two languages."""
    for line in run_async(_submit(settings_now())):
        Console(soft_wrap=True).print(line, highlight=False, markup=False)


def _flow(settings: Settings, language: str) -> bytes:
    """The form that ships; built anew for a desk with forms of its own."""
    if settings.form.directory is None:
        return shipped_flow(language)
    try:
        return flow_json(language, read_forms(settings.form.directory).plan).encode()
    except ValueError as fault:
        raise OperatorError(in_words("cli-whatsapp-too-long", fault=reason_in_words(fault))) from None


def _checked(language: str) -> str:
    if language not in FORM_LANGUAGES:
        raise OperatorError(in_words("cli-whatsapp-language", language=language, known=", ".join(FORM_LANGUAGES)))
    return language


@asynccontextmanager
async def _account(settings: Settings) -> AsyncIterator[tuple[WhatsappApi, str]]:
    """The API and the account's id; Meta's refusals become sentences with a remedy."""
    api, account = whatsapp_api(settings), settings.whatsapp.business_account_id
    if api is None or account is None:
        raise OperatorError(in_words("cli-whatsapp-off"))
    await api.open()
    try:
        yield api, account
    except GraphError as fault:
        raise OperatorError(in_words("cli-whatsapp-refused", details=fault.details, code=fault.code)) from fault
    except GraphUnreachable as fault:
        raise OperatorError(in_words("cli-whatsapp-away", fault=reason_in_words(fault))) from fault
    finally:
        await api.close()


async def _publish(settings: Settings, language: str) -> str:
    content = _flow(settings, language)
    name = f"loket_pendaftaran_{language}_{hashlib.sha256(content).hexdigest()[:8]}"
    async with _account(settings) as (api, account):
        known = await _flow_named(api, account, name)
        if known is not None and known.get("status") == "PUBLISHED":
            return str(known["id"])
        form_id = str(known["id"]) if known else await _create(api, account, name)
        await _fill(api, form_id, content)
        await api.post(f"{form_id}/publish", {})
        return form_id


async def _flow_named(api: WhatsappApi, account: str, name: str) -> dict[str, Any] | None:
    query = {"fields": "id,name,status", "limit": "100"}
    while True:
        page = await api.get(f"{account}/flows", **query)
        found: list[dict[str, Any]] = page.get("data") or []
        if (flow := next((each for each in found if each.get("name") == name), None)) is not None:
            return flow
        after = next_page(page)
        if after is None:
            return None
        query["after"] = after


async def _create(api: WhatsappApi, account: str, name: str) -> str:
    created = await api.post(f"{account}/flows", {"name": name, "categories": ["CONTACT_US"]})
    return str(created["id"])


async def _fill(api: WhatsappApi, form_id: str, content: bytes) -> None:
    fields = {"name": "flow.json", "asset_type": "FLOW_JSON"}
    answer = await api.upload(f"{form_id}/assets", fields, "flow.json", content, "application/json")
    faults = answer.get("validation_errors") or []
    if faults:
        listed = "; ".join(str(fault.get("message", fault)) for fault in faults)
        raise OperatorError(in_words("cli-whatsapp-wrong-form", listed=listed))


async def _submit(settings: Settings) -> list[str]:
    lines = []
    async with _account(settings) as (api, account):
        for request in template_requests(settings.office.name, settings.whatsapp.templates):
            try:
                answer = await api.post(f"{account}/message_templates", request)
                state = answer.get("status", "PENDING")
            except GraphError as fault:
                if fault.subcode != _ALREADY_THERE:
                    raise
                state = in_words("cli-whatsapp-exists")
            lines.append(f"{request['name']} ({request['language']}): {state}")
    names = json.dumps(sorted({line.split(" ")[0] for line in lines}))
    return [*lines, in_words("cli-whatsapp-then", names=names)]
