"""Whatever an officer presses about a visit, what they are told names its ticket: every verb, wherever it stands."""

from zoneinfo import ZoneInfo

import pytest

from bot.flows.scene.tokens import (
    OF_APPOINTMENTS,
    OF_BOOKS,
    OF_BREACHES,
    OF_CHECK_UPS,
    OF_DAY,
    OF_HELP,
    OF_HOUSE,
    OF_INFORMATION,
    OF_LEDGER,
    OF_LETTERS,
    OF_LOOKS,
    OF_REPORTS,
    OF_RIGHTS,
    OF_THREADS,
    Verb,
)
from bot.render import Renderer
from bot.texts import load_texts
from tests.flows.standings import (
    REF,
    Standing,
    absent,
    called,
    checked,
    in_room,
    laid,
    over,
    parked,
    press,
    queued,
    served,
    surveyed,
)

RENDERER = Renderer(load_texts(), ZoneInfo("Asia/Jakarta"), "WIB")
OF_THE_DESK = {
    Verb.MENU,
    Verb.DUTY,
    Verb.HOURS,
    Verb.ROSTER,
    Verb.STAFF_ROLE,
    Verb.DISTURBANCE,
    Verb.REGISTER,
    Verb.RECORD,
    Verb.WHO,
}
ABOUT_NO_VISIT = {
    *OF_THE_DESK,
    *OF_THREADS,
    *OF_APPOINTMENTS,
    *OF_HELP,
    *OF_DAY,
    *OF_LETTERS,
    *OF_HOUSE,
    *OF_INFORMATION,
    *OF_BOOKS,
    *OF_REPORTS,
    *OF_RIGHTS,
    *OF_BREACHES,
    *OF_LOOKS,
    *OF_CHECK_UPS,
    Verb.SECOND_CHAT,
}
"""What is pressed about something else; deviations have answers of their own."""

PRESSED = [
    *((verb, (REF,)) for verb in Verb if verb not in ABOUT_NO_VISIT | OF_LEDGER),
    *((Verb.STEP, (REF, no)) for no in range(1, 11)),
    *((Verb.STEP, (REF, no, "", "sure")) for no in range(6, 9)),
    *((Verb.CORRECT, (REF, no)) for no in range(3, 11)),
    (Verb.CALL, (REF, "sure")),
    (Verb.UNSAY, (REF, "name", 0, "mark")),
    (Verb.UNCLAIM, (REF, 0, 0, "mark", "")),
    (Verb.UNCALL, (REF, 0, "mark", "q", "")),
    (Verb.REPLY, (REF, "mark")),
]
STAFF = {"Sari": "front_office", "Bayu": "back_office", "Nur": "supervisor"}
WITHOUT = {"staff-words-gone"}
"""What is said about words that are of no visit yet."""


# rule: every-answer-names-its-ticket
@pytest.mark.parametrize("standing", [queued, parked, called, checked, in_room, served, surveyed, absent, over])
@pytest.mark.parametrize("who", list(STAFF))
def test_every_answer_names_its_ticket(standing: Standing, who: str) -> None:
    for verb, parts in PRESSED:
        table = laid(standing)
        for name, role in STAFF.items():
            if name.lower() not in table.people:
                table.hire(name, role)
        ticket = table.visit_of("Rina").ticket or "-"
        told = press(table, verb, parts, who)
        answers = [say.message for say in told.decision.says if say.person_id == who.lower()]
        assert answers, (verb, parts)
        for message in answers:
            shown = " ".join(part["text"] for part in RENDERER.show(message, "id", "telegram", table.now))
            assert ticket in shown or message.text.name in WITHOUT, (verb.name, parts, shown)
