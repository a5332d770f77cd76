"""A day of the office rehearsed (``loket gladi``): own settings, sheet, texts and names, in a database of its own."""
