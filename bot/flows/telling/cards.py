"""Cards: one message per visit and reader that always shows how the visit stands and what is to be done."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from enum import Enum
from functools import reduce
from itertools import groupby

from bot.flows.delivery import delivery
from bot.flows.ending import outcome, sorting
from bot.flows.ending.result import as_closed, corrected, frozen
from bot.flows.journey import rights
from bot.flows.journey.buttons import done, done_by_staff
from bot.flows.journey.correction import last_report
from bot.flows.journey.reports import met, offered
from bot.flows.journey.rights import Relation
from bot.flows.journey.wording import visitor_activity, visitor_name
from bot.flows.meeting import trouble
from bot.flows.meeting.way_in import needed, tag_of
from bot.flows.office.fitting import required_missing
from bot.flows.procedure.serving import has_to_be_there, served
from bot.flows.procedure.sheet import Step
from bot.flows.procedure.timeline import StepLine, StepState, Timeline
from bot.flows.procedure.vocabulary import VISITOR, Source, Word
from bot.flows.queue import priority
from bot.flows.queue.appointed import near
from bot.flows.queue.parking import here_choice, valid_until
from bot.flows.queue.places import NEAREST, occupies_place, position, told_place
from bot.flows.queue.unanswered import bell, calling_words, later_choice
from bot.flows.requirement import equipment
from bot.flows.requirement.outputs import Output, expected
from bot.flows.scene.confidential import TOLD, is_confidential
from bot.flows.scene.messages import (
    Arg,
    Args,
    Choice,
    Copy,
    Due,
    Link,
    Listing,
    Phrase,
    Purpose,
    StepLook,
    StepRow,
    Steps,
    Urgency,
)
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token, verb_of
from bot.flows.staffing.acting import roles_of
from bot.flows.staffing.holding import has_taken, holder, manned_roles, open_roles, takes_part, untaken_roles
from bot.flows.staffing.roster import ADMIN, SUPERVISOR
from bot.flows.state.desk import Staff
from bot.flows.state.meeting import Sighted
from bot.flows.state.people import Person
from bot.flows.state.visits import Status, Visit
from bot.flows.telling.addendum import addendum
from bot.flows.telling.answers import card_lines, label
from bot.flows.telling.remarked import on_card
from bot.flows.telling.skipped import passed_over


def visitor_card(scene: Scene, visit: Visit, *, called: bool = False, anew: bool = False, mends: bool = False) -> None:
    """Shows the visitor how the visit stands; ``anew`` at the end of the conversation, not where it stood; ``mends``:
    only where they have the card."""
    line = scene.timeline(visit)
    meeting = scene.office.meeting
    zoom = needed(scene, visit, line)
    visitor = scene.known_person(visit.person_id)
    scene.say(
        visitor,
        "card-visitor",
        {
            "ticket": visit.ticket or "",
            "name": visitor_name(visit.form.get("name", "")),
            "greeting": greeting(scene, visit, line),
            "steps": _steps(scene, visit, line, visitor.language),
            "addendum": _addendum(scene, visit, line, visitor.language),
        },
        choices=visitor_choices(scene, visit, line),
        links=(Link(Phrase("link-zoom"), visit.join_url or meeting.join_url, forward=True),) if zoom else (),
        copies=_copies(scene, visit) if zoom else (),
        card=_card(scene, visitor, f"{visit.id}:visitor"),
        anew=anew,
        urgency=Urgency.URGENT if called or anew else Urgency.NOTICE,
        visit_id=visit.id,
        purpose=Purpose.CALL if called else None,
        mends=mends,
    )


def _copies(scene: Scene, visit: Visit) -> tuple[Copy, ...]:
    """What has to be typed into Zoom, to be copied in one tap."""
    meeting = scene.office.meeting
    return (
        Copy(Phrase("copy-meeting-id"), meeting.meeting_id),
        Copy(Phrase("copy-passcode"), meeting.passcode),
        Copy(Phrase("copy-guest-tag"), tag_of(visit)),
    )


def _card(scene: Scene, reader: Person, name: str) -> str | None:
    """The name under which a message is kept up to date, where the reader's channel can do that."""
    return name if scene.office.can(reader.channel).edits else None


