"""``loket backup`` and ``loket restore``: copies of the whole database, made, tested and brought back."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from bot.backup import tests_done
from bot.backup.erased import Again, keep, register_in
from bot.backup.making import make
from bot.backup.names import keys_of
from bot.backup.restoring import Restored, Since
from bot.backup.restoring import restore as bring_back
from bot.backup.settled import at_database, terms_of
from bot.backup.testing import test_of
from bot.clock import SystemClock
from bot.console import run_async, settings_now
from bot.database import occupied_by_us, refuse_if_none
from bot.errors import OperatorError
from bot.identity_key import identity_file, keeper_of
from bot.office import office_of, renderer_of
from bot.seal import Seal
from bot.seal_key import key_file, seal_of
from bot.settings import Settings
from bot.texts.operator import in_words
from bot.turn import Workplace
from storage.identity.keeper import Keeper

_MOST_SHOWN = 6


def backup(to: Annotated[Path | None, typer.Option("--to", help=in_words("backup-to"))] = None) -> None:
    """Makes a backup now, beside a running desk or without one."""
    settings = settings_now()
    refuse_if_none(settings)
    terms = terms_of(settings)
    made = run_async(make(terms if to is None else replace(terms, folder=to), SystemClock().now()))
    if to is not None:
        keep(to, register_in((terms.folder,)))
    rows = sum(made.manifest.contents.tables.values())
    size = -(-made.path.stat().st_size // 1000)
    _say(in_words("backup-made", file=made.path, size=size, rows=rows, schema=made.manifest.contents.schema))
    if made.gone:
        _say(in_words("backup-gone", files=", ".join(path.name for path in made.gone)))
    if not terms.key:
        _say(in_words("backup-open"))
    _say(in_words("backup-key-elsewhere"))
    _say(in_words("backup-keys-beside", file=keys_of(terms if to is None else replace(terms, folder=to))))


def restore(
    file: Annotated[Path, typer.Argument(help=in_words("backup-which"))],
    to: Annotated[str, typer.Option("--to", help=in_words("backup-where"))] = "",
    after: Annotated[list[str] | None, typer.Option("--after", help=in_words("backup-after"))] = None,
    keys: Annotated[Path | None, typer.Option("--keys", help=in_words("backup-keys"))] = None,
    *,
    check: Annotated[bool, typer.Option("--check", help=in_words("backup-check"))] = False,
    moved: Annotated[bool, typer.Option("--moved", help=in_words("backup-moved"))] = False,
) -> None:
    """Tests a backup aside, or restores it to an empty database."""
    if check == bool(to):
        raise OperatorError(in_words("backup-check-or-to"))
    if not file.is_file():
        raise OperatorError(in_words("backup-no-file", file=file))
    if check:
        _check(file)
    else:
        bring_back_to(file, settings_now(), to, Since(moved, tuple(after or ())), keys)
        _say(in_words("backup-then"))


def _check(file: Path) -> None:
    settings = settings_now()
    terms = terms_of(settings)
    done = run_async(test_of(file, terms, SystemClock().now()))
    taken = f"{done.taken_at.astimezone(terms.zone):%d-%m-%Y %H.%M} {terms.label}"
    for folder in {file.resolve().parent, terms.folder.resolve()}:
        try:
            if folder.is_dir():
                tests_done.keep(done, (folder,))
        except OSError as fault:
            _say(in_words("backup-test-unkept", folder=folder, fault=type(fault).__name__))
    if done.faults:
        raise OperatorError(in_words("backup-bad", file=file, taken=taken, faults="; ".join(done.faults)))
    _say(in_words("backup-good", file=file, taken=taken, rows=done.rows))


def bring_back_to(file: Path, settings: Settings, url: str, since: Since, keys: Path | None = None) -> None:
    """Restores a backup to an empty database, and says what came of it."""
    there = at_database(settings, url)
    occupancy = occupied_by_us(there, making=False)
    try:
        now = SystemClock().now()
        office = office_of(there, now.date()).office
        workplace = Workplace(office, renderer_of(there), "console", frozenset, _seal(there, settings))
        terms = terms_of(there, _keeper(there, settings))
        _tell(run_async(bring_back(file, terms, workplace, since, now, keys)))
    finally:
        if occupancy is not None:
            occupancy.leave()


def _seal(there: Settings, settings: Settings) -> Seal:
    """The seal of the desk that is restored: never a new one. Raises OperatorError where there is none."""
    for each in (there, settings):
        if each.survey.seal_key is not None or key_file(each).exists():
            if each is settings and key_file(settings) != key_file(there):
                _say(in_words("backup-key-there", now=key_file(settings), there=key_file(there)))
            return seal_of(each)
    raise OperatorError(in_words("backup-no-seal", file=key_file(there)))


def _keeper(there: Settings, settings: Settings) -> Keeper:
    """The keeper of the desk that is restored: never a new one. Raises OperatorError where there is none."""
    for each in (there, settings):
        if each.identity.key is not None or identity_file(each).exists():
            if each is settings and identity_file(settings) != identity_file(there):
                _say(in_words("backup-identity-there", now=identity_file(settings), there=identity_file(there)))
            return keeper_of(each)
    raise OperatorError(in_words("backup-no-identity", file=identity_file(there)))


def _tell(done: Restored) -> None:
    _say(in_words("backup-restored", rows=sum(done.manifest.contents.tables.values())))
    if done.unsent:
        _say(in_words("backup-unsent", count=done.unsent))
    if done.invitations:
        _say(in_words("backup-invitations", count=done.invitations))
    tell_again(done.again)
    if done.passed:
        shown = [*done.passed[:_MOST_SHOWN], *(["..."] if len(done.passed) > _MOST_SHOWN else [])]
        _say(in_words("backup-numbers", count=len(done.passed), numbers=", ".join(shown)))


def tell_again(again: Again) -> None:
    """Tells of whom an older database has forgotten once more."""
    if again.done:
        _say(in_words("backup-erased-again", count=again.done))
    if again.waiting:
        _say(in_words("backup-erased-waiting", count=again.waiting))


def _say(words: str) -> None:
    Console(soft_wrap=True).print(escape(words), highlight=False)
