"""The evidence words of a sheet file: what begins and what ends a step."""

from bot.flows.procedure.sheet import Marker
from bot.flows.procedure.vocabulary import FRONT_OFFICE, OF_ONE_STEP, Word
from bot.sop.actors import Cast, as_written
from bot.sop.faults import meant, quoted
from bot.sop.table import Table
from bot.texts.operator import in_words

DONE_AS_WRITTEN = f"{Word.DONE} PELAKSANA"
_EITHER = " atau "
_FIXED_WORDS = tuple(word.value for word in Word if word not in OF_ONE_STEP)


def read_end(step: Table, no: int | None, actors: tuple[str, ...], cast: Cast, *, decides: bool) -> Marker:
    """What ends a step. Absent, generic or unreadable: one of its actors says that the step is done, of a decision
    which answer it has."""
    written = step.text("selesai")
    if decides or written == Word.DECIDED:
        return _read_decided(step, no, written, decides=decides)
    done = Marker(Word.DONE, no)
    if not written:
        return done
    first, _, doers = written.partition(" ")
    if first == Word.DONE:
        _check_doers(step, doers, actors, cast)
        return done
    word = _read_word(step, "selesai", written, (*_FIXED_WORDS, DONE_AS_WRITTEN))
    if word is Word.FORM_STARTED:
        message = in_words("sop-word-ends", word=word)
        step.note("selesai", message, in_words("sop-word-ends-remedy", word=word))
        return done
    return Marker(word) if word else done


def _read_decided(step: Table, no: int | None, written: str, *, decides: bool) -> Marker:
    if not decides:
        message = in_words("sop-word-decides", word=Word.DECIDED)
        step.note("selesai", message, in_words("sop-word-decides-remedy"))
    elif written not in ("", Word.DECIDED):
        message = in_words("sop-decided-by", written=written)
        step.note("selesai", message, in_words("sop-decided-by-remedy", word=Word.DECIDED))
    return Marker(Word.DECIDED if decides else Word.DONE, no)


def read_beginning(step: Table) -> Marker | None:
    """What begins a step, if that is said. Not the generic word: it does not say which step is meant."""
    written = step.text("mulai")
    if not written:
        return None
    if (word := written.split()[0]) in OF_ONE_STEP:
        remedy = in_words("sop-word-begins-remedy")
        step.note("mulai", in_words("sop-word-begins", word=word), remedy)
        return None
    found = _read_word(step, "mulai", written, _FIXED_WORDS)
    return Marker(found) if found else None


def done_by(actors: tuple[str, ...]) -> str:
    """The generic word as a file writes it: "selesai_oleh front_office atau back_office"."""
    return f"{Word.DONE} {_EITHER.join(map(as_written, actors))}"


def _check_doers(step: Table, doers: str, actors: tuple[str, ...], cast: Cast) -> None:
    if not doers:
        remedy = in_words("sop-word-whose-remedy", done=done_by(actors if any(actors) else (FRONT_OFFICE,)))
        step.note("selesai", in_words("sop-word-whose", word=Word.DONE), remedy)
        return
    named = [cast.refer(step, "selesai", doer) for doer in doers.split(_EITHER)]
    if all(named) and all(actors) and set(named) != set(actors):
        meant_here = _EITHER.join(map(as_written, actors))
        message = in_words("sop-word-other", word=Word.DONE, doers=doers, meant=meant_here)
        remedy = in_words("sop-word-other-remedy", done=done_by(actors))
        step.note("selesai", message, remedy)


def _read_word(step: Table, key: str, written: str, choices: tuple[str, ...]) -> Word | None:
    if written in _FIXED_WORDS:
        return Word(written)
    step.note(key, in_words("sop-word", written=quoted(written)), meant(written, choices))
    return None
