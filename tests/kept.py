"""Under which names the desks of tests keep what platforms name: their secret is known."""

from bot.flows.scene.events import WHATSAPP
from bot.seal import Seal
from bot.turn import message_name, named, unreadable
from storage.identity.keeper import Keeper

SEAL_KEY = "kunci-percobaan-" * 3
SEAL = Seal(SEAL_KEY)
IDENTITY_KEY = "kunci-orang-percobaan-" * 2
KEEPER = Keeper([IDENTITY_KEY], SEAL.name)


def kept_as(key: str) -> str:
    """The name under which an event is remembered that a platform names so."""
    return named(unreadable(key, "", ""), SEAL).key


def reported_as(ref: str) -> str:
    """The name under which a message of WhatsApp's is kept."""
    return message_name(WHATSAPP, ref, SEAL)
