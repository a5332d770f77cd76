"""``loket doctor``: looks at everything the desk depends on and says, in words, what needs mending."""

from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import datetime

import typer
from rich.console import Console
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import SystemClock
from bot.commands.doctor_capacity import capacity_findings
from bot.commands.doctor_modes import database_files, settings_file
from bot.commands.doctor_secrets import secret_findings
from bot.commands.doctor_whatsapp import whatsapp_findings
from bot.commands.doctor_zoom import arriving, zoom_findings
from bot.commands.faq import unanswerable
from bot.commands.finding import Finding
from bot.commands.settings import read_rules, rule_findings
from bot.console import run_async, settings_now
from bot.database import open_database
from bot.errors import OperatorError
from bot.flows.office.office import Office
from bot.flows.procedure.sheet import Sheet
from bot.flows.state.lengths import ALL
from bot.forms import read_forms
from bot.holidays import years_without_government_days
from bot.jobs.learnt_lengths import FEWEST, LOOKED_BACK
from bot.office import office_of
from bot.render.reasons import reason_in_words
from bot.settings import Settings, explain
from bot.sop import read_kept
from bot.texts import load_texts
from bot.texts.operator import in_words
from bot.turn import label
from storage import deliveries, known, meeting, patience, safekeeping, schema, versions, views, waits
from storage.engine import reading
from storage.events import parked_events

_MOST_SHOWN = 10
_PROMISED = 80
"""Of a hundred visitors, how many are to be called when they were told."""


def doctor() -> None:
    """Checks settings, database, POS sheet, Telegram, WhatsApp, Zoom, officers, and messages that failed."""
    settings = settings_now()
    if run_async(_report(settings)):
        raise typer.Exit(1)


async def _report(settings: Settings) -> bool:
    """Prints every finding; returns whether something serious is wrong."""
    console = Console(soft_wrap=True, highlight=False)
    console.print(in_words("doctor-settings"))
    for key, value, origin in explain(settings):
        if origin != "bawaan":
            console.print(f"  {key} = {value}  ({origin})", markup=False)
    bad = False
    async for finding in _findings(settings):
        mark = "ok" if finding.well else (in_words("doctor-wrong") if finding.serious else in_words("doctor-look"))
        console.print(
            f"[{mark}] {finding.what}" + (f"\n      {finding.remedy}" if finding.remedy else ""), markup=False
        )
        bad = bad or (finding.serious and not finding.well)
    return bad


async def _findings(settings: Settings) -> AsyncIterator[Finding]:
    now = SystemClock().now()
    office = office_of(settings, now.date()).office
    for finding in _in_force(settings, office):
        yield finding
    uses_zoom = any(sheet.uses_zoom for sheet in office.in_force)
    missing = years_without_government_days(range(now.year, now.year + 2))
    if missing and settings.office.use_national_holidays:
        years = ", ".join(str(year) for year in missing)
        yield Finding(False, in_words("doctor-cuti-unknown", years=years), in_words("doctor-cuti-remedy"), False)
    if settings.zoom.passcode == "123456" and uses_zoom:
        remedy = in_words("doctor-passcode-remedy")
        yield Finding(False, in_words("doctor-passcode"), remedy, False)
    for words in unanswerable(office.lexicon, office.facts):
        yield Finding(False, in_words("doctor-faq", words=words), serious=False)
    for finding in secret_findings(settings):
        yield finding
    yield await _telegram(settings)
    async for finding in whatsapp_findings(settings):
        yield finding
    if uses_zoom:
        async for finding in zoom_findings(settings):
            yield finding
    for finding in settings_file(settings):
        yield finding
    async for finding in _kept(settings, now, office):
        yield finding


def _in_force(settings: Settings, office: Office) -> Iterator[Finding]:
    """The files that visits go by: sheets, forms, and words of the office's own."""
    for sheet in office.in_force:
        categories = f" ({', '.join(sheet.categories)})" if sheet.categories else ""
        yield Finding(
            True, in_words("doctor-sheet", name=sheet.identity.name, steps=len(sheet.steps), categories=categories)
        )
    for form in read_forms(settings.form.directory).all:
        served = f" ({', '.join(form.categories)})" if form.categories else ""
        yield Finding(True, in_words("doctor-form", name=form.name, questions=len(form.questions), served=served))
    if settings.texts.folder is not None:
        count = len(load_texts(settings.texts.folder).own)
        yield Finding(True, in_words("doctor-words", count=count, folder=settings.texts.folder))


