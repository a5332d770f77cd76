"""Papers say what they are to say, on one page, and the same values give the same bytes."""
