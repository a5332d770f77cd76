"""One question of a form's file: one that ships, named by its key, or one of the office's own with its own words."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.flows.office.questions import LISTED, Kind, Option, Question, Words
from bot.forms.wording import category_options, labels_of, option_of
from bot.sop.faults import meant, quoted
from bot.sop.table import Table
from bot.texts import LANGUAGES
from bot.texts.operator import in_words

KEYS = (
    *("kunci", "jenis", "wajib", "tanya", "nama", "contoh", "pilihan", "jika", "diingat"),
    *("paling_pendek", "paling_panjang", "paling_banyak"),
)
KINDS = {kind.value: kind for kind in Kind}
_KEY = re.compile(r"[a-z][a-z0-9_]{1,19}")
_OPTION_KEY = re.compile(r"[a-z0-9][a-z0-9_]{0,21}")
"""Keys travel in a button's 64 bytes, beside the visit's reference (Telegram, callback_data)."""
_LONGEST_QUESTION, _LONGEST_NAME, _LONGEST_OPTION, _LONGEST_EXAMPLE = 300, 20, 60, 100
"""Characters. A name is a label of a WhatsApp form (20) and a row of its lists (24)."""
_MOST_OPTIONS, _MOST_FILES = 15, 10
_LONGEST = {Kind.TEXT: (200, 500), Kind.LONG: (1000, 1000)}
"""Characters of an answer: if nothing is said, and at most."""
_NEVER_KEPT = (Kind.FILE, Kind.LONG, Kind.CATEGORY)
_LANGUAGE_NAMES = {"id": "Indonesia", "en": "Inggris"}


def read_question(table: Table, shipped: Mapping[str, Question]) -> Question | None:
    """The question that a table says; None, and a note, for one that cannot be told. ``shipped`` are those that may be
    named by their key alone; the library itself is read with none."""
    key = table.filled("kunci")
    if not key:
        return None
    if not _KEY.fullmatch(key):
        remedy = in_words("form-key-remedy")
        table.note("kunci", in_words("form-key", key=quoted(key)), remedy)
        return None
    known = shipped.get(key)
    kind = _kind(table, known, shipped)
    if kind is None:
        return None
    new = Question(key, kind, lasting=False, longest=_LONGEST.get(kind, (200, 0))[0])
    question = replace(known or new, required=_required(table, kind, known))
    question = replace(question, lasting=_lasting(table, kind, known), most=_most(table, kind, question.most))
    question = _with_options(table, _with_lengths(table, question), own=known is None and bool(shipped))
    return _with_words(table, question, own=known is None and bool(shipped))


def _kind(table: Table, known: Question | None, shipped: Mapping[str, Question]) -> Kind | None:
    written = table.text("jenis")
    if not written and known is not None:
        return known.kind
    if not written:
        remedy = in_words("form-kind-remedy", kinds=meant("", tuple(KINDS)))
        if shipped:
            remedy += in_words("form-shipped", known=", ".join(shipped))
        table.note("kunci", in_words("form-no-kind", key=quoted(table.text("kunci"))), remedy)
        return None
    kind = KINDS.get(written)
    if kind is None:
        table.note("jenis", in_words("form-kind", written=quoted(written)), meant(written, tuple(KINDS)))
    elif known is not None and kind is not known.kind:
        message = in_words("form-shipped-kind", key=quoted(known.key), kind=known.kind.value)
        table.note("jenis", message, in_words("form-shipped-kind-remedy"))
        return None
    elif known is None and kind is Kind.CATEGORY and shipped:
        table.note("jenis", in_words("form-category"), in_words("form-category-remedy"))
        return None
    return kind


def _required(table: Table, kind: Kind, known: Question | None) -> bool:
    """Files are never required: not every channel can send one."""
    if table.value("wajib") is None:
        return known.required if known is not None else kind is not Kind.FILE
    required = table.flag("wajib")
    if required and kind is Kind.FILE:
        remedy = in_words("form-file-required-remedy")
        table.note("wajib", in_words("form-file-required"), remedy)
    if not required and table.text("kunci") in ("name", "category"):
        table.note("wajib", in_words("form-required"), in_words("form-required-remedy"))
    return required


def _lasting(table: Table, kind: Kind, known: Question | None) -> bool:
    if table.value("diingat") is None:
        return known.lasting if known is not None else False
    lasting = table.flag("diingat")
    if lasting and kind in _NEVER_KEPT:
        remedy = in_words("form-kept-remedy")
        table.note("diingat", in_words("form-kept", kind=kind.value), remedy)
    return lasting


def _most(table: Table, kind: Kind, usual: int) -> int:
    if table.value("paling_banyak") is None:
        return usual
    if kind is not Kind.FILE:
        table.note("paling_banyak", in_words("form-most"), in_words("form-most-remedy"))
    return table.whole("paling_banyak", _MOST_FILES) or usual


def _with_lengths(table: Table, question: Question) -> Question:
    if question.kind not in _LONGEST:
        for key in ("paling_pendek", "paling_panjang"):
            if table.value(key) is not None:
                table.note(key, in_words("form-length"), in_words("form-length-remedy", key=key))
        return question
    most = _LONGEST[question.kind][1]
    longest = _number(table, "paling_panjang", most, question.longest)
    shortest = _number(table, "paling_pendek", most, question.shortest)
    if shortest > longest:
        table.note("paling_pendek", in_words("form-lengths"), in_words("form-lengths-remedy"))
    return replace(question, shortest=shortest, longest=longest)


def _number(table: Table, key: str, most: int, usual: int) -> int:
    return usual if table.value(key) is None else table.whole(key, most) or usual


def _with_options(table: Table, question: Question, *, own: bool) -> Question:
    if question.kind is Kind.CATEGORY:
        return _labelled(replace(question, options=category_options()))
    written = table.value("pilihan")
    if question.kind not in LISTED:
        if written is not None:
            table.note(
                "pilihan", in_words("form-no-options", kind=question.kind.value), in_words("form-no-options-remedy")
            )
        return question
    if written is None and question.options:
        return question
    items = written if isinstance(written, list) else []
    if not 2 <= len(items) <= _MOST_OPTIONS:
        message = in_words("form-options", key=quoted(question.key), count=len(items))
        table.note(
            "pilihan" if written is not None else "kunci", message, in_words("form-options-remedy", most=_MOST_OPTIONS)
        )
    options = tuple(filter(None, (_option(table, question, item, own=own) for item in items)))
    if len({option.key for option in options}) < len(options):
        table.note("pilihan", in_words("form-option-twice"), in_words("form-option-twice-remedy"))
    return _labelled(replace(question, options=options))


def _labelled(question: Question) -> Question:
    return replace(question, labels=labels_of(question.options))


def _option(table: Table, question: Question, item: object, *, own: bool) -> Option | None:
    """An option: of the office's own words, or of a question that ships by its key alone."""
    example = in_words("form-option-remedy")
    if isinstance(item, str):
        shipped = {option.key: option for option in question.options}
        if item in shipped or (not own and not shipped):
            return shipped.get(item) or option_of(question.key, item)
        table.note("pilihan", in_words("form-option-wordless", option=quoted(item)), example)
        return None
    if not isinstance(item, dict) or not isinstance(item.get("kunci"), str):
        table.note("pilihan", in_words("form-option-keyless"), example)
        return None
    if not _OPTION_KEY.fullmatch(item["kunci"]):
        remedy = in_words("form-option-key-remedy")
        table.note("pilihan", in_words("form-option-key", key=quoted(item["kunci"])), remedy)
        return None
    said = {key: value for key, value in item.items() if key != "kunci"}
    words = _words(table, "pilihan", said, _LONGEST_OPTION, in_words("form-option", key=quoted(item["kunci"])))
    return Option(item["kunci"], words=words)


