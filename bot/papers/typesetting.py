"""Typesetting: a paper's values and its template become a PDF or pictures. The same values give the same bytes.

It takes as long as it takes and holds the interpreter meanwhile: never called where a desk runs.
"""

import json
from dataclasses import asdict
from importlib.resources import files
from io import BytesIO
from typing import Any, Literal

import segno
import typst

from bot.papers.assignment_letter import LetterPaper
from bot.papers.poster import Poster

SIZES = ("a4", "a3")
_PIXELS_PER_INCH = 150.0


def pdf(poster: Poster, size: str) -> bytes:
    """The poster as a PDF."""
    return _compiled(poster, size, "pdf")


def png(poster: Poster, size: str) -> bytes:
    """The poster as a picture for a website."""
    return _compiled(poster, size, "png")


def letter(paper: LetterPaper) -> bytes:
    """The draft of a letter of assignment as a PDF."""
    return _set("letter", asdict(paper), "pdf")


def _compiled(poster: Poster, size: str, kind: Literal["pdf", "png"]) -> bytes:
    given = {**asdict(poster), "size": size, "codes": [code(door.opens) for door in poster.doors]}
    return _set("poster", given, kind)


def _set(name: str, given: dict[str, Any], kind: Literal["pdf", "png"]) -> bytes:
    """A paper by the template of this name."""
    template = files("bot.papers").joinpath(f"{name}.typ").read_bytes()
    # Values go in as data, so that no name of an office is ever markup; fonts are those that come with typst.
    return typst.compile(
        template,
        format=kind,
        ppi=_PIXELS_PER_INCH,
        sys_inputs={name: json.dumps(given, ensure_ascii=False)},
        ignore_system_fonts=True,
    )


def code(url: str) -> str:
    """A QR code as SVG, with the quiet zone of four modules that ISO/IEC 18004 asks for; a quarter may be damaged."""
    drawn = BytesIO()
    # rule: code-has-quiet-zone
    segno.make(url, error="q", micro=False).save(
        drawn, kind="svg", border=4, xmldecl=False, dark="#06292b", light="#fff"
    )
    return drawn.getvalue().decode()
