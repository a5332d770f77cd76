"""Files sent either way: kept by id for ``getFile`` and by path for downloading."""

from dataclasses import dataclass
from itertools import count

from bot.rehearsal.fakes.telegram.errors import Json, bad_request


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file. ``id`` is the bot's key, ``path`` the end of its download address."""

    id: str
    path: str
    name: str
    mime_type: str
    content: bytes

    def card(self) -> Json:
        """The fields that every kind of file has."""
        return {"file_id": self.id, "file_unique_id": f"U{self.id}", "file_size": len(self.content)}

    def document(self) -> Json:
        """The file as a ``Document``."""
        return self.card() | {"file_name": self.name, "mime_type": self.mime_type}

    def photo(self) -> list[Json]:
        """The file as the ``PhotoSize`` list of a picture, smallest first; the sizes are invented."""
        small = self.card() | {"file_unique_id": f"S{self.id}", "width": 90, "height": 67}
        return [small, self.card() | {"width": 1280, "height": 960}]


class FileStore:
    """All files of one bot."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        self._numbers = count(1)

    def add(self, folder: str, name: str, content: bytes, mime_type: str) -> StoredFile:
        """Keeps a file; raises 400 for an empty one, as Telegram does."""
        if not content:
            raise bad_request("file must be non-empty")
        number = next(self._numbers)
        extension = name.rpartition(".")[2]
        stored = StoredFile(f"FAKE{number:06d}", f"{folder}/file_{number}.{extension}", name, mime_type, content)
        self._by_id[stored.id] = self._by_path[stored.path] = stored
        return stored

    def by_id(self, file_id: str) -> StoredFile | None:
        """The file with this id."""
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        """The file behind a download path."""
        return self._by_path.get(path)
