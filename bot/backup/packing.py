"""A backup as a file: an ordinary gzipped tar with manifest and copy, encrypted as a whole where that is wanted."""

import gzip
import hashlib
import io
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, cast

from bot.backup import manifest as manifests
from bot.backup.closing import MAGIC, Altered, Closing, Opening, WrongKey
from bot.backup.errors import Unreadable
from bot.backup.manifest import Manifest
from bot.texts.operator import in_words
from storage.modes import FILE

_BLOCK = 1 << 20
_GZIP = b"\x1f\x8b"
_LARGEST_MANIFEST = 50_000_000


def sha256_of(file: Path) -> str:
    """A file's digest."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def pack(manifest: Manifest, copied: Path, into: Path, key: str) -> None:
    """Writes a backup as a whole into a new file, which only its owner reads."""
    with into.open("wb") as file:
        into.chmod(FILE)
        with _closed_with(file, key) as target, gzip.GzipFile("", "wb", 1, target, mtime=0) as zipped:
            _fill(cast("BinaryIO", zipped), manifest, copied)


@contextmanager
def _closed_with(file: BinaryIO, key: str) -> Iterator[BinaryIO]:
    if not key:
        yield file
        return
    closing = Closing(file, key)
    yield cast("BinaryIO", closing)
    closing.close()


def _fill(target: BinaryIO, manifest: Manifest, copied: Path) -> None:
    with tarfile.open(fileobj=target, mode="w|") as tar:
        written = manifest.written()
        tar.addfile(_entry(manifests.NAME, len(written), manifest), io.BytesIO(written))
        with copied.open("rb") as content:
            tar.addfile(_entry(manifest.file, manifest.size, manifest), content)


def _entry(name: str, size: int, manifest: Manifest) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode, entry.mtime = size, FILE, int(manifest.taken_at.timestamp())
    return entry


def unpack(backup: Path, into: Path, key: str) -> Manifest:
    """Reads a backup through, the copy into a file of ours; returns its manifest once the copy is known to be whole.

    Raises Unreadable, with what to do, or OSError.
    """
    try:
        with backup.open("rb") as file, gzip.GzipFile(fileobj=_opened_with(file, key)) as zipped:
            with tarfile.open(fileobj=zipped, mode="r|") as tar:
                entries = iter(tar)
                manifest = manifests.read(_content(tar, next(entries, None), manifests.NAME).read(_LARGEST_MANIFEST))
                digest = _copy_out(_content(tar, next(entries, None), manifest.file), into)
            while zipped.read(_BLOCK):
                pass  # to the very end: what was cut off there is seen too
    except WrongKey:
        raise Unreadable(in_words("backup-wrong-key", file=backup)) from None
    # rule: backup-proves-itself
    except (Altered, tarfile.TarError, ValueError, EOFError, zlib.error, gzip.BadGzipFile) as fault:
        raise Unreadable(in_words("backup-altered", file=backup)) from fault
    if digest != manifest.sha256:
        raise Unreadable(in_words("backup-altered", file=backup))
    return manifest


def _opened_with(file: BinaryIO, key: str) -> BinaryIO:
    beginning = file.read(len(MAGIC))
    file.seek(0)
    if beginning == MAGIC:
        if not key:
            raise Unreadable(in_words("backup-needs-key", file=file.name))
        return cast("BinaryIO", io.BufferedReader(Opening(file, key), _BLOCK))
    if not beginning.startswith(_GZIP):
        raise Unreadable(in_words("backup-not-one", file=file.name))
    return file


def _content(tar: tarfile.TarFile, entry: tarfile.TarInfo | None, name: str) -> IO[bytes]:
    content = tar.extractfile(entry) if entry is not None and entry.isreg() and entry.name == name else None
    if content is None:
        raise ValueError(name)
    return content


def _copy_out(content: IO[bytes], into: Path) -> str:
    """Writes the copy out for our eyes only; returns its digest."""
    digest = hashlib.sha256()
    with into.open("wb") as target:
        into.chmod(FILE)
        while block := content.read(_BLOCK):
            digest.update(block)
            target.write(block)
    return digest.hexdigest()
