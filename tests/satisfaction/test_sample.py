"""The table that the rule prints (Krejcie & Morgan), every line of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.satisfaction.sample import least_answers

TABLE = """
10→10 15→14 20→19 25→24 30→28 35→32 40→36 45→40 50→44 55→48 60→52 65→56 70→59 75→63 80→66 85→70 90→73 95→76 100→80
110→86 120→92 130→97 140→103 150→108 160→113 170→118 180→123 190→127 200→132 210→136 250→152 260→155 270→159 280→162
290→165 300→169 320→175 340→181 360→186 380→191 400→196 420→201 440→205 460→210 480→214 500→217 550→226 600→234 650→242
700→248 750→254 800→260 850→265 900→269 950→274 1000→278 1100→285 1200→291 1500→306 2000→322 2500→333 3000→341 3500→346
4000→351 4500→354 5000→357 6000→361 7000→364 8000→367 9000→368 10000→370 15000→375 20000→377 30000→379 40000→380
50000→381 75000→382 1000000→384
"""


@pytest.mark.parametrize("line", TABLE.split())
def test_a_line_of_the_table(line: str) -> None:
    served, least = map(int, line.split("→"))
    assert least_answers(served) == least


def test_of_nobody_nobody_and_of_one_that_one() -> None:
    assert [least_answers(served) for served in (-1, 0, 1, 2)] == [0, 0, 1, 2]


@given(st.integers(1, 10**7))
def test_never_more_than_were_served_and_never_fewer_for_more(served: int) -> None:
    assert 1 <= least_answers(served) <= served
    assert least_answers(served) <= least_answers(served + 1)
