"""Message templates: submitted, judged by Meta, the only thing that may be sent outside the 24 hours.

Source: https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates.
"""

import re
from dataclasses import dataclass, field
from itertools import count

from bot.rehearsal.fakes.whatsapp.checks import list_at, text_at
from bot.rehearsal.fakes.whatsapp.errors import GraphError, Json

CATEGORIES = ("UTILITY", "MARKETING", "AUTHENTICATION")
_NAME = re.compile(r"[a-z0-9_]{1,512}")
_VARIABLE = re.compile(r"\{\{(\w+)\}\}")
_AT_THE_EDGE = re.compile(r"^\s*\{\{\w+\}\}|\{\{\w+\}\}\s*$")


@dataclass
class Template:
    """One template in one language."""

    id: str
    name: str
    language: str
    category: str
    components: list[Json] = field(default_factory=list)
    status: str = "PENDING"

    def part(self, kind: str) -> Json:
        """The component of a kind; empty when it has none."""
        return next((part for part in self.components if part.get("type") == kind), {})

    @property
    def buttons(self) -> list[Json]:
        """Its buttons."""
        return list(self.part("BUTTONS").get("buttons", []))

    def variables(self, kind: str) -> list[str]:
        """What has to be filled in in the text of a component."""
        return list(dict.fromkeys(_VARIABLE.findall(self.part(kind).get("text", ""))))

    def filled(self, values: list[str]) -> str:
        """The body with its variables filled in."""
        known = dict(zip(self.variables("BODY"), values, strict=True))
        return _VARIABLE.sub(lambda found: known[found[1]], self.part("BODY").get("text", ""))

    def card(self) -> Json:
        """The template as the API lists it."""
        known: Json = {"id": self.id, "name": self.name, "language": self.language, "status": self.status}
        return known | {"category": self.category, "components": self.components}


class Templates:
    """The account's templates by name and language."""

    def __init__(self) -> None:
        self.by_key: dict[tuple[str, str], Template] = {}
        self._numbers = count(600_000_000_000_001)

    def create(self, parameters: Json) -> Json:
        """``POST /{waba}/message_templates``: from now on Meta is thinking about it."""
        template = Template(
            str(next(self._numbers)),
            str(parameters.get("name", "")),
            text_at(parameters, "language", "template", 10),
            str(parameters.get("category", "")),
            list_at(parameters, "components", "template"),
        )
        _check(template)
        if (template.name, template.language) in self.by_key:
            raise GraphError(100, "Content in this language already exists", subcode=2388024)
        self.by_key[template.name, template.language] = template
        return {"id": template.id, "status": template.status, "category": template.category}

    def judge(self, status: str, name: str | None = None, language: str | None = None) -> None:
        """Sets the status of all templates that fit."""
        for template in self.by_key.values():
            if name in (None, template.name) and language in (None, template.language):
                template.status = status

    def find(self, parameters: Json) -> list[Template]:
        """The templates whose name contains ``name`` and that have the wanted language and status."""
        return [
            template
            for template in self.by_key.values()
            if parameters.get("name", "") in template.name
            and parameters.get("language", template.language) == template.language
            and parameters.get("status", template.status) == template.status
        ]

    def usable(self, name: str, language: str) -> Template:
        """The template that a message wants; raises Meta's reason why it cannot be sent."""
        template = self.by_key.get((name, language))
        match template.status if template else "":
            case "PAUSED":
                raise GraphError(132015)
            case "DISABLED":
                raise GraphError(132016)
            case "APPROVED" if template:
                return template
        raise GraphError(132001, f"template name ({name}) does not exist in {language}")


def _check(template: Template) -> None:
    if not _NAME.fullmatch(template.name):
        raise GraphError(100, "Param name must be lowercase letters, digits and underscores.")
    if template.category not in CATEGORIES:
        raise GraphError(100, f"Param category must be one of {', '.join(CATEGORIES)}.")
    body = text_at(template.part("BODY"), "text", "components", 1024)
    if _AT_THE_EDGE.search(body):
        raise GraphError(100, "Variables can't be at the start or end of the template.", subcode=2388299)
    wanted = [str(number) for number in range(1, len(template.variables("BODY")) + 1)]
    if template.variables("BODY") != wanted:
        raise GraphError(100, "Variables must be numbered in order, from {{1}}.", subcode=2388019)
    _check_example(template, len(wanted))
    for button in template.buttons:
        text_at(button, "text", "buttons", 25)
        if button.get("type") not in ("QUICK_REPLY", "URL", "PHONE_NUMBER"):
            raise GraphError(100, f"Button type {button.get('type')} is not supported.")


def _check_example(template: Template, wanted: int) -> None:
    """Meta wants a sample of every variable, else it refuses at once."""
    samples = template.part("BODY").get("example", {}).get("body_text", [[]])
    given = samples[0] if samples and isinstance(samples[0], list) else samples
    if wanted and len(given) != wanted:
        raise GraphError(100, "component of type BODY is missing expected field(s) (example)", subcode=2388043)
