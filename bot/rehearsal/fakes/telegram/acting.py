"""People on Telegram, acted for over HTTP: by the number of their account."""

from bot.rehearsal.fakes.acting import Acting, Json, after
from bot.rehearsal.fakes.telegram.people import Chatter
from bot.rehearsal.fakes.telegram.seen import SeenMessage
from bot.rehearsal.fakes.telegram.server import FakeTelegram


def acting(telegram: FakeTelegram) -> Acting:
    """Everybody who writes to this bot."""
    acts = {
        "say": lambda who, given: {"id": _person(telegram, who, given).send(str(given["text"]))},
        "press": lambda who, given: _press(_person(telegram, who, given), given),
        "block": lambda who, given: _block(_person(telegram, who, given), given),
    }
    return Acting(
        lambda: [_card(each) for each in telegram.people], acts, lambda who, known: _chat(telegram, who, known)
    )


def _person(telegram: FakeTelegram, who: str, given: Json) -> Chatter:
    """Whoever has this number, known from now on; a name counts when it is first said."""
    if not who.isdigit() or int(who) == 0:
        raise ValueError(f"who: the number of a Telegram account, such as 5001, not {who!r}")
    return telegram.user(int(who), str(given.get("name") or "Rina"))


def _press(person: Chatter, given: Json) -> Json:
    message = int(given["message"]) if "message" in given else None
    return {"pressed": person.press(str(given["button"]), message).message_id}


def _block(person: Chatter, given: Json) -> Json:
    blocked = bool(given.get("value", True))
    (person.block if blocked else person.unblock)()
    return {"blocked": blocked}


def _card(person: Chatter) -> Json:
    return {"who": str(person.id), "name": person.card["first_name"], "messages": len(person.messages)}


def _chat(telegram: FakeTelegram, who: str, known: str) -> list[Json]:
    return after([_shown(message) for message in _person(telegram, who, {}).messages], known)


def _shown(message: SeenMessage) -> Json:
    buttons = [button.text for row in message.buttons for button in row]
    links = {button.text: button.url for row in message.buttons for button in row if button.url}
    shown: Json = {"id": message.id, "text": message.text, "buttons": buttons, "edited": message.edited}
    return shown | ({"links": links} if links else {}) | ({"file": message.document.name} if message.document else {})
