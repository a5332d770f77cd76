"""The warning: whoever has to end a step of staff's hears of it before its limit; once, and with the button."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.flows.procedure.standard import read_standard
from bot.flows.scene.messages import Message
from bot.flows.scene.tokens import Verb
from bot.flows.state.dialog import InVisit
from bot.flows.state.visits import Status
from bot.render import Renderer
from bot.texts import load_texts
from tests.flows.table import Table, office
from tests.flows.test_ladder import HOURS, heard

STEP = 3
"""The first step of staff's after the visitor has joined."""


def at_step(no: int = STEP, printed: str = "", hours: dict[str, str] | None = None, **visit: int) -> Table:
    """Rina's visit, of which the steps before this one are done; the step may have another standard."""
    table = Table(office(queue={"calls": 0}, visit=visit, office=hours or {"hours": "always"}))
    steps = table.office.sheet.steps
    if printed:
        other = replace(steps[no - 1], standard=read_standard(printed), printed_time=printed)
        sheet = replace(table.office.sheet, steps=(*steps[: no - 1], other, *steps[no:]))
        table.office = replace(table.office, sheet=sheet)
    for name, role in (("Sari", "front_office"), ("Dewi", "front_office"), ("Bayu", "back_office")):
        table.hire(name, role)
    table.hire("Tigor", "supervisor")
    table.seat("Rina", InVisit())
    table.fire(table.open("Rina", Status.IN_SERVICE, reported=no - 1).id)
    return table


def warned(table: Table, **span: float) -> list[tuple[str, str]]:
    """Who is warned, after how many minutes."""
    return [(minutes, reader) for minutes, reader, text in heard(table, **span) if text == "staff-warned"]


def warning(table: Table) -> Message:
    """The one warning that is said now."""
    said = (say.message for decision in list(table.sweep()) for say in decision.says)
    [message] = [message for message in said if message.text.name == "staff-warned"]
    return message


def test_every_one_who_may_end_the_step_is_warned_once_before_its_limit() -> None:
    assert warned(at_step(), minutes=9) == [("2.1", "sari"), ("2.1", "dewi")]


# rule: warned-is-who-holds-it
def test_whoever_holds_the_visit_is_warned_and_no_colleague() -> None:
    table = at_step()
    table.press("Dewi", Verb.CLAIM, table.visit_of("Rina").id)
    assert warned(table, minutes=9) == [("2.1", "dewi")]


def test_a_step_of_a_role_that_nobody_holds_is_the_supervisor_s_to_hear_of() -> None:
    table = at_step()
    gone = {key: member for key, member in table.desk.staff.items() if member.role != "front_office"}
    table.desk = replace(table.desk, staff=gone)
    assert warned(table, minutes=2.9) == [("2.1", "tigor")]


def test_it_says_of_whom_and_how_long_is_left_and_has_the_button_that_ends_the_step() -> None:
    table = at_step()
    table.press("Dewi", Verb.CLAIM, table.visit_of("Rina").id)
    table.now += timedelta(minutes=2, seconds=6)
    said = warning(table)
    told = {key: said.text.args[key] for key in ("ticket", "name", "no", "left")}
    assert told == {"ticket": "A-001", "name": "Rina Simbolon", "no": STEP, "left": timedelta(seconds=54)}
    [choice] = said.choices
    assert choice.token.split(":")[::2] == [Verb.STEP, str(STEP)]


# rule: warned-once-a-step
def test_it_is_kept_with_the_visit_that_it_was_said() -> None:
    table = at_step()
    assert len(warned(table, minutes=2.2)) == 2
    visit = table.visit_of("Rina")
    assert (visit.nudged(f"warned {STEP}"), list(table.fire(visit.id).says)) == (1, [])


def test_each_step_has_a_warning_of_its_own() -> None:
    table = at_step()
    assert len(warned(table, minutes=2.5)) == 2
    table.press("Sari", Verb.STEP, table.visit_of("Rina").id, STEP)
    assert warned(table, minutes=2.5) == [("2.1", "sari")], "whose visit it is by now"