def visitor_choices(scene: Scene, visit: Visit, line: Timeline) -> tuple[Choice, ...]:
    """What the visitor can report now; who has not answered their call may ask for a moment more."""
    if visit.status is Status.PARKED:
        return (here_choice(visit),)
    later = later_choice(scene, visit) if visit.status is Status.IN_SERVICE else ()
    steps = offered(line, (VISITOR,), manned_roles(scene.desk)) if visit.status.attended else ()
    return (*(done(visit, step) for step in steps), *later, *trouble.choices(scene, visit, line))


def _over(line: Timeline, *words: Word) -> bool:
    """Whether a step that ends with one of these words is done."""
    return any(entry.state is StepState.DONE and entry.step.ends.word in words for entry in line.lines)


def _kept(scene: Scene, visit: Visit) -> Phrase:
    until = valid_until(scene, visit)
    last = scene.office.calendar.local(until - timedelta(microseconds=1)).date()
    later = last > scene.office.calendar.local(scene.now).date()
    return Phrase("card-parked-later", {"until": until}) if later else Phrase("card-parked")


def greeting(scene: Scene, visit: Visit, line: Timeline) -> Phrase:
    """What the visitor needs to know above the steps: the way in, that they are being served, or what is left."""
    if visit.status is Status.PARKED:
        return _kept(scene, visit)
    if visit.status is Status.QUEUED:
        return Phrase("card-waits-again")
    if not visit.status.attended:
        return Phrase("card-over", {"status": status_of(scene, visit)})
    meeting = scene.office.meeting
    if needed(scene, visit, line):
        joined = _over(line, Word.JOINED, Word.ADMITTED)
        args: Args = {
            "id": meeting.meeting_id,
            "passcode": meeting.passcode,
            "url": visit.join_url or meeting.join_url,
            "tag": tag_of(visit),
        }
        if joined:
            return Phrase("called-joined", args)
        call = Phrase("called-zoom-now", {"bell": bell(scene, visit)}, calls=True)
        return Phrase("called-zoom", {**args, "call": call})
    if served(line):
        return Phrase("called-served")
    called = visit.status is Status.IN_SERVICE and occupies_place(scene.sheet(visit)) and has_to_be_there(line)
    return Phrase("called-turn", {"bell": bell(scene, visit)}, calls=True) if called else Phrase("called-taken-up")


def _room_choices(scene: Scene, visit: Visit) -> list[Choice]:
    """Which breakout room a visitor is in, where the meeting has seen them go into one whose number nobody knows."""
    unnumbered = visit.in_room is None and any(each.kind is Sighted.INTO_ROOM for each in visit.sightings)
    if not unnumbered:
        return []
    numbers = range(1, scene.office.meeting.rooms + 1)
    return [Choice(Phrase("choice-room", {"no": no}), token(Verb.ROOM, visit.id, no)) for no in numbers]


def _steps(scene: Scene, visit: Visit, line: Timeline, visitor: str = "") -> Steps:
    """The steps as they go; once the visit is closed, as they stood then. ``visitor``: their language, "" for staff."""
    result = frozen(visit)
    shown = line if result is None else as_closed(scene.sheet(visit), visit, result)
    skipped = {} if visitor else passed_over(scene, shown)
    return _listed(shown, visitor=visitor, over=not visit.status.open, skipped=skipped)


def _addendum(scene: Scene, visit: Visit, line: Timeline, visitor: str = "") -> Phrase:
    """What was learnt of a closed visit later, below its steps; nothing before."""
    result = frozen(visit)
    if result is None:
        return Phrase("nothing")
    skipped = {} if visitor else passed_over(scene, line)
    rows = (
        step_row(each, each.step.no in line.late, visitor=visitor, over=True, skipped=skipped.get(each.step.no))
        for each in corrected(result, line)
    )
    steps = (Phrase("addendum-step", {"step": row.line}) for row in rows)
    lines = (*addendum(result, visit, staff=not visitor), *steps)
    return Phrase("addendum", {"lines": Listing(lines)}) if lines else Phrase("nothing")


