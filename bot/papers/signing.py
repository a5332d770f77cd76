"""The office's seal on a paper: a signature by its certificate (PAdES, ISO 32000-2), which shows every later change.

Nothing is drawn on the page; a reader of PDFs names who sealed it. The time of sealing is this machine's word, without
a timestamp authority, so that no paper waits for the net.
"""

import base64
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyhanko.sign.signers import PdfSigner

FIELD = "Segel"
"""What the field of the signature is called."""


class SealFault(ValueError):
    """The certificate cannot be opened: a wrong passphrase, or no PKCS#12 with a key."""


@dataclass(frozen=True, slots=True)
class Seal:
    """Seals papers with one certificate."""

    signer: "PdfSigner"

    def put_on(self, paper: bytes) -> bytes:
        """The paper with the seal on it: its own bytes, and behind them the signature over them."""
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

        sealed = BytesIO()
        self.signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(paper)), output=sealed)
        return sealed.getvalue()


def open_seal(told: dict[str, Any]) -> Seal | None:
    """The seal that an order tells of, if it tells of one; raises SealFault. The library is loaded only then."""
    if "pkcs12" not in told:
        return None
    from pyhanko.sign import PdfSignatureMetadata, signers
    from pyhanko.sign.fields import SigSeedSubFilter

    opened = signers.SimpleSigner.load_pkcs12_data(
        base64.b64decode(told["pkcs12"]), other_certs=[], passphrase=told["passphrase"].encode() or None
    )
    if opened is None:
        raise SealFault
    metadata = PdfSignatureMetadata(
        field_name=FIELD,
        reason=told.get("reason") or None,
        location=told.get("place") or None,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
    )
    return Seal(signers.PdfSigner(metadata, signer=opened))
