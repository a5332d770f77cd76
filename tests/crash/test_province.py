"""Many desks in several processes, any of which may die at any time: nothing is lost, nothing is done twice."""

import faulthandler
import os
from pathlib import Path

import pytest

from tests.crash.province import Province, excused
from tests.thoroughness import times

DESKS = int(os.environ.get("LOKET_TEST_DESKS", str(times(3, 30))))
ENDS = times(2, 6)
SEED = 200


# rule: one-process-serves-a-desk
@pytest.mark.crash
@pytest.mark.thorough
@pytest.mark.timeout(600 + 10 * DESKS)
async def test_desks_go_on_whichever_process_dies(empty_postgres_url: str, tmp_path: Path) -> None:
    faulthandler.cancel_dump_traceback_later()  # what no test has more than; this one has its own limit, by its desks
    found = await Province(empty_postgres_url, tmp_path, DESKS, 3, ENDS, SEED).run()
    assert not any(found.faults.values()), found
    assert found.visits >= DESKS
    assert max(found.repeated.values()) <= excused(found.kills), found
    assert found.most_repeated <= found.kills, found
    assert found.refused <= found.kills, found