def _listed(line: Timeline, *, visitor: str, over: bool, skipped: Mapping[int, Phrase]) -> Steps:
    """The steps on a small screen: the running one, the next, whatever was late or, where ``skipped`` tells of it,
    passed over; the rest as runs."""
    late = line.late
    rows: list[StepRow] = []
    for (look, passed), run in groupby(_looks(line, late), key=lambda pair: (pair[0], skipped.get(pair[1].step.no))):
        entries = [entry for _, entry in run]
        if look is _Look.ALONE or len(entries) == 1:
            rows += [
                step_row(entry, entry.step.no in late, visitor=visitor, over=over, skipped=passed) for entry in entries
            ]
        else:
            rows.append(_run_row(StepLook.SKIPPED if passed else _SHARED[look], entries, passed))
    return Steps(tuple(rows))


def _run_row(shown: StepLook, entries: list[StepLine], passed: Phrase | None) -> StepRow:
    """Neighbours that stand alike, as one row."""
    first, last = entries[0].step.no, entries[-1].step.no
    args: Args = {"first": first, "last": last}
    what = Phrase(f"run-{shown}", {**args, "how": passed} if passed else args)
    return StepRow(shown, first, last, what, Phrase(f"steps-{shown}", {"what": what}))


class _Look(Enum):
    """Whether a step gets a line of its own or shares one with its neighbours."""

    ALONE = 0
    DONE = 1
    AHEAD = 2
    NOT_TAKEN = 3


_SHARED = {_Look.DONE: StepLook.DONE, _Look.AHEAD: StepLook.AHEAD, _Look.NOT_TAKEN: StepLook.NOT_TAKEN}


def _looks(line: Timeline, late: frozenset[int]) -> Iterator[tuple[_Look, StepLine]]:
    next_shown = False
    for entry in line.lines:
        if entry.state is StepState.NOT_TAKEN:
            yield _Look.NOT_TAKEN, entry
        elif entry.state is StepState.RUNNING or entry.step.no in late or entry.answer:
            yield _Look.ALONE, entry
        elif entry.state is StepState.DONE:
            yield _Look.DONE, entry
        else:
            yield (_Look.AHEAD if next_shown else _Look.ALONE), entry
            next_shown = True


def step_row(entry: StepLine, late: bool, *, visitor: str, over: bool, skipped: Phrase | None = None) -> StepRow:
    """One step and how it goes; ``visitor``: the language of the visitor who reads it, "" for staff; ``skipped`` tells
    how it was passed over, if it was."""
    step = entry.step
    what = visitor_activity(step, visitor) if visitor else Phrase("verbatim", {"text": step.activity})
    if entry.answer:
        what = Phrase("step-decided", {"activity": what, "answer": entry.answer})
    look, time = _look_and_time(entry, late, over)
    if skipped and entry.source is Source.INFERRED:
        look, time = StepLook.SKIPPED, skipped
    if visitor and time == Phrase("time-inferred"):
        time = None
    args: Args = {"no": step.no, "activity": what}
    line = Phrase(f"step-{look}-timed", {**args, "time": time}) if time else Phrase(f"step-{look}", args)
    return StepRow(look, step.no, step.no, what, line, time)


def _look_and_time(entry: StepLine, late: bool, over: bool) -> tuple[StepLook, Phrase | None]:
    """How a step stands, and the time that counts then: until when, how long it took, how long it may take."""
    if entry.state is StepState.NOT_TAKEN:
        # rule: not-taken-is-never-done
        return StepLook.NOT_TAKEN, Phrase("time-not-taken")
    if entry.state is StepState.RUNNING and not over:
        return _running(entry, late)
    if entry.state is not StepState.DONE:
        return StepLook.AHEAD, Phrase("verbatim", {"text": entry.step.printed_time})
    if entry.used is None:
        return StepLook.DONE, Phrase("time-inferred") if entry.source is Source.INFERRED else None
    used: Args = {"used": entry.used}
    return (StepLook.OVER, Phrase("time-over", used)) if late else (StepLook.DONE, Phrase("time-used", used))


def _running(entry: StepLine, late: bool) -> tuple[StepLook, Phrase | None]:
    if entry.due_at is None:
        return StepLook.NOW, None
    due: Args = {"due": Due(entry.due_at)}
    return (StepLook.LATE, Phrase("time-late", due)) if late else (StepLook.NOW, Phrase("time-due", due))


