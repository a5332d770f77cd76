"""``loket whatsapp`` and the doctor's look at WhatsApp, against a Cloud API of our own making."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.commands.doctor.whatsapp import whatsapp_findings
from bot.commands.finding import Finding
from bot.commands.whatsapp import app
from bot.errors import OperatorError
from bot.forms import shipped_flow, template_requests
from tests.clock import HeldClock
from tests.desk import settings_for, whatsapp_section
from tests.fakes.whatsapp import FakeWhatsApp

TEMPLATES = {
    "template_call": "loket_giliran",
    "template_reminder": "loket_pengingat",
    "template_survey": "loket_survei",
    "template_duty": "loket_tugas",
}


@pytest.fixture
async def meta() -> AsyncIterator[FakeWhatsApp]:
    async with FakeWhatsApp(HeldClock().now) as meta:
        meta.cloud.subscribed = True
        yield meta


class Loket:
    """Gives ``loket whatsapp`` commands in a folder of its own."""

    def __init__(self, meta: FakeWhatsApp) -> None:
        self.settings = {f"LOKET_WHATSAPP__{key.upper()}": str(value) for key, value in whatsapp_section(meta).items()}

    async def __call__(self, *words: str, **settings: str) -> Result:
        environment = {**self.settings, **settings}
        return await asyncio.to_thread(lambda: CliRunner().invoke(app, words, env=environment))


@pytest.fixture
def loket(meta: FakeWhatsApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Loket:
    monkeypatch.chdir(tmp_path)
    return Loket(meta)


async def refusal(loket: Loket, *words: str, **settings: str) -> str:
    """What an operator is told who asks for what cannot be done."""
    answer = await loket(*words, **settings)
    assert isinstance(answer.exception, OperatorError), answer.output
    return str(answer.exception)


@pytest.mark.parametrize("language", ["id", "en"])
async def test_the_form_can_be_looked_at(loket: Loket, language: str) -> None:
    answer = await loket("show-flow", "--language", language)
    assert answer.output.encode() == shipped_flow(language)
    assert "bahasa" in await refusal(loket, "show-flow", "--language", "jv")


async def test_the_forms_are_published_once(loket: Loket, meta: FakeWhatsApp) -> None:
    first = await loket("publish-flow")
    assert first.exit_code == 0, first.output
    flows = list(meta.flows.by_id.values())
    assert [flow.status for flow in flows] == ["PUBLISHED", "PUBLISHED"]
    assert [flow.text.encode() for flow in flows] == [shipped_flow("id"), shipped_flow("en")]
    for flow, key in zip(flows, ("LOKET_WHATSAPP__FLOW_ID)", "LOKET_WHATSAPP__FLOW_ID_EN)"), strict=True):
        assert f"{key} dengan: {flow.id}" in first.output
    again = await loket("publish-flow")
    assert again.output == first.output
    assert len(meta.flows.by_id) == 2


async def test_one_language_can_be_published_alone(loket: Loket, meta: FakeWhatsApp) -> None:
    await loket("publish-flow", "--language", "en")
    assert [flow.text.encode() for flow in meta.flows.by_id.values()] == [shipped_flow("en")]


async def test_a_publishing_that_broke_off_goes_on_where_it_stopped(loket: Loket, meta: FakeWhatsApp) -> None:
    meta.fault("publish", "500")
    assert "kode 131000" in await refusal(loket, "publish-flow", "--language", "id")
    [draft] = meta.flows.by_id.values()
    assert draft.status == "DRAFT"
    answer = await loket("publish-flow", "--language", "id")
    assert draft.id in answer.output
    assert (draft.status, len(meta.flows.by_id)) == ("PUBLISHED", 1)


@pytest.mark.parametrize("others", [99, 130])
async def test_a_published_form_is_found_among_many(loket: Loket, meta: FakeWhatsApp, others: int) -> None:
    for number in range(others):
        meta.flows.create({"name": f"lain {number}", "categories": ["OTHER"]})
    first = await loket("publish-flow", "--language", "id")
    assert (await loket("publish-flow", "--language", "id")).output == first.output
    assert len(meta.flows.by_id) == others + 1


async def test_templates_are_submitted_in_both_languages_once(loket: Loket, meta: FakeWhatsApp) -> None:
    first = await loket("submit-templates")
    assert first.exit_code == 0, first.output
    assert first.output.count("PENDING") == 8
    assert set(meta.templates.by_key) == {(name, language) for name in TEMPLATES.values() for language in ("id", "en")}
    again = await loket("submit-templates")
    assert again.output.count("sudah ada") == 8
    assert len(meta.templates.by_key) == 8


async def test_names_that_are_set_are_the_ones_submitted(loket: Loket, meta: FakeWhatsApp) -> None:
    await loket("submit-templates", LOKET_WHATSAPP__TEMPLATE_CALL="panggilan_kami")
    assert ("panggilan_kami", "id") in meta.templates.by_key
    assert ("loket_giliran", "id") not in meta.templates.by_key


@pytest.mark.parametrize("command", ["publish-flow", "submit-templates"])
@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"LOKET_WHATSAPP__TOKEN": "salah"}, "kode 190"),
        ({"LOKET_WHATSAPP__BUSINESS_ACCOUNT_ID": "999"}, "kode 100"),
        ({"LOKET_WHATSAPP__API_URL": "http://127.0.0.1:9"}, "tidak terjangkau"),
        ({"LOKET_WHATSAPP__BUSINESS_ACCOUNT_ID": ""}, "belum tersambung"),
    ],
)
async def test_what_cannot_be_done_is_said_with_the_remedy(
    loket: Loket, command: str, settings: dict[str, str], said: str
) -> None:
    told = await refusal(loket, command, **settings)
    assert said in told
    assert "whatsapp." in told
    assert "salah" not in told.split()


def ready(meta: FakeWhatsApp) -> dict[str, str]:
    """Everything with Meta as it should be; the settings that go with it."""
    for request in template_requests("ULT", {}):
        meta.templates.create(request)
    meta.templates.judge("APPROVED")
    return TEMPLATES | {"flow_id": meta.add_flow(shipped_flow("id").decode())}


async def found(meta: FakeWhatsApp, **settings: Any) -> list[Finding]:
    """What the doctor finds."""
    section = whatsapp_section(meta) | settings
    given = settings_for("sqlite:///loket.sqlite3", None, whatsapp=section)
    return [finding async for finding in whatsapp_findings(given)]


async def test_the_doctor_finds_nothing_wrong_where_nothing_is(meta: FakeWhatsApp) -> None:
    findings = await found(meta, **ready(meta))
    assert [finding.what for finding in findings if not finding.well] == []
    assert len(findings) == 7
    assert "+62 811-0000-0001 (Loket Layanan)" in findings[0].what


def _as_it_is(_: FakeWhatsApp) -> None:
    """Nothing is changed with Meta."""


def _red(meta: FakeWhatsApp) -> None:
    meta.cloud.quality = "RED"


def _unsubscribed(meta: FakeWhatsApp) -> None:
    meta.cloud.subscribed = False


def _judged(status: str, language: str | None = None) -> Callable[[FakeWhatsApp], None]:
    return lambda meta: meta.templates.judge(status, "loket_giliran", language)


def _gone(meta: FakeWhatsApp) -> None:
    del meta.templates.by_key["loket_giliran", "en"]


def _draft(meta: FakeWhatsApp) -> None:
    for flow in meta.flows.by_id.values():
        flow.status = "DRAFT"


FINDINGS: list[tuple[str, Callable[[FakeWhatsApp], None], dict[str, Any], str, bool]] = [
    ("a bad token", _as_it_is, {"token": "salah"}, "menolak token WhatsApp (kode 190)", True),
    ("no such number", _as_it_is, {"phone_number_id": "99999999"}, "menolak pertanyaan", True),
    ("no such account", _as_it_is, {"business_account_id": "99999999"}, "menolak pertanyaan", True),
    ("no account", _as_it_is, {"business_account_id": None}, "Akun WhatsApp Business tidak diketahui", False),
    ("unreachable", _as_it_is, {"api_url": "http://127.0.0.1:9"}, "tidak terjangkau", True),
    ("poor quality", _red, {}, "mutu rendah", False),
    ("unsubscribed", _unsubscribed, {}, "belum berlangganan", True),
    ("no template", _as_it_is, {"template_survey": ""}, "Templat survei: tidak ada", False),
    ("a paused template", _judged("PAUSED", "id"), {}, "(id dihentikan sementara oleh Meta", True),
    ("a rejected template", _judged("REJECTED"), {}, "(id ditolak Meta, en ditolak Meta)", True),
    ("a template under review", _judged("PENDING"), {}, "(id masih ditinjau Meta, en masih ditinjau Meta)", True),
    ("a template in one language", _gone, {}, "(en tidak ada)", True),
    ("a form that is a draft", _draft, {}, "Formulir WhatsApp (id): DRAFT", True),
    ("no such form", _as_it_is, {"flow_id_en": "123"}, "menolak pertanyaan", True),
]


@pytest.mark.parametrize(
    ("change", "settings", "words", "serious"), [pytest.param(*rest, id=name) for name, *rest in FINDINGS]
)
async def test_the_doctor_finds_what_is_wrong(
    meta: FakeWhatsApp,
    change: Callable[[FakeWhatsApp], None],
    settings: dict[str, Any],
    words: str,
    serious: bool,
) -> None:
    section = ready(meta) | settings
    change(meta)
    [wrong] = [finding for finding in await found(meta, **section) if not finding.well]
    assert words in wrong.what
    assert wrong.serious == serious
    assert wrong.remedy


async def test_the_doctor_looks_at_every_page_of_templates(meta: FakeWhatsApp) -> None:
    for number in range(120):
        meta.add_template(f"a_lain_{number}", "Halo")
    assert [finding.what for finding in await found(meta, **ready(meta)) if not finding.well] == []


async def test_a_desk_that_is_not_on_whatsapp_is_fine() -> None:
    [finding] = [each async for each in whatsapp_findings(settings_for("sqlite:///loket.sqlite3", None))]
    assert (finding.well, finding.serious) == (False, False)


async def test_no_finding_tells_the_token(meta: FakeWhatsApp) -> None:
    told = json.dumps([[finding.what, finding.remedy] for finding in await found(meta, token="rahasia-sekali")])
    assert "rahasia-sekali" not in told
