"""The office's hours, changed in chat by whoever may: read, shown beforehand with whom it concerns, ordered, told."""
