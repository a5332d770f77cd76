"""The platforms of one run: they outlive the desk's process."""

from bot.rehearsal.simulation.faults import Faults
from bot.rehearsal.simulation.telegram import Telegram
from bot.rehearsal.simulation.whatsapp import Whatsapp
from bot.rehearsal.simulation.world import World
from bot.rehearsal.simulation.zoom import Zoom


class Platforms:
    """Owns each of them."""

    def __init__(self, world: World, faults: Faults) -> None:
        self.telegram, self.whatsapp = Telegram(world, faults), Whatsapp(world, faults)
        self.zoom = Zoom(world, faults)

    def desk_died(self) -> None:
        """Nobody asks or listens any more."""
        self.telegram.desk_died()
        self.whatsapp.deliveries.desk_died()
        self.zoom.reports.desk_died()
