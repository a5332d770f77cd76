"""The small checks that every message goes through; each names the parameter it refuses.

Lengths are counted in UTF-16 units, the strictest reading of Meta's "characters".
"""

from typing import Any

from bot.rehearsal.fakes.whatsapp.errors import GraphError, Json


def units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def missing(where: str) -> GraphError:
    """131008 for a parameter that is not there."""
    return GraphError(131008, f"The parameter {where} is required.")


def invalid(details: str) -> GraphError:
    """131009 for a value that cannot be."""
    return GraphError(131009, details)


def wrong_type(where: str, wanted: str) -> GraphError:
    """100 for a value of the wrong type."""
    return GraphError(100, f"Param {where} must be {wanted}.")


def only(value: Json, allowed: set[str], where: str) -> None:
    """Refuses keys that the API does not know."""
    for key in value:
        if key not in allowed:
            raise GraphError(100, f'Unexpected key "{key}" on param "{where}".')


def object_at(parent: Json, key: str, where: str) -> Json:
    """A required object."""
    value = _required(parent, key, where)
    if not isinstance(value, dict):
        raise wrong_type(f"{where}['{key}']", "a JSON object")
    return value


def list_at(parent: Json, key: str, where: str) -> list[Json]:
    """A required list of objects."""
    value = _required(parent, key, where)
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise wrong_type(f"{where}['{key}']", "an array of JSON objects")
    return value


def text_at(parent: Json, key: str, where: str, most: int, name: str = "") -> str:
    """A required text of 1 to ``most`` units that is not only blanks."""
    value = _required(parent, key, where)
    if not isinstance(value, str):
        raise wrong_type(f"{where}['{key}']", "a string")
    if not value.strip() or units(value) > most:
        label = name or f"{where}['{key}']"
        raise invalid(f"{label} length invalid. Min length: 1, Max length: {most}")
    return value


def optional_text(parent: Json, key: str, where: str, most: int) -> None:
    """A text that may be missing, but not too long."""
    if key in parent:
        text_at(parent, key, where, most)


def unique(values: list[str], what: str) -> None:
    """Refuses doubles."""
    for value in values:
        if values.count(value) > 1:
            raise invalid(f"Duplicate {what}: {value}")


def count(values: list[Json], most: int, what: str) -> None:
    """Refuses an empty or too long list."""
    if not 1 <= len(values) <= most:
        raise invalid(f"Invalid {what} count. Min allowed {what}: 1, Max allowed {what}: {most}")


def web_address(value: Any, where: str) -> None:
    """Refuses what is no http(s) address."""
    scheme, mark, rest = str(value).partition("://")
    if scheme not in ("http", "https") or not mark or not rest.split("/")[0] or any(map(str.isspace, rest)):
        raise invalid(f"Param {where} is not a valid URI.")


def _required(parent: Json, key: str, where: str) -> Any:
    value = parent.get(key)
    if value is None:
        raise missing(f"{where}['{key}']")
    return value
