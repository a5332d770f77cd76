"""A visitor in the meeting: comes in by the link that the desk told, is let in, stays, goes; also by another name, on
two devices, and with a connection that breaks."""

from dataclasses import dataclass
from random import Random

from bot.rehearsal.fakes.zoom.people import Participant
from bot.rehearsal.simulation.world import World
from bot.rehearsal.simulation.zoom import Zoom

_OTHER_NAMES = ("Galaxy A14", "iPhone", "HP Ibu", "Laptop Kantor")


@dataclass(frozen=True, slots=True)
class MeetingHabits:
    """How somebody is in a meeting: chances out of 1, at each coming in."""

    stays_away: float = 0.1
    other_name: float = 0.15
    two_devices: float = 0.1
    gives_up: float = 0.05
    breaks_off: float = 0.15
    forgets_to_leave: float = 0.05


class Guest:
    """Owns the devices of one visitor, and which links they have followed."""

    def __init__(self, world: World, zoom: Zoom, habits: MeetingHabits, chance: Random) -> None:
        self._world, self._zoom, self._habits, self._chance = world, zoom, habits, chance
        self._followed: set[tuple[str, str]] = set()

    def told(self, url: str, name: str) -> None:
        """The desk says where the meeting is, and under which name to come."""
        if (url, name) in self._followed or self._does("stays_away"):
            return
        self._followed.add((url, name))
        self._world.after(self._chance.lognormvariate(3.4, 0.8), lambda: self._come(url, name))
        if self._does("two_devices"):
            self._world.after(self._chance.uniform(20, 300), lambda: self._come(url, name))

    def _does(self, habit: str) -> bool:
        does: bool = self._chance.random() < getattr(self._habits, habit)
        if does:
            self._world.count(f"habit meeting {habit}")
        return does

    def _come(self, url: str, name: str) -> None:
        registrant = self._zoom.whose(url)
        called = self._chance.choice(_OTHER_NAMES) if self._does("other_name") else name
        device = self._zoom.device(called, registrant.id if registrant else None)
        if self._zoom.meeting.running:
            device.enter_waiting_room()
        else:
            device.wait_for_host()
        if self._does("gives_up"):
            self._world.after(self._chance.uniform(20, 200), device.leave)
            return
        self._world.after(self._chance.lognormvariate(3.6, 0.9), lambda: self._be_let_in(device))

    def _be_let_in(self, device: Participant) -> None:
        if not self._zoom.meeting.running:
            device.leave()
            return
        device.admit()
        if self._chance.random() < 0.3:
            self._world.after(self._chance.uniform(5, 60), lambda: self._go_to_room(device))
        if self._does("breaks_off"):
            self._world.after(self._chance.uniform(30, 300), lambda: self._break_off(device))
        elif not self._does("forgets_to_leave"):
            self._world.after(self._chance.lognormvariate(6.3, 0.6), device.leave)

    def _go_to_room(self, device: Participant) -> None:
        if device.place == "inside":
            device.enter_breakout(str(self._chance.randint(1, 3)))

    def _break_off(self, device: Participant) -> None:
        if device.place != "inside":
            return
        device.drop()
        self._world.after(self._chance.uniform(5, 400), lambda: self._come_back(device))

    def _come_back(self, device: Participant) -> None:
        if not self._zoom.meeting.running:
            return
        device.rejoin()
        self._world.after(self._chance.lognormvariate(5.8, 0.6), device.leave)
