"""``loket fakes``: platforms played for anybody, as processes of their own beside the real desk."""

import json
import os
import re
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.shell import Shell

PLAYED = re.compile(r"Tiruan (\w+) siap di (http://127\.0\.0\.1:(\d+))")
EXPORTED = re.compile(r"export (LOKET_\w+)=(\S+)")


def free_ports(count: int) -> int:
    """The first of several ports in a row that nobody has."""
    for first in range(20_000 + hash(__file__) % 20_000, 60_000, count):
        sockets = [socket.socket() for _ in range(count)]
        try:
            for place, each in enumerate(sockets):
                each.bind(("127.0.0.1", first + place))
        except OSError:
            continue
        finally:
            for each in sockets:
                each.close()
        return first
    raise AssertionError("no free ports")


@contextmanager
def played(loket: Shell, *words: str) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """What is played meanwhile: where, and the variables by which a bot is pointed at it."""
    command = [sys.executable, "-m", "bot", "fakes", *words]
    with subprocess.Popen(
        command, cwd=loket.folder, env=loket.environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            lines = [process.stdout.readline()]
            while "Ctrl+C" not in lines[-1]:
                lines.append(process.stdout.readline())
                assert lines[-1], "it ended before it was ready"
            said = "".join(lines)
            yield {name: address for name, address, _ in PLAYED.findall(said)}, dict(EXPORTED.findall(said))
            process.terminate()
            assert process.wait(60) == 0
        finally:
            process.kill()


def ask(url: str, given: dict[str, Any] | None = None) -> Any:
    body = None if given is None else json.dumps(given).encode()
    with urllib.request.urlopen(urllib.request.Request(url, body)) as answer:  # noqa: S310 - on loopback
        return json.loads(answer.read())


@pytest.mark.long
def test_a_desk_answers_on_the_platforms_that_are_played(loket: Shell) -> None:
    port = free_ports(4)
    words = ("telegram", "whatsapp", "zoom", "--port", str(port), "--desk", f"http://127.0.0.1:{port + 3}")
    with played(loket, *words) as (addresses, variables):
        assert addresses == {
            name: f"http://127.0.0.1:{port + place}" for place, name in enumerate(("telegram", "whatsapp", "zoom"))
        }
        web = {"LOKET_WEB__PORT": str(port + 3), "LOKET_OFFICE__HOURS": "always"}
        with loket.running(**variables, **web):
            people = (f"{addresses['telegram']}/people/5001", f"{addresses['whatsapp']}/people/6281200000001")
            for somebody in people:
                ask(f"{somebody}/say", {"text": "halo", "name": "Rina"})
            for somebody in people:
                until_it_has(1, somebody)
                assert "Selamat datang" in chat(somebody)[-1]["text"]
                assert any("Setuju" in button for button in chat(somebody)[-1]["buttons"])
                ask(f"{somebody}/press", {"button": "Setuju"})
            for somebody in people:
                until_it_has(2, somebody)


def chat(somebody: str) -> list[dict[str, Any]]:
    messages: list[dict[str, Any]] = ask(f"{somebody}/chat")["messages"]
    return messages


def until_it_has(fewest: int, somebody: str) -> None:
    """Until a chat has so many messages; the test's own timeout ends it otherwise. Each look is a call over HTTP."""
    while len(chat(somebody)) < fewest:
        os.sched_yield()


def test_a_port_that_is_taken_is_named_with_what_to_do(loket: Shell) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = loket("fakes", "telegram", "--port", str(port))
    assert ended.returncode == 2
    assert f"Port {port} tidak dapat dipakai" in ended.stderr
    assert "--port" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("telegram", "--port", "70000"), '"70000" bukan port yang dapat dipakai. Pilih angka dari 1 sampai 65535'),
        (("telegram", "--port", "0"), '"0" bukan port'),
        (("telegram", "whatsapp", "zoom", "--port", "65534"), "Pilih angka dari 1 sampai 65533"),
        (
            ("telegram", "signal"),
            'Tidak ada tiruan bernama "signal". Pilih satu atau beberapa: telegram, whatsapp, zoom',
        ),
    ],
)
def test_what_cannot_be_played_is_said(loket: Shell, words: tuple[str, ...], said: str) -> None:
    ended = loket("fakes", *words)
    assert ended.returncode == 2
    assert said in ended.stderr
