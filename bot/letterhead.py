"""What the settings say of papers: the letterhead's picture, and the seal with which the workshop is to seal them."""

import base64
from datetime import datetime
from pathlib import Path

from bot.errors import OperatorError
from bot.jobs.papers import Letterhead
from bot.papers.order import SealOrder, written
from bot.settings import Settings
from bot.texts.operator import in_words

_LARGEST_LOGO = 1_000_000
_AS_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
    '<image width="100" height="100" href="data:image/png;base64,{}"/></svg>'
)


def letterhead_of(settings: Settings) -> Letterhead:
    """The letterhead. Raises OperatorError for a picture that cannot be read."""
    logo = settings.papers.logo
    return Letterhead(settings.office.address, _drawing(logo) if logo is not None else "")


def _drawing(file: Path) -> str:
    content = _content(file, "papers.logo")
    if len(content) > _LARGEST_LOGO:
        raise OperatorError(in_words("desk-logo-large", file=file))
    if content.startswith(b"\x89PNG"):
        return _AS_SVG.format(base64.b64encode(content).decode())
    try:
        drawing = content.decode()
    except UnicodeDecodeError:
        drawing = ""
    if "<svg" not in drawing:
        raise OperatorError(in_words("desk-logo-kind", file=file))
    return drawing


def orders_of(settings: Settings) -> bytes:
    """The workshop's first line. Raises OperatorError for a certificate that cannot be opened: a desk that was told to
    seal its papers does not print any without."""
    file = settings.papers.seal_file
    if file is None:
        return written(None)
    # rule: never-unsealed-by-mistake
    seal_span(settings)
    return written(SealOrder(_content(file, "papers.seal_file"), _passphrase(settings), settings.office.name, ""))


def seal_span(settings: Settings) -> tuple[str, datetime, datetime]:
    """Whose certificate the seal is, and from when until when it is valid. Raises OperatorError if it cannot be
    opened."""
    from cryptography.hazmat.primitives.serialization import pkcs12

    file = settings.papers.seal_file
    assert file is not None  # noqa: S101 - asked only where there is one
    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(
            _content(file, "papers.seal_file"), _passphrase(settings).encode() or None
        )
    except ValueError as fault:
        raise OperatorError(in_words("desk-seal-closed", file=file)) from fault
    if key is None or certificate is None:
        raise OperatorError(in_words("desk-seal-empty", file=file))
    subject = certificate.subject.rfc4514_string()
    return subject, certificate.not_valid_before_utc, certificate.not_valid_after_utc


def _passphrase(settings: Settings) -> str:
    kept = settings.papers.seal_passphrase
    return kept.get_secret_value() if kept is not None else ""


def _content(file: Path, key: str) -> bytes:
    try:
        return file.read_bytes()
    except OSError as fault:
        raise OperatorError(in_words("desk-paper-file", key=key, file=file, fault=fault.strerror or "")) from fault
