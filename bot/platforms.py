"""The platforms that a command asks as well as a running desk, as the settings give them; None for one it is not on."""

from collections.abc import Callable

import aiohttp

from bot.channels.whatsapp_api import WhatsappApi, connections
from bot.channels.zoom_api import ZoomApi
from bot.channels.zoom_api import connections as zoom_connections
from bot.clock import Clock
from bot.settings import Settings


def whatsapp_api(settings: Settings, connect: Callable[[], aiohttp.ClientSession] = connections) -> WhatsappApi | None:
    """The number's Cloud API over such connections; None where the desk is not on WhatsApp."""
    whatsapp = settings.whatsapp
    if whatsapp.token is None or whatsapp.phone_number_id is None:
        return None
    token = whatsapp.token.get_secret_value()
    return WhatsappApi(str(whatsapp.api_url), whatsapp.api_version, token, whatsapp.phone_number_id, connect)


def zoom_api(
    settings: Settings, clock: Clock, connect: Callable[[], aiohttp.ClientSession] = zoom_connections
) -> ZoomApi | None:
    """The account's Zoom over such connections; None where everybody uses the same link."""
    zoom = settings.zoom
    if zoom.account_id is None or zoom.client_id is None or zoom.client_secret is None:
        return None
    account, client, secret = (
        each.get_secret_value() for each in (zoom.account_id, zoom.client_id, zoom.client_secret)
    )
    return ZoomApi(clock, zoom.api_url, zoom.oauth_url, account, client, secret, connect)
