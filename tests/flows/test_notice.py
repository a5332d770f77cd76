"""The privacy notice: what it says, who saw which version of it, and a new one told once without anything lost."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.flows.scene.effects import ShowNotice
from bot.flows.scene.events import TELEGRAM, WEB, WHATSAPP
from bot.flows.scene.tokens import Verb
from bot.flows.state.dialog import Filling
from bot.flows.state.visits import Status
from bot.flows.visitor.notice import ABROAD, full
from bot.kept_notices import notice_rows
from bot.office import NOTICE_VERSION, office_of
from bot.render.voice import Voice
from bot.settings import Settings
from bot.texts import LANGUAGES, load_texts
from storage import notices
from storage.engine import open_engine, reading, writing
from tests.clock import MONDAY_MORNING
from tests.flows.standings import form, idle, queued, surveyed
from tests.flows.table import Table, Told, office

OLD = "2020-01-01"
TEXTS = load_texts()
WORDED = "4df3d2b04d4822e9"


def knowing(standing: Callable[[Table], None], notice: str = OLD) -> Table:
    table = Table()
    standing(table)
    table.people["rina"] = replace(table.people["rina"], notice=notice)
    return table


def seen(told: Told) -> list[str]:
    return [each.how for each in told.decision.of(ShowNotice)]


# rule: new-notice-shown-once
@pytest.mark.parametrize("standing", [form, queued, surveyed], ids=lambda each: each.__name__)
def test_a_new_version_is_told_after_the_answer_and_once(standing: Callable[[Table], None]) -> None:
    table, same = knowing(standing), knowing(standing, NOTICE_VERSION)
    told, plain = table.write("Rina", "status"), same.write("Rina", "status")
    assert told.answers == f"{plain.answers} notice-changed"
    assert type(told.dialog) is type(plain.dialog)
    assert seen(told) == ["changed"]
    assert "notice-changed" not in table.write("Rina", "status").answers


def test_an_answer_to_the_form_is_taken_all_the_same() -> None:
    table = knowing(form)
    told = table.write("Rina", "Menanyakan verval Dapodik sekolah kami")
    assert table.visit_of("Rina").form["purpose"] == "Menanyakan verval Dapodik sekolah kami"
    assert told.answers.endswith("notice-changed")
    assert not isinstance(told.dialog, Filling)
    assert table.visit_of("Rina").status is Status.FORM


# rule: who-saw-which-notice
def test_who_has_seen_what_is_kept_and_whoever_is_shown_the_whole_is_told_of_no_change() -> None:
    table = knowing(idle)
    told = table.write("Rina", "daftar")
    assert "notice" in told.answers
    assert "notice-changed" not in told.answers
    assert seen(told) == ["short"]
    assert seen(table.press("Rina", Verb.READ)) == ["full"]
    agreed = table.press("Rina", Verb.AGREE, table.office.notice_version)
    assert seen(agreed) == ["agreed"]
    [view] = agreed.decision.of(ShowNotice)
    assert (view.person_id, view.version, view.channel, view.language) == ("rina", NOTICE_VERSION, TELEGRAM, "id")


def test_whoever_was_never_shown_one_and_who_works_here_is_told_of_no_change() -> None:
    assert "notice-changed" not in knowing(idle, "").write("Rina", "jam buka?").answers
    table = Table()
    table.hire("Sari", "front_office", notice=OLD)
    assert "notice-changed" not in table.write("Sari", "menu").answers


def told(channel: str, language: str = "id", official: str = "") -> str:
    settings = Settings.model_validate({"privacy": {"official": official}})
    unit = office_of(settings, MONDAY_MORNING.date()).office
    voice = Voice(TEXTS, unit.calendar.zone, "WIB", language, MONDAY_MORNING)
    return voice.plain(full(unit, channel))


# rule: recipients-abroad-are-named
def test_the_notice_names_recipients_by_channel_and_who_answers_for_it() -> None:
    assert "Telegram" in told(TELEGRAM)
    assert "WhatsApp (Meta)" in told(WHATSAPP)
    assert not {"Telegram", "Meta"} & {*told(WEB).replace("(", " ").replace(")", " ").split()}
    assert all("Zoom" in told(each) for each in (TELEGRAM, WHATSAPP, WEB))
    assert "Kepala Subbag, pdp@x.id" in told(WEB, "en", "Kepala Subbag, pdp@x.id")
    assert "Penanggung jawab data" not in told(WEB)


def test_what_an_office_says_otherwise_is_another_version() -> None:
    given: tuple[dict[str, Any], ...] = ({}, {"privacy": {"official": "Kepala"}}, {"visit": {"form_days": 9}})
    versions = [office_of(Settings.model_validate(each), MONDAY_MORNING.date()).office.notice_version for each in given]
    assert versions[0] == NOTICE_VERSION
    assert len({*versions}) == 3


def test_another_wording_needs_another_version() -> None:
    names = ("notice", "notice-full", "notice-official", *ABROAD.values())
    words = "\0".join(TEXTS.source(language, name) for language in LANGUAGES for name in names)
    known, digest = {"2026-11-30": WORDED}, hashlib.sha256(words.encode()).hexdigest()[:16]
    assert known[NOTICE_VERSION] == digest, "raise NOTICE_VERSION in bot/office.py"


# rule: notice-kept-word-for-word
async def test_a_version_is_kept_as_it_was_shown(database_url: str) -> None:
    engine = open_engine(database_url)
    rows = notice_rows(office(), TEXTS, MONDAY_MORNING)
    assert {(row["language"], row["channel"]) for row in rows} == {
        (language, channel) for language in LANGUAGES for channel in (TELEGRAM, WHATSAPP, WEB)
    }
    async with writing(engine) as connection:
        await notices.keep(connection, rows)
        later = [{**row, "text": "lain", "first_used_at": MONDAY_MORNING + timedelta(days=1)} for row in rows]
        await notices.keep(connection, later)
        view = {"person_id": "p", "version": NOTICE_VERSION, "channel": WEB, "language": "id", "how": "short"}
        await notices.see(connection, [{**view, "at": MONDAY_MORNING}, {**view, "how": "full", "at": MONDAY_MORNING}])
        await notices.see(connection, [{**view, "at": MONDAY_MORNING + timedelta(days=1)}])
    async with reading(engine) as connection:
        found = await notices.listed(connection)
    assert len(found) == len(rows)
    assert {row["text"] for row in found} == {row["text"] for row in rows}
    assert [row["seen"] for row in found if row["channel"] == WEB and row["language"] == "id"] == [1]
    await engine.dispose()
