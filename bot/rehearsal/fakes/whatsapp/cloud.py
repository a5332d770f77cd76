"""What Meta's servers hold for one business number, and what people's doings change in it."""

from base64 import b64encode
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count

from bot.rehearsal.fakes.whatsapp.errors import Json
from bot.rehearsal.fakes.whatsapp.flows import Flows
from bot.rehearsal.fakes.whatsapp.hooks import Hooks, Item
from bot.rehearsal.fakes.whatsapp.identity import Identity
from bot.rehearsal.fakes.whatsapp.media import MediaStore
from bot.rehearsal.fakes.whatsapp.templates import Templates

DISPLAY_NUMBER = "6281100000001"


class Cloud:
    """The number, its account's templates and forms, the files, and the webhooks that wait."""

    def __init__(self, phone_number_id: str, business_account_id: str, clock: Callable[[], datetime]) -> None:
        self.clock = clock
        self.phone_number_id, self.business_account_id = phone_number_id, business_account_id
        self.ahead = timedelta(0)
        """How far the 24-hour window's clock is ahead of the clock."""
        self.quality = "GREEN"
        self.subscribed = False
        self.echoes_opaque = True
        self.automation: Json = {}
        """What an empty chat offers, and the commands."""
        self.hooks = Hooks(
            business_account_id, {"display_phone_number": DISPLAY_NUMBER, "phone_number_id": phone_number_id}
        )
        self.media, self.templates, self.flows = MediaStore(clock), Templates(), Flows()
        self.received: dict[str, Identity] = {}
        """Who wrote which message."""
        self._numbers = count(1)

    def window_now(self) -> datetime:
        """Now, as the 24-hour window counts it."""
        return self.clock() + self.ahead

    def new_wamid(self, key: str) -> str:
        """A message id that looks like Meta's."""
        raw = f"\x1c\x18{chr(len(key))}{key}\x15\x02\x00\x11\x18\x12{next(self._numbers):018X}\x00"
        return "wamid." + b64encode(raw.encode()).decode()

    def receive(self, sender: Identity, content: Json, *, system: bool = False) -> str:
        """A person's message comes in; answers its wamid. System messages come without ``contacts``."""
        wamid = self.new_wamid(sender.key)
        self.received[wamid] = sender
        head = sender.sender() | {"id": wamid, "timestamp": str(int(self.clock().timestamp()))}
        self.hooks.put(Item("messages", head | content, None if system else sender.card()))
        return wamid

    def number_card(self) -> Json:
        """The business number as the API describes it."""
        return {
            "verified_name": "Loket Layanan",
            "code_verification_status": "VERIFIED",
            "display_phone_number": "+62 811-0000-0001",
            "quality_rating": self.quality,
            "platform_type": "CLOUD_API",
            "throughput": {"level": "STANDARD"},
            "messaging_limit_tier": "TIER_1K",
            "name_status": "APPROVED",
            "status": "CONNECTED",
            "id": self.phone_number_id,
        }
