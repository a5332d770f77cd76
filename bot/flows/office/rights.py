"""How an office answers what people ask for about their data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RightsTerms:
    """``answered_by``: the role of whoever answers such requests, the official for personal data or whom they have
    named."""

    answered_by: str = "admin"
