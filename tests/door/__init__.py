"""What the one door promises: everything that comes in is decided exactly once, all of it or nothing."""