def _with_words(table: Table, question: Question, *, own: bool) -> Question:
    """The office's own words; a question of its own needs them all, one that ships may be given others."""
    asks = _said(table, "tanya", _LONGEST_QUESTION, required=own)
    name = _said(table, "nama", _LONGEST_NAME, required=own)
    example = _said(table, "contoh", _LONGEST_EXAMPLE, required=False)
    if example and not asks:
        table.note("contoh", in_words("form-exampleless"), in_words("form-exampleless-remedy"))
    return replace(question, asks=asks, name=name, example=example)


def _said(table: Table, key: str, longest: int, *, required: bool) -> Words:
    written = table.value(key)
    example = in_words("form-words-remedy", key=key)
    if written is None:
        if required:
            message = in_words("form-wordless", question=quoted(table.text("kunci")), key=key)
            table.note("kunci", message, example)
        return {}
    if key == "contoh" and isinstance(written, str):
        written = dict.fromkeys(LANGUAGES, written)
    if not isinstance(written, dict):
        table.note(key, in_words("form-bilingual", key=key), example)
        return {}
    return _words(table, key, written, longest, f'"{key}"')


def _words(table: Table, key: str, written: Mapping[str, Any], longest: int, what: str) -> Words:
    """Words in every language of the desk, each on one line."""
    for other in sorted(written.keys() - set(LANGUAGES)):
        table.note(
            key,
            in_words("form-other-language", what=what, language=quoted(other)),
            in_words("form-other-language-remedy"),
        )
    found = {}
    for language in LANGUAGES:
        text = written.get(language)
        said = " ".join(text.split()) if isinstance(text, str) else ""
        if not said:
            name = _LANGUAGE_NAMES.get(language, language)
            table.note(
                key,
                in_words("form-untranslated", what=what, name=name, language=language),
                in_words("form-untranslated-remedy", language=language),
            )
        elif len(said) > longest:
            table.note(
                key,
                in_words("form-long", what=what, language=language, length=len(said)),
                in_words("form-long-remedy", longest=longest),
            )
        found[language] = said
    return found
