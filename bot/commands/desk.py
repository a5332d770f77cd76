"""``loket desk``: the desks of an installation. A running Loket sees what is done here within seconds; nothing of it
touches another desk."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.backup.making import make
from bot.backup.restoring import Since
from bot.backup.settled import terms_of
from bot.backup.testing import test_of
from bot.clock import SystemClock
from bot.commands.backup import bring_back_to
from bot.commands.desk_figures import figures
from bot.commands.moving import carry, of_one_kind
from bot.console import config, run_async
from bot.database import occupied_by_us, tenure_of
from bot.errors import DatabaseOccupied, OperatorError
from bot.installation import checking, folder
from bot.settings import Settings, load_desk
from bot.settings.file import settings_path
from bot.settings.place import DESKS, Place, desks_beside, is_name, places_in
from bot.settings.writing import with_values
from bot.texts.operator import in_words
from storage import premises, safekeeping
from storage.modes import FOLDER
from storage.shared import Pools

app = typer.Typer(help=in_words("installation-help"), no_args_is_help=True)
app.command(help=in_words("installation-figures-help"))(figures)
Name = Annotated[str, typer.Argument(help=in_words("installation-which"))]

_REMOVED = "desks-dihapus"
_PATIENCE = 60
"""Seconds in which a running Loket lets go of a desk that has been paused."""


@app.command(help=in_words("installation-add-help"))
def add(
    name: Name, office: Annotated[str, typer.Option("--office", help=in_words("installation-office"))] = ""
) -> None:
    """Makes a desk's folder, with settings to be filled in."""
    if not is_name(name):
        raise OperatorError(in_words("installation-desk-name", name=name))
    root = settings_path(config()).parent
    _refuse_beside_a_single_desk(root)
    at = root / DESKS / name
    file = at / "loket.toml"
    if file.exists():
        raise OperatorError(in_words("installation-desk-exists", name=name, file=file))
    at.mkdir(mode=FOLDER, parents=True, exist_ok=True)
    variable = Place(name, at, root).variable("telegram.token")
    about = "# " + in_words("installation-file", name=name, variable=variable)
    folder.write(file, with_values(f"{about}\n", {"office.name": office or name}))
    _say(in_words("installation-desk-added", name=name, file=file))


@app.command(name="list", help=in_words("installation-list-help"))
def list_() -> None:
    """Shows every desk and how it stands."""
    head = in_words("installation-column-name"), in_words("installation-column-office")
    table = Table(*head, in_words("installation-column-state"))
    for found in checking.all_of(_places()):
        words = f"{_called(found.state)}\n{found.fault}".strip()
        table.add_row(*(Text(cell) for cell in (found.place.name, found.office, words)))
    Console().print(table)


def _called(state: checking.State) -> str:
    match state:
        case checking.State.OPEN:
            return in_words("installation-state-open")
        case checking.State.PAUSED:
            return in_words("installation-state-paused")
        case checking.State.BROKEN:
            return in_words("installation-state-broken")
        case checking.State.STILL:
            return in_words("installation-state-still")


@app.command(help=in_words("installation-check-help"))
def check(name: Annotated[str, typer.Argument(help=in_words("installation-which"))] = "") -> None:
    """Reads a desk's settings, sheets and words, or those of all, without opening anything."""
    places = _places()
    found = [each for each in checking.all_of(places) if name in ("", each.place.name)]
    if name:
        _place(name)
    faulty = [each for each in found if each.wrong]
    for each in faulty:
        _say(f"{each.place.name}: {each.wrong}")
    if faulty:
        raise typer.Exit(1)
    _say(in_words("installation-all-good", count=len(found)))


@app.command(help=in_words("installation-pause-help"))
def pause(name: Name) -> None:
    """Closes a desk kindly; what is written to it is kept by its platforms, and what it has by itself."""
    folder.pause(_place(name))
    _say(in_words("installation-paused", name=name))


@app.command(help=in_words("installation-resume-help"))
def resume(name: Name) -> None:
    """Lets a paused desk be opened again."""
    folder.go_on(_place(name))
    _say(in_words("installation-resumed", name=name))


