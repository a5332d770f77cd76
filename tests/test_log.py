"""What libraries log goes through the desk's log: which library, which kind of fault, where; no address, no data."""

import io
import json
import logging
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import structlog

from bot.log import configure
from tests.plain_log import log_plainly


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """What has been logged since."""
    written, libraries = io.StringIO(), logging.getLogger()
    before = libraries.handlers[:]
    monkeypatch.setattr(sys, "stderr", written)
    configure("INFO", as_json=True)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    structlog.reset_defaults()
    log_plainly()
    libraries.handlers[:] = before


def test_a_librarys_fault_is_told_by_type_and_place(lines: Callable[[], list[dict[str, Any]]]) -> None:
    try:
        int("Rina Simbolon, 08123456789")
    except ValueError:
        logging.getLogger("aiohttp.server").exception("Error handling request from %s", "203.0.113.7")
    [line] = lines()
    assert (line["library"], line["exception"], line["level"]) == ("aiohttp.server", "ValueError", "error")
    assert "test_log.py" in line["at"]
    assert line["words"] == "Error handling request from %s"
    assert not any(data in json.dumps(line) for data in ("Rina", "0812", "203.0.113.7", "Traceback"))


# rule: library-log-without-values
def test_a_sentence_that_came_filled_in_is_left_out(lines: Callable[[], list[dict[str, Any]]]) -> None:
    logging.getLogger("asyncio").error("Task exception was never retrieved\nfuture: <Task exception=Rina>")
    [line] = lines()
    assert line["library"] == "asyncio"
    assert "Rina" not in json.dumps(line)


def test_a_fault_in_place_of_a_sentence_is_not_quoted(lines: Callable[[], list[dict[str, Any]]]) -> None:
    logging.getLogger("aiohttp.client").warning(ValueError("Rina"), exc_info=ValueError("Simbolon"))
    [line] = lines()
    assert line["exception"] == "ValueError"
    assert not any(data in json.dumps(line) for data in ("Rina", "Simbolon"))


# rule: unwritable-log-stops-nothing
@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), ValueError("I/O operation on closed file")])
@pytest.mark.usefixtures("lines")
def test_a_line_that_cannot_be_written_stops_nothing(monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    """Found with a process that was kept from writing: each loop fell over the word about its own fault."""

    class Full(io.StringIO):
        def write(self, _text: str) -> int:
            raise fault

    monkeypatch.setattr(sys, "stderr", Full())
    configure("INFO", as_json=False)
    structlog.get_logger("x").warning("the disk is full")
    logging.getLogger("y").warning("so says a library")
