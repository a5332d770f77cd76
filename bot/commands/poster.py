"""``loket poster``: the poster for the office's wall and website."""

from pathlib import Path
from typing import Annotated

import typer

from bot.clock import SystemClock
from bot.commands.saving import save, say
from bot.commands.whereabouts import whereabouts
from bot.console import settings_now
from bot.errors import OperatorError
from bot.flows.office.office import Office
from bot.office import office_of
from bot.texts import LANGUAGES, load_texts
from bot.texts.operator import in_words


def poster(
    output: Annotated[Path | None, typer.Option("--output", help=in_words("cli-poster-output"))] = None,
    language: Annotated[str, typer.Option("--lang", help=in_words("cli-language"))] = "id",
    size: Annotated[str, typer.Option("--size", help=in_words("cli-poster-size"))] = "a4",
    category: Annotated[str, typer.Option("--category", help=in_words("cli-poster-place"))] = "",
    png: Annotated[bool, typer.Option("--png", help=in_words("cli-poster-picture"))] = False,
) -> None:
    """Makes a poster for the office's wall and web page: QR codes of every channel, opening hours, and how to."""
    from bot.papers import printers  # only for who prints
    from bot.papers.poster import poster_of
    from bot.papers.wording import Wording

    settings = settings_now()
    _check("--lang", language, LANGUAGES)
    _check("--size", size, printers.SIZES)
    office = office_of(settings, SystemClock().now().date()).office
    _check_category(office, category)
    links, missing = whereabouts(settings, language)
    if not links.home:
        raise OperatorError(in_words("cli-poster-nothing") + "\n".join(missing))
    words = Wording(load_texts(settings.texts.folder), language, settings.office.timezone_label)
    made = poster_of(office, links, settings.office.hours, words, category=category)
    content = printers.poster_picture(made, size) if png else printers.poster(made, size)
    file = output or Path(f"poster-{category or 'semua'}-{size}-{language}.{'png' if png else 'pdf'}")
    save(file, content)
    for why in missing:
        say(in_words("cli-poster-left-out", why=why))


def _check(option: str, given: str, known: tuple[str, ...]) -> None:
    if given not in known:
        raise OperatorError(in_words("cli-poster-unknown", option=option, given=given, known=", ".join(known)))


def _check_category(office: Office, category: str) -> None:
    if category:
        _check("--category", category, tuple(each.key for each in office.categories))
