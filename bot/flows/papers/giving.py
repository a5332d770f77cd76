"""Giving a service document: when it is made, when somebody asks for it once more, and when it cannot be made."""

import re
from dataclasses import replace

from bot.flows.ending import outcome
from bot.flows.journey.stale import answer_stale
from bot.flows.papers import issuing
from bot.flows.scene.effects import SettlePaper
from bot.flows.scene.events import PaperDelayed, PaperMade
from bot.flows.scene.messages import Args, Attached, Phrase, Purpose, Urgency
from bot.flows.scene.reasons import worded
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb
from bot.flows.staffing import roster
from bot.flows.state.desk import Staff
from bot.flows.state.loaded import VisitUnreadable
from bot.flows.state.paper import Paper
from bot.flows.state.visits import Status, Visit

_ASKED = re.compile(
    r"/?(?:(?:tolong|mohon|minta|kirim(?:kan)?|unduh|lihat|please|send|resend|get|my|the) )*(?:ulang |lagi )?"
    r"(?:dokumen|bukti|surat bukti|service document|document)(?: layanan| pelayanan| kunjungan)?(?: saya| again)?"
    r"(?: (?:nomor |no )?[a-z0-9]{1,10}-\d{8}-\d{3,})?(?: lagi| ulang| ya| pak| bu| again)*",
)


def asks_for(typed: str) -> bool:
    """Whether words ask for a service document, and for nothing else."""
    words = " ".join(re.sub(r"[.,!?]+", " ", typed.lower()).split())
    return _ASKED.fullmatch(words) is not None


def file_of(paper: Paper) -> Attached:
    """The document as a file, by its number."""
    return Attached(f"paper:{paper.number}", f"dokumen_layanan_{paper.number}.pdf", "application/pdf")


def made(scene: Scene, body: PaperMade) -> None:
    """A document is printed: the visitor gets it, once. One that was put right meanwhile is given to nobody."""
    visit = scene.visit(body.visit_id)
    if visit is None:
        raise VisitUnreadable
    scene.do(SettlePaper(body.number, body.revision))
    paper = visit.paper
    # rule: paper-given-once
    if paper is None or (paper.number, paper.revision) != (body.number, body.revision) or paper.given_at is not None:
        return
    visit = scene.keep_visit(visit, paper=replace(paper, given_at=scene.now))
    scene.note("paper_given", visit.id)
    visitor = scene.known_person(visit.person_id)
    if visitor.has_chat:
        words = Phrase(
            "document-replaced" if paper.replaces else "document-given",
            {"number": paper.number, "old": paper.replaces, "visit": visit.number or ""},
        )
        scene.say(visitor, words, file=file_of(paper), visit_id=visit.id, purpose=Purpose.REMINDER)


def delayed(scene: Scene, body: PaperDelayed) -> None:
    """A document could not be made so far: whoever looks after the desk is told why, the visitor that it follows."""
    visit = scene.visit(body.visit_id)
    scene.note("paper_delayed", body.visit_id, number=body.number)
    args: Args = {"number": body.number, "why": worded(body.reason)}
    for member in roster.of_first(roster.reachable(scene.desk), roster.ADMIN, roster.SUPERVISOR):
        scene.say(scene.known_person(member.person_id or ""), "staff-document-delayed", args, urgency=Urgency.NOTICE)
    if visit is None or visit.paper is None or visit.paper.given_at is not None:
        return
    visitor = scene.known_person(visit.person_id)
    if visitor.has_chat:
        scene.say(visitor, "document-follows", {"number": body.number}, visit_id=visit.id, purpose=Purpose.REMINDER)


def again(scene: Scene, visit: Visit) -> None:
    """The acting visitor wants the proof of a visit of theirs once more: in words, and on paper as it was issued."""
    visit = issuing.belated(scene, visit)
    paper = visit.paper
    if paper is None or paper.given_at is None:
        outcome.give_document(scene, visit)
        scene.answer("document-being-made")
    else:
        scene.note("paper_given_again", visit.id)
        outcome.give_document(scene, visit, file_of(paper))


def press(scene: Scene, _member: Staff, visit: Visit, _verb: Verb, _parts: tuple[str, ...]) -> None:
    """An officer sends it: to the visitor, or to themselves to be printed where the visitor has no chat."""
    if visit.status is not Status.FINISHED:
        answer_stale(scene, visit)
        return
    visit = issuing.belated(scene, visit)
    paper, visitor = visit.paper, scene.known_person(visit.person_id)
    args: Args = {"ticket": visit.ticket or ""}
    if paper is None or paper.given_at is None:
        scene.answer("staff-document-being-made", args)
        return
    scene.note("paper_given_again", visit.id)
    if visitor.has_chat:
        outcome.give_document(scene, visit, file_of(paper))
        scene.answer("staff-document-sent", args)
    else:
        scene.say(scene.person, "staff-document-to-print", args, file=file_of(paper), visit_id=visit.id)
