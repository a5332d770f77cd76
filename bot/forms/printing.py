"""A form in words for its clerk: what is asked, of whom, how it is answered."""

from collections.abc import Iterator

from bot.flows.office.questions import IN_WORDS, Kind, Question
from bot.forms import wording
from bot.forms.reading import WrittenForm
from bot.render.fitting import strip
from bot.texts import load_texts

_KINDS = {
    Kind.TEXT: "teks pendek",
    Kind.LONG: "uraian",
    Kind.CHOICE: "pilihan",
    Kind.CATEGORY: "jenis layanan",
    Kind.REGION: "kabupaten/kota",
    Kind.YES_NO: "ya atau tidak",
    Kind.NPSN: "NPSN",
    Kind.EMAIL: "alamat surel",
    Kind.PHONE: "nomor telepon seluler",
    Kind.FILE: "foto atau dokumen",
}


def summary(form: WrittenForm) -> str:
    """A form in one line."""
    served = ", ".join(form.categories) or "semua pengunjung"
    return f"{form.origin}: benar. {form.name}, {len(form.questions)} pertanyaan ({served})."


def described(form: WrittenForm, language: str) -> Iterator[str]:
    """A form question by question, as visitors read it in a language."""
    yield summary(form)
    for no, question in enumerate(form.questions, 1):
        yield from ("", f"{no}. {_asked(question, language)}")
        yield f"   {question.key}: {', '.join(_traits(question))}"
        yield from (f"   - {wording.said(option, language)} ({option.key})" for option in question.options)


def _asked(question: Question, language: str) -> str:
    if not question.asks:
        return strip(load_texts().say(language, f"ask-{question.key.replace('_', '-')}"))
    example = question.example.get(language)
    return question.asks[language] + (f" ({example})" if example else "")


def _traits(question: Question) -> Iterator[str]:
    yield _KINDS[question.kind]
    yield "wajib" if question.required else "boleh dilewati"
    if question.kind in IN_WORDS:
        yield f"paling banyak {question.longest} huruf"
    if question.most > 1:
        yield f"paling banyak {question.most} berkas"
    if question.lasting:
        yield "diingat untuk kunjungan berikutnya"
    if question.condition is not None:
        yield f"hanya bila {question.condition.question} = {' atau '.join(question.condition.values)}"
