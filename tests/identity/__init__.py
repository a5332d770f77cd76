"""Who somebody is, kept apart from what the office records."""
