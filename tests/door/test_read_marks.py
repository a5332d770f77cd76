"""Which words were read: known of rows that were committed, of the latest, and never of more than fits."""

import pytest

from bot import read_marks
from bot.read_marks import Passed, ReadMarks, Words


def passed(reader: str, name: str, writer: str = "rina") -> Passed:
    return Passed("web", reader, Words(writer, name))


def test_all_up_to_a_number_is_read_in_one_chat_alone() -> None:
    marks, told = ReadMarks(), list[str]()
    marks.tell = told.append
    marks.note(1, {1: passed("sari", "a"), 2: passed("budi", "b"), 4: passed("sari", "c"), 5: passed("sari", "d")})
    marks.read_up_to("web", "sari", 4)
    assert (marks.of("rina"), told) == (["a", "c"], ["rina", "rina"])
    assert [marks.awaits(row) for row in (1, 2, 4, 5)] == [False, True, False, True]
    marks.read_up_to("whatsapp", "budi", 9)
    marks.read(1)
    assert marks.of("rina") == ["a", "c"]


def test_a_batch_that_was_rolled_back_marks_nothing() -> None:
    marks = ReadMarks()
    marks.note(1, {1: passed("sari", "a"), 3: passed("sari", "never kept")})
    marks.note(3, {4: passed("sari", "b")})
    marks.read_up_to("web", "sari", 3)
    assert marks.of("rina") == ["a"], "row 3 is another's now"
    marks.note(4, {})
    marks.read_up_to("web", "sari", 9)
    assert marks.of("rina") == ["a"]


def test_it_never_grows_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_MOST_WAITING", "_MOST_WRITERS", "_MOST_OF_ONE"):
        monkeypatch.setattr(read_marks, name, 2)
    marks = ReadMarks()
    for row in range(1, 5):
        marks.note(row, {row: passed("sari", f"w{row}", f"writer {row % 2}")})
    assert [marks.awaits(row) for row in range(1, 5)] == [False, False, True, True]
    for row in range(5, 13):
        marks.note(row, {row: passed("sari", f"w{row}", f"writer {row % 3}")})
        marks.read(row)
    assert [marks.of(f"writer {no}") for no in range(3)] == [["w12"], [], ["w11"]]
    for row in range(13, 16):
        marks.note(row, {row: passed("sari", f"w{row}", "writer 0")})
        marks.read(row)
    assert marks.of("writer 0") == ["w14", "w15"]
