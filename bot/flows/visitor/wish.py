"""The wish for a person: words in the form that are no answer but ask for somebody to talk to.

They are understood, front office is told, and the form keeps its place. Whoever really is called that sends the same
words once more, unless nobody can be: what says whom one wants *and* that one wants to talk stays a wish.
"""

import re
import zlib
from dataclasses import dataclass

from bot.flows.given.typed import clean
from bot.flows.office.questions import Kind, Question
from bot.flows.queue.places import occupies_place
from bot.flows.scene.messages import Args, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.state.nudges import Nudge
from bot.flows.state.visits import Visit
from bot.flows.thread import talking
from bot.flows.visitor.form import answered_for_sure

_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 20
_WISH = "wish"


@dataclass(frozen=True, slots=True)
class Words:
    """How a language asks for a person: whom, talking, wanting, and what may stand around it."""

    people: frozenset[str]
    talking: frozenset[str]
    wanting: frozenset[str]
    around: frozenset[str]


def _words(people: str, talking: str, wanting: str, around: str) -> Words:
    return Words(*(frozenset(each.split()) for each in (people, talking, wanting, around)))


WORDS = {
    "id": _words(
        people="petugas petugasnya admin adminnya operator operatornya pegawai pegawainya staf staff karyawan cs agen "
        "resepsionis orang orangnya org manusia seseorang fo",
        talking="bicara berbicara ngomong omong ngobrol mengobrol obrolan chat telepon telpon menelepon bercakap "
        "tanya bertanya nanya hubungi menghubungi dihubungi dihubungkan hubungkan terhubung sambungkan disambungkan "
        "konsultasi berkonsultasi ketemu bertemu",
        wanting="mau mo ingin pengen pengin kepengen minta butuh perlu tolong mohon bisa boleh bisakah bolehkah cari "
        "mencari panggil panggilkan panggilin carikan ada adakah",
        around="saya sy aku gue gw kami kita dengan dgn sama sm ke kepada pada dong donk ya yah kak pak bu bapak ibu "
        "mas mbak min halo hai permisi maaf nih ini itu yang yg asli beneran sungguhan langsung lgsg sekarang dulu "
        "saja aja deh kok apa apakah tidak nggak enggak gak ga bukan bot robot mesin di sini sana segera cepat loket "
        "lah lewat secara untuk supaya bagian layanan tlg ulang lagi",
    ),
    "en": _words(
        people="person human someone somebody officer officers agent staff operator representative admin clerk people",
        talking="talk talking speak speaking chat call contact ask connect connected meet",
        wanting="want wants need get give find can could may like let wanna looking is there",
        around="i me my we us to with a an the please would just now here real live actual not no bot robot machine "
        "hi hello your from directly instead of for any some im",
    ),
}


def means_person(typed: str, question: Question | None = None) -> bool:
    """Whether words ask for a person. A story may well be to talk to somebody about something: there only words
    that say nothing else count."""
    words = _WORD.findall(clean(typed).casefold())
    if not words or len(words) > _MOST_WORDS:
        return False
    strict = question is not None and question.kind is Kind.LONG
    return any(_wished(words, language, strict=strict) for language in WORDS.values())


def can_be_nothing_else(typed: str) -> bool:
    """Whether words ask for a person so plainly that nothing is called that, however often they are sent."""
    # rule: impatient-wish-is-no-name
    words = {*_WORD.findall(clean(typed).casefold())}
    return any(
        words & w.people and words & (w.talking | w.wanting) and words <= w.people | w.talking | w.wanting | w.around
        for w in WORDS.values()
    )


def says_nothing_else(typed: str) -> bool:
    """Whether words only ask for a person, and do not say what about."""
    words = _WORD.findall(clean(typed).casefold())
    return any((w.people | w.talking | w.wanting | w.around).issuperset(words) for w in WORDS.values())


def _wished(words: list[str], language: Words, *, strict: bool) -> bool:
    people, talking = language.people & {*words}, language.talking & {*words}
    known = language.people | language.talking | language.wanting | language.around
    if known.issuperset(words):
        return bool(people) or (bool(talking) and not strict)
    return not strict and bool(people) and bool(talking | (language.wanting & {*words}))


def heard(scene: Scene, visit: Visit, question: Question, typed: str) -> bool:
    """Takes words that ask for a person instead of answering; False for an answer, also one sent again on purpose."""
    # rule: wish-is-no-name
    if (
        answered_for_sure(question, typed, scene.office)
        or not means_person(typed, question)
        or (visit.nudged(_name(typed)) and not can_be_nothing_else(typed))
    ):
        return False
    heed(scene, visit, typed)
    return True


def was_heeded(visit: Visit) -> bool:
    """Whether a person was asked for since the form last went on."""
    return any(name.startswith(_WISH) for name in visit.nudges)


def heed(scene: Scene, visit: Visit, typed: str) -> Visit:
    """Says that the wish was understood, and tells front office of it; once until the form goes on. Nothing is
    ``typed`` by whoever pressed the button."""
    # rule: a-person-is-one-wish-away
    told = was_heeded(visit) or _tell(scene, visit, typed)
    contact = scene.office.contact or Phrase("contact-none")
    args: Args = {
        "told": Phrase("wish-told" if told else "wish-nobody"),
        "how": how(called=occupies_place(scene.sheet(visit))),
        "contact": contact,
        "again": Phrase("wish-again" if typed and not can_be_nothing_else(typed) else "nothing"),
    }
    scene.answer("wish-understood", args)
    return scene.keep_visit(visit, nudges={_name(typed): Nudge(1, scene.now)}, seen_at=scene.now)


def how(*, called: bool) -> Phrase:
    """How somebody comes to talk to an officer."""
    return Phrase("wish-called" if called else "wish-taken-up")


def _tell(scene: Scene, visit: Visit, typed: str) -> bool:
    scene.note("wished_for_person", visit.id)
    words = clean(typed)[:200] or Phrase("choice-ask-officer")
    return talking.tell(scene, "wish-to-staff", words, visit.form.get("name", ""))


def _name(typed: str) -> str:
    """What tells one wording from another; no text of a visitor's stands in the name of a nudge."""
    return f"{_WISH} {zlib.crc32(' '.join(clean(typed).casefold().split()).encode())}"
