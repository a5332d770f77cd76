"""Pictures and files in Meta's store: uploaded by the desk or sent by people, fetched by an address that expires."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count

from bot.rehearsal.fakes.whatsapp.checks import missing, only, optional_text, web_address
from bot.rehearsal.fakes.whatsapp.errors import GraphError, Json, missing_node

ADDRESS_LASTS = timedelta(minutes=5)
MEBIBYTE = 1024 * 1024
_OFFICE = "application/vnd.openxmlformats-officedocument"
LARGEST: dict[str, int] = {
    "image/jpeg": 5 * MEBIBYTE,
    "image/png": 5 * MEBIBYTE,
    "audio/ogg": 16 * MEBIBYTE,
    "audio/mpeg": 16 * MEBIBYTE,
    "video/mp4": 16 * MEBIBYTE,
    "text/plain": 100 * MEBIBYTE,
    "application/pdf": 100 * MEBIBYTE,
    f"{_OFFICE}.wordprocessingml.document": 100 * MEBIBYTE,
    f"{_OFFICE}.spreadsheetml.sheet": 100 * MEBIBYTE,
}


@dataclass(frozen=True, slots=True)
class Media:
    """A stored file."""

    id: str
    name: str
    mime_type: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The content's hash, as Meta tells it."""
        return hashlib.sha256(self.content).hexdigest()


class MediaStore:
    """Files by id, and the addresses handed out for them."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._files: dict[str, Media] = {}
        self._addresses: dict[str, tuple[Media, datetime]] = {}
        self._numbers = count(900_000_000_001)

    def add(self, name: str, mime_type: str, content: bytes) -> Media:
        """Stores a file that comes from a person."""
        media = Media(str(next(self._numbers)), name, mime_type, content)
        self._files[media.id] = media
        return media

    def upload(self, name: str, mime_type: str, content: bytes) -> Media:
        """Stores a file of the desk; raises 100 for a type or size that WhatsApp does not take."""
        if mime_type not in LARGEST:
            raise GraphError(100, f"Param file must be a file with one of the following types: {', '.join(LARGEST)}.")
        if not content or len(content) > LARGEST[mime_type]:
            raise GraphError(100, f"Param file must be 1 to {LARGEST[mime_type]} bytes long.")
        return self.add(name, mime_type, content)

    def get(self, media_id: str) -> Media | None:
        """The file, if it is still there."""
        return self._files.get(media_id)

    def remove(self, media_id: str) -> None:
        """Forgets a file, as Meta does after 30 days."""
        self._files.pop(media_id, None)

    def describe(self, media_id: str, base_url: str) -> Json:
        """The file's card, with an address that holds for five minutes."""
        media = self.get(media_id)
        if media is None:
            raise missing_node("get", media_id)
        path = f"/whatsapp_business/attachments/{media.id}-{next(self._numbers)}"
        self._addresses[path] = (media, self._clock() + ADDRESS_LASTS)
        size = len(media.content)
        card: Json = {"url": base_url + path, "mime_type": media.mime_type, "sha256": media.sha256}
        return card | {"file_size": size, "id": media.id, "messaging_product": "whatsapp"}

    def at(self, path: str) -> Media:
        """The file behind an address; raises 100/33 when that is unknown or too old."""
        media, until = self._addresses.get(path, (None, self._clock()))
        if media is None or until <= self._clock():
            raise missing_node("get", path.rsplit("/", 1)[-1])
        return media


def check_media(value: Json, media: MediaStore, where: str) -> None:
    """Raises Meta's refusal of an ``image`` or ``document`` object, if it has one."""
    only(value, {"id", "link", "caption", "filename"}, where)
    optional_text(value, "caption", where, 1024)
    optional_text(value, "filename", where, 240)
    if "link" in value:
        web_address(value["link"], f"{where}['link']")
    elif "id" not in value:
        raise missing(f"{where}['id']")
    elif media.get(str(value["id"])) is None:
        raise GraphError(100, f"Param {where}['id'] is not a valid whatsapp business account media attachment ID")
