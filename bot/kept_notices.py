"""The privacy notice as it is kept: every version word for word, in each language, as each channel shows it."""

from datetime import datetime
from typing import Any

from bot.flows.office.office import Office
from bot.flows.visitor.notice import ABROAD, full
from bot.render.voice import Voice
from bot.texts import LANGUAGES, Texts


def notice_rows(office: Office, texts: Texts, now: datetime) -> list[dict[str, Any]]:
    """The present version; of the short notice the wording, for what it names changes from hour to hour."""
    zone, label = office.calendar.zone, office.zone_label
    return [
        {
            "version": office.notice_version,
            "language": language,
            "channel": channel,
            "short": texts.source(language, "notice"),
            "text": Voice(texts, zone, label, language, now).plain(full(office, channel)),
            "first_used_at": now,
        }
        for language in LANGUAGES
        for channel in ABROAD
    ]
