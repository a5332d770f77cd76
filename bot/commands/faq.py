"""``loket faq``: what visitors asked, and whether the office's own answers can be used."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot import records
from bot.clock import SystemClock
from bot.console import run_async, settings_now
from bot.database import with_database
from bot.flows.state.asked import Asked, Verdict
from bot.flows.understanding.lexicon import Lexicon
from bot.lexicon import load_lexicon
from bot.office import facts_of
from bot.settings import Settings
from bot.texts import LANGUAGES
from bot.texts.operator import in_words
from storage import questions
from storage.engine import reading

_MOST = 200
_WORDS = {
    Verdict.ANSWERED: "terjawab",
    Verdict.NOT_ANSWERED: in_words("cli-faq-unhelpful"),
    Verdict.WITHOUT_ANSWER: in_words("cli-faq-unanswered"),
    Verdict.NOT_UNDERSTOOD: in_words("cli-faq-unread"),
}

_KEYS = {"jam": "hours", "alamat": "address", "kontak": "contact", "kantor": "name"}

app = typer.Typer(help=in_words("cli-faq"), no_args_is_help=True)
Days = Annotated[int, typer.Option("--days", min=1, max=180, help=in_words("cli-faq-days"))]


@app.command("list", help=in_words("cli-faq-list-help"))
def list_(days: Days = 30) -> None:
    """Shows what visitors ask, first what still waits for the office's answer."""
    settings = settings_now()
    lexicon = load_lexicon(settings.texts.folder)
    table = Table(in_words("cli-faq-result"), in_words("cli-faq-question"), in_words("cli-faq-count"))
    for asked in sorted(
        run_async(_asked(settings, days)), key=lambda each: (each.verdict is Verdict.ANSWERED, -each.count)
    ):
        table.add_row(_WORDS[asked.verdict], _what(lexicon, asked), str(asked.count))
    Console().print(table if table.row_count else in_words("cli-faq-none"))


@app.command(help=in_words("cli-faq-check-help"))
def check() -> None:
    """Checks the office's file of common questions."""
    settings = settings_now()
    lexicon = load_lexicon(settings.texts.folder)
    console = Console(soft_wrap=True)
    for language, topics in lexicon.topics.items():
        console.print(in_words("cli-faq-fine", language=language, count=len(topics)), highlight=False)
    for words in unanswerable(lexicon, facts_of(settings)):
        console.print(in_words("cli-caution", what=words), highlight=False, markup=False)


def unanswerable(lexicon: Lexicon, facts: Mapping[str, str]) -> list[str]:
    """What a question's answer names and the settings do not say, with the remedy."""
    return [
        in_words("cli-faq-fact", topic=topic.title, fact=name, key=_KEYS[name])
        for topic in lexicon.topics[LANGUAGES[0]].values()
        for name in sorted(topic.needs - facts.keys())
    ]


async def _asked(settings: Settings, days: int) -> list[Asked]:
    async with with_database(settings) as engine:
        since = SystemClock().now().astimezone(settings.office.zone).date() - timedelta(days=days)
        async with reading(engine) as connection:
            return [records.asked_of(row) for row in await questions.asked(connection, since, _MOST)]


def _what(lexicon: Lexicon, asked: Asked) -> str:
    topic = lexicon.topic(LANGUAGES[0], asked.topic)
    return topic.title if topic else asked.text or asked.topic
