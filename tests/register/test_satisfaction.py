"""The survey of a period read back: whole months and days apart, who was served, other questionnaires left out."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.flows.calendar.period import named
from bot.papers.kinds import listed
from bot.papers.satisfaction.brief import index_in_brief
from bot.papers.satisfaction.publication import publication_of
from bot.papers.satisfaction.report import report_of
from bot.register.satisfaction import about_survey, results_in
from bot.register.source import Source, source_of
from bot.texts import load_texts
from storage.engine import open_engine, writing
from storage.tables import people, sheets, survey_responses, survey_tray, visits
from tests.clock import MONDAY_MORNING
from tests.flows.table import office
from tests.storage.rows import somebody

KEYS = [element.key for element in office().instrument.elements]


def response(key: str, day: date, span: str = "day", **given: Any) -> dict[str, Any]:
    plain = {"session": "", "category": "informasi", "answers": dict.fromkeys(KEYS, 4), "suggestion": ""}
    return {"id": key, "instrument": "skm", "day": day, "span": span, **plain, "profile": None, **given}


RESPONSES = [
    *(response(f"d{no}", date(2026, 11, 2 + no)) for no in range(6)),
    *(response(f"m{no}", date(2026, 11, 1), "month", category="") for no in range(2)),
    response("o1", date(2026, 10, 1), "month", answers=dict.fromkeys(KEYS, 1)),
    response("lain", date(2026, 11, 3), instrument="spkp"),
    response("p1", date(2026, 11, 1), "month", answers={}, profile={"usia": "20_29"}),
    response("s1", date(2026, 11, 3), answers={}, suggestion="Kursinya empuk"),
]


def visit(no: int, status: str, person: str) -> dict[str, Any]:
    at = MONDAY_MORNING + timedelta(minutes=no)
    kept = {"sheet_id": office().sheet.id, "form": {"category": "informasi"} if no % 2 else {}, "assigned": {}}
    plain = {"occupies": False, "surveyed": False, "nudges": {}, "ticket": f"A-{no:03}", "calendar_id": None}
    return {"id": f"v{no}", "person_id": person, "status": status, "started_at": at, "seen_at": at, "closed_at": at} | {
        **kept,
        **plain,
    }


@pytest.fixture
async def source(database_url: str) -> AsyncIterator[Source]:
    engine = open_engine(database_url)
    await _filled(engine)
    async with source_of(engine, office(), load_texts(), "WIB", MONDAY_MORNING) as source:
        yield source
    await engine.dispose()


async def _filled(engine: AsyncEngine) -> None:
    other = {**somebody("togar"), "channel": "whatsapp", "address": "8"}
    rows = [visit(no, "finished" if no < 9 else "cancelled", "rina" if no < 6 else "togar") for no in range(12)]
    async with writing(engine) as connection:
        await connection.execute(insert(people), [somebody("rina"), other])
        sheet = {"id": office().sheet.id, "text": "", "first_used_at": MONDAY_MORNING}
        await connection.execute(insert(sheets), [sheet])
        await connection.execute(insert(visits), rows)
        await connection.execute(insert(survey_responses), RESPONSES)


async def test_a_month_has_its_days_and_what_says_only_the_month(source: Source) -> None:
    results = await results_in(source, named("2026-11"))
    assert (results.forms, results.described, results.vague, str(results.index.nik)) == (8, 1, 0, "100.00")
    assert results.suggestions == ("Kursinya empuk",)
    assert results.served.by_channel == {"telegram": 6, "whatsapp": 3}
    assert results.served.by_category == {"informasi": 4, "": 5}
    assert (results.served.total, results.least) == (9, 9)


# rule: month-only-in-whole-months
async def test_a_part_of_a_month_does_not_count_what_says_only_the_month(source: Source) -> None:
    results = await results_in(source, named("2026-11-01_2026-11-29"))
    assert (results.forms, results.vague) == (6, 2)
    results = await results_in(source, named("2026-M45"))
    assert (results.forms, results.vague, results.index.nik) == (6, 2, results.index.nik)
    results = await results_in(source, named("2026-10-15_2026-11-30"))
    assert (results.forms, results.vague) == (8, 1)


async def test_a_trend_ends_with_the_period_itself(source: Source) -> None:
    about = await about_survey(source, named("2026-11"))
    assert [each.period.name for each in about.trend] == ["2026-07", "2026-08", "2026-09", "2026-10", "2026-11"]
    assert [each.forms for each in about.trend] == [0, 0, 0, 1, 8]
    assert about.trend[-2].index.nik is None, "of one nothing is shown"
    assert about.trend[-1].index == about.results.index


async def test_in_brief_and_as_every_kind_of_file(source: Source) -> None:
    period = named("2026-11")
    assert await index_in_brief(source, period) == (
        ("Nilai IKM", "100,00, mutu A (Sangat baik)"),
        ("Responden", "8"),
    )
    assert await index_in_brief(source, named("2026-10")) == ()
    begins = {"pdf": b"%PDF", "png": b"\x89PNG", "xlsx": b"PK"}
    for kind in listed().values():
        for ending in kind.formats if kind.key.startswith("skm") else ():
            made = await kind.make(source, period, ending)
            assert made.name == f"{kind.key}_2026-11.{ending}"
            assert made.content.startswith(begins[ending])


@pytest.mark.parametrize(("count", "told"), [(2, "Kurang dari 5"), (7, "7")])
# rule: few-sealed-not-counted
async def test_what_waits_sealed_is_said_to_be_uncounted(database_url: str, count: int, told: str) -> None:
    engine = open_engine(database_url)
    async with writing(engine) as connection:
        await connection.execute(insert(survey_tray), [{"id": f"t{no}", "sealed": b"x"} for no in range(count)])
    async with source_of(engine, office(), load_texts(), "WIB", MONDAY_MORNING) as source:
        about = await about_survey(source, named("2026-TW4"))
        assert f"{told} kuesioner masih tersegel, belum dihitung" in about.made
        assert about.waiting in report_of(about).made
        assert any(about.waiting in getattr(each, "text", "") for each in report_of(about).blocks)
        assert not any(
            "belum ada kuesioner yang diisi" in getattr(each, "text", "") for each in report_of(about).blocks
        )
        assert "tersegel" in publication_of(about).grade
        brief = await index_in_brief(source, named("2026-11-23"))
        assert brief == (("Kuesioner tersegel", f"{told}, belum dihitung"),)
        assert not (await about_survey(source, named("2025-TW4"))).waiting, "nothing waits that long"
    await engine.dispose()
