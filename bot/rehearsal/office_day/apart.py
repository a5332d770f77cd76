"""The office's settings for a rehearsal: the same desk, but for everything that would reach beyond it."""

from pathlib import Path

from pydantic import SecretStr

from bot.rehearsal.simulation.simulation import SEAL_KEY
from bot.settings import Settings
from bot.settings.sections import Archive, Files, Identity, Sop, Telegram, Whatsapp

MARK = "(GLADI)"
"""Stands behind the office's name in all that is said and printed, so that nobody takes it for the real thing."""

_KEY = "kunci-orang-gladi-" * 3
"""A secret of a desk that serves nobody, and is gone in a moment."""


def apart(settings: Settings, file: Path, places: int, sheet: Path | None = None) -> Settings:
    """The settings with a database of its own in ``file``, invented keys, and a Telegram that is only played: nothing
    is sent, backed up, stamped or scanned. ``places``: how many visitors are served at the same time; ``sheet`` takes
    the place of the office's."""
    # rule: rehearsal-touches-nothing
    changed = {
        "office": settings.office.model_copy(update={"name": f"{settings.office.name} {MARK}"}),
        "database": settings.database.model_copy(update={"url": SecretStr(f"sqlite+aiosqlite:///{file}")}),
        "telegram": Telegram(
            token=SecretStr("123456:GLADI"),
            api_url="http://127.0.0.1",
            messages_per_second=settings.telegram.messages_per_second,
        ),
        "whatsapp": Whatsapp(),
        "zoom": settings.zoom.model_copy(
            update={"account_id": None, "client_id": None, "client_secret": None, "webhook_secret": None}
        ),
        "web": settings.web.model_copy(update={"enabled": False, "admin_port": None}),
        "survey": settings.survey.model_copy(update={"seal_key": SecretStr(SEAL_KEY)}),
        "identity": Identity(key=SecretStr(_KEY)),
        "backup": settings.backup.model_copy(update={"enabled": False}),
        "queue": settings.queue.model_copy(update={"capacity": places}),
        "archive": Archive(),
        "files": Files(),
    }
    return settings.model_copy(update=changed | ({"sop": Sop(file=sheet)} if sheet is not None else {}))
