"""The kabupaten and kota that a desk knows: reading such a list, and the one that Loket ships with.

A list is a TOML file of ``wilayah``, each with ``kunci`` (kept in the guest book, so it never changes),
``nama`` as officers see it, ``kode`` (BPS), and perhaps ``sebutan`` (other names that people use).
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from bot.flows.office.regions import OUTSIDE, Region, Regions, fold_name

_KNOWN = ("kunci", "nama", "kode", "sebutan")
_KEY = re.compile(r"[a-z][a-z0-9_]{0,23}")
_CODE = re.compile(r"[0-9]{4}")


def default_regions() -> Regions:
    """The 33 kabupaten/kota of Sumatera Utara."""
    return load_regions(files("bot.places").joinpath("sumatera_utara.toml").read_text("utf-8"))


def load_regions(text: str) -> Regions:
    """The regions that a TOML text lists; a ValueError says the first thing wrong with it, and the remedy."""
    regions = tuple(_region(row, f"wilayah ke-{no}") for no, row in enumerate(_rows(text), 1))
    _refuse_repeated("kunci", (region.key for region in regions))
    _refuse_repeated("kode", (region.code for region in regions))
    try:
        return Regions.of(regions)
    except ValueError as error:
        raise _fault(str(error), "sisakan ejaan itu pada satu wilayah saja") from None


def _rows(text: str) -> list[Any]:
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise _fault(f"susunan TOML tidak dapat dibaca ({error})", "perbaiki tulisan di tempat itu") from None
    rows = content.pop("wilayah", None)
    if content or not isinstance(rows, list) or not rows:
        raise _fault('isi berkas bukan daftar "wilayah"', 'mulai berkas dengan "wilayah = [" dan isi daftarnya')
    return rows


def _region(row: Any, where: str) -> Region:
    if not isinstance(row, dict) or not set(row) <= set(_KNOWN):
        raise _fault(f"{where} memuat isi yang tidak dikenal", f"pakai hanya kunci {', '.join(_KNOWN)}")
    key, name, code, synonyms = (row.get(known) for known in _KNOWN)
    if not isinstance(key, str) or not _KEY.fullmatch(key) or key == OUTSIDE:
        remedy = f'isi "kunci" dengan paling banyak 24 huruf kecil, angka, dan garis bawah, bukan "{OUTSIDE}"'
        raise _fault(f"kunci {where} tidak dapat dipakai", remedy)
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        raise _fault(f'kode "{key}" bukan kode BPS', 'isi "kode" dengan empat angka di antara tanda kutip')
    names = (name, *synonyms) if isinstance(synonyms, list) else (name,)
    if not isinstance(synonyms, list | None) or not all(isinstance(n, str) and fold_name(n) for n in names):
        remedy = 'isi "nama" dengan teks berhuruf, dan "sebutan" dengan daftar teks berhuruf'
        raise _fault(f'nama atau sebutan "{key}" tidak dapat dipakai', remedy)
    return Region(key, str(name), code, tuple(names[1:]))


def _refuse_repeated(what: str, values: Iterable[str]) -> None:
    for value, count in Counter(values).items():
        if count > 1:
            raise _fault(f'{what} "{value}" ditulis {count} kali', f"beri setiap wilayah {what} sendiri")


def _fault(message: str, remedy: str) -> ValueError:
    return ValueError(f"daftar wilayah: {message}; perbaikan: {remedy}")
