"""The office's seal: a paper that is sealed proves itself, and one that was altered does not."""

import base64
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto import x509 as der
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from bot.commands.doctor.papers import paper_findings
from bot.errors import OperatorError
from bot.letterhead import orders_of
from bot.papers.signing import open_seal
from bot.settings import Settings
from tests.papers.records import PLAIN, pdf

PASSPHRASE = "kata sandi segel"
SINCE = datetime(2026, 1, 1, tzinfo=UTC)
UNTIL = datetime(2036, 1, 1, tzinfo=UTC)


def certificate() -> tuple[bytes, x509.Certificate]:
    """A seal that an office made itself: the PKCS#12 file, and its certificate."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Segel ULT Contoh")])
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, SINCE, UNTIL)
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    kept = pkcs12.serialize_key_and_certificates(
        b"segel", key, made, None, BestAvailableEncryption(PASSPHRASE.encode())
    )
    return kept, made


PKCS12, CERTIFICATE = certificate()


@pytest.fixture(scope="module")
def sealed() -> bytes:
    """A sealed paper; made outside any loop, as in the workshop."""
    told = {"pkcs12": base64.b64encode(PKCS12).decode(), "passphrase": PASSPHRASE, "reason": "ULT Contoh", "place": ""}
    seal = open_seal(told)
    assert seal is not None
    return seal.put_on(pdf(PLAIN))


async def validity(paper: bytes) -> tuple[bool, bool]:
    """Whether a paper is intact, and whether it is sealed by whom we trust."""
    trusted = der.Certificate.load(CERTIFICATE.public_bytes(Encoding.DER))
    [signature] = PdfFileReader(BytesIO(paper)).embedded_signatures
    status = await async_validate_pdf_signature(
        signature, ValidationContext(trust_roots=[trusted], moment=SINCE + timedelta(days=400))
    )
    return status.intact and status.valid, status.trusted


async def test_a_sealed_paper_is_intact_and_its_own_bytes_are_in_it(sealed: bytes) -> None:
    assert sealed.startswith(pdf(PLAIN)), "the seal stands behind the paper"
    assert await validity(sealed) == (True, True)


async def test_an_altered_paper_fails(sealed: bytes) -> None:
    at = len(pdf(PLAIN)) // 2
    intact, _ = await validity(sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :])
    assert not intact


def test_without_a_certificate_nothing_is_sealed() -> None:
    assert open_seal({}) is None


def settings_with(file: Path, passphrase: str) -> Settings:
    return Settings.model_validate({"papers": {"seal_file": str(file), "seal_passphrase": passphrase}})


# rule: never-unsealed-by-mistake
def test_a_seal_that_cannot_be_opened_is_told_with_file_and_remedy(tmp_path: Path) -> None:
    file = tmp_path / "segel.p12"
    file.write_bytes(PKCS12)
    assert b"pkcs12" in orders_of(settings_with(file, PASSPHRASE))
    for wrong in (settings_with(file, "salah"), settings_with(tmp_path / "tidak-ada.p12", PASSPHRASE)):
        with pytest.raises(OperatorError, match=r"\.p12"):
            orders_of(wrong)
    assert orders_of(Settings.model_validate({})) == b"{}\n"


# rule: expired-seal-is-told
def test_doctor_opens_the_seal_and_looks_at_its_dates(tmp_path: Path) -> None:
    file = tmp_path / "segel.p12"
    file.write_bytes(PKCS12)
    well = settings_with(file, PASSPHRASE)
    [now] = paper_findings(well, SINCE + timedelta(days=30))
    assert now.well
    assert "Segel ULT Contoh" in now.what
    [soon] = paper_findings(well, UNTIL - timedelta(days=9))
    assert not soon.well
    assert not soon.serious
    [late] = paper_findings(well, UNTIL + timedelta(days=1))
    assert not late.well
    assert late.serious
    [early] = paper_findings(well, SINCE - timedelta(days=1))
    assert not early.well
    [closed] = paper_findings(settings_with(file, "salah"), SINCE)
    assert not closed.well
    assert "SEAL_PASSPHRASE" in closed.what
    [none] = paper_findings(Settings.model_validate({}), SINCE)
    assert none.well
