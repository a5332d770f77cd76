"""A timestamp authority on this machine: it stamps whatever it is asked to, with a certificate of its own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from aiohttp import web
from asn1crypto import keys, tsp, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper


@dataclass
class FakeAuthority:
    """Where it is asked, and how often it was; ``away`` answers nothing of use."""

    url: str = ""
    asked: int = 0
    away: bool = False


@asynccontextmanager
async def authority() -> AsyncIterator[FakeAuthority]:
    """An authority that answers while the block runs."""
    fake, stamper = FakeAuthority(), _stamper()

    async def answer(request: web.Request) -> web.Response:
        fake.asked += 1
        if fake.away:
            return web.Response(status=503)
        asked = tsp.TimeStampReq.load(await request.read())
        given = await stamper.async_request_tsa_response(asked)
        return web.Response(body=given.dump(), content_type="application/timestamp-reply")

    app = web.Application()
    app.router.add_post("/", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    fake.url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    try:
        yield fake
    finally:
        await runner.cleanup()


def _stamper() -> DummyTimeStamper:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = certificates.Name([certificates.NameAttribute(certificates.NameOID.COMMON_NAME, "Otoritas percobaan")])
    begin = datetime.now(UTC) - timedelta(days=1)
    made = certificates.CertificateBuilder(name, name, key.public_key(), 1, begin, begin + timedelta(days=2))
    usage = certificates.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    certificate = made.add_extension(usage, critical=True).sign(key, hashes.SHA256())
    encoding, plain = serialization.Encoding.DER, serialization.NoEncryption()
    private = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain)
    return DummyTimeStamper(
        x509.Certificate.load(certificate.public_bytes(encoding)), keys.PrivateKeyInfo.load(private)
    )
