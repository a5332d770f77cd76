"""A simulated visitor on WhatsApp: also switches the phone off, and changes the number."""

from dataclasses import dataclass

from bot.rehearsal.simulation.guest import Guest
from bot.rehearsal.simulation.visitor import Habits, Stray, Visitor, Who
from bot.rehearsal.simulation.whatsapp import Whatsapp
from bot.rehearsal.simulation.world import World


@dataclass(frozen=True, slots=True)
class PhoneHabits:
    """What people do with their phones: chances out of 1, at each act."""

    switches_off: float = 0.01
    moves: float = 0.005


class WhatsappVisitor(Visitor):
    """Owns, besides, whose phone it is."""

    def __init__(
        self, world: World, whatsapp: Whatsapp, who: Who, habits: Habits, phone: PhoneHabits, guest: Guest
    ) -> None:
        super().__init__(world, whatsapp, who, habits, guest)
        self._whatsapp, self._phone = whatsapp, phone

    def _strayings(self) -> tuple[tuple[float, Stray], ...]:
        further = ((self._phone.switches_off, self._switch_off), (self._phone.moves, self._move))
        return (*super()._strayings(), *further)

    def _switch_off(self) -> bool:
        self._world.tell(f"{self._who.name} mematikan ponsel")
        self._world.count("habit switched off")
        self._whatsapp.switch(self.chat, on=False)
        self._world.after(self._chance.uniform(10, 1800), self._switch_on)
        return True

    def _switch_on(self) -> None:
        self._whatsapp.switch(self.chat, on=True)
        self._notice()

    def _move(self) -> bool:
        self._world.tell(f"{self._who.name} ganti nomor")
        self._world.count("habit moved")
        self._whatsapp.move(self.chat)
        return False
