"""TOML as such: the text becomes plain tables, or the place where its writing goes wrong."""

import re
import tomllib
from typing import Any

from bot.sop.faults import SheetFault, SheetFaults

_LINE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")

_QUOTES = 'tulis setiap teks di antara dua tanda kutip pada baris yang sama, misalnya waktu = "3 menit"'
_BRACKET = 'tutup daftar dengan kurung siku dan pisahkan isinya dengan koma, misalnya ["Buku tamu", "Tag tamu"]'
_HEADING = "tulis judul bagian seperti [identitas], [[pelaksana]] atau [[langkah]] pada baris tersendiri"

_EXPLAINED: tuple[tuple[str, str, str], ...] = (
    ("Expected '=' after a key", "sesudah nama kunci tidak ada tanda sama dengan", 'tulis kunci = "isi"'),
    ("Expected newline or end", "ada tulisan berlebih sesudah isi kunci", _QUOTES),
    ("Illegal character '\\n'", "teks tidak ditutup dengan tanda kutip", _QUOTES),
    (
        "Illegal character",
        "ada tanda yang tidak terlihat (karakter kendali)",
        "hapus tanda itu, lalu ketik ulang",
    ),
    ("Found invalid character", "ada tanda yang tidak terlihat (karakter kendali)", "hapus tanda itu"),
    ("Unterminated string", "teks tidak ditutup dengan tanda kutip", _QUOTES),
    ("Expected \"'''\"", "teks tidak ditutup dengan tanda kutip", _QUOTES),
    (
        "Unescaped",
        "tanda garis miring terbalik (\\) dibaca sebagai kode",
        "ganti dengan garis miring biasa (/)",
    ),
    ("Unclosed array", "daftar tidak ditutup, atau di antara isinya kurang koma", _BRACKET),
    ("Cannot overwrite a value", "kunci yang sama ditulis dua kali", "hapus salah satu"),
    ("Cannot declare", "bagian yang sama ditulis dua kali", f"hapus salah satu; {_HEADING}"),
    ("Expected ']", "judul bagian tidak ditutup kurung siku", _HEADING),
    ("Invalid initial character", "judul bagian atau nama kunci tidak lengkap", _HEADING),
    ("Invalid statement", "baris ini bukan judul bagian, kunci, atau komentar", 'tulis kunci = "isi"'),
    ("Invalid value", "isi kunci tidak dapat dibaca", _QUOTES),
)
_UNEXPLAINED = ("susunan tulisan TOML tidak dapat dibaca", _QUOTES)


def parse(text: str, origin: str) -> dict[str, Any]:
    """The tables of a TOML text; raises :class:`SheetFaults` with the one place where reading stopped."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SheetFaults([_explain(str(error), text, origin)]) from None
    except ValueError:
        # Python converts no number of more than 4300 digits; tomllib lets that error through.
        fault = SheetFault(origin, 1, "ada bilangan yang terlalu panjang", _QUOTES)
    except RecursionError:
        fault = SheetFault(origin, 1, "kurung bersarang terlalu dalam", _BRACKET)
    raise SheetFaults([fault])


def _explain(error: str, text: str, origin: str) -> SheetFault:
    """tomllib's English sentence as the clerk's: its line is kept, its cause is put in plain words."""
    message, remedy = next(
        ((message, remedy) for start, message, remedy in _EXPLAINED if error.startswith(start)), _UNEXPLAINED
    )
    found = _LINE.search(error)
    if found and found[1]:
        return SheetFault(origin, int(found[1]), f"{message} (kolom {found[2]})", remedy)
    last_line = text.rstrip().count("\n") + 1
    return SheetFault(origin, last_line, f"{message} (sampai akhir berkas)", remedy)