def status_of(scene: Scene, visit: Visit) -> Phrase:
    """Where a visit stands, in a few words."""
    return Phrase(f"status-{visit.status.value.replace('_', '-')}", {"place": position(scene, visit)})


def lasting_status(scene: Scene, visit: Visit) -> Phrase:
    """Where a visit stands, as a card can say it until the visit changes, or one of the nearest places."""
    further = visit.status is Status.QUEUED and not told_place(scene.desk.queue, visit.id)
    return Phrase("status-queued-further", {"nearest": NEAREST}) if further else status_of(scene, visit)


def staff_card(
    scene: Scene, visit: Visit, member: Staff, *, anew: bool = False, mends: bool = False, lifted: bool = False
) -> None:
    """Shows a visit to a member of staff, with what is theirs to do as buttons; ``mends`` only where they have its
    card already; ``lifted`` once without the mask of a restriction."""
    line = scene.timeline(visit)
    new_to_take = visit.status is Status.QUEUED and bool(untaken_roles(scene.desk, visit, member))
    officer = scene.known_person(member.person_id or "")
    # rule: notes-for-whoever-works-on-it
    inside, kept = Verb.REMARK in rights.allowed(scene, member, visit), _kept_from(scene, visit, member, lifted=lifted)
    scene.say(
        officer,
        "card-staff",
        {
            "ticket": visit.ticket or "",
            "number": visit.number or "",
            "status": lasting_status(scene, visit),
            "call": delivery.call_words(visit),
            "calling": calling_words(scene, visit),
            "priority": priority.on_card(scene, visit) if inside else Phrase("nothing"),
            "room": Phrase("card-room", {"no": visit.in_room}) if visit.in_room else Phrase("nothing"),
            "sheet": Phrase("nothing" if scene.sheet(visit).sound else "card-unsound"),
            "registered": _registered(scene, visit),
            "owner": owner_of(scene, visit, member),
            "answers": _answers(scene, visit, member, kept=kept),
            "outcome": (visit.outcome if inside and not kept else None) or "-",
            "steps": _steps(scene, visit, line),
            "requires": _required(scene, visit, line),
            "addendum": _addendum(scene, visit, line),
            "remarks": on_card(scene, visit) if inside and not kept else Phrase("nothing"),
        },
        choices=staff_choices(scene, visit, line, member),
        card=_card(scene, officer, f"{visit.id}:{member.id}"),
        anew=anew,
        urgency=Urgency.URGENT if new_to_take or anew else Urgency.NOTICE,
        visit_id=visit.id,
        passing=True,
        mends=mends,
    )


_THEIRS = frozenset((Relation.HOLDER, Relation.FOLLOWING, Relation.SUPERVISOR))


def _kept_from(scene: Scene, visit: Visit, member: Staff, *, lifted: bool) -> Phrase | None:
    """Why it is to be kept from an officer who the visitor is, and what they want; None where it is not."""
    own = rights.relations(scene, member, visit)
    # rule: restricted-is-not-used
    number = None if lifted or Relation.FOLLOWING in own else _restricted(scene, visit)
    if number is not None:
        return Phrase("card-restricted", {"number": number, "visit": visit.number or ""})
    return Phrase("card-confidential") if is_confidential(visit) and not own & _THEIRS else None


def _restricted(scene: Scene, visit: Visit) -> str | None:
    """The request by which a visit that is over is not shown; while it goes on its data is needed for it."""
    return scene.known_person(visit.person_id).restricted_by if not visit.status.open else None


def _answers(scene: Scene, visit: Visit, member: Staff, *, kept: Phrase | None) -> Listing:
    if kept is None:
        return card_lines(visit.form, scene.office, hidden=not _attends(scene, visit, member))
    form = {key: answer for key, answer in visit.form.items() if key in TOLD}
    lines = card_lines(form, scene.office, hidden=True).lines
    return Listing((*lines, kept))


def _registered(scene: Scene, visit: Visit) -> Phrase:
    """Who registered a visitor, where they did not do it themselves."""
    by = scene.desk.staff.get(visit.registered_by or "")
    if visit.registered_by is None:
        return Phrase("nothing")
    if visit.entered_at is not None:
        name = by.name if by else Phrase("remark-by-gone")
        return Phrase("card-entered", {"name": name, "at": visit.entered_at})
    return Phrase("card-registered", {"name": by.name if by else Phrase("remark-by-gone")})


