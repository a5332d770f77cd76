"""Words in which somebody's address at a platform may stand, made fit to be kept for good."""

import re

OMITTED = "…"
"""What stands where an address was."""

_ADDRESS = re.compile(
    r"wamid\.[\w+/=-]+"  # WhatsApp's name of a message, with a phone number in it
    r"|\b[A-Z]{2}\.[A-Za-z0-9]{6,}"  # WhatsApp's id of a person that is no number
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # an e-mail address
    r"|(?<![0-9])[0-9]{6,}(?![0-9])"  # a phone number, a chat id
)


def unaddressed(text: str) -> str:
    """The text without phone numbers, chat ids, e-mail addresses and WhatsApp's ids of people and messages."""
    # rule: no-address-in-a-name
    return _ADDRESS.sub(OMITTED, text)
