"""The privacy notice: what it says, who has seen which version of it where, and a new version shown once.

The service does not wait for it: it stands on public service and legal duty (UU 27/2022 Pasal 20(2) huruf c dan e), and
what changes is told (Pasal 21(2)), never asked for as a condition.
"""

from bot.flows.office.office import Office
from bot.flows.scene.effects import ShowNotice
from bot.flows.scene.events import HEARD, TELEGRAM, WEB, WHATSAPP
from bot.flows.scene.messages import Args, Choice, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.dialog import Notice

SHORT, FULL, CHANGED, AGREED = "short", "full", "changed", "agreed"
"""How somebody has seen it."""

ABROAD = {TELEGRAM: "notice-abroad-telegram", WHATSAPP: "notice-abroad-whatsapp", WEB: "notice-abroad-web"}
"""Who receives what is written, by channel. rule: recipients-abroad-are-named"""


def full(office: Office, channel: str, *, waits: bool = False) -> Phrase:
    """The whole notice as it is read on a channel; ``waits``: with what to do to agree."""
    # rule: zoom-named-where-used
    zoom = any(sheet.uses_zoom for sheet in office.in_force)
    official = office.privacy.official
    args: Args = {
        "abroad": Phrase(ABROAD.get(channel, ABROAD[WEB])),
        "meeting": Phrase("notice-abroad-zoom" if zoom else "nothing"),
        "official": Phrase("notice-official", {"official": official}) if official else Phrase("nothing"),
        "days": office.patience.form_kept.days,
        "session": office.privacy.session_days,
        "agree": Phrase("notice-agree" if waits else "nothing"),
    }
    return Phrase("notice-full", args)


def seen(scene: Scene, how: str) -> None:
    """Keeps that the acting person has seen the present version, in this language, on this channel."""
    person = scene.person
    # rule: who-saw-which-notice
    scene.do(ShowNotice(person.id, scene.office.notice_version, person.channel, person.language, how))


def renew(scene: Scene) -> None:
    """Shows whoever knows an older version the present one, once, after they have been answered: what they were about
    is not touched."""
    if not scene.person_id or scene.staff is not None or not isinstance(scene.event.body, HEARD):
        return
    person, current = scene.person, scene.office.notice_version
    shown = any(isinstance(effect, ShowNotice) for effect in scene.effects)
    if person.notice in ("", current) or shown or isinstance(person.dialog, Notice):
        return
    # rule: new-notice-shown-once
    scene.keep_person(notice=current)
    scene.answer("notice-changed", choices=(Choice(Phrase("choice-read"), token(Verb.READ)),))
    seen(scene, CHANGED)
