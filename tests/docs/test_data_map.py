"""The printed data map is the one that the code reads."""

from pathlib import Path

from bot.archive.record import printed
from storage.datamap import data_map

PAGE = Path(__file__).parents[2] / "docs" / "data-map.md"


def test_the_page_is_printed_from_the_map() -> None:
    assert PAGE.read_text(encoding="utf-8") == printed() + "\n", "print it anew: loket data map > docs/data-map.md"


def test_every_column_is_on_it() -> None:
    page = printed()
    for entry in data_map().tables.values():
        assert f"\n## {entry.name}\n" in page
        assert all(f"| `{name}` | {column.purpose} |" in page for name, column in entry.columns.items())
