"""What a door says itself, outside the conversation: in the reader's language, from the desk's texts."""

from collections.abc import Mapping

from aiohttp import web

from bot.texts import LANGUAGES, Texts

TEXTS = web.AppKey("texts", Texts)
"""The texts of an application."""


def language_of(request: web.Request) -> str:
    """The language that a request wants to be answered in: the first one it names, if there are texts in it. The page
    names the one it is shown in."""
    wanted = request.headers.get("Accept-Language", "").strip().lower()[:2]
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def told(
    request: web.Request, status: int, name: str, headers: Mapping[str, str] | None = None, /, **args: int | str
) -> web.Response:
    """What is wrong, by the name of its text, for whoever looks at the page."""
    words = request.app[TEXTS].say(language_of(request), name, args)
    return web.json_response({"error": words}, status=status, headers=headers)
