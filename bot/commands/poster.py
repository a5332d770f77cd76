"""``loket poster``: the poster for the office's wall and website."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.clock import SystemClock
from bot.commands.whereabouts import whereabouts
from bot.console import settings_now
from bot.errors import OperatorError
from bot.flows.office.office import Office
from bot.office import office_of
from bot.texts import LANGUAGES, load_texts


def poster(
    output: Annotated[Path | None, typer.Option("--output", help="Berkas hasil; bawaan: poster-….pdf di sini.")] = None,
    language: Annotated[str, typer.Option("--lang", help="id atau en.")] = "id",
    size: Annotated[str, typer.Option("--size", help="a4 atau a3.")] = "a4",
    category: Annotated[str, typer.Option("--category", help="Langsung membuka satu jenis layanan.")] = "",
    png: Annotated[bool, typer.Option("--png", help="Gambar untuk laman, bukan PDF.")] = False,
) -> None:
    """Buat poster untuk dinding kantor dan laman: kode QR tiap kanal, jam layanan, dan caranya."""
    from bot.papers import typesetting  # only for who prints
    from bot.papers.poster import poster_of
    from bot.papers.wording import Wording

    settings = settings_now()
    _check("--lang", language, LANGUAGES)
    _check("--size", size, typesetting.SIZES)
    office = office_of(settings, SystemClock().now().date()).office
    _check_category(office, category)
    links, missing = whereabouts(settings, language)
    if not links.home:
        raise OperatorError("Belum ada alamat yang dapat dicetak.\n" + "\n".join(missing))
    words = Wording(load_texts(settings.texts.folder), language, settings.office.timezone_label)
    made = poster_of(office, links, settings.office.hours, words, category=category)
    content = typesetting.png(made, size) if png else typesetting.pdf(made, size)
    file = output or Path(f"poster-{category or 'semua'}-{size}-{language}.{'png' if png else 'pdf'}")
    _write(file, content)
    console = Console(soft_wrap=True, highlight=False, markup=False)
    console.print(f"Poster tersimpan: {file}")
    for why in missing:
        console.print(f"Tidak tercetak: {why}")


def _check(option: str, given: str, known: tuple[str, ...]) -> None:
    if given not in known:
        raise OperatorError(f'{option} "{given}" tidak dikenal. Pilih: {", ".join(known)}.')


def _check_category(office: Office, category: str) -> None:
    if category:
        _check("--category", category, tuple(each.key for each in office.categories))


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as fault:
        raise OperatorError(f"{file} tidak dapat ditulis ({fault.strerror}). Pilih tempat lain: --output.") from fault
