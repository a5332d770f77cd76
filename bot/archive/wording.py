"""The words of exports and of the printed map: Indonesian, whatever language the operator has chosen, since the papers
of an Indonesian archive are read by others than who made them."""

from bot.texts.operator import texts_of

_OF_ARCHIVES = "id"


def said(name: str, /, **args: object) -> str:
    """The text of this name."""
    texts = texts_of(_OF_ARCHIVES, name.partition("-")[0])
    return texts.say(_OF_ARCHIVES, name, {key: str(arg) for key, arg in args.items()})
