"""The data map tells of every column there is, and of none that there is not; what it says can be done."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from storage import datamap, tables
from storage.datamap import Erasure, Life, data_map, faults, read

FILE = Path(datamap.__file__).with_name("datamap.toml")


def test_every_table_and_column_is_in_the_map_and_nothing_else() -> None:
    """rule: every-column-in-the-map"""
    assert faults(data_map(), tables.metadata) == []


def given() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


WRONG: dict[str, Callable[[dict[str, Any]], object]] = {
    "rooms: learnt_at is not in the map": lambda table: table["rooms"]["keep"].pop("learnt_at"),
    "health: not in the map": lambda table: table.pop("health"),
    "halls: no such table": lambda table: table.update(halls=table["rooms"]),
    "rooms: no column door": lambda table: table["rooms"]["keep"].update(door="pintu"),
    "rooms: no basis selera": lambda table: table["rooms"].update(basis=["selera"]),
    "rooms: nobody called raja": lambda table: table["rooms"].update(seen=["raja"]),
    "rooms: nothing kept selamanya": lambda table: table["rooms"].update(kept="selamanya"),
    "rooms: what is kept needs a reason": lambda table: table["rooms"].pop("reason"),
    "cards: no people.chat": lambda table: table["cards"].update(owner={"people": {"address": "chat"}}),
    "cards: something is erased, and nothing says whose it is": lambda table: table["cards"].pop("owner"),
    "outcomes: kinds is not in the map": lambda table: table["outcomes"]["keep"].pop("kinds"),
    "waits: visit_id cannot be emptied": lambda table: table["waits"].update(
        destroy={"visit_id": table["waits"]["keep"].pop("visit_id")}
    ),
    "visits: no series gudang": lambda table: table["visits"].update(series="gudang"),
    "journal: is kept by the archive's schedule, and in no series of it": lambda table: table["journal"].pop("series"),
    "papers: fades, and nothing says how old its rows are": lambda table: [
        table[name].pop("ends") for name in ("papers", "visits", "people")
    ],
    "rooms: a purpose or a basis is missing": lambda table: table["rooms"].update(purpose=""),
}


@pytest.mark.parametrize("fault", WRONG)
def test_what_is_wrong_in_a_map_is_named(fault: str) -> None:
    changed = given()
    WRONG[fault](changed["table"])
    assert fault in faults(read(changed), tables.metadata)


def test_what_passes_has_an_end_that_somebody_sees_to() -> None:
    passing = {entry.name for entry in data_map().tables.values() if entry.life is Life.PASSING}
    removed = {entry.name for entry, _ in data_map().passing()}
    assert passing - removed == {"survey_tray"}, "which has a way of its own"
    assert removed == {"inbox", "rooms", "questions", "web_sessions", "reports"}


# rule: archive-has-a-series
def test_each_archived_table_is_destroyed_with_a_series_and_what_fades_is_no_record_of_figures() -> None:
    known = data_map()
    assert {entry.series for entry in known.tables.values()} - {""} == known.series.keys()
    gone = {each.entry.name for each in known.fading() if each.whole}
    assert {"outbox", "files", "paper_contents", "addresses", "ways_in"} <= gone
    assert not gone & {"visits", "evidence", "papers", "journal", "survey_responses", "waits"}


def test_secrets_and_what_names_somebody_are_marked() -> None:
    known = data_map().tables
    assert [name for name, entry in known.items() if not entry.exported] == [
        "person_keys",
        "chat_offers",
        "web_sessions",
        "seal",
        "partings",
    ]
    assert known["staff"].secret == {"invite_digest"}
    assert known["people"].erased(Erasure.ASKED) == ("profile",)
    assert "form" in known["visits"].erased(Erasure.PSEUDONYMISE)
    assert known["remarks"].goes_whole
    assert not known["evidence"].erased(Erasure.DESTROY)