async def _kept(settings: Settings, now: datetime, office: Office) -> AsyncIterator[Finding]:
    """The database: its files, and what is in it."""
    file = safekeeping.database_file(settings.database.url.get_secret_value())
    before = safekeeping.too_open(file) if file else []
    try:
        engine = await open_database(settings)
    except OperatorError as fault:
        yield Finding(False, str(fault))
        return
    if file:
        for finding in database_files(file, before):
            yield finding
    async with reading(engine) as connection:
        yield Finding(True, in_words("doctor-database", schema=schema.HEAD, dialect=connection.dialect.name))
        async for finding in _inside(connection):
            yield finding
        for finding in rule_findings(office, *await read_rules(connection), settings.office.zone):
            yield finding
        yield await _promises(connection, now)
        for finding in capacity_findings(office, await views.basis(connection, ALL)):
            yield finding
        for finding in _given_up(await waits.reasons_since(connection, now - LOOKED_BACK)):
            yield finding
        for finding in _kept_sheets(await versions.sheets_in_use(connection), office.sheet):
            yield finding
        if any(sheet.uses_zoom for sheet in office.in_force):
            for finding in arriving(settings, await meeting.health_of(connection, "zoom."), now):
                yield finding
    await engine.dispose()


async def _promises(connection: AsyncConnection, now: datetime) -> Finding:
    """How far visitors were told the truth about when they would be called."""
    told, held = await waits.promises_since(connection, now - LOOKED_BACK)
    if not told:
        return Finding(True, in_words("doctor-promise-none"))
    share = round(100 * held / told)
    words = in_words("doctor-promise", share=share, told=told)
    remedy = in_words("doctor-promise-remedy")
    good = told < FEWEST or share >= _PROMISED
    return Finding(good, words, "" if good else remedy, serious=False)


def _given_up(reasons: Mapping[str, int]) -> Iterator[Finding]:
    """Why visitors gave their numbers up, where they said so."""
    if reasons:
        texts = load_texts()
        said = (f"{texts.say('id', f'reason-{key}').lower()} {count}" for key, count in sorted(reasons.items()))
        yield Finding(True, in_words("doctor-cancelled", reasons=", ".join(said)))


async def _telegram(settings: Settings) -> Finding:
    if settings.telegram.token is None:
        return Finding(False, in_words("doctor-telegram-off"), in_words("doctor-telegram-off-remedy"), False)
    from telegram.error import InvalidToken, TelegramError  # a noticeable part of a start

    from bot.channels.telegram_api import TelegramApi

    api = TelegramApi(str(settings.telegram.api_url), settings.telegram.token.get_secret_value())
    await api.open()
    try:
        me = await api.call("getMe", patience=10.0)
        hook = await api.call("getWebhookInfo", patience=10.0)
    except InvalidToken:
        return Finding(False, in_words("doctor-telegram-refused"), in_words("doctor-telegram-refused-remedy"))
    except (TelegramError, OSError) as fault:
        remedy = in_words("doctor-telegram-away-remedy")
        return Finding(False, in_words("doctor-telegram-away", fault=type(fault).__name__), remedy)
    finally:
        await api.close()
    trouble = hook.get("last_error_message", "")
    if settings.telegram.mode == "webhook" and trouble:
        return Finding(
            False,
            in_words("doctor-telegram-undelivered", trouble=trouble),
            in_words("doctor-telegram-undelivered-remedy"),
        )
    return Finding(True, f"Telegram: @{me.get('username')}, {settings.telegram.mode}")


async def _inside(connection: AsyncConnection) -> AsyncIterator[Finding]:
    members = await known.all_staff(connection)
    joined = [member for member in members if member["person_id"]]
    remedy = in_words("doctor-staff-remedy")
    yield Finding(bool(joined), in_words("doctor-staff", count=len(joined)), "" if joined else remedy, serious=False)
    yield await _parked(connection)
    for kind, words in (("deadlines", in_words("doctor-deadlines")), ("files", in_words("doctor-files"))):
        count = (await patience.in_vain(connection))[kind]
        remedy = in_words("doctor-in-vain-remedy") if count else ""
        yield Finding(not count, in_words("doctor-in-vain", what=words, count=count), remedy, serious=False)
    for name, row in (await meeting.standing_troubles(connection)).items():
        since = f"{row['at'].astimezone():%H.%M}"
        yield Finding(
            False,
            in_words("doctor-trouble", platform=name.partition(".")[0].capitalize(), since=since),
            reason_in_words(row["words"]),
        )
    lost = await deliveries.undelivered(connection)
    yield Finding(not lost, in_words("doctor-undelivered", lost=lost), serious=False)


def _kept_sheets(texts: Mapping[str, str], present: Sheet) -> Iterator[Finding]:
    """Versions of the sheet that visits are going on under, and that cannot be read whole any more."""
    for sheet_id, text in texts.items():
        if not read_kept(text, sheet_id, present).sound:
            remedy = in_words("doctor-old-sheet-remedy")
            yield Finding(False, in_words("doctor-old-sheet", version=sheet_id[:8]), remedy, serious=False)


async def _parked(connection: AsyncConnection) -> Finding:
    """How many there are in all, and the newest of them."""
    total, newest = await parked_events(connection, _MOST_SHOWN)
    listed = [f"{label(row['key'])}: {reason_in_words(row['reason'])}" for row in newest]
    if total > len(newest):
        listed.append(in_words("doctor-parked-more", count=total - len(newest)))
    return Finding(not total, in_words("doctor-parked", total=total), "\n      ".join(listed), serious=False)
