"""The name to use in the meeting: a guest's tag that fits Zoom, and by which people and the desk know who waits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.meeting.way_in import tag_of
from bot.flows.meeting.whois import _TICKET
from bot.flows.state.visits import Visit
from tests.clock import MONDAY_MORNING

LONG_OFFICE = "Cabang Dinas Pendidikan Wilayah Kabupaten Tapanuli Utara dan Humbang"


def tag(name: str, institution: str = "", ticket: str = "A-007") -> str:
    form = {"name": name, "institution": institution}
    visit = Visit("v", "p", "s", MONDAY_MORNING, MONDAY_MORNING, form=form, ticket=ticket, calendar_id="c")
    return tag_of(visit)


@pytest.mark.parametrize(
    ("name", "institution", "shown"),
    [
        ("Rina Simbolon", "SMA Negeri 1 Binjai", "A-007 Rina Simbolon, SMA Negeri 1 Binjai"),
        ("Rina Simbolon", "", "A-007 Rina Simbolon"),
        ("Rina Simbolon", LONG_OFFICE, "A-007 Rina Simbolon, Cabang Dinas Pendidikan Wilayah Kabupaten…"),
        ("Maria " * 15, "SMA 1", "A-007 Maria Maria Maria Maria Maria Maria Maria Maria Maria…"),
        ("x" * 80, "SMA 1", f"A-007 {'x' * 57}…"),
    ],
)
# rule: guest-tag-fits-zoom
def test_the_institution_gives_way_first_and_the_number_never(name: str, institution: str, shown: str) -> None:
    assert tag(name.strip(), institution) == shown


@given(st.text(max_size=120), st.text(max_size=120))
def test_every_tag_fits_and_is_known_by_its_number(name: str, institution: str) -> None:
    shown = tag(name, institution)
    assert len(shown) <= 64
    found = _TICKET.search(shown)
    assert found is not None
    assert f"{found[1]}-{found[2]}" == "A-007"
