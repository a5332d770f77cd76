"""What ``loket doctor`` reads of how the desk has fared: troubles with platforms, kept sheets, promises to visitors."""

from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.commands.finding import Finding
from bot.flows.procedure.sheet import Sheet
from bot.jobs.learnt_lengths import FEWEST, LOOKED_BACK
from bot.render.reasons import reason_in_words
from bot.sop import read_kept
from bot.texts import load_texts
from bot.texts.operator import in_words
from storage import meeting, waits

_PROMISED = 80
"""Of a hundred visitors, how many are to be called when they were told."""


async def troubles(connection: AsyncConnection, platform: str) -> AsyncIterator[Finding]:
    """What stands between the desk and a platform now."""
    for name, row in (await meeting.standing_troubles(connection)).items():
        if name.partition(".")[0] == platform:
            since = f"{row['at'].astimezone():%H.%M}"
            words = in_words("doctor-trouble", platform=platform.capitalize(), since=since)
            yield Finding(False, words, reason_in_words(row["words"]))


def sheets(texts: Mapping[str, str], present: Sheet) -> Iterator[Finding]:
    """Versions of the sheet that visits are going on under, and that cannot be read whole any more."""
    for sheet_id, text in texts.items():
        if not read_kept(text, sheet_id, present).sound:
            remedy = in_words("doctor-old-sheet-remedy")
            yield Finding(False, in_words("doctor-old-sheet", version=sheet_id[:8]), remedy, serious=False)


async def waits_kept(connection: AsyncConnection, now: datetime) -> AsyncIterator[Finding]:
    """How far visitors were told the truth about when they would be called, and why they gave their numbers up."""
    yield _promises(*await waits.promises_since(connection, now - LOOKED_BACK))
    reasons = await waits.reasons_since(connection, now - LOOKED_BACK)
    if reasons:
        texts = load_texts()
        said = (f"{texts.say('id', f'reason-{key}').lower()} {count}" for key, count in sorted(reasons.items()))
        yield Finding(True, in_words("doctor-cancelled", reasons=", ".join(said)))


def _promises(told: int, held: int) -> Finding:
    if not told:
        return Finding(True, in_words("doctor-promise-none"))
    share = round(100 * held / told)
    good = told < FEWEST or share >= _PROMISED
    remedy = "" if good else in_words("doctor-promise-remedy")
    return Finding(good, in_words("doctor-promise", share=share, told=told), remedy, serious=False)
