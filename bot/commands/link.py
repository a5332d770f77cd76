"""``loket link``: the links that open the chat, for the office's website, letters and walls."""

import typer
from rich.console import Console

from bot.commands.whereabouts import whereabouts
from bot.console import settings_now
from bot.lexicon import load_lexicon
from bot.links import every_place, words_of
from bot.texts import LANGUAGES, load_texts
from bot.texts.operator import in_words

app = typer.Typer(help=in_words("cli-link"), no_args_is_help=True)


@app.command("list", help=in_words("cli-link-help"))
def list_() -> None:
    """Prints all links: opening, queue, appointment, every kind of service, and every common question."""
    settings = settings_now()
    links, missing = whereabouts(settings)
    console = Console(soft_wrap=True, highlight=False, markup=False)
    _print(console, "Pembuka", links.home)
    lexicon = load_lexicon(settings.texts.folder)
    for place in every_place(lexicon, booking=settings.appointments.enabled):
        _print(console, words_of(place, lexicon, load_texts(settings.texts.folder), LANGUAGES[0]), links.to(place))
    for why in missing:
        console.print(in_words("cli-caution", what=why))


def _print(console: Console, what: str, links: dict[str, str]) -> None:
    if links:
        console.print(what)
    for link in links.values():
        console.print(f"  {link}")
