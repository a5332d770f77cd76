"""What Meta's error codes mean for the desk: which kind of trouble it is, and the words people are told.

Codes: developers.facebook.com, WhatsApp Cloud API, error codes. One that is not listed counts as a refusal.
"""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What can be done about a trouble."""

    WINDOW = "window"
    """The person's last message is too long ago: only an approved text may be sent."""
    PAIR = "pair"
    """Too many messages to this person: wait, for them alone."""
    THROUGHPUT = "throughput"
    """Too many messages in all: everybody waits."""
    ACCESS = "access"
    """Token, permission or account: nothing can be sent until an administrator acts."""
    PASSING = "passing"
    """Meta's own trouble: try again."""
    ABSENT = "absent"
    """This person cannot be reached on WhatsApp."""
    TEMPLATE = "template"
    """The approved text is missing, paused or does not fit."""
    REFUSED = "refused"
    """Anything else that will not get better by itself."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One error: its kind, and what it means in words an officer understands."""

    kind: Kind
    words: str


_ACCESS = "WhatsApp menolak akses loket; pengelola perlu memeriksa token dan akun"
_BUSY = "WhatsApp sedang terganggu"
_TEMPLATE = "templat pesan WhatsApp belum disetujui atau tidak cocok"
_WINDOW = "lebih dari 24 jam sejak pesan terakhir pengunjung; WhatsApp tidak mengizinkan pesan biasa"

_KNOWN = {
    131047: Trouble(Kind.WINDOW, _WINDOW),
    131056: Trouble(Kind.PAIR, "terlalu banyak pesan kepada orang ini dalam waktu singkat"),
    130429: Trouble(Kind.THROUGHPUT, "terlalu banyak pesan sekaligus"),
    131048: Trouble(Kind.THROUGHPUT, "WhatsApp membatasi nomor ini karena laporan spam"),
    80007: Trouble(Kind.THROUGHPUT, "batas pemakaian akun WhatsApp tercapai"),
    4: Trouble(Kind.THROUGHPUT, "batas panggilan API tercapai"),
    131026: Trouble(Kind.ABSENT, "nomor ini tidak dapat menerima pesan WhatsApp"),
    131030: Trouble(Kind.ABSENT, "nomor ini tidak ada dalam daftar penerima percobaan"),
    131021: Trouble(Kind.ABSENT, "nomor tujuan sama dengan nomor loket"),
    131049: Trouble(Kind.ABSENT, "WhatsApp menahan pesan ini demi kenyamanan penerima"),
    131050: Trouble(Kind.ABSENT, "penerima menolak pesan dari loket"),
    131062: Trouble(Kind.ABSENT, "penerima tanpa nomor telepon tidak dapat menerima jenis pesan ini"),
    130472: Trouble(Kind.ABSENT, "WhatsApp tidak menyampaikan pesan ini kepada penerima"),
    0: Trouble(Kind.ACCESS, _ACCESS),
    3: Trouble(Kind.ACCESS, _ACCESS),
    10: Trouble(Kind.ACCESS, _ACCESS),
    190: Trouble(Kind.ACCESS, _ACCESS),
    368: Trouble(Kind.ACCESS, "akun WhatsApp loket dibatasi karena pelanggaran ketentuan"),
    131005: Trouble(Kind.ACCESS, _ACCESS),
    131031: Trouble(Kind.ACCESS, "akun WhatsApp loket dikunci"),
    131042: Trouble(Kind.ACCESS, "pembayaran akun WhatsApp bermasalah"),
    131045: Trouble(Kind.ACCESS, "nomor loket belum terdaftar dengan benar"),
    133010: Trouble(Kind.ACCESS, "nomor loket belum terdaftar di Cloud API"),
    1: Trouble(Kind.PASSING, _BUSY),
    2: Trouble(Kind.PASSING, _BUSY),
    131000: Trouble(Kind.PASSING, _BUSY),
    131016: Trouble(Kind.PASSING, _BUSY),
    131057: Trouble(Kind.PASSING, "akun WhatsApp loket sedang dipelihara Meta"),
    133004: Trouble(Kind.PASSING, _BUSY),
    131051: Trouble(Kind.REFUSED, "jenis pesan ini tidak didukung WhatsApp"),
    131052: Trouble(Kind.REFUSED, "berkas tidak dapat diambil"),
    131053: Trouble(Kind.REFUSED, "berkas tidak dapat dikirim"),
}


def trouble_of(code: int) -> Trouble:
    """What an error code means; templates have 132xxx, permissions 200-299."""
    if 132000 <= code < 133000:
        return Trouble(Kind.TEMPLATE, f"{_TEMPLATE} (kode {code})")
    if 200 <= code < 300:
        return Trouble(Kind.ACCESS, f"{_ACCESS} (kode {code})")
    known = _KNOWN.get(code)
    if known is None:
        return Trouble(Kind.REFUSED, f"WhatsApp menolak pesan ini (kode {code})")
    return Trouble(known.kind, f"{known.words} (kode {code})")


RETRIED: dict[Kind, float] = {Kind.PAIR: 30.0, Kind.THROUGHPUT: 5.0, Kind.PASSING: 15.0, Kind.ACCESS: 60.0}
"""Kinds after which sending again may help, with the seconds to wait first."""
