"""What ``loket doctor`` looks at on WhatsApp: token and number, deliveries to the webhook, templates, the form."""

from collections.abc import AsyncIterator

from bot.channels.whatsapp_api import GraphError, GraphUnreachable, WhatsappApi, next_page
from bot.channels.whatsapp_trouble import Kind
from bot.commands.finding import Finding
from bot.platforms import whatsapp_api
from bot.render.reasons import reason_in_words
from bot.settings import Settings
from bot.texts import LANGUAGES
from bot.texts.operator import in_words

_PURPOSES = {
    "call": in_words("doctor-template-call"),
    "reminder": in_words("doctor-template-reminder"),
    "survey": in_words("doctor-template-survey"),
    "duty": in_words("doctor-template-duty"),
}
_STATES = {
    "PENDING": in_words("doctor-template-pending"),
    "REJECTED": in_words("doctor-template-rejected"),
    "PAUSED": in_words("doctor-template-paused"),
    "DISABLED": in_words("doctor-template-disabled"),
}


async def whatsapp_findings(settings: Settings) -> AsyncIterator[Finding]:
    """Everything about WhatsApp; one line where the desk is not on it."""
    api = whatsapp_api(settings)
    if api is None:
        yield Finding(False, in_words("doctor-whatsapp-off"), in_words("doctor-whatsapp-off-remedy"), False)
        return
    await api.open()
    try:
        yield await _number(api)
        async for finding in _account(api, settings):
            yield finding
    except GraphError as fault:
        yield _refused(fault)
    except GraphUnreachable as fault:
        remedy = in_words("doctor-whatsapp-away-remedy")
        yield Finding(False, in_words("doctor-whatsapp-away", fault=reason_in_words(fault)), remedy)
    finally:
        await api.close()


def _refused(fault: GraphError) -> Finding:
    if fault.trouble.kind is Kind.ACCESS:
        remedy = in_words("doctor-whatsapp-refused-remedy")
        return Finding(False, in_words("doctor-whatsapp-refused", code=fault.code), remedy)
    remedy = in_words("doctor-whatsapp-asked-remedy")
    return Finding(False, in_words("doctor-whatsapp-asked", details=fault.details, code=fault.code), remedy)


async def _number(api: WhatsappApi) -> Finding:
    found = await api.get(api.phone_number_id, fields="display_phone_number,verified_name,quality_rating,status")
    name, number = found.get("verified_name", "?"), found.get("display_phone_number", "?")
    if found.get("quality_rating") == "RED":
        remedy = in_words("doctor-whatsapp-quality-remedy")
        return Finding(False, in_words("doctor-whatsapp-quality", number=number, office=name), remedy, False)
    return Finding(True, f"WhatsApp: {number} ({name})")


async def _account(api: WhatsappApi, settings: Settings) -> AsyncIterator[Finding]:
    account = settings.whatsapp.business_account_id
    if account is None:
        remedy = in_words("doctor-whatsapp-account-remedy")
        yield Finding(False, in_words("doctor-whatsapp-account"), remedy, False)
        return
    apps = (await api.get(f"{account}/subscribed_apps")).get("data") or []
    remedy = in_words("doctor-webhook-off-remedy")
    yield Finding(
        bool(apps),
        in_words("doctor-webhook-on") if apps else in_words("doctor-webhook-off"),
        "" if apps else remedy,
    )
    states = await _template_states(api, account)
    for purpose, what in _PURPOSES.items():
        yield _template(settings.whatsapp.templates.get(purpose), purpose, what, states)
    for language, form in settings.whatsapp.forms.items():
        yield await _form(api, language, form)


async def _template_states(api: WhatsappApi, account: str) -> dict[tuple[str, str], str]:
    """The state of every template of the account, by name and language."""
    states: dict[tuple[str, str], str] = {}
    query = {"fields": "name,language,status", "limit": "100"}
    while True:
        page = await api.get(f"{account}/message_templates", **query)
        for each in page.get("data") or []:
            states[str(each.get("name")), str(each.get("language"))] = str(each.get("status"))
        after = next_page(page)
        if after is None:
            return states
        query["after"] = after


def _template(name: str | None, purpose: str, what: str, states: dict[tuple[str, str], str]) -> Finding:
    if name is None:
        remedy = in_words("doctor-template-none-remedy", what=what, purpose=purpose)
        return Finding(False, in_words("doctor-template-none", what=what), remedy, False)
    wrong = {
        language: states.get((name, language)) for language in LANGUAGES if states.get((name, language)) != "APPROVED"
    }
    if not wrong:
        return Finding(True, in_words("doctor-template-approved", what=what, template=name))
    told = ", ".join(
        f"{language} {_STATES.get(state or '', in_words('doctor-template-missing'))}"
        for language, state in wrong.items()
    )
    return Finding(
        False,
        in_words("doctor-template-state", what=what, template=name, state=told),
        in_words("doctor-template-remedy"),
    )


async def _form(api: WhatsappApi, language: str, form: str) -> Finding:
    state = (await api.get(form, fields="name,status")).get("status")
    if state == "PUBLISHED":
        return Finding(True, in_words("doctor-form-published", language=language))
    return Finding(False, in_words("doctor-form-state", language=language, state=state), in_words("doctor-form-remedy"))
