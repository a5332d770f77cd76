"""What the privacy notice says of this office besides its wording."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoticeTerms:
    """Who answers for personal data (empty: not named), and for how many days a web session is kept after its end."""

    official: str = ""
    session_days: int = 1
