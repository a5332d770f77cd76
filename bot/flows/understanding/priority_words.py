"""Words by which people say why they go first, besides the names of the classes themselves."""

CLASS_OF = {
    **dict.fromkeys(("difabel", "kursi", "tunanetra", "tunarungu"), "disabilitas"),
    **dict.fromkeys(("disabled", "disability", "wheelchair", "blind", "deaf"), "disabilitas"),
    **dict.fromkeys(("elderly", "senior", "sepuh"), "lansia"),
    **dict.fromkeys(("menyusui", "pregnant", "nursing", "breastfeeding"), "hamil"),
    **dict.fromkeys(("bayi", "balita", "baby", "infant", "toddler", "child"), "anak_kecil"),
    **dict.fromkeys(("disaster",), "korban_bencana"),
}
"""The class that a word names, where the office has it."""
