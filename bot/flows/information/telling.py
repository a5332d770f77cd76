"""One request in words, and who is told of what becomes of it."""

from bot.flows.information import clocks, taking
from bot.flows.office.information import Lodging
from bot.flows.scene.messages import Arg, Args, Choice, Dated, Day, Listing, Phrase, Purpose, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.roster import SUPERVISOR, at_the_front, of_first, reachable
from bot.flows.state.desk import Staff
from bot.flows.state.information import ANSWERS, MAIL, PRINT, Became, InformationEntry, InformationRequest

CATEGORY = "ppid"
"""The kind of business whose officers are told first."""

_SHOWN = 120
"""Characters of what is asked that are quoted."""

ANSWERED = {Became.GRANTED: "granted", Became.PARTLY: "partly", Became.REFUSED: "refused"}


def lodging(scene: Scene) -> Phrase:
    """Where a request is formally lodged; where the office has not said, whom to ask."""
    place: Lodging = scene.office.information.lodging
    if not place.known:
        return Phrase("information-lodging-unknown", {"contact": scene.office.contact or Phrase("contact-none")})
    parts = (("email", place.email), ("address", place.address), ("hours", place.hours))
    known = tuple(Phrase(f"information-lodging-{name}", {name: said}) for name, said in parts if said)
    return Phrase("information-lodging", {"ways": Listing(known)})


def state(scene: Scene, request: InformationRequest) -> Phrase:
    """How a request stands, in a line, with the date that counts now."""
    objection = request.objection
    if request.objection_answer is not None:
        return Phrase("information-state-objection-answered", {"at": Day(request.objection_answer.at)})
    if objection is not None:
        by = Day(clocks.reply_by(scene.office, objection.at))
        return Phrase("information-state-objected", {"number": objection.number, "due": by})
    if request.answer is not None:
        name = f"information-state-{ANSWERED[request.answer.what]}"
        return Phrase(name, {"at": Day(request.answer.at), "until": Day(clocks.object_by(scene.office, request))})
    due: Args = {"due": Day(clocks.answer_by(scene.office, request))}
    if request.extended is not None:
        return Phrase("information-state-extended", due)
    return Phrase("information-state-handed" if request.handed else "information-state-received", due)


def told(scene: Scene, request: InformationRequest) -> Args:
    """What every word about a request may say of it."""
    details = request.form.get("details", "")
    return {
        "number": request.number,
        "name": request.form.get("name", ""),
        "about": details if len(details) <= _SHOWN else f"{details[:_SHOWN]}…",
        "received": Dated(request.received_at),
        "state": state(scene, request),
        "due": Day(clocks.answer_by(scene.office, request)),
        "limit": Day(clocks.latest_answer(scene.office, request)),
        "lodging": lodging(scene),
    }


def history(scene: Scene, request: InformationRequest) -> Listing:
    """All that became of it, a line each."""
    return Listing(tuple(_entry(scene, request, each) for each in request.entries))


def _entry(scene: Scene, request: InformationRequest, entry: InformationEntry) -> Phrase:
    member = scene.desk.staff.get(entry.by)
    who: Arg = member.name if member else Phrase("information-by-requester")
    args: Args = {"at": Dated(entry.at), "who": who, "words": entry.words, "number": entry.number}
    if entry.what is Became.HANDED:
        args["way"] = Phrase(f"information-way-{entry.detail or PRINT}")
    if entry.what is Became.OBJECTED:
        args["ground"] = ground(scene, entry.detail)
    if entry.what is Became.EXTENDED:
        args["due"] = Day(clocks.answer_by(scene.office, request))
    return Phrase(f"information-entry-{entry.what.value.replace('_', '-')}", args)


def ground(scene: Scene, key: str) -> Phrase | str:
    """A ground of the law for an objection, in words."""
    question = taking.question(scene.office, taking.OBJECTION, {}, "ground")
    return taking.shown(scene.office, question, {"ground": key}) if question else key


def tell_requester(scene: Scene, request: InformationRequest, text: str, more: Args | None = None) -> None:
    """Tells whoever asked, on their own channel."""
    requester = scene.known_person(request.person_id)
    args = {**told(scene, request), **(more or {})}
    scene.say(requester, text, args, urgency=Urgency.NOTICE, purpose=Purpose.REMINDER)


def tell_front(scene: Scene, request: InformationRequest, text: str, more: Args | None = None) -> None:
    """Tells front office, but for who acts."""
    for member in at_the_front(scene, CATEGORY):
        _tell(scene, member, request, text, more)


def tell_supervisors(scene: Scene, request: InformationRequest, text: str) -> None:
    """Tells the supervisors who are not told as front office."""
    front = at_the_front(scene, CATEGORY)
    for member in of_first(reachable(scene.desk), SUPERVISOR):
        if member not in front:
            _tell(scene, member, request, text, None)


def _tell(scene: Scene, member: Staff, request: InformationRequest, text: str, more: Args | None) -> None:
    """A notice stays where it is read and says no name: who attends to it opens it, and a look is journalled."""
    if not member.person_id or member.person_id == scene.person_id:
        return
    reader = scene.known_person(member.person_id)
    # rule: notice-names-no-requester
    args = {**told(scene, request), **(more or {}), "name": Phrase("information-requester-kept")}
    scene.say(reader, text, args, choices=choices(scene, request), urgency=Urgency.NOTICE)


def choices(scene: Scene, request: InformationRequest) -> tuple[Choice, ...]:
    """What staff may do about a request as it stands."""
    objected = request.objection is not None and request.objection_answer is None
    listed = (
        *((("hand",),) if request.handed is None and request.answer is None else ()),
        *(((each.value,) for each in ANSWERS) if request.answer is None else ()),
        *((("extend",),) if clocks.may_extend(scene.office, request, scene.now) else ()),
        *((("reply",),) if objected else ()),
        ("show",),
    )
    return tuple(Choice(Phrase(f"choice-information-{'-'.join(each)}"), made(request, *each)) for each in listed)


def ways(request: InformationRequest) -> tuple[Choice, ...]:
    """The ways by which it may have been handed to PPID."""
    return tuple(Choice(Phrase(f"choice-information-hand-{way}"), made(request, "hand", way)) for way in (MAIL, PRINT))


def made(request: InformationRequest, *parts: str) -> str:
    """A token of staff about a request."""
    return token(Verb.INFORMATION_DESK, request.id, *parts)
