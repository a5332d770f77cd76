"""Doubtful answers: words that may be an answer and look like something else. They are read back, and kept if their
visitor confirms them or sends them once more.
"""

import re

from bot.flows.given.contacts import usual_npsn
from bot.flows.office.questions import SKIPPED, Kind, Question

_WORD = re.compile(r"[^\W\d_]+")


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


_PLACES = _words(
    "sd sdn sdit smp smpn smpit sma sman smk smkn slb slbn mi min mts mtsn man tk tkn paud pkbm sekolah madrasah "
    "pesantren universitas univ institut politeknik kampus dinas disdik kantor badan balai bpmp cabdis cabang uptd upt "
    "bidang kementerian yayasan lembaga perusahaan pt cv puskesmas kecamatan kelurahan school office university agency "
    "department ministry foundation"
)
"""Of what an institution's name is made, and no person's."""

_COMMON = _words(
    "saya aku kami kita ya iya tidak bukan baik siap oke ok sudah belum ada apa siapa mana ini itu bisa boleh mau "
    "tanya bertanya nanya tolong mohon maaf permisi guru kepala operator pengawas siswa orang tua wali mahasiswa umum "
    "ibu bapak pak bu kak bang nama sekolah informasi konsultasi pengaduan bantuan ijazah dapodik sertifikat hai halo "
    "test tes coba lanjut mulai daftar selesai yes no sure name teacher parent student me hello nothing none"
)
"""Words that stand alone in chats and are nobody's only name."""

_WISHES = _words(
    "mau ingin pengen pengin minta tolong bagaimana gimana kapan kenapa mengapa apakah bisakah cara want how when why "
    "please need"
)
"""With what wishes and questions begin, and no institution."""


def doubtful(question: Question, answer: str) -> bool:
    """Whether an answer that can be taken looks like something else."""
    # rule: npsn-warned-not-refused
    if question.kind is Kind.NPSN:
        return not usual_npsn(answer) and answer != SKIPPED
    words = [word.casefold() for word in _WORD.findall(answer)]
    # rule: doubtful-is-read-back
    match question.key:
        case "name":
            figures = "?" in answer or any(letter.isdigit() for letter in answer)
            return figures or bool(_PLACES & {*words}) or (len(words) == 1 and words[0] in _COMMON)
        case "institution":
            return "?" in answer or (bool(_WISHES & {*words}) and not _PLACES & {*words})
        case _:
            return False
