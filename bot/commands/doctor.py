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
from bot.settings import Settings, explain
from bot.sop import read_kept
from bot.texts import load_texts
from bot.turn import label
from storage import deliveries, known, meeting, patience, safekeeping, schema, versions, views, waits
from storage.engine import reading
from storage.events import parked_events

_MOST_SHOWN = 10
_PROMISED = 80
"""Of a hundred visitors, how many are to be called when they were told."""


def doctor() -> None:
    """Periksa pengaturan, basis data, lembar POS, Telegram, WhatsApp, Zoom, petugas, dan pesan yang gagal."""
    settings = settings_now()
    if run_async(_report(settings)):
        raise typer.Exit(1)


async def _report(settings: Settings) -> bool:
    """Prints every finding; returns whether something serious is wrong."""
    console = Console(soft_wrap=True, highlight=False)
    console.print("Pengaturan (yang berbeda dari bawaan):")
    for key, value, origin in explain(settings):
        if origin != "bawaan":
            console.print(f"  {key} = {value}  ({origin})", markup=False)
    bad = False
    async for finding in _findings(settings):
        mark = "ok" if finding.well else ("SALAH" if finding.serious else "perlu dilihat")
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
        yield Finding(
            False, f"Cuti bersama {years} belum diketahui", "Catat sendiri di office.closed_days bila sudah ada.", False
        )
    if settings.zoom.passcode == "123456" and uses_zoom:
        remedy = "Ganti kode sandi rapat di Zoom, lalu isi zoom.passcode (LOKET_ZOOM__PASSCODE)."
        yield Finding(False, "Kode sandi Zoom masih yang tercetak pada lembar POS", remedy, False)
    for words in unanswerable(office.lexicon, office.facts):
        yield Finding(False, f"Pertanyaan umum: {words}", serious=False)
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
        yield Finding(True, f"Lembar POS: {sheet.identity.name}, {len(sheet.steps)} langkah{categories}")
    for form in read_forms(settings.form.directory).all:
        served = f" ({', '.join(form.categories)})" if form.categories else ""
        yield Finding(True, f"Formulir: {form.name}, {len(form.questions)} pertanyaan{served}")
    if settings.texts.folder is not None:
        count = len(load_texts(settings.texts.folder).own)
        yield Finding(True, f"Kata-kata milik kantor: {count} teks di {settings.texts.folder}")


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
        yield Finding(True, f"Basis data: skema {schema.HEAD}, {connection.dialect.name}")
        async for finding in _inside(connection):
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
        return Finding(True, "Perkiraan dipanggil: belum ada yang dapat dibandingkan")
    share = round(100 * held / told)
    words = f"Perkiraan dipanggil: {share}% dari {told} pengunjung dipanggil dalam waktu yang diberitahukan (90 hari)"
    remedy = "Pastikan petugas menekan langkah tepat waktu dan yang pulang menyatakan selesai bertugas."
    good = told < FEWEST or share >= _PROMISED
    return Finding(good, words, "" if good else remedy, serious=False)


def _given_up(reasons: Mapping[str, int]) -> Iterator[Finding]:
    """Why visitors gave their numbers up, where they said so."""
    if reasons:
        texts = load_texts()
        said = (f"{texts.say('id', f'reason-{key}').lower()} {count}" for key, count in sorted(reasons.items()))
        yield Finding(True, f"Alasan pembatalan (90 hari): {', '.join(said)}")


async def _telegram(settings: Settings) -> Finding:
    if settings.telegram.token is None:
        return Finding(False, "Telegram belum tersambung", "Isi LOKET_TELEGRAM__TOKEN bila ingin memakainya.", False)
    from telegram.error import InvalidToken, TelegramError  # a noticeable part of a start

    from bot.channels.telegram_api import TelegramApi

    api = TelegramApi(str(settings.telegram.api_url), settings.telegram.token.get_secret_value())
    await api.open()
    try:
        me = await api.call("getMe", patience=10.0)
        hook = await api.call("getWebhookInfo", patience=10.0)
    except InvalidToken:
        return Finding(False, "Telegram menolak token", "Salin ulang token dari @BotFather ke LOKET_TELEGRAM__TOKEN.")
    except (TelegramError, OSError) as fault:
        remedy = "Periksa sambungan internet dan telegram.api_url."
        return Finding(False, f"Telegram tidak terjangkau ({type(fault).__name__})", remedy)
    finally:
        await api.close()
    trouble = hook.get("last_error_message", "")
    if settings.telegram.mode == "webhook" and trouble:
        return Finding(False, f"Telegram gagal mengantar: {trouble}", "Periksa telegram.webhook_url dan sertifikatnya.")
    return Finding(True, f"Telegram: @{me.get('username')}, {settings.telegram.mode}")


async def _inside(connection: AsyncConnection) -> AsyncIterator[Finding]:
    members = await known.all_staff(connection)
    joined = [member for member in members if member["person_id"]]
    remedy = "Undang dengan: loket staff invite NAMA --role front_office"
    yield Finding(bool(joined), f"Petugas tersambung: {len(joined)}", "" if joined else remedy, serious=False)
    yield await _parked(connection)
    for kind, words in (("deadlines", "Tenggat kunjungan"), ("files", "Berkas pengunjung")):
        count = (await patience.in_vain(connection))[kind]
        remedy = (
            "Sebabnya tercatat di atas. Perbarui Loket, lalu jalankan ulang: semuanya dicoba lagi." if count else ""
        )
        yield Finding(not count, f"{words} yang belum dapat diproses: {count}", remedy, serious=False)
    for name, row in (await meeting.standing_troubles(connection)).items():
        since = f"{row['at'].astimezone():%H.%M}"
        yield Finding(False, f"{name.partition('.')[0].capitalize()} (terakhir pukul {since})", row["words"])
    lost = await deliveries.undelivered(connection)
    yield Finding(not lost, f"Pesan yang tidak dapat disampaikan: {lost}", serious=False)


def _kept_sheets(texts: Mapping[str, str], present: Sheet) -> Iterator[Finding]:
    """Versions of the sheet that visits are going on under, and that cannot be read whole any more."""
    for sheet_id, text in texts.items():
        if not read_kept(text, sheet_id, present).sound:
            remedy = "Kunjungannya dilayani tanpa dinilai waktunya. Pasang lagi versi Loket yang dapat membacanya."
            yield Finding(False, f"Lembar POS versi {sheet_id[:8]} tidak dapat dibaca utuh lagi", remedy, serious=False)


async def _parked(connection: AsyncConnection) -> Finding:
    """How many there are in all, and the newest of them."""
    total, newest = await parked_events(connection, _MOST_SHOWN)
    listed = [f"{label(row['key'])}: {row['reason']}" for row in newest]
    if total > len(newest):
        listed.append(f"dan {total - len(newest)} lagi yang lebih lama")
    return Finding(
        not total, f"Kejadian yang disimpan untuk diperiksa: {total}", "\n      ".join(listed), serious=False
    )
