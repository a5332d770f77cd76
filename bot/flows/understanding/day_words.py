"""The words for days and months, in both languages and as people shorten and misspell them."""

_WEEKDAYS = (
    ("senin", "sen", "monday", "mon"),
    ("selasa", "sel", "tuesday", "tue", "tues"),
    ("rabu", "rab", "wednesday", "wed"),
    ("kamis", "kam", "kms", "thursday", "thu", "thurs"),
    ("jumat", "jum'at", "jumaat", "jmt", "jum", "friday", "fri"),
    ("sabtu", "sab", "saturday", "sat"),
    ("minggu", "ahad", "sunday", "sun"),
)
_MONTHS = (
    ("januari", "jan", "january"),
    ("februari", "pebruari", "feb", "february"),
    ("maret", "mar", "march"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "jun", "june"),
    ("juli", "jul", "july"),
    ("agustus", "agu", "agt", "ags", "aug", "august"),
    ("september", "sep", "sept"),
    ("oktober", "okt", "oct", "october"),
    ("november", "nopember", "nov", "nop"),
    ("desember", "des", "december", "dec"),
)

WEEKDAYS = {word: no for no, words in enumerate(_WEEKDAYS) for word in words}
"""From Monday, which is 0."""

MONTHS = {word: no for no, words in enumerate(_MONTHS, 1) for word in words}

TOMORROW = ("besok", "bsk", "bsok", "besk", "besuk", "esok", "tomorrow", "tmrw")
DAY_AFTER = ("lusa",)
