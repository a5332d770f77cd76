"""A phone with WhatsApp: what arrives on it is seen in a chat as people in a simulation look at it."""

from bot.rehearsal.fakes.whatsapp.cloud import Cloud
from bot.rehearsal.fakes.whatsapp.contacts import Contact
from bot.rehearsal.fakes.whatsapp.identity import Identity
from bot.rehearsal.fakes.whatsapp.screen import SeenMessage
from bot.rehearsal.fakes.whatsapp.statuses import Outgoing
from bot.rehearsal.simulation.chats import Bubble, PhoneChat, Pressable
from bot.rehearsal.simulation.world import World

_PRESSED = ("reply", "row")


class Handset(Contact):
    """One phone. ``names`` are all that the desk may ever have known its owner by."""

    def __init__(
        self, world: World, cloud: Cloud, identity: Identity, directory: dict[str, Contact], chat: PhoneChat
    ) -> None:
        self._world, self._chat = world, chat
        self.names: list[str] = []
        super().__init__(cloud, identity, directory)
        self.reads = True

    def take(self, message: Outgoing, seen: SeenMessage | None) -> None:
        """A message arrives, if the phone is on."""
        before = len(self.messages)
        super().take(message, seen)
        for arrived in self.messages[before:]:
            self._show(arrived)

    def _show(self, seen: SeenMessage) -> None:
        pressable = tuple(Pressable(seen.id, each.title, each.id) for each in seen.buttons if each.kind in _PRESSED)
        bubble = Bubble(seen.id, seen.text, pressable, file=seen.file.name if seen.file else "")
        self._chat.bubbles[seen.id] = bubble
        labels = " ".join(f"[{button.title}]" for button in seen.buttons)
        words = " / ".join(seen.text.split("\n"))
        self._world.tell(f"=> {self._chat.name}: {words} {labels} {bubble.file}".rstrip())
        self._chat.notice()

    def _register(self) -> None:
        super()._register()
        self.names += [name for name in (self.phone, self.bsuid) if name and name not in self.names]
