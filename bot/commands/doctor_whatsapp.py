"""What ``loket doctor`` looks at on WhatsApp: token and number, deliveries to the webhook, templates, the form."""

from collections.abc import AsyncIterator

from bot.channels.whatsapp_api import GraphError, GraphUnreachable, WhatsappApi, next_page
from bot.channels.whatsapp_trouble import Kind
from bot.commands.finding import Finding
from bot.platforms import whatsapp_api
from bot.settings import Settings
from bot.texts import LANGUAGES

_PURPOSES = {"call": "giliran", "reminder": "pengingat", "survey": "survei", "duty": "tugas petugas"}
_STATES = {
    "PENDING": "masih ditinjau Meta",
    "REJECTED": "ditolak Meta",
    "PAUSED": "dihentikan sementara oleh Meta karena mutunya",
    "DISABLED": "dimatikan Meta",
}


async def whatsapp_findings(settings: Settings) -> AsyncIterator[Finding]:
    """Everything about WhatsApp; one line where the desk is not on it."""
    api = whatsapp_api(settings)
    if api is None:
        yield Finding(False, "WhatsApp belum tersambung", "Isi LOKET_WHATSAPP__TOKEN bila ingin memakainya.", False)
        return
    await api.open()
    try:
        yield await _number(api)
        async for finding in _account(api, settings):
            yield finding
    except GraphError as fault:
        yield _refused(fault)
    except GraphUnreachable as fault:
        remedy = "Periksa sambungan internet dan whatsapp.api_url."
        yield Finding(False, f"WhatsApp tidak terjangkau ({fault})", remedy)
    finally:
        await api.close()


def _refused(fault: GraphError) -> Finding:
    if fault.trouble.kind is Kind.ACCESS:
        remedy = (
            "Buat token pengguna sistem yang baru dengan hak whatsapp_business_messaging dan "
            "whatsapp_business_management, lalu isi LOKET_WHATSAPP__TOKEN."
        )
        return Finding(False, f"Meta menolak token WhatsApp (kode {fault.code})", remedy)
    remedy = "Periksa whatsapp.phone_number_id dan whatsapp.business_account_id."
    return Finding(False, f"Meta menolak pertanyaan: {fault.details} (kode {fault.code})", remedy)


async def _number(api: WhatsappApi) -> Finding:
    found = await api.get(api.phone_number_id, fields="display_phone_number,verified_name,quality_rating,status")
    name, number = found.get("verified_name", "?"), found.get("display_phone_number", "?")
    if found.get("quality_rating") == "RED":
        remedy = "Kurangi pesan yang tidak diminta; lihat mutu nomor di WhatsApp Manager."
        return Finding(False, f"WhatsApp: {number} ({name}), mutu rendah", remedy, False)
    return Finding(True, f"WhatsApp: {number} ({name})")


async def _account(api: WhatsappApi, settings: Settings) -> AsyncIterator[Finding]:
    account = settings.whatsapp.business_account_id
    if account is None:
        remedy = "Isi whatsapp.business_account_id agar webhook, templat, dan formulir dapat diperiksa."
        yield Finding(False, "Akun WhatsApp Business tidak diketahui", remedy, False)
        return
    apps = (await api.get(f"{account}/subscribed_apps")).get("data") or []
    remedy = "Langganankan aplikasi pada akun (POST /{akun}/subscribed_apps) dan pilih bidang messages."
    yield Finding(
        bool(apps),
        "Webhook WhatsApp berlangganan" if apps else "Webhook WhatsApp belum berlangganan",
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
        remedy = (
            f"Tanpa templat, pesan {what} di luar 24 jam tidak dikirim dan petugas diberi tahu. "
            f"Ajukan dengan loket whatsapp submit-templates, lalu isi whatsapp.template_{purpose}."
        )
        return Finding(False, f"Templat {what}: tidak ada", remedy, False)
    wrong = {
        language: states.get((name, language)) for language in LANGUAGES if states.get((name, language)) != "APPROVED"
    }
    if not wrong:
        return Finding(True, f"Templat {what}: {name} disetujui")
    told = ", ".join(f"{language} {_STATES.get(state or '', 'tidak ada')}" for language, state in wrong.items())
    return Finding(False, f"Templat {what}: {name} ({told})", "Lihat WhatsApp Manager; ajukan lagi bila perlu.")


async def _form(api: WhatsappApi, language: str, form: str) -> Finding:
    state = (await api.get(form, fields="name,status")).get("status")
    if state == "PUBLISHED":
        return Finding(True, f"Formulir WhatsApp ({language}) terbit")
    return Finding(False, f"Formulir WhatsApp ({language}): {state}", "Terbitkan dengan: loket whatsapp publish-flow")
