"""The public page of a paper: whether it is genuine, replaced or unknown, with number, date and unit only.

It is found by a code that nobody can guess; looking is no event, and nothing is written. It works without JavaScript;
with it, the file itself is compared in the browser with the digest of what was issued, and sent nowhere.
"""

import re
from html import escape
from importlib.resources import files

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.flows.office.office import Office
from bot.flows.scene.messages import Day, Phrase
from bot.handlers.web import WebLimits
from bot.handlers.web_sources import Allowance
from bot.handlers.wording import TEXTS, language_of, told
from bot.papers.code import grouped, read_code
from bot.render import Voice
from bot.texts import LANGUAGES
from storage import papers
from storage.bulk import Row
from storage.engine import reading

_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'"
_PLACE = re.compile(r"\{\{([a-z_-]+)\}\}")
_LOOKS_A_MINUTE = 60
"""By one address: enough for a school that checks a pile of papers, and nothing for whoever tries codes out."""


class Verification:
    """Owns the page's routes."""

    def __init__(self, engine: AsyncEngine, limits: WebLimits, office: Office) -> None:
        self._engine = engine
        self._limits = limits
        self._office = office
        self._looks = Allowance(_LOOKS_A_MINUTE, 60)

    def add_to(self, app: web.Application) -> None:
        """Adds the page, with a code in its address or without."""
        app.router.add_get("/v", self._page)
        app.router.add_get("/v/", self._page)
        app.router.add_get("/v/{code}", self._page)

    async def _page(self, request: web.Request) -> web.Response:
        written = request.match_info.get("code") or request.query.get("kode", "")
        # rule: codes-are-not-tried-out
        if written and (seconds := self._looks.spend(self._limits.sources.of(request))):
            return told(request, 429, "door-too-many-requests", {"Retry-After": str(int(seconds) + 1)})
        code = read_code(written)
        async with reading(self._engine) as connection:
            found = await papers.shown(connection, code) if code else None
        text = self._filled(request, written, code, found)
        headers = {"Content-Security-Policy": f"{_POLICY}; frame-ancestors 'none'"}
        status = 200 if found is not None or not written else 404
        return web.Response(text=text, content_type="text/html", status=status, headers=headers)

    def _filled(self, request: web.Request, written: str, code: str, found: Row | None) -> str:
        asked = request.query.get("bahasa", "")
        language = asked if asked in LANGUAGES else language_of(request)
        texts, zone = request.app[TEXTS], self._office.calendar.zone
        said = {name: texts.say(language, name) for name in texts.names(language) if name.startswith("verify-")}
        stand = _stand(written, found)
        said |= {
            "language": language,
            "office": self._office.name,
            "stand": stand,
            "up": "../" if request.path.rstrip("/") != request.path or "code" in request.match_info else "",
            "code": grouped(code) or written[:40],
        }
        said |= {"headline": said.get(f"verify-{stand}", ""), "about": said.get(f"verify-{stand}-about", "")}
        if found is not None:
            at = found["wanted_at"]
            voice = Voice(texts, zone, self._office.zone_label, language, at)
            # rule: public-page-names-nobody
            said |= {
                "number": found["number"],
                "day": voice.plain(Phrase("document-said", {"words": Day(at)})),
                "new": found["replaced_by"],
                "digest": found["sha256"] or "",
            }
        return _PLACE.sub(lambda place: escape(said.get(place[1], "")), _template())


def _stand(written: str, found: Row | None) -> str:
    if found is None:
        return "unknown" if written else "asked"
    return "replaced" if found["replaced_by"] else "genuine"


def _template() -> str:
    return files("bot.handlers").joinpath("pages", "verify.html").read_text("utf-8")