def owner_of(scene: Scene, visit: Visit, member: Staff) -> Phrase:
    """Who of an officer's role has taken a visit; to whoever has no part in it, everybody who has."""
    # rule: a-supervisor-sees-who-has-it
    roles = roles_of(member) if takes_part(scene.sheet(visit), member) else tuple(visit.assigned)
    names = _holders(scene, visit, roles)
    if names:
        return Phrase("card-owner", {"name": ", ".join(dict.fromkeys(names.values()))})
    others = _holders(scene, visit, tuple(visit.assigned))
    if not others:
        return Phrase("card-owner-none")
    # rule: says-whose-part-is-free
    free = [
        Phrase("card-owner-free", {"role": _role(scene, visit, each)})
        for each in roles
        if each in scene.sheet(visit).roles
    ]
    taken = [Phrase("card-owner-of", {"role": _role(scene, visit, each), "name": who}) for each, who in others.items()]
    return reduce(lambda first, rest: Phrase("card-owners", {"first": first, "rest": rest}), (*free, *taken))


def _holders(scene: Scene, visit: Visit, roles: tuple[str, ...]) -> dict[str, str]:
    """Who has taken a visit, by role; nothing for a role for which nobody has."""
    held = ((role, holder(scene.desk, visit, role)) for role in roles)
    return {role: scene.desk.staff[staff_id].name for role, staff_id in held if staff_id}


def _role(scene: Scene, visit: Visit, role: str) -> Arg:
    own = (SUPERVISOR, ADMIN)
    return Phrase(f"staff-role-{role}") if role in own else scene.sheet(visit).actor_name(role)


def _attends(scene: Scene, visit: Visit, member: Staff) -> bool:
    """Whether a visit is this officer's own."""
    return has_taken(scene.desk, visit, member)


def staff_choices(scene: Scene, visit: Visit, line: Timeline, member: Staff) -> tuple[Choice, ...]:
    """What this officer can do with this visit now, and has the right to; while a colleague has it, take it over."""
    # rule: no-button-to-be-refused
    may = rights.allowed(scene, member, visit)
    return tuple(choice for choice in _fitting(scene, visit, line, member) if verb_of(choice.token) in may)


def _fitting(scene: Scene, visit: Visit, line: Timeline, member: Staff) -> tuple[Choice, ...]:
    """What the visit's present state lets an officer do."""
    reports = [c for step in _to_report(scene, visit, line, member) for c in done_by_staff(scene, visit, step)]
    if not visit.status.open:
        again = (*_recall_choice(visit), *_document_choice(visit), _remark_choice(visit), *_lift_choice(scene, visit))
        return (*reports, *_record_choices(scene, visit, member), *again)
    return (
        *_turn_choices(scene, visit, member),
        *reports,
        *_room_choices(scene, visit),
        *_complete_choice(scene, visit, line),
        *_record_choices(scene, visit, member),
        *_no_show_choice(scene, visit),
        Choice(Phrase("choice-reply"), token(Verb.REPLY, visit.id)),
        Choice(Phrase("choice-hand"), token(Verb.HAND, visit.id)),
        Choice(Phrase("choice-take-over"), token(Verb.TAKE_OVER, visit.id)),
        _remark_choice(visit),
        *equipment.choices(scene, visit),
        *_messages_choice(scene, visit),
    )


def _remark_choice(visit: Visit) -> Choice:
    """Telling colleagues something about a visit."""
    return Choice(Phrase("choice-remark"), token(Verb.REMARK, visit.id))


def _lift_choice(scene: Scene, visit: Visit) -> list[Choice]:
    """Looking once behind the mask of a restriction."""
    number = _restricted(scene, visit)
    return [Choice(Phrase("choice-lift"), token(Verb.UNMASK, number, visit.id))] if number else []


def _document_choice(visit: Visit) -> list[Choice]:
    """Sending the visitor their service document once more."""
    if visit.status is not Status.FINISHED:
        return []
    return [Choice(Phrase("choice-send-document"), token(Verb.DOCUMENT, visit.id))]


