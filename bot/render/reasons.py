"""Saying a kept reason outside the chat: to whoever runs a command."""

from bot.flows.scene.messages import Phrase
from bot.flows.scene.reasons import worded
from bot.texts import LANGUAGES, load_texts
from bot.texts.operator import language


def said(kept: str, reader: str = LANGUAGES[0]) -> str:
    """A reason in words; what is no reason as it stands."""
    told = worded(kept)
    return told if isinstance(told, str) else _in_words(told, reader)


def _in_words(phrase: Phrase, reader: str) -> str:
    args = {name: _in_words(arg, reader) if isinstance(arg, Phrase) else str(arg) for name, arg in phrase.args.items()}
    return load_texts().say(reader, phrase.name, args)


def reason_in_words(kept: object) -> str:
    """The same for whoever runs a command, in their language."""
    return said(str(kept), language())