@pytest.mark.parametrize(("printed", "said"), [("30 detik", False), ("66 detik", False), ("67 detik", True)])
# rule: warned-before-the-limit
def test_nothing_is_said_when_less_than_twenty_seconds_would_be_left(printed: str, said: bool) -> None:
    assert bool(warned(at_step(printed=printed), minutes=5)) is said


@pytest.mark.parametrize(("seconds", "said"), [(150, True), (165, False), (9999, False)])
def test_after_an_outage_it_is_said_late_or_not_at_all(seconds: int, said: bool) -> None:
    table = at_step()
    table.now += timedelta(seconds=seconds)
    texts = {say.message.text.name for d in list(table.sweep()) for say in d.says}
    assert ("staff-warned" in texts) is said


@pytest.mark.parametrize("no", [1, 2, 9, 10])
def test_of_the_visitor_s_own_steps_no_officer_is_warned(no: int) -> None:
    assert warned(at_step(no), minutes=9) == []


def test_what_has_no_limit_has_no_warning() -> None:
    assert warned(at_step(printed="menyesuaikan"), days=30) == []


def test_the_share_is_a_setting_and_can_be_nothing() -> None:
    assert warned(at_step(warn_percent=50), minutes=2) == [("1.5", "sari"), ("1.5", "dewi")]
    assert warned(at_step(warn_percent=0), minutes=9) == []


@pytest.mark.parametrize(
    ("printed", "at"),
    [
        ("1 hari kerja", "24-11 11.06"),  # 13 hours are open until it is due, 9 hours 6 minutes of them are its share
        ("2 hari kerja", "25-11 09.00"),  # 14 of 20 hours
        ("10 jam kerja", "24-11 09.00"),  # 7 of 10 hours
    ],
)
# rule: share-of-the-limit
def test_days_and_hours_of_staff_are_shared_by_the_time_in_which_the_office_is_open(printed: str, at: str) -> None:
    table = at_step(printed=printed, hours=HOURS)
    began, calendar = table.now, table.office.calendar
    told = [began + timedelta(minutes=float(minutes)) for minutes, reader in warned(table, days=4) if reader == "sari"]
    assert [f"{calendar.local(moment):%d-%m %H.%M}" for moment in told] == [at]


# rule: confidential-is-for-whoever-has-it
def test_no_alert_names_whoever_asked_for_their_name_to_be_kept() -> None:
    table = at_step()
    visit = table.visit_of("Rina")
    table.visits[visit.id] = replace(visit, form={**visit.form, "confidential": "ya"})
    said = []
    for _ in range(12):
        table.now += timedelta(minutes=1)
        said += [say.message.text for told in list(table.sweep()) for say in told.says if not say.message.card]
    assert {"deviation-flagged", "supervisor-attention"} <= {text.name for text in said}
    assert [text.name for text in said if "Rina" in repr(text.args)] == []


# rule: alert-names-who-answers
@pytest.mark.parametrize("text", ["deviation-flagged", "supervisor-attention"])
def test_an_alert_says_of_whom_which_step_whose_since_when_and_has_the_button_that_helps(text: str) -> None:
    table = at_step()
    table.press("Dewi", Verb.CLAIM, table.visit_of("Rina").id)
    began_at = table.now
    said = []
    for _ in range(12):
        table.now += timedelta(minutes=1)
        said += [say for told in list(table.sweep()) for say in told.says if say.message.text.name == text]
    [alert] = [say for say in said if say.message.text.args["ticket"] == "A-001"][:1]
    words = Renderer(load_texts(), table.office.calendar.zone, "WIB").show(alert.message, "id", "telegram", table.now)
    shown = words[0]["text"]
    since = table.office.calendar.local(began_at).strftime("%H.%M")
    for part in ("A-001", "Rina Simbolon", f"langkah {STEP}", "Dewi", f"sejak pukul {since} WIB"):
        assert part in shown, (part, shown)
    helps = Verb.STEP if text == "deviation-flagged" else Verb.OPEN
    assert [choice.token.split(":")[0] for choice in alert.message.choices][:1] == [helps]
