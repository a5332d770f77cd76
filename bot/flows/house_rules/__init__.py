"""What an office changes from week to week, set in chat: read, checked, shown with whom it concerns, ordered, told."""
