"""People on WhatsApp, acted for over HTTP: by their phone number, or by the BSUID of one whose number is hidden."""

from bot.rehearsal.fakes.acting import Acting, Json, after
from bot.rehearsal.fakes.whatsapp.contacts import Contact
from bot.rehearsal.fakes.whatsapp.screen import SeenMessage
from bot.rehearsal.fakes.whatsapp.server import FakeWhatsApp


def acting(whatsapp: FakeWhatsApp) -> Acting:
    """Everybody who writes to this number."""
    acts = {
        "say": lambda who, given: {"id": _person(whatsapp, who, given).send(str(given["text"]))},
        "press": lambda who, given: {"id": _press(_person(whatsapp, who, given), given)},
        "form": lambda who, given: {"id": _person(whatsapp, who, given).answer_flow(given["answers"])},
        "phone": lambda who, given: _phone(_person(whatsapp, who, given), given),
    }
    return Acting(
        lambda: [_card(each) for each in whatsapp.people], acts, lambda who, known: _chat(whatsapp, who, known)
    )


def _person(whatsapp: FakeWhatsApp, who: str, given: Json) -> Contact:
    """Whoever has this number or BSUID, known from now on; a name counts when it is first said."""
    name = str(given.get("name") or "Rina Contoh")
    if who.isdigit():
        return whatsapp.user(who, name=name)
    if "." not in who:
        raise ValueError(f"who: a phone number such as 6281200000001, or a BSUID such as ID.1349, not {who!r}")
    return whatsapp.user(None, bsuid=who, name=name)


def _press(person: Contact, given: Json) -> str:
    return person.press(str(given["button"]), given.get("message"))


def _phone(person: Contact, given: Json) -> Json:
    """How the phone is: on, read, blocked; what is not said stays."""
    person.online = bool(given.get("online", person.online))
    person.reads = bool(given.get("reads", person.reads))
    person.blocked = bool(given.get("blocked", person.blocked))
    return {"online": person.online, "reads": person.reads, "blocked": person.blocked}


def _card(person: Contact) -> Json:
    who = person.phone or person.bsuid or ""
    return {"who": who, "name": person.identity.name, "messages": len(person.messages), "window": person.window_open}


def _chat(whatsapp: FakeWhatsApp, who: str, known: str) -> list[Json]:
    return after([_shown(message) for message in _person(whatsapp, who, {}).messages], known)


def _shown(message: SeenMessage) -> Json:
    shown: Json = {"id": message.id, "kind": message.kind, "text": message.text}
    shown["buttons"] = [button.title for button in message.buttons]
    return shown | ({"file": message.file.name} if message.file else {}) | ({"form": True} if message.flow else {})
