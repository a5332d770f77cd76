"""What visitors send that is for the officers: words and files, with a way to answer."""

from bot.flows.addressee import standing
from bot.flows.given import sent_files
from bot.flows.given.papers import paper_of
from bot.flows.given.sent_files import FormFile
from bot.flows.office.questions import Kind, Question
from bot.flows.procedure.vocabulary import FRONT_OFFICE
from bot.flows.scene.confidential import name_of
from bot.flows.scene.messages import Args, Attached, Choice, Phrase, Urgency
from bot.flows.scene.scene import Scene
from bot.flows.scene.tokens import Verb, token
from bot.flows.staffing.roster import responsible
from bot.flows.state.origin import Origin
from bot.flows.state.visits import Visit
from bot.flows.telling import answers


def pass_on(scene: Scene, visit: Visit, words: Phrase, file: Attached | None = None) -> bool:
    """Tells the officers who attend to a visit, with a way to answer; False if there are none."""
    choices, origin = (Choice(Phrase("choice-reply"), token(Verb.REPLY, visit.id)),), Origin(visit_id=visit.id)
    told = {member.id: member for role in (*visit.assigned, FRONT_OFFICE) for member in responsible(scene, visit, role)}
    for member in told.values():
        officer = scene.known_person(member.person_id or "")
        scene.say(officer, words, choices=choices, urgency=Urgency.URGENT, visit_id=visit.id, file=file, origin=origin)
        standing.interrupt(scene, member, origin)
    return bool(told)


def answered_files(scene: Scene, visit: Visit) -> None:
    """The files with which questions of the form were answered go to the officers along with it; one that has not
    arrived yet goes to them when it does."""
    for question in scene.office.form.asked(visit.form):
        for file in sent_files.read(visit.form.get(question.key, "")):
            if question.kind is Kind.FILE and file.here:
                answered_file(scene, visit, question, file)


def answered_file(scene: Scene, visit: Visit, question: Question, file: FormFile) -> None:
    """Passes one file of an answer on."""
    paper = paper_of(file.name, "")
    args: Args = {
        "ticket": visit.ticket or "",
        "name": name_of(visit),
        "label": answers.label(question),
        "file": file.shown,
    }
    attached = Attached(file.id, file.name, paper.media_type if paper else "application/octet-stream")
    pass_on(scene, visit, Phrase("file-answer-to-staff", args), attached)
