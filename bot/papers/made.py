"""A paper as it is made: a file with a name, by the kind of paper, the period and the format. Pure."""

from dataclasses import dataclass

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "csv": "text/csv; charset=utf-8",
}
"""What a file is, by the ending of its name."""


@dataclass(frozen=True, slots=True)
class Made:
    """A finished paper: how its file is called, and the whole of its content."""

    name: str
    content: bytes

    @property
    def media_type(self) -> str:
        """What the file is; raises KeyError for an ending that no paper has."""
        return MEDIA_TYPES[self.name.rpartition(".")[2]]
