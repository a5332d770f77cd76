"""Several sheets on one desk: the category chooses, and everything that depends on a visit follows its sheet."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.flows.procedure.vocabulary import Word
from bot.flows.scene.events import FormFilled
from bot.flows.scene.messages import Between, Phrase
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.visits import Status
from bot.sop import read_sheet
from tests.flows.table import Table, office

TOGETHER = Path(__file__).parents[1] / "sheets" / "satu_meja"
UNIT = office(sop={"directory": str(TOGETHER)}, queue={"capacity": 1})
HOURS = {"hours": "Senin-Jumat 08.00-12.00, 13.00-16.00"}


def joined(table: Table, name: str, category: str) -> str:
    """Somebody fills in the form and sends it; what they are answered last."""
    table.seat(name, notice=table.office.notice_version)
    for text in ("halo", "1", name, "SMA Negeri 1 Binjai", "Binjai", "2", category, "Contoh keperluan"):
        table.write(name, text)
    return table.write(name, "1").answers


def procedure(table: Table, name: str) -> str:
    return table.office.sheet_of(table.visit_of(name).sheet_id).identity.name


# rule: category-chooses-the-sheet
@pytest.mark.parametrize(
    ("category", "name"),
    [("informasi", "Layanan Daring"), ("konsultasi", "Konsultasi di Kantor"), ("ppid", "Permohonan Informasi Publik")],
)
def test_the_category_chooses_the_sheet(category: str, name: str) -> None:
    table = Table(UNIT)
    table.hire("Sari", "front_office")
    joined(table, "Rina", category)
    assert procedure(table, "Rina") == name
    words = [piece.word for piece in table.visit_of("Rina").evidence]
    assert words[:2] == [Word.FORM_STARTED, Word.FORM_SUBMITTED]


def test_until_the_category_is_chosen_a_visit_is_the_default_s_and_another_choice_changes_it() -> None:
    table = Table(UNIT)
    table.seat("Rina", notice=table.office.notice_version)
    for text in ("halo", "1", "Rina", "SMA Negeri 1 Binjai", "Binjai", "2"):
        table.write("Rina", text)
    assert procedure(table, "Rina") == "Layanan Daring"
    for text in ("ppid", "Contoh keperluan"):
        table.write("Rina", text)
    assert procedure(table, "Rina") == "Permohonan Informasi Publik"
    for category, name in (("konsultasi", "Konsultasi di Kantor"), ("lainnya", "Layanan Daring")):
        table.press("Rina", Verb.EDIT, table.visit_of("Rina").id, "category")
        table.write("Rina", category)
        assert procedure(table, "Rina") == name


def test_a_form_sent_as_a_whole_chooses_too() -> None:
    table = Table(UNIT)
    table.seat("Rina", notice=table.office.notice_version)
    table.write("Rina", "halo")
    table.write("Rina", "1")
    table.act("Rina", FormFilled({"category": "ppid"}, token(Verb.ANSWER, table.visit_of("Rina").id)))
    assert procedure(table, "Rina") == "Permohonan Informasi Publik"


def test_after_a_restart_an_old_visit_keeps_its_version_and_a_form_gets_the_new_one_by_its_category() -> None:
    table = Table(UNIT)
    table.hire("Sari", "front_office")
    joined(table, "Rina", "ppid")
    old = table.office.chosen["ppid"]
    text = (TOGETHER / "permohonan_informasi.toml").read_text("utf-8").replace("10 hari kerja", "7 hari kerja")
    new = read_sheet(text, "baru.toml")
    table.office = replace(table.office, chosen={**table.office.chosen, "ppid": new}, sheets={old.id: old})
    table.press("Sari", Verb.STEP, table.visit_of("Rina").id, 2)
    joined(table, "Wulan", "ppid")
    assert (table.visit_of("Rina").sheet_id, table.visit_of("Wulan").sheet_id) == (old.id, new.id)


# rule: not-called-waits-for-nobody
@pytest.mark.parametrize("on_duty", [True, False])
def test_whom_nobody_calls_waits_behind_nobody(on_duty: bool) -> None:
    table = Table(UNIT)
    table.hire("Sari", "front_office", on_duty=on_duty)
    for name in ("Rina", "Wulan"):
        joined(table, name, "informasi")
    waiting = table.desk.queue.heads
    assert waiting
    assert joined(table, "Dodi", "ppid") == "number-taken-up card-visitor"
    assert table.visit_of("Dodi").status is Status.IN_SERVICE
    assert (table.desk.queue.heads, table.desk.serving) == (waiting, int(on_duty))


def test_whom_nobody_calls_is_told_of_closing_time_without_a_call() -> None:
    evening = datetime.fromisoformat("2026-11-23T18:00+07:00")
    table = Table(office(sop={"directory": str(TOGETHER)}, office=HOURS), evening)
    table.hire("Sari", "front_office")
    table.seat("Rina", notice="")
    told = table.write("Rina", "halo").decision.says[0].message.text
    assert (told.args["follows"].name, told.args["closed"].name) == ("notice-either", "desk-closed")  # type: ignore[union-attr]  # a phrase
    joined(table, "Dodi", "ppid")
    relayed = table.write("Dodi", "Apakah sudah diterima?").decision.says
    closed = next(say.message.text.args["closed"] for say in relayed if say.person_id == "dodi")
    assert closed.name == "desk-closed"  # type: ignore[union-attr]  # a phrase


# rule: next-in-line-by-their-sheet
def test_the_next_in_line_is_called_when_their_own_receiver_is_there_and_nobody_passes_them() -> None:
    luring = (TOGETHER / "luring.toml").read_text("utf-8").replace('"front_office"', '"resepsionis"')
    unit = replace(UNIT, chosen={**UNIT.chosen, "konsultasi": read_sheet(luring, "luring.toml")})
    table = Table(unit)
    table.hire("Lasma", "supervisor")
    table.hire("Sari", "front_office")
    table.hire("Resi", "resepsionis")
    table.press("Resi", Verb.DUTY, "off")
    joined(table, "Rina", "konsultasi")
    joined(table, "Wulan", "informasi")
    assert [table.visit_of(name).status for name in ("Rina", "Wulan")] == [Status.QUEUED] * 2
    table.press("Resi", Verb.DUTY, "on")
    assert [table.visit_of(name).status for name in ("Rina", "Wulan")] == [Status.IN_SERVICE, Status.QUEUED]


def test_supervisors_are_told_when_nobody_is_left_to_receive_the_next_in_line() -> None:
    luring = (TOGETHER / "luring.toml").read_text("utf-8").replace('"front_office"', '"resepsionis"')
    table = Table(replace(UNIT, chosen={**UNIT.chosen, "konsultasi": read_sheet(luring, "luring.toml")}))
    for name, role in (("Lasma", "supervisor"), ("Sari", "front_office"), ("Resi", "resepsionis")):
        table.hire(name, role)
    for name in ("Rina", "Wulan"):
        joined(table, name, "konsultasi")
    assert table.press("Sari", Verb.DUTY, "off").to("Lasma") == ""
    assert table.press("Resi", Verb.DUTY, "off").to("Lasma") == "duty-nobody-left"


@pytest.mark.parametrize(("ahead", "latest"), [("informasi", 35), ("konsultasi", 50)])
def test_the_wait_told_goes_by_the_sheet_of_each_who_stands_ahead(ahead: str, latest: int) -> None:
    table = Table(replace(UNIT, capacity=1))
    table.hire("Sari", "front_office")
    table.hire("Konrad", "konsultan")
    for name, category in (("Rina", ahead), ("Wulan", "informasi")):
        joined(table, name, category)
    said = [say.message.text for say in table.write("Wulan", "status").decision.says]
    outlook = said[0].args["outlook"]
    assert isinstance(outlook, Phrase)
    band = outlook.args["band"]
    assert isinstance(band, Between)
    assert band.end - table.now == timedelta(minutes=latest)


def test_whoever_works_under_any_sheet_has_their_role_by_its_name() -> None:
    assert UNIT.roles == ("front_office", "back_office", "konsultan", "pejabat_informasi")
    assert UNIT.actor_name("konsultan") == "Konsultan"
    table = Table(UNIT)
    table.hire("Dewi", "pejabat_informasi")
    table.hire("Sari", "front_office")
    joined(table, "Dodi", "ppid")
    assert table.write("Dewi", "menu").decision.says[0].message.text.args["role"] == "Pejabat Informasi"
    visit = table.visit_of("Dodi")
    assert "card-staff" in table.press("Sari", Verb.STEP, visit.id, 2).to("Dewi")
