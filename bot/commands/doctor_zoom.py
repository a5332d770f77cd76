"""What ``loket doctor`` looks at on Zoom: access and meeting, and how well its reports have been arriving."""

from collections.abc import AsyncIterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.channels.zoom_api import ZoomApi, ZoomRefused, ZoomUnreachable
from bot.clock import SystemClock
from bot.commands.finding import Finding
from bot.platforms import zoom_api
from bot.settings import Settings

_REGISTRATION_OFF = 2
"""Zoom: settings.approval_type 2 means that no registration is required."""

_RECENT = timedelta(days=1)
_VALIDATED_WITHIN = timedelta(hours=80)
"""Zoom asks for the address to be validated every 72 hours."""


async def zoom_findings(settings: Settings) -> AsyncIterator[Finding]:
    """Access to the account and the standing meeting; one line where nothing is configured."""
    api = zoom_api(settings, SystemClock())
    if api is None:
        remedy = "Isi LOKET_ZOOM__ACCOUNT_ID, __CLIENT_ID, dan __CLIENT_SECRET bila ingin tautan pribadi."
        yield Finding(False, "Zoom: semua pengunjung memakai tautan yang sama", remedy, False)
        return
    await api.open()
    try:
        async for finding in _meeting(api, settings.zoom.meeting_id):
            yield finding
    except ZoomRefused as fault:
        remedy = "Periksa zoom.account_id, zoom.client_id, zoom.client_secret, dan hak (scope) aplikasinya."
        yield Finding(False, f"Zoom menolak: {fault}", remedy)
    except ZoomUnreachable as fault:
        yield Finding(False, f"Zoom tidak terjangkau ({fault})", "Periksa sambungan internet dan zoom.api_url.")
    finally:
        await api.close()


async def _meeting(api: ZoomApi, meeting_id: str) -> AsyncIterator[Finding]:
    found = await api.meeting(meeting_id)
    given = found.get("settings")
    settings: Mapping[str, Any] = given if isinstance(given, dict) else {}
    yield Finding(True, f"Zoom: rapat {meeting_id} ({found.get('topic', 'tanpa judul')})")
    if settings.get("approval_type", _REGISTRATION_OFF) == _REGISTRATION_OFF:
        remedy = "Nyalakan pendaftaran (registration) pada rapat itu; tanpa itu tidak ada tautan pribadi."
        yield Finding(False, "Zoom: pendaftaran rapat belum dinyalakan", remedy)
    if settings.get("waiting_room") is False:
        remedy = "Nyalakan Ruang Tunggu agar langkah diterima tercatat dari Zoom."
        yield Finding(False, "Zoom: Ruang Tunggu mati", remedy, False)
    rooms = settings.get("breakout_room")
    if isinstance(rooms, dict) and rooms.get("enable") is False:
        remedy = "Nyalakan breakout room agar langkah ruang diskusi tercatat dari Zoom."
        yield Finding(False, "Zoom: breakout room mati", remedy, False)


def arriving(settings: Settings, health: Mapping[str, Mapping[str, Any]], now: datetime) -> list[Finding]:
    """How well Zoom's reports arrive. ``health`` holds what was noted last, by what it was."""
    if settings.zoom.webhook_secret is None:
        remedy = "Isi LOKET_ZOOM__WEBHOOK_SECRET bila ingin langkah tercatat dari Zoom; tanpa itu tombol dipakai."
        return [Finding(False, "Kabar dari Zoom tidak diterima", remedy, serious=False)]
    return [_last_event(health.get("event"), now), *_faults(health, now)]


def _last_event(noted: Mapping[str, Any] | None, now: datetime) -> Finding:
    if noted is None:
        remedy = "Daftarkan alamat .../webhook/zoom pada aplikasi Zoom, lalu tekan Validate."
        return Finding(False, "Zoom belum pernah mengirim kabar; langkah dicatat dari tombol", remedy, serious=False)
    hours = int((now - noted["at"]).total_seconds() // 3600)
    return Finding(True, f"Kabar terakhir dari Zoom: {hours} jam yang lalu")


def _faults(health: Mapping[str, Mapping[str, Any]], now: datetime) -> list[Finding]:
    """What went wrong within a day, and validation that is overdue."""
    found = []
    for what, words in (
        ("refused", "Kiriman dengan tanda tangan salah"),
        ("stale", "Kiriman dengan waktu yang terlalu jauh"),
        ("skew", "Jam Zoom dan jam server ini berbeda"),
        ("registrants", "Tautan pribadi tidak didapat"),
    ):
        noted = health.get(what)
        if noted is not None and now - noted["at"] < _RECENT:
            found.append(Finding(False, f"{words}: {noted['words']}", _REMEDIES[what], serious=False))
    validated = health.get("validated")
    if validated is not None and now - validated["at"] > _VALIDATED_WITHIN:
        remedy = "Buka aplikasi Zoom di Marketplace, periksa Event Subscriptions, lalu tekan Validate."
        found.append(Finding(False, "Zoom sudah lama tidak memeriksa alamat ini", remedy, serious=False))
    return found


_REMEDIES = {
    "refused": "Salin ulang Secret Token aplikasi Zoom ke LOKET_ZOOM__WEBHOOK_SECRET.",
    "stale": "Samakan jam server ini (NTP).",
    "skew": "Samakan jam server ini (NTP).",
    "registrants": "Periksa pendaftaran rapat, hak aplikasi, dan batas panggilan harian Zoom.",
}
