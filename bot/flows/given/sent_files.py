"""Files as the answer to a question: what the form keeps of them, beside the answers in words.

One line a file: its reference, whether it has arrived, its name, what was written under it. Nothing that is typed can
look like it: what people type holds neither tabs nor line breaks (``typed.py``).
"""

from dataclasses import dataclass, replace

from bot.flows.given.typed import clean

_HERE, _EXPECTED = "ada", "diambil"
_LONGEST_CAPTION = 200


@dataclass(frozen=True, slots=True)
class FormFile:
    """One file of an answer; ``here`` once the desk has it."""

    id: str
    name: str
    caption: str = ""
    here: bool = False

    @property
    def shown(self) -> str:
        """The file as a reader sees it: its name, and what was written under it."""
        return f"{self.name} ({self.caption})" if self.caption else self.name


def read(answer: str) -> tuple[FormFile, ...]:
    """The files of an answer; none for an answer that is no file."""
    lines = (line.split("\t") for line in answer.split("\n"))
    return tuple(FormFile(id_, name, caption, state == _HERE) for id_, state, name, caption in filter(_whole, lines))


def written(files: tuple[FormFile, ...]) -> str:
    """The answer as it is kept."""
    lines = ((each.id, _HERE if each.here else _EXPECTED, each.name, each.caption) for each in files)
    return "\n".join("\t".join(line) for line in lines)


def of(id_: str, name: str, caption: str) -> FormFile:
    """A file that is still to be fetched; what is written under it is cleaned like anything typed."""
    # rule: captions-masked-too
    return FormFile(id_, clean(name), clean(caption)[:_LONGEST_CAPTION])


def arrived(answer: str, id_: str) -> str:
    """The answer once this file is here."""
    return written(tuple(replace(each, here=True) if each.id == id_ else each for each in read(answer)))


def without(answer: str, id_: str) -> str:
    """The answer without a file that could not be had."""
    return written(tuple(each for each in read(answer) if each.id != id_))


def _whole(line: list[str]) -> bool:
    return len(line) == 4
