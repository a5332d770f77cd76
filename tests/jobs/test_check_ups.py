"""Check-ups: looked at by the real doctor in a process of its own, told once, whatever happens on the way."""

import sys

import pytest

from bot.door import Door
from bot.flows.state.checked import Area, State
from bot.jobs.check_ups import CheckUps, Doctor
from bot.rehearsal.fakes.telegram import Chatter
from bot.settings import handed_down
from tests.desk import FOUND, Desk, Found


async def asked(desk: Desk) -> Chatter:
    adi = await desk.hire("Adi", "admin", 12)
    await desk.say(adi, "/periksa")
    return adi


async def test_the_doctor_looks_in_a_process_of_its_own(desk: Desk) -> None:
    surroundings = {**handed_down(desk.app.settings), "LOKET_TELEGRAM__TOKEN": "123456:TEST"}
    surroundings["LOKET_TELEGRAM__API_URL"] = desk.telegram.base_url
    surroundings["LOKET_SURVEY__SEAL_KEY"] = desk.app.settings.survey.seal_key.get_secret_value()  # type: ignore[union-attr]  # a test's settings have one
    checked = await Doctor(surroundings).look("en")
    telegram = next(each for each in checked if each.area is Area.TELEGRAM)
    assert telegram.state is State.GOOD
    assert any(each.what == "The database file is whole" for each in checked)
    assert not any("123456:TEST" in each.what + each.remedy for each in checked)


@pytest.mark.parametrize("program", ["raise SystemExit(2)", "print('{')", "import time; time.sleep(60)"])
async def test_a_doctor_who_says_nothing_is_no_more_than_that(program: str) -> None:
    assert await Doctor({}, (sys.executable, "-c", program), patience=1.5).look("id") == ()


async def test_killed_before_it_was_told_it_is_told_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    adi = await asked(desk)
    job = CheckUps(desk.app.engine, desk.app.door, Found(FOUND))
    enter = Door.enter

    async def told_and_killed(door: Door, arrivals: list[object]) -> None:
        await enter(door, arrivals)  # type: ignore[arg-type]  # as they come
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Door, "enter", told_and_killed)
        with pytest.raises(KeyboardInterrupt):
            await job.run_once(desk.clock.now())
    for _ in range(3):
        await job.run_once(desk.clock.now())
    await desk.settle()
    assert sum("Keadaan loket" in message.text for message in adi.messages) == 1


async def test_one_that_cannot_be_told_rests(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    # rule: untold-checkup-rests
    await asked(desk)
    job = CheckUps(desk.app.engine, desk.app.door, Found(FOUND))
    monkeypatch.setattr("bot.flows.checkup.telling.concerns", lambda *_: 1 / 0)
    assert await job.run_once(desk.clock.now()) == 1
    assert await job.run_once(desk.clock.now()) == 0
