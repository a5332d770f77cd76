"""A desk's place at the installation's address."""

from aiohttp import web

from bot.handlers.reception import BEFORE, Reception, Why
from bot.installation.hosts import own_host
from bot.settings import Settings
from bot.settings.place import Place


class Counter:
    """Owns one desk's way in; the sockets are the installation's."""

    def __init__(self, reception: Reception, place: Place, settings: Settings, base: str) -> None:
        self._reception, self._name = reception, place.name
        self._host = own_host(settings, place.name)
        self.address, self.admin_address = f"{base}{BEFORE}{place.name}", ""

    async def open(self, site: web.Application, inner: web.Application) -> None:
        """Opens the desk's pages; how it is can be asked for at its own address."""
        del inner
        self._reception.enter(self._name, site, self._host)

    async def close(self) -> None:
        """Closes them; whoever comes meanwhile is told to come again."""
        # rule: shut-is-not-gone
        self._reception.shut(self._name, Why.CLOSED)


class Nowhere:
    """The frontage of a desk that opens for a word to its administrators and for nobody else."""

    address = admin_address = ""

    async def open(self, site: web.Application, inner: web.Application) -> None:
        """Opens nothing."""
        del site, inner

    async def close(self) -> None:
        """There is nothing to close."""
