"""Office files as small as they get, sound or not."""

import io
import zipfile
from collections.abc import Mapping

_MICROSOFT = "application/vnd.openxmlformats-officedocument"
WORD = f"{_MICROSOFT}.wordprocessingml.document"
_MAIN = {
    "docx": (WORD, "word/document.xml"),
    "xlsx": (f"{_MICROSOFT}.spreadsheetml.sheet", "xl/workbook.xml"),
    "pptx": (f"{_MICROSOFT}.presentationml.presentation", "ppt/presentation.xml"),
}
_OPEN = {
    ending: f"application/vnd.oasis.opendocument.{name}" for ending, name in (("odt", "text"), ("ods", "spreadsheet"))
}
MEDIA_TYPES = {**{ending: main[0] for ending, main in _MAIN.items()}, **_OPEN}


def office(ending: str, parts: Mapping[str, str] | None = None, types: str = "", main_type: str = "") -> bytes:
    """An office file with further parts, further content types, or another type of its main part."""
    if ending in _OPEN:
        return packed({"mimetype": _OPEN[ending], "content.xml": "<a/>", **(parts or {})})
    media_type, main = _MAIN[ending]
    listed = f'<Override PartName="/{main}" ContentType="{main_type or media_type + ".main+xml"}"/>{types}'
    return packed({"[Content_Types].xml": content_types(listed), main: "<a/>", **(parts or {})})


def content_types(listed: str) -> str:
    """The list of what each part is."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{listed}</Types>'
    )


def packed(parts: Mapping[str, str]) -> bytes:
    """Parts as a zip archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return held.getvalue()
