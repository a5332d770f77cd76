"""Which backups go: never the newest, never the last good one, never what is no backup of this desk."""

from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot.backup import names
from bot.backup.names import Backup
from bot.backup.rotation import going
from bot.backup.terms import Kept
from tests.backup.store import AT, terms_for

TERMS = terms_for("sqlite+aiosqlite:///x", Path("x"))


def backup(taken_at: datetime) -> Backup:
    return Backup(Path(f"{taken_at:%Y%m%dT%H%M%S}"), taken_at)


def test_days_weeks_and_months_are_kept() -> None:
    there = [backup(AT - timedelta(days=day)) for day in range(400)]
    gone = going(there, TERMS, None)
    kept = [each for each in there if each not in gone]
    local = [f"{each.taken_at.astimezone(TERMS.zone):%m-%d}" for each in kept]
    assert local == [
        *("11-23", "11-22", "11-21", "11-20", "11-19", "11-18", "11-17"),
        *("11-15", "11-08"),
        *("10-31", "09-30", "08-31", "07-31", "06-30"),
    ]


# rule: last-good-backup-stays
@given(
    hours=st.lists(st.integers(0, 20_000), min_size=1, max_size=60, unique=True),
    daily=st.integers(1, 5),
    weekly=st.integers(0, 3),
    monthly=st.integers(0, 3),
    data=st.data(),
)
def test_the_newest_and_the_last_good_one_stay_and_no_more_than_wanted(
    hours: list[int], daily: int, weekly: int, monthly: int, data: st.DataObject
) -> None:
    there = [backup(AT - timedelta(hours=each)) for each in hours]
    sound = data.draw(st.sampled_from(there))
    terms = terms_for("sqlite+aiosqlite:///x", Path("x"), kept=Kept(daily, weekly, monthly))
    kept = [each for each in there if each not in going(there, terms, sound)]
    last_day = max(each.taken_at.astimezone(terms.zone).date() for each in there)
    of_last_day = [each for each in there if each.taken_at.astimezone(terms.zone).date() == last_day]
    assert set(of_last_day) <= set(kept), "whoever makes one before and one after has both"
    assert sound in kept
    assert len(kept) - len(of_last_day) <= daily + weekly + monthly
    assert going(kept, terms, sound) == [], "what is kept once is not let go the next moment"


def test_only_files_of_this_desk_are_its_backups(tmp_path: Path) -> None:
    terms = terms_for("sqlite+aiosqlite:///x", tmp_path)
    for name in (
        "loket-ult-contoh-20261123T090000-WIB.tar.gz",
        "loket-ult-contoh-20261124T090000-WIB.tar.gz.aes",
        "loket-ult-lain-20261123T090000-WIB.tar.gz",
        "loket-ult-contoh-20261123T090000-WIB.tar.gz.bak",
        "loket-ult-contoh-lama.tar.gz",
        "foto.jpg",
    ):
        (tmp_path / name).touch()
    assert [each.path.name[:25] for each in names.found(terms)] == [
        "loket-ult-contoh-20261124",
        "loket-ult-contoh-20261123",
    ]
    assert names.found(terms)[1].taken_at == AT
