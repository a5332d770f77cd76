"""Many desks behind one address: which of them a request is for, known from its host or its path before anything of it
is read.

``/d/NAME/...`` is desk NAME's, under the addresses that it has where it stands alone; a host of its own is the desk's
altogether. Nothing that belongs to one desk is ever asked of another.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from html import escape
from typing import Any

from aiohttp import hdrs, web
from yarl import URL

from bot.handlers.answers import WAY, new_application
from bot.handlers.wording import TEXTS, language_of
from bot.texts import Texts

BEFORE = "/d/"
_CLOSED_SECONDS = "60"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"
_PAGE = (
    '<!doctype html><html lang="{language}"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
    '<title>{title}</title><body style="font:18px/1.5 system-ui,sans-serif;max-width:34em;margin:3em auto;padding:1em">'
    "<h1>{title}</h1><p>{about}</p>"
)


class Why(StrEnum):
    """Why a desk that there is cannot be entered now."""

    PAUSED = "paused"
    CLOSED = "closed"


@dataclass
class Reception:
    """Owns the way from an address to a desk. ``site`` answers for all of them together."""

    texts: Texts
    patience: float
    site: web.Application = field(init=False)
    own: web.Application = field(init=False)
    """What is nobody's: how the installation is, and a page that says so."""

    def __post_init__(self) -> None:
        self._open: dict[str, web.Application] = {}
        self._shut: dict[str, web.Application] = {}
        self._hosts: dict[str, str] = {}
        self.site, self.own = (new_application(self.patience, self.texts) for _ in range(2))
        self.site.router.register_resource(_Fork(self._turn))
        self._closed = {
            Why.PAUSED: self._answering(503, "door-desk-paused", "door-desk-paused-about"),
            Why.CLOSED: self._answering(503, "door-desk-closed", "door-desk-closed-about"),
        }

    def begin(self) -> None:
        """From now on nothing is added to what is nobody's."""
        self._add_page(self.own, 404, "door-no-desk", "door-no-desk-about")
        self.own.freeze()

    def enter(self, name: str, site: web.Application, host: str = "") -> None:
        """Opens a desk's pages, at a host of its own if it has one."""
        site.freeze()
        self.forget(name)
        self._open[name] = site
        if host:
            self._hosts[host] = name

    def shut(self, name: str, why: Why, host: str = "") -> None:
        """Says kindly that a desk cannot be entered now, at the host too by which it is or was known."""
        self._open.pop(name, None)
        self._shut[name] = self._closed[why]
        if host:
            self._hosts = {each: desk for each, desk in self._hosts.items() if desk != name}
            self._hosts.setdefault(host, name)

    def forget(self, name: str) -> None:
        """There is no such desk any more."""
        self._open.pop(name, None)
        self._shut.pop(name, None)
        self._hosts = {host: desk for host, desk in self._hosts.items() if desk != name}

    def _turn(self, request: web.Request) -> tuple[web.Application, str]:
        """Whose request it is, and the address that it has there."""
        path = request.rel_url.raw_path
        # rule: desk-known-before-anything-is-read
        name = self._hosts.get(request.host.partition(":")[0].lower(), "")
        if not name and path.startswith(BEFORE):
            name, slash, rest = path.removeprefix(BEFORE).partition("/")
            path = slash + rest
        site = self._open.get(name) or self._shut.get(name)
        if site is None:
            return self.own, request.rel_url.raw_path
        return site, path

    def _answering(self, status: int, title: str, about: str) -> web.Application:
        app = new_application(self.patience, self.texts)
        self._add_page(app, status, title, about)
        app.freeze()
        return app

    def _add_page(self, app: web.Application, status: int, title: str, about: str) -> None:
        async def said(request: web.Request) -> web.Response:
            language, texts = language_of(request), request.app[TEXTS]
            words = {"title": texts.say(language, title), "about": texts.say(language, about)}
            page = _PAGE.format(language=language, **{key: escape(each) for key, each in words.items()})
            later = {str(hdrs.RETRY_AFTER): _CLOSED_SECONDS} if status != 404 else {}
            headers = {"Content-Security-Policy": _POLICY} | later
            return web.Response(text=page, content_type="text/html", status=status, headers=headers)

        app.router.add_route("*", "/{any:.*}", said)


class _Fork(web.AbstractResource):
    """The only address of an installation: it leads into the application of whoever is asked for."""

    canonical = "/"

    def __init__(self, turn: Callable[[web.Request], tuple[web.Application, str]]) -> None:
        super().__init__()
        self._turn = turn

    async def resolve(self, request: web.Request) -> Any:
        """The way within the desk's own application; the request itself goes on as it came."""
        app, path = self._turn(request)
        if not path:
            return web.UrlMappingMatchInfo({}, _to_its_door()), set()
        request[WAY] = path
        url = URL.build(path=path, query_string=request.rel_url.raw_query_string, encoded=True)
        found = await app.router.resolve(request.clone(rel_url=url))
        found.add_app(app)
        return found, set()

    def url_for(self, **_: str) -> URL:
        """No address is made here."""
        raise LookupError

    def add_prefix(self, prefix: str) -> None:
        """Stands below nothing."""
        raise LookupError(prefix)

    def get_info(self) -> Any:
        """Nothing that could be shown."""
        return {}

    def raw_match(self, path: str) -> bool:
        """No path is this address's alone."""
        return path == self.canonical

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[web.AbstractRoute]:
        return iter(())


def _to_its_door() -> web.ResourceRoute:
    """``/d/NAME`` is a desk's door, and stands for ``/d/NAME/``, below which all its pages are."""

    async def go(request: web.Request) -> web.Response:
        url = request.rel_url
        below = URL.build(path=f"{url.raw_path}/", query_string=url.raw_query_string, encoded=True)
        return web.Response(status=308, headers={hdrs.LOCATION: str(below)})

    return web.ResourceRoute(hdrs.METH_ANY, go, web.PlainResource(BEFORE))
