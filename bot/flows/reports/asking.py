"""Asking for a report: which one, about which period, as which file; by buttons, by number, or in one line."""

from datetime import date

from bot.flows.calendar.period import Length, Period
from bot.flows.journey import rights
from bot.flows.journey.rights import Relation
from bot.flows.journey.stale import answer_stale
from bot.flows.reports import catalogue
from bot.flows.reports.catalogue import Offer
from bot.flows.reports.needs import ReportsAhead
from bot.flows.reports.wording import card, told
from bot.flows.scene.effects import WantReport
from bot.flows.scene.messages import Args, Choice, Listing, Phrase
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.state.desk import Staff
from bot.flows.state.dialog import Answering, Writing
from bot.flows.state.report import Report
from bot.flows.understanding.report_words import asks_for_report, back_from, period_named, read_report

MOST_AHEAD = 3
"""Reports that one person may wait for at a time: they are made one after another."""

_BACKS = ("0", "1")


def text(scene: Scene, member: Staff, typed: str) -> bool:
    """Whether somebody asked for a report, and has been answered. Words without a slash that do not name one are left
    alone: they may be meant for a visitor."""
    if not asks_for_report(typed):
        return False
    ordered = typed.strip().startswith("/")
    # rule: words-for-a-visitor-stay-theirs
    if not ordered and isinstance(scene.person.dialog, Writing | Answering):
        return False
    said, offers = read_report(typed, _today(scene)), offered(scene, member)
    wanted = catalogue.meant(said.which, offers)
    known = wanted is not None or not said.which or catalogue.named(said.which) is not None
    if not known and not ordered:
        return False
    if not offers:
        _refuse(scene, "reports-not-yours")
    elif wanted is not None:
        _choose(scene, member, wanted, said.period, said.ending)
    elif said.which and known:
        _refuse(scene, "report-not-yours")
    else:
        _show(scene, offers, "report-unknown" if said.which else "reports-list")
    return True


def press(scene: Scene, member: Staff, parts: tuple[str, ...]) -> None:
    """A choice was pressed: a kind, a period counted back from today, or a period by its name with a file."""
    offers = offered(scene, member)
    wanted = catalogue.offer(parts[0]) if parts else None
    match parts:
        case _ if not offers:
            _refuse(scene, "reports-not-yours")
        case _ if wanted is not None and wanted not in offers:
            _refuse(scene, "report-not-yours")
        case ():
            _show(scene, offers, "reports-list")
        case (_,) if wanted is not None:
            _choose(scene, member, wanted, None, "")
        case (_, length, back) if wanted is not None and length in set(Length) and back in _BACKS:
            _choose(scene, member, wanted, back_from(Length(length), int(back), _today(scene)), "")
        case (_, name, ending) if wanted is not None and (period := period_named(name)) is not None:
            _choose(scene, member, wanted, period, ending)
        case _:
            answer_stale(scene)


def offered(scene: Scene, member: Staff) -> tuple[Offer, ...]:
    """The reports that somebody may have, in their order."""
    relations = rights.at_the_counter(scene, member)
    if not relations & rights.RIGHTS[Verb.REPORT]:
        return ()
    # rule: reports-by-role
    return tuple(each for each in catalogue.OFFERS if each.is_for(relations))


def sees_contacts(scene: Scene, member: Staff, wanted: Offer) -> bool:
    """Whether a report tells somebody how visitors are reached: supervisors only, as everywhere else."""
    return wanted.reaches and Relation.SUPERVISOR in rights.at_the_counter(scene, member)


def _refuse(scene: Scene, words: str) -> None:
    scene.note("refused", None, verb=Verb.REPORT.name.lower())
    scene.answer(words)


def _show(scene: Scene, offers: tuple[Offer, ...], words: str) -> None:
    lines = tuple(Phrase("reports-line", {"no": no, **_named(each)}) for no, each in enumerate(offers, 1))
    choices = tuple(Choice(_named(each)["name"], token(Verb.REPORT, each.word)) for each in offers)
    scene.say(scene.person, words, {"lines": Listing(lines)}, choices=choices, passing=True)


def _named(wanted: Offer) -> dict[str, Phrase]:
    return {"name": Phrase(f"report-name-{wanted.key}"), "about": Phrase(wanted.title)}


def _choose(scene: Scene, member: Staff, wanted: Offer, period: Period | None, ending: str) -> None:
    """Goes on with what has been said: asks for what is missing, or has the report made."""
    formats = wanted.as_files(scene.person.channel)
    if period is None or not wanted.is_about(period):
        _ask_period(scene, wanted)
    elif period.first > _today(scene):
        scene.answer("report-not-begun", {"period": told(period)})
    elif ending in formats or (not ending and len(formats) == 1):
        _want(scene, member, wanted, period, ending or formats[0])
    else:
        _ask_format(scene, wanted, period)


def _ask_period(scene: Scene, wanted: Offer) -> None:
    choices = tuple(
        Choice(
            Phrase(f"choice-report-{length.value.replace('_', '-')}-{back}"),
            token(Verb.REPORT, wanted.word, length, back),
        )
        for length in wanted.offered
        for back in _BACKS
    )
    back = Choice(Phrase("choice-reports"), token(Verb.REPORT))
    scene.say(scene.person, "report-period-ask", {**_named(wanted), "key": wanted.key}, choices=(*choices, back))


def _ask_format(scene: Scene, wanted: Offer, period: Period) -> None:
    choices = tuple(
        Choice(Phrase(f"choice-report-{ending}"), token(Verb.REPORT, wanted.word, period.name, ending))
        for ending in wanted.as_files(scene.person.channel)
    )
    words: Args = {"name": _named(wanted)["name"], "period": told(period), "key": wanted.key}
    scene.say(scene.person, "report-format-ask", {**words, "as": period.name}, choices=choices)


def _want(scene: Scene, member: Staff, wanted: Offer, period: Period, ending: str) -> None:
    contacts = sees_contacts(scene, member, wanted)
    report = Report(scene.fresh.unlinked, scene.person_id, wanted.key, period.name, ending, contacts)
    ahead = [each for each in scene.facts.about(ReportsAhead) if each.person_id == scene.person_id]
    words = {"name": _named(wanted)["name"], "period": told(period)}
    # rule: report-asked-twice-made-once
    if any(each.what == report.what for each in ahead):
        scene.answer("report-being-made", words)
    elif len(ahead) >= MOST_AHEAD:
        scene.answer("report-too-many", {"most": MOST_AHEAD})
    else:
        scene.do(WantReport(report))
        # rule: reports-are-journalled
        scene.note("report_wanted", None, staff=member.id, kind=wanted.key, period=period.name, ending=ending)
        scene.say(scene.person, "report-wanted", words, card=card(report))


def _today(scene: Scene) -> date:
    return scene.office.calendar.local(scene.now).date()
