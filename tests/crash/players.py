"""The people of the ordeal: they act only on what they see in their chats, and do each thing once."""

from collections.abc import Callable

from tests.crash.chats import Chat, Pressable, Seen, button_in, step_of


class Meeting:
    """What people see of each other in Zoom: at which step each visit is, as far as anybody there knows.

    Not every chat tells an officer that it is their turn now; then they see it, since the visitor is there.
    """

    def __init__(self) -> None:
        self._steps: dict[str, int] = {}

    def reached(self, visit: str, step: int) -> None:
        """Somebody knows that a visit has come to this step."""
        self._steps[visit] = max(step, self.step(visit))

    def step(self, visit: str) -> int:
        """The furthest step that a visit is known to have come to; 0 for none."""
        return self._steps.get(visit, 0)


class Player:
    """Somebody who chats with the desk; ``updates`` are the names of their acts."""

    def __init__(self, chat: Chat, name: str) -> None:
        self.chat = chat
        self.name = name
        self.updates: set[str] = set()

    async def see(self, words: str) -> Seen:
        """The newest message with these words, once there is one."""
        return await self.chat.until(lambda: self._newest(lambda message: words in message.text))

    async def see_step(self, no: int) -> None:
        """Waits until this step, or a later one, is seen running."""
        await self.chat.until(lambda: self._newest(lambda message: step_of(message) >= no))

    async def press(self, label: str) -> Pressable:
        """Presses the newest button with these words, once there is one."""
        message = await self.chat.until(lambda: self._newest(lambda message: button_in(message, label) is not None))
        button = button_in(message, label)
        assert button is not None
        self.push(message, button)
        return button

    def push(self, message: Seen, button: Pressable) -> None:
        """Presses a button in sight."""
        self.updates.add(self.chat.push(message, button))

    def say(self, text: str) -> None:
        """Writes."""
        self.updates.add(self.chat.say(text))

    def _newest(self, fits: Callable[[Seen], bool]) -> Seen | None:
        return next((message for message in reversed(self.chat.messages) if fits(message)), None)
