"""A visit that is over, with its service document issued; and what its visitor has of it."""

import aiohttp

from bot.rehearsal.fakes.telegram import Chatter
from tests.desk import Desk
from tests.stories.script import STORIES, Act, read_story
from tests.stories.test_stories import Stage

RINA = 2002


async def finished(desk: Desk) -> Chatter:
    """Rina's visit from the first word to the end, on Telegram; her document is to be printed."""
    async with aiohttp.ClientSession() as http:
        await Stage(desk, http, "telegram").play(_until_the_end())
    return desk.telegram.user(RINA)


def _until_the_end() -> list[Act]:
    acts = read_story(STORIES / "dokumen_layanan.txt")
    return acts[: next(at for at, act in enumerate(acts) if "table" in act.parts)]


def documents(chatter: Chatter) -> list[tuple[str, bytes]]:
    """Every file that somebody was sent, oldest first."""
    sent = [message.document for message in chatter.messages]
    return [(each.name, each.content) for each in sent if each is not None]
