"""Saying a kept reason outside the chat: to whoever runs a command."""

from bot.flows.scene.messages import Phrase
from bot.flows.scene.reasons import worded
from bot.texts import LANGUAGES, load_texts


def said(kept: str, language: str = LANGUAGES[0]) -> str:
    """A reason in words; what is no reason as it stands."""
    told = worded(kept)
    return told if isinstance(told, str) else _in_words(told, language)


def _in_words(phrase: Phrase, language: str) -> str:
    args = {
        name: _in_words(arg, language) if isinstance(arg, Phrase) else str(arg) for name, arg in phrase.args.items()
    }
    return load_texts().say(language, phrase.name, args)
