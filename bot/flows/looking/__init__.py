"""Who looked: whoever is shown something about a person without doing anything about it stands in the journal."""
