"""The draft of a letter of assignment as a file: kept in the outbox as what stands on it, set when it is sent."""

from dataclasses import asdict, replace

from bot.flows.scene.messages import Message, Phrase
from bot.papers.assignment_letter import letter_paper
from bot.papers.wording import Wording
from bot.render.shown import Shown
from bot.render.voice import Voice

MEDIA_TYPE = "application/pdf"
_OF_LETTERS = "id"
"""The language of official letters, whoever reads them."""


def name_of(message: Message) -> str:
    """What the file is called."""
    return f"surat_tugas_{message.draft.letter.id}.pdf" if message.draft else ""


def added(shown: Shown, message: Message, voice: Voice) -> Shown:
    """The message with its draft, if it has one."""
    draft = message.draft
    if draft is None:
        return shown
    official = replace(voice, language=_OF_LETTERS)
    told = {name: official.plain(Phrase("paper-letter-said", {"words": arg})) for name, arg in draft.told.items()}
    words = Wording(voice.texts, _OF_LETTERS, voice.zone_label)
    paper = letter_paper(draft.office, draft.letter, draft.names, told, words)
    return {
        **shown,
        "file": {"id": "", "name": name_of(message), "media_type": MEDIA_TYPE, "letter": asdict(paper)},
    }
