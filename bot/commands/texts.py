"""``loket texts``: what the desk says, as shipped and as the office words it itself."""

from typing import Annotated

import typer
from rich.console import Console

from bot.console import settings_now
from bot.errors import OperatorError
from bot.texts import LANGUAGES, Texts, load_texts

app = typer.Typer(help="Kata-kata loket.", no_args_is_help=True)


@app.command()
def check() -> None:
    """Periksa kata-kata milik kantor: semua kesalahan sekaligus, dengan berkas, baris, dan perbaikannya."""
    folder = settings_now().texts.folder
    if folder is None:
        raise OperatorError(_NO_FOLDER)
    own = load_texts(folder).own
    counted = ", ".join(f"{language} {sum(each == language for each, _ in own)}" for language in LANGUAGES)
    _console().print(f"{folder}: benar. Teks yang diganti: {counted}.")


@app.command("list")
def list_(every: Annotated[bool, typer.Option("--all", help="Semua teks, juga yang bawaan.")] = False) -> None:
    """Tampilkan nama teks yang diganti kantor dan letaknya; dengan --all semua nama."""
    texts = load_texts(settings_now().texts.folder)
    console = _console()
    for (language, name), own in sorted(texts.own.items()):
        console.print(f"{language} {name} ({own.file}, baris {own.line})")
    if every:
        for name in sorted(texts.names(LANGUAGES[0])):
            console.print(" ".join((name, *(f"${each}" for each in sorted(texts.variables(LANGUAGES[0], name))))))
    elif not texts.own:
        console.print("Kantor belum mengganti teks apa pun. Semua nama: loket texts list --all")


@app.command()
def show(name: Annotated[str, typer.Argument(help="Nama teks, misalnya form-cancelled.")]) -> None:
    """Tampilkan sebuah teks dalam semua bahasa: bawaan dan milik kantor, siap disalin."""
    shipped, texts = load_texts(), load_texts(settings_now().texts.folder)
    if name not in shipped.names(LANGUAGES[0]):
        raise OperatorError(f"Tidak ada teks bernama {name}. {_near(shipped, name)}")
    console = _console()
    for language in LANGUAGES:
        console.print(f"# {language}, bawaan")
        console.print(shipped.source(language, name), end="")
        if own := texts.variant(language, name):
            console.print(f"# {language}, milik kantor")
            console.print(own, end="")


def _near(texts: Texts, name: str) -> str:
    found = [each for each in sorted(texts.names(LANGUAGES[0])) if name.lower() in each][:5]
    if found:
        return f"Yang mirip: {', '.join(found)}."
    return "Semua nama: loket texts list --all"


def _console() -> Console:
    return Console(soft_wrap=True, highlight=False, markup=False, emoji=False)


_NO_FOLDER = (
    "Kantor belum punya folder kata-kata. Isi texts.folder (LOKET_TEXTS__FOLDER); caranya: docs/kata-kantor.md."
)
