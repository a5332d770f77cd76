"""What chat apps show of the desk before anybody writes: commands, introduction, first questions. Pure.

Each piece is a wish: what the platform is to be told, under the name by which it is remembered that it was.
"""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from bot.flows.journey.rights import by_post
from bot.flows.office.categories import CATEGORIES
from bot.flows.staff.commands import COMMANDS
from bot.flows.state.desk import Staff
from bot.render.fitting import cut
from bot.texts import LANGUAGES, Texts

FOR_VISITORS = ("start", "status", "officer", "cancel", "data", "forget", "help", "language")
"""In the order in which they are shown; the word of each is the text ``command-...``."""

_LONGEST_ABOUT, _LONGEST_DESCRIPTION = 120, 512
"""Bot API: setMyShortDescription, setMyDescription."""
_MOST_PROMPTS, _LONGEST_PROMPT = 4, 80
"""Cloud API, conversational components: ice breakers."""

Command = dict[str, str]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a platform is to be told: which call, with what; ``name`` is how that is remembered."""

    name: str
    method: str
    parameters: Mapping[str, Any]

    def digest(self, whom: str) -> str:
        """What is remembered: another wording, another chat or another bot (``whom``) is another wish."""
        written = json.dumps([whom, self.method, self.parameters], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(written.encode()).hexdigest()[:32]


def on_telegram(texts: Texts, office: str) -> list[Wish]:
    """What everybody sees of the bot. Whose app speaks another language sees the first one's."""
    menu = Wish("telegram.menu", "setChatMenuButton", {"menu_button": {"type": "commands"}})
    spoken = {"": LANGUAGES[0]} | {language: language for language in LANGUAGES[1:]}
    return [menu, *(wish for code, language in spoken.items() for wish in _in_language(texts, office, code, language))]


def _in_language(texts: Texts, office: str, code: str, language: str) -> list[Wish]:
    about = cut(texts.say(language, "bot-about", {"office": office}), _LONGEST_ABOUT)
    description = cut(texts.say(language, "bot-description", {"office": office}), _LONGEST_DESCRIPTION)
    given = {"language_code": code}
    return [
        Wish(f"telegram.commands.{language}", "setMyCommands", {"commands": for_visitors(texts, language), **given}),
        Wish(f"telegram.about.{language}", "setMyShortDescription", {"short_description": about, **given}),
        Wish(f"telegram.description.{language}", "setMyDescription", {"description": description, **given}),
    ]


def for_visitors(texts: Texts, language: str) -> list[Command]:
    """The commands of whoever is no member of staff."""
    return [_command(texts, language, f"command-{key}") for key in FOR_VISITORS]


def for_staff(texts: Texts, language: str, member: Staff, receiving: Collection[str]) -> list[Command]:
    """The commands of a member of staff, by what they may do; ``receiving`` are the roles that receive visitors."""
    theirs = (each for each in COMMANDS if each.is_for(by_post(member, receiving)))
    return [_command(texts, language, f"duty-command-{each.key}") for each in theirs]


def _command(texts: Texts, language: str, name: str) -> Command:
    return {"command": texts.say(language, name), "description": texts.say(language, f"{name}-about")}


def seat_name(person_id: str) -> str:
    """Under which name it is remembered what is shown in a member of staff's chat."""
    return f"{SEAT}{person_id}"


SEAT = "telegram.seat."


def of_seat(texts: Texts, member: Staff, language: str, address: str, receiving: Collection[str]) -> Wish:
    """What a member of staff sees in their own chat, in the language they speak with the desk."""
    scope = {"type": "chat", "chat_id": int(address)}
    commands = for_staff(texts, language, member, receiving)
    return Wish(seat_name(member.person_id or ""), "setMyCommands", {"commands": commands, "scope": scope})


def of_former_seat(person_id: str, address: str) -> Wish:
    """Whoever has left their seat sees what visitors see."""
    return Wish(seat_name(person_id), "deleteMyCommands", {"scope": {"type": "chat", "chat_id": int(address)}})


def on_whatsapp(texts: Texts) -> Wish:
    """What WhatsApp offers in an empty chat (ice breakers), and after a slash. There is one language for everybody."""
    first = LANGUAGES[0]
    named = (texts.say(first, f"category-{each.key}") for each in CATEGORIES[: _MOST_PROMPTS - 1])
    prompts = [texts.say(first, "link-category", {"category": name}) for name in named]
    commands = [
        {"command_name": each["command"], "command_description": each["description"]}
        for each in for_visitors(texts, first)
    ]
    body = {
        "enable_welcome_message": False,
        "prompts": [cut(prompt, _LONGEST_PROMPT) for prompt in (*prompts, texts.say(first, "link-queue"))],
        "commands": commands,
    }
    return Wish("whatsapp.menu", "conversational_automation", body)
