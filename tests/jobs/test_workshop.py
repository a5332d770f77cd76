"""The workshop: warm, begun anew whatever becomes of it, and told nothing by its surroundings."""

import sys

import pytest

from bot.jobs import workshop as the_way
from bot.jobs.workshop import Workshop, WorkshopFault
from bot.papers.order import written
from tests.papers.records import PLAIN, given, pdf

ORDERS = written(None)


def answering(words: str) -> tuple[str, ...]:
    """A process that answers every order with what these words of Python make."""
    script = (
        "import os, struct, sys\n"
        "sys.stdin.buffer.readline()\n"
        "for line in sys.stdin.buffer:\n"
        f"    said = {words}\n"
        "    sys.stdout.buffer.write(struct.pack('>BI', 0, len(said)) + said)\n"
        "    sys.stdout.flush()\n"
    )
    return (sys.executable, "-c", script)


def process_of(workshop: Workshop) -> int:
    assert workshop._process is not None
    return workshop._process.pid


def begun(workshop: Workshop) -> bool:
    return workshop._process is not None


@pytest.mark.long
async def test_it_prints_in_a_process_that_stays_warm_and_ends_with_the_desk() -> None:
    workshop = Workshop(ORDERS)
    assert not begun(workshop), "begun when first needed"
    first = await workshop.make("service", given(PLAIN))
    warm = process_of(workshop)
    assert await workshop.make("service", given(PLAIN)) == first == pdf(PLAIN)
    assert process_of(workshop) == warm
    process = workshop._process
    await workshop.close()
    assert process is not None
    assert process.returncode is not None


# rule: workshop-begins-anew
async def test_one_that_dies_fails_one_paper_and_is_begun_anew() -> None:
    workshop = Workshop(ORDERS, ("false",))
    with pytest.raises(WorkshopFault):
        await workshop.make("service", {})
    workshop._command = answering("b'paper'")
    assert await workshop.make("service", {}) == b"paper"
    assert workshop._process is not None
    workshop._process.kill()
    await workshop._process.wait()
    assert await workshop.make("service", {}) == b"paper"
    await workshop.close()


async def test_one_that_hangs_is_killed() -> None:
    workshop = Workshop(ORDERS, (sys.executable, "-c", "import sys; sys.stdin.read()"))
    with pytest.raises(WorkshopFault, match="TimeoutError"):
        await workshop.make("service", {}, patience=0.2)
    assert not begun(workshop)
    workshop._command = ("a-command-that-is-nowhere",)
    with pytest.raises(WorkshopFault):
        await workshop.make("service", {})


async def test_after_many_papers_the_next_has_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(the_way, "_MOST_PAPERS", 2)
    workshop = Workshop(ORDERS, answering("str(os.getpid()).encode()"))
    printed_by = [await workshop.make("service", {}) for _ in range(4)]
    assert printed_by[0] == printed_by[1] != printed_by[2] == printed_by[3]
    await workshop.close()


# rule: workshop-sees-no-secret
async def test_its_surroundings_hold_no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOKET_PAPERS__SEAL_PASSPHRASE", "rahasia")
    workshop = Workshop(ORDERS, answering("repr([n for n in os.environ if 'LOKET_P' in n]).encode()"))
    assert await workshop.make("service", {}) == b"[]"
    await workshop.close()


# rule: typesetter-may-panic
@pytest.mark.long
async def test_a_paper_that_cannot_be_printed_says_why_without_what_it_says_and_the_next_is() -> None:
    workshop = Workshop(ORDERS)
    with pytest.raises(WorkshopFault) as fault:
        await workshop.make("service", {"title": "Rina Simbolon"})
    assert "Rina" not in str(fault.value)
    assert (await workshop.make("service", given(PLAIN))).startswith(b"%PDF")
    await workshop.close()
