"""The templates that stand in for messages outside the 24-hour window, as they are submitted to Meta.

Each has two variables (whom or what it is about, and the office) and one button that brings the person back to
where they are. All are of the category "utility": they concern something the person has begun.
"""

from collections.abc import Iterator
from typing import Any

from bot.flows.scene.messages import Purpose
from bot.texts import LANGUAGES, load_texts

DEFAULT_NAMES = {
    Purpose.CALL: "loket_giliran",
    Purpose.REMINDER: "loket_pengingat",
    Purpose.SURVEY: "loket_survei",
    Purpose.DUTY: "loket_tugas",
}
_EXAMPLE_SUBJECT = "A-001"


def template_requests(office: str, names: dict[str, str]) -> Iterator[dict[str, Any]]:
    """One request for every purpose and language; ``names`` are those already chosen, by purpose."""
    for purpose, default in DEFAULT_NAMES.items():
        for language in LANGUAGES:
            yield _request(names.get(purpose, default), purpose, language, office)


def _request(name: str, purpose: Purpose, language: str, office: str) -> dict[str, Any]:
    texts = load_texts()
    body = texts.say(language, f"template-{purpose.value}", {"subject": "{{1}}", "office": "{{2}}"})
    example = {"body_text": [[_EXAMPLE_SUBJECT, office]]}
    button = {"type": "QUICK_REPLY", "text": texts.say(language, "template-button")}
    components = [{"type": "BODY", "text": body, "example": example}, {"type": "BUTTONS", "buttons": [button]}]
    return {"name": name, "language": language, "category": "UTILITY", "components": components}
