"""By which address a desk is reached, and by which host one of many is known, if it has one of its own."""

from urllib.parse import urlsplit

from bot.handlers.reception import BEFORE
from bot.settings import Settings


def address_of(settings: Settings) -> str:
    """Where a desk is reached: as publicly said, else on this machine; one of many by its name."""
    if settings.web.public_url:
        return str(settings.web.public_url).rstrip("/")
    # rule: link-leads-to-its-desk
    here = f"http://{settings.web.host}:{settings.web.port}"
    return f"{here}{BEFORE}{settings._desk}" if settings._desk else here


def host_of(settings: Settings) -> str:
    """The host of what is publicly said to be here; empty if nothing is."""
    return (urlsplit(str(settings.web.public_url or "")).hostname or "").lower()


def own_host(settings: Settings, name: str) -> str:
    """The host by which alone this desk is known; empty where it is found by its path."""
    path = urlsplit(str(settings.web.public_url or "")).path
    return "" if path.rstrip("/").endswith(f"{BEFORE}{name}") else host_of(settings)
