"""Requests for public information as an office takes them: the forms, where they are formally lodged, the law's
days."""

from dataclasses import dataclass, field

from bot.flows.office.questions import FormPlan

GROUNDS = ("exempted", "unpublished", "unanswered", "not_as_asked", "unfulfilled", "charged", "late")
"""On what an objection may be grounded, in the order of UU 14/2008 Pasal 35(1) huruf a to g."""


@dataclass(frozen=True, slots=True)
class Lodging:
    """Where a request is formally lodged with PPID, as far as the office has said; empty where it has not."""

    address: str = ""
    email: str = ""
    hours: str = ""

    @property
    def known(self) -> bool:
        """Whether anybody can be told a place."""
        return bool(self.address or self.email)


@dataclass(frozen=True)
class Information:
    """How requests are taken; ``request`` without questions: they are not. The days are working days.

    ``answer_days`` since receipt (UU 14/2008 Pasal 22(7)), ``extend_days`` more, once (Pasal 22(8)); ``check_days`` is
    what Perki 1/2021 Pasal 31 gives before its own ten days begin. ``object_days`` for an objection, ``reply_days`` for
    the answer to it. ``hand_days``: within which front office hands a request on. ``a_day``: of one person.
    """

    request: FormPlan = field(default_factory=FormPlan)
    objection: FormPlan = field(default_factory=FormPlan)
    lodging: Lodging = field(default_factory=Lodging)
    by_category: bool = False
    """Whether who chooses the category PPID for a visit is given this form instead."""
    answer_days: int = 10
    extend_days: int = 7
    check_days: int = 3
    object_days: int = 30
    reply_days: int = 30
    hand_days: int = 1
    remind_days: int = 2
    a_day: int = 5

    @property
    def taken(self) -> bool:
        """Whether requests are taken at all."""
        return bool(self.request.otherwise)
