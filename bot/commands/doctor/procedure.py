"""What ``loket doctor`` says of what visits go by: sheets, forms, the office's own words, its answers."""

from collections.abc import Iterator

from bot.commands.faq import unanswerable
from bot.commands.finding import Finding
from bot.flows.office.office import Office
from bot.forms import read_forms
from bot.settings import Settings
from bot.texts import load_texts
from bot.texts.operator import in_words


def procedure_findings(settings: Settings, office: Office) -> Iterator[Finding]:
    """The files that are in force, and what is missing in them."""
    yield from _in_force(settings, office)
    if office.information.taken and not office.information.lodging.known:
        yield Finding(False, in_words("doctor-ppid"), in_words("doctor-ppid-remedy"), False)
    for words in unanswerable(office.lexicon, office.facts):
        yield Finding(False, in_words("doctor-faq", words=words), serious=False)


def _in_force(settings: Settings, office: Office) -> Iterator[Finding]:
    for sheet in office.in_force:
        categories = f" ({', '.join(sheet.categories)})" if sheet.categories else ""
        yield Finding(
            True, in_words("doctor-sheet", name=sheet.identity.name, steps=len(sheet.steps), categories=categories)
        )
    for form in read_forms(settings.form.directory).all:
        served = f" ({', '.join(form.categories)})" if form.categories else ""
        yield Finding(True, in_words("doctor-form", name=form.name, questions=len(form.questions), served=served))
    if settings.texts.folder is not None:
        count = len(load_texts(settings.texts.folder).own)
        yield Finding(True, in_words("doctor-words", count=count, folder=settings.texts.folder))
