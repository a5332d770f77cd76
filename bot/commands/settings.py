"""``loket settings``: what of the settings is changed in chat, how it stands, and who said so."""

from collections.abc import Iterator, Mapping
from datetime import tzinfo

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import SystemClock
from bot.commands.finding import Finding
from bot.console import run_async, settings_now
from bot.database import with_database
from bot.flows.office.house_rules import HouseRule, HouseRules, Matter, Named
from bot.flows.office.office import Office
from bot.flows.office.ruled_house import filed, stands, under
from bot.office import office_of
from bot.settings import Settings
from bot.texts.operator import in_words
from bot.turn.house_rules_read import HouseRulesRead
from storage import known
from storage.engine import reading

app = typer.Typer(help=in_words("rules-about"), no_args_is_help=True)

_LONGEST_SHOWN = 70
_WORDS = {
    Matter.ROOMS: in_words("rules-rooms"),
    Matter.CATEGORY: in_words("rules-category"),
    Matter.REPLY: in_words("rules-reply"),
    Matter.TOPIC: in_words("rules-topic"),
    Matter.COMPENSATION: in_words("rules-compensation"),
}
"""By which words each matter is set in chat."""


@app.command("list", help=in_words("rules-list-help"))
def list_() -> None:
    """Shows everything that can be changed in chat."""
    settings = settings_now()
    office = office_of(settings, SystemClock().now().date()).office
    rules, names = run_async(_read(settings))
    table = Table(in_words("rules-column-what"), in_words("rules-column-value"), in_words("rules-column-origin"))
    for about, value in stands(under(office, rules)).items():
        rule = rules.standing.get(about)
        origin = _told(rule, names, settings.office.zone) if rule else in_words("rules-filed")
        table.add_row(called(about), _worded(about, value), origin)
    Console(soft_wrap=True).print(table, markup=False)


async def _read(settings: Settings) -> tuple[HouseRules, dict[str, str]]:
    async with with_database(settings) as engine, reading(engine) as connection:
        return await read_rules(connection)


async def read_rules(connection: AsyncConnection) -> tuple[HouseRules, dict[str, str]]:
    """All house rules, and the names of whoever works here."""
    read = HouseRulesRead()
    await read.changed(connection, -1)
    return read.rules, {row["id"]: row["name"] for row in await known.all_staff(connection)}


def rule_findings(office: Office, rules: HouseRules, names: Mapping[str, str], zone: tzinfo) -> Iterator[Finding]:
    """What was changed in chat, and where the file has been changed since, or has no such thing any more; ``office`` is
    as the file has it."""
    by_file = filed(office)
    for about, rule in rules.standing.items():
        what, value, who = called(about), _worded(about, rule.value or ""), _told(rule, names, zone)
        if about not in by_file:
            gone = in_words("rules-gone", what=what, value=value, who=who)
            yield Finding(False, gone, in_words("rules-gone-remedy"), serious=False)
        elif by_file[about] != rule.filed:
            # rule: file-changed-behind-the-chat
            was, now = _worded(about, rule.filed), _worded(about, by_file[about])
            drifted = in_words("rules-drifted", what=what, value=value, who=who, was=was, now=now)
            yield Finding(False, drifted, in_words("rules-drifted-remedy", what=what), serious=False)
        else:
            file = _worded(about, by_file[about])
            yield Finding(True, in_words("rules-set", what=what, value=value, who=who, file=file))


def called(about: Named) -> str:
    """What something is called by whoever sets it ("kategori ppid", "faq biaya en")."""
    language = about.language if about.language != "id" else ""
    return " ".join(filter(None, (_WORDS[about.matter], about.key, language)))


def _told(rule: HouseRule, names: Mapping[str, str], zone: tzinfo) -> str:
    day = f"{rule.entered_at.astimezone(zone):%d-%m-%Y %H.%M}"
    return in_words("rules-by", name=names.get(rule.by, rule.by), day=day)


def _worded(about: Named, value: str) -> str:
    if about.matter is Matter.CATEGORY:
        return in_words("rules-paused", reason=value) if value else in_words("rules-offered")
    said = " ".join(value.replace("\n", "; ").split()) or in_words("rules-none")
    return said if len(said) <= _LONGEST_SHOWN else said[:_LONGEST_SHOWN].rstrip() + "…"
