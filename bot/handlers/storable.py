"""Text from outside made fit to be kept: every database refuses NUL and lone surrogates."""


def storable(text: str) -> str:
    """The text without NUL, and with "?" for what is no character."""
    return text.replace("\x00", "").encode(errors="replace").decode()
