"""What the doctor says of capacity: with its basis, and not without enough visits."""

from bot.commands.doctor.capacity import capacity_findings
from tests.clock import MONDAY_MORNING
from tests.flows.table import office

LEARNT = {"spans": [float(60 * minutes) for minutes in range(10, 30)], "count": 143, "reckoned_at": MONDAY_MORNING}


def test_capacity_is_told_for_each_number_of_officers_with_its_basis() -> None:
    told = [finding.what for finding in capacity_findings(office(queue={"capacity": 2}), LEARNT)]
    assert "1 petugas" in told[0]
    assert "2 petugas" in told[0]
    assert "3 petugas" not in told[0]
    assert "143 kunjungan" in told[1]
    assert "rata-rata 20 menit" in told[1]


def test_without_enough_visits_it_says_so() -> None:
    [finding] = capacity_findings(office(), None)
    assert finding.well
    assert "belum dapat dihitung" in finding.what