def _turn_choices(scene: Scene, visit: Visit, member: Staff) -> list[Choice]:
    """Taking a visit, and calling it out of the queue."""
    choices = []
    if untaken_roles(scene.desk, visit, member) and not has_taken(scene.desk, visit, member):
        choices.append(Choice(Phrase("choice-claim"), token(Verb.CLAIM, visit.id), forward=True))
    called = visit.status in (Status.QUEUED, Status.PARKED) or (visit.status is Status.APPOINTED and near(scene, visit))
    if called:
        choices.append(Choice(Phrase("choice-call"), token(Verb.CALL, visit.id)))
    if visit.status is Status.APPOINTED:
        choices.append(Choice(Phrase("choice-move"), token(Verb.MOVE, visit.id)))
    return choices


def _to_report(scene: Scene, visit: Visit, line: Timeline, member: Staff) -> tuple[Step, ...]:
    """What this officer can report: also of a visit that ended before anybody had recorded it."""
    reportable = visit.status.attended or (visit.status.ended_in_silence and visit.ticket)
    mine = open_roles(scene.desk, visit, member)
    return offered(line, mine, manned_roles(scene.desk)) if reportable else ()


def _record_choices(scene: Scene, visit: Visit, member: Staff) -> list[Choice]:
    """Writing the outcome, and putting right what one has reported."""
    choices = []
    if outcome.step_asking(scene, visit, member) is not None:
        label = "choice-outcome-again" if visit.outcome else "choice-outcome"
        choices.append(Choice(Phrase(label), token(Verb.OUTCOME, visit.id)))
    if sorting.unsorted(visit):
        choices.append(sorting.resume_choice(visit))
    if last_report(visit, member.id) is not None:
        if visit.status.open:
            choices.append(Choice(Phrase("choice-undo"), token(Verb.UNDO, visit.id)))
        choices.append(Choice(Phrase("choice-correct"), token(Verb.CORRECT, visit.id)))
    if visit.status is Status.FINISHED and not scene.known_person(visit.person_id).has_chat:
        choices.append(Choice(Phrase("choice-attendance-print"), token(Verb.STAMP, visit.id)))
    return choices


def _required(scene: Scene, visit: Visit, line: Timeline) -> Phrase:
    """What the running step requires, and which data are missing, once that is looked at."""
    lacking = required_missing(visit.form, scene.office) if _data_wanted(visit, line) else ()
    fields = tuple(Phrase("card-data-missing", {"field": label(question)}) for question in lacking)
    data = Phrase("card-data", {"lines": Listing(fields)}) if fields else Phrase("nothing")
    return Phrase("card-requirements", {"equipment": equipment.on_card(scene, visit), "data": data})


def _complete_choice(scene: Scene, visit: Visit, line: Timeline) -> list[Choice]:
    """Filling in what the visitor's form lacks, from the step on that has to yield it."""
    if not _data_wanted(visit, line) or not required_missing(visit.form, scene.office):
        return []
    return [Choice(Phrase("choice-complete"), token(Verb.COMPLETE, visit.id))]


def _data_wanted(visit: Visit, line: Timeline) -> bool:
    """Whether the step that has to yield the visitor's data goes on or is over, and the visit is not."""
    begun = (entry.step for entry in line.taken if entry.state in (StepState.RUNNING, StepState.DONE))
    return visit.status.attended and any(expected(step) is Output.DATA for step in begun)


def _no_show_choice(scene: Scene, visit: Visit) -> list[Choice]:
    """Only for who has been called and not been met yet."""
    called = visit.status in (Status.IN_SERVICE, Status.PARKED) and occupies_place(scene.sheet(visit))
    if not called or met(visit):
        return []
    return [Choice(Phrase("choice-no-show"), token(Verb.NO_SHOW, visit.id))]


def _messages_choice(scene: Scene, visit: Visit) -> list[Choice]:
    """What the visitor was told and whether it arrived, where their channel says so."""
    if not scene.office.can(scene.known_person(visit.person_id).channel).reports:
        return []
    return [Choice(Phrase("choice-messages"), token(Verb.MESSAGES, visit.id))]


def _recall_choice(visit: Visit) -> list[Choice]:
    """Taking a no-show back."""
    if visit.status is not Status.NO_SHOW:
        return []
    return [Choice(Phrase("choice-recall"), token(Verb.RECALL, visit.id))]