@app.command(help=in_words("installation-move-help"))
def move(name: Name, to: Annotated[str, typer.Option("--to", help=in_words("installation-move-to"))]) -> None:
    """Takes a desk to another database: paused, backed up, the backup tested, restored there, and counted."""
    place = _place(name)
    settings, to, was_paused = load_desk(place), _housed(to, place), folder.is_paused(place)
    alike = of_one_kind(settings, to)
    # rule: failed-move-leaves-it-as-it-was
    try:
        _rest(place, settings)
        file, rows = run_async(_tested(settings))
        _say(in_words("installation-move-tested", file=file, rows=rows))
        if alike:
            bring_back_to(file, settings, to, Since(moved=True))
        else:
            _say(in_words("installation-move-carried", rows=carry(settings, to, place.folder)))
        folder.write(place.file, with_values(place.file.read_text("utf-8-sig"), {"database.url": to}))
    finally:
        if not was_paused:
            folder.go_on(place)
    _say(in_words("installation-moved", name=name))


@app.command(help=in_words("installation-remove-help"))
def remove(name: Name) -> None:
    """Takes a desk out of the installation; its folder and a tested backup are put aside, not destroyed."""
    place = _place(name)
    # rule: removed-only-when-named-twice
    if typer.prompt(in_words("installation-remove-sure", name=name)) != name:
        raise OperatorError(in_words("installation-not-removed", name=name))
    settings = load_desk(place)
    _rest(place, settings)
    file = safekeeping.database_file(settings.database.url.get_secret_value())
    if file is None or file.exists():
        backup, rows = run_async(_tested(settings))
        _say(in_words("installation-move-tested", file=backup, rows=rows))
    aside = (
        place.folder.parent.parent
        / _REMOVED
        / f"{name}-{SystemClock().now().astimezone(settings.office.zone):%Y%m%d-%H%M%S}"
    )
    aside.parent.mkdir(mode=FOLDER, exist_ok=True)
    place.folder.rename(aside)
    _say(in_words("installation-removed", name=name, folder=aside))
    if schema := premises.named_in(settings.database.address):
        # rule: what-stays-is-told
        _say(in_words("installation-removed-schema", schema=schema))


def _housed(url: str, place: Place) -> str:
    """The database to go to; on a server, the desk's own schema there. A file is meant from where the command is
    given, though the desk's settings would mean it from the desk's folder."""
    scheme, mark, file = url.partition(":///")
    if mark and scheme.startswith("sqlite"):
        # rule: moved-to-where-it-is-read
        return f"{scheme}:///{Path(file).absolute()}"
    if not url.startswith("postgres") or "schema=" in url:
        return url
    return f"{url}{'&' if '?' in url else '?'}schema={place.schema}"


def _rest(place: Place, settings: Settings) -> None:
    """Pauses a desk, and waits until whoever serves it has let go."""
    folder.pause(place)
    run_async(_let_go(settings))


async def _let_go(settings: Settings) -> None:
    pools = Pools()
    try:
        for _ in range(_PATIENCE):
            try:
                return await _tried(settings, pools)
            except DatabaseOccupied:
                await asyncio.sleep(1)
    finally:
        await pools.close()
    raise OperatorError(in_words("installation-still-open"))


async def _tried(settings: Settings, pools: Pools) -> None:
    """Raises DatabaseOccupied while somebody serves the desk, whether from a file or from a server."""
    if (occupancy := occupied_by_us(settings)) is not None:
        occupancy.leave()
        return
    # rule: moved-when-nobody-serves
    tenure = await tenure_of(settings, pools, lambda: None)
    await tenure.hand_over()


async def _tested(settings: Settings) -> tuple[Path, int]:
    """A new backup that has been restored aside; returns its file and how many rows it has."""
    terms, now = terms_of(settings), SystemClock().now()
    terms = replace(terms, folder=terms.folder.absolute())
    made = await make(terms, now)
    done = await test_of(made.path, terms, now)
    if done.faults:
        raise OperatorError(in_words("installation-move-bad", file=made.path, faults="; ".join(done.faults)))
    return made.path, done.rows


def _refuse_beside_a_single_desk(root: Path) -> None:
    """A folder that holds one desk with a life of its own does not become an installation by accident."""
    # rule: single-desk-stays-single
    if not (root / DESKS).is_dir() and (root / "data" / "loket.sqlite3").exists():
        raise OperatorError(in_words("installation-single", folder=root.absolute()))


def _places() -> dict[str, Place]:
    desks = desks_beside(settings_path(config()))
    if desks is None:
        raise OperatorError(in_words("installation-none"))
    return places_in(desks)


def _place(name: str) -> Place:
    places = _places()
    if name not in places:
        raise OperatorError(in_words("installation-desk-unknown", name=name, known=", ".join(places) or "-"))
    return places[name]


def _say(words: str) -> None:
    Console(soft_wrap=True).print(words, highlight=False, markup=False)
