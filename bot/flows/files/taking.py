"""Taking a file that somebody sent: by its kind, its size, and how much they have sent already; then it is fetched."""

from dataclasses import replace

from bot.flows.given.papers import Objection, named, paper_of
from bot.flows.given.typed import clean
from bot.flows.office.limits import day_began, room_in_day, room_in_visit
from bot.flows.scene.effects import FetchFile
from bot.flows.scene.events import FileCard, FileFetched, FileSent
from bot.flows.scene.messages import Args, Attached
from bot.flows.scene.scene import Scene
from bot.flows.state.origin import Origin

TAKEN_KINDS = ("photo", "document")
_LONGEST_CAPTION = 800
"""What goes under a file on every platform (WhatsApp: 1,024 characters, with who sent it)."""

NOT_HERE = {
    None: "file-not-fetched",
    Objection.NOT_AS_NAMED: "file-not-as-named",
    Objection.WITH_MACROS: "file-with-macros",
    Objection.UNSAFE: "file-unsafe",
    Objection.NOT_EXAMINED: "file-not-examined",
    Objection.NO_ROOM: "file-no-room",
}
"""What its sender hears of a file that cannot be had, or is not passed on."""


def to_be_had(body: FileSent) -> bool:
    """Whether it is a file that the desk passes on at all: no voice, no video, none that it cannot fetch."""
    return body.file is not None and body.kind in TAKEN_KINDS


def is_repeated(scene: Scene, album: str) -> bool:
    """Whether a file of the same sending has been answered; remembers the album."""
    # rule: album-is-one
    repeated = bool(album) and scene.person.album == album
    if album and not repeated:
        scene.keep_person(album=album)
    return repeated


def refused(scene: Scene, place: Origin, file: FileCard) -> tuple[str, Args] | None:
    """Why a file is not taken, as a text and what it says; None if it is."""
    if file.size > scene.office.largest_file:
        return "file-too-large", {"most": scene.office.largest_file // 1_000_000}
    if paper_of(file.name, file.media_type) is None:
        return "file-kind-not-taken", {}
    full = _full(scene, place, file.size)
    return (full, _most(scene, full)) if full else None


def fetch(scene: Scene, place: Origin, file: FileCard, caption: str = "", letter_id: str = "") -> FileCard:
    """Has a file fetched that is not refused; returns it under the name and kind by which it is kept."""
    if (paper := paper_of(file.name, file.media_type)) is not None:
        file = replace(file, name=named(file.name, paper), media_type=paper.media_type)
    member = scene.staff
    scene.do(
        FetchFile(
            scene.fresh.reference,
            place,
            scene.person_id,
            scene.event.channel,
            file,
            member.id if member else "",
            clean(caption)[:_LONGEST_CAPTION],
            letter_id,
        )
    )
    whose = {"thread": place.thread_id} if place.thread_id else {}
    scene.note("file_sent", place.visit_id or None, media_type=file.media_type, **whose)
    return file


def attached(body: FileFetched) -> Attached:
    """A file that is here, to go with a message."""
    return Attached(body.file_id, body.name, body.media_type)


def _full(scene: Scene, place: Origin, size: int) -> str:
    """The text that says why no more can be taken; empty while there is room."""
    sent, limits = scene.facts.burden.files.get(scene.person_id, ()), scene.office.limits
    # rule: files-by-visit
    if not room_in_visit(limits, sent, place.visit_id or place.thread_id, size):
        return "file-visit-full"
    since = day_began(scene.office.calendar, scene.now)
    # rule: files-by-day
    of_day = scene.staff is not None or room_in_day(limits, sent, since, size)
    return "" if of_day else "file-day-full"


def _most(scene: Scene, full: str) -> Args:
    limits = scene.office.limits
    of_visit = full == "file-visit-full"
    count, size = (limits.visit_files, limits.visit_bytes) if of_visit else (limits.day_files, limits.day_bytes)
    return {"count": count, "most": size // 1_000_000}
